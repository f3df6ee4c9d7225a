//! Sheets as separated text, one file each, as spreadsheet programs read them.

use super::{NamedFile, SheetOut};
use crate::intake::formula::guarded;
use encoding_rs::GB18030;

/// A form of separated text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    /// Commas, UTF-8 with BOM.
    Csv,
    /// Commas, GB18030.
    CsvGb18030,
    /// Tabs, UTF-8 with BOM.
    Tsv,
}

/// The files, each called after its sheet.
pub fn text(sheets: &[SheetOut<'_>], form: TextForm) -> Vec<NamedFile> {
    let ending = if form == TextForm::Tsv { "tsv" } else { "csv" };
    sheets.iter().map(|sheet| (format!("{}.{ending}", sheet.layout.sheet), bytes(sheet, form))).collect()
}

fn bytes(sheet: &SheetOut<'_>, form: TextForm) -> Vec<u8> {
    let start = if form == TextForm::CsvGb18030 { Vec::new() } else { b"\xef\xbb\xbf".to_vec() };
    let separator = if form == TextForm::Tsv { b'\t' } else { b',' };
    let mut builder = csv::WriterBuilder::new();
    let mut writer = builder.delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(start);
    let mut put = |row: Vec<String>| writer.write_record(&row).expect("rows as wide as the header, into memory");
    put(sheet.headers.iter().map(|header| (*header).to_owned()).collect());
    for row in 0..sheet.len() {
        put((0..sheet.headers.len()).map(|column| guarded(&sheet.text(row, column))).collect());
    }
    let bytes = writer.into_inner().expect("memory takes all");
    match form {
        TextForm::CsvGb18030 => {
            let text = String::from_utf8_lossy(&bytes);
            GB18030.encode(&text).0.into_owned()
        }
        _ => bytes,
    }
}
