//! What was understood of files, for people.

use crate::base::Lang;
use crate::intake::workbook::{FileRead, SheetRead};
use std::collections::BTreeMap;

/// File by file, sheet by sheet, column by column.
pub fn text(files: &[FileRead], lang: Lang) -> String {
    let mut out = String::new();
    for file in files {
        let form = file.encoding.map_or_else(|| file.form.to_owned(), |encoding| format!("{}, {encoding}", file.form));
        let (open, close) = (lang.pick("（", " ("), lang.pick("）", ")"));
        out += &format!("{}{open}{form}{close}\n", clean(&file.file));
        file.sheets.iter().for_each(|s| out += &sheet(s, lang));
    }
    out
}

fn sheet(read: &SheetRead, lang: Lang) -> String {
    let name = clean(&read.sheet);
    let (Some(kind), Some(table), Some((first, last))) = (read.kind, read.table, read.header) else {
        return match lang {
            Lang::Zh => format!("  ○ {name}：没有读取\n"),
            Lang::En => format!("  ○ {name}: not read\n"),
        };
    };
    let header = if first == last { first.to_string() } else { format!("{first}–{last}") };
    let mut out = match lang {
        Lang::Zh => format!("  ● {name}：{kind}，表头第 {header} 行，{} 行数据\n", read.rows),
        Lang::En => format!("  ● {name}: {table}, header on line {header}, {} rows\n", read.rows),
    };
    let (plain, other): (Vec<_>, Vec<_>) =
        read.columns.iter().partition(|c| c.taken == Some(c.header.as_str()) || c.key == Some(c.header.as_str()));
    if !plain.is_empty() {
        let list: Vec<String> = plain.iter().map(|c| format!("{} {}", c.column, clean(&c.header))).collect();
        out += &match lang {
            Lang::Zh => format!("      按原名：{}\n", list.join("、")),
            Lang::En => format!("      by their own names: {}\n", list.join(", ")),
        };
    }
    for column in other {
        let taken = match (column.taken, column.key) {
            (None, _) | (_, None) => lang.pick("（未读取）", "(not read)").to_owned(),
            (Some(zh), Some(key)) => lang.pick(zh, key.trim_start_matches('+')).to_owned(),
        };
        out += &format!("      {:>3}  {} → {taken}\n", column.column, clean(&column.header));
    }
    let mut why: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    read.skipped.iter().for_each(|(line, word)| why.entry(word).or_default().push(*line));
    for (word, lines) in why {
        let list: Vec<String> = lines.iter().take(12).map(u32::to_string).collect();
        let more = if lines.len() > 12 { "…" } else { "" };
        let word = match (lang, word) {
            (Lang::En, word) => word,
            (_, "title") => "标题",
            (_, "header") => "重复的表头",
            (_, "total") => "合计",
            (_, "subtotal") => "小计",
            (_, "note") => "备注",
            _ => "分段标题",
        };
        out += &match lang {
            Lang::Zh => format!("      不是数据：{word}，第 {}{more} 行\n", list.join("、")),
            Lang::En => format!("      no data: {word}, line {}{more}\n", list.join(", ")),
        };
    }
    out
}

/// Text of the user's files must not steer the terminal.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
