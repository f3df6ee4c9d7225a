//! Euclidean legs in integers, exactly.

use super::words::PLACES;
use super::{Misread, Wrong};
use crate::routing::instance::{Kind, LARGEST};

/// The matrix of points given in units of 10^−[`PLACES`].
///
/// # Errors
/// If a leg is longer than [`LARGEST`].
pub(super) fn euclidean(points: &[(i64, i64)], kind: Kind) -> Result<Vec<i32>, Misread> {
    let mut legs = vec![0; points.len() * points.len()];
    for (a, p) in points.iter().enumerate() {
        for (b, q) in points.iter().enumerate().skip(a + 1) {
            let leg = leg(i128::from(p.0 - q.0), i128::from(p.1 - q.1), kind);
            let leg = i32::try_from(leg).ok().filter(|&l| l <= LARGEST).ok_or_else(|| {
                let en = format!("the leg between stops {a} and {b} is too long");
                Misread::new(Wrong::Value, None, format!("第 {a} 与第 {b} 个点之间太远"), en)
            })?;
            legs[a * points.len() + b] = leg;
            legs[b * points.len() + a] = leg;
        }
    }
    Ok(legs)
}

/// ⌊√(x² + y²) + ½⌋ for CVRP, ⌊10·√(x² + y²)⌋ for VRPTW.
fn leg(x: i128, y: i128, kind: Kind) -> i128 {
    let unit = 10i128.pow(PLACES as u32);
    let square = x * x + y * y;
    match kind {
        Kind::Cvrp => ((4 * square).isqrt() / unit + 1) / 2,
        Kind::Vrptw => (100 * square).isqrt() / unit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legs_are_cut_or_rounded() {
        let points = [(0, 0), (10_000, 10_000), (30_000, 40_000), (5_000, 0)];
        // √2 = 1.414…, 5, √13 = 3.6055…, and ½ rounds up
        let (cvrp, vrptw) = (euclidean(&points, Kind::Cvrp).unwrap(), euclidean(&points, Kind::Vrptw).unwrap());
        assert_eq!(cvrp[..4], [0, 1, 5, 1]);
        assert_eq!(vrptw[..4], [0, 14, 50, 5]);
        assert_eq!((cvrp[6], vrptw[6], cvrp[9], vrptw[9]), (4, 36, 4, 36));
    }
}
