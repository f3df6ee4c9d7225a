//! Which RUN it is, and how far it has come.

use super::{Chain, Left, Shown};
use crate::base::Digest;
use crate::record::Commitment;
use serde::Serialize;

/// Which RUN.
#[derive(Clone, Debug, Serialize)]
pub struct State {
    /// Task id.
    pub task: String,
    /// Title in Chinese.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// `true` if the frame is made up.
    pub synthetic: bool,
    /// `true` if there was no secret.
    pub public: bool,
    /// Whether the secret is public by now.
    pub revealed: bool,
    /// How far it has come.
    pub reached: Reached,
    /// Amendments.
    pub amendments: u64,
    /// C.
    pub commitment: Digest,
    /// SHA-256 of `sealed/record.json`, if drawn.
    pub record: Option<Digest>,
    /// Digest of the last entry of the ledger.
    pub head: Option<Digest>,
}

/// How far a RUN has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reached {
    /// The plan is frozen.
    Committed,
    /// The values are known, the result is not.
    Interrupted,
    /// Drawn and sealed.
    Drawn,
    /// The secret is public, or the public round is closed.
    Revealed,
    /// It does not count.
    Void,
    /// The ledger does not say.
    Unknown,
}

impl State {
    pub(super) fn of(commitment: &Commitment, shown: &Shown, chain: Option<&Chain>) -> Self {
        let (plan, task) = (&commitment.plan, &commitment.plan.facts.task);
        let own = chain.and_then(|c| c.rounds.iter().find(|r| r.own));
        Self {
            task: task.id.clone(),
            title: task.title.clone(),
            title_en: task.title_en.clone(),
            synthetic: task.synthetic,
            public: plan.public,
            revealed: shown.revealed,
            reached: own.map_or(Reached::Unknown, |round| match round.left {
                Left::Intent | Left::Commitment => Reached::Committed,
                Left::Source => Reached::Interrupted,
                Left::Result => Reached::Drawn,
                Left::Reveal => Reached::Revealed,
                Left::Void => Reached::Void,
            }),
            amendments: shown.papers.as_ref().map_or(0, |p| p.amendments.len() as u64),
            commitment: commitment.commitment,
            record: shown.result.as_ref().map(|r| r.record),
            head: chain.and_then(|c| c.head),
        }
    }
}
