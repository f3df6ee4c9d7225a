//! The page `--help` shows: one language, lines that fit the terminal, Chinese characters aligned.

use super::Texts;
use crate::base::{width, wrap};
use clap::{Arg, Command};

/// Columns of the names on the left, at most: longer ones have their text below.
const LEFT_MAX: usize = 34;
/// Columns a text needs to stand beside its name.
const RIGHT_MIN: usize = 24;

/// The page of one verb of a tree that is [`super::shown`], in lines of at most so many columns.
/// Headings are marked bold if wished.
pub fn page(command: &Command, columns: usize, bold: bool, texts: &Texts) -> String {
    let heading = |text: String| if bold { format!("\x1b[1m{text}\x1b[0m\n") } else { format!("{text}\n") };
    let mut out = String::new();
    for line in wrap(&command.get_about().map(ToString::to_string).unwrap_or_default(), columns) {
        out += &format!("{line}\n");
    }
    out += &format!("\n{}", heading(texts.word("word-usage")));
    out += &hanging(&usage(command, texts), columns);
    let verbs = command.get_subcommands().map(|verb| (verb.get_name().to_owned(), verb.get_about()));
    let verbs = verbs.map(|(name, about)| (name, about.map(ToString::to_string).unwrap_or_default())).collect();
    let named = |arg: &Arg| (name(arg), arg.get_help().map(ToString::to_string).unwrap_or_default());
    let positional = command.get_positionals().map(named).collect();
    let options = command.get_arguments().filter(|arg| !arg.is_positional()).map(named).collect();
    for (word, rows) in [("word-verbs", verbs), ("word-arguments", positional), ("word-options", options)] {
        let rows: Vec<(String, String)> = rows;
        if !rows.is_empty() {
            out += &format!("\n{}{}", heading(texts.word(word)), columns_of(&rows, columns));
        }
    }
    if let Some(after) = command.get_after_help() {
        out += "\n";
        for line in after.to_string().lines() {
            out += &if line.starts_with(' ') || line.is_empty() { format!("{line}\n") } else { heading(line.to_owned()) };
        }
    }
    out
}

/// `evenhand draw [OPTIONS] --value <VALUE> <RUN>`.
pub fn usage(command: &Command, texts: &Texts) -> String {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    usage.lines().map(str::trim).collect::<Vec<_>>().join(" ").replace("[OPTIONS]", &texts.word("word-some-options"))
}

/// Lines after the first stand further in.
fn hanging(text: &str, columns: usize) -> String {
    let lines = wrap(text, columns.saturating_sub(6));
    lines.iter().enumerate().map(|(at, line)| format!("{}{line}\n", if at == 0 { "  " } else { "      " })).collect()
}

fn name(arg: &Arg) -> String {
    match (arg.get_short(), arg.get_long().is_some()) {
        (Some(short), true) => format!("-{short}, {arg}"),
        (None, true) => format!("    {arg}"),
        _ => arg.to_string(),
    }
}

/// Names left, texts right; below their names where the terminal is narrow.
fn columns_of(rows: &[(String, String)], columns: usize) -> String {
    let left = rows.iter().map(|(name, _)| width(name)).filter(|w| *w <= LEFT_MAX).max().unwrap_or(0);
    let beside = left + 4 + RIGHT_MIN <= columns;
    let indent = if beside { left + 4 } else { 10 };
    let mut out = String::new();
    for (name, text) in rows {
        let fits = beside && width(name) <= left;
        out += &format!("  {name}");
        for (at, line) in wrap(text, columns.saturating_sub(indent)).iter().enumerate() {
            let blanks = if at == 0 && fits { left + 2 - width(name) } else { indent };
            out += &if at == 0 && fits {
                format!("{:blanks$}{line}\n", "")
            } else if at == 0 {
                format!("\n{:blanks$}{line}\n", "")
            } else {
                format!("{:blanks$}{line}\n", "")
            };
        }
    }
    out
}
