//! `{"code":"Ok","durations":[[s…]],"distances":[[m…]]}` into a block of the matrix.

use super::TravelError;
use crate::frame::limits;
use crate::record::Matrix;
use serde::Deserialize;
use std::ops::Range;

#[derive(Deserialize)]
struct Answer {
    code: String,
    #[serde(default)]
    message: String,
    /// Seconds.
    #[serde(default)]
    durations: Vec<Vec<Option<f64>>>,
    /// Metres.
    #[serde(default)]
    distances: Vec<Vec<Option<f64>>>,
}

/// Metres rounded, minutes rounded up; a site is nothing from itself.
pub(super) fn put(body: &[u8], (from, to): (Range<usize>, Range<usize>), matrix: &mut Matrix) -> Result<(), TravelError> {
    let answer: Answer = serde_json::from_slice(body).map_err(|e| TravelError::Answer(format!("not the JSON of a table: {e}")))?;
    if answer.code != "Ok" {
        return Err(TravelError::Answer(format!("{} {}", answer.code, answer.message)));
    }
    let shape = |rows: &[Vec<Option<f64>>]| rows.len() == from.len() && rows.iter().all(|r| r.len() == to.len());
    if !shape(&answer.durations) || !shape(&answer.distances) {
        return Err(TravelError::Answer(format!("durations or distances are not {} × {}", from.len(), to.len())));
    }
    let n = matrix.sites.len();
    for (i, a) in from.enumerate() {
        for (j, b) in to.clone().enumerate().filter(|(_, b)| *b != a) {
            let hole = || TravelError::Hole { from: matrix.sites[a].clone(), to: matrix.sites[b].clone() };
            let (seconds, metres) = (answer.durations[i][j].ok_or_else(hole)?, answer.distances[i][j].ok_or_else(hole)?);
            let pair = || format!("{} to {}", matrix.sites[a], matrix.sites[b]);
            let metres = whole(metres, f64::round, limits::LEG_METRES).ok_or_else(|| TravelError::Answer(pair()))?;
            let minutes = whole(seconds / 60.0, f64::ceil, limits::LEG_MINUTES).ok_or_else(|| TravelError::Answer(pair()))?;
            (matrix.metres[a * n + b], matrix.minutes[a * n + b]) = (metres, minutes);
        }
    }
    Ok(())
}

fn whole(value: f64, round: fn(f64) -> f64, most: u32) -> Option<u32> {
    (value >= 0.0 && round(value) <= f64::from(most)).then(|| round(value) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<Matrix, TravelError> {
        let mut matrix = Matrix { sites: vec!["A".into(), "B".into()], metres: vec![0; 4], minutes: vec![0; 4] };
        put(body.as_bytes(), (0..2, 0..2), &mut matrix).map(|()| matrix)
    }

    #[test]
    fn seconds_round_up_to_minutes() {
        let matrix = read(r#"{"code":"Ok","durations":[[0,60],[60.1,5]],"distances":[[3,1000.4],[1000.5,0]]}"#).unwrap();
        assert_eq!((matrix.minutes, matrix.metres), (vec![0, 1, 2, 0], vec![0, 1000, 1001, 0]));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let hole = read(r#"{"code":"Ok","durations":[[0,60],[null,0]],"distances":[[0,1],[1,0]]}"#);
        assert!(matches!(hole, Err(TravelError::Hole { from, to }) if from == "B" && to == "A"));
        for body in [
            "<html>",
            r#"{"code":"TooBig","message":"Too many table coordinates"}"#,
            r#"{"code":"Ok","durations":[[0,60]],"distances":[[0,1],[1,0]]}"#,
            r#"{"code":"Ok","durations":[[0,60],[60,0]]}"#,
            r#"{"code":"Ok","durations":[[0,-1],[60,0]],"distances":[[0,1],[1,0]]}"#,
            r#"{"code":"Ok","durations":[[0,1e12],[60,0]],"distances":[[0,1],[1,0]]}"#,
        ] {
            assert!(matches!(read(body), Err(TravelError::Answer(_))), "{body}");
        }
    }
}
