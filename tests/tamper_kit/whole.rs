//! Tampers of whole files, of the ledger's length, and two an operator might think of.

use super::places::file_word;
use super::tree::{pick_file, tree};
use super::worlds::World;
use super::{Changes, Dice, Tamper};
use evenhand::base::canon;
use serde_json::{Value, json};

const RECORD: &str = "sealed/record.json";
const COMMITMENT: &str = "public/commitment.json";
const LEDGER: &str = "public/ledger.json";

pub fn swapped(world: &World, dice: &mut Dice) -> Option<Tamper> {
    let mut tree = tree(world, RECORD)?;
    let list = tree["draw"]["alternates"].as_array_mut()?;
    let (a, b) = (dice.below(list.len()), dice.below(list.len()));
    if list.is_empty() || list[a]["enterprise"] == list[b]["enterprise"] {
        return None;
    }
    let (one, two) = (list[a]["enterprise"].clone(), list[b]["enterprise"].clone());
    (list[a]["enterprise"], list[b]["enterprise"]) = (two, one);
    let (kind, place) = ("alternates swapped", "record.draw.alternates".to_owned());
    Some(Tamper {
        kind,
        place,
        owners: vec!["alternates"],
        changes: vec![(RECORD.to_owned(), Some(canon::write(&tree)))],
        file: RECORD.to_owned(),
    })
}

pub fn calendar(world: &World, dice: &mut Dice) -> Option<Tamper> {
    let mut tree = tree(world, COMMITMENT)?;
    let calendar = &mut tree["plan"]["facts"]["calendar"];
    let list = calendar[*dice.pick(&["off", "work"])].as_array_mut()?;
    if dice.below(2) == 0 && !list.is_empty() {
        list.remove(dice.below(list.len()));
    } else {
        let day = json!(format!("2025-{:02}-{:02}", 3 + dice.below(6), 1 + dice.below(28)));
        if list.contains(&day) {
            return None;
        }
        list.push(day);
        list.sort_by_key(|day| day.to_string());
    }
    let place = "commitment.plan.facts.calendar".to_owned();
    let changes = vec![(COMMITMENT.to_owned(), Some(canon::write(&tree)))];
    Some(Tamper { kind: "calendar edited", place, owners: vec!["commitment"], changes, file: COMMITMENT.to_owned() })
}

fn of_ledger(kind: &'static str, place: String, tree: &Value) -> Option<Tamper> {
    let changes = vec![(LEDGER.to_owned(), Some(canon::write(tree)))];
    Some(Tamper { kind, place, owners: vec!["ledger"], changes, file: LEDGER.to_owned() })
}

pub fn shorter(world: &World, dice: &mut Dice) -> Option<Tamper> {
    let mut tree = tree(world, LEDGER)?;
    let list = tree["entries"].as_array_mut()?;
    let keep = dice.below(list.len());
    list.truncate(keep);
    of_ledger("ledger cut", format!("ledger.entries[{keep}..]"), &tree)
}

/// Where everything is signed, an entry that fits; elsewhere one that cannot follow. An unsigned entry that fits is an act.
pub fn longer(world: &World, dice: &mut Dice) -> Option<Tamper> {
    let mut tree = tree(world, LEDGER)?;
    let mut list = tree["entries"].as_array()?.clone();
    let last = list.last()?["entry"].clone();
    let void = json!({"kind": "void", "body": {"approver": "某人", "reason": "不称心"}});
    let source = json!({"kind": "source", "body": {"values": ["0"]}});
    let incident = json!({"kind": "incident", "body": {"amendment": 9, "file": "0".repeat(64)}});
    let mut entry = if world.signed { dice.pick(&[void, source, incident]).clone() } else { dice.pick(&[source, incident]).clone() };
    if !world.signed && last["kind"] == "commitment" && entry["kind"] == "source" {
        return None;
    }
    entry["at"] = last["at"].clone();
    entry["number"] = json!(list.len() + 1);
    entry["previous"] = json!(super::consistent::digest(b"EH1/entry\0", &last));
    let place = format!("ledger.entries[{}] {}", list.len(), entry["kind"]);
    list.push(json!({"entry": entry, "signatures": []}));
    tree["entries"] = json!(list);
    of_ledger("ledger extended", place, &tree)
}

fn of_file(kind: &'static str, file: String, owners: &[&'static str], bytes: Option<Vec<u8>>) -> Option<Tamper> {
    let changes: Changes = vec![(file.clone(), bytes)];
    Some(Tamper { kind, place: file.clone(), owners: owners.to_vec(), changes, file })
}

pub fn removed(world: &World, dice: &mut Dice) -> Option<Tamper> {
    let file = pick_file(world, dice);
    // the same secret stands in the other folder by then
    let needless = file == "sealed/secret.json" && world.files.contains_key("public/secret.json");
    let owners: &[&str] = match file_word(&file) {
        "result" | "revealed" | "amendment" => &["ledger", "files"],
        _ => &["files"],
    };
    if needless { None } else { of_file("file removed", file, owners, None) }
}

pub fn added(world: &World, dice: &mut Dice) -> Option<Tamper> {
    let names = [
        "public/extra.json",
        "sealed/amendment-0007.json",
        "sealed/notes.txt",
        "public/secret.json",
        "public/record.json",
        "sealed/amendment-1.json",
    ];
    let name = *dice.pick(&names);
    let whole = world.files.keys().any(|n| n.starts_with("sealed"));
    if world.files.contains_key(name) || (!whole && name.starts_with("sealed")) {
        return None;
    }
    let bytes = match name {
        "public/secret.json" => canon::write(&json!({"secret": "11".repeat(32)})),
        _ => world.files[&pick_file(world, dice)].clone(),
    };
    of_file("file added", name.to_owned(), &["files", "ledger"], Some(bytes))
}

pub fn exchanged(world: &World, all: &[World], dice: &mut Dice) -> Option<Tamper> {
    let file = pick_file(world, dice);
    let bytes = dice.pick(all).files.get(&file).filter(|bytes| **bytes != world.files[&file])?.clone();
    let owners: &[&str] = match file_word(&file) {
        "commitment" | "record" => &["commitment", "ledger"],
        "ledger" => &["ledger"],
        "sealed" => &["frame"],
        "secret" => &["commitment", "files"],
        "revealed" => &["commitment", "files", "ledger"],
        "result" => &["result", "ledger"],
        _ => &["amendments", "ledger"],
    };
    of_file("file of another RUN", file, owners, Some(bytes))
}
