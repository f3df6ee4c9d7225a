//! Temperature and acceptance in integers.

use super::clock::WHOLE;
use crate::seed::Stream;

/// Fractional bits of a temperature.
const BITS: u32 = 16;

/// A temperature that is halved a number of times over a stretch of progress, straight lines between the halvings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cooling {
    /// In 2^-16 units of cost.
    pub first: i64,
    /// Halvings, in 1/16.
    pub halvings: u64,
    /// Progress at the beginning and the end, up to [`WHOLE`].
    pub from: u64,
    /// Where it ends.
    pub to: u64,
}

impl Cooling {
    /// The temperature at some progress.
    pub fn at(&self, progress: u64) -> i64 {
        let length = (self.to - self.from).max(1);
        let done = progress.clamp(self.from, self.to) - self.from;
        // halvings so far in parts of WHOLE; done ≤ 2^32 and halvings ≤ 2^9 leave room
        let position = u128::from(done) * u128::from(self.halvings) * u128::from(WHOLE) / 16 / u128::from(length);
        let (halved, rest) = ((position / u128::from(WHOLE)) as u32, (position % u128::from(WHOLE)) as i128);
        let high = self.first >> halved.min(62);
        high - ((i128::from(high / 2) * rest) >> 32) as i64
    }
}

/// A temperature from a cost, as a share in thousandths of it.
pub(super) fn share(cost: i64, of: i64, thousandths: i64) -> i64 {
    ((i128::from(cost) << BITS) * i128::from(thousandths) / 1000 / i128::from(of.max(1))) as i64
}

/// By how much a plan may be worse and still be accepted: −T·log₂ u for a uniform u (Kirkpatrick, Gelatt, Vecchi 1983,
/// doi:10.1126/science.220.4598.671), the logarithm straight between powers of two.
pub(super) fn slack(temperature: i64, stream: &mut Stream) -> i64 {
    let word = stream.next_u64() | 1;
    let zeros = word.leading_zeros();
    let below_one = (1 << 16) - (((word << zeros) >> 47) as i64 & 0xffff);
    let log = (i64::from(zeros) << 16) + below_one;
    ((i128::from(temperature) * i128::from(log)) >> (16 + BITS)) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temperature_halves_on_time_and_never_rises() {
        let cooling = Cooling { first: 1 << 20, halvings: 128, from: 1000, to: 9000 };
        let all: Vec<i64> = (1000..=9000).map(|progress| cooling.at(progress)).collect();
        assert_eq!((all[0], all[1000], all[2000], all[8000]), (1 << 20, 1 << 19, 1 << 18, 1 << 12));
        assert!(all.windows(2).all(|w| w[1] <= w[0]));
    }

    #[test]
    fn slack_is_about_exponential() {
        // E[−log₂ u] = 1/ln 2 = 1.4427 and P(−log₂ u > 3) = 1/8
        let mut stream = Stream::new([7; 32]);
        let drawn: Vec<i64> = (0..100_000).map(|_| slack(1000 << BITS, &mut stream)).collect();
        let mean = drawn.iter().sum::<i64>() / 100_000;
        assert!((1400..1560).contains(&mean), "{mean}");
        let tail = drawn.iter().filter(|&&s| s > 3000).count();
        assert!((12_100..12_900).contains(&tail), "{tail}");
    }

    #[test]
    fn a_share_of_a_mean_leg() {
        // half of 100/4, with 16 fractional bits
        assert_eq!(share(100, 4, 500), (25 << BITS) / 2);
    }
}
