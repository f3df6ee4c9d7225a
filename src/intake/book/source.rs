//! A file that is being read, and where its findings go.

use super::limits;
use super::sheet::letters;
use crate::base::{Place, Progress};
use crate::intake::{Both, Code, Sink, codes};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

/// A file that is being read.
pub(super) struct Source<'a> {
    /// Its name, without its folder.
    pub file: String,
    /// Its bytes.
    pub bytes: u64,
    handle: File,
    sink: &'a Sink,
    progress: &'a dyn Progress,
}

impl<'a> Source<'a> {
    /// The file at a path; none (with a finding) if the system does not give it, or it is too large.
    pub fn new(path: &Path, sink: &'a Sink, progress: &'a dyn Progress) -> Option<Self> {
        let file = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned();
        let opened = File::open(path).and_then(|handle| {
            let about = handle.metadata()?;
            if about.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok((handle, about.len())) }
        });
        match opened {
            Ok((handle, bytes)) => {
                let source = Self { file, bytes, handle, sink, progress };
                if bytes > limits::BYTES {
                    source.too_large(limits::BYTES);
                    return None;
                }
                Some(source)
            }
            Err(error) => {
                let code = if error.kind() == io::ErrorKind::NotFound { &codes::MISSING_FILE } else { &codes::UNREADABLE_FILE };
                sink.add(code, Place::file(&file), (format!("系统不让读：{error}"), format!("the system says: {error}")));
                None
            }
        }
    }

    /// Its bytes from the beginning.
    pub fn rewound(&self) -> io::Result<&File> {
        (&self.handle).rewind()?;
        Ok(&self.handle)
    }

    /// The first bytes.
    pub fn head(&self, most: u64) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        self.rewound()?.take(most).read_to_end(&mut head)?;
        Ok(head)
    }

    /// Tells how far reading is, of `total` (bytes, mostly).
    pub fn at(&self, done: u64, total: u64) {
        self.progress.at("read", done.min(total), total);
    }

    /// A finding about the file.
    pub fn say(&self, code: &'static Code, what: Both) {
        self.sink.add(code, Place::file(&self.file), what);
    }

    /// A finding about a sheet.
    pub fn say_of_sheet(&self, code: &'static Code, sheet: &str, what: Both) {
        self.sink.add(code, Place { sheet: Some(sheet.to_owned()), ..Place::file(&self.file) }, what);
    }

    /// A finding about a cell of a sheet; row from 1, column from 0.
    pub fn say_of_cell(&self, code: &'static Code, sheet: &str, (row, column): (u32, usize), what: Both) {
        self.sink.add(code, place(&self.file, true, sheet, row, column), what);
    }

    /// Where findings go.
    pub fn sink(&self) -> &Sink {
        self.sink
    }

    /// Says that there are too many bytes.
    pub fn too_large(&self, most: u64) {
        let (has, most) = (self.bytes.div_ceil(1 << 20), most >> 20);
        self.say(&codes::FILE_TOO_LARGE, (format!("{has} MB，最多 {most} MB"), format!("{has} MB, at most {most} MB")));
    }

    /// Says what the system said.
    pub fn unreadable(&self, error: &io::Error) {
        self.say(&codes::UNREADABLE_FILE, (format!("系统不让读：{error}"), format!("the system says: {error}")));
    }

    /// Says that the file is damaged, and what shows it.
    pub fn damaged(&self, zh: &str, en: &str) {
        self.say(&codes::DAMAGED_FILE, (zh.to_owned(), en.to_owned()));
    }
}

/// Place of a cell; row from 1, column from 0.
pub(super) fn place(file: &str, workbook: bool, sheet: &str, row: u32, column: usize) -> Place {
    let whole = Place::row(file, row as usize);
    if workbook {
        Place { sheet: Some(sheet.to_owned()), cell: Some(format!("{}{row}", letters(column))), ..whole }
    } else {
        Place { column: Some(letters(column)), ..whole }
    }
}
