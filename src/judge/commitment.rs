//! Section `commitment`: the plan is the one committed to, and the record belongs to it.

use super::case::Case;
use super::keys::plan_digest;
use super::rule::Rule;
use super::verdict::{Check, Failure};
use crate::base::canon;

pub(super) fn checks(case: &Case<'_>) -> Vec<Check> {
    vec![digest(case), secret(case), public(case), belongs(case)]
}

/// C = SHA-256("EH1/plan\0" ‖ canonical plan).
fn digest(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("commitment", "digest");
    rule.equal("commitment.commitment", &plan_digest(&canon::write(&case.commitment.plan)), &case.commitment.commitment);
    rule.done()
}

/// The secret shown is the one whose hash was published.
fn secret(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("commitment", "secret_hash");
    rule.equal("commitment.plan.secret_hash", &case.secret.hash(), &case.commitment.plan.secret_hash);
    rule.done()
}

/// Public mode is S = 32 zero bytes, and says so.
fn public(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("commitment", "public_flag");
    rule.hold(case.commitment.plan.public == case.secret.is_zero(), || {
        Failure::differs("commitment.plan.public", case.secret.is_zero(), case.commitment.plan.public)
    });
    rule.done()
}

fn belongs(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("commitment", "record_belongs");
    rule.equal("record.commitment", &case.commitment.commitment, &case.record.commitment);
    rule.done()
}
