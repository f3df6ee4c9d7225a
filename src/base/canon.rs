//! Canonical JSON: RFC 8785 order, integers only, and a reader that accepts nothing else.
//!
//! Invariant: `write(read(bytes)) == bytes` for every accepted file, so a file has one spelling and one digest.

mod parts;
mod stream;
mod text;

use serde::{Serialize, de::DeserializeOwned, ser};
use serde_json::Value;
use std::fmt;
use std::io::{self, Write};
use stream::Sink;
use text::Text;

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

/// Why a value is not written.
#[derive(Debug)]
enum Refused {
    /// A float, or an integer beyond 2⁵³ − 1: this one.
    Number(String),
    /// A key that is not text.
    Shape,
    /// Not an outer object or list (see [`stream`]).
    Inner,
    /// What the value itself says.
    Other(String),
    /// What the other end says.
    Io(io::Error),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => f.write_str(number),
            Self::Other(what) => f.write_str(what),
            Self::Io(error) => error.fmt(f),
            Self::Shape | Self::Inner => write!(f, "{self:?}"),
        }
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(what: T) -> Self {
        Self::Other(what.to_string())
    }
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
pub fn write<T: ?Sized + Serialize>(value: &T) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.bytes(value);
    writer.0.out
}

/// Writes one value after another in the same room.
#[derive(Debug, Default)]
pub struct Writer(Text);

impl Writer {
    /// Canonical bytes of a value, until the next.
    ///
    /// # Panics
    /// As [`write()`].
    pub fn bytes<T: ?Sized + Serialize>(&mut self, value: &T) -> &[u8] {
        self.0.out.clear();
        value.serialize(&mut self.0).expect("row types have text keys and integers within 2^53");
        &self.0.out
    }
}

/// The same bytes, sent on as they come: a list of a million rows takes the memory of one.
///
/// # Errors
/// Whatever `out` says.
///
/// # Panics
/// As [`write()`].
pub fn write_to<T: ?Sized + Serialize>(value: &T, out: &mut dyn Write) -> io::Result<()> {
    match Sink::new(out).all(value) {
        Ok(()) => Ok(()),
        Err(Refused::Io(error)) => Err(error),
        Err(other) => panic!("row types have text keys and integers within 2^53: {other}"),
    }
}

/// The rows in canonical bytes.
///
/// # Errors
/// Anything that is not exactly the canonical spelling of a `T`.
pub fn read<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, CanonError> {
    let mut again = Same { left: bytes };
    match serde_json::from_slice::<T>(bytes) {
        Ok(rows) if Sink::new(&mut again).all(&rows).is_ok() && again.left.is_empty() => Ok(rows),
        _ => Err(refusal::<T>(bytes)),
    }
}

/// What is wrong with bytes that do not come out as they went in.
fn refusal<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> CanonError {
    match read_value(bytes).map(serde_json::from_value::<T>) {
        Err(error) => error,
        Ok(Err(error)) => CanonError::Form(error),
        // an optional key that is left out
        Ok(Ok(rows)) => CanonError::Spelling(first_difference(&write(&rows), bytes)),
    }
}

/// Takes nothing but these bytes.
struct Same<'a> {
    left: &'a [u8],
}

impl Write for Same<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.left = self.left.strip_prefix(bytes).ok_or(io::ErrorKind::InvalidData)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The tree in canonical bytes.
///
/// # Errors
/// Anything that is not exactly canonical.
pub fn read_value(bytes: &[u8]) -> Result<Value, CanonError> {
    let value: Value = serde_json::from_slice(bytes).map_err(CanonError::Json)?;
    let mut again = Text::default();
    value.serialize(&mut again).map_err(|why| CanonError::Number(why.to_string()))?;
    if again.out == bytes { Ok(value) } else { Err(CanonError::Spelling(first_difference(&again.out, bytes))) }
}

fn first_difference(one: &[u8], other: &[u8]) -> usize {
    let shorter = one.len().min(other.len());
    one.iter().zip(other).position(|(a, b)| a != b).unwrap_or(shorter)
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

    /// What goes out block by block is what is held in memory, whatever the declared order of the keys.
    #[test]
    fn a_stream_has_the_same_bytes() {
        #[derive(Serialize)]
        struct Inner {
            z: Option<u64>,
            a: (i64, &'static str),
        }
        #[derive(Serialize)]
        struct Outer {
            rows: Vec<Inner>,
            closed: Vec<u8>,
            close: Inner,
            b: Value,
        }
        let row = |n| Inner { z: (n % 2 == 0).then_some(n), a: (-(n as i64), "\u{1}\"\\é") };
        let outer =
            Outer { rows: (0..20_000).map(row).collect(), closed: vec![], close: row(1), b: serde_json::json!({"y": {}, "x": [[]]}) };
        let mut sent = Vec::new();
        write_to(&outer, &mut sent).unwrap();
        assert!(sent == write(&outer) && sent.len() > 500_000);
        let start = br#"{"b":{"x":[[]],"y":{}},"close":{"a":[-1,"\u0001\"\\"#;
        assert_eq!(String::from_utf8_lossy(&sent[..start.len()]), String::from_utf8_lossy(start));
        assert!(read_value(&sent).is_ok());
    }

    #[test]
    fn rows_are_read_from_their_one_spelling() {
        #[derive(Debug, Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Row {
            b: u64,
            a: Option<u64>,
        }
        assert!(read::<Row>(br#"{"a":null,"b":9007199254740991}"#).is_ok());
        assert!(matches!(read::<Row>(br#"{"b":1}"#), Err(CanonError::Spelling(2))));
        assert!(matches!(read::<Row>(br#"{"b":1,"a":2}"#), Err(CanonError::Spelling(2))));
        assert!(matches!(read::<Row>(br#"{"a":2,"b":1,"c":1}"#), Err(CanonError::Form(_))));
        assert!(matches!(read::<Row>(br#"{"a":2,"b":9007199254740992}"#), Err(CanonError::Number(n)) if n == "9007199254740992"));
        assert!(matches!(read::<Row>(br#"{"a":2,"b":1"#), Err(CanonError::Json(_))));
    }
}
