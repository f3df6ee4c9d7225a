//! Files of a TASK folder as a `Brief`: raw values that remember file, line and column.

pub mod book;
pub mod cell;
pub mod codes;
pub mod columns;
mod decode;
mod doc;
mod fold;
mod formula;
mod recognise;
pub mod own;
mod records;
mod sink;
mod table;
pub mod workbook;
pub mod write;

pub use codes::{Class, Code};
pub use doc::{At, Doc, Keys, Node, Source, Value};
pub use sink::{Both, Sink};
pub use table::{BLOCK, Row, Table};

use crate::base::Place;
use columns::Layout;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The task file's name.
pub const TASK_FILE: &str = "task.toml";

/// What the files of a task say, unjudged.
#[derive(Debug)]
pub struct Brief {
    /// `task.toml`; none if it is missing or unreadable.
    pub task: Option<Doc>,
    /// The CSV files, in the order of [`columns::LAYOUTS`]; none if missing or unreadable.
    pub tables: Vec<Option<Table>>,
    /// What reading found so far.
    pub sink: Sink,
}

impl Brief {
    /// A table by its layout.
    pub fn table(&self, layout: &Layout) -> Option<&Table> {
        self.tables.iter().flatten().find(|t| t.layout().file == layout.file)
    }
}

/// Read a TASK: a task folder, a workbook, or a folder of tables without a task file. Whatever is wrong becomes a finding in the
/// brief's sink.
pub fn read_task(task: &Path) -> Brief {
    read_task_without(task, &[])
}

/// The same, as if some optional files were not there.
pub fn read_task_without(folder: &Path, absent: &[&Layout]) -> Brief {
    if let Some(files) = loose(folder) {
        let mut brief = workbook::read_files(&files, &Vec::new(), &crate::base::Quiet).brief;
        brief
            .tables
            .iter_mut()
            .filter(|t| t.as_ref().is_some_and(|t| absent.iter().any(|l| l.file == t.layout().file)))
            .for_each(|t| *t = None);
        return brief;
    }
    let sink = Sink::default();
    let task = read_text(folder, TASK_FILE, true, &sink).and_then(|text| Doc::parse(TASK_FILE, &text, &sink));
    let read = |layout: &'static Layout| {
        if absent.iter().any(|l| l.file == layout.file) {
            return None;
        }
        let mut file = opened(File::open(folder.join(layout.file)), layout.file, layout.required, &sink)?;
        let mut head = [0; 4];
        let head = file.read(&mut head).map(|read| &head[..read]);
        if let Some(what) = opened(head, layout.file, true, &sink).and_then(decode::workbook) {
            sink.add(&codes::BINARY_FILE, Place::file(layout.file), what);
            return None;
        }
        Table::read(layout, file, &sink)
    };
    let tables = columns::LAYOUTS.iter().copied().map(read).collect();
    Brief { task, tables, sink }
}

/// The files of a TASK that is no task folder: the workbook itself, or the tables of a folder that has no task file.
fn loose(task: &Path) -> Option<Vec<std::path::PathBuf>> {
    if task.is_file() {
        let task = if task.file_name().is_some_and(|name| name == TASK_FILE) { return None } else { task };
        return Some(vec![task.to_owned()]);
    }
    let files = if task.join(TASK_FILE).exists() { Vec::new() } else { workbook::files_in(task) };
    // a folder of the format whose task file is missing should hear that
    let ours = files.iter().any(|file| columns::LAYOUTS.iter().any(|l| file.file_name().is_some_and(|name| name == l.file)));
    (!files.is_empty() && !ours).then_some(files)
}

/// The text of a file; findings if it is missing, empty, or in an encoding nobody knows.
fn read_text(folder: &Path, name: &str, required: bool, sink: &Sink) -> Option<String> {
    decode::decode(name, opened(std::fs::read(folder.join(name)), name, required, sink)?, sink)
}

/// What the system gives; a finding if it does not.
fn opened<T>(result: io::Result<T>, name: &str, required: bool, sink: &Sink) -> Option<T> {
    match result {
        Ok(given) => Some(given),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if required {
                sink.add(
                    &codes::MISSING_FILE,
                    Place::file(name),
                    (format!("任务文件夹里没有 {name}"), format!("{name} is not in the task folder")),
                );
            }
            None
        }
        Err(error) => {
            sink.add(&codes::UNREADABLE_FILE, Place::file(name), (format!("系统不让读：{error}"), format!("the system says: {error}")));
            None
        }
    }
}
