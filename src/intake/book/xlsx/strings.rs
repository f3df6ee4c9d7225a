//! Texts that cells share, in one piece of memory.

use crate::intake::book::limits;
use crate::intake::book::parts::Parts;
use crate::intake::book::xml::{Broken, resolve};
use quick_xml::events::Event;

/// The texts, by their number.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// A text.
    pub fn get(&self, at: usize) -> Option<&str> {
        let to = *self.ends.get(at)? as usize;
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(from..to)
    }
}

/// Reads them all.
pub(super) fn read(parts: &mut Parts<'_>, path: Option<&str>) -> Result<Strings, Broken> {
    let mut strings = Strings::default();
    let Some(mut xml) = path.map(|path| parts.xml(path)).transpose()?.flatten() else { return Ok(strings) };
    let (mut inside, mut phonetic, mut ended) = (false, false, false);
    let mut piece = String::new();
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "t" => inside = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Event::Text(text) if inside => piece.push_str(&text.xml10_content()),
            Event::CData(text) if inside => piece.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if inside => resolve(&reference, &mut piece)?,
            Event::End(end) => match end.local_name().as_ref() {
                "t" => inside = false,
                "rPh" => phonetic = false,
                "si" => {
                    unescape(&piece, &mut strings.text);
                    piece.clear();
                    if strings.text.len() as u64 > limits::TEXT || strings.ends.len() as u64 >= limits::CELLS {
                        return Err(Broken::TooMany);
                    }
                    strings.ends.push(u32::try_from(strings.text.len()).map_err(|_| Broken::TooMany)?);
                }
                "sst" => ended = true,
                _ => {}
            },
            _ => {}
        }
    }
    if ended { Ok(strings) } else { Err(Broken::Damaged) }
}

/// Adds text in which spreadsheets write characters as `_x000D_`.
pub(super) fn unescape(mut text: &str, out: &mut String) {
    let mut units = Vec::new();
    while let Some(at) = text.find("_x") {
        let code = text.get(at + 2..at + 6).filter(|_| text.as_bytes().get(at + 6) == Some(&b'_'));
        let unit = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit())).and_then(|code| u16::from_str_radix(code, 16).ok());
        if at > 0 || unit.is_none() {
            flush(&mut units, out);
        }
        let Some(unit) = unit else {
            out.push_str(&text[..at + 2]);
            text = &text[at + 2..];
            continue;
        };
        out.push_str(&text[..at]);
        units.push(unit);
        text = &text[at + 7..];
    }
    flush(&mut units, out);
    out.push_str(text);
}

fn flush(units: &mut Vec<u16>, out: &mut String) {
    out.extend(char::decode_utf16(units.drain(..)).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_written_as_numbers() {
        for (text, want) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D__xDE00_", "😀"),
            ("_xD83D_", "\u{fffd}"),
            ("_x00_", "_x00_"),
            ("_x", "_x"),
            ("中_x4E2D_文_xé", "中中文_xé"),
            ("_x_x0041_", "_xA"),
        ] {
            let mut out = String::new();
            unescape(text, &mut out);
            assert_eq!(out, want, "{text}");
        }
    }
}
