//! A RUN packed again under other wishes: what would a plan cost if … Nothing of the RUN is changed.

use super::super::desk::Desk;
use super::super::exit::Exit;
use super::super::files;
use super::super::interrupt::Interruptible;
use super::super::stop::Stop;
use super::Pack;
use crate::base::{self, Fen, Lang, Progress, Standing, canon, sha256, write_atomic};
use crate::frame::Sound;
use crate::intake::codes;
use crate::pack;
use crate::record::{Facts, Lab, Org, Prefer, Run, Totals};
use crate::report::{Papers, terminal::table, words};
use crate::seed::{EH1, Seed};
use serde::Serialize;
use std::path::Path;

/// A limit that does not bind, and the largest a fact may be.
const ANY: u64 = 10_000_000;

#[derive(Serialize)]
struct Answer<'a> {
    recorded: &'a Totals,
    recorded_unplaced: usize,
    totals: &'a Totals,
    unplaced: usize,
    iterations: u64,
}

/// Packs the batches as they now stand and compares with the plan as it now stands.
pub(super) fn run(verb: &Pack, path: &Path, desk: &Desk) -> Result<Exit, Stop> {
    files::must_be_folder(path)?;
    if let Some(taken) = verb.out.as_deref().filter(|path| path.exists()) {
        return Err(Stop::writing(taken, &std::io::ErrorKind::AlreadyExists.into()));
    }
    let papers = files::papers(&Run::at(path), desk)?;
    let sound = files::sound(&Run::at(path), &papers.commitment)?;
    let facts = wished(sound.facts().clone(), verb);
    let sound = Sound::new(facts, sound.sealed().clone()).expect("these wishes keep facts sound");
    let sound = verb.prefer.map(Prefer::from).into_iter().fold(sound, Sound::preferring);
    // the plan chooses nobody: a key of its own, so that it needs no secret and touches no stream of the record
    let seed = Seed::from_key(EH1, sha256(&[b"evenhand/what-if\0", &verb.seed.to_be_bytes()]).0);
    let enough = verb.within.map(|percent| enough(&papers, percent)).transpose()?;
    let plan = pack::pack(&sound, papers.batches(), &seed, &UntilProved { progress: Interruptible::new(desk.bars(), desk.lang), enough });
    if let Some(out) = &verb.out {
        let bytes = canon::write(&plan);
        write_atomic(out, &bytes).map_err(|error| Stop::writing(out, &error))?;
    }
    let recorded = papers.pack();
    let rows = Answer {
        recorded: &recorded.totals,
        recorded_unplaced: recorded.unplaced.len(),
        totals: &plan.totals,
        unplaced: plan.unplaced.len(),
        iterations: plan.iterations,
    };
    desk.answer(&rows, || said(&rows, desk.lang));
    Ok(if plan.unplaced.is_empty() { Exit::Fine } else { Exit::CannotMeet })
}

/// The cost that is proved to be within so many per cent of the least.
fn enough(papers: &Papers, percent: u32) -> Result<Fen, Stop> {
    let Some(proved) = papers.proved() else {
        return Err(if papers.bound.is_some() {
            Stop::refused("下界只对更正之前的计划成立", "the bound speaks of the plan before the amendments").coded(&codes::NOT_NOW)
        } else {
            Stop::refused("没有 bound.json；先运行 evenhand bound RUN", "there is no bound.json; run evenhand bound RUN first")
                .coded(&codes::MISSING_FILE)
        });
    };
    let bound = proved.bound;
    Ok(Fen(bound.0 + (i128::from(bound.0) * i128::from(percent) / 100) as i64))
}

/// Stops a search that has a plan of that cost, or was asked to stop.
struct UntilProved<P> {
    progress: P,
    enough: Option<Fen>,
}

impl<P: Progress> Progress for UntilProved<P> {
    fn at(&self, stage: &'static str, done: u64, total: u64) {
        self.progress.at(stage, done, total);
    }

    fn stop(&self) -> &dyn base::Stop {
        self
    }
}

impl<P: Progress> base::Stop for UntilProved<P> {
    fn now(&self, made: u64, best: Standing) -> bool {
        let proved = self.enough.is_some_and(|enough| best.unplaced == 0 && best.cost <= enough);
        proved || self.progress.stop().now(made, best)
    }
}

/// The facts under the wishes of the command line.
fn wished(mut facts: Facts, verb: &Pack) -> Facts {
    if let Some(iterations) = verb.iterations {
        facts.search.iterations = iterations;
    }
    if verb.day_trips {
        facts.orgs = facts.orgs.iter().cloned().map(|org| Org { lodges: false, ..org }).collect();
    }
    if verb.no_lab_limits {
        let free = facts.labs.iter().cloned().map(|lab| Lab { batches_per_day: ANY, batches_per_week: ANY, ..lab });
        facts.labs = free.collect();
    }
    facts
}

fn said(rows: &Answer<'_>, lang: Lang) -> String {
    let header: Vec<&str> = lang
        .pick(
            "|进门|未排入|行程|队日|过夜|公里|在途|等候|不均|费用（元）",
            "|visits|unplaced|tours|team-days|nights|km|late|waiting|uneven|cost (yuan)",
        )
        .split('|')
        .collect();
    let row = |name: &str, t: &Totals, unplaced: usize| {
        let visits = [t.visits, unplaced as u64, t.tours, t.team_days, t.nights].map(words::count);
        let waits = [t.late, t.waiting, t.uneven].map(words::count);
        let (kilometres, yuan) = (words::kilometres(t.metres), words::yuan(t.cost_given));
        std::iter::once(name.to_owned()).chain(visits).chain([kilometres]).chain(waits).chain([yuan]).collect::<Vec<_>>()
    };
    let rows = vec![
        row(lang.pick("记录中的计划", "the plan of the record"), rows.recorded, rows.recorded_unplaced),
        row(lang.pick("按此设想", "under these wishes"), rows.totals, rows.unplaced),
    ];
    let note = lang.pick(
        "费用按任务所给价格计。仅供比较，记录未变。\n",
        "Costs at the prices of the task. For comparison only; the record is unchanged.\n",
    );
    table(&header, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], rows) + note
}
