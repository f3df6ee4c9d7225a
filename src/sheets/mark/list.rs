//! The sheet that lists all findings, worst first, each with a link to its cell.

use super::styles::{Look, Styles};
use super::targets::{cell, name, severity};
use super::workbook::SheetPart;
use super::xml::escaped;
use crate::base::{Finding, Lang, Severity};

/// Headers, and widths in characters.
pub(super) const COLUMNS: [(&str, &str, u16); 7] = [
    ("程度", "severity", 8),
    ("文件或工作表", "file or sheet", 16),
    ("单元格", "cell", 8),
    ("列", "column", 14),
    ("说明", "what it says", 48),
    ("改法", "mend", 40),
    ("代码", "code", 20),
];

/// Links a sheet takes, with room to spare (65,530).
pub(super) const LINKS_MAX: usize = 60_000;

/// The findings with their positions, worst first; else in their order.
pub(super) fn worst_first(findings: &[Finding]) -> Vec<(usize, &Finding)> {
    let mut sorted: Vec<(usize, &Finding)> = findings.iter().enumerate().collect();
    sorted.sort_by_key(|(_, f)| f.severity);
    sorted
}

/// What stands above the list.
pub(super) fn summary(findings: &[Finding], lang: Lang) -> String {
    let count = |severity: Severity| findings.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    match lang {
        Lang::Zh => format!("错误 {errors}，警告 {warnings}，提示 {notes}。红色必须改，橙色请确认，蓝色供参考；点单元格可跳到原处。"),
        Lang::En => {
            format!(
                "{errors} errors, {warnings} warnings, {notes} notes. Mend the red ones, decide on the amber ones; click a cell to go there."
            )
        }
    }
}

/// Cells of a finding's row.
pub(super) fn row(finding: &Finding, lang: Lang) -> [String; 7] {
    let place = &finding.place;
    let at = place.cell.clone().or_else(|| place.row.map(|row| row.to_string())).unwrap_or_default();
    [
        severity(finding.severity, lang).to_owned(),
        place.sheet.clone().unwrap_or_else(|| place.file.clone()),
        at,
        place.column.clone().unwrap_or_default(),
        finding.what(lang).to_owned(),
        finding.mend(lang).to_owned(),
        finding.code.to_owned(),
    ]
}

/// Where a link to a cell leads: `'计划'!C12`.
pub(super) fn location(sheet: &str, cell: &str) -> String {
    format!("'{}'!{cell}", sheet.replace('\'', "''"))
}

/// The sheet as XML.
pub(super) fn sheet(findings: &[Finding], sheets: &[SheetPart], styles: &mut Styles, lang: Lang) -> String {
    let (plain, header) = (styles.look(Look::Plain), styles.look(Look::Header));
    let of = [Severity::Error, Severity::Warning, Severity::Note].map(|s| styles.look(Look::Of(s)));
    let mut rows = format!(r#"<row r="1">{}</row><row r="2">"#, text_cell((1, 1), plain, &summary(findings, lang)));
    for (column, (zh, en, _)) in (1u32..).zip(COLUMNS) {
        rows.push_str(&text_cell((2, column), header, lang.pick(zh, en)));
    }
    rows.push_str("</row>");
    let mut links = String::new();
    for (line, (_, finding)) in (3u32..).zip(worst_first(findings)) {
        rows.push_str(&format!(r#"<row r="{line}">"#));
        for (column, text) in (1u32..).zip(row(finding, lang)) {
            let style = if column == 1 { of[finding.severity as usize] } else { plain };
            rows.push_str(&text_cell((line, column), style, &text));
        }
        rows.push_str("</row>");
        let known = sheets.iter().find(|s| Some(&s.name) == finding.place.sheet.as_ref());
        let at = finding.place.cell.as_deref().filter(|c| cell(c).is_some() && line as usize <= LINKS_MAX);
        if let (Some(sheet), Some(at)) = (known, at) {
            let to = escaped(&location(&sheet.name, at));
            links.push_str(&format!(r#"<hyperlink ref="{}" location="{to}"/>"#, name((line, 3))));
        }
    }
    let widths: String =
        (1..).zip(COLUMNS).map(|(n, (.., width))| format!(r#"<col min="{n}" max="{n}" width="{width}" customWidth="1"/>"#)).collect();
    let last = findings.len() + 2;
    let links = if links.is_empty() { links } else { format!("<hyperlinks>{links}</hyperlinks>") };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>{rows}</sheetData><autoFilter ref="A2:G{last}"/><mergeCells count="1"><mergeCell ref="A1:G1"/></mergeCells>{links}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>"#
    )
}

/// Text as text: a formula in it stays asleep.
fn text_cell(at: (u32, u32), style: usize, text: &str) -> String {
    format!(r#"<c r="{}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#, name(at), escaped(text))
}
