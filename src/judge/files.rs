//! Section `files`: every file is there, canonical, of this format, and reads back to the same bytes.

use super::rule::Rule;
use super::verdict::{Check, Failure};
use crate::base::{Digest, canon, sha256};
use crate::record::{
    AMENDMENT_FORMAT, Amendment, BOUND_FILE, Bound, COMMITMENT_FILE, COMMITMENT_FORMAT, Commitment, RECORD_FILE, RECORD_FORMAT,
    RULES_VERSION, Record, Run, SEALED_FILE, SECRET_FILE, Sealed, Secret,
};
use serde::{Serialize, de::DeserializeOwned};

/// What a folder holds, read strictly.
pub(super) struct Files {
    pub commitment: Option<Commitment>,
    pub sealed: Option<Sealed>,
    pub secret: Option<Secret>,
    pub record: Option<Record>,
    pub amendments: Vec<Amendment>,
    /// Made on request: absent in most folders.
    pub bound: Option<Bound>,
}

/// Read a folder. What cannot be read is a failed check.
pub(super) fn read(run: &Run) -> (Files, Check) {
    let mut rule = Rule::new("files", "canonical");
    let files = Files {
        commitment: file(run, COMMITMENT_FILE, &mut rule),
        sealed: file(run, SEALED_FILE, &mut rule),
        secret: if run.has(SECRET_FILE) { file(run, SECRET_FILE, &mut rule) } else { None },
        record: file(run, RECORD_FILE, &mut rule),
        amendments: amendments(run, &mut rule),
        bound: if run.has(BOUND_FILE) { file(run, BOUND_FILE, &mut rule) } else { None },
    };
    (files, rule.done())
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
    for amendment in amendments {
        same(format!("amendment-{:04}.format", amendment.number), AMENDMENT_FORMAT, &amendment.format);
    }
    rule.done()
}

/// Digest of rows as their canonical file.
pub(super) fn digest<T: Serialize>(rows: &T) -> Digest {
    sha256(&[&canon::write(rows)])
}
