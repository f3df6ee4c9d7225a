//! What teams carry in a day, and the special vehicles of an organisation.

use super::problem::{Job, Problem};
use super::tour::Tour;
use crate::base::FlagId;
use crate::frame::flags_of;
use crate::record::{Batch, Facts, Org};

/// Limits of an organisation's teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Vehicles {
    /// Batches of a team in one day, at most; none: no limit.
    pub per_day: Option<u32>,
    /// By transport flag.
    pub special: Vec<Special>,
}

/// Vehicles that take a transport flag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Special {
    /// Tours of a week, at most.
    pub teams: u32,
    /// Batches on one day of a tour, at most.
    pub per_day: u32,
}

/// Limits by the flags' positions; nothing of a flag the organisation does not carry.
pub(super) fn vehicles(org: &Org, flags: &[&FlagId]) -> Vehicles {
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let special = |flag: &FlagId| {
        let carry = org.carries.iter().find(|c| c.flag == *flag);
        carry.map_or(Special::default(), |c| Special { teams: small(c.teams_per_week), per_day: small(c.batches_per_day) })
    };
    Vehicles { per_day: org.batches_per_day_max.map(small), special: flags.iter().map(|f| special(f)).collect() }
}

/// Batches by flag; no zeros.
pub(super) fn flag_counts(facts: &Facts, flags: &[&FlagId], batches: &[&Batch]) -> Vec<(usize, u32)> {
    if flags.is_empty() {
        return Vec::new();
    }
    let of: Vec<Vec<&FlagId>> = batches.iter().map(|b| flags_of(facts, &b.products)).collect();
    let count = |flag: &FlagId| of.iter().filter(|f| f.contains(&flag)).count() as u32;
    flags.iter().map(|f| count(f)).enumerate().filter(|(_, n)| *n > 0).collect()
}

/// Whether some team takes so many batches, so flagged, in one day.
pub(super) fn takes(vehicles: &Vehicles, batches: u32, flags: &[(usize, u32)]) -> bool {
    let special = |&(flag, n): &(usize, u32)| vehicles.special[flag].teams > 0 && n <= vehicles.special[flag].per_day;
    vehicles.per_day.is_none_or(|most| batches <= most) && flags.iter().all(special)
}

impl Tour {
    /// Whether the team can carry the visit's batches, too, on that day.
    pub fn carries(&self, p: &Problem<'_>, day: usize, job: &Job) -> bool {
        let vehicles = &p.depots[self.org].vehicles;
        if vehicles.per_day.is_none() && job.flags.is_empty() {
            return true;
        }
        let jobs = || self.jobs_of(day).map(|j| &p.jobs[j as usize]);
        let batches = job.batches + jobs().map(|j| j.batches).sum::<u32>();
        let with = |flag: usize| jobs().flat_map(|j| &j.flags).filter(|f| f.0 == flag).map(|f| f.1).sum::<u32>();
        let flags: Vec<(usize, u32)> = job.flags.iter().map(|&(flag, n)| (flag, n + with(flag))).collect();
        takes(vehicles, batches, &flags)
    }

    /// Whether the team can carry what each day has.
    pub fn is_carried(&self, p: &Problem<'_>) -> bool {
        let vehicles = &p.depots[self.org].vehicles;
        (0..self.days.len()).all(|day| {
            let jobs = || self.jobs_of(day).map(|j| &p.jobs[j as usize]);
            let with = |flag: usize| jobs().flat_map(|j| &j.flags).filter(|f| f.0 == flag).map(|f| f.1).sum::<u32>();
            let flags: Vec<(usize, u32)> = (0..p.flags.len()).map(|f| (f, with(f))).filter(|f| f.1 > 0).collect();
            takes(vehicles, jobs().map(|j| j.batches).sum(), &flags)
        })
    }

    /// Whether some batch on it has the flag.
    pub fn has_flag(&self, p: &Problem<'_>, flag: usize) -> bool {
        self.jobs().any(|j| p.jobs[j as usize].flags.iter().any(|f| f.0 == flag))
    }
}
