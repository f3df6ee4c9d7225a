//! Where the chance comes from, and how much of it there is.

use super::{Said, Shown};
use crate::record::{Commitment, Game, QUICKNET, Source};
use crate::seed::{entropy_bits, entropy_millibits};
use serde::Serialize;

/// Bits below which all values can be tried out.
pub(super) const BITS_MIN: u64 = 64;

/// All public values of a RUN.
#[derive(Clone, Debug, Serialize)]
pub struct Sources {
    /// In the order of the plan.
    pub rows: Vec<SourceRow>,
    /// Bits of all together, rounded down.
    pub bits: u64,
}

/// One public value.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRow {
    /// What it is.
    pub what: Said,
    /// When and where, as announced.
    pub when: String,
    /// Thousandths of a bit.
    pub millibits: u64,
    /// The value, once known.
    pub value: Option<String>,
    /// Unix time before which nobody can know it, where that is certain.
    pub not_before: Option<i64>,
}

impl Sources {
    pub(super) fn of(commitment: &Commitment, shown: &Shown) -> Self {
        let sources = &commitment.plan.sources;
        let values = shown.result.as_ref().map(|r| &r.values[..]).unwrap_or_default();
        let row = |(i, source): (usize, &Source)| SourceRow {
            what: what(source),
            when: source.when().to_owned(),
            millibits: entropy_millibits(source),
            value: values.get(i).cloned(),
            not_before: match source {
                Source::Drand { round, .. } => i64::try_from(QUICKNET.time_of(*round)).ok(),
                _ => None,
            },
        };
        Self { rows: sources.iter().enumerate().map(row).collect(), bits: entropy_bits(sources) }
    }
}

fn what(source: &Source) -> Said {
    match source {
        Source::Dice { digits, .. } => Said::new(format!("十面骰 {digits} 位"), format!("{digits} dice digits")),
        Source::Citizens { contributors, digits, .. } => {
            let names = contributors.join("、");
            Said::new(format!("{names} 各 {digits} 位"), format!("{digits} digits each by {names}"))
        }
        Source::Numbers { game, issue, .. } => {
            let (zh, en) = match game {
                Game::Kl8 => ("快乐8", "Kuaile 8"),
                Game::Ssq => ("双色球", "Shuangseqiu"),
                Game::Dlt => ("大乐透", "Daletou"),
                Game::ThreeD => ("福彩3D", "Fucai 3D"),
            };
            Said::new(format!("{zh} {issue} 期"), format!("{en}, issue {issue}"))
        }
        Source::Drand { round, .. } => Said::new(format!("drand 第 {round} 轮"), format!("drand round {round}")),
    }
}
