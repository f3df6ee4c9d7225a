//! Rounded capacity cuts: visits whose batches need k journeys are entered at least k times.
//!
//! Laporte, Nobert 1983 (doi:10.1007/BF01720015) for vehicles; found greedily as in Augerat et al. 1995.

use super::case::Case;
use super::cut::Cut;
use std::collections::{BTreeMap, BTreeSet};

/// By how much a cut is missed before it is worth adding.
const MISSED: f64 = 0.03;
/// Cuts added at once for an organisation.
const AT_ONCE: usize = 30;

/// Journeys that the batches of these visits need at least.
pub(super) fn need(case: &Case<'_>, visits: &[usize]) -> i64 {
    let labs = &case.facts.labs;
    let mut sums = vec![0; labs.len()];
    visits.iter().flat_map(|&v| &case.loads[v]).for_each(|&(l, n)| sums[l] += n);
    let most = |l: usize| labs[l].batches_per_day.min(labs[l].batches_per_week).clamp(1, 1 << 40) as i64;
    sums.iter().enumerate().map(|(l, n)| (n + most(l) - 1) / most(l)).max().unwrap_or(0)
}

/// How often the journeys in use (visits, how much) go from one visit to another; `BASE` stands for the base.
struct Flow(BTreeMap<(usize, usize), f64>);

const BASE: usize = usize::MAX;

impl Flow {
    fn new(used: &[(Vec<usize>, f64)]) -> Self {
        let mut flow = BTreeMap::new();
        for (visits, x) in used {
            let mut at = BASE;
            for &to in visits {
                *flow.entry((at, to)).or_insert(0.0) += x;
                at = to;
            }
        }
        Self(flow)
    }

    fn at(&self, from: usize, to: usize) -> f64 {
        self.0.get(&(from, to)).copied().unwrap_or(0.0)
    }

    fn inflow(&self, to: usize, own: &[usize]) -> f64 {
        own.iter().map(|&i| self.at(i, to)).sum::<f64>() + self.at(BASE, to)
    }
}

/// Sets of visits that the journeys in use enter less often than they need, worst first.
///
/// From each visit the set grows by the visit most tied to it.
pub(super) fn missed(case: &Case<'_>, org: usize, used: &[(Vec<usize>, f64)]) -> Vec<Cut> {
    let flow = Flow::new(used);
    let own: BTreeSet<usize> = used.iter().flat_map(|u| u.0.iter().copied()).collect();
    let own: Vec<usize> = own.into_iter().collect();
    let mut found: Vec<(f64, Cut)> = Vec::new();
    for &seed in &own {
        let mut set = vec![seed];
        let mut tied: BTreeMap<usize, f64> = BTreeMap::new();
        let mut entered = flow.inflow(seed, &own);
        let mut last = seed;
        loop {
            for &j in own.iter().filter(|j| !set.contains(j)) {
                let both = flow.at(j, last) + flow.at(last, j);
                if both > 0.0 {
                    *tied.entry(j).or_insert(0.0) += both;
                }
            }
            let Some((&next, _)) = tied.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0))) else { break };
            tied.remove(&next);
            entered += flow.inflow(next, &own) - set.iter().map(|&i| flow.at(i, next) + flow.at(next, i)).sum::<f64>();
            set.push(next);
            last = next;
            let need = need(case, &set);
            if need as f64 - entered > MISSED {
                let mut visits = set.clone();
                visits.sort_unstable();
                found.push((need as f64 - entered, Cut::Entered { org, need, visits }));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.dedup_by(|a, b| a.1 == b.1);
    found.into_iter().map(|f| f.1).take(AT_ONCE).collect()
}
