//! Metres and minutes between sites, looked up or computed.

use crate::base::Point;
use crate::record::Travel;
use rayon::prelude::*;

/// Up to this many sites every pair is kept (8 bytes a pair).
const TABLE_SITES_MAX: usize = 5_000;

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
    sites: Vec<Point>,
    table: Vec<Leg>,
}

impl<'a> Roads<'a> {
    /// All pairs at once, if they are few enough. Rows are independent, so threads do not change the answer.
    pub fn new(travel: &'a Travel, sites: Vec<Point>) -> Self {
        let mut roads = Self { travel, sites, table: Vec::new() };
        if roads.sites.len() <= TABLE_SITES_MAX {
            let n = roads.sites.len();
            let upper: Vec<Vec<Leg>> = (0..n).into_par_iter().map(|a| (a..n).map(|b| roads.computed(a, b)).collect()).collect();
            roads.table = vec![Leg::default(); n * n];
            for (a, row) in upper.iter().enumerate() {
                for (i, &leg) in row.iter().enumerate() {
                    roads.table[a * n + a + i] = leg;
                    roads.table[(a + i) * n + a] = leg;
                }
            }
        }
        roads
    }

    /// Where a site is.
    pub fn at(&self, site: usize) -> Point {
        self.sites[site]
    }

    pub fn leg(&self, a: usize, b: usize) -> Leg {
        if self.table.is_empty() { self.computed(a.min(b), a.max(b)) } else { self.table[a * self.sites.len() + b] }
    }

    pub fn metres(&self, a: usize, b: usize) -> i64 {
        i64::from(self.leg(a, b).metres)
    }

    pub fn minutes(&self, a: usize, b: usize) -> i32 {
        self.leg(a, b).minutes as i32
    }

    fn computed(&self, a: usize, b: usize) -> Leg {
        if self.sites[a] == self.sites[b] {
            return Leg::default();
        }
        let metres = self.travel.metres(self.sites[a], self.sites[b]);
        let minutes = self.travel.minutes(metres);
        Leg {
            metres: u32::try_from(metres.0).expect("no two places on earth are 4 million km apart"),
            minutes: u32::try_from(minutes.0).expect("no leg takes 8,000 years"),
        }
    }
}
