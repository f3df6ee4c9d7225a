//! Section `seed`: every public value has its announced form, and the key is its key.

use super::case::Case;
use super::rule::Rule;
use super::sources::formed;
use super::verdict::{Check, Failure};

pub(super) fn checks(case: &Case<'_>) -> Vec<Check> {
    vec![values(case), key(case)]
}

/// One value for each source, in its canonical form.
fn values(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("seed", "value_form");
    let (sources, values) = (&case.commitment.plan.sources, &case.record.seed.values);
    rule.hold(!sources.is_empty() && sources.len() == values.len(), || {
        Failure::differs("record.seed.values", format_args!("{} values", sources.len()), format_args!("{}", values.len()))
    });
    for (i, (source, value)) in sources.iter().zip(values).enumerate() {
        let form = formed(source, value);
        rule.hold(form.is_ok(), || {
            Failure::differs(
                format!("record.seed.values[{i}]"),
                form.as_ref().err().cloned().unwrap_or_default(),
                format_args!("{value:?}"),
            )
        });
    }
    rule.done()
}

/// SHA-256("EH1/key\0" ‖ K).
fn key(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("seed", "key_check");
    rule.equal("record.seed.key_check", &case.key.check(), &case.record.seed.key_check);
    rule.done()
}
