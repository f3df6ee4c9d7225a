//! What a repair changed on the road, in team-days.

use crate::record::{Pack, TourDay};
use serde::Serialize;
use std::collections::BTreeMap;

/// Team-days before and after a repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TeamDays {
    /// Before.
    pub before: u64,
    /// After.
    pub after: u64,
    /// Days of the plan before that are no longer the same: other stops, other times, another day, or gone.
    pub changed: u64,
    /// Days of the new plan that were not there before in any form: no day of that tour and date.
    pub new: u64,
}

impl TeamDays {
    /// Compares two plans by tour and date.
    pub fn between(before: &Pack, after: &Pack) -> Self {
        let (was, is) = (by_date(before), by_date(after));
        let changed = was.iter().filter(|(at, day)| is.get(*at) != Some(day)).count() as u64;
        let new = is.keys().filter(|at| !was.contains_key(*at)).count() as u64;
        Self { before: was.len() as u64, after: is.len() as u64, changed, new }
    }
}

fn by_date(pack: &Pack) -> BTreeMap<(&str, String), &TourDay> {
    pack.tours.iter().flat_map(|t| t.days.iter().map(|d| ((t.id.as_str(), d.day.to_string()), d))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::papers;

    #[test]
    fn a_day_that_moves_is_one_changed_and_one_new() {
        let before = papers().record.pack;
        assert!(before.tours.iter().any(|t| !t.days.is_empty()), "the fixture has a tour");
        let same = TeamDays::between(&before, &before);
        assert_eq!((same.changed, same.new, same.before), (0, 0, before.totals.team_days));
        let mut after = before.clone();
        let mut tours = after.tours.to_vec();
        let day = &mut tours[0].days[0];
        day.day = day.day.plus(1_000);
        after.tours = tours;
        let moved = TeamDays::between(&before, &after);
        assert_eq!((moved.changed, moved.new, moved.after), (1, 1, moved.before));
        after.tours.remove(0);
        let gone = TeamDays::between(&before, &after);
        let lost = before.tours[0].days.len() as u64;
        assert_eq!((gone.changed, gone.new, gone.after), (lost, 0, gone.before - lost));
    }
}
