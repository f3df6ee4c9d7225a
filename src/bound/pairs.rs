//! Subset-row cuts: of three visits, at most one journey makes two or more (Jepsen, Petersen, Spoorendonk, Pisinger 2008,
//! doi:10.1287/opre.1070.0449).

use super::cut::Cut;
use std::collections::BTreeMap;

/// By how much a cut is missed before it is worth adding.
const MISSED: f64 = 0.05;
/// Cuts added at once for an organisation, and those that share a visit.
const AT_ONCE: usize = 40;
const SHARED: usize = 5;

/// Threes of visits that fractions of the journeys in use (visits, how much) pair too often, worst first.
pub(super) fn missed(org: usize, used: &[(Vec<usize>, f64)]) -> Vec<Cut> {
    let fractions: Vec<(Vec<usize>, f64)> = used
        .iter()
        .filter(|u| u.1 < 0.999)
        .map(|u| {
            let mut visits = u.0.clone();
            visits.sort_unstable();
            (visits, u.1)
        })
        .collect();
    // visits that share a journey
    let mut beside: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (visits, _) in &fractions {
        for &a in visits {
            beside.entry(a).or_default().extend(visits.iter().filter(|b| **b != a));
        }
    }
    beside.values_mut().for_each(|b| {
        b.sort_unstable();
        b.dedup();
    });
    let mut sums: BTreeMap<[usize; 3], f64> = BTreeMap::new();
    for (visits, x) in &fractions {
        let mut own: BTreeMap<[usize; 3], usize> = BTreeMap::new();
        let mut doors = visits.clone();
        doors.dedup();
        for (i, &a) in doors.iter().enumerate() {
            for &b in &doors[i + 1..] {
                let thirds = beside[&a].iter().chain(&beside[&b]).filter(|c| **c != a && **c != b);
                for &c in thirds {
                    let mut three = [a, b, c];
                    three.sort_unstable();
                    own.entry(three).or_insert_with(|| visits.iter().filter(|v| three.contains(v)).count() / 2);
                }
            }
        }
        own.into_iter().for_each(|(three, n)| *sums.entry(three).or_insert(0.0) += n as f64 * x);
    }
    let mut found: Vec<(f64, [usize; 3])> = sums.into_iter().filter(|s| s.1 > 1.0 + MISSED).map(|(t, s)| (s, t)).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for (_, three) in found {
        if out.len() < AT_ONCE && three.iter().all(|v| shared.get(v).is_none_or(|n| *n < SHARED)) {
            three.iter().for_each(|v| *shared.entry(*v).or_default() += 1);
            out.push(Cut::Paired { org, visits: three.to_vec() });
        }
    }
    out
}
