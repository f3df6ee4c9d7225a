//! Calendars, routes and map layers as a phone would take them.

use super::xml;
use serde_json::Value;

/// What a file is made of, without its texts.
pub fn skeleton(name: &str, bytes: &[u8], of: &str) -> Vec<String> {
    let text = std::str::from_utf8(bytes).unwrap();
    match name.rsplit('.').next() {
        Some("ics") => properties(text, of),
        Some("gpx") => xml::skeleton(text).unwrap_or_else(|why| panic!("{of}: {name}: {why}")),
        Some("geojson") => vec![shape(serde_json::from_str(text).unwrap_or_else(|why| panic!("{of}: {name}: {why}"))).to_string()],
        _ => panic!("{name} is of no kind"),
    }
}

/// Names of the properties of a calendar, lines unfolded (RFC 5545 §3.1); the values of BEGIN and END.
fn properties(text: &str, of: &str) -> Vec<String> {
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains(['\r', '\n']) && !line.contains(|c: char| c.is_control() && c != '\t')),
        "{of}: a line of a calendar"
    );
    let name = |line: &str| {
        if line.starts_with("BEGIN:") || line.starts_with("END:") {
            line.to_owned()
        } else {
            line.split([':', ';']).next().unwrap().to_owned()
        }
    };
    text.replace("\r\n ", "").split("\r\n").map(name).collect()
}

/// A document with every text taken out of it.
fn shape(value: Value) -> Value {
    match value {
        Value::String(_) => Value::String(String::new()),
        Value::Array(rows) => rows.into_iter().map(shape).collect(),
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(key, field)| (key, shape(field))).collect()),
        other => other,
    }
}
