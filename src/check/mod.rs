//! A `Brief` judged: findings, and `Sound` facts if nothing refuses them. One rule, one function, one code.

mod draft;
mod names;
mod places;
mod roads;
mod profiles;
mod quotas;
mod read;
mod relaxation;
mod rules;
mod weekly;

pub use crate::intake::codes;

pub use crate::intake::cell::{credit_code_holds, registration_number_holds};
pub use profiles::{ChangePrices, Copies, Force, Form, Note, PROFILES, Profile, Rule, Value, Weight};
pub use relaxation::{Change, Relaxation, Target, relax};

use crate::base::{Finding, Place, Severity};
use crate::frame::{Fault, Sound};
use crate::intake::{Brief, Class, Sink, TASK_FILE};
use crate::record::{Facts, Sealed};
use places::Places;

/// What `check` says.
#[derive(Debug)]
pub struct Checked {
    /// All findings: worst first, then by file, line and column.
    pub findings: Vec<Finding>,
    /// The facts, unless the input is refused. A plan that cannot be met has its facts, too.
    pub sound: Option<Sound>,
    /// The cheapest changes, if the quotas cannot be met.
    pub relaxation: Option<Relaxation>,
    /// What follows.
    pub outcome: Outcome,
}

/// What follows from the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No errors.
    Fine,
    /// Errors in the input (exit code 2).
    Refused,
    /// The input is good, but the plan cannot be met (exit code 4).
    CannotBeMet,
}

/// Judge a brief.
pub fn check(brief: Brief) -> Checked {
    let Brief { task, tables, sink } = brief;
    let mut draft = read::draft(task, tables, &sink);
    let matrix = draft.matrix.take();
    rules::run(&draft, &sink);
    let places = Places::of(&draft);
    let prices = draft.change_prices.unwrap_or(ChangePrices::USUAL);
    let limits_only = draft.lines_complete && sink.refuses_only_for(&[&codes::COUNTY_LIMITS, &codes::SCOPE_LIMITS]);
    let (mut sound, mut relaxation) = (None, None);
    match draft.into_parts() {
        Some((facts, sealed)) if !sink.refuses() => sound = make_sound(facts, sealed, &sink),
        Some((facts, sealed)) if limits_only => {
            relaxation = relax(&facts, sealed, &prices).and_then(|(found, _)| found).map(|r| (r, facts))
        }
        _ => {}
    }
    if sound.as_ref().is_some_and(|sound| !quotas::quotas(sound, &places, &sink)) {
        let (facts, sealed) = sound.take().map(Sound::into_parts).expect("looked at just now");
        if let Some((found, sealed)) = relax(&facts, sealed, &prices) {
            relaxation = found.map(|r| (r, facts.clone()));
            sound = make_sound(facts, sealed, &sink);
        }
    }
    let relaxation = relaxation.map(|(found, facts)| {
        relaxation::tell(&found, &facts, &prices, &places, &sink);
        found
    });
    if let Some(sound) = &sound {
        weekly::capacity(sound, &places, &sink);
    }
    if let Some(matrix) = matrix {
        sound = sound.and_then(|sound| roads::attached(sound, matrix, &sink));
    }
    let findings = sink.into_sorted();
    let outcome = outcome(&findings);
    Checked { findings, sound: sound.filter(|_| outcome != Outcome::Refused), relaxation, outcome }
}

fn make_sound(facts: Facts, sealed: Sealed, sink: &Sink) -> Option<Sound> {
    Sound::new(facts, sealed).map_err(|faults| unsound(faults, sink)).ok()
}

fn unsound(faults: Vec<Fault>, sink: &Sink) {
    for fault in faults {
        let text = fault.to_string();
        sink.add(&codes::UNSOUND, Place::key(TASK_FILE, &fault.path), (text.clone(), text));
    }
}

fn outcome(findings: &[Finding]) -> Outcome {
    let classes = findings.iter().filter(|f| f.severity == Severity::Error).filter_map(|f| codes::find(f.code)).map(|c| c.class);
    match classes.min() {
        None => Outcome::Fine,
        Some(Class::Input) => Outcome::Refused,
        Some(_) => Outcome::CannotBeMet,
    }
}
