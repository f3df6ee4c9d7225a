//! `new DIR`: an example task to fill in.

use super::desk::Desk;
use super::exit::Exit;
use super::files::write_folder;
use super::stop::Stop;
use crate::scenario;
use std::path::PathBuf;

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
pub struct New {
    /// the new task folder
    pub dir: PathBuf,
}

impl New {
    /// Writes the example task.
    ///
    /// # Errors
    /// If the folder has something in it or cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let files = scenario::template();
        write_folder(&self.dir, &files)?;
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        desk.answer(&serde_json::json!({"task": self.dir, "files": names}), || {
            let dir = self.dir.display();
            match desk.lang {
                crate::base::Lang::Zh => format!("已写出示例任务 {dir}（{} 个文件）。改好后运行：evenhand check {dir}\n", names.len()),
                crate::base::Lang::En => {
                    format!("wrote an example task to {dir} ({} files); edit it, then: evenhand check {dir}\n", names.len())
                }
            }
        });
        Ok(Exit::Fine)
    }
}
