//! The RESULTS file: `line,enterprise,result`, Chinese or English headers and words.

use super::coded::{finding, text, unreadable};
use crate::base::{Finding, Place};
use crate::intake::{Code, codes};
use crate::report::statistics::{Found, ResultRow};
use std::path::Path;

/// Columns: English and Chinese names.
const COLUMNS: [(&str, &[&str]); 3] =
    [("line", &["产品行", "任务行"]), ("enterprise", &["企业", "企业编号", "统一社会信用代码"]), ("result", &["结果", "检验结果"])];

/// The rows of a file, and the file line of each.
#[derive(Debug)]
pub struct Results {
    /// Name of the file.
    pub file: String,
    /// Rows.
    pub rows: Vec<ResultRow>,
    /// Line of each row, as a text editor counts.
    pub lines: Vec<usize>,
}

/// The results of a file (UTF-8 or GB18030).
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn read(path: &Path) -> Result<Results, Vec<Finding>> {
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    match std::fs::read(path) {
        Ok(bytes) => parse(&file, &bytes),
        Err(e) => Err(vec![unreadable(&file, &e)]),
    }
}

fn parse(file: &str, bytes: &[u8]) -> Result<Results, Vec<Finding>> {
    let tell = |code: &'static Code, place: Place, zh: &str, en: &str| finding(code, place, zh, en);
    let text = text(file, bytes).map_err(|wrong| vec![*wrong])?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).comment(Some(b'#')).trim(csv::Trim::All).from_reader(text.as_bytes());
    let places = columns(file, &reader.headers().cloned().unwrap_or_default())?;
    let (mut results, mut findings) = (Results { file: file.to_owned(), rows: Vec::new(), lines: Vec::new() }, Vec::new());
    for record in reader.records() {
        // text in memory is UTF-8 and rows may differ in length: every row can be read
        let Ok(record) = record else { continue };
        let row = record.position().map_or(0, |p| p.line() as usize);
        let cells = places.map(|at| record.get(at).unwrap_or_default());
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let place = |at: usize| Place::cell(file, row, COLUMNS[at].0);
        let empty = (0..3).filter(|at| cells[*at].is_empty());
        findings.extend(empty.map(|at| tell(&codes::EMPTY_CELL, place(at), "不能为空", "must not be empty")));
        let found = word(cells[2]);
        if found.is_none() && !cells[2].is_empty() {
            let (zh, en) = (
                format!("不认识的结果 {:?}；用 合格、不合格、拒检、无结果", cells[2]),
                format!("unknown result {:?}; write pass, fail, refused or none", cells[2]),
            );
            findings.push(tell(&codes::UNKNOWN_WORD, place(2), &zh, &en));
        }
        if let Some(found) = found {
            results.rows.push(ResultRow { line: cells[0].into(), enterprise: cells[1].into(), found });
            results.lines.push(row);
        }
    }
    if results.rows.is_empty() && findings.is_empty() {
        findings.push(tell(&codes::EMPTY_FILE, Place::file(file), "没有数据行", "no data row"));
    }
    if findings.is_empty() { Ok(results) } else { Err(findings) }
}

/// Where each column stands.
fn columns(file: &str, header: &csv::StringRecord) -> Result<[usize; 3], Vec<Finding>> {
    let at = COLUMNS.map(|(en, zh)| header.iter().position(|h| h.eq_ignore_ascii_case(en) || zh.contains(&h)));
    let missing = COLUMNS.iter().zip(at).filter(|(_, at)| at.is_none()).map(|((en, zh), _)| {
        finding(&codes::MISSING_COLUMN, Place::file(file), format!("缺少列 {}（{en}）", zh[0]), format!("column {en} is missing"))
    });
    let missing: Vec<Finding> = missing.collect();
    if missing.is_empty() { Ok(at.map(Option::unwrap_or_default)) } else { Err(missing) }
}

fn word(text: &str) -> Option<Found> {
    match text {
        "合格" | "pass" => Some(Found::Pass),
        "不合格" | "fail" => Some(Found::Fail),
        "拒检" | "拒绝" | "refused" => Some(Found::Refused),
        "无结果" | "none" => Some(Found::None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_language_either_encoding() {
        let en = parse("r.csv", b"line,enterprise,result\nCX-01,A,pass\nCX-01,B,fail\nCX-02,A,refused\nCX-02,B,none\n").unwrap();
        let zh = "结果,企业,产品行\n合格,A,CX-01\n不合格,B,CX-01\n拒检,A,CX-02\n无结果,B,CX-02\n";
        assert_eq!(parse("r.csv", zh.as_bytes()).unwrap().rows, en.rows);
        assert_eq!(parse("r.csv", &encoding_rs::GB18030.encode(zh).0).unwrap().rows, en.rows);
        assert_eq!(en.lines, [2, 3, 4, 5]);
    }

    #[test]
    fn all_that_is_wrong_at_once() {
        let wrong = parse("r.csv", "产品行,企业,结果\nCX-01,,合格\nCX-01,A,良好\n,,\n".as_bytes()).unwrap_err();
        let codes: Vec<_> = wrong.iter().map(|f| (f.code, f.place.to_string())).collect();
        let want = [("empty_cell", "r.csv:2 [enterprise]"), ("unknown_word", "r.csv:3 [result]")];
        assert_eq!(codes, want.map(|(code, place)| (code, place.to_owned())));
        assert_eq!(parse("r.csv", b"line,who\n").unwrap_err().len(), 2);
        assert_eq!(parse("r.csv", b"line,enterprise,result\n").unwrap_err()[0].code, "empty_file");
    }
}
