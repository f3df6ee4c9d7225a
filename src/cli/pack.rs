//! `pack`: the routing engine on a standard instance file.

mod instance;

use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use std::path::PathBuf;

/// Arguments of `pack`.
#[derive(Debug, clap::Args)]
pub struct Pack {
    /// 标准算例文件：Solomon、Gehring–Homberger 或 CVRPLIB .vrp · a standard instance: Solomon, Gehring–Homberger or CVRPLIB .vrp
    #[arg(long, value_name = "FILE")]
    pub instance: PathBuf,
    /// 处理器时间(秒)，默认 10 · processor time in seconds, 10 unless given
    #[arg(long, value_name = "S", conflicts_with = "iterations")]
    pub cpu_seconds: Option<u32>,
    /// 迭代次数；同样的次数与种子，任何机器上结果相同 · iterations; with the same seed the answer is the same on any machine
    #[arg(long, value_name = "N")]
    pub iterations: Option<u64>,
    /// 种子 · seed
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// 路线写入 FILE.sol(CVRPLIB 格式) · writes the routes, in the form of CVRPLIB
    #[arg(long, value_name = "FILE.sol")]
    pub out: Option<PathBuf>,
}

impl Pack {
    /// Reads, solves and prints.
    ///
    /// # Errors
    /// If the file is refused, no plan keeps to the vehicles, or the output is taken.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        instance::run(self, desk)
    }
}
