//! The task file as a tree whose every value knows its line.

mod keys;

pub use keys::Keys;

use super::{Sink, codes};
use crate::base::Place;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value of the task file. Numbers stay text: they are never floats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text, or a date without quotes.
    Text(String),
    /// An integer or decimal, as written.
    Number(String),
    /// true or false.
    Flag(bool),
    /// A list.
    List(Vec<Node>),
    /// A table, in file order.
    Table(Vec<(String, Node)>),
}

/// A value and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Line in the file, from 1.
    pub line: usize,
    /// The value.
    pub value: Value,
}

/// A task file.
#[derive(Clone, Debug)]
pub struct Doc {
    /// Its file name.
    pub file: &'static str,
    /// Its root table.
    pub root: Node,
}

impl Doc {
    /// Read the text. None (with a finding) if it is not TOML.
    pub(super) fn parse(file: &'static str, text: &str, sink: &Sink) -> Option<Self> {
        let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let line_of = |byte: usize| starts.partition_point(|&s| s <= byte);
        match DeTable::parse(text) {
            Ok(table) => Some(Self { file, root: Node { line: 1, value: table_value(table.get_ref(), &line_of) } }),
            Err(error) => {
                let line = error.span().map_or(1, |s| line_of(s.start));
                let what = (format!("TOML 语法错误：{}", error.message()), format!("not TOML: {}", error.message()));
                sink.add(&codes::TOML_SYNTAX, Place::row(file, line), what);
                None
            }
        }
    }

    /// Place of a key path such as `line[3].window`, or of the nearest table above it.
    pub fn place(&self, path: &str) -> Place {
        let mut node = &self.root;
        for step in path.split(['.', '[']).filter(|s| !s.is_empty()) {
            let inner = match (&node.value, step.strip_suffix(']')) {
                (Value::List(items), Some(index)) => index.parse::<usize>().ok().and_then(|i| items.get(i.checked_sub(1)?)),
                (Value::Table(entries), None) => entries.iter().find(|(k, _)| k == step).map(|(_, n)| n),
                _ => None,
            };
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        Place::cell(self.file, node.line, path)
    }

    /// The root table with its readers.
    pub fn keys<'a>(&'a self, sink: &'a Sink) -> Keys<'a> {
        Keys::new(self, &self.root, String::new(), sink)
    }
}

fn node(value: &Spanned<DeValue<'_>>, line_of: &impl Fn(usize) -> usize) -> Node {
    let inner = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => Value::Number(number.as_str().to_owned()),
        DeValue::Integer(number) => Value::Text(number.to_string()),
        DeValue::Float(number) => Value::Number(number.as_str().to_owned()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(when) => Value::Text(when.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(|i| node(i, line_of)).collect()),
        DeValue::Table(table) => table_value(table, line_of),
    };
    Node { line: line_of(value.span().start), value: inner }
}

fn table_value(table: &DeTable<'_>, line_of: &impl Fn(usize) -> usize) -> Value {
    Value::Table(table.iter().map(|(key, value)| (key.get_ref().to_string(), node(value, line_of))).collect())
}
