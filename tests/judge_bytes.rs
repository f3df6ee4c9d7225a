//! No bytes make the judge panic: files cut, flipped, filled and swapped at places of a fixed sequence.

mod judge_world;

use evenhand::base::write_atomic;
use evenhand::judge::{judge, judge_rows};
use evenhand::record::*;
use judge_world::world;
use serde_json::{Value, json};

/// A fixed sequence of places (Knuth's MMIX multiplier).
struct Places(u64);

impl Places {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n.max(1) as u64) as usize
    }
}

#[test]
fn broken_bytes_are_refused_quietly() {
    let world = world();
    let folder = tempfile::tempdir().unwrap();
    let run = world.write(folder.path());
    let names = [COMMITMENT_FILE, SEALED_FILE, SECRET_FILE, RECORD_FILE, LEDGER_FILE, RESULT_FILE];
    let files = names.map(|name| (name, run.bytes(name).unwrap()));
    let mut places = Places(1);
    for round in 0..400 {
        let (name, good) = &files[places.below(6)];
        let mut bytes = good.clone();
        let at = places.below(bytes.len());
        match round % 4 {
            0 => bytes[at] ^= 1 << places.below(8),
            1 => bytes.truncate(at),
            2 => bytes[at] = b"0123456789"[places.below(10)],
            _ => drop(bytes.splice(at..at, b"[[{\"".iter().copied().take(1 + places.below(4)))),
        }
        write_atomic(&folder.path().join(name), &bytes).unwrap();
        assert_eq!(judge(&run).is_good(), bytes == *good, "{name} at {at}");
        write_atomic(&folder.path().join(name), good).unwrap();
    }
    assert!(judge(&run).is_good());
}

/// Extreme numbers everywhere in a file at once: sums are too large for their types, days beyond the calendar.
#[test]
fn extreme_numbers_are_refused_quietly() {
    const LARGEST: i64 = (1 << 53) - 1;
    let world = world();
    let good = [json!(world.commitment), json!(world.sealed), json!(world.record)];
    for extreme in [0, 1, 255, i64::from(u32::MAX), LARGEST, -LARGEST] {
        for picked in [[true, false, false], [false, true, false], [false, false, true], [true, true, true]] {
            let mut trees = good.clone();
            for (tree, _) in trees.iter_mut().zip(picked).filter(|(_, picked)| *picked) {
                put_numbers(tree, "", extreme);
            }
            assert!(!is_good(&trees), "{extreme} in {picked:?}");
        }
    }
}

fn is_good([commitment, sealed, record]: &[Value; 3]) -> bool {
    let commitment: Commitment = serde_json::from_value(commitment.clone()).unwrap();
    let sealed: Sealed = serde_json::from_value(sealed.clone()).unwrap();
    let record: Record = serde_json::from_value(record.clone()).unwrap();
    judge_rows(&commitment, &sealed, world().secret.as_ref(), &record, &[]).is_good()
}

/// Put `extreme` in the place of every number, as far as the type of the key goes: the rows stay rows.
fn put_numbers(tree: &mut Value, key: &str, extreme: i64) {
    let small = |most: i64| json!(extreme.clamp(0, most));
    match tree {
        Value::Number(_) => {
            *tree = match key {
                "closed_weekdays" => small(i64::from(u8::MAX)),
                "row_no" | "repeat_months" | "test_days" | "delivery_days" | "days_to_lab_max" => small(i64::from(u32::MAX)),
                "lat" | "lon" | "from" | "to" | "leave" | "arrive" | "start" | "end" | "metres" | "drive" | "cost" | "team_day"
                | "night" | "kilometre" | "minutes_per_visit" | "minutes_per_batch" | "upto" | "metres_per_minute" | "factor_permille" => {
                    json!(extreme)
                }
                _ => small(i64::MAX),
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|t| put_numbers(t, key, extreme)),
        Value::Object(map) => map.iter_mut().for_each(|(key, t)| put_numbers(t, key, extreme)),
        _ => {}
    }
}
