//! A planner's own files as a `Brief`: sheets recognised by their headers, whatever is missing completed and told.

mod assemble;
mod enterprises;
mod gazetteer;
pub(super) mod items;
mod lines;
pub(super) mod orgs;
mod origin;
mod people;
mod products;
mod register;
pub(super) mod short;
mod tables;
mod task;
mod told;
mod understood;

pub use understood::{FileRead, SheetRead, Taken};

use super::book::{self, Book, Form};
use super::recognise::recognise;
use super::{Brief, Sink, codes, columns, own};
use crate::base::{Place, Progress};
use origin::Origin;
use std::path::{Path, PathBuf};

/// What a user says beside the files: keys of the task file such as `task.issued`, and their values.
pub type Given = Vec<(String, String)>;

/// What files were read as.
#[derive(Debug)]
pub struct Import {
    /// What they say, unjudged.
    pub brief: Brief,
    /// What was understood, file by file.
    pub files: Vec<FileRead>,
}

/// Reads any files a planner has; of a folder, the workbooks and tables in it. Whatever is wrong becomes a finding in the brief's sink.
pub fn read_files(paths: &[PathBuf], given: &Given, progress: &dyn Progress) -> Import {
    let sink = Sink::default();
    let paths: Vec<PathBuf> = paths.iter().flat_map(|path| if path.is_dir() { files_in(path) } else { vec![path.clone()] }).collect();
    let books: Vec<Book> = paths.iter().filter_map(|path| book::open(path, &sink, progress)).collect();
    let mut files: Vec<FileRead> = books.iter().map(understood::file).collect();
    let mut origins: Vec<Origin<'_>> = Vec::new();
    for (book, file) in books.iter().zip(&mut files) {
        for sheet in &book.sheets {
            if own::is_own(&sheet.name) {
                file.sheets.push(understood::not_read(sheet));
                continue;
            }
            let found = recognise(sheet);
            let whole =
                || Place { sheet: (!matches!(book.form, Form::Text { .. })).then(|| sheet.name.clone()), ..Place::file(&book.file) };
            match found {
                Some(_) if sheet.hidden => {
                    let what = ("隐藏的工作表没有读取".into(), "a hidden sheet; not read".into());
                    sink.add(&codes::HIDDEN_SHEET_NOT_READ, whole(), what);
                    file.sheets.push(understood::not_read(sheet));
                }
                Some(found) => {
                    let source = u16::try_from(origins.len() + 1).unwrap_or(u16::MAX);
                    let origin = Origin { book, found, source };
                    file.sheets.push(understood::sheet(&origin));
                    origins.push(origin);
                }
                None => {
                    if !sheet.is_empty() && !sheet.hidden {
                        let what = ("没有找到看得懂的表头，没有读取".into(), "no header was understood; not read".into());
                        sink.add(&codes::SHEET_NOT_UNDERSTOOD, whole(), what);
                    }
                    file.sheets.push(understood::not_read(sheet));
                }
            }
        }
    }
    let (task, tables) = assemble::assemble(&origins, given, &sink);
    Import { brief: Brief { task, tables, sink }, files }
}

/// Whether the task file has such a key for one value, such as `rules.team_size`.
pub fn is_key(path: &str) -> bool {
    items::ITEMS.iter().any(|item| item.path == path)
}

/// What a sheet calls a key of the task file that has no cell of its own.
pub(super) fn shown(path: &str) -> String {
    if let Some(item) = items::ITEMS.iter().find(|item| item.path == path) {
        return format!("{} {path}", item.label);
    }
    let (list, key) = path.split_once("].").unwrap_or(("", path));
    let layout = match list.split('[').next() {
        Some("line") => &columns::LINES,
        Some("org") => &columns::ORGS,
        Some("group") => &columns::GROUPS,
        _ => return path.to_owned(),
    };
    let column = layout.columns.iter().find(|column| column.key == key);
    column.map_or_else(|| key.to_owned(), |column| layout.shown(column.key).to_owned())
}

/// The files of a folder that is no task folder, such as one file for each sheet; ascending by name.
pub(super) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let wanted = |path: &PathBuf| {
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
        let hidden = path.file_name().and_then(|n| n.to_str()).is_some_and(|n| n.starts_with(['.', '~']));
        !hidden && path.is_file() && matches!(ending.as_str(), "xlsx" | "xlsm" | "xls" | "et" | "ods" | "csv" | "tsv" | "txt")
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(wanted).collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests;
