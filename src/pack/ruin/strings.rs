//! Adjacent string removal (Christiaens, Vanden Berghe 2020, doi:10.1287/trsc.2019.0914, §4.2): strings of stops out of tours
//! that pass near one place, so that what is removed can trade places.

use super::any_visit;
use crate::pack::near::Near;
use crate::pack::plan::Plan;
use crate::pack::problem::Problem;
use crate::pack::tour::Tour;
use crate::seed::Stream;

/// c̄: visits removed on average.
const REMOVED_MEAN: u64 = 10;
/// L_max: longest string. Shorter than the 10 of the paper: a tour's stops here lie on several days.
const STRING_MAX: u64 = 6;

/// Takes strings of stops out of tours near a random visit.
pub(super) fn adjacent(p: &Problem<'_>, plan: &mut Plan, near: &Near, stream: &mut Stream) {
    near_visit(p, plan, near, any_visit(p, stream), stream);
}

/// Takes strings of stops out of tours near this visit.
pub(in crate::pack) fn near_visit(p: &Problem<'_>, plan: &mut Plan, near: &Near, centre: u32, stream: &mut Stream) {
    let longest = STRING_MAX.min(((p.jobs.len() - plan.absent.len()) / plan.tours.max(1)).max(1) as u64);
    // k_s = ⌊U(1, 4c̄/(1 + l) )⌋
    let strings = 1 + stream.below((4 * REMOVED_MEAN / (1 + longest)).max(2) - 1);
    let mut ruined: Vec<usize> = Vec::new();
    for &visit in near.of(centre) {
        if ruined.len() as u64 >= strings {
            break;
        }
        let Some(slot) = plan.at[visit as usize].map(|s| s as usize).filter(|s| !ruined.contains(s)) else { continue };
        ruined.push(slot);
        let tour = plan.slots[slot].clone().expect("a placed visit has a tour");
        let gone = string(&tour, visit, longest, stream);
        plan.take_out(p, slot, &|j| gone.contains(&j));
    }
}

/// A string of the tour that holds the visit; in half of the cases some stops in its middle stay ("split string").
fn string(tour: &Tour, visit: u32, longest: u64, stream: &mut Stream) -> Vec<u32> {
    let stops: Vec<u32> = tour.jobs().collect();
    let length = 1 + stream.below(longest.min(stops.len() as u64)) as usize;
    let mut kept = 0;
    if length > 1 && length < stops.len() && stream.below(2) == 0 {
        // one stop stays, and one more with odds of 1 in 100 each time (β = 0.01)
        kept = 1;
        while length + kept < stops.len() && stream.below(100) == 0 {
            kept += 1;
        }
    }
    let span = length + kept;
    let at = stops.iter().position(|&j| j == visit).expect("the visit is on its tour");
    let (low, high) = (at.saturating_sub(span - 1), at.min(stops.len() - span));
    let start = low + stream.below((high - low + 1) as u64) as usize;
    let hole = start + stream.below((length + 1) as u64) as usize;
    (start..start + span).filter(|i| !(hole..hole + kept).contains(i)).map(|i| stops[i]).collect()
}
