//! Metres and minutes between sites, looked up or computed: [`Roads::leg`] is the one place that knows distances.

use crate::base::{Direction, Point};
use crate::frame::Sound;
use crate::record::{Matrix, Travel};
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
    /// Measured roads, and where each site stands there.
    measured: Option<(&'a Matrix, Vec<usize>)>,
}

impl<'a> Roads<'a> {
    /// All pairs at once, if they are few enough. Rows are independent, so threads do not change the answer.
    pub fn new(sound: &'a Sound, sites: &[Point], ids: &[&str]) -> Self {
        let place = |matrix: &Matrix, id: &str| matrix.site(id).expect("a sound matrix names every site a team may go to");
        let measured = sound.sealed().matrix.as_ref().map(|m| (m, ids.iter().map(|id| place(m, id)).collect()));
        let (travel, sites) = (&sound.facts().travel, sites.par_iter().map(|p| p.direction()).collect());
        let mut roads = Self { travel, sites, table: Vec::new(), measured };
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
        if let Some((matrix, place)) = &self.measured {
            let at = place[a] * matrix.sites.len() + place[b];
            return Leg { metres: matrix.metres[at], minutes: matrix.minutes[at] };
        }
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
