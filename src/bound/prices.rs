//! Whole prices of everything a plan must make or may use up, and what they prove.

use super::case::Case;
use super::cut::Cut;
use super::ground::{COUNTED, Ground};
use super::price::{Journey, Tariff};
use super::shares::{SHARES, share, whole_week};

/// Prices in 1/1000 fen, none below 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prices {
    /// By visit: what making it brings.
    pub visits: Vec<i64>,
    /// By ground: what a team-day takes.
    pub days: Vec<i64>,
    /// By class and lab: what a batch takes.
    pub batches: Vec<Vec<i64>>,
    /// By class, lab and kind: what a share of a week takes.
    pub shares: Vec<Vec<[i64; SHARES]>>,
    /// By cut.
    pub cuts: Vec<i64>,
}

/// What prices prove.
#[derive(Clone, Debug)]
pub(super) struct Proof {
    pub prices: Prices,
    /// Least reduced price of a journey by ground; 0 if none is below.
    pub least: Vec<i64>,
    /// 1/1000 fen.
    pub bound: i64,
}

impl Prices {
    /// Nothing brings or takes anything.
    pub fn zero(case: &Case<'_>) -> Self {
        let labs = case.facts.labs.len();
        Self {
            visits: vec![0; case.tasks.len()],
            days: vec![0; case.grounds.len()],
            batches: vec![vec![0; labs]; case.classes.len()],
            shares: vec![vec![[0; SHARES]; labs]; case.classes.len()],
            cuts: Vec::new(),
        }
    }

    /// The prices as one ground sees them.
    pub fn tariff(&self, case: &Case<'_>, cuts: &[Cut], g: usize) -> Tariff {
        let ground = &case.grounds[g];
        let n = ground.len();
        let mut legs = ground.price.clone();
        for (j, &v) in ground.visits.iter().enumerate() {
            let taken: i64 = case.loads[v].iter().map(|&(l, n)| n * self.batches[ground.class][l]).sum();
            (0..=n).for_each(|i| legs[i * (n + 1) + j] += taken - self.visits[v]);
        }
        let mut pairs = Vec::new();
        for (cut, &price) in cuts.iter().zip(&self.cuts).filter(|(c, p)| c.org() == ground.org && **p != 0) {
            let inside: Vec<bool> = ground.visits.iter().map(|v| cut.visits().binary_search(v).is_ok()).chain([false]).collect();
            let doors: Vec<usize> = (0..n).filter(|&j| inside[j]).collect();
            match cut {
                Cut::Entered { .. } => {
                    for j in doors {
                        (0..=n).filter(|&i| !inside[i]).for_each(|i| legs[i * (n + 1) + j] -= price);
                    }
                }
                Cut::Paired { .. } if doors.len() > 1 => pairs.push((doors, price)),
                Cut::Paired { .. } => {}
            }
        }
        Tariff { legs, day: self.days[g], pairs, hand_in: self.hand_in(case, ground) }
    }

    fn hand_in(&self, case: &Case<'_>, ground: &Ground) -> [Vec<i64>; COUNTED] {
        let counted = &case.counted[ground.org];
        std::array::from_fn(|i| {
            let paid = |n: i64| {
                let of = |&l: &usize| (0..SHARES).map(|k| share(k, n, case.week(l)) * self.shares[ground.class][l][k]).sum();
                counted.get(i).map_or(0, of)
            };
            (0..=i64::from(ground.limits[i])).map(paid).collect()
        })
    }

    /// Σ what must be made − Σ what may be used up + Σ journeys at most × least reduced price: no plan costs less, whatever
    /// the prices (Lagrange; Farley 1990, doi:10.1287/opre.38.5.922).
    pub fn bound(&self, case: &Case<'_>, cuts: &[Cut], least: &[i64]) -> i64 {
        let visits: i64 = self.visits.iter().sum();
        let cut: i64 = cuts.iter().zip(&self.cuts).map(|(c, p)| c.right() * p).sum();
        let days: i64 = case.grounds.iter().zip(&self.days).map(|(g, p)| g.team_days * p).sum();
        let batches: i64 = self.batches.iter().zip(&case.intake).flat_map(|(p, i)| p.iter().zip(i)).map(|(p, i)| p * i).sum();
        let week = |shares: &[i64; SHARES]| shares.iter().enumerate().map(|(k, p)| p * whole_week(k)).sum::<i64>();
        let weeks = self.shares.iter().zip(&case.classes).map(|(labs, weeks)| labs.iter().map(week).sum::<i64>() * weeks.len() as i64);
        let short: i64 = case.grounds.iter().zip(least).map(|(g, l)| g.journeys() * l).sum();
        visits + cut - days - batches - weeks.sum::<i64>() + short
    }
}

/// A journey's price less its prizes.
pub(super) fn reduced(ground: &Ground, tariff: &Tariff, journey: &Journey) -> i64 {
    let (n, days) = (ground.len(), journey.days.len() as i64);
    let (mut at, mut sum) = (n, days * (ground.day_price + tariff.day) + (days - 1) * ground.night_price);
    let mut loads = [0; COUNTED];
    for &door in journey.days.iter().flatten() {
        sum += tariff.legs[at * (n + 1) + door];
        (0..COUNTED).for_each(|l| loads[l] += ground.doors[door].loads[l]);
        at = door;
    }
    let stops = |doors: &[usize]| journey.days.iter().flatten().filter(|d| doors.contains(d)).count() as i64;
    let seconds: i64 = tariff.pairs.iter().map(|(doors, price)| stops(doors) / 2 * price).sum();
    sum + tariff.legs[at * (n + 1) + n] + tariff.handed_in(&loads) + seconds
}
