//! The judge's word on a plan alone: its rules of visits, tours, labs and sums, whatever else is not there.

use evenhand::base::Digest;
use evenhand::frame::Sound;
use evenhand::judge::judge_rows;
use evenhand::record::*;

/// Rules of the plan that fail, with the place.
pub fn refusals(sound: &Sound, batches: &[Batch], pack: &Pack) -> Vec<String> {
    let none = Digest([0; 32]);
    let shares = Shares { classes: vec![], columns: vec![], nodes: vec![], groups: vec![], grid: None };
    let plan = Plan {
        spec: spec_digest(),
        version: RULES_VERSION.to_owned(),
        facts: sound.facts().clone(),
        sources: vec![Source::Dice { digits: 20, when: String::new() }],
        secret_hash: none,
        public: true,
        frame: FrameSeal { rows: 0, root: none },
        sealed: SealedDigests { samplers: none, history: none, conflicts: none, matrix: None },
        exclusions: vec![],
        forced: 0,
        shares: shares.clone(),
    };
    let commitment = Commitment { format: COMMITMENT_FORMAT.to_owned(), commitment: none, plan };
    let record = Record {
        format: RECORD_FORMAT.to_owned(),
        commitment: none,
        seed: SeedRow { values: vec!["0".repeat(20)], key_check: none },
        draw: Draw { seats: vec![], batches: batches.to_vec(), alternates: vec![], fates: vec![] },
        pack: pack.clone(),
        dispatch: Dispatch { shares, seats: vec![], crews: vec![], loads: vec![] },
        spec: spec_digest(),
        version: RULES_VERSION.to_owned(),
    };
    let verdict = judge_rows(&commitment, sound.sealed(), None, &record, &[]);
    let of_the_plan = |c: &&evenhand::judge::Check| ["visits", "tours", "intake", "totals"].contains(&c.section);
    let looked: u64 = verdict.checks.iter().filter(of_the_plan).map(|c| c.counted).sum();
    assert!(looked > 0, "nothing was looked at");
    let said = |c: &evenhand::judge::Check| format!("{}/{} {:?}", c.section, c.rule, c.failure);
    verdict.failed().filter(of_the_plan).map(said).collect()
}
