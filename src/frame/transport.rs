//! What samples ask of the vehicles that carry them.

use crate::base::{FlagId, ProductId};
use crate::record::{Facts, Org};
use std::collections::BTreeSet;

/// Transport flags of a batch its sampler takes from one of these products: those of all of them; ascending.
pub fn flags_of<'a>(facts: &'a Facts, products: &[ProductId]) -> Vec<&'a FlagId> {
    let of = |id| facts.products.binary_search_by(|p| p.id.cmp(id)).map_or(&[][..], |at| &facts.products[at].transport);
    products.iter().flat_map(of).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Whether some vehicle of the organisation takes the flag.
pub fn carries(org: &Org, flag: &FlagId) -> bool {
    org.carries.iter().any(|c| c.flag == *flag && c.teams_per_week > 0 && c.batches_per_day > 0)
}
