//! Paragraphs of WordprocessingML.

use super::super::sheet::{Block, Class, Inline, Kind, Para};
use super::table;

/// Blocks one after another.
pub(super) fn blocks(blocks: &[Block]) -> String {
    blocks
        .iter()
        .map(|block| match block {
            Block::Para(para) => paragraph(para),
            Block::Table(table) => table::table(table),
            Block::Break => "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr><w:r><w:br w:type=\"page\"/></w:r></w:p>".to_owned(),
        })
        .collect()
}

/// Nearly no room, so that a section's end makes no page of its own.
pub(super) const LAST: &str = "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>";

/// The end of a section that is not the last.
pub(super) fn section_paragraph(section: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"Gap\"/>{section}</w:pPr></w:p>")
}

fn paragraph(para: &Para) -> String {
    let style = match para.kind {
        Kind::H1 => "Title",
        Kind::H2 => "Heading1",
        Kind::H3 => "Heading2",
        Kind::P if para.is(Class::Over) => "Over",
        Kind::P if para.is(Class::Number) => "Number",
        Kind::P if para.is(Class::Seal) => "Seal",
        Kind::P if para.is(Class::Sign) => "Sign",
        Kind::P if para.is(Class::Small) => "Small",
        Kind::P => "Normal",
    };
    paragraph_in(style, &para.classes, &para.inlines)
}

/// A paragraph of a style; classes about its place apply on top.
pub(super) fn paragraph_in(style: &str, classes: &[Class], inlines: &[Inline]) -> String {
    let mut own = String::new();
    if classes.contains(&Class::Indent) {
        own += "<w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/>";
    }
    let place = classes.iter().find_map(|class| match class {
        Class::Centre | Class::Label => Some("center"),
        Class::Right => Some("right"),
        _ => None,
    });
    if let Some(place) = place {
        own += &format!("<w:jc w:val=\"{place}\"/>");
    }
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{own}</w:pPr>{}</w:p>", runs(inlines))
}

fn runs(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Break => "<w:r><w:br/></w:r>".to_owned(),
            Inline::Text { text, bold, underlined } => {
                let look = format!("{}{}", if *bold { "<w:b/>" } else { "" }, if *underlined { "<w:u w:val=\"single\"/>" } else { "" });
                let look = if look.is_empty() { look } else { format!("<w:rPr>{look}</w:rPr>") };
                format!("<w:r>{look}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
            }
        })
        .collect()
}

/// Words as XML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
