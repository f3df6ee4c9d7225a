//! A Hall set in the planner's words: who asks for how much, who could give it, what holds them back.

use super::{excluded, forced, place};
use crate::allot::{columns, line_of};
use crate::base::LineId;
use crate::check::names;
use crate::check::places::Places;
use crate::frame::{Sound, standings};
use crate::intake::{Both, Sink, codes};
use crate::lottery::{Class, Problem, Shortfall, ShortfallKind};
use std::collections::BTreeSet;

/// Names told one by one, at most.
const NAMES_MAX: usize = 8;

/// One finding for each independent Hall set.
pub(super) fn tell(sound: &Sound, problem: &Problem, shortfall: &Shortfall, places: &Places, sink: &Sink) {
    let (standings, columns) = (standings(sound), columns(sound.facts()));
    let forced = forced::forced(sound, &standings, &columns);
    for part in shortfall.parts(problem) {
        let asking = asking(problem, &part);
        let at = asking.first().map_or("", |&v| problem.nodes[v].id.as_str());
        let what = match part.kind {
            ShortfallKind::TooLarge => ("计划和名录超出精确计算的范围".into(), "the plan and the frame are beyond exact arithmetic".into()),
            ShortfallKind::Supply => supply(sound, problem, &part),
            ShortfallKind::Demand => {
                let fixed = asking.iter().map(|&v| forced[v]).sum();
                let counts = |&c: &usize| part.nodes.binary_search(&problem.columns[c].node).is_ok();
                let wanted: Vec<usize> = (0..problem.columns.len()).filter(counts).collect();
                join(demand(sound, problem, &part, &asking, fixed), excluded::words(sound, &standings, &columns, &wanted))
            }
        };
        let lines: BTreeSet<LineId> =
            part.nodes.iter().map(|&v| line_of(&problem.nodes[v].id)).filter(|l| !l.as_str().starts_with("group ")).collect();
        let code = match part.kind {
            ShortfallKind::Supply => &codes::MINIMA_EXCEED_QUOTA,
            _ if lines.len() == 1 => &codes::QUOTA_EXCEEDS_FRAME,
            _ => &codes::QUOTAS_COMPETE,
        };
        sink.add(code, place(at, places), what);
    }
}

fn join(a: Both, b: Both) -> Both {
    (a.0 + &b.0, a.1 + &b.1)
}

/// Nodes whose numbers make up the demand: roots, and minimums towards a whole that does not belong to the set.
fn asking(problem: &Problem, part: &Shortfall) -> Vec<usize> {
    let inside = |v: &usize| part.nodes.binary_search(v).is_ok();
    let asks = |&v: &usize| problem.nodes[v].lo > 0 && problem.nodes[v].parent.is_none_or(|p| !inside(&p));
    let asking: Vec<usize> = part.nodes.iter().copied().filter(asks).collect();
    if asking.is_empty() { part.nodes.clone() } else { asking }
}

/// Names of quotas, the later ones counted.
fn list(sound: &Sound, problem: &Problem, nodes: &[usize]) -> Both {
    let named = nodes.iter().take(NAMES_MAX).map(|&v| names::quota(sound.facts(), &problem.nodes[v].id));
    let (zh, en): (Vec<String>, Vec<String>) = named.unzip();
    let more = nodes.len().saturating_sub(NAMES_MAX);
    let (zh, en) = (zh.join("、"), en.join(", "));
    if more == 0 { (zh, en) } else { (format!("{zh}等 {} 项", nodes.len()), format!("{en} and {more} more")) }
}

fn demand(sound: &Sound, problem: &Problem, part: &Shortfall, asking: &[usize], forced: u64) -> Both {
    let (need, have, missing) = (part.needed, part.available, part.missing);
    let enterprises: u64 = part.classes.iter().map(|&k| problem.classes[k].size).sum();
    let (zh, en) = list(sound, problem, asking);
    let (besides_zh, besides_en) = match forced {
        0 => Both::default(),
        1 => ("除必抽的复查 1 批次外还".into(), " besides a follow-up".into()),
        n => (format!("除必抽的复查 {n} 批次外还"), format!(" besides {n} follow-ups")),
    };
    let one_line = asking.iter().all(|&v| line_of(&problem.nodes[v].id) == line_of(&problem.nodes[asking[0]].id));
    if one_line && enterprises == have {
        let (kind_zh, kind_en) = kind(sound, &line_of(&problem.nodes[asking[0]].id));
        return (
            format!("{zh}{besides_zh}需要 {need} 家不同的{kind_zh}企业，符合条件的只有 {have} 家，缺 {missing} 家"),
            format!("{en} needs {need} different {kind_en}enterprises{besides_en}, {have} qualify: {missing} short"),
        );
    }
    let (held_zh, held_en) = held(sound, problem, part);
    let ((parts_zh, parts_en), others) = match bounded(sound, problem, part) {
        None => (Both::default(), ("", "")),
        Some(parts) => (parts, ("其余", "others ")),
    };
    let (sum_zh, sum_en) = if asking.len() > 1 { ("合计", "together need") } else { ("", "needs") };
    let needed = names::batches(need);
    (
        format!(
            "{zh}{sum_zh}{besides_zh}需要 {need} 批次；{parts_zh}{}符合条件的企业 {enterprises} 家，{held_zh}最多能出 {have} 批次，缺 {missing} 批次",
            others.0
        ),
        format!(
            "{en} {sum_en} {needed}{besides_en}; {parts_en}{enterprises} {}qualify{held_en}: {have} at most, {missing} short",
            others.1
        ),
    )
}

/// Parts outside whose maximums bind: "楚雄市至多 1 批次，", "at most 1 in Chuxiong, ".
fn bounded(sound: &Sound, problem: &Problem, part: &Shortfall) -> Option<Both> {
    let inside = |v: usize| part.nodes.binary_search(&v).is_ok();
    let bounded: Vec<usize> = (0..problem.nodes.len()).filter(|&v| !inside(v) && problem.nodes[v].parent.is_some_and(inside)).collect();
    let words = |&v: &usize| {
        let (node, facts) = (&problem.nodes[v], sound.facts());
        let (zh, en) = names::part(facts, &node.id).unwrap_or_else(|| names::quota(facts, &node.id));
        (format!("{zh}至多 {} 批次", node.hi), format!("at most {} {en}", node.hi))
    };
    let (zh, en): (Vec<String>, Vec<String>) = bounded.iter().take(NAMES_MAX).map(words).unzip();
    let more = bounded.len() > NAMES_MAX;
    let (dots_zh, dots_en) =
        if more { (format!("等 {} 处", bounded.len()), format!(" and {} more", bounded.len() - NAMES_MAX)) } else { Both::default() };
    (!bounded.is_empty()).then(|| (format!("{}{dots_zh}，", zh.join("、")), format!("{}{dots_en}, ", en.join(", "))))
}

/// What kind of enterprise a line is about.
fn kind(sound: &Sound, id: &LineId) -> Both {
    match sound.facts().lines.iter().find(|l| l.id == *id).map(|l| l.scopes.as_slice()) {
        Some(&[scope]) => {
            let (zh, en) = names::scope(scope);
            (zh, en + " ")
        }
        _ => Both::default(),
    }
}

/// Caps that bind.
fn held(sound: &Sound, problem: &Problem, part: &Shortfall) -> Both {
    let inside = |v: usize| part.nodes.binary_search(&v).is_ok();
    let rules = &sound.facts().rules;
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    if part.classes.iter().any(|&k| is_capped(problem, &problem.classes[k], &inside)) {
        let (cap, retail) = (rules.batches_per_enterprise_max, rules.batches_per_large_retail_max);
        zh.push(if cap == retail {
            format!("每家至多 {cap} 批次")
        } else {
            format!("每家至多 {cap} 批次（大型商超 {retail}）")
        });
        en.push(if cap == retail { format!("at most {cap} each") } else { format!("at most {cap} each ({retail} for large retail)") });
    }
    if let Some(limit) = rules.batches_per_company_max.filter(|_| !part.groups.is_empty()) {
        zh.push(format!("同一信用代码各站点合计至多 {limit} 批次"));
        en.push(format!("at most {limit} for all sites of one company"));
    }
    if zh.is_empty() { Both::default() } else { (zh.join("、") + "，", format!(", {}", en.join(", "))) }
}

/// Whether a member could take more lines of the set than its cap allows.
fn is_capped(problem: &Problem, class: &Class, inside: &impl Fn(usize) -> bool) -> bool {
    let open = class.arcs.iter().filter(|arc| inside(problem.columns[arc.column].node));
    let lines: BTreeSet<LineId> = open.map(|arc| line_of(&problem.columns[arc.column].id)).collect();
    class.key.cap < lines.len() as u64
}

fn supply(sound: &Sound, problem: &Problem, part: &Shortfall) -> Both {
    let (parts, wholes): (Vec<usize>, Vec<usize>) =
        part.nodes.iter().partition(|&&v| problem.nodes[v].parent.is_some_and(|p| part.nodes.contains(&p)));
    let counted: Vec<usize> = parts.iter().copied().filter(|&v| problem.nodes[v].lo > 0).collect();
    let ((zh, en), (whole_zh, whole_en)) = (list(sound, problem, &counted), list(sound, problem, &wholes));
    let (need, have, missing) = (part.needed, part.available, part.missing);
    if counted.is_empty() {
        return (
            format!("{whole_zh}的下限 {need} 大于上限 {have}，多 {missing}"),
            format!("the minimum {need} of {whole_en} is {missing} above its maximum {have}"),
        );
    }
    (
        format!("{zh}的下限合计 {need}，{whole_zh}只有 {have} 批次，多 {missing}"),
        format!("the minima of {en} sum to {need}, but {whole_en} has {have}: {missing} too many"),
    )
}
