//! How much is read. A file beyond these is refused with a sentence, before it takes the memory.

/// Bytes of a file.
pub(super) const BYTES: u64 = 1 << 30;
/// Bytes of a binary workbook, which is read as a whole; 65,536 full rows take a third of it.
pub(super) const BINARY: u64 = 80 << 20;
/// Cells in all sheets, counted in each row up to its last that holds something.
pub(super) const CELLS: u64 = 30_000_000;
/// Bytes of text in all cells.
pub(super) const TEXT: u64 = 1 << 30;
/// Times its own size the text in the cells of a file may be: many cells may share one text.
pub(super) const TEXT_RATIO: u64 = 50;
/// Sheets.
pub(super) const SHEETS: usize = 1000;
/// Rows of a sheet of a workbook.
pub(super) const ROWS: u32 = 1_048_576;
/// Columns of a sheet of a workbook.
pub(super) const COLUMNS: usize = 16_384;
/// Bytes an archive may expand to.
pub(super) const EXPANDED: u64 = 4 << 30;
/// Times its own size an archive may expand to; tables written by people stay below 40.
pub(super) const RATIO: u64 = 200;
/// Bytes of text or XML any file may have, whatever its own size.
pub(super) const FLOOR: u64 = 32 << 20;
/// Bytes of XML without a `<`; a cell has at most 32,767 characters.
pub(super) const UNBROKEN: usize = 1 << 20;
