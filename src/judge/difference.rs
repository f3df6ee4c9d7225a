//! The JSON path of the first difference between what follows from the inputs and what a file says.

use super::verdict::Failure;
use serde::Serialize;
use serde_json::Value;

/// Longest piece of a value shown in a message, in characters.
const SHOWN: usize = 80;

/// Where `got` first departs from `want`, below `path`. Keys in their order, then list positions.
pub(super) fn first_difference<T: Serialize>(path: &str, want: &T, got: &T) -> Failure {
    match (serde_json::to_value(want), serde_json::to_value(got)) {
        (Ok(want), Ok(got)) => dig(path.to_owned(), &want, &got),
        _ => Failure::new(path, "无法表示为 JSON", "cannot be written as JSON"),
    }
}

fn dig(path: String, want: &Value, got: &Value) -> Failure {
    match (want, got) {
        (Value::Object(w), Value::Object(g)) => {
            let keys = w.keys().chain(g.keys()).collect::<std::collections::BTreeSet<_>>();
            match keys.into_iter().find(|key| w.get(*key) != g.get(*key)) {
                Some(key) => dig(format!("{path}.{key}"), w.get(key).unwrap_or(&Value::Null), g.get(key).unwrap_or(&Value::Null)),
                None => Failure::differs(path, show(want), show(got)),
            }
        }
        (Value::Array(w), Value::Array(g)) => {
            let at = (0..w.len().max(g.len())).find(|&i| w.get(i) != g.get(i)).unwrap_or(0);
            let path = format!("{path}[{at}]");
            match (w.get(at), g.get(at)) {
                (Some(w), Some(g)) => dig(path, w, g),
                (w, g) => Failure::differs(path, w.map_or("(nothing)".to_owned(), show), g.map_or("(nothing)".to_owned(), show)),
            }
        }
        _ => Failure::differs(path, show(want), show(got)),
    }
}

fn show(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= SHOWN { text } else { text.chars().take(SHOWN).chain("…".chars()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_deepest_first_place_is_named() {
        let want = json!({"a": [1, {"b": 2}], "c": 3});
        let path = |got: Value| first_difference("x", &want, &got).path;
        assert_eq!(path(json!({"a": [1, {"b": 9}], "c": 4})), "x.a[1].b");
        assert_eq!(path(json!({"a": [1], "c": 3})), "x.a[1]");
        assert_eq!(path(json!({"a": [1, {"b": 2}]})), "x.c");
        assert_eq!(path(json!({"a": [1, {"b": 2}], "c": 3, "d": null})), "x.d");
    }
}
