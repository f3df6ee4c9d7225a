//! Metres and minutes between sites, looked up or computed: [`Roads::leg`] is the one place that knows distances.

use crate::base::{Direction, Point};
use crate::record::Travel;
use rayon::prelude::*;

/// Up to this many sites every pair is kept (8 bytes a pair, so that it stays in the cache). Beyond, a leg is computed
/// from two directions each time, which takes less than a look-up in main memory, and memory grows with the sites alone.
const TABLE_SITES_MAX: usize = 1_200;

/// A leg between two sites.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Leg {
    pub metres: u32,
    pub minutes: u32,
}

/// Legs between the sites of a problem.
#[derive(Debug)]
pub(super) struct Roads<'a> {
    travel: &'a Travel,
    sites: Vec<Direction>,
    table: Vec<Leg>,
}

impl<'a> Roads<'a> {
    /// All pairs at once, if they are few enough. Rows are independent, so threads do not change the answer.
    pub fn new(travel: &'a Travel, sites: &[Point]) -> Self {
        let mut roads = Self { travel, sites: sites.par_iter().map(|p| p.direction()).collect(), table: Vec::new() };
        let n = roads.sites.len();
        if n <= TABLE_SITES_MAX {
            roads.table = (0..n * n).into_par_iter().map(|i| roads.computed(i / n, i % n)).collect();
        }
        roads
    }

    /// Where a site is.
    pub fn at(&self, site: usize) -> Direction {
        self.sites[site]
    }

    pub fn leg(&self, a: usize, b: usize) -> Leg {
        if self.table.is_empty() { self.computed(a, b) } else { self.table[a * self.sites.len() + b] }
    }

    pub fn metres(&self, a: usize, b: usize) -> i64 {
        i64::from(self.leg(a, b).metres)
    }

    fn computed(&self, a: usize, b: usize) -> Leg {
        let metres = self.sites[a].great_circle(self.sites[b]);
        if metres.0 == 0 {
            return Leg::default();
        }
        let road = self.travel.road(metres);
        Leg {
            metres: u32::try_from(road.0).expect("no two places on earth are 4 million km apart"),
            minutes: u32::try_from(self.travel.minutes(road).0).expect("no leg takes 8,000 years"),
        }
    }
}
