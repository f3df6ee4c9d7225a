//! Where the parts of sound facts came from.

use super::draft::Draft;
use crate::base::{CountyId, LabId, LineId, OrgId, Place, ProductGroupId};
use crate::intake::columns::{LAB_GROUPS, LABS};
use crate::intake::{Doc, Node, TASK_FILE, Value};
use crate::record::{Facts, Scope};
use std::collections::BTreeMap;

/// Places by id.
#[derive(Debug)]
pub(super) struct Places {
    doc: Option<Doc>,
    lines: BTreeMap<LineId, usize>,
    counties: BTreeMap<CountyId, String>,
    groups: BTreeMap<String, Place>,
    labs: BTreeMap<LabId, Place>,
    lab_groups: BTreeMap<(LabId, ProductGroupId), Place>,
    orgs: BTreeMap<OrgId, Place>,
}

impl Places {
    /// The places of a draft.
    pub fn of(draft: &Draft) -> Self {
        Self {
            doc: draft.doc.clone(),
            lines: draft.lines.iter().map(|l| (l.value.id.clone(), l.at)).collect(),
            counties: draft.counties.iter().map(|c| (c.value.id.clone(), c.value.name.clone())).collect(),
            groups: draft.groups.iter().map(|g| (g.value.id.to_string(), draft.key(&format!("group[{}].batches", g.at)))).collect(),
            labs: draft.labs.iter().map(|l| (l.value.id.clone(), draft.cell(&LABS, l.at, 6))).collect(),
            lab_groups: (draft.lab_groups.iter())
                .map(|g| ((g.value.0.clone(), g.value.1.id.clone()), draft.cell(&LAB_GROUPS, g.at, 4)))
                .collect(),
            orgs: draft.orgs.iter().map(|o| (o.value.id.clone(), draft.key(&format!("org[{}].teams_per_week", o.at)))).collect(),
        }
    }

    /// A line's batches.
    pub fn line(&self, id: &LineId) -> Place {
        self.line_key(id, "batches")
    }

    /// A key of a line.
    pub fn line_key(&self, id: &LineId, key: &str) -> Place {
        self.lines.get(id).map_or_else(|| Place::file(TASK_FILE), |at| self.key(&format!("line[{at}].{key}")))
    }

    /// A key of the task file.
    pub fn key(&self, path: &str) -> Place {
        self.doc.as_ref().map_or_else(|| Place::key(TASK_FILE, path), |doc| doc.place(path))
    }

    /// `min` or `max` of a line in a county, and whether the task file states it.
    pub fn county_limit(&self, id: &LineId, county: &CountyId, key: &str) -> (Place, bool) {
        let name = self.counties.get(county);
        self.limit(id, "counties", "county", key, |text| text == county.as_str() || Some(text) == name.map(String::as_str))
    }

    /// `min` or `max` of a line in a scope, and whether the task file states it.
    pub fn scope_limit(&self, id: &LineId, scope: Scope, key: &str) -> (Place, bool) {
        let (zh, en, _) = super::read::SCOPES[usize::from(scope == Scope::Seller)];
        self.limit(id, "scope_limits", "scope", key, |text| text == zh || text == en)
    }

    /// A key of the entry of a line's list whose name is meant.
    fn limit(&self, id: &LineId, list: &str, name: &str, key: &str, meant: impl Fn(&str) -> bool) -> (Place, bool) {
        let lines = self.doc.as_ref().and_then(|doc| items(entry(&doc.root, "line")?));
        let line = self.lines.get(id).and_then(|at| lines?.get(at.checked_sub(1)?));
        let limits = line.and_then(|line| items(entry(line, list)?)).unwrap_or_default();
        let found =
            limits.iter().position(|limit| matches!(entry(limit, name), Some(Node { value: Value::Text(text), .. }) if meant(text)));
        match found {
            Some(at) => (self.line_key(id, &format!("{list}[{}].{key}", at + 1)), entry(&limits[at], key).is_some()),
            None => (self.line_key(id, list), false),
        }
    }

    /// A shared quota's batches.
    pub fn group(&self, id: &str) -> Place {
        self.groups.get(id).cloned().unwrap_or_else(|| Place::file(TASK_FILE))
    }

    /// A lab's weekly intake, or that of a group of its products (positions in the facts).
    pub fn intake(&self, facts: &Facts, (lab, group): (usize, Option<usize>)) -> Place {
        let lab = &facts.labs[lab];
        match group {
            None => self.labs.get(&lab.id).cloned().unwrap_or_else(|| Place::file(LABS.file)),
            Some(g) => {
                let key = (lab.id.clone(), lab.groups[g].id.clone());
                self.lab_groups.get(&key).cloned().unwrap_or_else(|| Place::file(LAB_GROUPS.file))
            }
        }
    }

    /// An organisation's teams.
    pub fn org(&self, id: &OrgId) -> Place {
        self.orgs.get(id).cloned().unwrap_or_else(|| Place::file(TASK_FILE))
    }
}

fn entry<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    let Value::Table(entries) = &node.value else { return None };
    entries.iter().find(|(have, _)| have == key).map(|(_, node)| node)
}

fn items(node: &Node) -> Option<&[Node]> {
    let Value::List(items) = &node.value else { return None };
    Some(items)
}
