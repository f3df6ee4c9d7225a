//! The ledger as a table: what was done, when, signed by whom, and which rounds came to nothing.

use super::{Said, Shown, dates};
use crate::base::Digest;
use crate::ceremony::entry_digest;
use crate::record::{Body, Intent, Ledger, Role, SignedEntry, Signer};
use serde::Serialize;

/// All entries, and the rounds they make.
#[derive(Clone, Debug, Serialize)]
pub struct Chain {
    /// Entries.
    pub entries: Vec<EntryRow>,
    /// Rounds: each is one intent to draw.
    pub rounds: Vec<RoundRow>,
    /// Seconds from commitment to source in the RUN's own round.
    pub waited: Option<i64>,
    /// Digest of the last entry.
    pub head: Option<Digest>,
}

/// One entry.
#[derive(Clone, Debug, Serialize)]
pub struct EntryRow {
    /// From 1.
    pub number: u64,
    /// When, China Standard Time.
    pub at: String,
    /// Kind as written.
    pub kind: &'static str,
    /// Round, from 1.
    pub round: u64,
    /// Who signed.
    pub signed: Vec<String>,
    /// Who is to sign and has not.
    pub missing: Vec<String>,
    /// What it says, where words do.
    pub note: Option<String>,
}

/// One round.
#[derive(Clone, Debug, Serialize)]
pub struct RoundRow {
    /// From 1.
    pub number: u64,
    /// Whether it is the RUN's.
    pub own: bool,
    /// Its last entry.
    pub left: Left,
    /// Whether values were taken and no result followed.
    pub interrupted: bool,
    /// Whether it replaces a void round.
    pub redraw: bool,
    /// Why it does not count: reason and approver.
    pub void: Option<(String, String)>,
    /// Signers by role: planners, witnesses, auditors.
    pub signers: [u64; 3],
}

/// What a round left off with; incidents count as the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// Somebody means to draw.
    Intent,
    /// The plan is frozen.
    Commitment,
    /// Values are known.
    Source,
    /// The result is sealed.
    Result,
    /// The secret is public.
    Reveal,
    /// It does not count.
    Void,
}

impl Chain {
    pub(super) fn of(ledger: &Ledger, shown: &Shown) -> Self {
        let own = shown.commitment.as_ref().map(|c| c.commitment);
        let (mut entries, mut rounds) = (Vec::new(), Vec::new());
        for (number, round) in (1..).zip(split(&ledger.entries)) {
            let signers = intent(round).map_or(&[][..], |i| &i.signers);
            entries.extend(round.iter().map(|e| entry_row(e, number, signers)));
            rounds.push(round_row(round, number, own));
        }
        let time = |kind: &str| {
            let round = rounds.iter().find(|r: &&RoundRow| r.own)?.number;
            dates::unix(&entries.iter().find(|e: &&EntryRow| e.round == round && e.kind == kind)?.at)
        };
        let waited = time("commitment").zip(time("source")).map(|(from, to)| to - from);
        Self { waited, head: ledger.entries.last().map(|e| entry_digest(&e.entry)), entries, rounds }
    }

    /// When something was entered in the RUN's own round.
    pub fn at(&self, kind: &str) -> Option<&str> {
        let round = self.rounds.iter().find(|r| r.own)?.number;
        self.entries.iter().find(|e| e.round == round && e.kind == kind).map(|e| e.at.as_str())
    }
}

/// From each intent to the entry before the next.
fn split(entries: &[SignedEntry]) -> Vec<&[SignedEntry]> {
    let starts: Vec<usize> = (0..entries.len()).filter(|&i| i == 0 || matches!(entries[i].entry.body, Body::Intent(_))).collect();
    let ends = starts.iter().skip(1).copied().chain([entries.len()]);
    starts.iter().copied().zip(ends).map(|(a, b)| &entries[a..b]).collect()
}

fn intent(round: &[SignedEntry]) -> Option<&Intent> {
    match &round.first()?.entry.body {
        Body::Intent(intent) => Some(intent),
        _ => None,
    }
}

fn entry_row(signed: &SignedEntry, round: u64, signers: &[Signer]) -> EntryRow {
    let has = |signer: &&Signer| signed.signatures.iter().any(|s| s.key == signer.key);
    let names = |list: Vec<&Signer>| list.into_iter().map(|s| s.name.clone()).collect();
    let (have, lack): (Vec<&Signer>, Vec<&Signer>) = signers.iter().partition(has);
    let entry = &signed.entry;
    EntryRow {
        number: entry.number,
        at: entry.at.clone(),
        kind: entry.body.kind(),
        round,
        signed: names(have),
        missing: names(lack),
        note: match &entry.body {
            Body::Void { approver, reason } => Some(format!("{reason} · {approver}")),
            Body::Incident { amendment, .. } => Some(amendment.to_string()),
            _ => None,
        },
    }
}

fn round_row(round: &[SignedEntry], number: u64, own: Option<Digest>) -> RoundRow {
    let bodies = || round.iter().map(|e| &e.entry.body);
    let has = |kind: &str| bodies().any(|b| b.kind() == kind);
    let role = |role: Role| intent(round).map_or(0, |i| i.signers.iter().filter(|s| s.role == role).count() as u64);
    RoundRow {
        number,
        own: own.is_some() && bodies().any(|b| matches!(b, Body::Commitment { commitment, .. } if Some(*commitment) == own)),
        left: match bodies().next_back() {
            Some(Body::Void { .. }) => Left::Void,
            Some(Body::Reveal { .. }) => Left::Reveal,
            Some(Body::Result { .. } | Body::Incident { .. }) => Left::Result,
            Some(Body::Source { .. }) => Left::Source,
            Some(Body::Commitment { .. }) => Left::Commitment,
            _ => Left::Intent,
        },
        interrupted: has("source") && !has("result"),
        redraw: intent(round).is_some_and(|i| i.replaces.is_some()),
        void: bodies().find_map(|b| match b {
            Body::Void { approver, reason } => Some((reason.clone(), approver.clone())),
            _ => None,
        }),
        signers: [role(Role::Planner), role(Role::Witness), role(Role::Auditor)],
    }
}

/// Kinds of entry in words.
pub(super) fn kind(kind: &str) -> Said {
    match kind {
        "intent" => Said::new("意向", "intent"),
        "commitment" => Said::new("承诺", "commitment"),
        "source" => Said::new("取值", "source"),
        "result" => Said::new("结果封存", "result"),
        "incident" => Said::new("更正", "amendment"),
        "void" => Said::new("作废", "void"),
        "reveal" => Said::new("公开", "reveal"),
        other => Said::new(other, other),
    }
}
