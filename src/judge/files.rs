//! Section `files`: every file is there, canonical, of this format, and reads back to the same bytes.

use super::rule::Rule;
use super::verdict::{Check, Failure};
use crate::base::{Digest, canon, sha256};
use crate::record::{
    AMENDMENT_FORMAT, Amendment, BOUND_FILE, Body, Bound, COMMITMENT_FILE, COMMITMENT_FORMAT, Commitment, ESCROW_FILE, LEDGER_FILE, Ledger,
    PUBLIC, PublicResult, RECORD_FILE, RECORD_FORMAT, RESULT_FILE, REVEALED_FILE, RULES_VERSION, Record, Run, SEALED, SEALED_FILE,
    SECRET_FILE, Sealed, Secret, spec_digest,
};
use serde::{Serialize, de::DeserializeOwned};

/// Files of a RUN, amendments aside.
const FILES: [&str; 9] =
    [COMMITMENT_FILE, LEDGER_FILE, RESULT_FILE, REVEALED_FILE, SEALED_FILE, SECRET_FILE, ESCROW_FILE, RECORD_FILE, BOUND_FILE];

/// What a folder holds, read strictly.
pub(super) struct Files {
    pub commitment: Option<Commitment>,
    pub sealed: Option<Sealed>,
    pub secret: Option<Secret>,
    /// Absent before the draw.
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
pub(super) fn read(run: &Run) -> (Files, Vec<Check>) {
    read_as_far_as(run, run.path().join(SEALED).is_dir())
}

/// Read `public/` alone, whatever else is there.
pub(super) fn read_public(run: &Run) -> (Files, Vec<Check>) {
    read_as_far_as(run, false)
}

fn read_as_far_as(run: &Run, whole: bool) -> (Files, Vec<Check>) {
    let mut rule = Rule::new("files", "canonical");
    let commitment: Option<Commitment> = file(run, COMMITMENT_FILE, &mut rule);
    let ledger: Option<Ledger> = file(run, LEDGER_FILE, &mut rule);
    let drawn = commitment.as_ref().zip(ledger.as_ref()).is_none_or(|(commitment, ledger)| is_drawn(ledger, &commitment.commitment));
    let files = Files {
        commitment,
        ledger,
        result: if run.has(RESULT_FILE) { file(run, RESULT_FILE, &mut rule) } else { None },
        sealed: if whole { file(run, SEALED_FILE, &mut rule) } else { None },
        secret: secret(run, whole, &mut rule),
        // before the draw there is none; afterwards one that is missing cannot be read
        record: if whole && (drawn || run.has(RECORD_FILE)) { file(run, RECORD_FILE, &mut rule) } else { None },
        amendments: if whole { amendments(run, &mut rule) } else { Vec::new() },
        bound: if whole && run.has(BOUND_FILE) { file(run, BOUND_FILE, &mut rule) } else { None },
        whole,
    };
    (files, vec![rule.done(), known(run, if whole { &[PUBLIC, SEALED] } else { &[PUBLIC] })])
}

/// Whether the round of a commitment has come to its result.
fn is_drawn(ledger: &Ledger, commitment: &Digest) -> bool {
    let mut own = false;
    ledger.entries.iter().any(|e| {
        match &e.entry.body {
            Body::Intent(_) => own = false,
            Body::Commitment { commitment: c, .. } => own = c == commitment,
            _ => {}
        }
        own && matches!(e.entry.body, Body::Result { .. })
    })
}

/// Both folders hold files of a RUN and nothing else. What a killed process leaves behind has a name that begins with a dot.
fn known(run: &Run, folders: &[&str]) -> Check {
    let mut rule = Rule::new("files", "known");
    let numbered = |name: &str| run.amendment_files().iter().any(|file| file == name);
    for folder in folders {
        let mut names: Vec<String> = std::fs::read_dir(run.path().join(folder))
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy()))
            .filter(|name| !name[folder.len() + 1..].starts_with('.'))
            .collect();
        names.sort();
        for name in names {
            rule.hold(FILES.contains(&name.as_str()) || numbered(&name), || {
                Failure::new(&name, "RUN 中没有这样的文件", "no file of a RUN has this name")
            });
        }
    }
    rule.done()
}

/// Revealed, sealed, or both and the same.
fn secret(run: &Run, whole: bool, rule: &mut Rule) -> Option<Secret> {
    let [revealed, sealed]: [Option<Secret>; 2] = [(REVEALED_FILE, true), (SECRET_FILE, whole)]
        .map(|(name, at_hand)| if at_hand && run.has(name) { file(run, name, rule) } else { None });
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
