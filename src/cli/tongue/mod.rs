//! The words of the command line, in one language at a time: `locales/*/cli.ftl` put onto the verbs and arguments.

mod choose;
mod localise;
mod mistake;
mod page;
#[cfg(test)]
mod tests;
mod texts;

pub use choose::{Spoken, spoken};
pub use localise::{localise, shown};
pub use mistake::mistake;
pub use page::{page, usage};
pub use texts::Texts;

use crate::base::Lang;
use std::fmt;

/// Why an argument's text is not what it should be, in both languages.
#[derive(Clone, Debug)]
pub struct Unfit {
    /// What was expected, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
}

impl Unfit {
    /// What was expected, in the user's language.
    pub fn expected(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.en)
    }
}

impl std::error::Error for Unfit {}
