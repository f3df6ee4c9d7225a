//! The draw: what is public of it, and all of it.

mod ledger;
mod rows;

use super::super::super::{Papers, Summary, words};
use crate::base::Lang;
use crate::record::{Game, Ledger, Source};
pub use ledger::{Act, Acts, acts};
pub use rows::{Rows, rows};
use serde::Serialize;

/// What may be shown before the reveal: numbers and digests, no name and no code of an enterprise.
#[derive(Clone, Debug, Serialize)]
pub struct PublicDraw {
    /// Acts of the ledger.
    pub acts: Acts,
    /// Sources of the public values, with the values.
    pub sources: Vec<SourceRow>,
    /// SHA-256 that checks the key without the key.
    pub key_check: String,
    /// SHA-256 of the secret, fixed before the values.
    pub secret_hash: String,
    /// Whether there was no secret.
    pub public: bool,
    /// Rows and root of the sealed frame.
    pub frame: FrameRow,
    /// Digest of the record as drawn.
    pub record: String,
    /// Plan lines.
    pub lines: Vec<LineRow>,
    /// Counties.
    pub counties: Vec<CountyRow>,
    /// Exclusions by rule.
    pub exclusions: Vec<ExclusionRow>,
    /// Batches in all.
    pub batches: u64,
    /// Of these, follow-ups.
    pub forced: u64,
    /// Enterprises with a batch.
    pub enterprises: u64,
    /// Alternates that stand by.
    pub alternates: usize,
    /// Visits.
    pub visits: u64,
    /// Tours.
    pub tours: u64,
}

/// All of it, with names.
#[derive(Clone, Debug, Serialize)]
pub struct DrawData {
    /// The public part.
    #[serde(flatten)]
    pub public_part: PublicDraw,
    /// Classes, selected, alternates, crews, amendments.
    #[serde(flatten)]
    pub rows: Rows,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRow {
    /// What, in words.
    pub what: String,
    /// When and where, as announced.
    pub when: String,
    /// The value.
    pub value: String,
}

/// The sealed frame.
#[derive(Clone, Debug, Serialize)]
pub struct FrameRow {
    /// Rows.
    pub rows: u64,
    /// Salted root.
    pub root: String,
}

/// A plan line in numbers.
#[derive(Clone, Debug, Serialize)]
pub struct LineRow {
    /// Plan line.
    pub line: String,
    /// Title.
    pub title: String,
    /// `28`, or `≥490`.
    pub quota: String,
    /// Batches.
    pub batches: u64,
    /// Of these, follow-ups.
    pub forced: u64,
    /// Alternates.
    pub alternates: usize,
    /// Window as printed.
    pub window_text: String,
}

/// A county in numbers.
#[derive(Clone, Debug, Serialize)]
pub struct CountyRow {
    /// Name.
    pub name: String,
    /// Enterprises that took part in the lottery.
    pub eligible: u64,
    /// Batches.
    pub batches: u64,
}

/// A rule in numbers.
#[derive(Clone, Debug, Serialize)]
pub struct ExclusionRow {
    /// Code.
    pub rule: String,
    /// In words.
    pub words: String,
    /// Enterprises left out altogether.
    pub enterprises: u64,
    /// Pairs of enterprise and line left out.
    pub pairs: u64,
}

/// What is public.
pub fn public_draw(papers: &Papers, ledger: &Ledger) -> PublicDraw {
    let (plan, s, drawn) = (&papers.commitment.plan, Summary::of(papers), &papers.record.draw);
    let values = papers.record.seed.values.iter();
    let line = |line: &super::super::super::LineSum| LineRow {
        line: line.id.to_string(),
        title: line.title.clone(),
        quota: line.group.as_ref().map_or_else(|| words::quota(line.kind, line.quota), |_| "共用".to_owned()),
        batches: line.batches,
        forced: line.forced,
        alternates: drawn.alternates.iter().filter(|a| a.line == line.id).count(),
        window_text: line.window_text.clone(),
    };
    let county = |county: &super::super::super::CountySum| CountyRow {
        name: county.name.clone(),
        eligible: plan.shares.classes.iter().filter(|c| c.key.county.as_str() == county.id.as_str()).map(|c| c.size).sum(),
        batches: county.batches,
    };
    PublicDraw {
        acts: acts(ledger),
        sources: plan.sources.iter().zip(values).map(|(s, v)| SourceRow { what: what(s), when: s.when().to_owned(), value: v.clone() }).collect(),
        key_check: papers.record.seed.key_check.to_string(),
        secret_hash: plan.secret_hash.to_string(),
        public: plan.public,
        frame: FrameRow { rows: plan.frame.rows, root: plan.frame.root.to_string() },
        record: s.record.to_string(),
        lines: s.lines.iter().map(line).collect(),
        counties: s.counties.iter().map(county).collect(),
        exclusions: s.exclusions.iter().map(exclusion).collect(),
        batches: s.batches,
        forced: s.forced,
        enterprises: s.enterprises,
        alternates: drawn.alternates.len(),
        visits: s.totals.visits,
        tours: s.totals.tours,
    }
}

/// All of it.
pub fn draw(papers: &Papers, ledger: &Ledger) -> DrawData {
    DrawData { public_part: public_draw(papers, ledger), rows: rows(papers) }
}

fn exclusion(count: &crate::record::ExclusionCount) -> ExclusionRow {
    ExclusionRow { rule: count.rule.clone(), words: words::rule(&count.rule, Lang::Zh), enterprises: count.enterprises, pairs: count.pairs }
}

fn what(source: &Source) -> String {
    match source {
        Source::Dice { digits, .. } => format!("十面骰 {digits} 位"),
        Source::Citizens { contributors, digits, .. } => format!("{} 各 {digits} 位", contributors.join("、")),
        Source::Numbers { game, issue, .. } => {
            let name = match game {
                Game::Kl8 => "快乐8",
                Game::Ssq => "双色球",
                Game::Dlt => "大乐透",
                Game::ThreeD => "福彩3D",
            };
            format!("{name} {issue} 期")
        }
        Source::Drand { round, .. } => format!("drand 第 {round} 轮"),
    }
}
