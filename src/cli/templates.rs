//! `templates DIR`: the built-in templates of the papers, to change; and templates of a bureau read back.

use super::coded::{finding, text, unreadable};
use super::desk::Desk;
use super::exit::Exit;
use super::files::{must_be_folder, write_folder};
use super::stop::Stop;
use crate::base::{Finding, Lang, Place};
use crate::intake::codes;
use crate::report::forms::{self, Broken, Texts};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Bytes of a template, at most.
const BYTES_MAX: u64 = 1 << 20;

/// Arguments of `templates`.
#[derive(Debug, clap::Args)]
pub struct Templates {
    /// new folder
    pub dir: PathBuf,
}

impl Templates {
    /// Writes the built-in templates and their README.
    ///
    /// # Errors
    /// If the folder has something in it or cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let files = forms::builtin();
        write_folder(&self.dir, &files)?;
        let (count, dir) = (files.len() - 1, self.dir.display());
        desk.answer(&serde_json::json!({"folder": super::files::told(&self.dir), "templates": count}), || match desk.lang {
            Lang::Zh => format!("{count} 个模板和 README.md 写入 {dir}；改好后：evenhand report RUN --templates {dir}\n"),
            Lang::En => format!("{count} templates and README.md in {dir}; once changed: evenhand report RUN --templates {dir}\n"),
        });
        Ok(Exit::Fine)
    }
}

/// The templates of a folder; those that are not there stay the built-in ones.
///
/// # Errors
/// If it is no folder, a file cannot be read, or an `.html` file is no template's.
pub fn read(dir: &Path) -> Result<Texts, Stop> {
    must_be_folder(dir)?;
    let (mut texts, mut findings) = (Texts::new(), Vec::new());
    let mut names: Vec<String> = names(dir).map_err(|error| Stop::reading(dir, &error))?;
    names.sort();
    for name in names.into_iter().filter(|name| name.to_ascii_lowercase().ends_with(".html")) {
        match template(dir, &name) {
            Ok(text) => drop(texts.insert(name, text)),
            Err(found) => findings.push(*found),
        }
    }
    if findings.is_empty() { Ok(texts) } else { Err(Stop::findings(Exit::Refused, findings)) }
}

fn names(dir: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(dir)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

fn template(dir: &Path, name: &str) -> Result<String, Box<Finding>> {
    if !forms::is_template(name) {
        let (zh, en) = ("没有这个名字的文书模板", "no paper has a template of this name");
        return Err(Box::new(finding(&codes::UNKNOWN_TEMPLATE, Place::file(name), zh, en)));
    }
    let path = dir.join(name);
    let wrong = |error: io::Error| Box::new(unreadable(name, &error));
    let size = fs::metadata(&path).map_err(wrong)?.len();
    if size > BYTES_MAX {
        let (zh, en) = (format!("模板有 {size} 字节，超过 {BYTES_MAX}"), format!("a template of {size} bytes, more than {BYTES_MAX}"));
        return Err(Box::new(finding(&codes::BROKEN_TEMPLATE, Place::file(name), zh, en)));
    }
    text(name, &fs::read(&path).map_err(wrong)?)
}

/// Templates that cannot be used, as findings.
pub fn refused(broken: Vec<Broken>) -> Stop {
    let told = |b: Broken| {
        let place = Place { row: b.fault.line, ..Place::file(&b.template) };
        finding(&codes::BROKEN_TEMPLATE, place, b.fault.zh, b.fault.en)
    };
    Stop::findings(Exit::Refused, broken.into_iter().map(told).collect())
}
