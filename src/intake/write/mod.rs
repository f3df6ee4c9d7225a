//! A brief as files: a task folder, or a workbook and its sheets as text; the inverse of reading.

mod folder;
mod sheets;
mod text;
mod toml;
mod xlsx;

pub use folder::folder;
pub use sheets::{SheetOut, sheets};
pub use text::{TextForm, text};
pub use xlsx::xlsx;

/// A file's name and its bytes.
pub type NamedFile = (String, Vec<u8>);
