//! What a file is, by its bytes.

use super::Form;
use super::source::Source;
use super::workbook;
use crate::intake::codes;
use std::path::Path;
use zip::ZipArchive;
use zip::result::ZipError;

/// What a file is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A workbook.
    Workbook(Form),
    /// Perhaps separated text.
    Text,
}

/// First bytes of what is no table: bytes, Chinese and English name.
const FOREIGN: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "PDF 文件", "a PDF"),
    (b"{\\rtf", "RTF 文档", "an RTF document"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"Rar!", "RAR 压缩包", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", "a 7z archive"),
    (b"\x1f\x8b", "gzip 压缩包", "a gzip archive"),
    (b"SQLite format 3", "SQLite 数据库", "an SQLite database"),
];

/// What the file is; none, with a finding, if it is no table.
pub(super) fn of(source: &mut Source<'_>) -> Option<Kind> {
    let head = source.head(4096).map_err(|error| source.unreadable(&error)).ok()?;
    if head.is_empty() {
        source.say(&codes::EMPTY_FILE, ("文件是空的".into(), "the file is empty".into()));
        return None;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return archive(source).map(Kind::Workbook);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return workbook::compound(source);
    }
    let foreign = FOREIGN.iter().find(|(bytes, ..)| head.starts_with(bytes)).map(|&(_, zh, en)| (zh, en));
    match foreign.or_else(|| markup(&head)) {
        Some((zh, en)) => {
            foreigner(source, zh, en);
            None
        }
        None => Some(Kind::Text),
    }
}

/// What some platforms save under the name of a workbook.
fn markup(head: &[u8]) -> Option<(&'static str, &'static str)> {
    let text = String::from_utf8_lossy(head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head)).trim_start().to_ascii_lowercase();
    if text.starts_with("mime-version:") {
        return Some(("网页（MHTML），不是工作簿", "a web page (MHTML), not a workbook"));
    }
    if !text.starts_with('<') {
        return None;
    }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") || text.contains("excel.sheet") {
        return Some(("XML 电子表格 2003，不是工作簿", "an XML spreadsheet of 2003, not a workbook"));
    }
    let page = ["<html", "<table", "<!doctype html", "<head", "<body", "<meta"].iter().any(|tag| text.contains(tag));
    if page {
        return Some(("网页（HTML），不是工作簿", "a web page (HTML), not a workbook"));
    }
    text.starts_with("<?xml").then_some(("XML 文件，不是工作簿", "an XML file, not a workbook"))
}

/// Which workbook a zip archive is.
fn archive(source: &Source<'_>) -> Option<Form> {
    let opened = source.rewound().map_err(ZipError::Io).and_then(ZipArchive::new);
    let Ok(archive) = opened else {
        source.damaged(
            "压缩包没有目录：文件被截断，或没有下载完整",
            "the archive has no directory: the file was cut, or not downloaded whole",
        );
        return None;
    };
    let mut found = None;
    for name in archive.file_names().flatten() {
        found = match name.as_ref() {
            "xl/workbook.xml" | "[Content_Types].xml" if found.is_none() => Some(Form::Xlsx),
            "content.xml" => Some(Form::Ods),
            "xl/workbook.bin" => {
                foreigner(source, "二进制工作簿（.xlsb）", "a binary workbook (.xlsb)");
                return None;
            }
            _ if name.starts_with("word/") || name.starts_with("ppt/") => {
                foreigner(source, "Word 或 PowerPoint 文档", "a document of Word or PowerPoint");
                return None;
            }
            _ => found,
        };
    }
    if found.is_none() {
        foreigner(source, "压缩包，里面没有工作簿；请先解压", "an archive without a workbook; unpack it first");
    }
    found
}

fn foreigner(source: &Source<'_>, zh: &str, en: &str) {
    source.say(&codes::NOT_A_TABLE, (format!("这是{zh}"), format!("this is {en}")));
}

/// Tells if the name promises something else.
pub(super) fn compare(source: &Source<'_>, form: Form) {
    let extension = Path::new(&source.file).extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let (is, fitting): (&str, &[&str]) = match form {
        Form::Xlsx => ("xlsx", &["xlsx", "xlsm", "xltx", "xltm"]),
        Form::Xls => ("xls", &["xls", "xlt", "et"]),
        Form::Ods => ("ods", &["ods", "ots"]),
        Form::Text { .. } => ("csv", &["csv", "tsv", "tab", "txt"]),
    };
    let promises = ["xlsx", "xlsm", "xltx", "xltm", "xls", "xlt", "et", "ods", "ots", "csv", "tsv", "tab", "txt"];
    if promises.contains(&extension.as_str()) && !fitting.contains(&extension.as_str()) {
        let what = (
            format!("名称是 .{extension}，内容是 {is}；已按内容读取"),
            format!("it is called .{extension}, but it is {is}; read as what it is"),
        );
        source.say(&codes::OTHER_FORM, what);
    }
}
