//! What a cell says: one parser per kind of cell, no floats anywhere. A parser that can fail in several ways tells how, in
//! both languages; what is printed stays as given, and only comparing folds it.

mod brackets;
mod clock;
mod code;
mod day;
mod name;
mod number;
mod numeral;
mod period;
mod products;
mod quantity;
mod scope;
mod span;
mod window;

pub use brackets::{Item, Notes};
pub use clock::clock;
pub use code::{CodeForm, clean_code, code, credit_code_holds, registration_number_holds};
pub use day::{DateSystem, Until, day, serial, until};
pub use name::{empty_mark, fold, folded};
pub use number::{microdegrees, number, scientific, whole};
pub use numeral::numeral;
pub use products::{ProductList, products};
pub use quantity::{Part, Quantity, quantity};
pub use scope::{Scopes, scopes};
pub use span::span;
pub use window::{Window, window};

/// The items of a list cell, trimmed, without empty ones. A `、` inside brackets separates nothing: `纸尿裤（片、垫）` is one item.
pub fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').flat_map(unbracketed).map(str::trim).filter(|item| !item.is_empty())
}

/// Splits at each `、` outside brackets; at every one if the brackets are not paired.
fn unbracketed(text: &str) -> impl Iterator<Item = &str> {
    let (opens, closes) = (text.matches(['(', '（']).count(), text.matches([')', '）']).count());
    let mut depth = 0usize;
    text.split(move |c| {
        match c {
            '(' | '（' => depth += usize::from(opens == closes),
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == '、' && depth == 0
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists() {
        let list = |text| super::list(text).collect::<Vec<_>>();
        assert_eq!(list(" a | b、c||"), ["a", "b", "c"]);
        assert_eq!(list("纸尿裤（片、垫）、鞋(皮鞋、布鞋)|帽"), ["纸尿裤（片、垫）", "鞋(皮鞋、布鞋)", "帽"]);
        assert_eq!(list("鞋（皮、帽"), ["鞋（皮", "帽"], "brackets that are not paired bind nothing");
    }
}
