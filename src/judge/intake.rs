//! Section `intake`: no lab gets more batches on a day or in a week than it takes, in all and of each group of products. Samples
//! arrive on a tour's last day.

use super::case::Case;
use super::state::State;
use super::verdict::{Check, Failure};
use crate::base::{Day, LabId, Week};
use crate::record::{Batch, Lab, LabGroup};
use std::collections::BTreeMap;

/// A lab, or one of its groups (by position).
type Desk<'a> = (&'a LabId, Option<usize>);

/// Batches received.
#[derive(Default)]
pub(super) struct Received<'a> {
    days: BTreeMap<(Desk<'a>, Day), u64>,
    weeks: BTreeMap<(Desk<'a>, Week), u64>,
}

impl<'a> Received<'a> {
    /// On all tours.
    pub fn of(case: &Case<'a>, state: &State<'a>) -> Self {
        let mut all = Self::default();
        for at in state.stops() {
            let (Some(last), Some(visit)) = (at.tour.days.last(), at.visit) else { continue };
            let desks = state.batches_of(visit).flat_map(|b| desks(case, b));
            desks.for_each(|(desk, ..)| {
                all.add(desk, last.day);
            });
        }
        all
    }

    /// One more batch; how many there are on the day and in the week.
    fn add(&mut self, desk: Desk<'a>, on: Day) -> (u64, u64) {
        let day = self.days.entry((desk, on)).or_default();
        *day += 1;
        let week = self.weeks.entry((desk, on.week())).or_default();
        *week += 1;
        (*day, *week)
    }

    /// Whether the lab, or a group of it, cannot take these batches on the day.
    pub fn is_full(&self, case: &Case<'a>, batches: &[&'a Batch], lab: &LabId, on: Day) -> bool {
        let mut more: BTreeMap<Desk<'a>, (u64, u64, u64)> = BTreeMap::new();
        for (desk, per_day, per_week) in batches.iter().filter(|b| b.lab == *lab).flat_map(|b| desks(case, b)) {
            more.entry(desk).or_insert((0, per_day, per_week)).0 += 1;
        }
        more.into_iter().any(|(desk, (n, per_day, per_week))| {
            let (day, week) = (self.days.get(&(desk, on)), self.weeks.get(&(desk, on.week())));
            day.unwrap_or(&0) + n > per_day || week.unwrap_or(&0) + n > per_week
        })
    }
}

/// Where a batch counts, with what is taken there by day and by week: its lab, and each group with one of its products.
fn desks<'a>(case: &Case<'a>, batch: &'a Batch) -> Vec<(Desk<'a>, u64, u64)> {
    let lab = case.facts.labs.iter().find(|l| l.id == batch.lab);
    let whole = ((&batch.lab, None), lab.map_or(0, |l| l.batches_per_day), lab.map_or(0, |l| l.batches_per_week));
    let groups = lab.map_or(&[][..], |l| &l.groups).iter().enumerate();
    let own = groups.filter(|(_, g)| g.products.iter().any(|p| batch.products.contains(p)));
    let own = own.map(|(i, g)| ((&batch.lab, Some(i)), g.batches_per_day, g.batches_per_week));
    std::iter::once(whole).chain(own).collect()
}

pub(super) fn checks(case: &Case<'_>, state: &State<'_>) -> Vec<Check> {
    let mut received = Received::default();
    let mut rules = ["lab_day", "lab_week", "group_day", "group_week"].map(|name| state.rule("intake", name));
    for at in state.stops() {
        let (Some(last), Some(visit)) = (at.tour.days.last().map(|d| d.day), at.visit) else { continue };
        for (desk, per_day, per_week) in state.batches_of(visit).flat_map(|b| desks(case, b)) {
            let (day, week) = received.add(desk, last);
            let first = if desk.1.is_some() { 2 } else { 0 };
            rules[first].hold(day <= per_day, || full(case, &at.path, desk, last.to_string(), (per_day, day)));
            rules[first + 1].hold(week <= per_week, || full(case, &at.path, desk, last.week().to_string(), (per_week, week)));
        }
    }
    rules.map(super::rule::Rule::done).into()
}

fn full(case: &Case<'_>, path: &str, (lab, group): Desk<'_>, when: String, (most, got): (u64, u64)) -> Failure {
    let of = |l: &Lab| group.and_then(|g| l.groups.get(g)).map(|g: &LabGroup| format!(" {}", g.id));
    let group = case.facts.labs.iter().find(|l| l.id == *lab).and_then(of).unwrap_or_default();
    let zh = format!("{when} 机构 {lab}{group} 最多接收 {most} 批次,实为 {got}");
    Failure::new(path, zh, format!("lab {lab}{group} takes at most {most} batches in {when}, found {got}"))
}
