//! The answer of a tally: frequencies against probabilities, visits of both dealings, pairs drawn together.

use super::compare::{Fit, Pair, compare};
use super::joint::{Joint, row};
use super::study::Study;
use super::tally::{Tally, Under};
use super::visits::Visits;
use crate::base::{CountyId, Ratio};
use crate::record::Dealing;
use serde::Serialize;

/// What many draws say.
#[derive(Clone, Debug, Serialize)]
pub struct Simulation {
    /// Id of the task.
    pub task: String,
    /// Draws.
    pub draws: u64,
    /// Their numbers, `[from, to)`.
    pub ranges: Vec<(u64, u64)>,
    /// The task's own dealing.
    pub dealing: Dealing,
    /// Counties of the visits: code, name, name in Latin letters.
    pub counties: Vec<(CountyId, String, String)>,
    /// Under `spread`, then `combine`, on the same keys.
    pub under: Vec<DealingAnswer>,
    /// Pairs asked about.
    pub joint: Vec<Joint>,
    /// Draws in which some quota was not met.
    pub off_quota: u64,
    /// Nothing contradicts the probabilities, under either dealing.
    pub agrees: bool,
}

/// Under one dealing.
#[derive(Clone, Debug, Serialize)]
pub struct DealingAnswer {
    /// The dealing.
    pub dealing: Dealing,
    /// Frequencies against exact probabilities, which are the same under both.
    pub fit: Fit,
    /// Enterprises visited in all.
    pub visits: Option<Visits>,
    /// The same county by county.
    pub county_visits: Vec<Option<Visits>>,
}

/// The answer of a tally.
pub fn answer(tally: &Tally) -> Simulation {
    let (study, draws) = (&tally.study, tally.draws());
    let mut pairs = pairs(study);
    let mut under = Vec::new();
    for counts in &tally.under {
        pairs.iter_mut().zip(&counts.drawn).for_each(|(pair, drawn)| pair.drawn = *drawn);
        let (all, counties) = counts.visits.split_first().map_or((None, Vec::new()), |(all, each)| (all.visits(), visits(each)));
        under.push(DealingAnswer { dealing: counts.dealing, fit: compare(draws, &pairs), visits: all, county_visits: counties });
    }
    let joint = |(at, asked): (usize, &super::study::Asked)| Joint {
        asked: asked.clone(),
        under: tally.under.iter().map(|u: &Under| row(study, asked, u.dealing, draws, u.asked[at])).collect(),
    };
    Simulation {
        task: study.task.clone(),
        draws,
        ranges: tally.ranges.clone(),
        dealing: study.dealing,
        counties: study.counties.clone(),
        joint: study.asked.iter().enumerate().map(joint).collect(),
        off_quota: tally.off_quota,
        agrees: tally.off_quota == 0 && under.iter().all(|u| u.fit.agrees),
        under,
    }
}

fn visits(histograms: &[super::visits::Histogram]) -> Vec<Option<Visits>> {
    histograms.iter().map(super::visits::Histogram::visits).collect()
}

/// Every enterprise and line left to chance, with its exact probability; in the order of the counts.
fn pairs(study: &Study) -> Vec<Pair> {
    let mut found = Vec::new();
    for row in &study.rows {
        let class = &study.classes[row.class as usize];
        found.extend(class.lines.iter().map(|(line, numerator)| Pair {
            enterprise: row.enterprise.clone(),
            line: study.lines[*line as usize].clone(),
            probability: Ratio::new(*numerator, class.den),
            drawn: 0,
        }));
    }
    found
}
