//! Metres and minutes from an OSRM `table` service of the intranet, before anything is committed.
//!
//! Floats end here: metres are rounded, minutes rounded up, and what is written down is whole numbers.

mod answer;
mod http;

pub use http::{Address, HttpError};

use crate::base::{EnterpriseId, Point, Progress};
use crate::frame::{Sound, limits, sites};
use crate::record::Matrix;
use std::io::{self, Write};

/// Sites on each side of one question; what `osrm-routed` answers as it comes (`--max-table-size 100`).
pub const BLOCK: usize = 100;

/// Why the service gave no matrix.
#[derive(Debug, thiserror::Error)]
pub enum TravelError {
    /// More sites than a matrix may have.
    #[error("{0} sites, at most {max}", max = limits::MATRIX_SITES)]
    TooMany(usize),
    /// No answer.
    #[error(transparent)]
    Http(#[from] HttpError),
    /// An answer that is none.
    #[error("{0}")]
    Answer(String),
    /// No road between two sites.
    #[error("no road from {from} to {to}")]
    Hole {
        /// Site.
        from: String,
        /// Site.
        to: String,
    },
}

/// Asks for every ordered pair of the sites between which a team of this task may drive, block by block.
///
/// # Errors
/// If the service cannot be reached, answers something else, or knows no road between two sites.
pub fn measured(sound: &Sound, service: &Address, profile: &str, progress: &dyn Progress) -> Result<Matrix, TravelError> {
    let ids = sites(sound);
    let n = ids.len();
    if n > limits::MATRIX_SITES {
        return Err(TravelError::TooMany(n));
    }
    let points: Vec<Point> = ids.iter().map(|id| point(sound, id)).collect();
    let mut matrix = Matrix { sites: ids, metres: vec![0; n * n], minutes: vec![0; n * n] };
    let starts = || (0..n).step_by(BLOCK);
    let total = (starts().count() * starts().count()) as u64;
    for (done, (a, b)) in starts().flat_map(|a| starts().map(move |b| (a, b))).enumerate() {
        progress.at("travel", done as u64, total);
        let (from, to) = (a..n.min(a + BLOCK), b..n.min(b + BLOCK));
        let body = service.get(&question(&points[from.clone()], &points[to.clone()], profile))?;
        answer::put(&body, (from, to), &mut matrix)?;
    }
    progress.at("travel", total, total);
    Ok(matrix)
}

/// `matrix.csv`.
///
/// # Errors
/// Whatever `out` says.
pub fn write(matrix: &Matrix, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["起点", "终点", "米", "分钟"])?;
    let n = matrix.sites.len();
    for i in (0..n * n).filter(|i| i / n != i % n) {
        let (metres, minutes) = (matrix.metres[i].to_string(), matrix.minutes[i].to_string());
        rows.write_record([&matrix.sites[i / n], &matrix.sites[i % n], &metres, &minutes])?;
    }
    rows.flush()
}

fn point(sound: &Sound, id: &str) -> Point {
    let org = sound.facts().orgs.iter().find(|o| o.id.as_str() == id).map(|o| o.base);
    let frame = &sound.sealed().frame;
    let wanted = EnterpriseId::from(id);
    org.unwrap_or_else(|| frame[frame.binary_search_by(|e| e.id.cmp(&wanted)).expect("a site is in the frame")].at)
}

/// `/table/v1/driving/LON,LAT;…?sources=0;…&destinations=…&annotations=duration,distance`
fn question(from: &[Point], to: &[Point], profile: &str) -> String {
    let places: Vec<String> = from.iter().chain(to).map(|p| format!("{},{}", degrees(p.lon), degrees(p.lat))).collect();
    let list = |range: std::ops::Range<usize>| range.map(|i| i.to_string()).collect::<Vec<_>>().join(";");
    let (sources, destinations) = (list(0..from.len()), list(from.len()..places.len()));
    let places = places.join(";");
    format!("/table/v1/{profile}/{places}?sources={sources}&destinations={destinations}&annotations=duration,distance")
}

/// Microdegrees as decimal degrees.
fn degrees(micro: i64) -> String {
    let (sign, size) = (if micro < 0 { "-" } else { "" }, micro.unsigned_abs());
    format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_as_osrm_reads_it() {
        let p = |lat, lon| Point { lat, lon };
        let asked = question(&[p(25_036_030, 101_544_820)], &[p(-1, 7), p(0, -30_000_001)], "driving");
        let want = "/table/v1/driving/101.544820,25.036030;0.000007,-0.000001;-30.000001,0.000000\
                    ?sources=0&destinations=1;2&annotations=duration,distance";
        assert_eq!(asked, want);
    }
}
