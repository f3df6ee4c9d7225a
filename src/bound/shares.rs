//! Parts of a lab's week that one journey takes: two journeys that do not fit one week together do not share it.

/// Kinds of shares.
pub(super) const SHARES: usize = 3;

/// The part of a lab's week that so many batches of one journey take, in parts of [`whole_week`]: no week holds more than
/// the whole (dual feasible functions u^(k), k from 1; Fekete, Schepers 2001, doi:10.1007/s101070100243).
pub(super) fn share(kind: usize, batches: i64, week: i64) -> i64 {
    let k = kind as i64 + 1;
    let parts = (k + 1) * batches;
    if parts % week == 0 { k * (parts / week) } else { (k + 1) * (parts / week) }
}

/// A lab's whole week for a kind of shares.
pub(super) fn whole_week(kind: usize) -> i64 {
    (kind as i64 + 1) * (kind as i64 + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Over all multisets of journeys that fit a week: their shares fit it too. And more than half is the whole.
    #[test]
    fn shares_of_what_fits_fit() {
        for week in 1..=12 {
            let mut stack = vec![(week, 1, [0; SHARES])];
            while let Some((left, least, sums)) = stack.pop() {
                (0..SHARES).for_each(|k| assert!(sums[k] <= whole_week(k), "{week} {k}"));
                for n in least..=left {
                    stack.push((left - n, n, std::array::from_fn(|k| sums[k] + share(k, n, week))));
                }
            }
            assert_eq!((share(0, week / 2 + 1, week), share(0, week, week)), (2, 2));
        }
    }
}
