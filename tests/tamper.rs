//! The judge must be able to say no: a good RUN is altered in every kind of place, and each alteration is refused by the
//! judge, in the section of the part that was altered. The table of parts and sections is in `docs/judge.md`.

mod judge_world;

use evenhand::judge::{Verdict, judge_rows};
use evenhand::record::{Commitment, Record, Sealed, Secret};
use judge_world::world;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The four files as trees, by the name their paths begin with.
type Files = BTreeMap<&'static str, Value>;

/// In place of a section: only deriving again can tell.
const REPLAY: &str = "replay";

/// Sections that may refuse an alteration at a path (list positions written `[]`).
///
/// A change that leaves rows which are not the format's is refused by `files`, whatever part it is in.
fn sections(path: &str) -> &'static [&'static str] {
    const MAP: &[(&str, &[&str])] = &[
        ("commitment.format", &["files"]),
        ("commitment", &["commitment"]),
        ("sealed", &["frame"]),
        ("secret", &["commitment", "files"]),
        ("record.format", &["files"]),
        ("record.commitment", &["commitment"]),
        ("record.seed", &["seed"]),
        ("record.draw.seats", &["seats"]),
        ("record.draw.batches[].lab", &["labs"]),
        ("record.draw.batches[].blind", &["blind"]),
        ("record.draw.batches", &["batches"]),
        ("record.draw.alternates", &["alternates"]),
        ("record.draw.fates", &["fates"]),
        ("record.pack.visits", &["visits"]),
        ("record.pack.tours", &["tours"]),
        ("record.pack.unplaced", &["tours"]),
        ("record.pack.totals", &["totals"]),
        ("record.pack.iterations", &["totals", REPLAY]),
        ("record.dispatch.shares", &["shares"]),
        ("record.dispatch.seats", &["seats", "crews"]),
        ("record.dispatch.crews", &["crews"]),
        ("record.dispatch.loads", &["loads"]),
    ];
    MAP.iter().find(|(head, _)| path.starts_with(head)).map_or(&[], |(_, sections)| sections)
}

/// One alteration: where, what kind, and the value put there.
struct Alteration {
    /// Keys and positions from the file down.
    steps: Vec<Step>,
    kind: &'static str,
    put: Value,
}

#[derive(Clone, Debug)]
enum Step {
    Key(String),
    At(usize),
}

/// Path with positions (`exact`) or as a shape.
fn path(steps: &[Step], exact: bool) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => text.extend([".", key]),
            Step::At(i) if exact => text.push_str(&format!("[{i}]")),
            Step::At(_) => text.push_str("[]"),
        }
    }
    text
}

/// Every alteration of a value and of what is below it.
fn alterations(steps: &mut Vec<Step>, value: &Value, out: &mut Vec<Alteration>) {
    let mut push = |kind, put: Value| {
        if put != *value {
            out.push(Alteration { steps: steps.clone(), kind, put });
        }
    };
    match value {
        Value::Null => push("null to zero", json!(0)),
        Value::Bool(b) => push("flip", json!(!b)),
        Value::Number(n) => numbers(n.as_i64().unwrap(), &mut push),
        Value::String(s) => texts(s, &mut push),
        Value::Array(items) => lists(items, &mut push),
        Value::Object(map) => {
            if let Some(key) = map.keys().next() {
                let mut less = map.clone();
                less.remove(key);
                push("key removed", Value::Object(less));
            }
            let mut more = map.clone();
            more.insert("zz_unknown".to_owned(), json!(1));
            push("key added", Value::Object(more));
        }
    }
    match value {
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                steps.push(Step::At(i));
                alterations(steps, item, out);
                steps.pop();
            }
        }
        Value::Object(map) => {
            for (key, item) in map {
                steps.push(Step::Key(key.clone()));
                alterations(steps, item, out);
                steps.pop();
            }
        }
        _ => {}
    }
}

fn numbers(n: i64, push: &mut impl FnMut(&'static str, Value)) {
    push("plus one", json!(n + 1));
    push("minus one", json!(n - 1));
    push("largest", json!((1i64 << 53) - 1));
    push("null", Value::Null);
}

fn texts(s: &str, push: &mut impl FnMut(&'static str, Value)) {
    push("letter added", json!(format!("{s}x")));
    push("empty", json!(""));
    let last = s.chars().last();
    if let Some(digit) = last.and_then(|c| c.to_digit(16)) {
        let other = std::char::from_digit((digit + 1) % if s.len() == 64 { 16 } else { 10 }, 16).unwrap();
        push("last digit", json!(format!("{}{other}", &s[..s.len() - 1])));
    }
    if let Some(week) = s.strip_prefix("2025-W10") {
        push("next week", json!(format!("2025-W11{week}")));
    }
}

fn lists(items: &[Value], push: &mut impl FnMut(&'static str, Value)) {
    if let [first, rest @ ..] = items {
        push("first removed", json!(rest));
        push("last removed", json!(items[..items.len() - 1]));
        push("first twice", json!([std::slice::from_ref(first), items].concat()));
        let mut turned = items.to_vec();
        turned.reverse();
        push("reversed", json!(turned));
        push("emptied", json!([]));
    }
}

/// The altered tree.
fn altered(file: &Value, alteration: &Alteration) -> Value {
    let mut tree = file.clone();
    let mut at = &mut tree;
    for step in &alteration.steps[1..] {
        at = match step {
            Step::Key(key) => at.get_mut(key.as_str()).unwrap(),
            Step::At(i) => at.get_mut(*i).unwrap(),
        };
    }
    *at = alteration.put.clone();
    tree
}

/// What the judge says of four trees; none if one of them is not rows of its format (`files` refuses it).
fn judged(files: &Files) -> Option<Verdict> {
    fn rows<T: serde::de::DeserializeOwned + serde::Serialize>(tree: &Value) -> Option<T> {
        let rows: T = serde_json::from_value(tree.clone()).ok()?;
        (serde_json::to_value(&rows).ok()? == *tree).then_some(rows)
    }
    let commitment: Commitment = rows(&files["commitment"])?;
    let sealed: Sealed = rows(&files["sealed"])?;
    let secret: Secret = rows(&files["secret"])?;
    let record: Record = rows(&files["record"])?;
    Some(judge_rows(&commitment, &sealed, Some(&secret), &record, &[]))
}

fn trees() -> Files {
    let world = world();
    let tree = |name, rows: Value| (name, rows);
    Files::from([
        tree("commitment", json!(world.commitment)),
        tree("sealed", json!(world.sealed)),
        tree("secret", json!(world.secret)),
        tree("record", json!(world.record)),
    ])
}

#[test]
fn every_alteration_is_refused_in_its_section() {
    let files = trees();
    assert!(judged(&files).unwrap().is_good());
    let (mut kinds, mut shapes, mut count, mut missed) = (BTreeSet::new(), BTreeSet::new(), 0, Vec::new());
    for (&name, tree) in &files {
        let mut list = Vec::new();
        alterations(&mut vec![Step::Key(name.to_owned())], tree, &mut list);
        for alteration in list {
            let mut files = files.clone();
            files.insert(name, altered(tree, &alteration));
            let shape = path(&alteration.steps, false);
            let named = judged(&files).is_none_or(|v| sections(&shape).iter().any(|s| *s == REPLAY || v.refuses(s)));
            if !named {
                missed.push(format!("{} ({})", path(&alteration.steps, true), alteration.kind));
            }
            kinds.insert(alteration.kind);
            shapes.insert(shape);
            count += 1;
        }
    }
    assert!(missed.is_empty(), "{} of {count} not refused in their section:\n{}", missed.len(), missed.join("\n"));
    assert!(count >= 2000 && shapes.len() >= 200 && kinds.len() >= 14, "{count} alterations, {} places, {kinds:?}", shapes.len());
}
