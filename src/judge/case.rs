//! The files under judgement, and where to find things in them.

use super::frame::leaves;
use super::keys::{Key, SecretKey};
use super::sources::parts;
use crate::base::{Day, Digest, EnterpriseId, LineId, OrgId, SamplerId};
use crate::record::{Commitment, Conflict, Enterprise, Facts, HistoryItem, Line, Org, Record, Sampler, Sealed};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What every rule may look at. Nothing in it has been believed yet.
pub(super) struct Case<'a> {
    pub commitment: &'a Commitment,
    pub facts: &'a Facts,
    pub sealed: &'a Sealed,
    pub record: &'a Record,
    pub secret: SecretKey,
    pub key: Key,
    lines: BTreeMap<&'a LineId, usize>,
    orgs: BTreeMap<&'a OrgId, &'a Org>,
    samplers: BTreeMap<&'a SamplerId, &'a Sampler>,
    history: BTreeMap<&'a EnterpriseId, Vec<&'a HistoryItem>>,
    conflicts: BTreeMap<&'a EnterpriseId, Vec<&'a Conflict>>,
    /// Hashes of the frame's leaves, once somebody asks.
    leaves: OnceLock<Vec<Digest>>,
    /// Latest hand-in day of each line.
    latest: Vec<Day>,
    /// Working days of each line's window up to the latest hand-in day.
    days: Vec<Vec<Day>>,
}

impl<'a> Case<'a> {
    pub fn new(commitment: &'a Commitment, sealed: &'a Sealed, secret: SecretKey, record: &'a Record) -> Self {
        let facts = &commitment.plan.facts;
        let key = secret.key(&commitment.commitment, &parts(&commitment.plan.sources, &record.seed.values));
        let latest: Vec<Day> = facts.lines.iter().map(|l| latest_hand_in(facts, l)).collect();
        let days = facts.lines.iter().zip(&latest).map(|(l, &latest)| line_days(facts, l, latest)).collect();
        Self {
            commitment,
            facts,
            sealed,
            record,
            secret,
            key,
            lines: facts.lines.iter().enumerate().map(|(i, l)| (&l.id, i)).collect(),
            orgs: facts.orgs.iter().map(|o| (&o.id, o)).collect(),
            samplers: sealed.samplers.iter().map(|s| (&s.id, s)).collect(),
            history: grouped(&sealed.history, |h| &h.enterprise),
            conflicts: grouped(&sealed.conflicts, |c| &c.enterprise),
            leaves: OnceLock::new(),
            latest,
            days,
        }
    }

    /// Hashes of the frame's salted leaves, in the order of the file.
    pub fn frame_leaves(&self) -> &[Digest] {
        self.leaves.get_or_init(|| leaves(self.sealed, &self.secret.salts()))
    }

    /// Position of a line in the plan.
    pub fn line_at(&self, id: &LineId) -> Option<usize> {
        self.lines.get(id).copied()
    }

    pub fn line(&self, id: &LineId) -> Option<&'a Line> {
        self.line_at(id).map(|i| &self.facts.lines[i])
    }

    pub fn org(&self, id: &OrgId) -> Option<&'a Org> {
        self.orgs.get(id).copied()
    }

    /// Position of an enterprise in the frame. A frame that does not ascend is refused by `files/ascending`.
    pub fn enterprise_at(&self, id: &EnterpriseId) -> Option<usize> {
        self.sealed.frame.binary_search_by(|e| e.id.cmp(id)).ok()
    }

    pub fn enterprise(&self, id: &EnterpriseId) -> Option<&'a Enterprise> {
        self.enterprise_at(id).map(|i| &self.sealed.frame[i])
    }

    pub fn sampler(&self, id: &SamplerId) -> Option<&'a Sampler> {
        self.samplers.get(id).copied()
    }

    /// Earlier batches of an enterprise, in the order of the file.
    pub fn history(&self, id: &EnterpriseId) -> &[&'a HistoryItem] {
        self.history.get(id).map_or(&[], Vec::as_slice)
    }

    /// Conflicts about an enterprise, in the order of the file.
    pub fn conflicts(&self, id: &EnterpriseId) -> &[&'a Conflict] {
        self.conflicts.get(id).map_or(&[], Vec::as_slice)
    }

    /// Latest hand-in day of a line, by its position.
    pub fn latest(&self, line: usize) -> Day {
        self.latest[line]
    }

    /// Days on which a line may be sampled at all, by its position.
    pub fn days(&self, line: usize) -> &[Day] {
        &self.days[line]
    }

    /// Batches of an enterprise in this task, at most.
    pub fn cap(&self, enterprise: &Enterprise) -> u64 {
        match enterprise.venue {
            crate::record::Venue::LargeRetail => self.facts.rules.batches_per_large_retail_max,
            crate::record::Venue::Ordinary => self.facts.rules.batches_per_enterprise_max,
        }
    }
}

fn grouped<'a, T>(rows: &'a [T], of: impl Fn(&'a T) -> &'a EnterpriseId) -> BTreeMap<&'a EnterpriseId, Vec<&'a T>> {
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        groups.entry(of(row)).or_default().push(row);
    }
    groups
}

/// Samples handed in later than this cannot be reported in time: test and delivery days are working days.
fn latest_hand_in(facts: &Facts, line: &Line) -> Day {
    facts.calendar.working_days_before(line.report_by, line.test_days.saturating_add(line.delivery_days))
}

fn line_days(facts: &Facts, line: &Line, latest: Day) -> Vec<Day> {
    line.window.days().filter(|&d| d <= latest && facts.calendar.is_working(d)).collect()
}
