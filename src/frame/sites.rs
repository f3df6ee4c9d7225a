//! Sites a travel matrix must name.

use super::{Sound, standings};
use crate::record::Matrix;

/// Ids of organisations, and of enterprises that some line is open to: between these a team may drive. Ascending, without
/// duplicates.
pub fn sites(sound: &Sound) -> Vec<String> {
    let orgs = sound.facts().orgs.iter().map(|o| o.id.to_string());
    let standings = standings(sound);
    let open = sound.sealed().frame.iter().zip(&standings).filter(|(_, s)| !s.openings.is_empty());
    let mut sites: Vec<String> = orgs.chain(open.map(|(e, _)| e.id.to_string())).collect();
    sites.sort_unstable();
    sites.dedup();
    sites
}

/// Sites the matrix should name and does not; ascending.
pub fn unnamed(sound: &Sound, matrix: &Matrix) -> Vec<String> {
    sites(sound).into_iter().filter(|id| matrix.site(id).is_none()).collect()
}
