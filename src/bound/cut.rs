//! What every plan keeps and fractions of journeys may not.

use super::ground::Ground;
use super::price::Journey;

/// A sum over the journeys of a plan that is not below [`Cut::right`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// Visits of one organisation whose batches need so many journeys: so often at least they are entered from outside.
    Entered { org: usize, visits: Vec<usize>, need: i64 },
    /// Of three visits of one organisation, at most one journey makes two or more.
    Paired { org: usize, visits: Vec<usize> },
}

impl Cut {
    pub fn org(&self) -> usize {
        match self {
            Cut::Entered { org, .. } | Cut::Paired { org, .. } => *org,
        }
    }

    /// Ascending.
    pub fn visits(&self) -> &[usize] {
        match self {
            Cut::Entered { visits, .. } | Cut::Paired { visits, .. } => visits,
        }
    }

    pub fn right(&self) -> i64 {
        match self {
            Cut::Entered { need, .. } => *need,
            Cut::Paired { .. } => -1,
        }
    }

    /// What a journey adds to the sum.
    pub fn of(&self, ground: &Ground, journey: &Journey) -> i64 {
        let inside = journey.days.iter().flatten().map(|&d| self.visits().binary_search(&ground.visits[d]).is_ok());
        match self {
            Cut::Paired { .. } => -(inside.filter(|i| *i).count() as i64 / 2),
            Cut::Entered { .. } => {
                let (mut outside, mut count) = (true, 0);
                inside.for_each(|i| {
                    count += i64::from(i && outside);
                    outside = !i;
                });
                count
            }
        }
    }

    /// Whether it is a set of pairs that a journey of this ground can hold.
    pub fn pairs_in(&self, ground: &Ground) -> bool {
        let here = || self.visits().iter().filter(|v| ground.visits.binary_search(v).is_ok()).count();
        matches!(self, Cut::Paired { org, .. } if *org == ground.org) && here() > 1
    }
}
