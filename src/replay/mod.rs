//! Derive again and compare, row by row; name the first difference by its path.

mod compare;

pub use compare::{Difference, compare};

use crate::allot;
use crate::amend;
use crate::base::{Digest, Progress, Until};
use crate::ceremony::round_of;
use crate::commit;
use crate::frame::Sound;
use crate::pipeline;
use crate::record::{
    Amendment, Body, COMMITMENT_FORMAT, Commitment, Ledger, RECORD_FILE, RULES_VERSION, Record, Run, RunError, Sealed, spec_digest,
};
use crate::seed::{EH1, SecretBytes};

/// One thing derived again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Part of the RUN: `files`, `commitment`, `secret`, `inputs`, `plan`, `record`, `amendments`.
    pub section: &'static str,
    /// Values compared.
    pub compared: u64,
    /// The first difference, if any.
    pub difference: Option<Difference>,
}

/// What a replay found. It stops at the first section that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// Sections in order.
    pub steps: Vec<Step>,
    /// SHA-256 of `record.json`, if it could be read.
    pub digest: Option<Digest>,
}

impl Replay {
    /// 一致: everything derived again is as recorded.
    pub fn is_same(&self) -> bool {
        self.difference().is_none()
    }

    /// The section and place of the first difference.
    pub fn difference(&self) -> Option<(&'static str, &Difference)> {
        self.steps.iter().find_map(|s| s.difference.as_ref().map(|d| (s.section, d)))
    }
}

/// Derive a RUN again from its inputs, its secret and its value.
pub fn replay(run: &Run, progress: &dyn Progress) -> Replay {
    let digest = run.digest(RECORD_FILE).ok();
    let mut steps = Vec::new();
    if let Err(stop) = derive_again(run, progress, &mut steps) {
        steps.push(stop);
    }
    Replay { steps, digest }
}

struct Files {
    commitment: Commitment,
    sealed: Sealed,
    secret: SecretBytes,
    /// None before the draw.
    record: Option<Record>,
    amendments: Vec<Amendment>,
}

fn derive_again(run: &Run, progress: &dyn Progress, steps: &mut Vec<Step>) -> Result<(), Step> {
    progress.at("read", 0, 0);
    let files = read(run).map_err(|d| step("files", 0, Some(d)))?;
    steps.push(step("files", 3 + u64::from(files.record.is_some()) + files.amendments.len() as u64, None));
    let Files { commitment, sealed, secret, record, amendments } = files;
    pass(steps, check_commitment(&commitment))?;
    pass(steps, check_secret(&commitment, &secret))?;
    progress.at("inputs", 0, 0);
    let sound = Sound::new(commitment.plan.facts.clone(), sealed).map_err(|faults| {
        let fault = faults.into_iter().next().map(|f| (f.path, f.what)).unwrap_or_default();
        step("inputs", 0, Some(Difference::at(&fault.0, &fault.1, "sound inputs")))
    })?;
    progress.at("allot", 0, 0);
    let allotment =
        allot::allot(&sound).map_err(|e| step("plan", 0, Some(Difference::at("commitment.plan.shares", "shares", &e.to_string()))))?;
    let plan = &commitment.plan;
    let again = commit::commit(&sound, &allotment, plan.sources.clone(), &secret, plan.public);
    pass(steps, compared("plan", "commitment", &commitment, &again))?;
    let Some(record) = record else { return Ok(()) };
    let failed = |section, path: &str, why: String| step(section, 0, Some(Difference::at(path, "a record", &why)));
    let seed =
        pipeline::seed(&commitment, &secret, &record.seed.values).map_err(|e| failed("record", "record.seed.values", e.to_string()))?;
    // a search that was stopped early is stopped again where it was
    let made = Until { iterations: record.pack.iterations, progress };
    let again = pipeline::derive_with(&commitment, &sound, &allotment, &seed, &record.seed.values, &made)
        .map_err(|e| failed("record", "record", e.to_string()))?;
    progress.at("compare", 0, 0);
    pass(steps, compared("record", "record", &record, &again))?;
    for (i, amendment) in amendments.iter().enumerate() {
        let path = format!("amendments[{i}]");
        let digest = run.digest(&Run::name_before(i as u64 + 1)).map_err(|e| step("files", 0, Some(unreadable(&e))))?;
        let again = amend::amend(&sound, &record, &amendments[..i], digest, amendment.incidents.clone(), &seed, progress)
            .map_err(|e| failed("amendments", &path, e.to_string()))?;
        pass(steps, compared("amendments", &path, amendment, &again))?;
    }
    Ok(())
}

fn read(run: &Run) -> Result<Files, Difference> {
    let read = || -> Result<_, RunError> { Ok((run.commitment()?, run.sealed()?, run.secret()?, run.amendments()?)) };
    let (commitment, sealed, secret, amendments) = read().map_err(|e| unreadable(&e))?;
    let undrawn = !run.has(RECORD_FILE) && run.ledger().is_ok_and(|ledger| undrawn(&ledger, &commitment));
    let record = if undrawn { None } else { Some(run.record().map_err(|e| unreadable(&e))?) };
    let stray = run.amendment_files().into_iter().find(|name| !(1..=amendments.len() as u64).any(|n| Run::amendment_name(n) == *name));
    if let Some(name) = stray {
        return Err(Difference::at(&name, "a file", "no gap between amendment-0001.json and it"));
    }
    let secret = match (secret, commitment.plan.public) {
        (None, true) => SecretBytes::public(),
        (Some(secret), false) => {
            SecretBytes::from_hex(&secret.secret).ok_or_else(|| Difference::at("secret.secret", "text", "64 hexadecimal digits"))?
        }
        (None, false) => return Err(Difference::at("secret", "no file", "secret.json, revealed after the last visit")),
        (Some(_), true) => return Err(Difference::at("secret", "secret.json", "no file in public mode")),
    };
    Ok(Files { commitment, sealed, secret, record, amendments })
}

/// The ledger has a round of this commitment, and no result in it: there is nothing after the plan to derive.
fn undrawn(ledger: &Ledger, commitment: &Commitment) -> bool {
    let round = round_of(ledger, &commitment.commitment).map(|round| &ledger.entries[round]);
    round.is_ok_and(|entries| !entries.iter().any(|e| matches!(e.entry.body, Body::Result { .. })))
}

fn unreadable(error: &RunError) -> Difference {
    let path = match error {
        RunError::Io { path, .. } | RunError::Form { path, .. } => path.file_name().map(|n| n.to_string_lossy().into_owned()),
    };
    Difference::at(&path.unwrap_or_default(), &error.to_string(), "a readable canonical file")
}

fn check_commitment(commitment: &Commitment) -> Step {
    let found = [
        ("commitment.format", commitment.format.clone(), COMMITMENT_FORMAT.to_owned()),
        ("commitment.plan.spec", commitment.plan.spec.to_string(), spec_digest().to_string()),
        ("commitment.plan.version", commitment.plan.version.clone(), RULES_VERSION.to_owned()),
        ("commitment.commitment", commitment.commitment.to_string(), commit::digest(&commitment.plan).to_string()),
    ];
    let difference = found.iter().find(|(_, recorded, derived)| recorded != derived).map(|(path, r, d)| Difference::at(path, r, d));
    step("commitment", found.len() as u64, difference)
}

fn check_secret(commitment: &Commitment, secret: &SecretBytes) -> Step {
    let (recorded, derived) = (commitment.plan.secret_hash, secret.hash(EH1));
    let difference =
        (recorded != derived).then(|| Difference::at("commitment.plan.secret_hash", &recorded.to_string(), &derived.to_string()));
    step("secret", 1, difference)
}

fn compared<T: serde::Serialize + PartialEq>(section: &'static str, path: &str, recorded: &T, derived: &T) -> Step {
    let (count, difference) = compare(path, recorded, derived);
    step(section, count, difference)
}

fn step(section: &'static str, compared: u64, difference: Option<Difference>) -> Step {
    Step { section, compared, difference }
}

/// Keep a step that agrees; stop at one that does not.
fn pass(steps: &mut Vec<Step>, step: Step) -> Result<(), Step> {
    if step.difference.is_some() {
        return Err(step);
    }
    steps.push(step);
    Ok(())
}
