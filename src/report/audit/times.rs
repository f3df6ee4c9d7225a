//! Findings about times: a commitment nobody could note, a value announced too early, visits before the draw.

use super::findings::Findings;
use super::{Audit, Shown, dates};
use crate::base::{Lang, Severity};

/// Less time than this between commitment and value: nobody had time to note the commitment.
const WAIT_MIN: i64 = 10 * 60;
/// More time than this between value and result: the draw was put off or interrupted.
const DRAW_MAX: i64 = 24 * 3600;
/// What times of the ledger, of announcements and of visits say side by side.
pub(super) fn times(list: &mut Findings, audit: &Audit, shown: &Shown) {
    let (Some(chain), Some(sources)) = (&audit.chain, &audit.sources) else { return };
    let at = |kind: &str| chain.at(kind).and_then(dates::unix);
    let committed = at("commitment");
    for row in &sources.rows {
        let earliest = row.not_before.or_else(|| dates::announced(&row.when));
        if committed.zip(earliest).is_some_and(|(from, to)| to <= from) {
            list.add(
                Severity::Warning,
                "source_before_commitment",
                format!("{}：公布时间（{}）不晚于承诺", row.what.zh, row.when),
                format!("{}: announced for {}, not after the commitment", row.what.en, row.when),
            );
        }
    }
    if let Some(waited) = chain.waited.filter(|&waited| waited < WAIT_MIN) {
        list.add(
            Severity::Warning,
            "source_at_once",
            format!("承诺到取值只隔 {}：外人来不及记下承诺", dates::span(waited, Lang::Zh)),
            format!("only {} between commitment and value: nobody had time to note the commitment", dates::span(waited, Lang::En)),
        );
    }
    if let Some(took) = at("source").zip(at("result")).map(|(from, to)| to - from).filter(|&took| took > DRAW_MAX) {
        list.add(
            Severity::Warning,
            "late_result",
            format!("取值到结果隔了 {}", dates::span(took, Lang::Zh)),
            format!("{} between value and result", dates::span(took, Lang::En)),
        );
    }
    let Some(papers) = &shown.papers else { return };
    let days = || papers.pack().tours.iter().flat_map(|t| &t.days).map(|d| d.day.to_string());
    let day_of = |kind: &str| chain.at(kind).and_then(|at| at.get(..10).map(str::to_owned));
    if let Some((drawn, first)) = day_of("source").zip(days().min()).filter(|(drawn, first)| drawn > first) {
        list.add(
            Severity::Warning,
            "visit_before_draw",
            format!("最早的上门日 {first} 早于取值日 {drawn}"),
            format!("the first visits are on {first}, before the value of {drawn}"),
        );
    }
    if let Some((shown, last)) = day_of("reveal").zip(days().max()).filter(|(shown, last)| shown <= last) {
        list.add(
            Severity::Warning,
            "early_reveal",
            format!("{shown} 已公开保密数，而上门要到 {last} 才结束"),
            format!("the secret was public on {shown}, visits end on {last}"),
        );
    }
}
