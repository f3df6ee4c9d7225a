//! `packets RUN --out DIR`: one page for each team and day, encrypted to the team's keys if there are any.

use super::acting::refused;
use super::desk::Desk;
use super::exit::Exit;
use super::files;
use super::packet_keys::PacketKeys;
use super::stop::Stop;
use super::tongue::Unfit;
use super::unlock::locked;
use crate::base::{Access, Day, Folder, Lang, write_atomic_with};
use crate::ceremony::{self, Stage};
use crate::intake::codes;
use crate::record::Run;
use crate::report::Papers;
use crate::report::packets::{Packet, packets};
use std::io;
use std::path::PathBuf;

/// Arguments of `packets`.
#[derive(Debug, clap::Args)]
pub struct Packets {
    /// the RUN folder
    pub run: PathBuf,
    /// new folder, readable by its owner only
    #[arg(long)]
    pub out: PathBuf,
    /// keys of the teams: then encrypted files only are written
    #[arg(long, value_name = "CSV")]
    pub keys: Option<PathBuf>,
    /// this day only, such as 2025-03-05
    #[arg(long, value_parser = day)]
    pub day: Option<Day>,
}

fn day(text: &str) -> Result<Day, Unfit> {
    text.parse().map_err(|_| Unfit { zh: "应写成 2025-03-05", en: "a day such as 2025-03-05 is expected" })
}

impl Packets {
    /// Writes the packets.
    ///
    /// # Errors
    /// If the RUN is not drawn or is void, a packet would have no key, or the folder is taken.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let run = Run::at(&self.run);
        let stage = ceremony::stage(&run.ledger()?, &run.commitment()?.commitment).map_err(|e| refused(&e))?;
        if !matches!(stage, Stage::Drawn | Stage::Revealed) {
            return Err(match stage {
                Stage::Void => Stop::refused("这次抽取已经作废", "this draw is void").coded(&codes::NOT_NOW),
                _ => Stop::refused("还没有抽取，没有行程", "nothing is drawn yet: there are no tours").coded(&codes::NOT_NOW),
            });
        }
        let papers = files::papers(&run, desk)?;
        let made = packets(&papers, self.day);
        if made.is_empty() {
            return Err(Stop::refused("没有这一天的行程", "no tour on that day").coded(&codes::UNKNOWN_NAME));
        }
        let files = self.files(&papers, &made)?;
        self.write(&files).map_err(|e| Stop::writing(&self.out, &e))?;
        let (count, out, names) = (files.len(), self.out.display(), files.iter().map(|(name, _)| name).collect::<Vec<_>>());
        desk.answer(&serde_json::json!({"folder": files::told(&self.out), "packets": names, "encrypted": self.keys.is_some()}), || {
            match (desk.lang, self.keys.is_some()) {
                (Lang::Zh, true) => format!("{count} 份任务单，已分别加密，写入 {out}；打开：evenhand key open FILE --identity 私钥 --out 新文件\n"),
                (Lang::Zh, false) => format!("{count} 份任务单，写入 {out}（未加密，仅本人可读；--keys 可加密给各队）\n"),
                (Lang::En, true) => {
                    format!("{count} packets, each encrypted to its team, in {out}; open one with: evenhand key open FILE --identity KEY --out NEW\n")
                }
                (Lang::En, false) => format!("{count} packets in {out} (not encrypted, readable by their owner only; --keys encrypts them)\n"),
            }
        });
        Ok(Exit::Fine)
    }

    /// Names and bytes; nothing is written before all of them are there.
    fn files(&self, papers: &Papers, made: &[Packet]) -> Result<Vec<(String, Vec<u8>)>, Stop> {
        let Some(path) = &self.keys else {
            return Ok(made.iter().map(|p| (format!("{}.html", p.name), p.page.clone().into_bytes())).collect());
        };
        let samplers = papers.sealed.samplers.iter().map(|s| s.id.as_str());
        let holders = samplers.chain(papers.pack().tours.iter().map(|t| t.id.as_str())).collect();
        let wrong = |findings| Stop::findings(Exit::Refused, findings);
        let keys = PacketKeys::read(path, &holders).map_err(wrong)?;
        let lacking: Vec<_> = made.iter().filter_map(|packet| keys.of(packet).err()).map(|lack| *lack).collect();
        if !lacking.is_empty() {
            return Err(wrong(lacking));
        }
        let file = |packet: &Packet| {
            let keys = keys.of(packet).map_err(|lack| wrong(vec![*lack]))?;
            let bytes = ceremony::lock(&keys, packet.page.as_bytes()).map_err(|e| locked(&e))?;
            Ok((format!("{}.html.age", packet.name), bytes))
        };
        made.iter().map(file).collect()
    }

    fn write(&self, files: &[(String, Vec<u8>)]) -> io::Result<()> {
        let folder = Folder::start(&self.out)?;
        for (name, bytes) in files {
            write_atomic_with(&folder.path().join(name), Access::Owner, |out| out.write_all(bytes))?;
        }
        folder.finish_for(Access::Owner)
    }
}
