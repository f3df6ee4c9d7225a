//! What standard output and standard error are: a terminal or not, how wide, with colours or without.

use std::io::{IsTerminal, stderr, stdout};
use terminal_size::{Height, Width, terminal_size, terminal_size_of};

/// Columns of a page where there is no terminal to fit.
const PAGE: usize = 100;
/// Wider lines are hard to read.
const PAGE_MAX: usize = 120;
/// Narrower terminals get lines of this and break them themselves.
const COLUMNS_MIN: usize = 40;

/// One of the two outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// Whether it is a terminal that understands more than text: bars may be drawn.
    pub moves: bool,
    /// Columns, if it is a terminal.
    pub columns: Option<usize>,
    /// Whether to write colours.
    pub colours: bool,
}

impl Terminal {
    /// Standard output.
    pub fn of_output() -> Self {
        Self::new(stdout().is_terminal(), terminal_size_of(stdout()).or_else(terminal_size))
    }

    /// Standard error.
    pub fn of_error() -> Self {
        Self::new(stderr().is_terminal(), terminal_size_of(stderr()).or_else(terminal_size))
    }

    fn new(terminal: bool, size: Option<(Width, Height)>) -> Self {
        let set = |name: &str| std::env::var(name).ok().filter(|text| !text.is_empty());
        let moves = terminal && set("TERM").as_deref() != Some("dumb");
        let wide = size.map(|(Width(columns), _)| usize::from(columns)).filter(|columns| *columns > 0);
        Self { moves, columns: terminal.then(|| wide.unwrap_or(80).max(COLUMNS_MIN)), colours: moves && wants_colours(set) }
    }

    /// Columns for a page of text.
    pub fn columns_or_page(self) -> usize {
        self.columns.map_or(PAGE, |columns| columns.min(PAGE_MAX))
    }
}

/// `NO_COLOR` set to anything, or `CLICOLOR=0`, says no.
fn wants_colours(set: impl Fn(&str) -> Option<String>) -> bool {
    set("NO_COLOR").is_none() && set("CLICOLOR").as_deref() != Some("0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_only_where_nobody_objects() {
        let under = |name: &'static str, value: &'static str| wants_colours(move |n| (n == name).then(|| value.to_owned()));
        assert!(under("TERM", "xterm") && under("CLICOLOR", "1"));
        assert!(!under("NO_COLOR", "1") && !under("CLICOLOR", "0"));
        assert!(!Terminal::new(false, Some((Width(80), Height(24)))).colours);
        assert_eq!(Terminal::new(false, Some((Width(80), Height(24)))).columns, None);
        assert_eq!(Terminal::new(true, Some((Width(20), Height(24)))).columns, Some(40));
        assert_eq!(Terminal::new(true, None).columns, Some(80));
    }
}
