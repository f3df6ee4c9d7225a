//! 一致 or not: what replay and judge say together, how much each looked at, and where the first difference is.

use super::{Said, Shown, place};
use crate::base::Digest;
use crate::ceremony::entry_digest;
use crate::judge::Verdict;
use crate::replay::Replay;
use serde::Serialize;

/// What was asked and answered.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// 一致: replay and judge agree with every file, and the ledger holds the entry that was asked for.
    pub same: bool,
    /// Sections of the judge: rules, and how often they were applied.
    pub judged: Vec<Part>,
    /// Parts derived again; empty if nothing could be.
    pub replayed: Vec<Part>,
    /// The first difference.
    pub first: Option<First>,
    /// What could not be checked.
    pub unchecked: Vec<Said>,
}

/// How much of one section was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Section.
    pub section: &'static str,
    /// Rules of it (one for a part derived again).
    pub rules: u64,
    /// Applications, or values compared.
    pub looked: u64,
    /// Rules that do not hold.
    pub failed: u64,
}

/// Where the files first say something else than what follows.
#[derive(Clone, Debug, Serialize)]
pub struct First {
    /// `judge`, `replay` or `head`.
    pub by: &'static str,
    /// Section.
    pub section: &'static str,
    /// JSON path.
    pub path: String,
    /// The path in words.
    pub place: Said,
    /// What is wrong.
    pub what: Said,
}

impl Answer {
    pub(super) fn of(shown: &Shown, verdict: &Verdict, replay: Option<&Replay>, head: Option<Digest>) -> Self {
        let first = judged_first(verdict).or_else(|| replay.and_then(replayed_first)).or_else(|| head_first(shown, head));
        Self {
            same: first.is_none() && verdict.is_good(),
            judged: judged(verdict),
            replayed: replay.map(replayed).unwrap_or_default(),
            first,
            unchecked: unchecked(shown),
        }
    }

    /// Sum of one list.
    pub fn sums(parts: &[Part]) -> (u64, u64) {
        parts.iter().fold((0, 0), |(rules, looked), p| (rules + p.rules, looked + p.looked))
    }
}

fn judged(verdict: &Verdict) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for check in &verdict.checks {
        if parts.last().is_none_or(|p| p.section != check.section) {
            parts.push(Part { section: check.section, rules: 0, looked: 0, failed: 0 });
        }
        if let Some(part) = parts.last_mut() {
            part.rules += 1;
            part.looked += check.counted;
            part.failed += u64::from(check.failure.is_some());
        }
    }
    parts
}

fn replayed(replay: &Replay) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for step in &replay.steps {
        let failed = u64::from(step.difference.is_some());
        match parts.last_mut().filter(|p| p.section == step.section) {
            Some(part) => (part.looked, part.failed) = (part.looked + step.compared, part.failed + failed),
            None => parts.push(Part { section: step.section, rules: 1, looked: step.compared, failed }),
        }
    }
    parts
}

fn judged_first(verdict: &Verdict) -> Option<First> {
    let check = verdict.failed().next()?;
    let failure = check.failure.as_ref()?;
    let what = Said::new(&failure.zh, &failure.en);
    Some(First { by: "judge", section: check.section, path: failure.path.clone(), place: place::words(&failure.path), what })
}

fn replayed_first(replay: &Replay) -> Option<First> {
    let (section, d) = replay.difference()?;
    let what = Said::new(
        format!("文件中是 {}，重新推导得 {}", d.recorded, d.derived),
        format!("the file says {}, derived again it is {}", d.recorded, d.derived),
    );
    Some(First { by: "replay", section, path: d.path.clone(), place: place::words(&d.path), what })
}

/// A ledger that was cut or written anew no longer holds the entry somebody noted.
fn head_first(shown: &Shown, head: Option<Digest>) -> Option<First> {
    let head = head?;
    let holds = shown.ledger.as_ref().is_some_and(|l| l.entries.iter().any(|e| entry_digest(&e.entry) == head));
    (!holds).then(|| First {
        by: "head",
        section: "ledger",
        path: "ledger.entries".to_owned(),
        place: place::words("ledger.entries"),
        what: Said::new(
            format!("没有摘要为 {head} 的一条：台账被截短或改写过"),
            format!("no entry has the digest {head}: the ledger was cut or written anew"),
        ),
    })
}

fn unchecked(shown: &Shown) -> Vec<Said> {
    let mut list = Vec::new();
    if !shown.whole {
        list.push(Said::new(
            "没有 sealed/ 文件夹：名录、抽取、行程、派人和更正都未核对；只核对了公开部分",
            "sealed/ is not here: frame, draw, tours, crews and amendments are unchecked; the public part was",
        ));
        if shown.result.is_some() {
            list.push(Said::new(
                "公开的结果摘要（计数、根）要等 sealed/ 公开才能核对",
                "the public result (counts and roots) can be checked once sealed/ is shown",
            ));
        }
    } else if shown.papers.is_none() {
        list.push(Said::new(
            "尚未抽取，或记录无法读取：只核对了承诺、名录与概率",
            "not drawn yet, or the record cannot be read: plan, frame and probabilities only",
        ));
    }
    list
}
