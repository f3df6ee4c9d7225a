//! Section `commitment`: the plan is the one committed to, and the record belongs to it.

use super::case::Case;
use super::keys::plan_digest;
use super::rule::Rule;
use super::verdict::{Check, Failure};
use crate::base::canon;
use crate::record::{COMMITMENT_FORMAT, Commitment, RULES_VERSION, spec_digest};

pub(super) fn checks(case: &Case<'_>) -> Vec<Check> {
    vec![digest(case.commitment), secret(case), public(case), belongs(case)]
}

/// What the secret says of the plan.
pub(super) fn hidden(case: &Case<'_>) -> Vec<Check> {
    vec![secret(case), public(case)]
}

/// What can be said of the plan alone.
pub(super) fn alone(commitment: &Commitment) -> Vec<Check> {
    let mut rule = Rule::new("files", "formats");
    let plan = &commitment.plan;
    rule.equal("commitment.format", &COMMITMENT_FORMAT.to_owned(), &commitment.format);
    rule.equal("commitment.plan.version", &RULES_VERSION.to_owned(), &plan.version);
    rule.equal("commitment.plan.spec", &spec_digest(), &plan.spec);
    vec![rule.done(), digest(commitment)]
}

/// C = SHA-256("EH1/plan\0" ‖ canonical plan).
fn digest(commitment: &Commitment) -> Check {
    let mut rule = Rule::new("commitment", "digest");
    rule.equal("commitment.commitment", &plan_digest(&canon::write(&commitment.plan)), &commitment.commitment);
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
