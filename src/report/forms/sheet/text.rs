//! Words of a paragraph, white space as in HTML.

use super::Inline;

/// A paragraph being filled.
#[derive(Debug, Default)]
pub(super) struct Words {
    inlines: Vec<Inline>,
    last: Option<char>,
    /// White space is owed before the next word; whether there was a line break in it.
    owed: Option<bool>,
}

impl Words {
    /// Words of one look. A line break of the template between Chinese characters is no space; any other white space is one.
    pub fn add(&mut self, words: &str, bold: bool, underlined: bool) {
        let mut text = String::new();
        for c in words.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                self.owed = Some(self.owed.unwrap_or(false) || c == '\n');
                continue;
            }
            if let (Some(broken), Some(last)) = (self.owed.take(), self.last)
                && !(broken && !(last.is_ascii() && c.is_ascii()))
            {
                text.push(' ');
            }
            text.push(c);
            self.last = Some(c);
        }
        if !text.is_empty() {
            self.inlines.push(Inline::Text { text, bold, underlined });
        }
    }

    /// A new line.
    pub fn break_line(&mut self) {
        self.inlines.push(Inline::Break);
        (self.last, self.owed) = (None, None);
    }

    /// Whether nothing has been added.
    pub fn is_empty(&self) -> bool {
        self.inlines.is_empty()
    }

    /// What was added; the paragraph is empty again.
    pub fn take(&mut self) -> Vec<Inline> {
        std::mem::take(self).inlines
    }
}
