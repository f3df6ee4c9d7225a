//! Formats of the workbook: one place for fonts, colours and number formats.

use super::cell::Cell;
use super::sheet::Look;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const FONT: &str = "宋体";
const LINE: Color = Color::RGB(0xB0_B7_BF);
const HEAD: Color = Color::RGB(0xDD_E6_EF);
const SUM: Color = Color::RGB(0xF1_F3_F5);
/// Text of what a person should look at.
pub const RED: Color = Color::RGB(0xB0_1E_1E);
/// Bars.
pub const BLUE: Color = Color::RGB(0x8F_B4_D9);

/// Text anywhere.
fn text() -> Format {
    Format::new().set_font_name(FONT).set_font_size(10).set_align(FormatAlign::VerticalCenter)
}

/// The first row of a sheet.
pub fn title() -> Format {
    text().set_font_size(15).set_bold()
}

/// Notes above a table.
pub fn note() -> Format {
    text().set_font_size(9).set_font_color(Color::RGB(0x45_4F_59)).set_text_wrap().set_align(FormatAlign::Top)
}

/// A column's header.
pub fn header() -> Format {
    text()
        .set_bold()
        .set_background_color(HEAD)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
        .set_text_wrap()
        .set_align(FormatAlign::Center)
}

/// A cell of a table.
pub fn cell(of: &Cell, look: Look, centred: bool, is_sum: bool) -> Format {
    let mut format = text().set_border(FormatBorder::Thin).set_border_color(LINE);
    format = match of {
        Cell::Empty => format,
        Cell::Text(text) => {
            // as text even after somebody edits the cell, so that codes keep their zeros and nothing turns into a formula
            let format = if text.encode_utf16().count() <= 255 { format.set_num_format("@") } else { format };
            let format = if begins_like_a_formula(text) { format.set_quote_prefix() } else { format };
            if centred {
                format.set_align(FormatAlign::Center).set_text_wrap()
            } else {
                format.set_align(FormatAlign::Left).set_text_wrap()
            }
        }
        Cell::Count(_) => format.set_num_format("#,##0_ ").set_align(FormatAlign::Right),
        Cell::Real(_) => format.set_num_format("#,##0.0_ ").set_align(FormatAlign::Right),
        Cell::Share(_) => format.set_num_format("0.0%_ ").set_align(FormatAlign::Right),
        Cell::Day(_) => format.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
        Cell::Clock(_) => format.set_num_format("[hh]:mm").set_align(FormatAlign::Center),
    };
    if is_sum {
        format = format.set_bold().set_background_color(SUM);
    }
    if look == Look::Bad { format.set_font_color(RED).set_bold() } else { format }
}

/// What a spreadsheet would read as a formula if it were typed in.
fn begins_like_a_formula(text: &str) -> bool {
    crate::report::tables::safe(text) != text
}
