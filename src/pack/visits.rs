//! Batches into visits: one entry per enterprise and organisation wherever windows allow (一次任务进一次门).

use crate::base::{Day, EnterpriseId, OrgId};
use crate::frame::Sound;
use crate::record::{Batch, Enterprise, Line, Visit};
use std::collections::BTreeMap;

/// A visit with what it is made of.
#[derive(Clone, Debug)]
pub struct Task<'a> {
    /// The visit.
    pub visit: Visit,
    /// Where it is made.
    pub enterprise: &'a Enterprise,
    /// Ascending by line, then blind number.
    pub batches: Vec<&'a Batch>,
    /// Days on which it can be made; ascending.
    pub days: Vec<Day>,
    /// The earliest of the latest hand-in days of its lines.
    pub due: Day,
}

/// The visits of the batches; ascending by id. The order of the batches does not matter.
pub fn visits(sound: &Sound, batches: &[Batch]) -> Vec<Visit> {
    tasks(sound, batches, sound.facts().task.issued).into_iter().map(|t| t.visit).collect()
}

/// Visits with their possible days from `earliest` on; ascending by id.
pub fn tasks<'a>(sound: &'a Sound, batches: &'a [Batch], earliest: Day) -> Vec<Task<'a>> {
    let earliest = earliest.max(sound.facts().task.issued);
    let mut doors: BTreeMap<(&EnterpriseId, &OrgId), Vec<&Batch>> = BTreeMap::new();
    for batch in batches {
        doors.entry((&batch.enterprise, &line(sound, batch).org)).or_default().push(batch);
    }
    let mut tasks = Vec::new();
    for ((_, org), mut batches) in doors {
        batches.sort_by_key(|b| (&b.line, b.blind));
        for (i, group) in groups(sound, batches, earliest).into_iter().enumerate() {
            tasks.push(task(sound, org, i as u64 + 1, group, earliest));
        }
    }
    tasks.sort_by(|a, b| a.visit.id.cmp(&b.visit.id));
    tasks
}

/// The plan line of a batch.
pub(super) fn line<'a>(sound: &'a Sound, batch: &Batch) -> &'a Line {
    let lines = &sound.facts().lines;
    let i = lines.binary_search_by(|l| l.id.cmp(&batch.line));
    &lines[i.expect("a batch names a line of the plan")]
}

/// The enterprise of that id.
pub(super) fn enterprise<'a>(sound: &'a Sound, id: &EnterpriseId) -> &'a Enterprise {
    let frame = &sound.sealed().frame;
    let i = frame.binary_search_by(|e| e.id.cmp(id));
    &frame[i.expect("a batch names an enterprise of the frame")]
}

/// Latest day on which samples of the line can be handed in: deadline less testing less delivery, in working days.
pub(super) fn latest_hand_in(sound: &Sound, line: &Line) -> Day {
    sound.facts().calendar.working_days_before(line.report_by, line.test_days + line.delivery_days)
}

/// Days on which every one of the batches of one enterprise can be taken.
fn possible_days(sound: &Sound, batches: &[&Batch], earliest: Day) -> Vec<Day> {
    let Some(first) = batches.first() else { return Vec::new() };
    let lines: Vec<&Line> = batches.iter().map(|b| line(sound, b)).collect();
    days_of(sound, enterprise(sound, &first.enterprise), &lines, earliest).collect()
}

/// The first day on which a visit could be made at all, whatever is finished by now.
pub(super) fn first_day(sound: &Sound, visit: &Visit) -> Option<Day> {
    let lines: Vec<&Line> = sound.facts().lines.iter().filter(|l| visit.lines.contains(&l.id)).collect();
    days_of(sound, enterprise(sound, &visit.enterprise), &lines, sound.facts().task.issued).next()
}

fn days_of<'a>(sound: &'a Sound, site: &'a Enterprise, lines: &[&Line], earliest: Day) -> impl Iterator<Item = Day> + use<'a> {
    let from = lines.iter().map(|l| l.window.from).fold(earliest, Day::max);
    let to = lines.iter().map(|l| l.window.to.min(latest_hand_in(sound, l))).fold(sound.facts().calendar.covers.to, Day::min);
    let days = (from.number()..=to.number()).map(move |n| from.plus(n - from.number()));
    days.filter(move |&d| sound.facts().calendar.is_working(d) && site.is_open_on(d))
}

/// Fewest groups that share a possible day: pierce the windows at their last possible days, earliest first. Windows are
/// intervals of the same set of days, so this greedy is least (Gupta, Lee, Leung 1979, doi:10.1109/TC.1979.1675260).
/// Batches without any possible day come last, each on its own.
fn groups<'a>(sound: &Sound, batches: Vec<&'a Batch>, earliest: Day) -> Vec<Vec<&'a Batch>> {
    let dated: Vec<(&Batch, Vec<Day>)> = batches.into_iter().map(|b| (b, possible_days(sound, &[b], earliest))).collect();
    let (mut open, never): (Vec<_>, Vec<_>) = dated.into_iter().partition(|(_, days)| !days.is_empty());
    open.sort_by(|a, b| (a.1.last(), &a.0.line).cmp(&(b.1.last(), &b.0.line)));
    let mut groups = Vec::new();
    while let Some(&pierced) = open.first().and_then(|(_, days)| days.last()) {
        let (group, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(|(_, days)| days.binary_search(&pierced).is_ok());
        groups.push(group.into_iter().map(|(b, _)| b).collect());
        open = rest;
    }
    groups.extend(never.into_iter().map(|(b, _)| vec![b]));
    groups
}

fn task<'a>(sound: &'a Sound, org: &OrgId, number: u64, mut batches: Vec<&'a Batch>, earliest: Day) -> Task<'a> {
    batches.sort_by_key(|b| (&b.line, b.blind));
    let id = &batches[0].enterprise;
    let mut lines: Vec<_> = batches.iter().map(|b| b.line.clone()).collect();
    lines.dedup();
    let due = batches.iter().map(|b| latest_hand_in(sound, line(sound, b))).min().expect("a visit has a batch");
    Task {
        visit: Visit { id: format!("{id}@{org}.{number}"), enterprise: id.clone(), org: org.clone(), lines },
        enterprise: enterprise(sound, id),
        days: possible_days(sound, &batches, earliest),
        batches,
        due,
    }
}
