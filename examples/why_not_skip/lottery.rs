//! The same figures of the lottery.

use super::{List, log10_choose, share};
use evenhand::allot::Allotment;
use evenhand::base::Ratio;
use evenhand::lottery::round;
use evenhand::record::Shares;
use evenhand::seed::Stream;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Roundings looked at for pairs that were drawn together.
const DRAWS: u64 = 1000;

/// Exact chance of a member for an arc.
fn chance(shares: &Shares, (class, arc): (usize, usize)) -> Ratio {
    let class = &shares.classes[class];
    Ratio::new(class.arcs[arc].flow, class.den * class.size)
}

/// Whether the member's own chances per weight are better than the line's price: then no fairest lottery gives it this line.
fn is_out_of_reach(shares: &Shares, (class, arc): (usize, usize)) -> bool {
    let class = &shares.classes[class];
    let column = &shares.columns[class.arcs[arc].column as usize];
    class.ratio > shares.nodes[column.node as usize].price
}

/// The lottery, line by line.
pub fn table(lists: &[List], allotment: &Allotment) -> String {
    let shares = &allotment.shares;
    let draws: Vec<Vec<Vec<u64>>> = (0..DRAWS).map(|draw| round(shares, &mut Stream::new(key(draw)))).collect();
    let mut text = String::from("### The lottery on the same lists\n\n");
    text += "| line | entries N | drawn n | samples possible, at least | chance 0 | smallest other chance | largest chance | pairs never together | county quotas missed |\n";
    text += "|---|---|---|---|---|---|---|---|---|\n";
    let (mut entries, mut zeros, mut forced, mut missed) = (0, 0, 0, 0);
    for list in lists {
        let chances: Vec<Ratio> = list.entries.iter().map(|entry| chance(shares, entry.arc)).collect();
        let zero = chances.iter().filter(|chance| chance.num() == 0).count() as u64;
        let least = chances.iter().filter(|chance| chance.num() > 0).min().expect("somebody can be drawn");
        let most = chances.iter().max().expect("somebody can be drawn");
        (entries, zeros) = (entries + list.size(), zeros + zero);
        forced += list.entries.iter().filter(|entry| is_out_of_reach(shares, entry.arc)).count();
        let classes = Classes::of(list);
        let (surely, at_most) = classes.apart(shares, &draws);
        let all = list.size() * (list.size() - 1) / 2;
        let misses: usize = draws.iter().map(|seats| classes.missed(list, shares, seats)).sum();
        missed += misses;
        let quotas = if list.quotas.is_empty() { "none set".to_owned() } else { format!("{misses} in {DRAWS} draws") };
        let samples = draws.iter().map(|seats| classes.log10_samples(shares, seats)).fold(0.0, f64::max);
        let _ = writeln!(
            text,
            "| {} | {} | {} | 10^{samples:.0} | {zero} | {} | {} | {} to {} | {quotas} |",
            list.line,
            list.size(),
            list.seats,
            per_cent(*least),
            per_cent(*most),
            share(surely, all),
            share(at_most, all)
        );
    }
    let _ = writeln!(
        text,
        "\nOf {entries} entries, {zeros} ({}) have chance 0 in that line, {forced} of them in every lottery that is as fair: their enterprise has better chances in other lines.",
        share(zeros, entries)
    );
    let ratios = || shares.classes.iter().map(|class| (class.ratio, class.key.weight, class.size));
    let never: u64 = ratios().filter(|(ratio, ..)| ratio.num() == 0).map(|(.., size)| size).sum();
    let _ =
        writeln!(text, "Enterprises that can never be drawn for any line: {never} of {}.", ratios().map(|(.., size)| size).sum::<u64>());
    let least = ratios().map(|(ratio, weight, _)| Ratio::new(ratio.num() * weight, ratio.den())).min().expect("there are classes");
    let _ = writeln!(text, "Smallest number of batches any enterprise expects: {}/{}.", least.num(), least.den());
    let _ = writeln!(
        text,
        "County quotas missed in {DRAWS} draws: {missed}. Classes with more seats than their members' caps hold: {}.",
        over_cap(shares, &draws)
    );
    text
}

fn key(draw: u64) -> [u8; 32] {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&draw.to_be_bytes());
    key
}

fn per_cent(chance: Ratio) -> String {
    format!("{}/{} = {:.2} %", chance.num(), chance.den(), 100.0 * chance.approx())
}

/// Classes with more seats than their members' caps allow, over all draws.
fn over_cap(shares: &Shares, draws: &[Vec<Vec<u64>>]) -> usize {
    let over = |seats: &Vec<Vec<u64>>| {
        shares.classes.iter().zip(seats).filter(|(class, s)| s.iter().sum::<u64>() > class.key.cap * class.size).count()
    };
    draws.iter().map(over).sum()
}

/// The classes of a list, by position in the shares.
struct Classes(Vec<(usize, usize)>);

impl Classes {
    fn of(list: &List) -> Self {
        Self(list.entries.iter().map(|entry| entry.arc).collect::<BTreeSet<_>>().into_iter().collect())
    }

    /// Samples that one rounding alone makes possible: the members of each class are exchangeable.
    fn log10_samples(&self, shares: &Shares, seats: &[Vec<u64>]) -> f64 {
        self.0.iter().map(|&(k, at)| log10_choose(shares.classes[k].size, seats[k][at])).sum()
    }

    /// County quotas that a rounding misses.
    fn missed(&self, list: &List, shares: &Shares, seats: &[Vec<u64>]) -> usize {
        let mut counted = BTreeMap::new();
        for &(k, at) in &self.0 {
            *counted.entry(&shares.classes[k].key.county).or_insert(0) += seats[k][at];
        }
        list.quotas.iter().filter(|(county, (lo, hi))| !(lo..=hi).contains(&counted.get(county).unwrap_or(&0))).count()
    }

    /// Pairs of entries that are surely never drawn together for the line, and those not seen together in any of the draws.
    ///
    /// Surely: one of the two has chance 0, or both are of one class whose share is at most one seat.
    fn apart(&self, shares: &Shares, draws: &[Vec<Vec<u64>>]) -> (u64, u64) {
        let sizes: Vec<u64> = self.0.iter().map(|&(k, _)| shares.classes[k].size).collect();
        let (mut most, mut met) = (vec![0; sizes.len()], vec![false; sizes.len() * sizes.len()]);
        for seats in draws {
            let with: Vec<usize> = (0..sizes.len()).filter(|&c| seats[self.0[c].0][self.0[c].1] > 0).collect();
            for (i, &c) in with.iter().enumerate() {
                most[c] = most[c].max(seats[self.0[c].0][self.0[c].1]);
                with[i + 1..].iter().for_each(|&d| met[c * sizes.len() + d] = true);
            }
        }
        let (mut surely, mut unseen) = (0, 0);
        for (c, &(k, at)) in self.0.iter().enumerate() {
            let (class, inside) = (&shares.classes[k], sizes[c] * (sizes[c] - 1) / 2);
            surely += if class.arcs[at].flow <= class.den { inside } else { 0 };
            unseen += if most[c] < 2 { inside } else { 0 };
            for d in c + 1..sizes.len() {
                let none = |&(k, at): &(usize, usize)| shares.classes[k].arcs[at].flow == 0;
                surely += if none(&self.0[c]) || none(&self.0[d]) { sizes[c] * sizes[d] } else { 0 };
                unseen += if met[c * sizes.len() + d] { 0 } else { sizes[c] * sizes[d] };
            }
        }
        (surely, unseen)
    }
}
