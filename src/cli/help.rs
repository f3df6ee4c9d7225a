//! `help [VERB]`: the page of a verb, as `VERB --help` shows it.

use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use super::terminal::Terminal;
use super::tongue::{Texts, page, shown};
use crate::intake::codes;
use clap::Command;

/// Arguments of `help`.
#[derive(Debug, clap::Args)]
pub struct Help {
    /// the verb, and the verb below it
    #[arg(value_name = "VERB")]
    pub verb: Vec<String>,
}

impl Help {
    /// Shows the page.
    ///
    /// # Errors
    /// If there is no such verb.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let texts = Texts::of(desk.lang);
        let tree = shown(super::command(), &texts);
        let mut verb = &tree;
        for name in &self.verb {
            verb = verb.find_subcommand(name).ok_or_else(|| {
                let [zh, en] = [crate::base::Lang::Zh, crate::base::Lang::En]
                    .map(|lang| Texts::of(lang).with("mistake-unknown-verb", &[("given", name)]));
                Stop::refused(zh, en).coded(&codes::UNKNOWN_VERB)
            })?;
        }
        let text = page_of(verb, &texts);
        desk.answer(&serde_json::json!({"help": text}), || text.clone());
        Ok(Exit::Fine)
    }
}

/// The page as the terminal can show it.
pub fn page_of(verb: &Command, texts: &Texts) -> String {
    let out = Terminal::of_output();
    page(verb, out.columns_or_page(), out.colours, texts)
}

/// The verb of a tree that arguments ask for, as far as they name one.
pub fn asked<'a>(tree: &'a Command, arguments: &[String]) -> &'a Command {
    let mut verb = tree;
    let mut rest = arguments.iter();
    while let Some(text) = rest.next() {
        match text.as_str() {
            "--" => break,
            // the one option before a verb that takes a value
            "--lang" => drop(rest.next()),
            option if option.starts_with('-') => {}
            name => match verb.find_subcommand(name) {
                Some(below) => verb = below,
                None => break,
            },
        }
    }
    verb
}
