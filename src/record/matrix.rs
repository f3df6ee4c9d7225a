//! Metres and minutes between sites as measured on real roads.

use serde::{Deserialize, Serialize};

/// Every ordered pair of the sites it names; takes the place of the great circle.
///
/// Row by row: the pair from site `a` to site `b` stands at `a · sites + b`. The two ways of a pair may differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// Ids of enterprises and organisations; ascending.
    pub sites: Vec<String>,
    /// Road metres; 0 from a site to itself.
    pub metres: Vec<u32>,
    /// Driving minutes; 0 from a site to itself.
    pub minutes: Vec<u32>,
}

impl Matrix {
    /// Position of a site.
    pub fn site(&self, id: &str) -> Option<usize> {
        self.sites.binary_search_by(|have| have.as_str().cmp(id)).ok()
    }
}
