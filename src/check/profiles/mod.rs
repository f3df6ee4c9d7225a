//! Rule profiles: what a notice and the law behind it say, as versioned files with the source of every rule beside it (`profiles/`).

mod changes;
mod read;

pub use changes::ChangePrices;

use serde::Deserialize;
use std::sync::LazyLock;

/// Copies of a result notice (一式几份) and who gets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Copies {
    /// As stated.
    pub stated: u64,
    /// To the authority.
    pub authority: u64,
    /// To the nominal producer, if sampled at a seller.
    pub nominal_producer: u64,
    /// To the authority of an outside producer, if the product fails.
    pub outside_authority: u64,
    /// To the sampled enterprise itself.
    pub sampled_enterprise: u64,
}

/// A form and the names the notice gives it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Annex number as printed.
    pub annex: String,
    /// Its names; the first is used.
    pub names: Vec<String>,
    /// Whether the notice shows its columns.
    pub columns_given: bool,
}

/// How strongly a rule binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// The text says must.
    Hard,
    /// The text says “in principle” (原则上).
    Principle,
    /// The text is silent: the default of this profile.
    Default,
}

/// What a rule says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number, in the unit the key says.
    Number(u64),
    /// A word.
    Word(String),
}

/// One rule and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Name, as in `[rules]` of the task file where it is one of those.
    pub key: String,
    /// What it says.
    pub value: Value,
    /// How strongly.
    pub force: Force,
    /// Quote, or the reason of a default.
    pub source: String,
    /// Rows of `docs/requirements.md`.
    #[serde(default)]
    pub requirements: Vec<String>,
}

/// Something in the notice a planner should know or decide.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Number in `docs/inconsistencies.md`.
    pub id: String,
    /// Warning or note.
    pub severity: Weight,
    /// What it is, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// What to do, in Chinese.
    pub mend_zh: String,
    /// The same in English.
    pub mend_en: String,
}

/// Severity of a [`Note`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// For a person to decide.
    Warning,
    /// To know.
    Note,
}

/// A rule profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Name and version, as in `rules.profile`.
    pub name: String,
    /// The document.
    pub document: String,
    /// What it is about, in Chinese and English.
    pub title: (String, String),
    /// The profile whose rules hold where this one is silent.
    pub based_on: Option<String>,
    /// Whether the notice leaves the lab open and asks for the nearest (就近就便).
    pub nearest_lab: bool,
    /// Its own rules.
    pub rules: Vec<Rule>,
    /// What a planner should know about the notice.
    pub notes: Vec<Note>,
    /// Copies of the result notice.
    pub copies: Option<Copies>,
    /// Forms.
    pub forms: Vec<Form>,
    /// Prices of changes to a plan that cannot be met.
    pub changes: ChangePrices,
}

/// All profiles, in the order of their names.
pub static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(read::all);

impl Profile {
    /// The profile of this name.
    pub fn find(name: &str) -> Option<&'static Profile> {
        PROFILES.iter().find(|p| p.name == name)
    }

    /// A rule of this profile, or of the one it is based on.
    pub fn rule(&self, key: &str) -> Option<&Rule> {
        let own = self.rules.iter().find(|r| r.key == key);
        own.or_else(|| Profile::find(self.based_on.as_deref()?)?.rule(key))
    }

    /// A rule that is a number.
    pub fn number(&self, key: &str) -> Option<u64> {
        match self.rule(key)?.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_file_is_read_and_every_rule_has_its_source() {
        let names: Vec<&str> = PROFILES.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(names, ["chuxiong/2025", "datong/2025", "national/2020", "shanxi/2021", "shanxi/2023", "yining/2025"]);
        for profile in PROFILES.iter() {
            let keys: BTreeSet<&str> = profile.rules.iter().map(|r| r.key.as_str()).collect();
            assert_eq!(keys.len(), profile.rules.len(), "{}: a rule stands twice", profile.name);
            assert!(profile.rules.iter().all(|r| r.source.chars().count() > 5), "{}: a rule without source", profile.name);
            assert!(profile.notes.iter().all(|n| n.id.starts_with("I-") && !n.mend_zh.is_empty() && !n.mend_en.is_empty()));
            let base = profile.based_on.as_deref();
            assert!(base.is_none_or(|b| Profile::find(b).is_some()), "{}: based on nothing", profile.name);
        }
    }

    /// What the notices say, read by a person.
    #[test]
    fn rules_come_from_the_profile_or_from_what_it_is_based_on() {
        let number = |name: &str, key| Profile::find(name).unwrap().number(key);
        assert_eq!(number("shanxi/2021", "batches_per_enterprise_max"), Some(2));
        assert_eq!(number("national/2020", "batches_per_enterprise_max"), None);
        assert_eq!(number("yining/2025", "repeat_months"), Some(6), "from the national rules");
        assert_eq!(number("datong/2025", "suspension_months"), Some(12), "from the provincial guidance");
        let force = |name: &str| Profile::find(name).unwrap().rule("same_product_per_enterprise_max").unwrap().force;
        assert_eq!((force("datong/2025"), force("shanxi/2021"), force("chuxiong/2025")), (Force::Principle, Force::Hard, Force::Default));
    }
}
