//! What the judge says: every rule, how often it was looked at, and where it first fails.

use crate::base::Lang;
use serde::Serialize;

/// Every check of a RUN, in the order of the sections.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The checks.
    pub checks: Vec<Check>,
}

/// One rule, applied wherever it applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Part of the RUN the rule speaks about, such as `batches`; [`super::SECTIONS`] lists them.
    pub section: &'static str,
    /// Stable code of the rule; `docs/judge.md` lists them all.
    pub rule: &'static str,
    /// How many things it was applied to.
    pub counted: u64,
    /// Where it fails first, if it does.
    pub failure: Option<Failure>,
}

/// The first place where a rule does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// JSON path of the first difference, such as `record.draw.batches[3].lab`.
    pub path: String,
    /// What is wrong, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl Verdict {
    /// Whether every rule holds. An empty verdict says nothing and is not good.
    pub fn is_good(&self) -> bool {
        !self.checks.is_empty() && self.failed().next().is_none()
    }

    /// The checks that fail, in order.
    pub fn failed(&self) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(|c| c.failure.is_some())
    }

    /// Whether a section has a rule that fails.
    pub fn refuses(&self, section: &str) -> bool {
        self.failed().any(|c| c.section == section)
    }
}

impl Failure {
    /// A failure at `path`, in both languages.
    pub fn new(path: impl Into<String>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { path: path.into(), zh: zh.into(), en: en.into() }
    }

    /// Something else was expected.
    pub fn differs(path: impl Into<String>, want: impl std::fmt::Display, got: impl std::fmt::Display) -> Self {
        Self::new(path, format!("应为 {want},实为 {got}"), format!("expected {want}, found {got}"))
    }

    /// What is wrong, in the user's language.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}
