//! Why a visit has no place: the first limit in the way.

use super::open::lone_crew;
use super::plan::Plan;
use super::problem::{Job, Problem};
use crate::record::UnplacedReason;

/// The limit that keeps the visit out of this plan.
pub(super) fn reason(p: &Problem<'_>, plan: &Plan, job: &Job) -> UnplacedReason {
    if job.barred {
        return UnplacedReason::NoVehicle;
    }
    if job.days.is_empty() {
        return UnplacedReason::NoDay;
    }
    if p.alone(job).is_none() {
        return UnplacedReason::TooFar;
    }
    let manned: Vec<i32> = job.days.iter().copied().filter(|&d| lone_crew(p, job, d).mans(p.team_size)).collect();
    if manned.is_empty() {
        return UnplacedReason::NoTeam;
    }
    let received: Vec<i32> = manned.iter().copied().filter(|&d| plan.room_for(p, job, d)).collect();
    if received.is_empty() {
        return UnplacedReason::LabFull(p.sound.facts().labs[p.labs[fullest(p, plan, job, &manned)].lab].id.clone());
    }
    let open = |d: i32| plan.free_slot(p, job.org, d as usize / 7).is_some() && plan.weeks.vehicle_for(p, job, d as usize / 7, None);
    if received.iter().any(|&d| open(d)) { UnplacedReason::NoTeam } else { UnplacedReason::TeamsBusy }
}

/// The lab that is full on most of the days; the first of equals.
fn fullest(p: &Problem<'_>, plan: &Plan, job: &Job, days: &[i32]) -> usize {
    let full = |&(lab, n): &(usize, u32)| days.iter().filter(|&&d| plan.room_on(p, lab, d) < n).count();
    let most = job.loads.iter().map(full).max();
    job.loads.iter().find(|l| Some(full(l)) == most).map_or(0, |l| l.0)
}
