//! Names beside their marks, none over another.

use super::parts::{TEXT, wide};

/// A name to be set beside a mark.
pub struct Label<'a> {
    /// The mark.
    pub at: (f64, f64),
    /// Lines, the first set larger.
    pub lines: Vec<&'a str>,
}

/// Where a name was set: its left edge and the foot of its first line.
pub type Spot = (f64, f64);

/// How much larger the first line is.
pub const LARGER: f64 = 13.0 / TEXT;
const HALF_MARK: f64 = 6.0;

struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// A spot for every label that finds room within `width` × `height`, in their order; earlier ones come first.
pub fn set(labels: &[Label<'_>], width: f64, height: f64) -> Vec<Option<Spot>> {
    let mut taken: Vec<Area> = labels.iter().map(|label| mark(label.at)).collect();
    labels.iter().map(|label| spot(label, width, height, &mut taken)).collect()
}

fn mark((x, y): (f64, f64)) -> Area {
    Area { left: x - HALF_MARK, top: y - HALF_MARK, right: x + HALF_MARK, bottom: y + HALF_MARK }
}

fn spot(label: &Label<'_>, width: f64, height: f64, taken: &mut Vec<Area>) -> Option<Spot> {
    let long = label.lines.iter().enumerate().map(|(at, line)| wide(line) * if at == 0 { LARGER } else { 1.0 }).fold(0.0, f64::max);
    let high = 15.0 + 12.0 * (label.lines.len() as f64 - 1.0);
    let (x, y) = label.at;
    let (right, left, middle) = (x + 8.0, x - 8.0 - long, x - long / 2.0);
    let tops = [y - high / 2.0, y - high, y];
    let beside = tops.into_iter().flat_map(|top| [(right, top), (left, top)]);
    let corners = beside.chain([(middle, y - high - 7.0), (middle, y + 7.0)]);
    let area = corners
        .map(|(left, top)| Area { left, top, right: left + long, bottom: top + high })
        .find(|a| a.left >= 0.0 && a.right <= width && a.top >= 0.0 && a.bottom <= height && !taken.iter().any(|t| t.meets(a)))?;
    let spot = (area.left, area.top + 12.0);
    taken.push(area);
    Some(spot)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_apart_or_not_at_all() {
        // a grid of towns 50 apart: a name of 39 wide fits once beside each; nine towns on one spot leave room for few
        let far: Vec<Label<'_>> =
            (0..9).map(|n| Label { at: (60.0 + 90.0 * f64::from(n % 3), 40.0 + 60.0 * f64::from(n / 3)), lines: vec!["楚雄市"] }).collect();
        assert!(set(&far, 400.0, 300.0).iter().all(Option::is_some));
        let near: Vec<Label<'_>> =
            (0..40).map(|n| Label { at: (200.0 + f64::from(n), 150.0), lines: vec!["楚雄市", "Chuxiong"] }).collect();
        let spots = set(&near, 400.0, 300.0);
        let found: Vec<Spot> = spots.into_iter().flatten().collect();
        assert!(!found.is_empty() && found.len() < 40);
        for (at, a) in found.iter().enumerate() {
            for b in &found[..at] {
                // 27 high, at least 39 wide
                assert!((a.0 - b.0).abs() >= 39.0 || (a.1 - b.1).abs() >= 27.0, "{a:?} {b:?}");
            }
        }
    }
}
