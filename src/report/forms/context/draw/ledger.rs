//! Acts of the ledger: who runs the draw, who saw it, what was done when, what it replaces.

use crate::record::{Body, Ledger, Role};
use serde::Serialize;

/// The ledger in words.
#[derive(Clone, Debug, Serialize)]
pub struct Acts {
    /// Names of those who run the draw.
    pub operators: Vec<String>,
    /// Names of witnesses.
    pub witnesses: Vec<String>,
    /// Names of auditors.
    pub auditors: Vec<String>,
    /// Digest of the void that made this redraw necessary; none if this is no redraw.
    pub replaces: Option<String>,
    /// When the plan was frozen, `2025-02-24 09:00:00`.
    pub committed: Option<String>,
    /// When the public values were entered.
    pub valued: Option<String>,
    /// When the draw was made.
    pub drawn: Option<String>,
    /// Entries in order.
    pub entries: Vec<Act>,
}

/// An entry.
#[derive(Clone, Debug, Serialize)]
pub struct Act {
    /// Number.
    pub number: u64,
    /// When, as entered.
    pub at: String,
    /// What, in words.
    pub what: String,
    /// Who signed.
    pub signed: Vec<String>,
}

/// The ledger in words.
pub fn acts(ledger: &Ledger) -> Acts {
    let intents = || ledger.entries.iter().filter_map(|e| if let Body::Intent(intent) = &e.entry.body { Some(intent) } else { None });
    let signers: Vec<_> = intents().flat_map(|intent| &intent.signers).collect();
    let named = |role: Role| signers.iter().filter(|s| s.role == role).map(|s| s.name.clone()).collect();
    let time = |kind: &str| ledger.entries.iter().rev().find(|e| e.entry.body.kind() == kind).map(|e| e.entry.at.replace('T', " "));
    let entry = |signed: &crate::record::SignedEntry| Act {
        number: signed.entry.number,
        at: signed.entry.at.replace('T', " "),
        what: what(&signed.entry.body).to_owned(),
        signed: signed.signatures.iter().map(|s| signers.iter().find(|k| k.key == s.key).map_or_else(|| s.key.short(), |k| k.name.clone())).collect(),
    };
    Acts {
        operators: named(Role::Planner),
        witnesses: named(Role::Witness),
        auditors: named(Role::Auditor),
        replaces: intents().last().and_then(|intent| intent.replaces).map(|d| d.to_string()),
        committed: time("commitment"),
        valued: time("source"),
        drawn: time("result"),
        entries: ledger.entries.iter().map(entry).collect(),
    }
}

fn what(body: &Body) -> &'static str {
    match body {
        Body::Intent(_) => "登记抽取意向",
        Body::Commitment { .. } => "冻结计划与名录（承诺）",
        Body::Source { .. } => "录入公开数值",
        Body::Result { .. } => "抽取并封存结果",
        Body::Incident { .. } => "处理情况（更正）",
        Body::Void { .. } => "作废",
        Body::Reveal { .. } => "公开保密数",
    }
}
