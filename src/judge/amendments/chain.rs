//! Amendments are numbered from 1, each names the digest of the file before it, and time does not run back.

use super::super::case::Case;
use super::super::files::digest;
use super::super::rule::Rule;
use super::super::verdict::{Check, Failure};
use super::name;
use crate::record::Amendment;

pub(super) fn check(case: &Case<'_>, amendments: &[Amendment]) -> Check {
    let mut rule = Rule::new("amendments", "chain");
    let mut previous = digest(case.record);
    let mut as_of = case.facts.task.issued;
    for (i, amendment) in amendments.iter().enumerate() {
        let name = name(i);
        rule.equal(&format!("{name}.number"), &(i as u64 + 1), &amendment.number);
        rule.equal(&format!("{name}.previous"), &previous, &amendment.previous);
        rule.hold(as_of <= amendment.as_of, || Failure::differs(format!("{name}.as_of"), format_args!("≥ {as_of}"), amendment.as_of));
        (previous, as_of) = (digest(amendment), amendment.as_of);
    }
    rule.done()
}
