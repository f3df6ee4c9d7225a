//! Sheets as one HTML file that prints on A4: no script, no outside request, every word escaped.

use super::sheet::{Block, Cell, Class, Inline, Kind, Para, Row, Table};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Look of a paper; lengths are those of the .docx.
const STYLE: &str = include_str!("paper.css");

/// A whole file. `foot` stands at the foot of every printed page.
pub fn page(title: &str, foot: &str, sheets: &[String]) -> String {
    let document = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(foot_rule(foot))) }
            }
            body { @for sheet in sheets { (PreEscaped(sheet)) } }
        }
    };
    document.into_string()
}

/// The foot as a CSS string: quotes, backslashes and what could end the style element are written as code points.
fn foot_rule(foot: &str) -> String {
    let safe: String = foot.chars().map(|c| if c.is_alphanumeric() || c == ' ' { c.to_string() } else { format!("\\{:x} ", c as u32) }).collect();
    format!("@page{{@bottom-center{{content:\"{safe}\"}}}}")
}

/// One sheet.
pub fn sheet(blocks: &[Block]) -> String {
    html! { section.sheet { @for block in blocks { (self::block(block)) } } }.into_string()
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Para(para) => self::para(para),
        Block::Table(table) => self::table(table),
        Block::Break => html! { div.break {} },
    }
}

fn para(para: &Para) -> Markup {
    let (class, words) = (names(&para.classes), inlines(&para.inlines));
    match para.kind {
        Kind::H1 => html! { h1 class=[class] { (words) } },
        Kind::H2 => html! { h2 class=[class] { (words) } },
        Kind::H3 => html! { h3 class=[class] { (words) } },
        Kind::P => html! { p class=[class] { (words) } },
    }
}

fn inlines(inlines: &[Inline]) -> Markup {
    html! {
        @for inline in inlines {
            @match inline {
                Inline::Break => br;,
                Inline::Text { text, bold: false, underlined: false } => { (text) },
                Inline::Text { text, bold: true, underlined: false } => b { (text) },
                Inline::Text { text, bold: false, underlined: true } => u { (text) },
                Inline::Text { text, bold: true, underlined: true } => b { u { (text) } },
            }
        }
    }
}

fn table(table: &Table) -> Markup {
    let class = match (table.bare, table.compact) {
        (false, false) => None,
        (true, false) => Some("bare"),
        (false, true) => Some("compact"),
        (true, true) => Some("bare compact"),
    };
    let (heads, rows): (Vec<&Row>, Vec<&Row>) = table.rows.iter().partition(|row| row.head);
    html! {
        table class=[class] {
            colgroup { @for width in &table.widths { col style={ "width:" (width) "%" }; } }
            @if !heads.is_empty() { thead { @for row in heads { (self::row(row)) } } }
            tbody { @for row in rows { (self::row(row)) } }
        }
    }
}

fn row(row: &Row) -> Markup {
    html! { tr class=[names(&row.classes)] { @for cell in &row.cells { (self::cell(cell)) } } }
}

fn cell(cell: &Cell) -> Markup {
    let span = |n: usize| Some(n).filter(|&n| n > 1);
    let (class, columns, rows) = (names(&cell.classes), span(cell.colspan), span(cell.rowspan));
    let plain = |para: &Para| para.classes.is_empty();
    let words = html! {
        @for (i, para) in cell.paras.iter().enumerate() {
            @if i == 0 && plain(para) { (inlines(&para.inlines)) } @else { (self::para(para)) }
        }
    };
    match cell.head {
        true => html! { th class=[class] colspan=[columns] rowspan=[rows] { (words) } },
        false => html! { td class=[class] colspan=[columns] rowspan=[rows] { (words) } },
    }
}

fn names(classes: &[Class]) -> Option<String> {
    let name = |class: &Class| match class {
        Class::Centre => "centre",
        Class::Right => "right",
        Class::Indent => "indent",
        Class::Small => "small",
        Class::Over => "over",
        Class::Number => "number",
        Class::Sign => "sign",
        Class::Seal => "seal",
        Class::Label => "label",
        Class::Tall => "tall",
        Class::High => "high",
        Class::Deep => "deep",
    };
    (!classes.is_empty()).then(|| classes.iter().map(name).collect::<Vec<_>>().join(" "))
}
