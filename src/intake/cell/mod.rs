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

/// The items of a list cell, trimmed, without empty ones.
pub fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', '、']).map(str::trim).filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists() {
        assert_eq!(super::list(" a | b、c||").collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
