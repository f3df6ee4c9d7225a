//! Good workbooks read as calamine reads them: another reader, written by others.

mod book_kit;

use book_kit::{folder, open};
use calamine::{Data, Reader, open_workbook_auto};
use std::path::PathBuf;

/// What our text of a value should be, where both can be compared.
fn expected(data: &Data) -> Option<String> {
    match data {
        Data::Empty => Some(String::new()),
        Data::String(text) => Some(text.trim().to_owned()),
        Data::Bool(value) => Some(value.to_string()),
        Data::Int(value) => Some(value.to_string()),
        // from 2⁵³ on ours says so
        Data::Float(value) if value.abs() < 9e15 => Some(value.to_string()),
        Data::DateTime(moment) if moment.is_datetime() && moment.as_f64() >= 61.0 => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Some(format!("{year:04}-{month:02}-{day:02}"))
        }
        Data::DateTimeIso(text) => Some(text.split('T').next()?.to_owned()),
        Data::Error(error) => Some(error.to_string()),
        _ => None,
    }
}

#[test]
fn the_other_reader_reads_the_same() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder().join("../notices"))
        .expect("the notices")
        .map(|f| f.expect("a file").path())
        .filter(|f| f.extension().is_some_and(|e| e == "xlsx"))
        .collect();
    let good = ["xls-of-libreoffice.xls", "ods-of-libreoffice.ods", "xlsx-hidden-sheets.xlsx", "xlsx-rich-text-with-line-break.xlsx"];
    files.extend(good.map(|file| folder().join(file)));
    let mut compared = 0;
    for file in files {
        let ours = open(&file).0.expect("a good file");
        let mut theirs = open_workbook_auto(&file).expect("a good file");
        assert_eq!(ours.sheets.iter().map(|s| s.name.clone()).collect::<Vec<_>>(), theirs.sheet_names(), "{}", file.display());
        for sheet in &ours.sheets {
            let range = theirs.worksheet_range(&sheet.name).expect("its sheet");
            let (top, left) = range.start().unwrap_or_default();
            let (bottom, right) = range.end().unwrap_or_default();
            let ends = (0..sheet.len()).map(|row| sheet.number(row)).max().unwrap_or(0);
            assert!(ends <= bottom + 1, "{} {}: our last row is {ends}", file.display(), sheet.name);
            let mut rows = (0..sheet.len()).map(|row| (sheet.number(row), row)).peekable();
            for row in top..=bottom {
                let ours = rows.next_if(|&(number, _)| number == row + 1);
                for column in left..=right {
                    let Some(want) = range.get_value((row, column)).and_then(expected) else { continue };
                    let has = ours.map_or("", |(_, at)| sheet.text(at, column as usize));
                    assert_eq!(has, want.replace("\r\n", "\n"), "{} {} row {} column {column}", file.display(), sheet.name, row + 1);
                    compared += usize::from(!want.is_empty());
                }
            }
        }
    }
    assert!(compared >= 500, "{compared} cells compared");
}
