//! Tampers of bytes: the same rows in another spelling.

use super::tree::pick_file;
use super::worlds::World;
use super::{Dice, Tamper};

pub fn of_bytes(kind: &'static str, world: &World, dice: &mut Dice, change: fn(&[u8], &mut Dice) -> Option<Vec<u8>>) -> Option<Tamper> {
    let file = pick_file(world, dice);
    let bytes = change(&world.files[&file], dice)?;
    Some(Tamper { kind, place: file.clone(), owners: Vec::new(), changes: vec![(file.clone(), Some(bytes))], file })
}

/// Positions outside texts where something is true of the byte before and the byte there.
fn outside(bytes: &[u8], is: fn(u8, u8) -> bool) -> Vec<usize> {
    let (mut inside, mut found) = (false, Vec::new());
    for i in 1..bytes.len() {
        match bytes[i - 1] {
            b'"' if !inside => inside = true,
            // canonical text escapes a quotation mark by one backslash, a backslash by another
            b'"' => inside = bytes[..i - 1].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1,
            _ => {}
        }
        if !inside && is(bytes[i - 1], bytes[i]) {
            found.push(i);
        }
    }
    found
}

fn put(bytes: &[u8], at: usize, what: &[u8]) -> Vec<u8> {
    [&bytes[..at], what, &bytes[at..]].concat()
}

pub fn twice(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let at = *dice.pick(&Some(outside(bytes, |a, b| a == b'{' && b == b'"')).filter(|l| !l.is_empty())?);
    let end = at + 1 + bytes[at + 1..].iter().position(|b| *b == b'"')?;
    Some(put(bytes, at, &[&bytes[at..=end], b":0,"].concat()))
}

pub fn spaced(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let at = *dice.pick(&Some(outside(bytes, |a, _| b"{}[]:,".contains(&a))).filter(|l| !l.is_empty())?);
    Some(put(bytes, at, *dice.pick(&[b" ", b"\n", b"\t", b"\r"])))
}

pub fn zeroed(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let at = *dice.pick(&Some(outside(bytes, |a, b| b":,[".contains(&a) && b.is_ascii_digit())).filter(|l| !l.is_empty())?);
    Some(put(bytes, at, b"0"))
}

pub fn cut(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    Some(match dice.below(4) {
        0 => bytes[..dice.below(bytes.len())].to_vec(),
        1 => put(bytes, 0, b"\xef\xbb\xbf"),
        2 => put(bytes, bytes.len(), b"\n"),
        _ => put(bytes, bytes.len(), b"\0"),
    })
}
