//! Two documents side by side: every place where they say something else, rows of lists matched by what names them.

use crate::record::Plan;
use crate::report::audit::{Said, words};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// What names a row of a list.
const NAMES: [&str; 7] = ["id", "county", "lab", "scope", "flag", "kind", "upto"];

/// One place that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Path, rows by name: `lines{CX-01}.batches`.
    pub path: String,
    /// The path in words.
    pub place: Said,
    /// What it was; none if it is new.
    pub old: Option<String>,
    /// What it is; none if it is gone.
    pub new: Option<String>,
}

/// What chance depends on beside the plan's facts and frame.
pub(super) fn chance(plan: &Plan) -> Value {
    json!({"sources": plan.sources, "public": plan.public, "secret_hash": plan.secret_hash, "spec": plan.spec, "version": plan.version})
}

/// All changes, in the order of the paths.
pub(super) fn changes<T: Serialize>(a: &T, b: &T) -> Vec<Change> {
    let value = |rows: &T| serde_json::to_value(rows).unwrap_or(Value::Null);
    let mut list = Vec::new();
    walk("", Some(&value(a)), Some(&value(b)), &mut list);
    list
}

fn walk(path: &str, a: Option<&Value>, b: Option<&Value>, out: &mut Vec<Change>) {
    if a == b {
        return;
    }
    match (a, b) {
        (Some(Value::Object(a)), Some(Value::Object(b))) => {
            let keys = a.keys().chain(b.keys().filter(|k| !a.contains_key(*k)));
            for key in keys {
                let at = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                walk(&at, a.get(key), b.get(key), out);
            }
        }
        (Some(Value::Array(a)), Some(Value::Array(b))) => lists(path, a, b, out),
        _ => out.push(change(path, a.map(short), b.map(short))),
    }
}

/// Rows with names are matched by name, plain values as sets; anything else is told as a whole.
fn lists(path: &str, a: &[Value], b: &[Value], out: &mut Vec<Change>) {
    let plain = |list: &[Value]| list.iter().all(|v| !v.is_object() && !v.is_array());
    if plain(a) && plain(b) {
        let (gone, new): (Vec<&Value>, Vec<&Value>) =
            (a.iter().filter(|v| !b.contains(v)).collect(), b.iter().filter(|v| !a.contains(v)).collect());
        let words = |list: Vec<&Value>| (!list.is_empty()).then(|| list.into_iter().map(short).collect::<Vec<_>>().join(" "));
        // the same values in another order, or more often
        let whole = gone.is_empty() && new.is_empty();
        let (old, new) = if whole { (Some(short(&json!(a))), Some(short(&json!(b)))) } else { (words(gone), words(new)) };
        return out.push(change(path, old, new));
    }
    match (named(a), named(b)) {
        (Some(a), Some(b)) => {
            let names = a.keys().chain(b.keys().filter(|k| !a.contains_key(*k)));
            names.for_each(|name| walk(&format!("{path}{{{name}}}"), a.get(name), b.get(name), out));
        }
        _ => out.push(change(path, Some(short(&json!(a))), Some(short(&json!(b))))),
    }
}

/// Rows by name, if each has one of its own.
fn named(list: &[Value]) -> Option<Map<String, Value>> {
    let name = |row: &Value| NAMES.iter().find_map(|key| row.get(key)).map(short);
    let rows: Map<String, Value> = list.iter().map(|row| Some((name(row)?, row.clone()))).collect::<Option<_>>()?;
    (rows.len() == list.len()).then_some(rows)
}

fn change(path: &str, old: Option<String>, new: Option<String>) -> Change {
    Change { path: path.to_owned(), place: words(path), old, new }
}

/// A value in a line.
fn short(value: &Value) -> String {
    const MOST: usize = 60;
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    if text.chars().count() > MOST { text.chars().take(MOST - 1).collect::<String>() + "…" } else { text }
}
