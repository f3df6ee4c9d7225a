//! The INCIDENTS file: `enterprise,line,kind,day,evidence,approver`, Chinese or English headers and kinds.

use crate::base::{Finding, Place, Severity};
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
    let bytes = std::fs::read(path).map_err(|error| {
        vec![finding(
            "unreadable_file",
            Place::file(&file),
            (format!("读不了：{error}"), format!("cannot be read: {error}")),
            ("检查路径", "check the path"),
        )]
    })?;
    parse(&file, &bytes)
}

/// The incidents in the bytes of a file (UTF-8 or GB18030).
///
/// # Errors
/// Everything that is wrong with them, at once.
pub fn parse(file: &str, bytes: &[u8]) -> Result<Vec<Incident>, Vec<Finding>> {
    let text = decode(bytes).ok_or_else(|| {
        let what = ("既不是 UTF-8 也不是 GB18030".to_owned(), "neither UTF-8 nor GB18030".to_owned());
        vec![finding("encoding", Place::file(file), what, ("另存为 UTF-8", "save it as UTF-8"))]
    })?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).comment(Some(b'#')).trim(csv::Trim::All).from_reader(text.as_bytes());
    let places = columns(file, &mut reader)?;
    let (mut found, mut findings) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record {
            Ok(record) => {
                let row = record.position().map_or(0, |p| p.line() as usize);
                let cells = places.map(|at| record.get(at).unwrap_or_default().to_owned());
                incident(file, row, &cells).map_or_else(|wrong| findings.extend(wrong), |i| found.push(i));
            }
            Err(error) => findings.push(finding(
                "broken_row",
                Place::file(file),
                (format!("CSV 行有误：{error}"), format!("broken CSV row: {error}")),
                ("检查引号", "check the quotes"),
            )),
        }
    }
    if found.is_empty() && findings.is_empty() {
        findings.push(finding(
            "empty_file",
            Place::file(file),
            ("没有数据行".to_owned(), "no data row".to_owned()),
            ("至少写一行", "write at least one row"),
        ));
    }
    if findings.is_empty() { Ok(found) } else { Err(findings) }
}

fn decode(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let utf8 = std::str::from_utf8(bytes).ok().map(str::to_owned);
    utf8.or_else(|| encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned()))
}

/// Where each column stands.
fn columns(file: &str, reader: &mut csv::Reader<&[u8]>) -> Result<[usize; 6], Vec<Finding>> {
    let header = reader.headers().cloned().unwrap_or_default();
    let at = COLUMNS.map(|(en, zh)| header.iter().position(|h| h == en || h == zh));
    let missing: Vec<Finding> = COLUMNS
        .iter()
        .zip(at)
        .filter(|(_, at)| at.is_none())
        .map(|((en, zh), _)| {
            let what = (format!("缺少列 {zh}（{en}）"), format!("column {en} ({zh}) is missing"));
            finding("missing_column", Place::file(file), what, ("补上这一列", "add the column"))
        })
        .collect();
    if missing.is_empty() { Ok(at.map(Option::unwrap_or_default)) } else { Err(missing) }
}

fn incident(file: &str, row: usize, cells: &[String; 6]) -> Result<Incident, Vec<Finding>> {
    let cell = |at: usize| Place::cell(file, row, COLUMNS[at].0);
    let mut findings = Vec::new();
    for at in (0..cells.len()).filter(|at| *at != LINE && cells[*at].is_empty()) {
        findings.push(finding("empty_cell", cell(at), ("不能为空".to_owned(), "must not be empty".to_owned()), ("填写", "fill it in")));
    }
    let [enterprise, line, kind, day, evidence, approver] = cells;
    let kind_found = kind_of(kind);
    if kind_found.is_none() && !kind.is_empty() {
        let what = (format!("不认识的情况 {kind:?}"), format!("unknown kind {kind:?}"));
        findings.push(finding("unknown_kind", cell(2), what, ("停业、拒检、无样品或上级已抽", "closed, refused, no_stock or upper_level")));
    }
    let day_found = day.parse().ok();
    if day_found.is_none() && !day.is_empty() {
        let what = (format!("不是日期：{day:?}"), format!("not a date: {day:?}"));
        findings.push(finding("bad_date", cell(3), what, ("写成 2025-04-10", "write 2025-04-10")));
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

fn finding(code: &'static str, place: Place, what: (String, String), mend: (&str, &str)) -> Finding {
    let (what_zh, what_en) = what;
    Finding { severity: Severity::Error, code, place, what_zh, what_en, mend_zh: mend.0.to_owned(), mend_en: mend.1.to_owned() }
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
            ("unknown_kind", "i.csv:2 [kind]"),
            ("bad_date", "i.csv:2 [day]"),
            ("empty_cell", "i.csv:3 [enterprise]"),
            ("empty_cell", "i.csv:3 [evidence]"),
        ];
        assert_eq!(codes, want.map(|(code, place)| (code, place.to_owned())));
        assert_eq!(parse("i.csv", b"enterprise,line\nA,B\n").unwrap_err().len(), 4);
        assert_eq!(parse("i.csv", b"").unwrap_err().len(), 6);
        assert_eq!(parse("i.csv", b"enterprise,line,kind,day,evidence,approver\n").unwrap_err()[0].code, "empty_file");
        assert_eq!(parse("i.csv", b"\xff\xff\xff").unwrap_err()[0].code, "encoding");
    }
}
