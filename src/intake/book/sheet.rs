//! One sheet: rows of text, compact, each row knowing its number in the file.

/// Rows of a block.
pub const BLOCK: usize = 16_384;

/// A merged area; rows and columns from 0, both ends inside. Rows are rows of the file, not positions in [`Sheet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merge {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// A sheet: only rows that hold something, cells trimmed.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Its merged areas, ascending.
    pub merges: Vec<Merge>,
    blocks: Vec<Block>,
    /// Number of each row in the file, from 1.
    numbers: Vec<u32>,
}

/// Some rows of text.
#[derive(Debug, Default)]
struct Block {
    text: String,
    /// End of each cell in `text`.
    ends: Vec<u32>,
    /// End of each row in `ends`.
    rows: Vec<u32>,
}

impl Block {
    /// Gives back what growing took too much of.
    fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.rows.shrink_to_fit();
    }
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Adds a row of the file, its cells trimmed; one without any text is dropped.
    pub fn push<T: AsRef<str>>(&mut self, number: u32, cells: impl IntoIterator<Item = T>) {
        self.add(number, cells, false);
    }

    /// Adds a row as it is, also one without any text.
    pub(in crate::intake) fn keep<T: AsRef<str>>(&mut self, number: u32, cells: impl IntoIterator<Item = T>) {
        self.add(number, cells, true);
    }

    fn add<T: AsRef<str>>(&mut self, number: u32, cells: impl IntoIterator<Item = T>, as_is: bool) {
        let full = self.blocks.last_mut().is_none_or(|block| {
            let full = block.rows.len() == BLOCK;
            if full {
                block.shrink();
            }
            full
        });
        if full {
            self.blocks.push(Block::default());
        }
        let Some(block) = self.blocks.last_mut() else { return };
        let (text, ends) = (block.text.len(), block.ends.len());
        let mut used = ends;
        for cell in cells {
            let cell = if as_is { cell.as_ref() } else { cell.as_ref().trim() };
            block.text.push_str(cell);
            block.ends.push(u32::try_from(block.text.len()).unwrap_or(u32::MAX));
            if !cell.is_empty() {
                used = block.ends.len();
            }
        }
        block.ends.truncate(used);
        if block.text.len() == text && !as_is {
            block.ends.truncate(ends);
            return;
        }
        block.rows.push(u32::try_from(block.ends.len()).unwrap_or(u32::MAX));
        self.numbers.push(number);
    }

    /// Number of rows that hold something.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Number of a row in the file, from 1.
    pub fn number(&self, row: usize) -> u32 {
        self.numbers[row]
    }

    /// Cells of a row up to its last that holds something.
    pub fn width(&self, row: usize) -> usize {
        let (from, to) = self.bounds(row);
        to - from
    }

    /// Text of a cell; empty beyond the row's width, or if its block is forgotten.
    pub fn text(&self, row: usize, column: usize) -> &str {
        let (from, to) = self.bounds(row);
        if column >= to - from {
            return "";
        }
        let block = &self.blocks[row / BLOCK];
        let at = from + column;
        let start = at.checked_sub(1).map_or(0, |before| block.ends[before] as usize);
        &block.text[start..block.ends[at] as usize]
    }

    /// Forget the cells of a block of rows; its rows keep their numbers.
    pub fn forget(&mut self, block: usize) {
        self.blocks[block] = Block::default();
    }

    fn bounds(&self, row: usize) -> (usize, usize) {
        let (block, at) = (&self.blocks[row / BLOCK], row % BLOCK);
        let end = |at: usize| block.rows.get(at).map_or(0, |&end| end as usize);
        (at.checked_sub(1).map_or(0, end), end(at))
    }
}

/// Letters of a column as spreadsheets write them, from 0: `A`, `Z`, `AA`.
pub fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut text = Vec::new();
    while rest > 0 {
        rest -= 1;
        text.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    text.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_numbers_and_cells() {
        let mut sheet = Sheet::new("a");
        sheet.push(1, ["", " x ", "", "y", "", ""]);
        sheet.push(2, ["", " "]);
        sheet.push(5, ["z"]);
        assert_eq!((sheet.len(), sheet.number(0), sheet.number(1)), (2, 1, 5));
        assert_eq!((sheet.width(0), sheet.width(1)), (4, 1));
        assert_eq!([0, 1, 2, 3, 4, 9].map(|c| sheet.text(0, c)), ["", "x", "", "y", "", ""]);
        assert_eq!([sheet.text(1, 0), sheet.text(1, 1)], ["z", ""]);
    }

    #[test]
    fn blocks_do_not_show() {
        let mut sheet = Sheet::new("b");
        for n in 0..40_000u32 {
            sheet.push(n + 1, [n.to_string(), String::new(), (n * 2).to_string()]);
        }
        for row in [0, BLOCK - 1, BLOCK, 2 * BLOCK, 39_999] {
            assert_eq!((sheet.text(row, 0), sheet.text(row, 2)), (row.to_string().as_str(), (row * 2).to_string().as_str()));
        }
        sheet.forget(0);
        assert_eq!((sheet.text(0, 0), sheet.number(0), sheet.text(BLOCK, 1)), ("", 1, ""));
    }

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }
}
