//! Section `seed`: the public value has its announced form, and the key is its key.

use super::case::Case;
use super::rule::Rule;
use super::verdict::{Check, Failure};
use crate::record::SourceKind;

pub(super) fn checks(case: &Case<'_>) -> Vec<Check> {
    vec![value(case), key(case)]
}

/// Dice: exactly the announced number of ASCII digits.
fn value(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("seed", "value_form");
    let (source, value) = (&case.commitment.plan.source, &case.record.seed.value);
    let formed = match source.kind {
        SourceKind::Dice => value.len() as u64 == source.digits && value.bytes().all(|b| b.is_ascii_digit()),
    };
    rule.hold(formed, || Failure::differs("record.seed.value", format_args!("{} digits", source.digits), format_args!("{value:?}")));
    rule.done()
}

/// SHA-256("EH1/key\0" ‖ K).
fn key(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("seed", "key_check");
    rule.equal("record.seed.key_check", &case.key.check(), &case.record.seed.key_check);
    rule.done()
}
