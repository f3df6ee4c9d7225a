//! Drawing again until it pleases: the earlier result is deleted, so nothing shows how often it was done.

use super::{List, share};
use std::fmt::Write;

/// Redraws shown.
const DRAWS: i32 = 20;

/// The redraw, line by line.
pub fn table(lists: &[List]) -> String {
    let mut text = format!(
        "### The deleted redraw\n\n| line | chance of an entry, p = 1/k | draws until a friend is out, 1/(1−p) | draws until a chosen rival is in, 1/p | rival in at least once in {DRAWS} draws, 1−(1−p)^{DRAWS} |\n"
    );
    text += "|---|---|---|---|---|\n";
    let mut least = 1.0f64;
    for list in lists {
        let k = list.size() / list.seats;
        let p = 1.0 / k as f64;
        least = least.min(1.0 - p.powi(DRAWS));
        let rival = 100.0 * (1.0 - (1.0 - p).powi(DRAWS));
        let _ = writeln!(text, "| {} | {} | {:.2} | {k} | {rival:.1} % |", list.line, share(1, k), 1.0 / (1.0 - p));
    }
    let _ = writeln!(
        text,
        "\nA friend is out at least once in {DRAWS} draws with {:.4} % or more, whatever the line: 1−p^{DRAWS}.",
        100.0 * least
    );
    text
}
