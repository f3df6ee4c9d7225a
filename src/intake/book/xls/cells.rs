//! The cells of a sheet.

use super::super::grid::{Grid, Shape, Value};
use super::super::ole::{f64_at, u16_at, u32_at};
use super::super::xml::Broken;
use super::super::{Merge, Sheet};
use super::Globals;
use super::records::{Record, records};

/// Reads the cells of a sheet: all of them first, since some writers do not keep to the order of rows.
pub(super) struct Cells<'a> {
    globals: &'a Globals,
    found: Vec<Found>,
    texts: String,
}

/// A cell.
#[derive(Clone, Copy, Debug)]
struct Found {
    row: u16,
    column: u16,
    what: What,
}

/// What it holds.
#[derive(Clone, Copy, Debug)]
enum What {
    Shared(u32),
    Own(u32, u32),
    Number(f64, Shape),
    Bool(bool),
    Error(u8),
}

impl<'a> Cells<'a> {
    /// A reader of cells.
    pub fn new(globals: &'a Globals) -> Self {
        Self { globals, found: Vec::new(), texts: String::new() }
    }

    /// Reads a sheet from the beginning of its records into `grid`.
    pub fn read(mut self, stream: &[u8], mut grid: Grid<'_>) -> Result<Sheet, Broken> {
        let (mut depth, mut ended, mut formula) = (0, false, None);
        for record in records(stream) {
            let record = record?;
            match record.kind {
                0x0809 => depth += 1,
                0x000A if depth > 1 => depth -= 1,
                0x000A => {
                    ended = true;
                    break;
                }
                // a chart inside the sheet has cells of its own
                _ if depth > 1 => {}
                0x00E5 => merges(record.data, &mut grid)?,
                0x0207 => {
                    if let Some((row, column)) = formula.take() {
                        let text = self.globals.texts.value(&record)?;
                        self.own(row, column, &text)?;
                    }
                }
                _ => formula = self.cell(&record)?.or(formula),
            }
        }
        if !ended {
            return Err(Broken::Damaged);
        }
        self.found.sort_by_key(|found| (found.row, found.column));
        for found in &self.found {
            let (row, column) = (u32::from(found.row) + 1, usize::from(found.column));
            let value = match found.what {
                What::Shared(at) => Value::Text(self.globals.strings.get(at as usize).ok_or(Broken::Damaged)?),
                What::Own(from, to) => Value::Text(self.texts.get(from as usize..to as usize).ok_or(Broken::Damaged)?),
                What::Number(number, shape) => Value::Number(number, shape),
                What::Bool(value) => Value::Bool(value),
                What::Error(code) => Value::Error(error(code)),
            };
            grid.put(row, column, value)?;
        }
        grid.finish()
    }

    /// A record of cells; the place of a formula whose text comes in another record.
    fn cell(&mut self, record: &Record<'_>) -> Result<Option<(u16, u16)>, Broken> {
        let data = record.data;
        if !matches!(record.kind, 0x0203 | 0x027E | 0x00BD | 0x00FD | 0x0204 | 0x00D6 | 0x0205 | 0x0006 | 0x0206 | 0x0406) {
            return Ok(None);
        }
        let (row, column) = (u16_at(data, 0)?, u16_at(data, 2)?);
        let shape = |at| Ok::<_, Broken>(self.globals.shape(u16_at(data, at)?));
        let what = match record.kind {
            0x0203 => What::Number(f64_at(data, 6)?, shape(4)?),
            0x027E => What::Number(rk(u32_at(data, 6)?), shape(4)?),
            0x00BD => {
                for (nth, at) in (4..data.len().saturating_sub(7)).step_by(6).enumerate() {
                    let column = column.checked_add(u16::try_from(nth).map_err(|_| Broken::Damaged)?).ok_or(Broken::Damaged)?;
                    let what = What::Number(rk(u32_at(data, at + 2)?), self.globals.shape(u16_at(data, at)?));
                    self.found.push(Found { row, column, what });
                }
                return Ok(None);
            }
            0x00FD => What::Shared(u32_at(data, 6)?),
            0x0204 | 0x00D6 => {
                let text = self.globals.texts.long(data.get(6..).ok_or(Broken::Damaged)?)?;
                self.own(row, column, &text)?;
                return Ok(None);
            }
            0x0205 => logical(data.get(6..8).ok_or(Broken::Damaged)?),
            _ => match data.get(6..14).ok_or(Broken::Damaged)? {
                [0, .., 0xFF, 0xFF] => return Ok(Some((row, column))),
                [1, _, value, .., 0xFF, 0xFF] => logical(&[*value, 0]),
                [2, _, value, .., 0xFF, 0xFF] => logical(&[*value, 1]),
                [3, .., 0xFF, 0xFF] => return Ok(None),
                _ => What::Number(f64_at(data, 6)?, shape(4)?),
            },
        };
        self.found.push(Found { row, column, what });
        Ok(None)
    }

    fn own(&mut self, row: u16, column: u16, text: &str) -> Result<(), Broken> {
        let from = self.texts.len();
        self.texts.push_str(text);
        let end = |at: usize| u32::try_from(at).map_err(|_| Broken::TooMany);
        self.found.push(Found { row, column, what: What::Own(end(from)?, end(self.texts.len())?) });
        Ok(())
    }
}

fn logical(value: &[u8]) -> What {
    if value[1] == 1 { What::Error(value[0]) } else { What::Bool(value[0] != 0) }
}

/// A number in four bytes: the upper half of one with a point, or a whole one; perhaps hundredfold.
fn rk(bits: u32) -> f64 {
    let value = if bits & 2 == 2 { f64::from(bits.cast_signed() >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    if bits & 1 == 1 { value / 100.0 } else { value }
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

fn merges(data: &[u8], grid: &mut Grid<'_>) -> Result<(), Broken> {
    for at in 0..usize::from(u16_at(data, 0)?) {
        let number = |nth: usize| u16_at(data, 2 + at * 8 + nth * 2).map(u32::from);
        grid.merge(Merge { top: number(0)?, bottom: number(1)?, left: number(2)?, right: number(3)? });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::rk;

    /// The numbers of [MS-XLS] 2.5.122 and around.
    #[test]
    fn numbers_in_four_bytes() {
        let (one, whole, hundredth) = (0x3FF0_0000, 12_345_678 << 2 | 2, 12_345_678 << 2 | 3);
        assert_eq!([rk(one), rk(one | 1), rk(whole), rk(hundredth)], [1.0, 0.01, 12_345_678.0, 123_456.78]);
        assert_eq!(rk((-5i32 << 2).cast_unsigned() | 2), -5.0);
    }
}
