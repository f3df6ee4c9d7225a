//! Who was left out, forced in, or replaced, and why.

use crate::base::{Day, EnterpriseId, LineId};
use crate::record::{Amendment, ExclusionCount, IncidentKind, Replacement, Reserve};
use crate::report::Papers;
use serde::Serialize;
use std::collections::BTreeMap;

/// What chance did not decide.
#[derive(Clone, Debug, Serialize)]
pub struct Changes {
    /// Left out, by rule.
    pub exclusions: Vec<ExclusionCount>,
    /// Forced in (last year's failures).
    pub forced: Vec<ForcedRow>,
    /// Batches at the draw.
    pub drawn: u64,
    /// Batches lost to incidents, in order.
    pub lost: Vec<LostRow>,
    /// Further rounds of the lottery.
    pub rounds: u64,
    /// Visits without a tour, as it now stands.
    pub unplaced: u64,
    /// Iterations made of those allowed, if the search was stopped early.
    pub stopped: Option<(u64, u64)>,
}

/// A batch forced in.
#[derive(Clone, Debug, Serialize)]
pub struct ForcedRow {
    /// Line.
    pub line: LineId,
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// Its name.
    pub name: String,
}

/// A batch lost, and who has it now.
#[derive(Clone, Debug, Serialize)]
pub struct LostRow {
    /// Number of the amendment.
    pub amendment: u64,
    /// Line.
    pub line: LineId,
    /// Whose it was: id and name.
    pub from: (EnterpriseId, String),
    /// Whose it is; none if it stays unfilled.
    pub to: Option<(EnterpriseId, String)>,
    /// Where the new one comes from.
    pub reserve: Option<Reserve>,
    /// What happened, if an incident says so.
    pub kind: Option<IncidentKind>,
    /// When.
    pub day: Option<Day>,
    /// Document.
    pub evidence: String,
    /// Who approved.
    pub approver: String,
}

impl Changes {
    pub(super) fn of(papers: &Papers) -> Self {
        let name = |id: &EnterpriseId| (id.clone(), papers.enterprise_name(id).to_owned());
        let forced = papers.record.draw.batches.iter().filter(|b| b.forced);
        let budget = papers.facts().search.iterations;
        let lost = papers.amendments.iter().flat_map(|a| a.replacements.iter().map(move |r| (a, r)));
        Self {
            exclusions: papers.commitment.plan.exclusions.clone(),
            forced: forced
                .map(|b| ForcedRow { line: b.line.clone(), enterprise: b.enterprise.clone(), name: name(&b.enterprise).1 })
                .collect(),
            drawn: papers.record.draw.batches.len() as u64,
            lost: lost.map(|(a, r)| lost_row(a, r, &name)).collect(),
            rounds: papers.amendments.iter().filter(|a| a.round.is_some()).count() as u64,
            unplaced: papers.pack().unplaced.len() as u64,
            stopped: Some((papers.record.pack.iterations, budget)).filter(|(made, budget)| made < budget),
        }
    }

    /// Batches lost by kind of incident.
    pub fn by_kind(&self) -> BTreeMap<Option<IncidentKind>, u64> {
        let mut counts = BTreeMap::new();
        self.lost.iter().for_each(|row| *counts.entry(row.kind).or_default() += 1);
        counts
    }

    /// Batches forced in, by line.
    pub fn forced_by_line(&self) -> BTreeMap<&LineId, u64> {
        let mut counts = BTreeMap::new();
        self.forced.iter().for_each(|row| *counts.entry(&row.line).or_default() += 1);
        counts
    }

    /// Batches nobody has.
    pub fn unfilled(&self) -> u64 {
        self.lost.iter().filter(|row| row.to.is_none()).count() as u64
    }
}

fn lost_row(amendment: &Amendment, r: &Replacement, name: &dyn Fn(&EnterpriseId) -> (EnterpriseId, String)) -> LostRow {
    let of = amendment.incidents.iter().find(|i| i.enterprise == r.from && i.line.as_ref().is_none_or(|l| *l == r.line));
    LostRow {
        amendment: amendment.number,
        line: r.line.clone(),
        from: name(&r.from),
        to: r.to.as_ref().map(name),
        reserve: r.reserve.clone(),
        kind: of.map(|i| i.kind),
        day: of.map(|i| i.day),
        evidence: of.map(|i| i.evidence.clone()).unwrap_or_default(),
        approver: of.map(|i| i.approver.clone()).unwrap_or_default(),
    }
}
