//! The document as `task.toml`, with a remark on what each key means.

use crate::intake::doc::{Doc, Node, Value};
use crate::intake::workbook::items::ITEMS;
use std::fmt::Write;

/// Remarks above tables and lists.
const HEADS: [(&str, &str); 9] = [
    ("task", ""),
    ("rules", "规则。 Rules."),
    ("prices", "单位:分。 In fen (1/100 yuan)."),
    ("travel", "行车。 Roads."),
    ("search", "排程搜索的步数(不是秒数)。 Steps of the packing search (never seconds)."),
    ("relaxation", "计划无法满足时各种调整的代价。 Prices of changes to a plan that cannot be met."),
    ("org", "抽样机构。 Sampling organisation."),
    ("group", "共用批次。 One quota over several lines."),
    ("line", "计划表的一行。 A row of the plan table."),
];

/// The text of the task file.
pub(super) fn toml(doc: &Doc) -> String {
    let mut out = String::from(
        "# 由 evenhand import 写成。字段说明见 docs/task-format.md。\n# Written by evenhand import. Keys are explained in docs/task-format.md.\n",
    );
    let Value::Table(root) = &doc.root.value else { return out };
    for (key, node) in root.iter().filter(|(_, n)| !matches!(n.value, Value::Table(_) | Value::List(_))) {
        entry(&mut out, key, node);
    }
    for (key, node) in root {
        let head = HEADS.iter().find(|(name, _)| name == key).map_or("", |(_, remark)| remark);
        match &node.value {
            Value::Table(entries) => section(&mut out, &format!("[{key}]"), head, key, entries),
            Value::List(items) => {
                for item in items {
                    let Value::Table(entries) = &item.value else { continue };
                    section(&mut out, &format!("[[{key}]]"), head, key, entries);
                }
            }
            _ => {}
        }
    }
    out
}

fn section(out: &mut String, title: &str, remark: &str, path: &str, entries: &[(String, Node)]) {
    let remark = if remark.is_empty() { String::new() } else { format!("# {remark}\n") };
    let _ = write!(out, "\n{remark}{title}\n");
    for (key, node) in entries {
        let item = ITEMS.iter().find(|item| item.path == format!("{path}.{key}"));
        // how to fill in a cell is no remark for the task file
        let of_cells = |note: &&str| ["可不填", "是或否", "单位：分", "例如", "里程"].iter().any(|word| note.contains(word));
        if let Some(note) = item.map(|i| i.note).filter(|note| !note.is_empty() && !of_cells(note) && node.value != Value::Blank) {
            let _ = writeln!(out, "# {note}");
        }
        entry(out, key, node);
    }
}

fn entry(out: &mut String, key: &str, node: &Node) {
    if !matches!(node.value, Value::Blank | Value::Told) {
        let _ = writeln!(out, "{key} = {}", inline(&node.value));
    }
}

fn inline(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Number(number) => number.clone(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(items) => format!("[{}]", items.iter().map(|i| inline(&i.value)).collect::<Vec<_>>().join(", ")),
        Value::Table(entries) => {
            let filled = entries.iter().filter(|(_, n)| !matches!(n.value, Value::Blank | Value::Told));
            format!("{{ {} }}", filled.map(|(key, n)| format!("{key} = {}", inline(&n.value))).collect::<Vec<_>>().join(", "))
        }
        Value::Blank | Value::Told => String::new(),
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Sink;

    /// What the TOML reader makes of our text is what was written.
    #[test]
    fn written_and_read_back() {
        let text = "format = \"a\\\"b\\\\c\\u0007\"\n[task]\nid = \"x\"\nn = 1350\nlat = 25.036030\nyes = true\ndays = [\"2025-01-01\", \"楚雄\"]\n[[line]]\nid = \"1\"\nwindow = { from = \"a\", to = \"b\" }\nlabs = [{ lab = \"L1\", batches = 2 }, { lab = \"L2\" }]\n[[line]]\nid = \"2\"\n";
        let sink = Sink::default();
        let first = Doc::parse("task.toml", text, &sink).unwrap();
        let again = Doc::parse("task.toml", &toml(&first), &sink).unwrap();
        assert!(same(&first.root, &again.root), "{}", toml(&first));
        assert!(!sink.refuses());
    }

    fn same(a: &Node, b: &Node) -> bool {
        match (&a.value, &b.value) {
            (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
            (Value::Table(a), Value::Table(b)) => {
                a.len() == b.len() && a.iter().all(|(key, n)| b.iter().any(|(k, m)| k == key && same(n, m)))
            }
            (a, b) => a == b,
        }
    }
}
