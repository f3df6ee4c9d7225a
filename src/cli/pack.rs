//! `pack`: a RUN packed again under other wishes, or the routing engine on a standard instance file.

mod instance;
mod what_if;

use super::commit::PreferName;
use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use std::path::PathBuf;

/// Arguments of `pack`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["run_folder", "instance"]))]
pub struct Pack {
    /// the RUN folder: packed again under other wishes, for comparison only
    #[arg(value_name = "RUN")]
    pub run_folder: Option<PathBuf>,
    /// a standard instance: Solomon, Gehring–Homberger or CVRPLIB .vrp
    #[arg(long, value_name = "FILE")]
    pub instance: Option<PathBuf>,
    /// processor time in seconds, 10 unless given
    #[arg(long, value_name = "S", conflicts_with_all = ["iterations", "run_folder"])]
    pub cpu_seconds: Option<u32>,
    /// iterations; with the same seed the answer is the same on any machine
    #[arg(long, value_name = "N")]
    pub iterations: Option<u64>,
    /// seed
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// writes the routes in the form of CVRPLIB, or the plan as JSON
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// what matters most (of a RUN)
    #[arg(long, value_enum, conflicts_with = "instance")]
    pub prefer: Option<PreferName>,
    /// home every night (of a RUN)
    #[arg(long, conflicts_with = "instance")]
    pub day_trips: bool,
    /// labs take any number (of a RUN)
    #[arg(long, conflicts_with = "instance")]
    pub no_lab_limits: bool,
    /// stop once proved within so many per cent (of a RUN with a bound)
    #[arg(long, value_name = "PERCENT", conflicts_with_all = ["instance", "prefer", "no_lab_limits"])]
    pub within: Option<u32>,
}

impl Pack {
    /// Reads, solves and prints.
    ///
    /// # Errors
    /// If the file or the RUN is refused, no plan keeps to the vehicles, or the output is taken.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        match (&self.instance, &self.run_folder) {
            (Some(file), _) => instance::run(self, file, desk),
            (None, Some(run)) => what_if::run(self, run, desk),
            (None, None) => unreachable!("one of the two is required"),
        }
    }
}
