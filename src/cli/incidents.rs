//! The INCIDENTS file: `enterprise,line,kind,day,evidence,approver`, Chinese or English headers and kinds.

use super::coded::{finding, text, unreadable};
use crate::base::{Finding, Place};
use crate::intake::codes;
use crate::record::{Incident, IncidentKind};
use std::path::Path;

/// Columns: English and Chinese names; the line alone may be empty.
const COLUMNS: [(&str, &str); 6] =
    [("enterprise", "企业"), ("line", "产品行"), ("kind", "情况"), ("day", "日期"), ("evidence", "依据"), ("approver", "批准人")];
const LINE: usize = 1;

/// The incidents of a file.
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn read(path: &Path) -> Result<Vec<Incident>, Vec<Finding>> {
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let bytes = std::fs::read(path).map_err(|error| vec![unreadable(&file, &error)])?;
    parse(&file, &bytes)
}

/// The incidents in the bytes of a file (UTF-8 or GB18030).
///
/// # Errors
/// Everything that is wrong with them, at once.
pub fn parse(file: &str, bytes: &[u8]) -> Result<Vec<Incident>, Vec<Finding>> {
    let text = text(file, bytes).map_err(|wrong| vec![*wrong])?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).comment(Some(b'#')).trim(csv::Trim::All).from_reader(text.as_bytes());
    let places = columns(file, &mut reader)?;
    let (mut found, mut findings) = (Vec::new(), Vec::new());
    // text in memory is UTF-8 and rows may differ in length: every row can be read
    for record in reader.records().flatten() {
        let row = record.position().map_or(0, |p| p.line() as usize);
        let cells = places.map(|at| record.get(at).unwrap_or_default().to_owned());
        incident(file, row, &cells).map_or_else(|wrong| findings.extend(wrong), |i| found.push(i));
    }
    if found.is_empty() && findings.is_empty() {
        findings.push(finding(&codes::EMPTY_FILE, Place::file(file), "没有数据行", "no data row"));
    }
    if findings.is_empty() { Ok(found) } else { Err(findings) }
}

/// Where each column stands.
fn columns(file: &str, reader: &mut csv::Reader<&[u8]>) -> Result<[usize; 6], Vec<Finding>> {
    let header = reader.headers().cloned().unwrap_or_default();
    let at = COLUMNS.map(|(en, zh)| header.iter().position(|h| h.eq_ignore_ascii_case(en) || h == zh));
    let missing: Vec<Finding> = COLUMNS
        .iter()
        .zip(at)
        .filter(|(_, at)| at.is_none())
        .map(|((en, zh), _)| {
            finding(&codes::MISSING_COLUMN, Place::file(file), format!("缺少列 {zh}（{en}）"), format!("column {en} is missing"))
        })
        .collect();
    if missing.is_empty() { Ok(at.map(Option::unwrap_or_default)) } else { Err(missing) }
}

fn incident(file: &str, row: usize, cells: &[String; 6]) -> Result<Incident, Vec<Finding>> {
    let cell = |at: usize| Place::cell(file, row, COLUMNS[at].0);
    let mut findings = Vec::new();
    for at in (0..cells.len()).filter(|at| *at != LINE && cells[*at].is_empty()) {
        findings.push(finding(&codes::EMPTY_CELL, cell(at), "不能为空", "must not be empty"));
    }
    let [enterprise, line, kind, day, evidence, approver] = cells;
    let kind_found = kind_of(kind);
    if kind_found.is_none() && !kind.is_empty() {
        let zh = format!("不认识的情况 {kind:?}；用 停业、拒检、无样品、上级已抽");
        let en = format!("unknown kind {kind:?}; write closed, refused, no_stock or upper_level");
        findings.push(finding(&codes::UNKNOWN_WORD, cell(2), zh, en));
    }
    let day_found = day.parse().ok();
    if day_found.is_none() && !day.is_empty() {
        findings.push(finding(&codes::IMPOSSIBLE_DATE, cell(3), format!("不是日期：{day:?}"), format!("not a date: {day:?}")));
    }
    match (kind_found, day_found) {
        (Some(kind), Some(day)) if findings.is_empty() => Ok(Incident {
            enterprise: enterprise.as_str().into(),
            line: (!line.is_empty()).then(|| line.as_str().into()),
            kind,
            day,
            evidence: evidence.clone(),
            approver: approver.clone(),
        }),
        _ => Err(findings),
    }
}

fn kind_of(text: &str) -> Option<IncidentKind> {
    match text {
        "closed" | "停业" => Some(IncidentKind::Closed),
        "refused" | "拒检" => Some(IncidentKind::Refused),
        "no_stock" | "无样品" => Some(IncidentKind::NoStock),
        "upper_level" | "上级已抽" => Some(IncidentKind::UpperLevel),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_language_either_encoding() {
        let en = parse("i.csv", b"enterprise,line,kind,day,evidence,approver\nA,CX-01,closed,2025-04-10,doc 1,Li\n").unwrap();
        let zh = "批准人,企业,产品行,情况,日期,依据\nLi,A,CX-01,停业,2025-04-10,doc 1\n";
        assert_eq!(parse("i.csv", zh.as_bytes()).unwrap(), en);
        assert_eq!(parse("i.csv", &encoding_rs::GB18030.encode(zh).0).unwrap(), en);
        assert_eq!(parse("i.csv", format!("\u{feff}{zh}").as_bytes()).unwrap(), en);
        assert_eq!(en[0].kind, IncidentKind::Closed);
        let whole = parse("i.csv", "企业,产品行,情况,日期,依据,批准人\nA,,拒检,2025-04-10,x,Li\n".as_bytes()).unwrap();
        assert_eq!((whole[0].line.clone(), whole[0].kind), (None, IncidentKind::Refused));
    }

    #[test]
    fn all_that_is_wrong_at_once() {
        let text = "企业,产品行,情况,日期,依据,批准人\nA,,丢失,2025-02-30,x,Li\n,,停业,2025-04-10,,Li\n";
        let codes: Vec<_> = parse("i.csv", text.as_bytes()).unwrap_err().iter().map(|f| (f.code, f.place.to_string())).collect();
        let want = [
            ("unknown_word", "i.csv:2 [kind]"),
            ("impossible_date", "i.csv:2 [day]"),
            ("empty_cell", "i.csv:3 [enterprise]"),
            ("empty_cell", "i.csv:3 [evidence]"),
        ];
        assert_eq!(codes, want.map(|(code, place)| (code, place.to_owned())));
        assert_eq!(parse("i.csv", b"enterprise,line\nA,B\n").unwrap_err().len(), 4);
        assert_eq!(parse("i.csv", b"").unwrap_err().len(), 6);
        assert_eq!(parse("i.csv", b"enterprise,line,kind,day,evidence,approver\n").unwrap_err()[0].code, "empty_file");
        assert_eq!(parse("i.csv", b"\xff\xff\xff").unwrap_err()[0].code, "undecodable");
    }
}
