//! Every plan against the task itself: quotas, caps, open lines. Reads the facts, not the lottery.

use super::book::{Book, Entry};
use super::frequencies::Frequency;
use crate::allot::Allotment;
use crate::frame::Sound;
use crate::record::{Line, Scope};
use std::collections::BTreeMap;

/// What is wrong with the plans, in words for a fault report: nothing, unless the program is broken.
pub fn verify(sound: &Sound, allotment: &Allotment, book: &Book, frequencies: &[Frequency]) -> Vec<String> {
    let mut wrong: Vec<String> = Vec::new();
    for (number, plan) in (1..).zip(&book.plans) {
        let whole: Vec<&Entry> = plan.iter().chain(&book.forced).collect();
        wrong.extend(limits(sound, allotment, &whole).into_iter().map(|what| format!("plan {number}: {what}")));
        wrong.extend(rows(sound, allotment, &whole).into_iter().map(|what| format!("plan {number}: {what}")));
    }
    let far = frequencies.iter().filter(|f| !f.is_near());
    wrong.extend(
        far.map(|f| format!("{} {:?}: {} plans, probability {}/{}", sound.sealed().frame[f.row].id, f.line, f.count, f.num, f.den)),
    );
    wrong
}

/// Lines, groups, counties and scopes.
fn limits(sound: &Sound, allotment: &Allotment, plan: &[&Entry]) -> Vec<String> {
    let (facts, frame) = (sound.facts(), &sound.sealed().frame);
    let mut wrong = Vec::new();
    let mut need = |name: String, n: u64, min: u64, max: u64| {
        if !(min..=max).contains(&n) {
            wrong.push(format!("{name} has {n}, not {min} to {max}"));
        }
    };
    let mut groups: BTreeMap<&str, u64> = BTreeMap::new();
    for line in &facts.lines {
        let mine: Vec<&&Entry> = plan.iter().filter(|entry| entry.line == line.id).collect();
        match &line.group {
            Some(group) => *groups.entry(group.as_str()).or_insert(0) += mine.len() as u64,
            None => need(line.id.to_string(), mine.len() as u64, line.batches, line.batches),
        }
        let mut listed = 0;
        for limit in &line.counties {
            let n = mine.iter().filter(|entry| frame[entry.row].county == limit.county).count() as u64;
            listed += n;
            need(format!("{}/{}", line.id, limit.county), n, limit.min, limit.max);
        }
        if line.counties_only {
            need(format!("{} outside its counties", line.id), mine.len() as u64 - listed, 0, 0);
        }
        for limit in &line.scope_limits {
            let n = mine.iter().filter(|entry| scope(sound, allotment, line, entry) == limit.scope).count() as u64;
            need(format!("{} {:?}", line.id, limit.scope), n, limit.min, limit.max);
        }
    }
    for group in &facts.groups {
        need(group.id.to_string(), groups.get(group.id.as_str()).copied().unwrap_or(0), group.batches, group.batches);
    }
    wrong
}

/// The scope a batch of a line with scope limits counts for: its column's; a forced one counts as a producer if it can.
fn scope(sound: &Sound, allotment: &Allotment, line: &Line, entry: &Entry) -> Scope {
    let produces = |scopes: &[Scope]| scopes.contains(&Scope::Producer);
    let producer = match entry.column {
        Some(column) => allotment.shares.columns[column].id.ends_with("//producer"),
        None => produces(&sound.sealed().frame[entry.row].scopes) && produces(&line.scopes),
    };
    if producer { Scope::Producer } else { Scope::Seller }
}

/// Caps, one batch per line, and lines that are open.
fn rows(sound: &Sound, allotment: &Allotment, plan: &[&Entry]) -> Vec<String> {
    let lines = &sound.facts().lines;
    let mut of_row: BTreeMap<usize, Vec<&Entry>> = BTreeMap::new();
    for entry in plan {
        of_row.entry(entry.row).or_default().push(entry);
    }
    let mut wrong = Vec::new();
    if let Some(limit) = sound.facts().rules.batches_per_company_max {
        let mut companies: BTreeMap<&str, u64> = BTreeMap::new();
        for entry in plan {
            *companies.entry(sound.sealed().frame[entry.row].id.company()).or_insert(0) += 1;
        }
        // follow-ups are forced in whatever the limit
        let forced =
            |code: &str| plan.iter().filter(|e| e.column.is_none() && sound.sealed().frame[e.row].id.company() == code).count() as u64;
        let over = companies.into_iter().filter(|(code, n)| *n > limit.max(forced(code)));
        wrong.extend(over.map(|(code, n)| format!("company {code} has {n} batches, at most {limit}")));
    }
    for (row, mut entries) in of_row {
        let (id, standing) = (&sound.sealed().frame[row].id, &allotment.standings[row]);
        let open = |entry: &&Entry| standing.openings.iter().any(|o| lines[o.line].id == entry.line);
        if entries.len() as u64 > standing.cap || !entries.iter().all(open) {
            wrong.push(format!("{id} has {} batches, at most {}, or a line that is not open to it", entries.len(), standing.cap));
        }
        entries.sort_unstable_by_key(|entry| &entry.line);
        if entries.windows(2).any(|pair| pair[0].line == pair[1].line) {
            wrong.push(format!("{id} has one line twice"));
        }
    }
    wrong
}
