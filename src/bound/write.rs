//! Prices and cuts into the rows of `bound.json`.

use super::case::Case;
use super::cut::Cut;
use super::prices::Proof;
use crate::base::{Digest, Fen};
use crate::record::{BOUND_FORMAT, Bound, CountedLabs, DayPrice, IntakePrice, SetPrice, VisitPrice, WeekClass};

/// The rows of a proof.
pub(super) fn bound(case: &Case<'_>, proof: &Proof, cuts: &[Cut], record: Digest, neighbours: u64) -> Bound {
    let facts = case.facts;
    let priced = |cut: &Cut, price: i64| SetPrice { visits: cut.visits().iter().map(|&v| case.tasks[v].visit.id.clone()).collect(), price };
    let sets = |paired: bool| {
        let own = cuts.iter().zip(&proof.prices.cuts).filter(|(c, p)| **p > 0 && matches!(c, Cut::Paired { .. }) == paired);
        let mut rows: Vec<SetPrice> = own.map(|(c, p)| priced(c, *p)).collect();
        rows.sort();
        rows
    };
    let visit = |(task, price): (&crate::pack::Task<'_>, &i64)| VisitPrice { visit: task.visit.id.clone(), price: *price };
    Bound {
        format: BOUND_FORMAT.to_owned(),
        record,
        neighbours,
        visits: case.tasks.iter().zip(&proof.prices.visits).map(visit).collect(),
        orgs: (facts.orgs.iter().zip(&case.counted))
            .map(|(org, labs)| CountedLabs { org: org.id.clone(), labs: labs.iter().map(|&l| facts.labs[l].id.clone()).collect() })
            .collect(),
        classes: (0..case.classes.len()).map(|class| row(case, proof, class)).collect(),
        entered: sets(false),
        paired: sets(true),
        proved: proof.bound,
        bound: Fen(proof.bound.div_euclid(1000) + i64::from(proof.bound.rem_euclid(1000) > 0)),
    }
}

fn row(case: &Case<'_>, proof: &Proof, class: usize) -> WeekClass {
    let (facts, prices) = (case.facts, &proof.prices);
    let grounds = case.grounds.iter().enumerate().filter(|(_, g)| g.class == class);
    WeekClass {
        weeks: case.classes[class].clone(),
        orgs: grounds
            .map(|(g, ground)| DayPrice { org: facts.orgs[ground.org].id.clone(), day: prices.days[g], least: proof.least[g] })
            .collect(),
        labs: (facts.labs.iter().enumerate())
            .map(|(l, lab)| IntakePrice { lab: lab.id.clone(), batch: prices.batches[class][l], shares: prices.shares[class][l] })
            .collect(),
    }
}
