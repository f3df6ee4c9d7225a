//! Whether labs and teams can meet the plan week by week, and the smallest change when not.
//!
//! Everything counts in the plan's favour (no driving, visits as full as the rules allow, whole weeks at the edges of a
//! window), so what is short here is short for certain. A shortage is stated when a range of weeks proves it in integers:
//! batches that must all be handled within the range exceed what the range can take (Hall's condition for intervals). The
//! linear programme only proposes the smallest change; the change is stated when the same integer proof passes with it.

mod hall;
mod jobs;
mod model;
#[cfg(test)]
mod tests;

use super::places::Places;
use crate::base::{Place, Week};
use crate::frame::Sound;
use crate::intake::{Both, Sink, codes};
use hall::Shortage;
use jobs::{Plan, Resource};
use model::Relief;

/// Share of a team's day spent driving, for the warning `capacity_tight` only. Ten counties of one prefecture, two to four
/// stops a day, give 30 to 50 %.
const DRIVING_PERCENT: u64 = 40;

/// `capacity_short`, `capacity_doubtful`, `capacity_tight`.
pub(super) fn capacity(sound: &Sound, places: &Places, sink: &Sink) {
    let plan = jobs::plan(sound);
    let shortages = hall::shortages(&plan);
    let relief = model::smallest_relief(&plan);
    for shortage in &shortages {
        let mend = relief.as_ref().filter(|r| hall::shortages(&r.applied(&plan)).is_empty()).map(|r| relief_text(&plan, r));
        let (place, what) = (place_of(&plan, shortage, places), shortage_text(&plan, shortage));
        match mend {
            Some(mend) => sink.add_with_mend(&codes::CAPACITY_SHORT, place, what, mend),
            None => sink.add(&codes::CAPACITY_SHORT, place, what),
        }
    }
    if !shortages.is_empty() {
        return;
    }
    if let Some(relief) = relief.filter(|r| !r.is_nothing()) {
        let what = (
            "按周的线性规划排不下（各机构、各队单独看都够）".to_owned(),
            "the linear programme by weeks finds no plan, though each lab and organisation alone has room".to_owned(),
        );
        sink.add_with_mend(&codes::CAPACITY_DOUBTFUL, Place::file(crate::intake::TASK_FILE), what, relief_text(&plan, &relief));
    }
    for shortage in hall::shortages(&plan.with_driving(DRIVING_PERCENT)) {
        let (zh, en) = shortage_text(&plan, &shortage);
        let what = (format!("如果路上要用去四成时间：{zh}"), format!("if {DRIVING_PERCENT} % of the day is spent driving: {en}"));
        sink.add(&codes::CAPACITY_TIGHT, place_of(&plan, &shortage, places), what);
    }
}

fn place_of(plan: &Plan<'_>, shortage: &Shortage, places: &Places) -> Place {
    match shortage.resource {
        Resource::Lab(at) => places.intake(plan.facts, plan.intakes[at]),
        Resource::Teams(org) => places.org(&plan.facts.orgs[org].id),
    }
}

fn shortage_text(plan: &Plan<'_>, shortage: &Shortage) -> Both {
    let (first, last) = (plan.week(shortage.from), plan.week(shortage.to));
    let lines: Vec<&str> = shortage.lines.iter().map(|&l| plan.facts.lines[l].id.as_str()).collect();
    let (zh_lines, en_lines) = (lines.join("、"), lines.join(", "));
    let (need, have) = (shortage.need, shortage.have);
    match shortage.resource {
        Resource::Lab(lab) => {
            let id = plan.intake(lab);
            (
                format!("{id} 在 {first} 至 {last} 必须接收 {need} 批次（{zh_lines}），最多能收 {have} 批次，缺 {}", need - have),
                format!("{id} must take {need} batches in {first} to {last} ({en_lines}), it can take {have}: {} short", need - have),
            )
        }
        Resource::Teams(org) => {
            let (id, scale) = (&plan.facts.orgs[org].id, plan.minute_scale);
            let (need, have) = (need.div_ceil(scale), have / scale);
            (
                format!("{id} 在 {first} 至 {last} 的现场工作至少 {need} 分钟（{zh_lines}），各队不算路程也只有 {have} 分钟"),
                format!("{id} needs {need} minutes on site in {first} to {last} ({en_lines}); its teams have {have}, driving not counted"),
            )
        }
    }
}

/// "L1: 2025-W10 +3, 2025-W11 +5; A: 2 more team-days in 2025-W12; CX-03: 4 batches outside its window".
fn relief_text(plan: &Plan<'_>, relief: &Relief) -> Both {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    let weeks = |extra: &[(usize, u64)]| {
        let each: Vec<(Week, u64)> = extra.iter().map(|&(w, n)| (plan.week(w), n)).collect();
        each.iter().map(|(week, n)| format!("{week} +{n}")).collect::<Vec<_>>().join(", ")
    };
    for (lab, extra) in &relief.labs {
        let (id, total) = (plan.intake(*lab), extra.iter().map(|e| e.1).sum::<u64>());
        zh.push(format!("{id} 多收 {total} 批次（{}）", weeks(extra)));
        en.push(format!("{id} takes {total} more batches ({})", weeks(extra)));
    }
    for (org, extra) in &relief.teams {
        let (id, total) = (&plan.facts.orgs[*org].id, extra.iter().map(|e| e.1).sum::<u64>());
        zh.push(format!("{id} 增加 {total} 个队日（{}）", weeks(extra)));
        en.push(format!("{id} adds {total} team-days ({})", weeks(extra)));
    }
    for (job, batches) in &relief.outside {
        let id = &plan.facts.lines[plan.jobs[*job].ways[0].line].id;
        zh.push(format!("{id} 有 {batches} 批次放到抽查时间之外，或减少 {batches} 批次"));
        en.push(format!("{batches} batches of {id} outside its window, or fewer"));
    }
    (format!("最小的变动（线性规划估算）：{}", zh.join("；")), format!("smallest change, by the linear programme: {}", en.join("; ")))
}
