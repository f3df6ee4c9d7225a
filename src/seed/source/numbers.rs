//! Numbers of public lotteries in the canonical form of RFC 3797 §4.1.

use super::SourceError;
use crate::record::Game;

/// What one machine of a lottery gives.
struct Group {
    count: usize,
    least: u64,
    most: u64,
    /// Drawn with replacement, and read in the order drawn.
    ordered: bool,
}

const fn balls(count: usize, most: u64) -> Group {
    Group { count, least: 1, most, ordered: false }
}

fn groups(game: Game) -> &'static [Group] {
    match game {
        Game::Kl8 => const { &[balls(20, 80)] },
        Game::Ssq => const { &[balls(6, 33), balls(1, 16)] },
        Game::Dlt => const { &[balls(5, 35), balls(2, 12)] },
        Game::ThreeD => const { &[Group { count: 3, least: 0, most: 9, ordered: true }] },
    }
}

/// Thousandths of a bit, rounded down: log2 of C(80,20), C(33,6)·16, C(35,5)·C(12,2), 10³.
pub(super) fn millibits(game: Game) -> u64 {
    match game {
        Game::Kl8 => 61_616,
        Game::Ssq => 24_078,
        Game::Dlt => 24_352,
        Game::ThreeD => 9_965,
    }
}

/// Whether a text is the canonical form: every number without leading zeros and followed by `.`, each group by `/`.
pub(super) fn check(game: Game, value: &str) -> Result<(), SourceError> {
    let wrong = |what| Err(SourceError::Numbers(what));
    let Some(body) = value.strip_suffix('/') else { return wrong("every group ends in /") };
    let parts: Vec<&str> = body.split('/').collect();
    let groups = groups(game);
    if parts.len() != groups.len() {
        return wrong("another number of groups");
    }
    for (part, group) in parts.iter().zip(groups) {
        let Some(body) = part.strip_suffix('.') else { return wrong("every number ends in .") };
        let Some(numbers) = body.split('.').map(plain).collect::<Option<Vec<u64>>>() else {
            return wrong("numbers have no leading zeros and no other signs");
        };
        if numbers.len() != group.count {
            return wrong("another number of numbers in a group");
        }
        if numbers.iter().any(|n| !(group.least..=group.most).contains(n)) {
            return wrong("a number out of range");
        }
        if !group.ordered && !numbers.is_sorted_by(|a, b| a < b) {
            return wrong("numbers ascend and differ");
        }
    }
    Ok(())
}

fn plain(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// The canonical form of numbers as people write them: `03 11 20 25 28 33 + 07`, separated by anything, groups by `+`, `|` or `/`.
/// What is not like that comes back as it is, to be refused with its reason.
pub fn normal(game: Game, text: &str) -> String {
    let parts: Vec<&str> = text.split(['+', '|', '/', '＋', '｜']).filter(|part| part.chars().any(|c| c.is_ascii_digit())).collect();
    let mut out = String::new();
    for (i, part) in parts.iter().enumerate() {
        let numbers = part.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty()).map(str::parse).collect();
        let Ok(mut numbers): Result<Vec<u64>, _> = numbers else { return text.to_owned() };
        if !groups(game).get(i).is_some_and(|group| group.ordered) {
            numbers.sort_unstable();
        }
        numbers.iter().for_each(|n| out += &format!("{n}."));
        out.push('/');
    }
    out
}
