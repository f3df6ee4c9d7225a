//! Section `result`: what is public before the reveal is true, and shows no more than it may.

use super::case::Case;
use super::merkle;
use super::rule::Rule;
use super::verdict::{Check, Failure};
use crate::base::{Digest, canon};
use crate::record::{Counts, CountyCount, FateLeaf, LineCount, PublicResult, RESULT_FORMAT};
use rayon::prelude::*;

pub(super) fn checks(case: &Case<'_>, record: Digest, result: &PublicResult) -> Vec<Check> {
    let mut rule = Rule::new("result", "result");
    rule.hold(result.format == RESULT_FORMAT, || Failure::differs("result.format", RESULT_FORMAT, &result.format));
    rule.equal("result.commitment", &case.commitment.commitment, &result.commitment);
    rule.equal("result.key_check", &case.key.check(), &result.key_check);
    rule.equal("result.values", &case.record.seed.values, &result.values);
    rule.equal("result.record", &record, &result.record);
    rule.equal("result.counts", &counts(case), &result.counts);
    vec![rule.done(), fates(case, result)]
}

fn counts(case: &Case<'_>) -> Counts {
    let draw = &case.record.draw;
    let mut counties: Vec<CountyCount> = Vec::new();
    for county in &case.facts.counties {
        let batches = draw.batches.iter().filter(|b| b.county == county.id).count() as u64;
        counties.push(CountyCount { batches, county: county.id.clone() });
    }
    counties.sort_by(|a, b| a.county.cmp(&b.county));
    let mut lines = Vec::new();
    for line in &case.facts.lines {
        let batches: Vec<_> = draw.batches.iter().filter(|b| b.line == line.id).collect();
        lines.push(LineCount {
            alternates: draw.alternates.iter().filter(|a| a.line == line.id).count() as u64,
            batches: batches.len() as u64,
            forced: batches.iter().filter(|b| b.forced).count() as u64,
            line: line.id.clone(),
        });
    }
    Counts { counties, lines }
}

/// Root of the tree of salted fates.
fn fates(case: &Case<'_>, result: &PublicResult) -> Check {
    let mut rule = Rule::new("result", "fates");
    let salts = case.secret.salts();
    let leaf = |fate: &crate::record::Fate| {
        let id = fate.enterprise.as_str();
        let frame = case.enterprise_at(&fate.enterprise).map(|at| case.frame_leaves()[at]);
        merkle::leaf(&canon::write(&FateLeaf {
            enterprise: fate.enterprise.clone(),
            fate: fate.fate,
            frame: frame.unwrap_or(Digest([0; 32])),
            lines: fate.lines.to_vec(),
            salt: salts.salt(&format!("fate/{id}")),
        }))
    };
    let leaves: Vec<Digest> = case.record.draw.fates.par_iter().map(leaf).collect();
    rule.equal("result.fates", &merkle::root(&leaves), &result.fates);
    rule.done()
}
