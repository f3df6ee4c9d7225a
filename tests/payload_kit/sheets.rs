//! Workbooks and CSV as a spreadsheet would take them.

use super::xml;
use calamine::{Data, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// Every part of an archive (a workbook, a document).
pub fn parts(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.insert(file.name().unwrap().into_owned(), bytes);
    }
    parts
}

/// Every XML part is well formed, and none leads outside.
pub fn check_archive(archive: &[u8], of: &str) {
    for (name, bytes) in parts(archive) {
        if !(name.ends_with(".xml") || name.ends_with(".rels")) {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap_or_else(|e| panic!("{of}: {name}: {e}"));
        if let Err(why) = xml::skeleton(&text) {
            panic!("{of}: {name}: {why}");
        }
        assert!(!text.contains("TargetMode=\"External\""), "{of}: {name} leads outside");
    }
}

/// No cell of a workbook is a formula, none a link, and no macro is in it. Its texts.
pub fn check_workbook(book: &[u8], of: &str) -> Vec<String> {
    check_archive(book, of);
    for (name, bytes) in parts(book) {
        assert!(!["vba", "externalLink", "ddeLink", "connections", "macrosheet"].iter().any(|bad| name.contains(bad)), "{of}: {name}");
        if name.starts_with("xl/worksheets/") && name.ends_with(".xml") {
            let elements = xml::skeleton(&String::from_utf8(bytes).unwrap()).unwrap();
            // lists of words to choose from are formulas of a validation, not of a cell
            let bad = elements.iter().find(|e| ["f", "hyperlink", "oleObject", "control"].contains(&e.split(' ').next().unwrap()));
            assert!(bad.is_none(), "{of}: {name}: {bad:?}");
        }
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.to_vec())).unwrap();
    let mut texts = Vec::new();
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).unwrap();
        texts.extend(range.cells().filter_map(|(_, _, cell)| if let Data::String(text) = cell { Some(text.clone()) } else { None }));
    }
    texts
}

/// No cell of a CSV would be run; every row is as wide as the header. Its texts, with and without an apostrophe before them.
pub fn check_csv(bytes: &[u8], of: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").expect("a byte order mark"));
    let mut texts = Vec::new();
    for row in reader.records() {
        for cell in &row.unwrap_or_else(|e| panic!("{of}: {e}")) {
            let seen = cell.trim_start_matches(|c: char| {
                c.is_whitespace() || c.is_control() || "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}".contains(c)
            });
            assert!(!seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{of}: {cell:?} would be run");
            texts.extend(cell.strip_prefix('\'').map(str::to_owned));
            texts.push(cell.to_owned());
        }
    }
    texts
}
