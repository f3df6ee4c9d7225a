//! What names mean: as given if they are known as they stand, else by what a person takes for the same name.

use super::gazetteer;
use crate::intake::cell::fold;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Names and what they mean.
#[derive(Debug, Default)]
pub(super) struct Register {
    /// Spellings that stay as they are.
    exact: BTreeSet<String>,
    /// Folded spelling → what to write; none if it could mean two things.
    folded: BTreeMap<String, Option<String>>,
}

impl Register {
    /// A spelling that stays as it is.
    pub fn keep(&mut self, spelling: &str) {
        self.exact.insert(spelling.to_owned());
        self.add(spelling, spelling);
    }

    /// A spelling that is written as `means`.
    pub fn add(&mut self, spelling: &str, means: &str) {
        let meaning = self.folded.entry(fold(spelling)).or_insert_with(|| Some(means.to_owned()));
        if meaning.as_deref().is_some_and(|before| before != means) {
            *meaning = None;
        }
    }

    /// Whether a spelling stays as it is.
    pub fn holds(&self, text: &str) -> bool {
        self.exact.contains(text)
    }

    /// What a name is written as; none if it is unknown or could mean two things.
    pub fn find(&self, text: &str) -> Option<String> {
        if self.exact.contains(text) {
            return Some(text.to_owned());
        }
        self.folded.get(&fold(text)).cloned().flatten()
    }
}

/// Counties: those of a table, or of the gazetteer.
#[derive(Debug, Default)]
pub(super) struct Counties {
    /// Id and name of each, in their order.
    pub listed: Vec<(String, String)>,
    /// Ids and names, for finding them fast.
    pub spelled: HashSet<String>,
    /// Whether they come from a table; else the gazetteer's are added as they are named.
    pub given: bool,
}

impl Counties {
    /// The name to write for what a cell says.
    pub fn named(&self, text: &str) -> Option<String> {
        if self.spelled.contains(text) {
            return Some(text.to_owned());
        }
        let plain = fold(text);
        let same = |name: &&(String, String)| fold(&name.1) == plain || gazetteer::short(&name.1) == plain;
        let mut alike = self.listed.iter().filter(same);
        if let Some((_, name)) = alike.next() {
            return alike.next().is_none().then(|| name.clone());
        }
        (!self.given).then(|| gazetteer::named(text).map(|seat| seat.name.to_owned())).flatten()
    }

    /// The same for an address or the name of an authority.
    pub fn within(&self, text: &str) -> Option<String> {
        if !self.given {
            return gazetteer::within(text).map(|seat| seat.name.to_owned());
        }
        let plain = fold(text);
        let held = self.listed.iter().filter(|(_, name)| name.chars().count() > 2 && plain.contains(name.as_str()));
        held.max_by_key(|(_, name)| name.len()).map(|(_, name)| name.clone())
    }

    /// One more.
    pub fn list(&mut self, id: &str, name: &str) {
        self.spelled.extend([id.to_owned(), name.to_owned()]);
        self.listed.push((id.to_owned(), name.to_owned()));
    }

    /// One more of the gazetteer.
    pub fn admit(&mut self, name: &str) {
        if self.given || self.listed.iter().any(|(_, have)| have == name) {
            return;
        }
        if let Some(seat) = gazetteer::named(name) {
            self.list(seat.id, seat.name);
        }
    }
}
