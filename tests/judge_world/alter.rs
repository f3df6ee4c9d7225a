//! Walks a document and alters every place of it in every way its kind allows.

use serde_json::{Value, json};

/// One alteration: where, what kind, and the value put there.
#[derive(Clone, Debug)]
pub struct Alteration {
    /// Keys and positions from the file down.
    pub steps: Vec<Step>,
    /// What was done.
    pub kind: &'static str,
    /// What stands there then.
    pub put: Value,
}

/// A key or a position.
#[derive(Clone, Debug)]
pub enum Step {
    Key(String),
    At(usize),
}

/// Path with positions (`exact`) or as a shape.
pub fn path(steps: &[Step], exact: bool) -> String {
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

/// Every alteration of a file.
pub fn of_file(name: &str, tree: &Value) -> Vec<Alteration> {
    let mut list = Vec::new();
    alterations(&mut vec![Step::Key(name.to_owned())], tree, &mut list);
    list
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
pub fn altered(file: &Value, alteration: &Alteration) -> Value {
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
