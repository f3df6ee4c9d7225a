//! One page for an auditor: whether a RUN is what follows from its inputs, what was checked, and what a person should look at.

mod answer;
mod chain;
mod changes;
mod coverage;
mod dates;
mod findings;
mod page;
mod people;
mod phrases;
mod place;
mod shown;
mod sources;
mod state;
mod text;
mod times;

pub use answer::{Answer, First, Part};
pub use chain::{Chain, EntryRow, Left, RoundRow};
pub use changes::{Changes, ForcedRow, LostRow};
pub use coverage::{Cell, Coverage};
pub use findings::Noted;
pub use page::page;
pub use people::{LoadRow, PairRow, People, VisitedRow};
pub(super) use place::words;
pub use shown::Shown;
pub use sources::{SourceRow, Sources};
pub use state::{Reached, State};
pub use text::text;

use crate::base::{Digest, Lang};
use crate::judge::Verdict;
use crate::replay::Replay;
use serde::Serialize;

/// Everything the page says.
#[derive(Clone, Debug, Serialize)]
pub struct Audit {
    /// 一致 or not, and what was checked.
    pub answer: Answer,
    /// Which RUN, how far it has come.
    pub state: Option<State>,
    /// Where its chance comes from.
    pub sources: Option<Sources>,
    /// What was done, when, signed by whom.
    pub chain: Option<Chain>,
    /// Who could be drawn; none without the sealed files.
    pub coverage: Option<Coverage>,
    /// Left out, forced in, replaced; none without the sealed files.
    pub changes: Option<Changes>,
    /// Who goes where; none without the sealed files.
    pub people: Option<People>,
    /// What a person should look at, the worst first.
    pub findings: Vec<Noted>,
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Said {
    /// In both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// In one of them.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

impl Audit {
    /// The audit of a folder. `head` is the digest of a ledger entry that somebody wrote down when it was made.
    pub fn of(shown: &Shown, verdict: &Verdict, replay: Option<&Replay>, head: Option<Digest>) -> Self {
        let chain = shown.ledger.as_ref().map(|ledger| Chain::of(ledger, shown));
        let mut audit = Self {
            answer: Answer::of(shown, verdict, replay, head),
            state: shown.commitment.as_ref().map(|commitment| State::of(commitment, shown, chain.as_ref())),
            sources: shown.commitment.as_ref().map(|commitment| Sources::of(commitment, shown)),
            coverage: shown.papers.as_ref().map(Coverage::of),
            changes: shown.papers.as_ref().map(Changes::of),
            people: shown.papers.as_ref().map(People::of),
            chain,
            findings: Vec::new(),
        };
        audit.findings = findings::findings(&audit, shown);
        audit
    }
}

#[cfg(test)]
mod tests;
