//! `export TASK --to FILE.xlsx` (or `--to DIR --format csv`): a task as a workbook, or as one text file for each sheet.

use super::desk::Desk;
use super::exit::Exit;
use super::files::{must_exist, write_folder};
use super::stop::Stop;
use crate::base::{Lang, write_atomic};
use crate::intake::write::{self, TextForm};
use crate::intake::{Brief, codes, read_task};
use std::path::PathBuf;

/// Arguments of `export`.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// the TASK folder or workbook
    pub task: PathBuf,
    /// the workbook, or for text formats the new folder
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// the format
    #[arg(long, value_enum, default_value_t = Format::Xlsx)]
    pub format: Format,
}

/// Formats of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// a workbook
    Xlsx,
    /// CSV in UTF-8 with BOM
    Csv,
    /// CSV in GB18030
    CsvGb18030,
    /// tabs, UTF-8 with BOM
    Tsv,
}

impl Export {
    /// Writes the workbook or the files.
    ///
    /// # Errors
    /// If the task cannot be read or the target cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        must_exist(&self.task)?;
        let brief = read_task(&self.task);
        if brief.task.is_none() || brief.sink.refuses() {
            return Err(Stop::findings(Exit::Refused, brief.sink.into_sorted()));
        }
        let rows = self.write(&brief)?;
        let (sheets, total) = (rows.len(), rows.iter().map(|(_, n)| n).sum::<usize>());
        let answer = serde_json::json!({"to": super::files::told(&self.to), "sheets": rows});
        desk.answer(&answer, || match desk.lang {
            Lang::Zh => format!("已写出 {}：{sheets} 张表，{total} 行\n", self.to.display()),
            Lang::En => format!("wrote {}: {sheets} sheets, {total} rows\n", self.to.display()),
        });
        Ok(Exit::Fine)
    }

    fn write(&self, brief: &Brief) -> Result<Vec<(&'static str, usize)>, Stop> {
        let sheets = write::sheets(brief);
        let form = match self.format {
            Format::Xlsx => {
                if self.to.exists() {
                    return Err(Stop::writing(&self.to, &std::io::ErrorKind::AlreadyExists.into()));
                }
                let bytes = write::xlsx(&sheets).map_err(|error| {
                    Stop::refused(format!("工作簿放不下这个任务：{error}"), format!("a workbook cannot hold this task: {error}"))
                        .coded(&codes::WORKBOOK_TOO_SMALL)
                })?;
                write_atomic(&self.to, &bytes).map_err(|error| Stop::writing(&self.to, &error))?;
                None
            }
            Format::Csv => Some(TextForm::Csv),
            Format::CsvGb18030 => Some(TextForm::CsvGb18030),
            Format::Tsv => Some(TextForm::Tsv),
        };
        if let Some(form) = form {
            write_folder(&self.to, &write::text(&sheets, form))?;
        }
        Ok(sheets.iter().map(|sheet| (sheet.layout.sheet, sheet.len())).collect())
    }
}
