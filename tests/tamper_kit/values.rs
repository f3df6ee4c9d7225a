//! Tampers of values: rows that are still of the format, or not any more.

use super::places::sections;
use super::tree::{Steps, node, pick_file, shape, tree, walk};
use super::worlds::World;
use super::{Dice, REPLAY, Tamper};
use evenhand::base::canon;
use serde_json::{Value, json};

/// Changes a node; false if there is nothing to change in this way.
pub type Change = fn(&mut Value, &mut Dice) -> bool;

/// One of the changes of values, at random.
pub fn any_change(dice: &mut Dice) -> Change {
    *dice.pick(&[changed as Change, changed, deleted, inserted, reordered, lookalike])
}

/// A changed tree and where it was changed.
pub fn altered(mut tree: Value, change: Change, dice: &mut Dice) -> Option<(Value, Steps)> {
    for _ in 0..20 {
        let scalar = dice.below(2) == 0;
        let steps = walk(&tree, dice, scalar);
        let before = tree.clone();
        if change(node(&mut tree, &steps), dice) && tree != before {
            return Some((tree, steps));
        }
        tree = before;
    }
    None
}

pub fn of_value(kind: &'static str, world: &World, dice: &mut Dice, change: Change) -> Option<Tamper> {
    let file = pick_file(world, dice);
    let (tree, steps) = altered(tree(world, &file)?, change, dice)?;
    let place = shape(&file, &steps);
    if is_late(world, &place) {
        return None;
    }
    Some(Tamper { kind, owners: owners(world, &place), place, changes: vec![(file.clone(), Some(canon::write(&tree)))], file })
}

/// Before the reveal a signature may still be missing; the audit tells of it.
pub fn is_late(world: &World, place: &str) -> bool {
    !world.signed && place.starts_with("ledger") && place.ends_with(".signatures")
}

/// Sections that may refuse an alteration in a folder.
pub fn owners(world: &World, place: &str) -> Vec<&'static str> {
    let mut owners = sections(place).to_vec();
    // where only the public part is there, the ledger holds the digests of everything
    let whole = world.files.keys().any(|name| name.starts_with("sealed"));
    // words about an incident, and which of several allowed crews was drawn again, are beyond the judge of an amendment
    let words = ["amendment.incidents", "amendment.crews", "amendment.pack.iterations", "record.pack.iterations"];
    if !whole || words.iter().any(|head| place.starts_with(head)) {
        owners.extend(["ledger", REPLAY]);
    }
    owners
}

pub fn changed(value: &mut Value, dice: &mut Dice) -> bool {
    match value {
        Value::Bool(b) => *b = !*b,
        Value::Number(n) => {
            let n = n.as_i64().unwrap_or(0);
            let most = (1i64 << 53) - 1;
            *value = json!(dice.pick(&[n + 1, n - 1, n.saturating_mul(2) + 1, 0, -n - 1, n + 1000]).clamp(&-most, &most));
        }
        Value::String(s) => {
            let chars: Vec<char> = s.chars().collect();
            let at = dice.below(chars.len());
            let other = |c: char| match c {
                '9' => '8',
                'f' => 'e',
                '0'..='8' | 'a'..='e' => (c as u8 + 1) as char,
                _ => 'x',
            };
            *s = chars.iter().enumerate().map(|(i, &c)| if i == at { other(c) } else { c }).collect::<String>()
                + if chars.is_empty() { "x" } else { "" };
        }
        _ => return false,
    }
    true
}

pub fn deleted(value: &mut Value, dice: &mut Dice) -> bool {
    match value {
        Value::Array(list) if !list.is_empty() => drop(list.remove(dice.below(list.len()))),
        Value::Object(map) if !map.is_empty() => drop(map.remove(&dice.pick(&map.keys().cloned().collect::<Vec<_>>()).clone())),
        _ => return false,
    }
    true
}

pub fn inserted(value: &mut Value, dice: &mut Dice) -> bool {
    match value {
        Value::Array(list) if !list.is_empty() => {
            let row = dice.pick(list).clone();
            list.insert(dice.below(list.len() + 1), row);
        }
        Value::Object(map) => drop(map.insert("zz".to_owned(), json!(1))),
        _ => return false,
    }
    true
}

pub fn reordered(value: &mut Value, dice: &mut Dice) -> bool {
    let Value::Array(list) = value else { return false };
    if list.len() < 2 {
        return false;
    }
    let (a, b) = (dice.below(list.len()), dice.below(list.len()));
    list.swap(a, b);
    true
}

/// Full-width digits, Cyrillic letters, marks of no width: what a person reads is the same.
pub fn lookalike(value: &mut Value, dice: &mut Dice) -> bool {
    let Value::String(s) = value else { return false };
    let chars: Vec<char> = s.chars().collect();
    let at = dice.below(chars.len() + 1);
    let like = |c: char| match c {
        '0'..='9' => char::from_u32('０' as u32 + c as u32 - '0' as u32).unwrap(),
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'o' => 'о',
        'p' => 'р',
        'x' => 'х',
        'A' => 'А',
        'B' => 'В',
        'E' => 'Е',
        'M' => 'М',
        '-' => '‐',
        c => c,
    };
    let swapped: String = chars.iter().enumerate().map(|(i, &c)| if i == at { like(c) } else { c }).collect();
    *s = if swapped == *s { chars[..at].iter().chain(&['\u{200b}']).chain(&chars[at..]).collect() } else { swapped };
    true
}
