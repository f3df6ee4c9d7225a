//! `man DIR`: a man page for every verb, in both languages.

use super::desk::Desk;
use super::exit::Exit;
use super::files::told;
use super::stop::Stop;
use super::tongue::{Texts, shown, usage};
use crate::base::{Folder, Lang};
use clap::Command;
use clap_mangen::Man as Page;
use std::io;
use std::path::PathBuf;

/// Headings clap_mangen writes, and the word for each.
const HEADINGS: [(&str, &str); 7] = [
    ("NAME", "man-name"),
    ("SYNOPSIS", "man-synopsis"),
    ("DESCRIPTION", "man-description"),
    ("OPTIONS", "man-options"),
    ("SUBCOMMANDS", "man-verbs"),
    ("EXTRA", "man-extra"),
    ("VERSION", "man-version"),
];

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
pub struct Man {
    /// the new folder
    pub dir: PathBuf,
}

impl Man {
    /// Writes `man1/evenhand-*.1` in English and `zh_CN/man1/evenhand-*.1` in Chinese.
    ///
    /// # Errors
    /// If the folder has something in it or cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let mut names = Vec::new();
        let put = |names: &mut Vec<String>| -> io::Result<()> {
            let folder = Folder::start(&self.dir)?;
            for lang in [Lang::En, Lang::Zh] {
                let place = lang.pick("zh_CN/man1", "man1");
                for (name, bytes) in pages(lang)? {
                    let name = format!("{place}/{name}.1");
                    folder.put(&name, &bytes)?;
                    names.push(name);
                }
            }
            folder.finish()
        };
        put(&mut names).map_err(|error| Stop::writing(&self.dir, &error))?;
        let dir = self.dir.display();
        desk.answer(&serde_json::json!({"folder": told(&self.dir), "pages": names}), || match desk.lang {
            Lang::Zh => format!("已写出 {} 页手册到 {dir}；查看：man -M {dir}/zh_CN evenhand-commit\n", names.len()),
            Lang::En => format!("wrote {} man pages to {dir}; read one with: man -M {dir} evenhand-commit\n", names.len()),
        });
        Ok(Exit::Fine)
    }
}

/// Names and bytes of all pages of a language.
fn pages(lang: Lang) -> io::Result<Vec<(String, Vec<u8>)>> {
    let texts = Texts::of(lang);
    let tree = shown(super::command(), &texts);
    let mut found = Vec::new();
    gather(&tree, "evenhand", &texts, &mut found)?;
    Ok(found)
}

fn gather(verb: &Command, name: &str, texts: &Texts, found: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    found.push((name.to_owned(), one(verb, name, texts)?));
    for below in verb.get_subcommands() {
        gather(below, &format!("{name}-{}", below.get_name()), texts, found)?;
    }
    Ok(())
}

fn one(verb: &Command, name: &str, texts: &Texts) -> io::Result<Vec<u8>> {
    let version = env!("CARGO_PKG_VERSION");
    let page = Page::new(verb.clone().override_usage(usage(verb, texts)))
        .title(name.to_ascii_uppercase())
        .source(format!("evenhand {version}"))
        .manual(texts.word("man-manual"));
    let mut bytes = Vec::new();
    page.render(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let lines = text.lines().map(|line| heading(line, texts).unwrap_or_else(|| line.to_owned()));
    Ok(lines.map(|line| line + "\n").collect::<String>().into_bytes())
}

/// A heading in the language of the page.
fn heading(line: &str, texts: &Texts) -> Option<String> {
    let word = line.strip_prefix(".SH ")?;
    let key = HEADINGS.iter().find(|(name, _)| *name == word).map(|(_, key)| *key)?;
    let said = texts.word(key);
    Some(if said.contains(' ') { format!(".SH \"{said}\"") } else { format!(".SH {said}") })
}
