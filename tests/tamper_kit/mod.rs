//! Random tampers of whole RUN folders: where, what kind, who must notice.
#![allow(dead_code, reason = "one test uses it")]

mod bytes;
mod consistent;
mod fitted;
pub mod kinds;
pub mod places;
mod tree;
mod values;
mod whole;
pub mod worlds;

use evenhand::base::Quiet;
use evenhand::ceremony::entry_digest;
use evenhand::judge::{Verdict, judge};
use evenhand::record::{Run, SEALED_FILE};
use evenhand::replay::replay;
use worlds::World;

/// In place of a section: deriving again must tell.
pub const REPLAY: &str = "replay";

/// A fixed sequence of choices (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.word() % n.max(1) as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Files put in place of others; none removes one.
pub type Changes = Vec<(String, Option<Vec<u8>>)>;

/// One tamper of one RUN.
pub struct Tamper {
    /// What was done.
    pub kind: &'static str,
    /// Where, for people.
    pub place: String,
    /// The file whose form may be what is refused.
    pub file: String,
    /// Sections one of which must refuse.
    pub owners: Vec<&'static str>,
    /// Files changed.
    pub changes: Changes,
}

/// Who noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// The judge.
    Judge,
    /// Whoever had noted the digest of the ledger's last entry.
    Head,
    /// Deriving again.
    Replay,
}

/// Who notices a tamper in the right section.
pub fn noticed(world: &World, tamper: &Tamper) -> Result<Notice, String> {
    let folder = world.with(&tamper.changes);
    let run = Run::at(folder.path());
    let told = |what: &str| Err(format!("{}: {} at {}: {what}", world.name, tamper.kind, tamper.place));
    let verdict = judge(&run);
    if !verdict.is_good() {
        let right = tamper.owners.iter().any(|s| verdict.refuses(s)) || of_form(&verdict, &tamper.file);
        let sections: Vec<&str> = verdict.failed().map(|c| c.section).collect();
        return if right { Ok(Notice::Judge) } else { told(&format!("refused by {sections:?}, not by {:?}", tamper.owners)) };
    }
    let kept = || run.ledger().is_ok_and(|l| l.entries.iter().any(|e| Some(entry_digest(&e.entry)) == world.head));
    let whole = run.has(SEALED_FILE);
    let differs = || whole && replay(&run, &Quiet).difference().is_some();
    match () {
        () if tamper.owners.contains(&REPLAY) && differs() => Ok(Notice::Replay),
        () if tamper.owners.contains(&"ledger") && !kept() => Ok(Notice::Head),
        () if differs() => told("only replay noticed"),
        () => told("NOT NOTICED"),
    }
}

/// Bytes that are no canonical rows are refused by name, whatever was in them.
fn of_form(verdict: &Verdict, file: &str) -> bool {
    verdict.failed().any(|c| c.section == "files" && c.failure.as_ref().is_some_and(|f| f.path == file))
}
