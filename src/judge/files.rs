//! Section `files`: every file is there, canonical, of this format, and reads back to the same bytes.

use super::rule::Rule;
use super::verdict::{Check, Failure};
use crate::base::{Digest, canon, sha256};
use crate::record::{
    AMENDMENT_FORMAT, Amendment, BOUND_FILE, Bound, COMMITMENT_FILE, COMMITMENT_FORMAT, Commitment, LEDGER_FILE, Ledger, PublicResult,
    RECORD_FILE, RECORD_FORMAT, RESULT_FILE, REVEALED_FILE, RULES_VERSION, Record, Run, SEALED, SEALED_FILE, SECRET_FILE, Sealed, Secret,
    spec_digest,
};
use serde::{Serialize, de::DeserializeOwned};

/// What a folder holds, read strictly.
pub(super) struct Files {
    pub commitment: Option<Commitment>,
    pub sealed: Option<Sealed>,
    pub secret: Option<Secret>,
    pub record: Option<Record>,
    pub amendments: Vec<Amendment>,
    pub ledger: Option<Ledger>,
    /// Absent before the draw.
    pub result: Option<PublicResult>,
    /// Whether `sealed/` is at hand.
    pub whole: bool,
    /// Made on request: absent in most folders.
    pub bound: Option<Bound>,
}

/// Read a folder. What cannot be read is a failed check.
pub(super) fn read(run: &Run) -> (Files, Check) {
    let mut rule = Rule::new("files", "canonical");
    let whole = run.path().join(SEALED).is_dir();
    let files = Files {
        commitment: file(run, COMMITMENT_FILE, &mut rule),
        ledger: file(run, LEDGER_FILE, &mut rule),
        result: if run.has(RESULT_FILE) { file(run, RESULT_FILE, &mut rule) } else { None },
        sealed: if whole { file(run, SEALED_FILE, &mut rule) } else { None },
        secret: secret(run, &mut rule),
        record: if whole { file(run, RECORD_FILE, &mut rule) } else { None },
        amendments: amendments(run, &mut rule),
        bound: if run.has(BOUND_FILE) { file(run, BOUND_FILE, &mut rule) } else { None },
        whole,
    };
    (files, rule.done())
}

/// Revealed, sealed, or both and the same.
fn secret(run: &Run, rule: &mut Rule) -> Option<Secret> {
    let [revealed, sealed]: [Option<Secret>; 2] =
        [REVEALED_FILE, SECRET_FILE].map(|name| if run.has(name) { file(run, name, rule) } else { None });
    if let (Some(revealed), Some(sealed)) = (&revealed, &sealed) {
        rule.hold(revealed.secret == sealed.secret, || {
            Failure::new(REVEALED_FILE, "公开的保密数与封存的不同", "the revealed secret is not the sealed one")
        });
    }
    revealed.or(sealed)
}

fn file<T: Serialize + DeserializeOwned>(run: &Run, name: &str, rule: &mut Rule) -> Option<T> {
    let read = run.bytes(name).map_err(|e| e.to_string()).and_then(|bytes| canon::read(&bytes).map_err(|e| e.to_string()));
    rule.hold(read.is_ok(), || {
        let why = read.as_ref().err().cloned().unwrap_or_default();
        Failure::new(name, format!("无法读取:{why}"), format!("cannot be read: {why}"))
    });
    read.ok()
}

/// Amendments are numbered without a gap: no file may stand beyond the first missing one.
fn amendments(run: &Run, rule: &mut Rule) -> Vec<Amendment> {
    let names = (1..).map(Run::amendment_name).take_while(|name| run.has(name)).collect::<Vec<_>>();
    let found = run.amendment_files().len();
    rule.hold(found == names.len(), || {
        Failure::differs(Run::amendment_name(names.len() as u64 + 1), format_args!("{} files", names.len()), format_args!("{found} files"))
    });
    names.iter().filter_map(|name| file(run, name, rule)).collect()
}

/// Format names and rules version are those this judge knows.
pub(super) fn formats(commitment: &Commitment, record: &Record, amendments: &[Amendment]) -> Check {
    let mut rule = Rule::new("files", "formats");
    let mut same = |path: String, want: &str, got: &str| rule.hold(want == got, || Failure::differs(path, want, got));
    same("commitment.format".to_owned(), COMMITMENT_FORMAT, &commitment.format);
    same("commitment.plan.version".to_owned(), RULES_VERSION, &commitment.plan.version);
    same("record.format".to_owned(), RECORD_FORMAT, &record.format);
    same("record.version".to_owned(), RULES_VERSION, &record.version);
    same("commitment.plan.spec".to_owned(), &spec_digest().to_string(), &commitment.plan.spec.to_string());
    same("record.spec".to_owned(), &spec_digest().to_string(), &record.spec.to_string());
    for amendment in amendments {
        same(format!("amendment-{:04}.format", amendment.number), AMENDMENT_FORMAT, &amendment.format);
    }
    rule.done()
}

/// Digest of rows as their canonical file.
pub(super) fn digest<T: Serialize>(rows: &T) -> Digest {
    sha256(&[&canon::write(rows)])
}
