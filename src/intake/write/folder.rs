//! A brief as the files of a task folder.

use super::{NamedFile, toml::toml};
use crate::intake::formula::guarded;
use crate::intake::{Brief, TASK_FILE, Table};

/// `task.toml` and the CSV files, in UTF-8.
pub fn folder(brief: &Brief) -> Vec<NamedFile> {
    let doc = brief.task.iter().map(|doc| (TASK_FILE.to_owned(), toml(doc).into_bytes()));
    let tables = brief.tables.iter().flatten().filter(|table| !table.is_empty() || table.layout().required);
    doc.chain(tables.map(|table| (table.layout().file.to_owned(), csv(table)))).collect()
}

fn csv(table: &Table) -> Vec<u8> {
    let layout = table.layout();
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let mut put = |row: Vec<String>| writer.write_record(&row).expect("rows as wide as the header, into memory");
    put(layout.columns.iter().map(|column| layout.shown(column.key).to_owned()).collect());
    for row in 0..table.len() {
        put((0..layout.columns.len()).map(|column| guarded(table.text(row, column))).collect());
    }
    writer.into_inner().expect("memory takes all")
}
