//! `--source`: a public value to come, in one word; `--value`: the value, as people write it.

use super::stop::Stop;
use crate::base::Digest;
use crate::intake::codes;
use crate::record::{Game, QUICKNET, Source};
use crate::seed::normal;

/// How to write a source.
pub const HOW: &str = "dice:20 · citizens:6:甲,乙,丙 · kl8:2025051 · ssq:2025051 · dlt:2025051 · 3d:2025051 · drand:27946612";

/// The source a word names.
///
/// # Errors
/// If it names none.
pub fn source(word: &str, when: &str) -> Result<Source, Stop> {
    let (kind, rest) = word.split_once(':').unwrap_or((word, ""));
    let when = when.to_owned();
    let game = |game| (!rest.is_empty()).then(|| Source::Numbers { game, issue: rest.to_owned(), when: when.clone() });
    let digits = |text: &str| text.parse::<u64>().ok().filter(|n| (1..=1000).contains(n));
    let found = match kind {
        "dice" => digits(if rest.is_empty() { "20" } else { rest }).map(|digits| Source::Dice { digits, when: when.clone() }),
        "citizens" => rest.split_once(':').and_then(|(each, names)| {
            let contributors: Vec<String> = names.split([',', '，', '、']).map(|name| name.trim().to_owned()).collect();
            let named = contributors.iter().all(|name| !name.is_empty());
            digits(each).filter(|_| named).map(|digits| Source::Citizens { contributors, digits, when: when.clone() })
        }),
        "kl8" => game(Game::Kl8),
        "ssq" => game(Game::Ssq),
        "dlt" => game(Game::Dlt),
        "3d" => game(Game::ThreeD),
        "drand" => {
            let chain = Digest::parse(QUICKNET.hash);
            rest.parse::<u64>().ok().filter(|&r| r > 0).zip(chain).map(|(round, chain)| Source::Drand { chain, round, when: when.clone() })
        }
        _ => None,
    };
    found.ok_or_else(|| {
        Stop::refused(
            format!("不认识的随机数来源 {word:?}；写法：{HOW}。没有“最新一期”：期号、轮次须事先写定"),
            format!("no source {word:?}; write one of: {HOW}. There is no \"latest\": issue or round is named beforehand"),
        )
        .coded(&codes::BAD_ARGUMENT)
    })
}

/// The canonical text of a value: numbers of lotteries are put in order, everything else stays as announced.
pub fn value(source: &Source, text: &str) -> String {
    match source {
        Source::Numbers { game, .. } => normal(*game, text),
        _ => text.trim().to_owned(),
    }
}

/// How a value of this source is given.
pub fn example(source: &Source) -> String {
    match source {
        Source::Dice { digits, .. } => format!("--value {}", "0".repeat(usize::try_from(*digits).unwrap_or(1).min(40))),
        Source::Citizens { contributors, digits, .. } => {
            let one = "0".repeat(usize::try_from(*digits).unwrap_or(1).min(40));
            format!("--value {}", vec![one; contributors.len()].join("/"))
        }
        Source::Numbers { game: Game::Kl8, .. } => "--value '03 11 … 79'".to_owned(),
        Source::Numbers { game: Game::Ssq | Game::Dlt, .. } => "--value '03 11 … + 07'".to_owned(),
        Source::Numbers { game: Game::ThreeD, .. } => "--value '9 0 9'".to_owned(),
        Source::Drand { .. } => "--value SIGNATURE".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_sources() {
        assert_eq!(source("dice", "").unwrap(), Source::Dice { digits: 20, when: String::new() });
        let citizens = source("citizens:6:甲，乙", "大厅").unwrap();
        assert_eq!(citizens, Source::Citizens { contributors: vec!["甲".into(), "乙".into()], digits: 6, when: "大厅".into() });
        assert!(matches!(source("drand:1000", "").unwrap(), Source::Drand { round: 1000, .. }));
        for wrong in ["", "latest", "drand", "drand:latest", "drand:0", "kl8", "dice:0", "dice:x", "citizens:6", "citizens:6:甲,", "rand:3"]
        {
            assert!(source(wrong, "").is_err(), "{wrong}");
        }
    }
}
