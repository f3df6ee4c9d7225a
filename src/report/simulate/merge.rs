//! Tallies of disjoint ranges are added; anything else is refused.

use super::tally::Tally;

/// Why two tallies are not added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// Not of the same task, shares or pairs.
    Foreign {
        /// Position of the file.
        file: usize,
    },
    /// A draw would count twice.
    Overlap {
        /// Position of the file.
        file: usize,
        /// A range counted before.
        counted: (u64, u64),
        /// The range of this file.
        again: (u64, u64),
    },
}

/// The tally of all draws together: the one a single run over all the ranges gives. None of nothing.
///
/// # Errors
/// If one is of another study, or a draw is in two of them.
pub fn merge(tallies: &[Tally]) -> Result<Option<Tally>, MergeError> {
    let Some((first, rest)) = tallies.split_first() else { return Ok(None) };
    let mut sum = first.clone();
    for (file, next) in (1..).zip(rest) {
        if next.digest != sum.digest {
            return Err(MergeError::Foreign { file });
        }
        let overlap = |again: &(u64, u64)| sum.ranges.iter().find(|r| r.0 < again.1 && again.0 < r.1).map(|counted| (*counted, *again));
        if let Some((counted, again)) = next.ranges.iter().find_map(overlap) {
            return Err(MergeError::Overlap { file, counted, again });
        }
        sum.add(next);
        sum.ranges = joined(sum.ranges.iter().chain(&next.ranges));
    }
    Ok(Some(sum))
}

/// Ranges in order, neighbours made one.
fn joined<'a>(ranges: impl Iterator<Item = &'a (u64, u64)>) -> Vec<(u64, u64)> {
    let mut sorted: Vec<(u64, u64)> = ranges.copied().collect();
    sorted.sort_unstable();
    let mut out: Vec<(u64, u64)> = Vec::new();
    for (from, to) in sorted {
        match out.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            _ => out.push((from, to)),
        }
    }
    out
}
