//! Canonical JSON: RFC 8785 order, integers only, and a reader that accepts nothing else.
//!
//! Invariant: `write(read(bytes)) == bytes` for every accepted file, so a file has one spelling and one digest.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Largest integer a canonical file may hold: 2⁵³ − 1 (RFC 7493 §2.2).
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Why bytes are not a canonical file of the wanted form.
#[derive(Debug, thiserror::Error)]
pub enum CanonError {
    /// Not JSON at all.
    #[error("not JSON: {0}")]
    Json(#[source] serde_json::Error),
    /// JSON, but not the one canonical spelling (order, white space, duplicate key, float, escape, BOM).
    #[error("not canonical: first difference at byte {0}")]
    Spelling(usize),
    /// A float, or an integer beyond 2⁵³ − 1.
    #[error("number out of the format: {0}")]
    Number(String),
    /// Canonical, but not the rows this format has.
    #[error("not this format: {0}")]
    Form(#[source] serde_json::Error),
}

/// Canonical bytes of a value.
///
/// # Panics
/// If the value holds floats, keys that are not text, or integers beyond 2⁵³ − 1: our own row types hold none.
///
/// ```
/// use evenhand::base::canon;
/// assert_eq!(canon::write(&serde_json::json!({"b": 1, "a": ["x", true, null]})), br#"{"a":["x",true,null],"b":1}"#);
/// ```
pub fn write<T: Serialize>(value: &T) -> Vec<u8> {
    let value = serde_json::to_value(value).expect("row types have text keys");
    let mut out = Vec::new();
    put(&value, &mut out).expect("row types hold integers within 2^53");
    out
}

/// The rows in canonical bytes.
///
/// # Errors
/// Anything that is not exactly the canonical spelling of a `T`.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CanonError> {
    serde_json::from_value(read_value(bytes)?).map_err(CanonError::Form)
}

/// The tree in canonical bytes.
///
/// # Errors
/// Anything that is not exactly canonical.
pub fn read_value(bytes: &[u8]) -> Result<Value, CanonError> {
    let value: Value = serde_json::from_slice(bytes).map_err(CanonError::Json)?;
    let mut again = Vec::with_capacity(bytes.len());
    put(&value, &mut again).map_err(CanonError::Number)?;
    match again.iter().zip(bytes).position(|(a, b)| a != b) {
        Some(at) => Err(CanonError::Spelling(at)),
        None if again.len() != bytes.len() => Err(CanonError::Spelling(again.len().min(bytes.len()))),
        None => Ok(value),
    }
}

fn put(value: &Value, out: &mut Vec<u8>) -> Result<(), String> {
    match value {
        Value::Null => out.extend(b"null"),
        Value::Bool(b) => out.extend(if *b { &b"true"[..] } else { b"false" }),
        Value::Number(n) => {
            let magnitude = n.as_u64().or_else(|| n.as_i64().map(i64::unsigned_abs)).filter(|&m| m <= MAX_INTEGER);
            match magnitude {
                Some(_) => out.extend(n.to_string().bytes()),
                None => return Err(n.to_string()),
            }
        }
        Value::String(s) => put_text(s, out),
        Value::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                put(item, out)?;
            }
            out.push(b']');
        }
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            out.push(b'{');
            for (i, key) in keys.into_iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                put_text(key, out);
                out.push(b':');
                put(&map[key], out)?;
            }
            out.push(b'}');
        }
    }
    Ok(())
}

/// RFC 8785 §3.2.2.2: the short escapes, `\u00xx` for other controls, everything else as it is.
fn put_text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for c in text.chars() {
        match c {
            '"' => out.extend(b"\\\""),
            '\\' => out.extend(b"\\\\"),
            '\u{8}' => out.extend(b"\\b"),
            '\t' => out.extend(b"\\t"),
            '\n' => out.extend(b"\\n"),
            '\u{c}' => out.extend(b"\\f"),
            '\r' => out.extend(b"\\r"),
            c if c < ' ' => out.extend(format!("\\u{:04x}", c as u32).bytes()),
            c => out.extend(c.encode_utf8(&mut [0; 4]).bytes()),
        }
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_canonical_spelling_is_read() {
        assert!(read_value(br#"{"a":[1,-2,"x\n\u0001"],"b":null}"#).is_ok());
        for wrong in [
            &b"{\"b\":1,\"a\":2}"[..],
            b"{\"a\":1,\"a\":1}",
            b"{\"a\": 1}",
            b"{\"a\":1}\n",
            b"\xef\xbb\xbf{}",
            b"{\"a\":1.0}",
            b"{\"a\":1e2}",
            b"{\"a\":-0}",
            b"{\"a\":01}",
            b"{\"a\":9007199254740992}",
            b"{\"a\":\"\\u0041\"}",
            b"{\"a\":\"\\/\"}",
            b"{\"a\":\"\xff\"}",
            b"{}x",
            b"",
        ] {
            assert!(read_value(wrong).is_err(), "{}", String::from_utf8_lossy(wrong));
        }
    }

    #[test]
    fn keys_sort_by_utf16_units() {
        // RFC 8785 §3.2.3: U+1F600 (surrogates D83D …) sorts before U+FB33
        let bytes = write(&serde_json::json!({"\u{fb33}": 1, "\u{1f600}": 2, "\u{20ac}": 3, "\r": 4, "1": 5}));
        assert_eq!(String::from_utf8(bytes).unwrap(), "{\"\\r\":4,\"1\":5,\"\u{20ac}\":3,\"\u{1f600}\":2,\"\u{fb33}\":1}");
    }
}
