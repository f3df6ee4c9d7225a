//! A sheet as a tree: the small subset of HTML that templates are written in. Both writers print this tree and nothing else.

mod grid;
mod mark;
mod parse;
mod tags;
mod text;

pub use mark::mark;
pub use parse::parse;

/// What is wrong with a rendered template, and in which line of the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line of the template, from 1; none if it is not known.
    pub line: Option<usize>,
    /// What, in Chinese.
    pub zh: String,
    /// What, in English.
    pub en: String,
}

impl Fault {
    /// A fault at a line; 0 means that the line is not known.
    pub fn at(line: usize, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { line: Some(line).filter(|&l| l > 0), zh: zh.into(), en: en.into() }
    }
}

/// A piece of a sheet, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading or a paragraph.
    Para(Para),
    /// A table.
    Table(Table),
    /// What follows begins on a new page.
    Break,
}

/// Which element a paragraph was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Title of the paper.
    H1,
    /// Heading of a part.
    H2,
    /// Heading within a part.
    H3,
    /// Ordinary text.
    P,
}

/// How a paragraph, cell or row looks; the names are those of the `class` attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// In the middle.
    Centre,
    /// At the right.
    Right,
    /// First line two characters in.
    Indent,
    /// Smaller.
    Small,
    /// The line above a title: who issues the paper.
    Over,
    /// Number of the paper.
    Number,
    /// A line to sign on, with room above.
    Sign,
    /// Where a seal goes: room above, at the right.
    Seal,
    /// A cell that names what the next one holds.
    Label,
    /// A row with room for one written line.
    Tall,
    /// A row with room for some written lines.
    High,
    /// A row with room for a written account.
    Deep,
}

/// Words of one look, or the end of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text {
        /// The words; white space is already as in HTML.
        text: String,
        /// Bold.
        bold: bool,
        /// Underlined: blanks to write on.
        underlined: bool,
    },
    /// A new line in the same paragraph.
    Break,
}

/// A heading or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Para {
    /// Which element it was.
    pub kind: Kind,
    /// How it looks.
    pub classes: Vec<Class>,
    /// Its words.
    pub inlines: Vec<Inline>,
}

impl Para {
    /// Whether it has that look.
    pub fn is(&self, class: Class) -> bool {
        self.classes.contains(&class)
    }
}

/// A table of columns of given widths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Widths of the columns in per cent of the table; they sum to 100.
    pub widths: Vec<u32>,
    /// Without lines, for placing things side by side.
    pub bare: bool,
    /// Smaller type.
    pub compact: bool,
    /// Rows; those of `thead` come first and stand on every page.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Repeated on every page.
    pub head: bool,
    /// How it looks.
    pub classes: Vec<Class>,
    /// Its cells; those that reach down from rows above are not among them.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// First column, from 0.
    pub column: usize,
    /// Columns it covers.
    pub colspan: usize,
    /// Rows it covers.
    pub rowspan: usize,
    /// Whether it was `th`.
    pub head: bool,
    /// How it looks.
    pub classes: Vec<Class>,
    /// What it holds.
    pub paras: Vec<Para>,
}

#[cfg(test)]
mod tests;
