//! Texts of binary workbooks: of one or two bytes a character, with what stands behind them.

use super::super::limits;
use super::super::ole::{u16_at, u32_at};
use super::super::xml::Broken;
use super::records::Record;
use encoding_rs::Encoding;

/// How texts are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Texts {
    /// BIFF8: Unicode with a byte of flags. Before: bytes of a code page.
    pub wide: bool,
    /// The code page.
    pub encoding: &'static Encoding,
}

impl Texts {
    /// A text after its length in one byte.
    pub fn short(&self, data: &[u8]) -> Result<String, Broken> {
        let (&length, rest) = data.split_first().ok_or(Broken::Damaged)?;
        self.counted(usize::from(length), rest)
    }

    /// A text after its length in two bytes.
    pub fn long(&self, data: &[u8]) -> Result<String, Broken> {
        self.counted(usize::from(u16_at(data, 0)?), &data[2..])
    }

    /// The code of a format.
    pub fn format(&self, data: &[u8]) -> Result<String, Broken> {
        let code = data.get(2..).ok_or(Broken::Damaged)?;
        if self.wide { self.long(code) } else { self.short(code) }
    }

    /// The value of a formula, which may go on in other records.
    pub fn value(&self, record: &Record<'_>) -> Result<String, Broken> {
        let mut pieces = Pieces::new(record);
        if record.more.is_empty() || !self.wide {
            return self.long(record.data);
        }
        let (length, flags) = (usize::from(pieces.u16()?), pieces.byte()?);
        let mut text = String::new();
        pieces.characters(length, flags & 1 == 1, &mut text)?;
        Ok(text)
    }

    /// The texts that cells share.
    pub fn shared(&self, record: &Record<'_>) -> Result<Vec<String>, Broken> {
        let mut pieces = Pieces::new(record);
        let (_, unique) = (pieces.u32()?, pieces.u32()?);
        if u64::from(unique) > limits::CELLS {
            return Err(Broken::TooMany);
        }
        let mut texts = Vec::new();
        for _ in 0..unique {
            let (length, flags) = (usize::from(pieces.u16()?), pieces.byte()?);
            let runs = if flags & 8 == 8 { usize::from(pieces.u16()?) * 4 } else { 0 };
            let extra = if flags & 4 == 4 { pieces.u32()? as usize } else { 0 };
            let mut text = String::new();
            pieces.characters(length, flags & 1 == 1, &mut text)?;
            pieces.skip(runs + extra)?;
            texts.push(text);
        }
        Ok(texts)
    }

    fn counted(&self, length: usize, rest: &[u8]) -> Result<String, Broken> {
        if !self.wide {
            return Ok(self.encoding.decode_without_bom_handling(rest.get(..length).ok_or(Broken::Damaged)?).0.into_owned());
        }
        let (&flags, rest) = rest.split_first().ok_or(Broken::Damaged)?;
        let mut text = String::new();
        characters(rest, length, flags & 1 == 1, &mut text).map(|_| text)
    }
}

/// Adds characters; says how many bytes they took.
fn characters(bytes: &[u8], count: usize, double: bool, text: &mut String) -> Result<usize, Broken> {
    if double {
        let bytes = bytes.get(..count * 2).ok_or(Broken::Damaged)?;
        let units = bytes.as_chunks::<2>().0.iter().map(|&two| u16::from_le_bytes(two));
        text.extend(char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)));
        return Ok(count * 2);
    }
    text.extend(bytes.get(..count).ok_or(Broken::Damaged)?.iter().map(|&byte| char::from(byte)));
    Ok(count)
}

/// Reads a record and those that continue it as one.
struct Pieces<'a> {
    now: &'a [u8],
    more: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Pieces<'a> {
    fn new(record: &Record<'a>) -> Self {
        Self { now: record.data, more: record.more.clone().into_iter() }
    }

    /// Bytes that never stand across a border.
    fn take(&mut self, count: usize) -> Result<&'a [u8], Broken> {
        while self.now.is_empty() {
            self.now = self.more.next().ok_or(Broken::Damaged)?;
        }
        let (taken, rest) = self.now.split_at_checked(count).ok_or(Broken::Damaged)?;
        self.now = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, Broken> {
        Ok(self.take(1)?[0])
    }

    fn u16(&mut self) -> Result<u16, Broken> {
        u16_at(self.take(2)?, 0)
    }

    fn u32(&mut self) -> Result<u32, Broken> {
        u32_at(self.take(4)?, 0)
    }

    fn skip(&mut self, mut count: usize) -> Result<(), Broken> {
        while count > 0 {
            let here = count.min(self.now.len());
            if here == 0 {
                self.now = self.more.next().ok_or(Broken::Damaged)?;
                continue;
            }
            self.now = &self.now[here..];
            count -= here;
        }
        Ok(())
    }

    /// Characters that may go on in the next record, which then says anew how wide they are.
    fn characters(&mut self, mut count: usize, mut double: bool, text: &mut String) -> Result<(), Broken> {
        while count > 0 {
            if self.now.is_empty() {
                self.now = self.more.next().ok_or(Broken::Damaged)?;
                double = self.byte()? & 1 == 1;
            }
            let here = count.min(if double { self.now.len() / 2 } else { self.now.len() });
            if here == 0 {
                return Err(Broken::Damaged);
            }
            let used = characters(self.now, here, double, text)?;
            (self.now, count) = (&self.now[used..], count - here);
        }
        Ok(())
    }
}
