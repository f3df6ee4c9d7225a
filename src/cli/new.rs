//! `new DIR`: an example task to fill in, with a template workbook; `new FILE.xlsx`: the workbook alone.

use super::desk::Desk;
use super::exit::Exit;
use super::files::{told, write_folder};
use super::mark::must_be_new;
use super::stop::Stop;
use crate::base::{Lang, write_atomic};
use crate::intake::{self, write};
use crate::scenario;
use crate::sheets::template;
use std::path::{Path, PathBuf};

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
pub struct New {
    /// the new task folder, or the new workbook (.xlsx)
    pub dir: PathBuf,
}

impl New {
    /// Writes the example task.
    ///
    /// # Errors
    /// If the folder has something in it or cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let mut files = scenario::template();
        let workbook = workbook(&files)?;
        if self.dir.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
            return self.alone(&workbook, desk);
        }
        files.push((template::FILE.to_owned(), workbook));
        write_folder(&self.dir, &files)?;
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        desk.answer(&serde_json::json!({"task": told(&self.dir), "files": names}), || {
            let (dir, count) = (self.dir.display(), names.len());
            match desk.lang {
                Lang::Zh => format!(
                    "已写出示例任务 {dir}（{count} 个文件）。改好后运行：evenhand check {dir}\n也可以只填其中的 {}，再用 evenhand import 转成任务\n",
                    template::FILE
                ),
                Lang::En => format!(
                    "wrote an example task to {dir} ({count} files); edit it, then: evenhand check {dir}\nor fill in {} alone and turn it into a task with evenhand import\n",
                    template::FILE
                ),
            }
        });
        Ok(Exit::Fine)
    }

    fn alone(&self, workbook: &[u8], desk: &Desk) -> Result<Exit, Stop> {
        must_be_new(&self.dir)?;
        write_atomic(&self.dir, workbook).map_err(|error| Stop::writing(&self.dir, &error))?;
        desk.answer(&serde_json::json!({"workbook": told(&self.dir)}), || {
            let file = self.dir.display();
            match desk.lang {
                Lang::Zh => format!("已写出任务模板 {file}。填好后运行：evenhand check {file}\n"),
                Lang::En => format!("wrote a template workbook to {file}; fill it in, then: evenhand check {file}\n"),
            }
        });
        Ok(Exit::Fine)
    }
}

/// The example task as a workbook with drop-downs.
fn workbook(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Stop> {
    let place = |folder: &Path| {
        for (name, bytes) in files {
            std::fs::write(folder.join(name), bytes)?;
        }
        Ok::<_, std::io::Error>(())
    };
    let folder = tempfile::tempdir().map_err(|error| Stop::writing(Path::new("."), &error))?;
    place(folder.path()).map_err(|error| Stop::writing(folder.path(), &error))?;
    let brief = intake::read_task(folder.path());
    template::template(&write::sheets(&brief))
        .map_err(|error| Stop::new(Exit::Fault, format!("写不出模板：{error}"), format!("cannot write the template: {error}")))
}
