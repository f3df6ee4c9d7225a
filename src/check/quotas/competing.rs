//! All quotas together: the lottery itself says which of them need more than there is (a Hall set).

use crate::allot::{AllotError, allot_with, line_of};
use crate::base::Place;
use crate::check::places::Places;
use crate::frame::{Sound, Standing};
use crate::intake::{Both, Sink, codes};
use crate::lottery::{Problem, Shortfall, ShortfallKind};

/// Lines that together need more enterprises than their caps allow.
pub(super) fn quotas_compete(sound: &Sound, standings: Vec<Standing>, places: &Places, sink: &Sink) {
    match allot_with(sound, standings) {
        Ok(_) => {}
        Err(AllotError::Forced { node, quota, forced }) => {
            let zh = format!("{node} 有 {forced} 批次是必抽的复查，超过批次 {quota}");
            let en = format!("{forced} follow-ups are forced into {node}, whose quota is {quota}");
            sink.add(&codes::FOLLOW_UPS_EXCEED_QUOTA, place(&node, places), (zh, en));
        }
        Err(AllotError::Short { problem, shortfall }) => {
            for part in shortfall.parts(&problem) {
                let at = part.nodes.first().map_or("", |&n| problem.nodes[n].id.as_str());
                sink.add(&codes::QUOTAS_COMPETE, place(at, places), text(&problem, &part));
            }
        }
    }
}

fn place(node: &str, places: &Places) -> Place {
    match node.strip_prefix("group ") {
        Some(group) => places.group(group),
        None => places.line(&line_of(node)),
    }
}

fn text(problem: &Problem, part: &Shortfall) -> Both {
    let names: Vec<&str> = part.nodes.iter().map(|&n| problem.nodes[n].id.as_str()).collect();
    let (zh_names, en_names) = (names.join("、"), names.join(", "));
    let (need, have, missing) = (part.needed, part.available, part.missing);
    let enterprises: u64 = part.classes.iter().map(|&k| problem.classes[k].size).sum();
    match part.kind {
        ShortfallKind::Demand => (
            format!("{zh_names} 合计要 {need} 批次；符合条件的 {enterprises} 家企业按每家上限最多能出 {have} 批次，缺 {missing}"),
            format!(
                "{en_names} need {need} batches together; the {enterprises} enterprises that qualify can give {have} under their caps: {missing} short"
            ),
        ),
        ShortfallKind::Supply => (
            format!("{zh_names} 的下限合计 {need}，超过允许的 {have}"),
            format!("the minima of {en_names} sum to {need}, more than the {have} allowed"),
        ),
        ShortfallKind::TooLarge => ("计划和名录超出精确计算的范围".into(), "the plan and the frame are beyond exact arithmetic".into()),
    }
}
