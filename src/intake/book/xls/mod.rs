//! Binary workbooks of Excel 5 to 2003 (BIFF5, BIFF8). [MS-XLS]

mod cells;
mod records;
mod texts;

use super::grid::{Grid, Shape, Spent};
use super::ole::{Ole, u16_at, u32_at};
use super::source::Source;
use super::xlsx::styles::{built_in, custom};
use super::xml::Broken;
use super::{Sheet, limits};
use crate::intake::codes;
use cells::Cells;
use encoding_rs::{Encoding, GB18030};
use records::{Record, records};
use std::collections::HashMap;
use texts::Texts;

/// What a workbook says before its sheets.
#[derive(Debug)]
struct Globals {
    /// Name, whether hidden, kind and position of each sheet.
    sheets: Vec<(String, bool, u8, usize)>,
    strings: Vec<String>,
    shapes: Vec<Shape>,
    since_1904: bool,
    texts: Texts,
}

/// The sheets of a workbook.
pub(super) fn read<'a>(source: &'a Source<'a>, spent: &'a Spent, ole: &Ole<'_>) -> Result<Vec<Sheet>, Broken> {
    let stream = ole.stream(if ole.has("Workbook") { "Workbook" } else { "Book" })?;
    let globals = Globals::read(&stream)?;
    if globals.sheets.len() > limits::SHEETS {
        return Err(Broken::TooMany);
    }
    if ole.has("_VBA_PROJECT") || ole.has("VBA") || ole.has("dir") {
        let what = ("宏没有读取，也没有运行".into(), "macros are neither read nor run".into());
        source.say(&codes::PART_NOT_READ, what);
    }
    let mut sheets = Vec::new();
    for (name, hidden, kind, at) in &globals.sheets {
        if *kind != 0 {
            let what = ("不是单元格组成的工作表（图表等），没有读取".into(), "no sheet of cells (a chart, for instance); not read".into());
            source.say_of_sheet(&codes::PART_NOT_READ, name, what);
            continue;
        }
        source.at(*at as u64, stream.len() as u64);
        let grid = Grid::new(source, spent, name, *hidden, globals.since_1904);
        sheets.push(Cells::new(&globals).read(stream.get(*at..).ok_or(Broken::Damaged)?, grid)?);
    }
    source.at(stream.len() as u64, stream.len() as u64);
    Ok(sheets)
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, Broken> {
        let mut globals = Self {
            sheets: Vec::new(),
            strings: Vec::new(),
            shapes: Vec::new(),
            since_1904: false,
            texts: Texts { wide: true, encoding: GB18030 },
        };
        let (mut formats, mut styles) = (HashMap::new(), Vec::new());
        let mut ended = false;
        for (at, record) in records(stream).enumerate() {
            let Record { kind, data, .. } = record.as_ref().map_err(|_| Broken::Damaged)?;
            match kind {
                0x0809 => globals.texts.wide = u16_at(data, 0)? >= 0x0600,
                _ if at == 0 => return Err(Broken::Damaged),
                0x002F => return Err(Broken::Password),
                0x0042 => globals.texts.encoding = page(u16_at(data, 0)?),
                0x0022 => globals.since_1904 = u16_at(data, 0)? == 1,
                0x041E => drop(formats.insert(u16_at(data, 0)?, custom(&globals.texts.format(data)?))),
                0x00E0 => styles.push(u16_at(data, 2)?),
                0x0085 => {
                    let (place, flags) = (u32_at(data, 0)? as usize, data.get(4..6).ok_or(Broken::Damaged)?);
                    globals.sheets.push((globals.texts.short(&data[6..])?, flags[0] & 3 != 0, flags[1], place));
                }
                0x00FC => globals.strings = globals.texts.shared(&record?)?,
                0x000A => {
                    ended = true;
                    break;
                }
                _ => {}
            }
        }
        let shape = |format: &u16| formats.get(format).copied().unwrap_or_else(|| built_in(u32::from(*format)));
        globals.shapes = styles.iter().map(shape).collect();
        if ended { Ok(globals) } else { Err(Broken::Damaged) }
    }

    fn shape(&self, style: u16) -> Shape {
        self.shapes.get(usize::from(style)).copied().unwrap_or_default()
    }
}

/// The encoding of a code page; Chinese if it is not told.
fn page(number: u16) -> &'static Encoding {
    let label = match number {
        950 => "big5",
        932 => "shift_jis",
        949 => "euc-kr",
        1250..=1258 => return Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(GB18030),
        _ => "gb18030",
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(GB18030)
}
