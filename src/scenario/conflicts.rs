//! `conflicts.csv`: samplers and labs that must keep away from an enterprise.

use super::enterprise::Enterprise;
use super::history;
use super::roster;
use super::world::World;
use crate::seed::Stream;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Pairs of sampler and enterprise in a frame of the whole plan; more in a larger frame.
const SAMPLERS: u64 = 15;
/// Pairs of lab and enterprise, likewise.
const LABS: u64 = 8;
/// So many of the first samplers' pairs name an enterprise that failed last year: one that will be visited.
const SURE: usize = 3;

const SAMPLER_REASONS: [&str; 3] = ["近亲属任职(虚构)", "曾在该企业工作(虚构)", "持有股权(虚构)"];
const LAB_REASON: &str = "任务期间有有偿检验合同(虚构)";

/// Write the conflicts.
pub(super) fn write(world: &World, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# 回避关系为虚构。 Conflicts of interest are made up.")?;
    writeln!(out, "回避方,企业,原因")?;
    let mut stream = world.stream("conflicts", 0);
    let failures = history::failures(world);
    let mut pairs = BTreeSet::new();
    for failure in failures.iter().take(SURE) {
        let people = roster::samplers_of(world, failure.line.org);
        pairs.insert((format!("sampler:{}", pick(&people, &mut stream)), failure.index, *pick(&SAMPLER_REASONS, &mut stream)));
    }
    for _ in pairs.len() as u64..world.grown(SAMPLERS) {
        let org = pick(world.setting.orgs, &mut stream).0;
        let people = roster::samplers_of(world, org);
        let index = stream.below(world.enterprises);
        pairs.insert((format!("sampler:{}", pick(&people, &mut stream)), index, *pick(&SAMPLER_REASONS, &mut stream)));
    }
    for _ in 0..world.grown(LABS) {
        let (lab, index) = (pick(world.setting.labs, &mut stream).id, stream.below(world.enterprises));
        if failures.iter().all(|f| f.index != index) {
            pairs.insert((format!("lab:{lab}"), index, LAB_REASON));
        }
    }
    put(world, &pairs, out)
}

/// One row a pair: the first reason counts.
fn put(world: &World, pairs: &BTreeSet<(String, u64, &str)>, out: &mut dyn Write) -> io::Result<()> {
    let mut last = None;
    for (party, index, reason) in pairs {
        if last != Some((party, index)) {
            writeln!(out, "{party},{},{reason}", Enterprise::new(world, *index).id())?;
        }
        last = Some((party, index));
    }
    Ok(())
}

fn pick<'a, T>(items: &'a [T], stream: &mut Stream) -> &'a T {
    &items[stream.below(items.len() as u64) as usize]
}
