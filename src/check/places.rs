//! Where the parts of sound facts came from.

use super::draft::Draft;
use crate::base::{LabId, LineId, OrgId, Place};
use crate::intake::TASK_FILE;
use crate::intake::columns::LABS;
use std::collections::BTreeMap;

/// Places by id.
#[derive(Debug)]
pub(super) struct Places {
    lines: BTreeMap<LineId, Place>,
    groups: BTreeMap<String, Place>,
    labs: BTreeMap<LabId, Place>,
    orgs: BTreeMap<OrgId, Place>,
}

impl Places {
    /// The places of a draft.
    pub fn of(draft: &Draft) -> Self {
        Self {
            lines: draft.lines.iter().map(|l| (l.value.id.clone(), draft.line_key(l, "batches"))).collect(),
            groups: draft.groups.iter().map(|g| (g.value.id.to_string(), draft.key(&format!("group[{}].batches", g.at)))).collect(),
            labs: draft.labs.iter().map(|l| (l.value.id.clone(), draft.cell(&LABS, l.at, 6))).collect(),
            orgs: draft.orgs.iter().map(|o| (o.value.id.clone(), draft.key(&format!("org[{}].teams_per_week", o.at)))).collect(),
        }
    }

    /// A line's batches.
    pub fn line(&self, id: &LineId) -> Place {
        self.lines.get(id).cloned().unwrap_or_else(|| Place::file(TASK_FILE))
    }

    /// A shared quota's batches.
    pub fn group(&self, id: &str) -> Place {
        self.groups.get(id).cloned().unwrap_or_else(|| Place::file(TASK_FILE))
    }

    /// A lab's weekly intake.
    pub fn lab(&self, id: &LabId) -> Place {
        self.labs.get(id).cloned().unwrap_or_else(|| Place::file(LABS.file))
    }

    /// An organisation's teams.
    pub fn org(&self, id: &OrgId) -> Place {
        self.orgs.get(id).cloned().unwrap_or_else(|| Place::file(TASK_FILE))
    }
}
