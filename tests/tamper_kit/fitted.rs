//! Tampers with every digest made to fit.

use super::consistent::consistent;
use super::places::file_word;
use super::tree::{pick_file, shape, tree};
use super::values::{altered, any_change, is_late, owners};
use super::worlds::World;
use super::{Dice, Tamper};
use serde_json::json;

const RECORD: &str = "sealed/record.json";

/// A change of one value, and every digest up to the ledger's last entry computed again. Only the signers' keys are missing.
pub fn fitted(world: &World, dice: &mut Dice) -> Option<Tamper> {
    let file = pick_file(world, dice);
    let word = file_word(&file);
    if ["sealed", "secret", "revealed"].contains(&word) {
        return None;
    }
    let change = any_change(dice);
    let (tree, steps) = altered(tree(world, &file)?, change, dice)?;
    let place = shape(&file, &steps);
    let drawn = world.files.contains_key(RECORD);
    let mut right = match word {
        "commitment" if place.starts_with("commitment.plan") && drawn => vec!["seed"],
        "commitment" => vec!["commitment", "frame", "eligibility", "shares", "files"],
        "result" => vec!["result"],
        _ => owners(world, &place),
    };
    if is_late(world, &place) {
        return None;
    }
    right.push("ledger");
    let changes = consistent(world, &file, tree)?;
    Some(Tamper { kind: "digests made to fit", place, owners: right, changes, file })
}

/// Words and times that no other row depends on, and every digest made to fit: what only signatures, a noted digest or deriving again
/// can hold.
pub fn reworded(world: &World, dice: &mut Dice) -> Option<Tamper> {
    let file = pick_file(world, dice);
    let mut tree = tree(world, &file)?;
    let place = match file_word(&file) {
        "ledger" => {
            let entries = tree["entries"].as_array_mut()?;
            let at = dice.below(entries.len());
            let (last, entry) = (at + 1 == entries.len(), &mut entries[at]["entry"]);
            match (entry["kind"].as_str()?, dice.below(2)) {
                ("intent", 0) => entry["body"]["purpose"] = json!("另一件事"),
                ("void", 0) => entry["body"]["reason"] = json!("另一个原因"),
                _ if last => entry["at"] = json!("2026-01-01T00:00:00"),
                _ => return None,
            }
            format!("ledger.entries[{at}]")
        }
        "record" => {
            // stopped at once: another moment, which leaves other tours
            tree["pack"]["iterations"] = json!(0);
            "record.pack.iterations".to_owned()
        }
        "amendment" => {
            let list = tree["incidents"].as_array_mut()?;
            let at = dice.below(list.len());
            list[at][*dice.pick(&["evidence", "approver"])] = json!("别的");
            "amendment.incidents".to_owned()
        }
        _ => return None,
    };
    let mut owners = owners(world, &place);
    owners.push("ledger");
    let changes = consistent(world, &file, tree)?;
    Some(Tamper { kind: "words made to fit", place, owners, changes, file })
}
