//! Separated text as a sheet.

use super::source::Source;
use super::{Form, Sheet, limits};
use crate::base::Place;
use crate::intake::codes;
use crate::intake::decode::{self, Decoding};
use crate::intake::records::{Records, Trouble};
use std::path::Path;

/// Rows between two tellings of progress.
const TOLD: usize = 1 << 14;

/// The one sheet of a text; none, with a finding, if it cannot be read.
pub(super) fn read(source: &Source<'_>) -> Option<(Form, Vec<Sheet>)> {
    let opened = source.rewound().and_then(Decoding::start).map_err(|error| source.unreadable(&error)).ok()?;
    let encoding = opened.encoding();
    let (mut records, separator) = Records::start(opened, None).map_err(|trouble| tell(source, &trouble)).ok()?;
    let name = Path::new(&source.file).file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let (mut sheet, mut cells) = (Sheet::new(&name), 0);
    let ended = loop {
        let record = match records.next() {
            Ok(Some(record)) => record,
            Ok(None) => break None,
            Err(trouble) => break Some(trouble),
        };
        let Ok(number) = u32::try_from(record.line) else { break Some(Trouble::Endless(record.line)) };
        let rows = sheet.len();
        sheet.push(number, record.cells());
        if sheet.len() > rows {
            cells += sheet.width(rows) as u64;
            if rows.is_multiple_of(TOLD) {
                source.at(records.source().done(), source.bytes);
            }
        }
        if cells > limits::CELLS {
            let most = limits::CELLS;
            source.say(&codes::FILE_TOO_LARGE, (format!("单元格超过 {most} 个"), format!("more than {most} cells")));
            return None;
        }
    };
    source.at(source.bytes, source.bytes);
    if let Some(trouble) = ended {
        tell(source, &trouble);
        return None;
    }
    decode::note_encoding(&source.file, encoding, source.sink());
    if let Some(line) = records.unclosed() {
        let what = (
            "这一行有一个引号没有闭合，后面的行被吞进了同一格".into(),
            "a quotation mark on this line is not closed: the lines below run into its cell".into(),
        );
        source.sink().add(&codes::UNCLOSED_QUOTE, Place::row(&source.file, line), what);
        return None;
    }
    if sheet.is_empty() {
        source.say(&codes::EMPTY_FILE, ("文件是空的".into(), "the file is empty".into()));
        return None;
    }
    Some((Form::Text { separator, encoding: encoding.name() }, vec![sheet]))
}

fn tell(source: &Source<'_>, trouble: &Trouble) {
    match trouble {
        Trouble::Io(error) => source.unreadable(error),
        Trouble::Undecodable(line) => decode::undecodable(&source.file, *line, source.sink()),
        Trouble::Zero => source.say(&codes::BINARY_FILE, decode::zeros()),
        Trouble::Endless(line) => {
            let what = ("从这里开始的一行没有结束".into(), "the row that begins here does not end".into());
            source.sink().add(&codes::UNCLOSED_QUOTE, Place::row(&source.file, *line), what);
        }
    }
}
