//! Entries are numbered without a gap, each names the one before, and time does not run backward.

use super::super::rule::Rule;
use super::super::verdict::{Check, Failure};
use super::path;
use crate::base::{Digest, canon, sha256};
use crate::record::{Entry, LEDGER_FORMAT, Ledger};
use jiff::civil::DateTime;

/// SHA-256("EH1/entry\0" ‖ canonical entry).
pub(super) fn digest(entry: &Entry) -> Digest {
    sha256(&[b"EH1/entry\0", &canon::write(entry)])
}

pub(super) fn check(ledger: &Ledger) -> Check {
    let mut rule = Rule::new("ledger", "chain");
    rule.hold(ledger.format == LEDGER_FORMAT, || Failure::differs("ledger.format", LEDGER_FORMAT, &ledger.format));
    let (mut previous, mut last) = (Digest([0; 32]), "");
    for (i, entry) in ledger.entries.iter().map(|e| &e.entry).enumerate() {
        let number = i as u64 + 1;
        rule.hold(entry.number == number, || Failure::differs(path(i, ".entry.number"), number, entry.number));
        rule.hold(entry.previous == previous, || Failure::differs(path(i, ".entry.previous"), previous, entry.previous));
        rule.hold(is_time(&entry.at), || Failure::differs(path(i, ".entry.at"), "2025-03-03T09:00:00", format_args!("{:?}", entry.at)));
        rule.hold(entry.at.as_str() >= last, || Failure::differs(path(i, ".entry.at"), format_args!("{last} or later"), &entry.at));
        (previous, last) = (digest(entry), &entry.at);
    }
    rule.done()
}

/// Unix seconds of a time in China.
pub(super) fn unix(at: &str) -> Option<i64> {
    let time: DateTime = at.parse().ok()?;
    Some(time.duration_since(DateTime::constant(1970, 1, 1, 8, 0, 0, 0)).as_secs())
}

fn is_time(at: &str) -> bool {
    at.parse().is_ok_and(|time: DateTime| time.strftime("%Y-%m-%dT%H:%M:%S").to_string() == at)
}
