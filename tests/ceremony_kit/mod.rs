//! The ledger and the public result of files that a test has put into a RUN.
#![allow(dead_code, reason = "each test binary uses a part of this")]

use evenhand::ceremony::{self, KeyFile, Stamp, Terms};
use evenhand::record::{Commitment, Ledger, RECORD_FILE, Record, Role, Run, Sealed};
use evenhand::seed::SecretBytes;

/// A fixed time.
pub fn at(text: &str) -> Stamp {
    Stamp::parse(text).expect("a time")
}

/// The planner of every test.
pub fn planner() -> KeyFile {
    KeyFile::from_secret("planner", Role::Planner, &[1; 32])
}

/// At a fixed time, with a key.
pub fn terms(keys: &[KeyFile]) -> Terms<'_> {
    Terms { at: at("2025-03-03T09:00:00"), keys }
}

/// Everything entered in order: intent, commitment, source, result, and an incident for every amendment there is. The planner signs.
pub fn enter(run: &Run, commitment: &Commitment, sealed: &Sealed, secret: &SecretBytes, record: &Record) -> Ledger {
    let (facts, digest) = (&commitment.plan.facts, &commitment.commitment);
    let keys = [planner()];
    let terms = terms(&keys);
    ceremony::open(run, commitment, sealed, secret, vec![keys[0].signer()], None, terms).unwrap();
    ceremony::sourced(run, digest, &record.seed.values, terms).unwrap();
    // a test may have a record of another commitment: it is entered all the same, for the judge to find
    let mine = Record { commitment: *digest, ..record.clone() };
    ceremony::drawn(run, facts, sealed, secret, &mine, terms).unwrap();
    if mine != *record {
        run.write(RECORD_FILE, record).unwrap();
    }
    ceremony::resume(run, digest, terms).unwrap();
    run.ledger().unwrap()
}
