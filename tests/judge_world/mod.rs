//! A small RUN made by hand, from the texts: two lines, eleven enterprises, one tour of two days, three samplers.
//!
//! Flows and prices are worked out below by hand; tickets come from `evenhand::seed`, which the judge does not import.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod alter;
#[path = "../ceremony_kit/mod.rs"]
pub mod ceremony_kit;
mod facts;
pub mod real;
mod tour;

use evenhand::base::{Digest, EnterpriseId, LineId, Ratio, canon, leaf_hash, merkle_root, sha256};
use evenhand::record::*;
use evenhand::seed::{EH1, SecretBytes, Seed};
use serde::Serialize;
use serde_json::json;

pub use facts::{day, facts, sealed};

/// Every file of the RUN.
#[derive(Clone, Debug)]
pub struct World {
    pub commitment: Commitment,
    pub sealed: Sealed,
    pub secret: Option<Secret>,
    pub record: Record,
}

impl World {
    /// Write a RUN folder.
    pub fn write(&self, folder: &std::path::Path) -> Run {
        let run = Run::at(folder);
        let secret = self.secret.as_ref().and_then(|s| SecretBytes::from_hex(&s.secret)).unwrap_or_else(SecretBytes::public);
        ceremony_kit::enter(&run, &self.commitment, &self.sealed, &secret, &self.record);
        run
    }
}

/// The good world, in secret mode.
pub fn world() -> World {
    let (facts, sealed) = (facts(), sealed());
    let secret = SecretBytes::from_bytes([7; 32]);
    let commitment = commitment(facts, &sealed, &secret);
    let value = "31415926535897932384";
    let source = canon::write(&commitment.plan.sources[0]);
    let seed = Seed::new(EH1, &secret, &commitment.commitment, &[(&source, value.as_bytes())]);
    let draw = draw(&sealed, &seed);
    let pack = tour::pack(&commitment.plan.facts, &sealed, &draw.batches);
    let dispatch = dispatch();
    let seed = SeedRow { values: vec![value.to_owned()], key_check: seed.check() };
    let record = Record {
        format: RECORD_FORMAT.to_owned(),
        commitment: commitment.commitment,
        seed,
        draw,
        pack,
        dispatch,
        spec: spec_digest(),
        version: RULES_VERSION.to_owned(),
    };
    World { commitment, sealed, secret: Some(Secret { secret: secret.to_hex() }), record }
}

fn commitment(facts: Facts, sealed: &Sealed, secret: &SecretBytes) -> Commitment {
    let salter = secret.salter(EH1);
    let leaf = |e: &Enterprise| leaf_hash(&canon::write(&json!({"id": e.id, "row": e, "salt": salter.salt(e.id.as_str())})));
    let leaves: Vec<Digest> = sealed.frame.iter().map(leaf).collect();
    let plan = Plan {
        spec: spec_digest(),
        version: RULES_VERSION.to_owned(),
        facts,
        sources: vec![Source::Dice { digits: 20, when: "2025-02-26 10:00".to_owned() }],
        secret_hash: secret.hash(EH1),
        public: false,
        frame: FrameSeal { rows: leaves.len() as u64, root: merkle_root(&leaves) },
        sealed: SealedDigests {
            samplers: salted(&sealed.samplers, &salter.salt("samplers")),
            history: salted(&sealed.history, &salter.salt("history")),
            conflicts: salted(&sealed.conflicts, &salter.salt("conflicts")),
            matrix: None,
        },
        exclusions: vec![
            ExclusionCount { rule: "closed".to_owned(), enterprises: 1, pairs: 0 },
            ExclusionCount { rule: "repeat".to_owned(), enterprises: 0, pairs: 1 },
        ],
        forced: 1,
        shares: shares(),
    };
    let digest = sha256(&[b"EH1/plan\0", &canon::write(&plan)]);
    Commitment { format: COMMITMENT_FORMAT.to_owned(), commitment: digest, plan }
}

fn salted<T: Serialize>(rows: &T, salt: &str) -> Digest {
    sha256(&[&canon::write(&json!({"rows": rows, "salt": salt}))])
}

/// L1: 3 batches, 1 forced, so 2 for the 4 of class 0. L2: 1 for the 2 in county C1, 1 for the 2 elsewhere. Everybody 1/2.
fn shares() -> Shares {
    let half = Ratio::new(1, 2);
    let class = |county: &str, line: &str, size: u64, column: u64, flow: u64| ClassRow {
        key: ClassKey {
            county: county.into(),
            scopes: vec![Scope::Seller],
            weight: 1,
            cap: 2,
            lines: vec![line.into()],
            mark: String::new(),
        },
        size,
        group: None,
        den: 1,
        ratio: half,
        buckets: Vec::new(),
        arcs: vec![ArcRow { column, bucket: None, flow }],
    };
    let node = |id: &str, parent, lo, hi| NodeRow { id: id.to_owned(), parent, lo, hi, price: half };
    let column = |id: &str, node| ColumnRow { id: id.to_owned(), node };
    Shares {
        classes: vec![class("C1", "L1", 4, 0, 2), class("C1", "L2", 2, 1, 1), class("C2", "L2", 2, 2, 1)],
        columns: vec![column("L1", 0), column("L2/C1", 1), column("L2/*", 2)],
        nodes: vec![node("L1", None, 2, 2), node("L2/C1", Some(3), 1, 1), node("L2/*", Some(3), 0, 2), node("L2", None, 2, 2)],
        groups: vec![],
        grid: None,
    }
}

/// Members of the three classes.
const CLASSES: [(&str, &[&str]); 3] = [("L1", &["E01", "E02", "E03", "E04"]), ("L2", &["E05", "E06"]), ("L2", &["E07", "E08"])];
const SEATS: [u64; 3] = [2, 1, 1];

fn draw(sealed: &Sealed, seed: &Seed) -> Draw {
    let mut batches = vec![batch(sealed, "L1", "E11", None, 0)];
    let mut alternates = Vec::new();
    for (k, ((line, members), seats)) in CLASSES.into_iter().zip(SEATS).enumerate() {
        let mut order = members.to_vec();
        order.sort_by_key(|id| seed.ticket("enterprise", &[id]));
        let ranked = (1..).zip(&order).take(seats as usize);
        batches.extend(ranked.map(|(rank, id)| batch(sealed, line, id, Some(k as u64), rank)));
        alternates.push(Alternate { line: line.into(), class: k as u64, rank: 1, enterprise: order[seats as usize].into() });
    }
    batches.sort_by_key(|b| (b.line.clone(), b.enterprise.clone()));
    labs_and_numbers(&mut batches, seed);
    let fates = sealed.frame.iter().map(|e| fate(&e.id, &batches, &alternates, seed)).collect();
    Draw { seats: SEATS.iter().map(|&s| vec![s]).collect(), batches, alternates, fates }
}

fn batch(sealed: &Sealed, line: &str, id: &str, class: Option<u64>, rank: u64) -> Batch {
    let e = sealed.frame.iter().find(|e| e.id.as_str() == id).unwrap();
    Batch {
        line: line.into(),
        enterprise: id.into(),
        county: e.county.clone(),
        products: e.products.to_vec(),
        lab: "A".into(),
        forced: class.is_none(),
        class,
        rank,
        blind: 0,
    }
}

/// L1 gives two to lab A and one to lab B, in ticket order; L2 has lab A alone.
fn labs_and_numbers(batches: &mut [Batch], seed: &Seed) {
    let ticket = |purpose: &str, b: &Batch| seed.ticket(purpose, &[b.line.as_str(), b.enterprise.as_str()]);
    let last = (0..batches.len()).filter(|&i| batches[i].line.as_str() == "L1").max_by_key(|&i| ticket("lab", &batches[i])).unwrap();
    batches[last].lab = "B".into();
    let blind = seed.blind();
    for (number, batch) in (1..).zip(batches) {
        batch.blind = blind.code(number);
    }
}

fn fate(id: &EnterpriseId, batches: &[Batch], alternates: &[Alternate], seed: &Seed) -> Fate {
    let selected: Vec<LineId> = batches.iter().filter(|b| b.enterprise == *id).map(|b| b.line.clone()).collect();
    let standby: Vec<LineId> = alternates.iter().filter(|a| a.enterprise == *id).map(|a| a.line.clone()).collect();
    let (fate, lines) = match (id.as_str(), selected.is_empty(), standby.is_empty()) {
        ("E09" | "E10", ..) => (FateKind::Excluded, Vec::new()),
        (_, false, _) => (FateKind::Selected, selected),
        (_, _, false) => (FateKind::Alternate, standby),
        _ => (FateKind::QuotaFull, vec!["L1".into()]),
    };
    Fate {
        enterprise: id.clone(),
        ticket: seed.ticket("enterprise", &[id.as_str()]),
        fate,
        lines: lines.into(),
        exclusions: exclusions(id).into(),
    }
}

fn exclusions(id: &EnterpriseId) -> Vec<Exclusion> {
    match id.as_str() {
        "E09" => vec![Exclusion { line: None, rule: "closed".to_owned(), evidence: Evidence::Row }],
        "E10" => {
            let evidence = Evidence::History { product: "p1".into(), day: day("2025-01-10"), document: "H-2".to_owned() };
            vec![Exclusion { line: Some("L1".into()), rule: "repeat".to_owned(), evidence }]
        }
        _ => Vec::new(),
    }
}

/// One lead seat for S1 and S2 (qualified for everything), one member seat for all three: 2/3 each.
/// S3: member 2/3. S1 and S2: lead 1/2, member 1/6.
fn dispatch() -> Dispatch {
    let two_thirds = Ratio::new(2, 3);
    let class = |mark: &str, den: u64, flows: &[(u64, u64)]| ClassRow {
        key: ClassKey { county: "".into(), scopes: vec![], weight: 1, cap: 3, lines: vec![], mark: mark.to_owned() },
        size: 1,
        group: None,
        den,
        ratio: two_thirds,
        buckets: vec![1],
        arcs: flows.iter().map(|&(column, flow)| ArcRow { column, bucket: Some(0), flow }).collect(),
    };
    let seats = ["2025-W10/O/1#lead", "2025-W10/O/1#member"];
    let node = |id: &str| NodeRow { id: id.to_owned(), parent: None, lo: 1, hi: 1, price: two_thirds };
    let shares = Shares {
        classes: vec![class("S1", 6, &[(0, 3), (1, 1)]), class("S2", 6, &[(0, 3), (1, 1)]), class("S3", 3, &[(1, 2)])],
        columns: seats.iter().zip(0..).map(|(id, node)| ColumnRow { id: (*id).to_owned(), node }).collect(),
        nodes: seats.map(node).to_vec(),
        groups: vec![],
        grid: None,
    };
    let load = |sampler: &str, tours| Load { sampler: sampler.into(), expected: two_thirds, tours };
    Dispatch {
        shares,
        seats: vec![vec![1, 0], vec![0, 0], vec![1]],
        crews: vec![Crew { tour: "2025-W10/O/1".to_owned(), lead: "S1".into(), members: vec!["S3".into()] }],
        loads: vec![load("S1", 1), load("S2", 0), load("S3", 1)],
    }
}
