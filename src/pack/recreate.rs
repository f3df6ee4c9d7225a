//! Absent visits back into a plan, one after another at the cheapest place (greedy insertion with blinks;
//! Christiaens, Vanden Berghe 2020, doi:10.1287/trsc.2019.0914, §4.4).

use super::fit;
use super::plan::Plan;
use super::problem::Problem;
use super::scout::Scout;
use crate::seed::Stream;
use std::cmp::Reverse;

/// In which order absent visits look for places.
#[derive(Clone, Copy, Debug)]
enum Order {
    Random,
    LongestService,
    Farthest,
    Nearest,
    FewestDays,
}

/// Visits absent for longer that look for a place again in one iteration, at most.
const OLD_TRIED: usize = 16;

/// Places what can be placed of the visits absent since the last commit, and of some absent for longer (`absent[..old]`).
/// The order of trying is drawn.
pub(super) fn recreate(p: &Problem<'_>, plan: &mut Plan, old: usize, scout: &mut Scout<'_>) {
    let order = match scout.stream.below(13) {
        0..4 => Order::Random,
        4..8 => Order::LongestService,
        8..10 => Order::Farthest,
        10 => Order::Nearest,
        _ => Order::FewestDays,
    };
    let mut waiting = plan.absent[old..].to_vec();
    waiting.extend(again(&plan.absent[..old], &mut scout.stream));
    waiting.sort_unstable();
    scout.stream.shuffle(&mut waiting);
    sort(p, &mut waiting, order);
    for job in waiting {
        if let Some(offer) = fit::cheapest(p, plan, &p.jobs[job as usize], scout) {
            plan.apply(p, job, offer.spot);
        }
    }
}

/// All of them if they are few, else some in a row from a random one on.
fn again(absent: &[u32], stream: &mut Stream) -> Vec<u32> {
    if absent.len() <= OLD_TRIED {
        return absent.to_vec();
    }
    let start = stream.below(absent.len() as u64) as usize;
    absent.iter().cycle().skip(start).take(OLD_TRIED).copied().collect()
}

/// A first plan: fewest possible days first, then farthest; nothing is placed that would leave a tour without its crew.
pub(super) fn construct(p: &Problem<'_>, scout: &mut Scout<'_>) -> Plan {
    let mut plan = Plan::empty(p);
    let mut waiting = plan.absent.clone();
    sort(p, &mut waiting, Order::Farthest);
    sort(p, &mut waiting, Order::FewestDays);
    for job in waiting {
        if let Some(offer) = fit::cheapest(p, &plan, &p.jobs[job as usize], scout) {
            plan.change_if_staffed(p, |plan| plan.apply(p, job, offer.spot));
            plan.commit(|_| ());
        }
    }
    plan
}

fn sort(p: &Problem<'_>, absent: &mut [u32], order: Order) {
    let job = |j: &u32| &p.jobs[*j as usize];
    let away = |j: &u32| p.roads.metres(p.depots[job(j).org].site, job(j).site);
    match order {
        Order::Random => {}
        Order::LongestService => absent.sort_by_key(|&j| Reverse(p.times[j as usize].service)),
        Order::Farthest => absent.sort_by_cached_key(|j| Reverse(away(j))),
        Order::Nearest => absent.sort_by_cached_key(away),
        Order::FewestDays => absent.sort_by_key(|j| job(j).days.len()),
    }
}
