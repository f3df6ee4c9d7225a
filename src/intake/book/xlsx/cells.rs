//! The cells of a sheet.

use super::strings::{Strings, unescape};
use crate::intake::book::grid::{Grid, Shape, Value};
use crate::intake::book::xml::{Broken, Xml, attribute, attributes, resolve};
use crate::intake::book::{Merge, Sheet};
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// Rows between two tellings of progress.
const TOLD: u32 = 1 << 12;

/// Reads the cells of a sheet.
pub(super) struct Cells<'a> {
    grid: Grid<'a>,
    strings: &'a Strings,
    shapes: &'a [Shape],
    /// Row from 1 and column from 0 of the cell being read.
    at: (u32, usize),
    kind: Kind,
    shape: Shape,
    value: String,
    /// The formula, if there is one.
    formula: Option<String>,
    /// Whether the cell has a value, be it empty.
    valued: bool,
}

/// What kind of value a cell says it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Formula,
    Inline,
    Bool,
    Error,
    Iso,
}

/// What text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Formula,
}

impl<'a> Cells<'a> {
    /// A reader of cells into `grid`.
    pub fn new(grid: Grid<'a>, strings: &'a Strings, shapes: &'a [Shape]) -> Self {
        let (kind, shape) = (Kind::Number, Shape::Plain);
        Self { grid, strings, shapes, at: (0, 0), kind, shape, value: String::new(), formula: None, valued: false }
    }

    /// Reads a sheet to its end; `tell` hears of progress.
    pub fn read(mut self, mut xml: Xml<impl BufRead>, tell: impl Fn()) -> Result<Sheet, Broken> {
        let (mut inside, mut phonetic, mut ended) = (Inside::Nothing, false, false);
        while let Some(event) = xml.next()? {
            match event {
                Event::Start(start) => match start.local_name().as_ref() {
                    "c" => self.begin(&start)?,
                    "v" => (inside, self.valued) = (Inside::Value, true),
                    "t" if !phonetic => (inside, self.valued) = (Inside::Value, true),
                    "f" => (inside, self.formula) = (Inside::Formula, Some(String::new())),
                    "row" => {
                        let number = attributes(&start).find(|(key, _)| *key == "r").map(|(_, r)| r.parse().map_err(|_| Broken::Damaged));
                        self.at = (number.transpose()?.unwrap_or(self.at.0.saturating_add(1)), 0);
                        if self.at.0.is_multiple_of(TOLD) {
                            tell();
                        }
                    }
                    "rPh" => phonetic = true,
                    "mergeCell" => {
                        if let Some(merge) = attribute(&start, "ref").as_deref().and_then(area) {
                            self.grid.merge(merge);
                        }
                    }
                    _ => {}
                },
                Event::Text(text) if inside != Inside::Nothing => self.collect(inside).push_str(&text.xml10_content()),
                Event::CData(text) if inside != Inside::Nothing => self.collect(inside).push_str(&text.xml10_content()),
                Event::GeneralRef(reference) if inside != Inside::Nothing => resolve(&reference, self.collect(inside))?,
                Event::End(end) => match end.local_name().as_ref() {
                    "c" => self.end()?,
                    "v" | "t" | "f" => inside = Inside::Nothing,
                    "rPh" => phonetic = false,
                    "worksheet" => ended = true,
                    _ => {}
                },
                _ => {}
            }
        }
        if ended { self.grid.finish() } else { Err(Broken::Damaged) }
    }

    fn collect(&mut self, inside: Inside) -> &mut String {
        match inside {
            Inside::Formula => self.formula.get_or_insert_default(),
            _ => &mut self.value,
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), Broken> {
        (self.kind, self.shape, self.formula, self.valued) = (Kind::Number, Shape::Plain, None, false);
        self.value.clear();
        for (key, value) in attributes(start) {
            match key {
                "r" => self.at = position(value).ok_or(Broken::Damaged)?,
                "s" => self.shape = value.parse().ok().and_then(|style: usize| self.shapes.get(style).copied()).unwrap_or_default(),
                "t" => {
                    self.kind = match value {
                        "n" => Kind::Number,
                        "s" => Kind::Shared,
                        "str" => Kind::Formula,
                        "inlineStr" => Kind::Inline,
                        "b" => Kind::Bool,
                        "e" => Kind::Error,
                        "d" => Kind::Iso,
                        _ => return Err(Broken::Damaged),
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Broken> {
        let (row, column) = self.at;
        self.at.1 = column + 1;
        let text = self.value.as_str();
        let mut escaped = String::new();
        let value = match self.kind {
            Kind::Formula | Kind::Inline if self.valued => {
                if text.contains("_x") {
                    unescape(text, &mut escaped);
                    Value::Text(&escaped)
                } else {
                    Value::Text(text)
                }
            }
            _ if text.is_empty() => match &self.formula {
                Some(formula) => Value::Formula(formula),
                None => return Ok(()),
            },
            Kind::Number if self.shape == Shape::Plain && plain(text) => Value::Text(text),
            Kind::Number => Value::Number(text.trim().parse().map_err(|_| Broken::Damaged)?, self.shape),
            Kind::Shared => {
                let at: usize = text.trim().parse().map_err(|_| Broken::Damaged)?;
                Value::Text(self.strings.get(at).ok_or(Broken::Damaged)?)
            }
            Kind::Bool => Value::Bool(text.trim() != "0" && text.trim() != "false"),
            Kind::Error => Value::Error(text),
            Kind::Iso => Value::Iso(text.trim()),
            Kind::Formula | Kind::Inline => return Ok(()),
        };
        self.grid.put(row, column, value)
    }
}

/// Whether a number is written the way it is read: whole, short and without zeros in front.
fn plain(text: &str) -> bool {
    let digits = text.as_bytes();
    digits.len() <= 15 && digits.iter().all(u8::is_ascii_digit) && (digits[0] != b'0' || digits.len() == 1)
}

/// Row from 1 and column from 0 of a name such as `AB12`.
fn position(name: &str) -> Option<(u32, usize)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column = name[..letters].bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = name[letters..].parse().ok()?;
    Some((row, column - 1))
}

/// The area of a name such as `A1:B2`.
fn area(name: &str) -> Option<Merge> {
    let (from, to) = name.split_once(':')?;
    let ((top, left), (bottom, right)) = (position(from)?, position(to)?);
    let column = |at| u32::try_from(at).ok();
    Some(Merge { top: top.checked_sub(1)?, left: column(left)?, bottom: bottom.checked_sub(1)?, right: column(right)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        assert_eq!([position("A1"), position("xfd1048576")], [Some((1, 0)), Some((1_048_576, 16_383))]);
        assert_eq!([position("1"), position("A"), position("AAAA1"), position(""), position("中1")], [None; 5]);
        assert_eq!(area("B2:C9"), Some(Merge { top: 1, left: 1, bottom: 8, right: 2 }));
        assert_eq!([area("B2"), area("B0:C9"), area("B:C")], [None; 3]);
    }

    #[test]
    fn numbers_that_stay_as_they_are() {
        assert!(["0", "230", "999999999999999"].into_iter().all(plain));
        assert!(!["007", "1.0", "-1", "1E3", "9999999999999999"].into_iter().any(plain));
    }
}
