//! The clock of a day: leaving, driving, arriving, working, coming back, all redone from the sites.

use super::super::case::Case;
use super::super::state::State;
use super::super::travel::{Site, Way, leg};
use super::super::verdict::{Check, Failure};
use crate::record::{Enterprise, Place, Tour, TourDay};

/// Arrivals, starts, ends, metres and driving minutes follow from the sites and the travel model.
pub(super) fn legs(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("tours", "driving");
    for (path, tour) in state.tours() {
        for d in 0..tour.days.len() {
            let found = day_legs(case, state, tour, d);
            rule.hold(found.is_ok(), || {
                let (inner, want, got) = found.clone().err().unwrap_or_default();
                Failure::differs(format!("{path}.days[{d}]{inner}"), want, got)
            });
        }
    }
    rule.done()
}

type Wrong = (String, i128, i128);

fn same(path: &str, want: i128, got: i64) -> Result<(), Wrong> {
    if want == i128::from(got) { Ok(()) } else { Err((path.to_owned(), want, got.into())) }
}

fn day_legs(case: &Case<'_>, state: &State<'_>, tour: &Tour, d: usize) -> Result<(), Wrong> {
    let unknown = |path: &str| (path.to_owned(), 0, 0);
    let day = &tour.days[d];
    let org = case.org(&tour.org).ok_or_else(|| unknown(""))?;
    same(".leave", org.hours.from.0.into(), day.leave.0)?;
    let mut sum = Way::default();
    let mut at = start(case, state, tour, d).ok_or_else(|| unknown(".from"))?;
    let mut clock = i128::from(org.hours.from.0);
    for (s, stop) in day.stops.iter().enumerate() {
        let site = site(case, state, &stop.visit).ok_or_else(|| unknown(&format!(".stops[{s}].visit")))?;
        let way = leg(case, at, site.into());
        same(&format!(".stops[{s}].arrive"), clock + way.minutes, stop.arrive.0)?;
        same(&format!(".stops[{s}].start"), (clock + way.minutes).max(site.hours.from.0.into()), stop.start.0)?;
        (sum, at, clock) = (add(sum, way), site.into(), stop.end.0.into());
    }
    if day.to == Place::Base {
        let way = leg(case, at, org.into());
        (sum, clock) = (add(sum, way), clock + way.minutes);
    }
    same(".end", clock, day.end.0)?;
    same(".metres", sum.metres, day.metres.0)?;
    same(".drive", sum.minutes, day.drive.0)
}

fn add(a: Way, b: Way) -> Way {
    Way { metres: a.metres + b.metres, minutes: a.minutes + b.minutes }
}

/// The base, or the last stop of the day before.
fn start<'a>(case: &Case<'a>, state: &State<'a>, tour: &Tour, d: usize) -> Option<Site<'a>> {
    let before: Option<&TourDay> = d.checked_sub(1).and_then(|b| tour.days.get(b));
    match tour.days[d].from {
        Place::Base => case.org(&tour.org).map(Site::from),
        Place::Lodge => before.and_then(|b| b.stops.last()).and_then(|s| site(case, state, &s.visit)).map(Site::from),
    }
}

/// The enterprise of a visit.
fn site<'a>(case: &Case<'a>, state: &State<'a>, visit: &str) -> Option<&'a Enterprise> {
    case.enterprise(&state.visit(visit)?.enterprise)
}

/// A visit takes its organisation's minutes and those of each batch.
pub(super) fn service(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("tours", "service_minutes");
    for at in state.stops() {
        let visit = at.visit.filter(|v| v.org == at.tour.org).and_then(|v| Some((v, case.org(&v.org)?)));
        let want = visit.map(|(v, org)| {
            let batches: i128 = v.lines.iter().filter_map(|l| case.line(l)).map(|l| i128::from(l.minutes_per_batch.0)).sum();
            i128::from(at.stop.start.0) + i128::from(org.minutes_per_visit.0) + batches
        });
        match want {
            Some(want) => {
                rule.hold(want == i128::from(at.stop.end.0), || Failure::differs(format!("{}.end", at.path), want, at.stop.end.0))
            }
            None => rule.hold(false, || Failure::new(format!("{}.visit", at.path), "不是该机构的上门", "no visit of this organisation")),
        }
    }
    rule.done()
}

/// The day ends within the team's working day.
pub(super) fn working_hours(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("tours", "working_hours");
    for (path, tour, day) in state.days() {
        let close = case.org(&tour.org).map_or(0, |o| o.hours.to.0);
        rule.hold(day.end.0 <= close, || Failure::differs(format!("{path}.end"), format_args!("≤ {close}"), day.end.0));
    }
    rule.done()
}
