//! Public values: their canonical texts and what they put into the key, written again from `docs/spec.md` §2.

use crate::base::{canon, sha256};
use crate::record::{Chain, Game, Source};

/// What all values put into the key; a value of a wrong form puts in its text, and `seed/value_form` tells of it.
pub(super) fn parts(sources: &[Source], values: &[String]) -> Vec<(Vec<u8>, Vec<u8>)> {
    let bytes = |source: &Source, value: &String| match source {
        Source::Drand { .. } => sha256(&[&hex::decode(value).unwrap_or_default()]).0.to_vec(),
        _ => value.clone().into_bytes(),
    };
    sources.iter().zip(values).map(|(source, value)| (canon::write(source), bytes(source, value))).collect()
}

/// Whether a value has its canonical form. What a right one looks like, if not.
pub(super) fn formed(source: &Source, value: &str) -> Result<(), String> {
    match source {
        Source::Dice { digits, .. } => told(are_digits(value, *digits), || format!("{digits} digits")),
        Source::Citizens { contributors, digits, .. } => {
            let parts: Vec<&str> = value.split('/').collect();
            let right = parts.len() == contributors.len() && parts.iter().all(|part| are_digits(part, *digits));
            told(right, || format!("{} × {digits} digits joined by /", contributors.len()))
        }
        Source::Numbers { game, .. } => told(are_numbers(*game, value), || format!("numbers of {game:?} as RFC 3797 writes them")),
        Source::Drand { chain, round, .. } => {
            let known = chain.to_string() == crate::record::QUICKNET.hash;
            told(known && signs(&crate::record::QUICKNET, *round, value), || format!("the signature of round {round}"))
        }
    }
}

fn told(right: bool, want: impl FnOnce() -> String) -> Result<(), String> {
    if right { Ok(()) } else { Err(want()) }
}

fn are_digits(text: &str, digits: u64) -> bool {
    text.len() as u64 == digits && text.bytes().all(|b| b.is_ascii_digit())
}

/// Written out from the numbers read, the text must come out again.
fn are_numbers(game: Game, text: &str) -> bool {
    let (sizes, least, most): (&[usize], u64, &[u64]) = match game {
        Game::Kl8 => (&[20], 1, &[80]),
        Game::Ssq => (&[6, 1], 1, &[33, 16]),
        Game::Dlt => (&[5, 2], 1, &[35, 12]),
        Game::ThreeD => (&[3], 0, &[9]),
    };
    let groups: Vec<Vec<u64>> = text.split('/').map(|group| group.split('.').filter_map(|n| n.parse().ok()).collect()).collect();
    let written: String =
        groups[..groups.len() - 1].iter().map(|group| group.iter().map(|n| format!("{n}.")).collect::<String>() + "/").collect();
    let fits = |(group, (&size, &most)): (&Vec<u64>, (&usize, &u64))| {
        let ascend = game == Game::ThreeD || group.is_sorted_by(|a, b| a < b);
        group.len() == size && ascend && group.iter().all(|n| (least..=most).contains(n))
    };
    written == text && groups.len() == sizes.len() + 1 && groups.iter().zip(sizes.iter().zip(most)).all(fits)
}

#[cfg(feature = "drand")]
fn signs(chain: &Chain, round: u64, value: &str) -> bool {
    use drand_verify::{G2PubkeyRfc, Pubkey};
    let key = hex::decode(chain.key).ok().and_then(|bytes| G2PubkeyRfc::from_variable(&bytes).ok());
    let signature = hex::decode(value).ok().filter(|bytes| bytes.len() == 48 && hex::encode(bytes) == value);
    key.zip(signature).is_some_and(|(key, signature)| key.verify(round, b"", &signature).unwrap_or(false))
}

/// A program built without drand cannot say that a round is right.
#[cfg(not(feature = "drand"))]
fn signs(_: &Chain, _: u64, _: &str) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_spelling() {
        assert!(are_numbers(Game::Ssq, "9.18.26.31.32.33./16./"));
        assert!(are_numbers(Game::ThreeD, "9.0.9./"));
        let wrong =
            ["9.18.26.31.32.33./16.", "9.18.26.31.33.32./16./", "09.18.26.31.32.33./16./", "9.18.26.31.32.34./16./", "", "/", "//", "./."];
        assert!(wrong.iter().all(|text| !are_numbers(Game::Ssq, text)));
        assert!(!are_numbers(Game::ThreeD, "9.0.9./1./") && !are_numbers(Game::ThreeD, "9.x.0.9./"));
    }
}
