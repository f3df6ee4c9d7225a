//! XML of workbooks, event by event.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;
use std::io::{self, BufRead};

/// Why a part of a workbook cannot be read.
#[derive(Debug)]
pub(super) enum Broken {
    /// It is larger than can be read, or expands like nothing a person has written.
    TooLarge,
    /// It is encrypted.
    Password,
    /// More cells, sheets or texts than can be read.
    TooMany,
    /// Cut, flipped or not of its form.
    Damaged,
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::FileTooLarge { Self::TooLarge } else { Self::Damaged }
    }
}

impl From<quick_xml::Error> for Broken {
    fn from(error: quick_xml::Error) -> Self {
        match error {
            quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => Self::TooLarge,
            _ => Self::Damaged,
        }
    }
}

/// Events of one part. Empty elements come as a start and an end.
pub(super) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    /// Events of some text.
    pub fn new(input: R) -> Self {
        let mut reader = Reader::from_reader(input);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self { reader, buffer: Vec::with_capacity(1024) }
    }

    /// The next event; none at the end.
    pub fn next(&mut self) -> Result<Option<Event<'_>>, Broken> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer)? {
            Event::Eof => Ok(None),
            event => Ok(Some(event)),
        }
    }

    /// The next event of a part that cannot end yet.
    pub fn more(&mut self) -> Result<Event<'_>, Broken> {
        self.next()?.ok_or(Broken::Damaged)
    }

    /// Every element that starts, to the end of the part.
    pub fn starts(mut self, mut each: impl FnMut(&BytesStart<'_>) -> Result<(), Broken>) -> Result<(), Broken> {
        while let Some(event) = self.next()? {
            if let Event::Start(start) = event {
                each(&start)?;
            }
        }
        Ok(())
    }
}

/// Attributes of an element as they stand, in order: name with prefix, value with its escapes.
pub(super) struct Attributes<'a>(&'a str);

/// Attributes of an element.
pub(super) fn attributes<'a>(start: &'a BytesStart<'_>) -> Attributes<'a> {
    Attributes(start.attributes_raw())
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, rest) = self.0.split_once('=')?;
        let rest = rest.trim_ascii_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, rest) = rest[1..].split_once(quote)?;
        self.0 = rest;
        Some((name.trim_ascii(), value))
    }
}

/// An attribute by its name without prefix, its escapes resolved.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let local = |key: &str| key.rsplit(':').next() == Some(name);
    let (_, value) = attributes(start).find(|(key, _)| local(key))?;
    unescape(value).ok().map(Cow::into_owned)
}

/// Adds what a reference (`&amp;`, `&#10;`) stands for.
pub(super) fn resolve(reference: &BytesRef<'_>, text: &mut String) -> Result<(), Broken> {
    let named = match reference.as_ref() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => reference.resolve_char_ref().ok().flatten().ok_or(Broken::Damaged)?,
    };
    text.push(named);
    Ok(())
}
