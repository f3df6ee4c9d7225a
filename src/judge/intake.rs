//! Section `intake`: no lab gets more batches on a day or in a week than it takes. Samples arrive on a tour's last day.

use super::case::Case;
use super::state::State;
use super::verdict::{Check, Failure};
use crate::base::{Day, LabId, Week};
use std::collections::BTreeMap;

pub(super) fn checks(case: &Case<'_>, state: &State<'_>) -> Vec<Check> {
    let mut days: BTreeMap<(&LabId, Day), u64> = BTreeMap::new();
    let mut weeks: BTreeMap<(&LabId, Week), u64> = BTreeMap::new();
    let (mut a_day, mut a_week) = (state.rule("intake", "lab_day"), state.rule("intake", "lab_week"));
    for at in state.stops() {
        let (Some(last), Some(visit)) = (at.tour.days.last().map(|d| d.day), at.visit) else { continue };
        for batch in state.batches_of(visit) {
            let lab = case.facts.labs.iter().find(|l| l.id == batch.lab);
            let day = days.entry((&batch.lab, last)).or_default();
            *day += 1;
            let most = lab.map_or(0, |l| l.batches_per_day);
            a_day.hold(*day <= most, || full(&at.path, &batch.lab, last.to_string(), most, *day));
            let week = weeks.entry((&batch.lab, last.week())).or_default();
            *week += 1;
            let most = lab.map_or(0, |l| l.batches_per_week);
            a_week.hold(*week <= most, || full(&at.path, &batch.lab, last.week().to_string(), most, *week));
        }
    }
    vec![a_day.done(), a_week.done()]
}

fn full(path: &str, lab: &LabId, when: String, most: u64, got: u64) -> Failure {
    let zh = format!("{when} 机构 {lab} 最多接收 {most} 批次,实为 {got}");
    Failure::new(path, zh, format!("lab {lab} takes at most {most} batches in {when}, found {got}"))
}
