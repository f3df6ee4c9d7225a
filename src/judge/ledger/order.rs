//! One draw for an intent: which entry may follow which, and what a redraw replaces.

use super::super::rule::Rule;
use super::super::verdict::{Check, Failure};
use super::{chain, path};
use crate::record::{Body, Entry, Ledger, RULES_VERSION, spec_digest};
use std::ops::Range;

/// intent, commitment, [source, [result, incident …, [reveal]]], [void]; the next intent only after a void.
pub(super) fn order(ledger: &Ledger, rounds: &[Range<usize>]) -> Check {
    let mut rule = Rule::new("ledger", "order");
    for (r, round) in rounds.iter().enumerate() {
        let entries = &ledger.entries[round.clone()];
        let mut before = "";
        for (i, entry) in round.clone().zip(entries.iter().map(|e| &e.entry)) {
            let kind = entry.body.kind();
            rule.hold(may_follow(before, kind), || {
                Failure::new(path(i, ".entry.kind"), format!("{kind} 不能接在 {before:?} 之后"), format!("{kind} cannot follow {before:?}"))
            });
            explained(&mut rule, i, entry);
            before = kind;
        }
        let more = r + 1 < rounds.len();
        rule.hold(before == "void" || !more, || {
            Failure::new(
                path(round.end, ".entry.kind"),
                "前一轮没有作废就另立了一轮".to_owned(),
                "another round was begun though the one before is not void".to_owned(),
            )
        });
    }
    rule.done()
}

fn may_follow(before: &str, kind: &str) -> bool {
    match kind {
        "intent" => before.is_empty(),
        "commitment" => before == "intent",
        "source" => before == "commitment",
        "result" => before == "source",
        "incident" => ["result", "incident"].contains(&before),
        "reveal" => ["result", "incident"].contains(&before),
        _ => ["commitment", "source", "result", "incident", "reveal"].contains(&before),
    }
}

fn explained(rule: &mut Rule, i: usize, entry: &Entry) {
    match &entry.body {
        Body::Void { approver, reason } => rule.hold(!approver.trim().is_empty() && !reason.trim().is_empty(), || {
            Failure::new(path(i, ".entry.body"), "作废没有写明原因或批准人".to_owned(), "a void without a reason or an approver".to_owned())
        }),
        Body::Intent(intent) => {
            let signers = &intent.signers;
            rule.hold(signers.is_sorted_by(|a, b| a.key < b.key), || {
                Failure::new(path(i, ".entry.body.signers"), "签名人须按公钥排列、不得重复".to_owned(), "signers ascend by key".to_owned())
            });
            rule.hold(intent.version == RULES_VERSION, || Failure::differs(path(i, ".entry.body.version"), RULES_VERSION, &intent.version));
            rule.hold(intent.spec == spec_digest(), || Failure::differs(path(i, ".entry.body.spec"), spec_digest(), intent.spec));
        }
        _ => {}
    }
}

/// The first intent replaces nothing, every later one the void before it.
pub(super) fn replaces(ledger: &Ledger, rounds: &[Range<usize>]) -> Check {
    let mut rule = Rule::new("ledger", "replaces");
    for round in rounds {
        let Some(Body::Intent(intent)) = ledger.entries.get(round.start).map(|e| &e.entry.body) else { continue };
        let want = round.start.checked_sub(1).map(|i| chain::digest(&ledger.entries[i].entry));
        rule.equal(&path(round.start, ".entry.body.replaces"), &want, &intent.replaces);
    }
    rule.done()
}
