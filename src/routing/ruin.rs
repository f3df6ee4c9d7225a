//! Adjacent string removal (Christiaens, Vanden Berghe 2020, doi:10.1287/trsc.2019.0914, §4.2).

use super::chance::Chance;
use super::instance::Instance;
use super::plan::{ABSENT, Plan};

/// Customers taken out per ruin, on average.
const AVERAGE: usize = 10;

/// Longest string.
const LONGEST: usize = 10;

/// Takes strings of neighbouring customers out of neighbouring routes into `out`.
pub(super) fn ruin<const TIMED: bool>(instance: &Instance, plan: &mut Plan, chance: &mut Chance, out: &mut Vec<u32>) {
    let served = instance.customers() - plan.absent.len();
    if served == 0 {
        return;
    }
    let longest = LONGEST.min(served / plan.routes.len()).max(1);
    // k = ⌊U(1, 4c/(1 + l))⌋ in hundredths
    let most = (400 * AVERAGE / (1 + longest)).max(101);
    let strings = (100 + chance.below(most - 100)) / 100;
    let seed = 1 + chance.below(instance.customers()) as u32;
    let mut done = 0;
    for &customer in std::iter::once(&seed).chain(instance.near(seed)) {
        let route = plan.route_of[customer as usize];
        if route == ABSENT || plan.is_touched(route as usize) {
            continue;
        }
        let route = route as usize;
        let size = plan.routes[route].customers().len();
        let length = 1 + chance.below(longest.min(size));
        let Some(place) = plan.routes[route].nodes.iter().skip(1).position(|&n| n == customer).map(|p| p + 1) else { continue };
        let kept = if length > 1 && length < size && chance.below(2) == 0 { kept(length, size, chance) } else { 0 };
        // the string covers places first..first + span and holds `place`
        let span = length + kept;
        let (lowest, highest) = ((place + 1).saturating_sub(span).max(1), place.min(size + 1 - span));
        let first = lowest + chance.below(highest + 1 - lowest);
        if kept == 0 {
            plan.remove::<TIMED>(instance, route, first, first + span, out);
        } else {
            let hole = 1 + chance.below(length - 1);
            plan.remove::<TIMED>(instance, route, first + hole + kept, first + span, out);
            plan.remove::<TIMED>(instance, route, first, first + hole, out);
        }
        done += 1;
        if done == strings {
            break;
        }
    }
}

/// How many customers in the middle of a split string stay: 1, and one more at a time once in a hundred.
fn kept(length: usize, size: usize, chance: &mut Chance) -> usize {
    let mut kept = 1;
    while length + kept < size && chance.once_in(100) {
        kept += 1;
    }
    kept
}
