//! Whatever happens to the bytes of a good file, it opens or is refused with a finding; nothing panics.

mod book_kit;

use book_kit::{folder, open};
use evenhand::base::Severity;
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Good files of every form.
const GOOD: [&str; 8] = [
    "xlsx-rich-text-with-line-break.xlsx",
    "xlsx-dates-with-times.xlsx",
    "xlsx-formulas-computed-but-one.xlsx",
    "xlsx-merged-whole-column.xlsx",
    "xls-1904-dates.xls",
    "xls-of-libreoffice.xls",
    "ods-of-libreoffice.ods",
    "csv-gb18030-four-byte-characters.csv",
];

/// One thing that happens to bytes, at a place between 0 and 1.
#[derive(Clone, Debug)]
enum Rot {
    Set(f64, u8),
    Cut(f64),
    Drop(f64, usize),
    Twice(f64, usize),
}

fn rot() -> impl Strategy<Value = Rot> {
    let at = 0.0..1.0f64;
    prop_oneof![
        4 => (at.clone(), any::<u8>()).prop_map(|(at, byte)| Rot::Set(at, byte)),
        1 => at.clone().prop_map(Rot::Cut),
        1 => (at.clone(), 1..40usize).prop_map(|(at, bytes)| Rot::Drop(at, bytes)),
        1 => (at, 1..4000usize).prop_map(|(at, bytes)| Rot::Twice(at, bytes)),
    ]
}

fn happen(bytes: &mut Vec<u8>, rot: &Rot) {
    let place = |at: f64| (at * bytes.len() as f64) as usize;
    match *rot {
        _ if bytes.is_empty() => {}
        Rot::Set(at, byte) => {
            let at = place(at);
            bytes[at] = byte;
        }
        Rot::Cut(at) => bytes.truncate(place(at)),
        Rot::Drop(at, count) => {
            let from = place(at);
            let to = (from + count).min(bytes.len());
            bytes.drain(from..to);
        }
        Rot::Twice(at, count) => {
            let from = place(at);
            let piece = bytes[from..(from + count).min(bytes.len())].to_vec();
            bytes.splice(from..from, piece);
        }
    }
}

/// The archive with something happened inside its members, and whole again: what a checksum would have caught is not caught.
fn inside(archive: &[u8], member: usize, rots: &[Rot]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if at == member {
            rots.iter().for_each(|rot| happen(&mut bytes, rot));
        }
        to.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rotten_files_open_or_are_refused(
        file in 0..GOOD.len(),
        within in any::<bool>(),
        member in 0..12usize,
        rots in prop::collection::vec(rot(), 1..6),
    ) {
        let mut bytes = std::fs::read(folder().join(GOOD[file])).unwrap();
        if within && bytes.starts_with(b"PK") {
            let members = ZipArchive::new(Cursor::new(&bytes)).unwrap().len();
            bytes = inside(&bytes, member % members, &rots);
        } else {
            rots.iter().for_each(|rot| happen(&mut bytes, rot));
        }
        let path = tempfile::Builder::new().suffix(GOOD[file]).tempfile().unwrap();
        std::fs::write(path.path(), &bytes).unwrap();
        let (book, found) = open(path.path());
        prop_assert!(book.is_some() || found.iter().any(|f| f.severity == Severity::Error));
    }
}
