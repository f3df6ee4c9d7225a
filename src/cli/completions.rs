//! `completions SHELL`: what a shell needs to complete verbs and arguments.

use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use super::tongue::{Texts, shown};
use clap_complete::Shell;

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// the shell
    #[arg(value_enum)]
    pub shell: Shell,
}

impl Completions {
    /// Writes the script to standard output; its descriptions are of the user's language.
    ///
    /// # Errors
    /// None.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let mut tree = shown(super::command(), &Texts::of(desk.lang));
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut tree, "evenhand", &mut script);
        let script = String::from_utf8_lossy(&script).into_owned();
        desk.answer(&serde_json::json!({"shell": self.shell.to_string(), "script": script}), || script.clone());
        Ok(Exit::Fine)
    }
}
