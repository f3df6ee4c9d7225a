//! Two documents side by side.

use serde::Serialize;
use serde_json::Value;
use std::io;

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
pub fn compare<T: Serialize + PartialEq>(path: &str, recorded: &T, derived: &T) -> (u64, Option<Difference>) {
    if recorded == derived {
        let mut values = Values::default();
        serde_json::to_writer(&mut values, recorded).expect("row types have text keys");
        return (values.count, None);
    }
    let value = |rows: &T| serde_json::to_value(rows).expect("row types have text keys");
    let mut count = 0;
    let difference = first_difference(path, &value(recorded), &value(derived), &mut count).err();
    (count, difference)
}

/// Counts texts, numbers, truths and nulls of the JSON written to it: each ends before a comma or a closing bracket, or is a key.
#[derive(Default)]
struct Values {
    count: u64,
    in_text: bool,
    escaped: bool,
    /// Whether a value has begun and nothing has ended it yet.
    open: bool,
}

impl io::Write for Values {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for &byte in bytes {
            if self.in_text {
                self.in_text = self.escaped || byte != b'"';
                self.escaped = !self.escaped && byte == b'\\';
                continue;
            }
            match byte {
                b',' | b'}' | b']' => self.count += u64::from(std::mem::take(&mut self.open)),
                b':' => self.open = false,
                b'{' | b'[' => {}
                _ => {
                    self.in_text = byte == b'"';
                    self.open = true;
                }
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_counted_alike_either_way() {
        let rows = json!({"a": [1, "x,]\\\"", null, {}], "b": {"c": true, "d:": [], "e": [[2], ["", "}"]]}, "f": -3});
        let mut walked = 0;
        first_difference("", &rows, &rows, &mut walked).unwrap();
        assert_eq!(walked, 8);
        assert_eq!(compare("", &rows, &rows), (walked, None));
    }

    #[test]
    fn the_first_difference_has_a_path() {
        let (count, difference) = compare("r", &json!({"a": [1, 2], "b": 3}), &json!({"a": [1, 5], "b": 3}));
        assert_eq!((count, difference.unwrap()), (1, Difference::at("r.a[1]", "2", "5")));
    }
}
