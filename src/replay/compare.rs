//! Two documents side by side.

use serde::Serialize;
use serde_json::Value;

/// Where two documents part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Path such as `record.draw.batches[3].lab`.
    pub path: String,
    /// What the RUN says there.
    pub recorded: String,
    /// What follows from the inputs.
    pub derived: String,
}

impl Difference {
    /// A difference at a path.
    pub fn at(path: &str, recorded: &str, derived: &str) -> Self {
        Self { path: path.to_owned(), recorded: recorded.to_owned(), derived: derived.to_owned() }
    }
}

/// Number of values that agree before the first difference, and that difference.
pub fn compare<T: Serialize>(path: &str, recorded: &T, derived: &T) -> (u64, Option<Difference>) {
    let value = |rows: &T| serde_json::to_value(rows).expect("row types have text keys");
    let mut count = 0;
    let difference = first_difference(path, &value(recorded), &value(derived), &mut count).err();
    (count, difference)
}

fn first_difference(path: &str, recorded: &Value, derived: &Value, count: &mut u64) -> Result<(), Difference> {
    match (recorded, derived) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|k| !a.contains_key(*k))) {
                let at = format!("{path}.{key}");
                first_difference(&at, a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null), count)?;
            }
            Ok(())
        }
        (Value::Array(a), Value::Array(b)) => {
            for (i, (x, y)) in a.iter().zip(b).enumerate() {
                first_difference(&format!("{path}[{i}]"), x, y, count)?;
            }
            let shorter = a.len().min(b.len());
            let rest = |v: &[Value]| v.get(shorter).map_or("nothing".to_owned(), brief);
            if a.len() == b.len() { Ok(()) } else { Err(Difference::at(&format!("{path}[{shorter}]"), &rest(a), &rest(b))) }
        }
        (a, b) if a == b => {
            *count += 1;
            Ok(())
        }
        (a, b) => Err(Difference::at(path, &brief(a), &brief(b))),
    }
}

/// Enough of a value to recognise it.
fn brief(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(120) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}
