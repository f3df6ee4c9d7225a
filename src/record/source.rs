//! Public values to come: which, of which instant, in which canonical form.

use crate::base::Digest;
use serde::{Deserialize, Serialize};

/// One public value that will be taken. The variant fixes the canonical form of its text: `docs/spec.md` §2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Source {
    /// Digits thrown with ten-sided dice: bytes `0`–`9`, leading zeros kept.
    Dice {
        /// Digits the value has.
        digits: u64,
        /// When and where, as announced.
        when: String,
    },
    /// Digits named by several people, one contribution each.
    Citizens {
        /// Who contributes, as announced, in the order of the contributions.
        contributors: Vec<String>,
        /// Digits of one contribution.
        digits: u64,
        /// When and where, as announced.
        when: String,
    },
    /// The numbers of a public lottery, in the form of RFC 3797.
    Numbers {
        /// Which lottery.
        game: Game,
        /// Which draw of it, such as `2025051`.
        issue: String,
        /// When and where, as announced.
        when: String,
    },
    /// A round of a drand chain.
    Drand {
        /// Hash of the chain.
        chain: Digest,
        /// The round.
        round: u64,
        /// When, as announced.
        when: String,
    },
}

/// Public lotteries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Game {
    /// 快乐8: 20 of 80.
    Kl8,
    /// 双色球: 6 of 33 and 1 of 16.
    Ssq,
    /// 大乐透: 5 of 35 and 2 of 12.
    Dlt,
    /// 福彩3D: three digits in order.
    #[serde(rename = "3d")]
    ThreeD,
}

impl Source {
    /// When and where the value comes to be, as announced.
    pub fn when(&self) -> &str {
        match self {
            Source::Dice { when, .. } | Source::Citizens { when, .. } | Source::Numbers { when, .. } | Source::Drand { when, .. } => when,
        }
    }
}

/// What is public about a drand chain.
#[derive(Clone, Copy, Debug)]
pub struct Chain {
    /// Hash that names it.
    pub hash: &'static str,
    /// Public key on G2, hexadecimal.
    pub key: &'static str,
    /// Unix time of round 1, seconds.
    pub genesis: u64,
    /// Seconds from round to round.
    pub period: u64,
}

/// League of Entropy, unchained, signatures on G1 (RFC 9380 hash to curve).
pub const QUICKNET: Chain = Chain {
    hash: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
    key: "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb\
          5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
    genesis: 1_692_803_367,
    period: 3,
};

impl Chain {
    /// Unix time at which a round comes to be.
    pub fn time_of(&self, round: u64) -> u64 {
        self.genesis.saturating_add(self.period.saturating_mul(round.saturating_sub(1)))
    }
}
