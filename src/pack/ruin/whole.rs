//! Whole tours and whole days out, so that team-days can vanish (route elimination in the spirit of
//! Nagata, Bräysy 2009, doi:10.1016/j.orl.2009.04.006).

use super::any_visit;
use crate::pack::near::Near;
use crate::pack::plan::Plan;
use crate::pack::problem::Problem;
use crate::seed::Stream;

/// Takes out all of one tour.
pub(super) fn tour(p: &Problem<'_>, plan: &mut Plan, stream: &mut Stream) {
    if let Some(slot) = plan.at[any_visit(p, stream) as usize] {
        plan.take_out(p, slot as usize, &|_| true);
    }
}

/// Takes out the day of a random visit, and a few stops around it from other tours.
pub(super) fn day(p: &Problem<'_>, plan: &mut Plan, near: &Near, stream: &mut Stream) {
    let visit = any_visit(p, stream);
    if let Some(slot) = plan.at[visit as usize] {
        let tour = plan.slots[slot as usize].clone().expect("a placed visit has a tour");
        let day = (0..tour.days.len()).find(|&d| tour.jobs_of(d).any(|j| j == visit)).expect("the visit is on its tour");
        plan.take_out(p, slot as usize, &|j| tour.jobs_of(day).any(|gone| gone == j));
    }
    let others = 1 + stream.below(6) as usize;
    for &other in near.of(visit).iter().take(others) {
        if let Some(slot) = plan.at[other as usize] {
            plan.take_out(p, slot as usize, &|j| j == other);
        }
    }
}
