//! The archive of a workbook: parts are read when asked for, untouched ones are copied as they lie.

use super::MarkError;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Bytes of one part that are read, at most.
const PART_MAX: u64 = 1 << 30;

/// An archive, and the parts that are new or changed.
pub(super) struct Package<'a> {
    bytes: &'a [u8],
    names: Vec<String>,
    changed: BTreeMap<String, String>,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, MarkError> {
        let archive = ZipArchive::new(Cursor::new(bytes))?;
        let names = archive.file_names().map(|name| Ok(name?.into_owned())).collect::<Result<_, MarkError>>()?;
        Ok(Self { bytes, names, changed: BTreeMap::new() })
    }

    /// Whether there is such a part.
    pub fn has(&self, name: &str) -> bool {
        self.changed.contains_key(name) || self.names.iter().any(|n| n == name)
    }

    /// A part as it now stands.
    pub fn text(&self, name: &str) -> Result<String, MarkError> {
        if let Some(text) = self.changed.get(name) {
            return Ok(text.clone());
        }
        let missing = || MarkError::Part(name.to_owned());
        let mut archive = ZipArchive::new(Cursor::new(self.bytes))?;
        let part = archive.by_name(name).map_err(|_| missing())?;
        let mut text = Vec::new();
        part.take(PART_MAX).read_to_end(&mut text)?;
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text).to_vec();
        String::from_utf8(text).map_err(|_| missing())
    }

    /// A new or changed part.
    pub fn put(&mut self, name: &str, text: String) {
        self.changed.insert(name.to_owned(), text);
    }

    /// The archive: old parts in their old order, new ones behind them.
    pub fn finish(self) -> Result<Vec<u8>, MarkError> {
        let mut archive = ZipArchive::new(Cursor::new(self.bytes))?;
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let mut left = self.changed;
        let options = SimpleFileOptions::default();
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index)?;
            let name = part.name()?.into_owned();
            match left.remove(&name) {
                Some(text) => {
                    drop(part);
                    out.start_file(name, options)?;
                    out.write_all(text.as_bytes())?;
                }
                None => out.raw_copy_file(part)?,
            }
        }
        for (name, text) in left {
            out.start_file(name, options)?;
            out.write_all(text.as_bytes())?;
        }
        Ok(out.finish()?.into_inner())
    }
}
