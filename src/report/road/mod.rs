//! For the road: calendars (`.ics`), routes (`.gpx`) and a map layer (`.geojson`) of the tours as they now stand.
//!
//! A team is an anonymous slot: `A-1` is the first team of organisation `A` in each week it goes out. People are drawn onto every
//! tour by itself, so they stand in the events, not in the name. Places are WGS-84, as in the inputs.
//!
//! The three formats are written here, on `maud` and `serde_json` which the house has: of the crates for them `icalendar` puts the
//! clock and a random uid where none is given, and `gpx` and `geojson` bring trees of types for a page of text each.

mod geojson;
mod gpx;
mod ics;
mod stops;
#[cfg(test)]
mod tests;

use super::Papers;
use super::tables::NamedFile;
use stops::Team;

/// Everything: two files per team, and one layer of all tours. Names begin with `road/`.
pub fn all(papers: &Papers) -> Vec<NamedFile> {
    let teams = Team::all(papers);
    let mut files = vec![("road/tours.geojson".to_owned(), geojson::layer(papers, &teams))];
    for team in &teams {
        files.push((format!("road/{}.ics", team.file), ics::calendar(papers, team)));
        files.push((format!("road/{}.gpx", team.file), gpx::routes(papers, team)));
    }
    files
}
