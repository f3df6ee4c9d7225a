//! Whom the rules keep out of some columns, rule by rule.

use crate::allot::Columns;
use crate::base::LineId;
use crate::frame::{Sound, Standing};
use crate::intake::Both;
use crate::record::{Enterprise, Line};
use std::collections::BTreeMap;

/// Rules in words. A rule not listed is told by its name.
const RULES: &[(&str, &str, &str)] = &[
    ("closed", "已关闭", "closed"),
    ("suspended", "已暂停营业", "suspended"),
    ("online_only", "只在线上经营", "online only"),
    ("repeat", "规定月数内已抽过", "sampled within the repeat months"),
    ("upper_level", "上级已抽", "sampled by an upper level"),
    ("lab_recusal", "检验机构须回避", "the lab must stay away"),
    ("no_open_day", "抽查时间内不营业", "never open in the window"),
];

/// "; the rules keep 35 out: sampled within the repeat months 20, closed 15"; nothing if nobody is kept out.
pub(super) fn words(sound: &Sound, standings: &[Standing], columns: &Columns, wanted: &[usize]) -> Both {
    let lines = &sound.facts().lines;
    let reaches = |at: usize, e: &Enterprise| {
        columns.open_to(at, &e.county, &e.scopes, &lines[at].scopes).iter().any(|column| wanted.binary_search(column).is_ok())
    };
    let mut by_rule: BTreeMap<&str, u64> = BTreeMap::new();
    for (enterprise, standing) in sound.sealed().frame.iter().zip(standings) {
        for exclusion in standing.exclusions.iter().filter(|x| x.rule != "not_in_scope") {
            let hit = match &exclusion.line {
                Some(line) => position(lines, line).is_some_and(|at| reaches(at, enterprise)),
                None => (0..lines.len()).any(|at| is_about(&lines[at], enterprise) && reaches(at, enterprise)),
            };
            *by_rule.entry(exclusion.rule.as_str()).or_default() += u64::from(hit);
        }
    }
    let mut counts: Vec<(&str, u64)> = by_rule.into_iter().filter(|(_, n)| *n > 0).collect();
    counts.sort_by_key(|&(rule, n)| (std::cmp::Reverse(n), rule));
    if counts.is_empty() {
        return Both::default();
    }
    let word = |rule: &str| RULES.iter().find(|r| r.0 == rule).map_or((rule.to_owned(), rule.to_owned()), |r| (r.1.into(), r.2.into()));
    let (zh, en): (Vec<String>, Vec<String>) =
        counts.iter().map(|&(rule, n)| (word(rule), n)).map(|((zh, en), n)| (format!("{zh} {n}"), format!("{en} {n}"))).unzip();
    let all: u64 = counts.iter().map(|c| c.1).sum();
    (format!("；按规则另排除 {all} 家次（{}）", zh.join("、")), format!("; rules keep {all} more out ({})", en.join(", ")))
}

fn position(lines: &[Line], id: &LineId) -> Option<usize> {
    lines.binary_search_by(|l| l.id.cmp(id)).ok()
}

/// Whether the line is about what the enterprise makes or sells.
fn is_about(line: &Line, enterprise: &Enterprise) -> bool {
    line.products.iter().any(|p| enterprise.products.contains(p)) && line.scopes.iter().any(|s| enterprise.scopes.contains(s))
}
