//! Amendments are numbered from 1, each names the digest of the file before it, and stands as of the latest incident so far.

use super::super::case::Case;
use super::super::files::digest;
use super::super::rule::Rule;
use super::super::verdict::Check;
use super::name;
use crate::record::Amendment;

pub(super) fn check(case: &Case<'_>, amendments: &[Amendment]) -> Check {
    let mut rule = Rule::new("amendments", "chain");
    let mut previous = digest(case.record);
    let mut as_of = None;
    for (i, amendment) in amendments.iter().enumerate() {
        let name = name(i);
        rule.equal(&format!("{name}.number"), &(i as u64 + 1), &amendment.number);
        rule.equal(&format!("{name}.previous"), &previous, &amendment.previous);
        as_of = amendment.incidents.iter().map(|x| x.day).max().max(as_of);
        rule.equal(&format!("{name}.as_of"), &as_of, &Some(amendment.as_of));
        previous = digest(amendment);
    }
    rule.done()
}
