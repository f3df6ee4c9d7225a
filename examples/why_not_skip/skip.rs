//! Equal-interval skip: k = ⌊N/n⌋, one random start in 1..k, then every k-th.

use super::{List, log10_choose, share};
use evenhand::allot::Allotment;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A list just short of an interval of three.
const STEEP: (u64, u64) = (299, 100);

/// The k possible samples of a list; sample s holds positions s, s + k, s + 2k … , n of them.
pub fn samples(list: &List) -> Vec<Vec<usize>> {
    let k = list.size() / list.seats;
    assert!(k >= 2, "more than half of a list is drawn in another way, and no list here asks for that");
    (0..k).map(|start| (0..list.seats).map(|i| (start + i * k) as usize).collect()).collect()
}

/// County quotas a sample misses.
fn missed(list: &List, sample: &[usize]) -> usize {
    let mut seats = BTreeMap::new();
    for &at in sample {
        *seats.entry(&list.entries[at].county).or_insert(0u64) += 1;
    }
    list.quotas.iter().filter(|(county, (lo, hi))| !(lo..=hi).contains(&seats.get(county).unwrap_or(&0))).count()
}

/// Pairs of entries that are in no sample together, and all pairs.
pub fn pairs_apart(list: &List) -> (u64, u64) {
    let (n, seats) = (list.size(), list.seats);
    let all = n * (n - 1) / 2;
    (all - n / seats * (seats * (seats - 1) / 2), all)
}

/// The skip, line by line.
pub fn table(lists: &[List], allotment: &Allotment) -> String {
    let mut text = String::from("### The systematic skip, line by line\n\n");
    text += "| line | entries N | drawn n | interval k | samples possible | samples there are | never drawn | chance of the others | fair chance | pairs never together | county quotas missed |\n";
    text += "|---|---|---|---|---|---|---|---|---|---|---|\n";
    let (mut entries, mut never) = (0, 0);
    for list in lists {
        let (n, k) = (list.size(), list.size() / list.seats);
        let out = n - k * list.seats;
        (entries, never) = (entries + n, never + out);
        let (apart, all) = pairs_apart(list);
        let misses: Vec<usize> = samples(list).iter().map(|sample| missed(list, sample)).collect();
        let quotas = match (list.quotas.len(), misses.iter().min(), misses.iter().max()) {
            (0, ..) => "none set".to_owned(),
            (of, Some(least), Some(most)) => format!("{least} to {most} of {of}"),
            _ => unreachable!("a list has samples"),
        };
        let _ = writeln!(
            text,
            "| {} | {n} | {} | {k} | {k} | 10^{:.0} | {out} ({}) | {} | {} | {} | {quotas} |",
            list.line,
            list.seats,
            log10_choose(n, list.seats),
            share(out, n),
            share(1, k),
            share(list.seats, n),
            share(apart, all)
        );
    }
    let _ = writeln!(text, "\nOf {entries} entries, {never} ({}) can never be drawn.", share(never, entries));
    let (n, seats) = STEEP;
    let k = n / seats;
    let out = n - k * seats;
    let _ = writeln!(
        text,
        "A list of {n} of which {seats} are drawn: {k} samples, {out} entries ({}) never drawn, the others with {} instead of {}.",
        share(out, n),
        share(1, k),
        share(seats, n)
    );
    let (whole, cap) = (whole_missed(lists), over_cap(lists, allotment));
    let _ = writeln!(text, "Enterprises that can never be drawn for any line: {whole}.");
    let _ = writeln!(text, "Enterprises drawn for more lines than their cap, expected when lines start independently: {cap:.2}.");
    text
}

/// Enterprises that stand in lists and are in no possible sample of any.
fn whole_missed(lists: &[List]) -> usize {
    let (mut all, mut drawn) = (BTreeSet::new(), BTreeSet::new());
    for list in lists {
        all.extend(list.entries.iter().map(|entry| &entry.enterprise));
        drawn.extend(samples(list).concat().into_iter().map(|at| &list.entries[at].enterprise));
    }
    all.len() - drawn.len()
}

/// Expected enterprises above their cap.
fn over_cap(lists: &[List], allotment: &Allotment) -> f64 {
    let mut chances: BTreeMap<_, (u64, Vec<f64>)> = BTreeMap::new();
    for list in lists {
        let k = list.size() / list.seats;
        for (at, entry) in list.entries.iter().enumerate() {
            let cap = allotment.shares.classes[entry.arc.0].key.cap;
            let chance = if (at as u64) < k * list.seats { 1.0 / k as f64 } else { 0.0 };
            chances.entry(&entry.enterprise).or_insert((cap, vec![])).1.push(chance);
        }
    }
    chances.values().map(|(cap, chances)| above(*cap as usize, chances)).sum()
}

/// Chance that more than `cap` of independent events happen.
fn above(cap: usize, chances: &[f64]) -> f64 {
    let mut exactly = vec![1.0];
    for chance in chances {
        let mut next = vec![0.0; exactly.len() + 1];
        for (count, mass) in exactly.iter().enumerate() {
            next[count] += mass * (1.0 - chance);
            next[count + 1] += mass * chance;
        }
        exactly = next;
    }
    exactly.iter().skip(cap + 1).sum()
}
