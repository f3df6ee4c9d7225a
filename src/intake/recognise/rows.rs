//! What a row below the header is: data, the header again, a total, a note.

use super::Grid;
use super::header::Header;
use crate::intake::fold::fold_header;

/// Kinds of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A row of the table.
    Data,
    /// The header again (a new page), or numbers of columns.
    Header,
    /// 合计, 总计, 共计.
    Total,
    /// 小计.
    Subtotal,
    /// 备注, 说明, 注:, who filled it in.
    Note,
    /// A text over the whole width: a heading between rows.
    Heading,
}

const TOTALS: [&str; 6] = ["合计", "总计", "共计", "总合计", "累计", "合计数"];
const NOTES: [&str; 8] = ["备注", "说明", "注", "附注", "填表说明", "注意事项", "填写说明", "附"];
const SIGNED: [&str; 8] = ["填报单位", "填报人", "填表人", "制表人", "制表", "审核人", "审核", "联系人"];

/// What a total or a note begins with.
const TELLING: &str = "合总共累本小分备注说附填审制联";

/// The kind of a row.
pub(super) fn kind(grid: &Grid<'_>, header: &Header, row: usize) -> Kind {
    let filled: Vec<(usize, &str)> = (0..grid.width().max(1)).map(|c| (c, grid.own(row, c))).filter(|(_, t)| !t.is_empty()).collect();
    let Some(&(column, text)) = filled.first() else { return Kind::Note };
    let begins = |text: &str| text.trim_start().chars().next();
    let as_header =
        |&&(column, text): &&(usize, &str)| (header.first..=header.last).any(|row| begins(grid.own(row, column)) == begins(text));
    // most rows of a long table show at once that they are data
    if filled.len() > 3 && !begins(text).is_some_and(|c| TELLING.contains(c)) && !filled.iter().take(4).any(|f| as_header(&f)) {
        let first = row == header.last + 1 && counts_columns(&filled);
        return if first { Kind::Header } else { Kind::Data };
    }
    let plain = fold_header(text);
    if repeats(grid, header, &filled) || (row == header.last + 1 && counts_columns(&filled)) {
        return Kind::Header;
    }
    if is_word(&plain, &["小计", "本页小计", "分计"]) {
        return Kind::Subtotal;
    }
    if is_word(plain.trim_start_matches("本页"), &TOTALS) {
        return Kind::Total;
    }
    if filled.len() <= 3 && is_note(&plain, text) {
        return Kind::Note;
    }
    let wide = grid.merge(row, column).is_some_and(|m| (m.right - m.left + 1) as usize * 2 >= grid.width().max(3));
    if filled.len() == 1 && wide { Kind::Heading } else { Kind::Data }
}

/// The word alone, or before something that is no letter (`合计：`, `总计12`).
fn is_word(plain: &str, words: &[&str]) -> bool {
    let ends = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_alphabetic());
    words.iter().any(|word| plain.strip_prefix(word).is_some_and(ends))
}

fn is_note(plain: &str, text: &str) -> bool {
    let said = NOTES.iter().any(|word| {
        plain.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '1', '2', '3', '4', '.', '、', '(']))
            || text.trim_end().strip_suffix([':', '：']) == Some(word)
    });
    said || SIGNED.iter().any(|word| plain.starts_with(word) && (plain.contains(':') || text.trim_end().ends_with(['：', ':'])))
}

/// The header once more: most of its known columns hold their own headers.
fn repeats(grid: &Grid<'_>, header: &Header, filled: &[(usize, &str)]) -> bool {
    let same = |&&(column, text): &&(usize, &str)| {
        let plain = fold_header(text);
        (header.first..=header.last).any(|row| fold_header(grid.own(row, column)) == plain)
    };
    filled.len() >= 2 && filled.iter().filter(same).count() * 3 >= filled.len() * 2
}

/// `1 2 3 4 …` or `(1) (2) …` below a header.
fn counts_columns(filled: &[(usize, &str)]) -> bool {
    let number = |text: &str| fold_header(text).trim_matches(['(', ')']).parse::<usize>().ok();
    filled.len() >= 4 && filled.iter().enumerate().all(|(i, (_, text))| number(text) == Some(i + 1))
}
