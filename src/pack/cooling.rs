//! Chance and temperature of the search, in integers.

use crate::seed::Stream;

/// Overlooks about one place in a hundred, so that greedy insertion does not always repeat itself
/// (Christiaens, Vanden Berghe 2020, doi:10.1287/trsc.2019.0914, §4.4). One draw per overlooked place, not per place.
#[derive(Debug)]
pub(super) struct Blink {
    left: Option<u64>,
}

impl Blink {
    /// Gaps between overlooked places are 0 to 198, 99 on average.
    const GAPS: u64 = 199;

    pub fn new(stream: &mut Stream) -> Self {
        Self { left: Some(stream.below(Self::GAPS)) }
    }

    /// Never overlooks anything.
    pub fn none() -> Self {
        Self { left: None }
    }

    pub fn now(&mut self, stream: &mut Stream) -> bool {
        match &mut self.left {
            None => false,
            Some(0) => {
                self.left = Some(stream.below(Self::GAPS));
                true
            }
            Some(left) => {
                *left -= 1;
                false
            }
        }
    }
}

/// Halvings of the temperature over the whole search.
const HALVINGS: u64 = 8;

/// Temperature after `done` of `budget` iterations: halved [`HALVINGS`] times, straight lines between the halvings.
pub(super) fn temperature(first: i64, done: u64, budget: u64) -> i64 {
    let position = done * HALVINGS;
    let (halved, rest) = (position / budget, position % budget);
    let high = first >> halved;
    high - (i128::from(high / 2) * i128::from(rest) / i128::from(budget)) as i64
}

/// By how much a plan may be worse and still be accepted: −T·log₂ u for a uniform u (Kirkpatrick, Gelatt, Vecchi 1983,
/// doi:10.1126/science.220.4598.671), the logarithm straight between powers of two.
pub(super) fn slack(temperature: i64, stream: &mut Stream) -> i64 {
    let word = stream.next_u64() | 1;
    let zeros = word.leading_zeros();
    let below_one = (1 << 16) - (((word << zeros) >> 47) as i64 & 0xffff);
    let log = (i64::from(zeros) << 16) + below_one;
    ((i128::from(temperature) * i128::from(log)) >> 16) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temperature_halves_on_time_and_never_rises() {
        let all: Vec<i64> = (0..=800).map(|k| temperature(1 << 20, k, 800)).collect();
        assert_eq!((all[0], all[100], all[200], all[800]), (1 << 20, 1 << 19, 1 << 18, 1 << 12));
        assert!(all.windows(2).all(|w| w[1] <= w[0]));
    }

    #[test]
    fn slack_is_about_exponential() {
        // E[−log₂ u] = 1/ln 2 = 1.4427 and P(−log₂ u > 3) = 1/8
        let mut stream = Stream::new([7; 32]);
        let drawn: Vec<i64> = (0..100_000).map(|_| slack(1000, &mut stream)).collect();
        let mean = drawn.iter().sum::<i64>() / 100_000;
        assert!((1400..1560).contains(&mean), "{mean}");
        let tail = drawn.iter().filter(|&&s| s > 3000).count();
        assert!((12_100..12_900).contains(&tail), "{tail}");
    }

    #[test]
    fn one_place_in_a_hundred_is_overlooked() {
        let mut stream = Stream::new([1; 32]);
        let mut blink = Blink::new(&mut stream);
        let blinks = (0..1_000_000).filter(|_| blink.now(&mut stream)).count();
        assert!((9_800..10_200).contains(&blinks), "{blinks}");
        let mut never = Blink::none();
        assert!((0..1000).all(|_| !never.now(&mut stream)));
    }
}
