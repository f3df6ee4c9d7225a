//! Sheets as a Word document (ECMA-376): A4, Chinese official type, tables with repeated headers, a foot with the record's digest.
//! Same sheets, same bytes: the archive has no time and no author in it.

mod body;
mod parts;
mod table;

use super::sheet::Block;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Text width in twips: A4 less 22 mm and 20 mm.
const TEXT_WIDTH: u32 = 9524;

/// XML of one sheet's body, without the end of its section.
pub fn sheet(blocks: &[Block]) -> String {
    body::blocks(blocks)
}

/// A whole file of sheets, each a section of its own whose pages are counted from 1.
pub fn file(title: &str, foot: &str, sheets: &[String]) -> Vec<u8> {
    let mut document = parts::DOCUMENT_HEAD.to_owned();
    for (i, sheet) in sheets.iter().enumerate() {
        document += sheet;
        document += &if i + 1 < sheets.len() { body::section_paragraph(parts::SECTION) } else { format!("{}{}", body::LAST, parts::SECTION) };
    }
    document += parts::DOCUMENT_TAIL;
    archive(&[
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONS.to_owned()),
        ("docProps/core.xml", parts::core(&body::escaped(title))),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_owned()),
        ("word/styles.xml", parts::STYLES.to_owned()),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/footer1.xml", parts::footer(&body::escaped(foot))),
    ])
}

fn archive(files: &[(&str, String)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, text) in files {
        out.start_file(*name, options).expect("short names, into memory");
        out.write_all(text.as_bytes()).expect("memory takes all");
    }
    out.finish().expect("memory takes all").into_inner()
}
