//! What rules of the draw cost on the road: `combine` against `spread`, one entry an enterprise against one a batch.
//!
//!     cargo run --release --example hidden_cost -- RUN [RUN …] [--iterations 20000] [--keys 3] [--without 3]
//!
//! With `--without N` every N-th enterprise of the frame is left out, so that more of the others give more than one batch.
//! The facts and the frame of each RUN are drawn and packed again under keys of this study (never the RUN's own), in all four
//! ways. Prints means over the keys. "One entry a batch" gives every further batch of an enterprise a door of its own at the same
//! place.

use evenhand::base::{EnterpriseId, Quiet};
use evenhand::frame::Sound;
use evenhand::record::{Batch, Dealing, Facts, Run, Sealed, Totals};
use evenhand::seed::{EH1, Seed};
use evenhand::{allot, draw, pack};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut runs, mut iterations, mut keys, mut without) = (Vec::new(), 20_000, 3, usize::MAX);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--iterations" => iterations = words.next().ok_or("how many?")?.parse()?,
            "--keys" => keys = words.next().ok_or("how many?")?.parse::<u8>()?,
            "--without" => without = words.next().ok_or("every which?")?.parse::<usize>()?.max(2),
            _ => runs.push(word),
        }
    }
    println!("| run | dealing | entries | visits | unplaced | tours | team-days | nights | km | yuan |");
    println!("|---|---|---|--:|--:|--:|--:|--:|--:|--:|");
    for path in runs {
        let run = Run::at(Path::new(&path));
        let (mut facts, sealed) = (run.commitment()?.plan.facts, thinned(run.sealed()?, without));
        facts.search.iterations = iterations;
        for dealing in [Dealing::Combine, Dealing::Spread] {
            facts.rules.dealing = dealing;
            for one in [true, false] {
                let mut sum = Sum::default();
                for key in 1..=keys {
                    sum.add(&packed(&facts, &sealed, one, key)?);
                }
                println!("| {path} | {dealing:?} | {} | {} |", if one { "one" } else { "one a batch" }, sum.means(u64::from(keys)));
            }
        }
    }
    Ok(())
}

/// The frame without every so many, and what concerns the others.
fn thinned(mut sealed: Sealed, every: usize) -> Sealed {
    let frame: Vec<_> = sealed.frame.iter().zip(1..).filter(|(_, place)| place % every != 0).map(|(e, _)| e.clone()).collect();
    let there = |id: &EnterpriseId| frame.binary_search_by(|e| e.id.cmp(id)).is_ok();
    sealed.history = sealed.history.iter().filter(|h| there(&h.enterprise)).cloned().collect();
    sealed.conflicts = sealed.conflicts.iter().filter(|c| there(&c.enterprise)).cloned().collect();
    sealed.frame = frame;
    sealed
}

/// Totals of a plan, and the visits left over.
fn packed(facts: &Facts, sealed: &Sealed, one: bool, key: u8) -> Result<(Totals, u64), Box<dyn Error>> {
    let seed = Seed::from_key(EH1, [key; 32]);
    let sound = sound(facts.clone(), sealed.clone())?;
    let allotment = allot::allot(&sound).map_err(|_| "the quotas cannot be met from this frame")?;
    let drawn = draw::draw(&sound, &allotment, &seed).batches.to_vec();
    let (sound, drawn) = if one { (sound, drawn) } else { apart(facts, sealed, drawn)? };
    let plan = pack::pack(&sound, &drawn, &seed, &Quiet);
    Ok((plan.totals, plan.unplaced.len() as u64))
}

/// Every batch of an enterprise after the first goes to a double of it.
fn apart(facts: &Facts, sealed: &Sealed, mut batches: Vec<Batch>) -> Result<(Sound, Vec<Batch>), Box<dyn Error>> {
    let mut sealed = sealed.clone();
    let (mut frame, mut conflicts) = (sealed.frame.to_vec(), sealed.conflicts.to_vec());
    let mut met = BTreeMap::new();
    for batch in &mut batches {
        let times = met.entry(batch.enterprise.clone()).and_modify(|n| *n += 1).or_insert(1);
        if *times == 1 {
            continue;
        }
        let site = format!("{}+{times}", batch.enterprise);
        let mut double = frame.iter().find(|e| e.id == batch.enterprise).ok_or("a batch of nobody")?.clone();
        let known: Vec<_> = conflicts.iter().filter(|c| c.enterprise == batch.enterprise).cloned().collect();
        (double.id, double.uscc) = (site.as_str().into(), site.as_str().into());
        conflicts.extend(known.into_iter().map(|mut c| {
            c.enterprise = double.id.clone();
            c
        }));
        batch.enterprise = double.id.clone();
        frame.push(double);
    }
    frame.sort_by(|a, b| a.id.cmp(&b.id));
    conflicts.sort();
    (sealed.frame, sealed.conflicts) = (frame, conflicts);
    Ok((sound(facts.clone(), sealed)?, batches))
}

fn sound(facts: Facts, sealed: Sealed) -> Result<Sound, String> {
    Sound::new(facts, sealed).map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())
}

/// Sums over keys.
#[derive(Default)]
struct Sum {
    unplaced: u64,
    of: [u64; 6],
}

impl Sum {
    fn add(&mut self, (t, unplaced): &(Totals, u64)) {
        self.unplaced += unplaced;
        let row = [t.visits, t.tours, t.team_days, t.nights, t.metres.0 as u64 / 1000, t.cost.0 as u64 / 100];
        self.of.iter_mut().zip(row).for_each(|(sum, n)| *sum += n);
    }

    fn means(&self, keys: u64) -> String {
        let [visits, rest @ ..] = self.of.map(|n| n.div_euclid(keys).to_string());
        format!("{visits} | {} | {}", self.unplaced / keys, rest.join(" | "))
    }
}
