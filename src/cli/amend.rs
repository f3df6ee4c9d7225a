//! `amend RUN INCIDENTS`: alternates are called and tours repaired; the record grows.

use super::acting::{Acting, refused};
use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use super::{cannot, draw::unplaced, files, incidents};
use crate::amend;
use crate::base::Lang;
use crate::ceremony;
use crate::pipeline;
use crate::record::{Amendment, Reserve, Run};
use crate::report::{Papers, TeamDays, terminal::table, words::reserve};
use serde::Serialize;
use std::path::PathBuf;

/// Arguments of `amend`.
#[derive(Debug, clap::Args)]
pub struct Amend {
    /// the RUN folder
    pub run: PathBuf,
    /// incidents: enterprise,line,kind,day,evidence,approver
    pub incidents: PathBuf,
    #[command(flatten)]
    pub acting: Acting,
}

impl Amend {
    /// Writes the next `amendment-000n.json`.
    ///
    /// # Errors
    /// If the incidents are refused or the tours cannot be crewed.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let incidents = incidents::read(&self.incidents).map_err(|found| Stop::findings(Exit::Refused, found))?;
        let run = Run::at(&self.run);
        let act = self.acting.enter(&run)?;
        let digest = run.commitment()?.commitment;
        let resumed = ceremony::resume(&run, &digest, act.terms()).map_err(|e| refused(&e))?;
        for number in resumed {
            desk.say(&match desk.lang {
                Lang::Zh => format!("上次中断的第 {number} 次更正补记入台账"),
                Lang::En => format!("amendment {number}, interrupted before, is entered into the ledger"),
            });
        }
        let mut papers = files::papers(&run, desk)?;
        let (sound, secret) = (files::sound(&run, &papers.commitment)?, files::secret(&run, &papers.commitment)?);
        let seed = pipeline::seed(&papers.commitment, &secret, &papers.record.seed.values).map_err(|e| cannot::derive(&e))?;
        let previous = run.digest(&Run::name_before(papers.amendments.len() as u64 + 1))?;
        let amendment = amend::amend(&sound, &papers.record, &papers.amendments, previous, incidents, &seed, &desk.bars())
            .map_err(|e| cannot::amend(&e))?;
        ceremony::amended(&run, &digest, &amendment, act.terms()).map_err(|e| refused(&e))?;
        let days = TeamDays::between(papers.pack(), &amendment.pack);
        papers.amendments.push(amendment.clone());
        let rows = Answer { amendment: &amendment, team_days: days };
        desk.answer(&rows, || words(&papers, &amendment, days, desk.lang) + &unplaced(&papers, desk.lang));
        let filled = amendment.replacements.iter().all(|r| r.to.is_some()) && amendment.unplaced.is_empty();
        Ok(if filled { Exit::Fine } else { Exit::CannotMeet })
    }
}

/// The amendment as written, and what it changed on the road.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    amendment: &'a Amendment,
    team_days: TeamDays,
}

fn words(papers: &Papers, amendment: &Amendment, days: TeamDays, lang: Lang) -> String {
    let row = |r: &crate::record::Replacement| {
        let to = r.to.as_ref().map_or(lang.pick("无人可补", "nobody left"), |to| papers.enterprise_name(to));
        vec![
            r.line.to_string(),
            papers.enterprise_name(&r.from).to_owned(),
            to.to_owned(),
            r.reserve.as_ref().map(|from| reserve(from, lang)).unwrap_or_default(),
        ]
    };
    let header: Vec<&str> = lang.pick("产品行|原企业|补入|来自", "line|instead of|comes|from").split('|').collect();
    let head = match lang {
        Lang::Zh => {
            format!("第 {} 次更正：{} 项情况，{} 个行程有变\n", amendment.number, amendment.incidents.len(), amendment.changed_tours.len())
        }
        Lang::En => format!(
            "amendment {}: {} incidents, {} tours changed\n",
            amendment.number,
            amendment.incidents.len(),
            amendment.changed_tours.len()
        ),
    };
    let TeamDays { before, after, changed, new } = days;
    let road = match lang {
        Lang::Zh => format!("队日 {before} → {after}：原有 {changed} 个队日有变，新增 {new} 个\n"),
        Lang::En => format!("team-days {before} → {after}: {changed} of the old ones changed, {new} new\n"),
    };
    head + &road + &round(amendment, lang) + &table(&header, &[], amendment.replacements.iter().map(row).collect())
}

/// What the further round was about, if there was one.
fn round(amendment: &Amendment, lang: Lang) -> String {
    let Some(round) = &amendment.round else { return String::new() };
    let took_part: u64 = round.shares.classes.iter().map(|c| c.size).sum();
    let (number, drawn) = (round.number, round.drawn.len());
    let asked = amendment.replacements.iter().filter(|r| !matches!(r.reserve, Some(Reserve::Class(_)))).count();
    match lang {
        Lang::Zh => format!("备选用尽：第 {number} 轮在 {took_part} 家可补企业中再抽 {asked} 批次，抽出 {drawn}\n"),
        Lang::En => {
            format!("alternates exhausted: round {number} draws {asked} batches again among {took_part} enterprises, {drawn} drawn\n")
        }
    }
}
