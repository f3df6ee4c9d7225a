//! Readers of a table of the task file. Each wrong or missing key is a finding; what could be read is still returned.

use super::{Doc, Node, Value};
use crate::base::{Day, Minutes, Place, Point};
use crate::intake::table::{cell_word, not_a_word};
use crate::intake::{Both, Code, Sink, cell, codes};
use crate::record::{Hours, Span};
use std::cell::RefCell;
use std::ops::RangeInclusive;

/// A table and where its findings go.
#[derive(Debug)]
pub struct Keys<'a> {
    doc: &'a Doc,
    node: &'a Node,
    path: String,
    sink: &'a Sink,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Keys<'a> {
    pub(super) fn new(doc: &'a Doc, node: &'a Node, path: String, sink: &'a Sink) -> Self {
        Self { doc, node, path, sink, asked: RefCell::default() }
    }

    /// Path of a key, such as `line[3].window`.
    pub fn path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Place of a key.
    pub fn place(&self, key: &str) -> Place {
        self.doc.place(&self.path(key))
    }

    /// Add a finding about a key.
    pub fn say(&self, code: &'static Code, key: &str, what: Both) {
        self.sink.add(code, self.place(key), what);
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        matches!(&self.node.value, Value::Table(entries) if entries.iter().any(|(k, n)| k == key && n.value != Value::Blank))
    }

    /// Text of a key if it has any, without findings.
    pub fn peek_text(&self, key: &str) -> Option<String> {
        match &self.node.value {
            Value::Table(entries) => entries.iter().find(|(k, _)| k == key).and_then(|(_, n)| match &n.value {
                Value::Text(text) => Some(text.trim().to_owned()),
                _ => None,
            }),
            _ => None,
        }
    }

    fn find(&self, key: &'static str) -> Option<&'a Node> {
        self.asked.borrow_mut().push(key);
        match &self.node.value {
            Value::Table(entries) => entries.iter().find(|(k, n)| k == key && n.value != Value::Blank).map(|(_, n)| n),
            _ => None,
        }
    }

    fn need(&self, key: &'static str) -> Option<&'a Node> {
        let found = self.find(key);
        if found.is_none() {
            self.say(&codes::MISSING_KEY, key, (format!("缺少 {key}"), format!("{key} is missing")));
        }
        found
    }

    fn read<T>(&self, key: &'static str, code: &'static Code, wanted: Both, read: impl FnOnce(&'a Value) -> Option<T>) -> Option<T> {
        let node = self.need(key)?;
        let value = read(&node.value);
        if value.is_none() && node.value != Value::Told {
            let (zh, en) = wanted;
            self.say(code, key, (format!("{} 不是{zh}", show(&node.value)), format!("{} is not {en}", show(&node.value))));
        }
        value
    }

    /// A value that may be left out: `Some(None)` if it is, `None` if it is wrong.
    pub fn maybe<T>(&self, key: &'static str, read: impl FnOnce(&Self, &'static str) -> Option<T>) -> Option<Option<T>> {
        self.asked.borrow_mut().push(key);
        if self.has(key) { read(self, key).map(Some) } else { Some(None) }
    }

    /// Text.
    pub fn text(&self, key: &'static str) -> Option<String> {
        self.read(key, &codes::BAD_VALUE, ("文字".into(), "text".into()), |v| match v {
            Value::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        })
    }

    /// Text that is not empty.
    pub fn name(&self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        if text.is_empty() {
            self.say(&codes::BAD_VALUE, key, (format!("{key} 不能为空"), format!("{key} must not be empty")));
            return None;
        }
        Some(text)
    }

    /// A whole number of the range.
    pub fn number(&self, key: &'static str, range: RangeInclusive<u64>) -> Option<u64> {
        let wanted = (
            format!(" {} 到 {} 之间的整数", range.start(), range.end()),
            format!("a whole number from {} to {}", range.start(), range.end()),
        );
        self.read(key, &codes::BAD_NUMBER, wanted, |v| match v {
            Value::Number(text) => cell::number(&text.replace('_', "")).filter(|n| range.contains(n)),
            _ => None,
        })
    }

    /// A number that fits 32 bits.
    pub fn small(&self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let wide = u64::from(*range.start())..=u64::from(*range.end());
        self.number(key, wide).and_then(|n| u32::try_from(n).ok())
    }

    /// A number of a signed unit (minutes, metres, fen).
    pub fn amount(&self, key: &'static str, range: RangeInclusive<u64>) -> Option<i64> {
        self.number(key, range).and_then(|n| i64::try_from(n).ok())
    }

    /// true or false.
    pub fn flag(&self, key: &'static str) -> Option<bool> {
        self.read(key, &codes::BAD_VALUE, (" true 或 false".into(), "true or false".into()), |v| match v {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        })
    }

    /// A day.
    pub fn day(&self, key: &'static str) -> Option<Day> {
        self.read(key, &codes::IMPOSSIBLE_DATE, ("日期".into(), "a day such as 2025-02-25".into()), |v| match v {
            Value::Text(text) => cell::day(text.trim()),
            _ => None,
        })
    }

    /// A list of days; ascending, without duplicates. Empty if left out.
    pub fn days(&self, key: &'static str) -> Option<Vec<Day>> {
        let mut days = Vec::new();
        for (i, item) in self.items(key)?.iter().enumerate() {
            match &item.value {
                Value::Text(text) if cell::day(text).is_some() => days.extend(cell::day(text)),
                other => {
                    let at = format!("{key}[{}]", i + 1);
                    self.say(&codes::IMPOSSIBLE_DATE, &at, (format!("{} 不是日期", show(other)), format!("{} is not a day", show(other))));
                    return None;
                }
            }
        }
        days.sort_unstable();
        days.dedup();
        Some(days)
    }

    /// A table with `from` and `to` days, in order.
    pub fn span(&self, key: &'static str) -> Option<Span> {
        let inner = self.table(key)?;
        let (from, to) = (inner.day("from"), inner.day("to"));
        inner.finish();
        let span = Span { from: from?, to: to? };
        if span.from > span.to {
            let what = (format!("{} 晚于 {}", span.from, span.to), format!("{} is after {}", span.from, span.to));
            self.say(&codes::SPAN_ORDER, key, what);
            return None;
        }
        Some(span)
    }

    fn clock(&self, key: &'static str) -> Option<Minutes> {
        self.read(key, &codes::BAD_HOURS, ("时刻".into(), "a time such as 08:30".into()), |v| match v {
            Value::Text(text) => cell::clock(text),
            _ => None,
        })
    }

    /// A table with `from` and `to` times, in order.
    pub fn hours(&self, key: &'static str) -> Option<Hours> {
        let inner = self.table(key)?;
        let (from, to) = (inner.clock("from"), inner.clock("to"));
        inner.finish();
        let hours = Hours { from: from?, to: to? };
        if hours.from >= hours.to {
            self.say(&codes::HOURS_ORDER, key, ("结束不晚于开始".into(), "the end is not after the beginning".into()));
            return None;
        }
        Some(hours)
    }

    /// Keys `lat` and `lon`.
    pub fn point(&self) -> Option<Point> {
        let degrees = |key, limit: i64| {
            let wanted = (
                format!(" ±{limit} 度以内、最多六位小数的数"),
                format!("decimal degrees within ±{limit}, at most six digits after the point"),
            );
            self.read(key, &codes::BAD_COORDINATE, wanted, |v| match v {
                Value::Number(text) => cell::microdegrees(text).filter(|m| m.abs() <= limit * 1_000_000),
                _ => None,
            })
        };
        let (lat, lon) = (degrees("lat", 90), degrees("lon", 180));
        Some(Point { lat: lat?, lon: lon? })
    }

    /// One of the words of a fixed list.
    pub fn word<T: Copy>(&self, key: &'static str, words: &[(&str, &str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let value = cell_word(&text, words);
        if value.is_none() {
            self.say(&codes::UNKNOWN_WORD, key, not_a_word(&text, words));
        }
        value
    }

    /// A list of texts, each with its position from 1.
    pub fn texts(&self, key: &'static str) -> Option<Vec<String>> {
        self.need(key)?;
        let mut texts = Vec::new();
        for (i, item) in self.items(key)?.iter().enumerate() {
            let Value::Text(text) = &item.value else {
                let what = (format!("{} 不是文字", show(&item.value)), format!("{} is not text", show(&item.value)));
                self.say(&codes::BAD_VALUE, &format!("{key}[{}]", i + 1), what);
                return None;
            };
            texts.push(text.trim().to_owned());
        }
        Some(texts)
    }

    /// A table that must be there.
    pub fn table(&self, key: &'static str) -> Option<Keys<'a>> {
        let node = self.need(key)?;
        if node.value == Value::Told {
            return None;
        }
        if !matches!(node.value, Value::Table(_)) {
            let what = (format!("{} 不是表", show(&node.value)), format!("{} is not a table", show(&node.value)));
            self.say(&codes::BAD_VALUE, key, what);
            return None;
        }
        Some(Keys::new(self.doc, node, self.path(key), self.sink))
    }

    /// The tables of a list, none if it is left out.
    pub fn tables(&self, key: &'static str) -> Option<Vec<Keys<'a>>> {
        let items = self.items(key)?;
        let mut tables = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let at = format!("{key}[{}]", i + 1);
            if !matches!(item.value, Value::Table(_)) {
                self.say(
                    &codes::BAD_VALUE,
                    &at,
                    (format!("{} 不是表", show(&item.value)), format!("{} is not a table", show(&item.value))),
                );
                return None;
            }
            tables.push(Keys::new(self.doc, item, self.path(&at), self.sink));
        }
        Some(tables)
    }

    fn items(&self, key: &'static str) -> Option<&'a [Node]> {
        match self.find(key).map(|n| &n.value) {
            None => Some(&[]),
            Some(Value::List(items)) => Some(items),
            Some(Value::Told) => None,
            Some(other) => {
                self.say(&codes::BAD_VALUE, key, (format!("{} 不是列表", show(other)), format!("{} is not a list", show(other))));
                None
            }
        }
    }

    /// Keys nobody asked for are findings.
    pub fn finish(&self) {
        let Value::Table(entries) = &self.node.value else { return };
        for (key, _) in entries.iter().filter(|(_, node)| !matches!(node.value, Value::Blank | Value::Told)) {
            if !self.asked.borrow().iter().any(|a| a == key) {
                self.say(&codes::UNKNOWN_KEY, key, (format!("不认识的键 {key}"), format!("unknown key {key}")));
            }
        }
    }
}

/// A value as one would say it.
fn show(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("“{text}”"),
        Value::Number(number) => number.clone(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(_) => "[…]".to_owned(),
        Value::Table(_) => "{…}".to_owned(),
        Value::Blank | Value::Told => "（空）".to_owned(),
    }
}
