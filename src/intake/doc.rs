//! The task file as a tree whose every value knows its line.

mod keys;

pub use keys::Keys;

use super::book::letters;
use super::{Sink, TASK_FILE, codes, workbook};
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
    /// An empty cell: as if left out, but it has a place.
    Blank,
    /// A cell that could not be read and has its finding: nothing more is said about it.
    Told,
}

/// Where a value stands: a source of its [`Doc`], the line there, and the column of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// Position in [`Doc::sources`].
    pub source: u16,
    /// Line in the file, from 1; 0: the source as a whole.
    pub line: u32,
    /// Column of the sheet, from 0.
    pub column: Option<u32>,
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where.
    pub at: At,
    /// The value.
    pub value: Value,
}

/// A file or sheet that values come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// File name.
    pub file: String,
    /// Sheet of a workbook: places then name cells.
    pub sheet: Option<String>,
    /// Headers as printed, by column; empty for the task file, where columns are key paths.
    pub headers: Vec<String>,
}

/// A task file, or what sheets say instead of one.
#[derive(Clone, Debug)]
pub struct Doc {
    /// Where its values come from; never empty.
    pub sources: Vec<Source>,
    /// Its root table.
    pub root: Node,
}

impl Doc {
    /// Read the text. None (with a finding) if it is not TOML.
    pub(super) fn parse(file: &'static str, text: &str, sink: &Sink) -> Option<Self> {
        let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let line_of = |byte: usize| starts.partition_point(|&s| s <= byte);
        match DeTable::parse(text) {
            Ok(table) => {
                let source = Source { file: file.to_owned(), ..Source::default() };
                Some(Self { sources: vec![source], root: node_at(1, table_value(table.get_ref(), &line_of)) })
            }
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
        self.place_of(node.at, path)
    }

    /// Place of a value: its cell in a sheet, its line and key path in a task file.
    fn place_of(&self, at: At, path: &str) -> Place {
        let source = &self.sources[usize::from(at.source)];
        let header = at.column.and_then(|column| source.headers.get(column as usize)).filter(|header| !header.is_empty());
        let shown = || if source.file == TASK_FILE { path.to_owned() } else { workbook::shown(path) };
        let cell = at.column.filter(|_| source.sheet.is_some()).map(|column| format!("{}{}", letters(column as usize), at.line));
        Place {
            file: source.file.clone(),
            sheet: source.sheet.clone(),
            row: (at.line > 0).then_some(at.line as usize),
            column: Some(header.map_or_else(shown, String::clone)),
            cell,
        }
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
    node_at(line_of(value.span().start), inner)
}

fn node_at(line: usize, value: Value) -> Node {
    Node { at: At { line: u32::try_from(line).unwrap_or(u32::MAX), ..At::default() }, value }
}

fn table_value(table: &DeTable<'_>, line_of: &impl Fn(usize) -> usize) -> Value {
    Value::Table(table.iter().map(|(key, value)| (key.get_ref().to_string(), node(value, line_of))).collect())
}
