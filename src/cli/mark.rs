//! `check … --mark OUT.xlsx`: the user's own workbook with its faulty cells coloured and commented.

use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use crate::base::{Finding, Folder, write_atomic};
use crate::intake::book::{self, Book, Form, Sheet};
use crate::intake::codes;
use crate::intake::columns::LAYOUTS;
use crate::intake::{Sink, TASK_FILE};
use crate::sheets::mark::{MarkError, fresh, mark};
use std::path::Path;

/// Refuses a target that is there already (the input itself among others) or is not called a workbook, before any work is done.
///
/// # Errors
/// If there is something at the target, or its name ends otherwise.
pub fn must_be_new(out: &Path) -> Result<(), Stop> {
    if !matches!(ending(out).as_str(), "xlsx" | "xlsm") {
        let (zh, en) =
            (format!("工作簿的文件名要以 .xlsx 结尾：{}", out.display()), format!("a workbook's name ends in .xlsx: {}", out.display()));
        return Err(Stop::refused(zh, en).coded(&codes::BAD_ARGUMENT));
    }
    if Folder::is_taken(out) || out.exists() {
        return Err(Stop::writing(out, &std::io::ErrorKind::AlreadyExists.into()));
    }
    Ok(())
}

/// Writes the marked workbook of a task, workbook or text file.
///
/// # Errors
/// If the input cannot be read again or the target not be written.
pub fn write(input: &Path, findings: &[Finding], out: &Path, desk: &Desk) -> Result<(), Stop> {
    // a file with macros is opened only under its own ending
    if (ending(input) == "xlsm") != (ending(out) == "xlsm") {
        let (zh, en) = ("带宏的工作簿以 .xlsm 结尾，其余以 .xlsx 结尾", "a workbook with macros ends in .xlsm, any other in .xlsx");
        return Err(Stop::refused(zh, en).coded(&codes::BAD_ARGUMENT));
    }
    let _mark = desk.waiting("标出问题", "marking the findings");
    let bytes = if input.is_file() { in_place(input, findings, desk)? } else { None };
    let bytes = match bytes {
        Some(bytes) => bytes,
        None => fresh(&books(input), findings, desk.lang).map_err(|error| cannot(input, &error))?,
    };
    write_atomic(out, &bytes).map_err(|error| Stop::writing(out, &error))?;
    let file = out.display();
    desk.say(&match desk.lang {
        crate::base::Lang::Zh => format!("已标出：{file}（{} 处，见第一张工作表）", findings.len()),
        crate::base::Lang::En => format!("marked: {file} ({} findings, listed on its first sheet)", findings.len()),
    });
    Ok(())
}

/// The user's own file edited; none if it is of a kind that cannot be.
fn in_place(input: &Path, findings: &[Finding], desk: &Desk) -> Result<Option<Vec<u8>>, Stop> {
    let bytes = std::fs::read(input).map_err(|error| Stop::reading(input, &error))?;
    match mark(&bytes, findings, desk.lang) {
        Ok(marked) => Ok(Some(marked)),
        // a new workbook has no macros, so it may not bear this name
        Err(error) if ending(input) == "xlsm" => Err(cannot(input, &error)),
        Err(_) => Ok(None),
    }
}

fn ending(path: &Path) -> String {
    path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase()
}

fn cannot(input: &Path, error: &MarkError) -> Stop {
    let input = input.display();
    Stop::new(Exit::Fault, format!("标不了 {input}：{error}"), format!("cannot mark {input}: {error}"))
}

/// The input as sheets of text: one file, or the files of a folder with its task file line by line.
fn books(input: &Path) -> Vec<Book> {
    let sink = Sink::default();
    let open = |path: &Path| book::open(path, &sink, &crate::base::Quiet);
    if input.is_file() {
        return open(input).into_iter().collect();
    }
    let mut paths: Vec<_> = std::fs::read_dir(input).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let is = |path: &Path, endings: &[&str]| path.extension().and_then(|e| e.to_str()).is_some_and(|e| endings.contains(&e));
    let task = std::fs::read_to_string(input.join(TASK_FILE)).ok().map(|text| lines(TASK_FILE, &text));
    // a task folder may hold other files beside its own
    let known = |path: &Path| task.is_none() || path.file_name().is_some_and(|name| LAYOUTS.iter().any(|l| name == l.file));
    let wanted = paths.iter().filter(|path| is(path, &["csv", "tsv", "txt", "xls", "xlsx", "ods"]) && known(path));
    let tables: Vec<Book> = wanted.filter_map(|path| open(path)).collect();
    task.into_iter().chain(tables).collect()
}

/// A text as a sheet of one column.
fn lines(file: &str, text: &str) -> Book {
    let mut sheet = Sheet::new(file);
    for (number, line) in (1u32..).zip(text.lines()) {
        sheet.push(number, [line]);
    }
    Book { file: file.to_owned(), form: Form::Text { separator: b',', encoding: "UTF-8" }, sheets: vec![sheet] }
}
