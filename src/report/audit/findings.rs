//! What a person should look at. Replay and judge cannot say whether a reason is a good one; they can say where one is needed.

use super::chain::RoundRow;
use super::sources::BITS_MIN;
use super::{Audit, Reached, Said, Shown, times};
use crate::base::Severity;
use serde::Serialize;

/// Characters below which a reason says nothing.
const REASON_MIN: usize = 4;
/// One batch in so many may be replaced without a word.
const REPLACED_ONE_IN: u64 = 10;

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// How bad.
    pub severity: Severity,
    /// Stable code; `docs/audit.md` lists them.
    pub code: &'static str,
    /// In words.
    pub said: Said,
}

/// All findings, the worst first.
pub(super) fn findings(audit: &Audit, shown: &Shown) -> Vec<Noted> {
    let mut list = Findings::default();
    answer(&mut list, audit);
    rounds(&mut list, audit);
    signatures(&mut list, audit);
    chance(&mut list, audit);
    times::times(&mut list, audit, shown);
    contents(&mut list, audit);
    list.0.sort_by_key(|n| n.severity);
    list.0
}

/// Findings as they come.
#[derive(Default)]
pub(super) struct Findings(Vec<Noted>);

impl Findings {
    pub(super) fn add(&mut self, severity: Severity, code: &'static str, zh: impl Into<String>, en: impl Into<String>) {
        self.0.push(Noted { severity, code, said: Said::new(zh, en) });
    }
}

fn answer(list: &mut Findings, audit: &Audit) {
    if let Some(first) = &audit.answer.first {
        list.add(
            Severity::Error,
            "differs",
            format!("不一致，首处：{}（{}）", first.place.zh, first.path),
            format!("not consistent, first at {} ({})", first.place.en, first.path),
        );
    }
    for said in &audit.answer.unchecked {
        list.add(Severity::Warning, "unchecked", &said.zh, &said.en);
    }
}

fn rounds(list: &mut Findings, audit: &Audit) {
    let Some(chain) = &audit.chain else { return };
    for round in &chain.rounds {
        if let Some((reason, approver)) = &round.void {
            let severity = if round.own { Severity::Error } else { Severity::Warning };
            let whose =
                if round.own { ("本次抽取已作废", "this draw is void") } else { ("曾有一轮作废", "a round was made void") };
            let (zh, en) = (
                format!("{}（第 {} 轮）：{reason}（{approver} 批准）", whose.0, round.number),
                format!("{} (round {}): {reason} (approved by {approver})", whose.1, round.number),
            );
            list.add(severity, "void", zh, en);
            if reason.trim().chars().count() < REASON_MIN {
                list.add(
                    Severity::Warning,
                    "void_unexplained",
                    format!("第 {} 轮的作废原因只有“{reason}”", round.number),
                    format!("round {} was made void for {reason:?}: that explains nothing", round.number),
                );
            }
        }
        interrupted(list, round);
    }
    let redraws = chain.rounds.iter().filter(|r| r.redraw).count();
    if redraws > 0 {
        list.add(
            Severity::Warning,
            "redrawn",
            format!("重抽 {redraws} 次：逐一核对作废原因"),
            format!("drawn again {redraws} times: look at each reason"),
        );
    }
}

/// Whoever knows the value knows the result: a draw that stops there may have been stopped because of it.
fn interrupted(list: &mut Findings, round: &RoundRow) {
    if round.interrupted {
        list.add(
            Severity::Warning,
            "interrupted",
            format!("第 {} 轮取值之后没有结果：抽取中断，只能用同一数值继续", round.number),
            format!("round {} has values and no result: an interrupted draw, which may go on with the same values only", round.number),
        );
    }
}

fn signatures(list: &mut Findings, audit: &Audit) {
    let Some(chain) = &audit.chain else { return };
    let Some(own) = chain.rounds.iter().find(|r| r.own) else { return };
    let [planners, witnesses, auditors] = own.signers;
    if planners + witnesses + auditors == 0 {
        list.add(
            Severity::Warning,
            "no_signers",
            "台账没有签名人：时间、事由等文字可被重写而不留痕迹；请与当时公布的台账末条摘要比对（--head）",
            "nobody signs the ledger: its times and words could be rewritten; compare with the entry digest published then (--head)",
        );
    } else if witnesses + auditors == 0 {
        list.add(
            Severity::Note,
            "no_witness",
            "只有组织者签名，没有见证人或审计",
            "only planners sign; there is no witness and no auditor",
        );
    }
    let missing: Vec<String> =
        chain.entries.iter().filter(|e| !e.missing.is_empty()).map(|e| format!("{}（{}）", e.number, e.missing.join("、"))).collect();
    if !missing.is_empty() {
        list.add(
            Severity::Warning,
            "unsigned",
            format!("台账缺签名：{}", missing.join("，")),
            format!("entries without all signatures: {}", missing.join(", ")),
        );
    }
}

fn chance(list: &mut Findings, audit: &Audit) {
    if let Some(sources) = audit.sources.as_ref().filter(|s| s.bits < BITS_MIN) {
        list.add(
            Severity::Warning,
            "few_bits",
            format!("来源共 {} 比特，少于 {BITS_MIN}：可逐一试算", sources.bits),
            format!("the sources hold {} bits, fewer than {BITS_MIN}: all values can be tried out", sources.bits),
        );
    }
    if audit.state.as_ref().is_some_and(|s| s.public) {
        list.add(
            Severity::Note,
            "public_mode",
            "公开模式：数值一公布，任何人（含被抽企业）都能算出结果",
            "public mode: once the value is known, everybody, those drawn included, can compute the result",
        );
    }
}

fn contents(list: &mut Findings, audit: &Audit) {
    if let Some(coverage) = &audit.coverage {
        let (cells, closed) = (coverage.cells.len(), coverage.closed().count());
        if closed > 0 {
            list.add(
                Severity::Note,
                "closed_cells",
                format!("名录 {cells} 格中有 {closed} 格无一家可抽"),
                format!("in {closed} of {cells} cells of the frame nobody could be drawn"),
            );
        }
    }
    let Some(changes) = &audit.changes else { return };
    let (lost, unfilled) = (changes.lost.len() as u64, changes.unfilled());
    if unfilled > 0 {
        list.add(
            Severity::Warning,
            "unfilled",
            format!("{unfilled} 批次失去后无人补入"),
            format!("{unfilled} batches were lost and nobody has them"),
        );
    }
    if lost * REPLACED_ONE_IN > changes.drawn {
        list.add(
            Severity::Warning,
            "many_replaced",
            format!("{} 批次中有 {lost} 批次换过企业：逐一核对依据", changes.drawn),
            format!("{lost} of {} batches changed hands: look at each document", changes.drawn),
        );
    }
    if changes.unplaced > 0 {
        list.add(
            Severity::Note,
            "unplaced",
            format!("{} 次上门未排入行程", changes.unplaced),
            format!("{} visits have no tour", changes.unplaced),
        );
    }
    if let Some((made, budget)) = changes.stopped {
        list.add(
            Severity::Note,
            "stopped",
            format!("行程搜索提前停止（{made}/{budget} 次）：何时停止由操作人决定"),
            format!("the search for tours was stopped after {made} of {budget}: when was the operator's choice"),
        );
    }
    if let Some(again) = audit.people.as_ref().map(|p| p.visited.len()).filter(|&n| n > 0) {
        list.add(
            Severity::Note,
            "same_sampler",
            format!("{again} 例同一人员再次进入同一企业"),
            format!("{again} times the same sampler comes to the same enterprise again"),
        );
    }
    if audit.state.as_ref().is_some_and(|s| s.reached == Reached::Unknown) {
        list.add(Severity::Warning, "no_round", "台账里没有本承诺的一轮", "the ledger has no round of this commitment");
    }
}
