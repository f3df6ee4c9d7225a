//! Absent visits back into a plan, one after another at the cheapest place (greedy insertion with blinks;
//! Christiaens, Vanden Berghe 2020, doi:10.1287/trsc.2019.0914, §4.4).

use super::cooling::Blink;
use super::fit;
use super::plan::Plan;
use super::problem::Problem;
use super::staffing;
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

/// Places what can be placed. The order of trying is drawn.
pub(super) fn recreate(p: &Problem<'_>, plan: &mut Plan, stream: &mut Stream, blink: &mut Blink) {
    let order = match stream.below(13) {
        0..4 => Order::Random,
        4..8 => Order::LongestService,
        8..10 => Order::Farthest,
        10 => Order::Nearest,
        _ => Order::FewestDays,
    };
    let mut absent = std::mem::take(&mut plan.absent);
    absent.sort_unstable();
    stream.shuffle(&mut absent);
    sort(p, &mut absent, order);
    for job in absent {
        match fit::cheapest(p, plan, &p.jobs[job as usize], stream, blink) {
            Some(offer) => plan.apply(p, job, offer.spot),
            None => plan.absent.push(job),
        }
    }
}

/// A first plan: fewest possible days first, then farthest; nothing is placed that would leave a tour without its crew.
pub(super) fn construct(p: &Problem<'_>, stream: &mut Stream) -> Plan {
    let mut plan = Plan::empty(p);
    let mut waiting = std::mem::take(&mut plan.absent);
    sort(p, &mut waiting, Order::Farthest);
    sort(p, &mut waiting, Order::FewestDays);
    for job in waiting {
        let offer = fit::cheapest(p, &plan, &p.jobs[job as usize], stream, &mut Blink::none());
        let placed = offer.is_some_and(|offer| staffing::apply_if_staffed(p, &mut plan, job, offer.spot));
        if !placed {
            plan.absent.push(job);
        }
    }
    plan
}

fn sort(p: &Problem<'_>, absent: &mut [u32], order: Order) {
    let job = |j: &u32| &p.jobs[*j as usize];
    let away = |j: &u32| p.roads.metres(p.depots[job(j).org].site, job(j).site);
    match order {
        Order::Random => {}
        Order::LongestService => absent.sort_by_key(|j| Reverse(job(j).service)),
        Order::Farthest => absent.sort_by_key(|j| Reverse(away(j))),
        Order::Nearest => absent.sort_by_key(away),
        Order::FewestDays => absent.sort_by_key(|j| job(j).days.len()),
    }
}
