//! A verdict from a RUN folder alone: every rule checked again, written from the texts and not from the engine.
//!
//! Invariant: this room imports `base` and `record` only, and no bytes whatever make it panic.

mod alternates;
mod amendments;
mod batches;
mod before;
mod blind;
mod bound;
mod bounds;
mod case;
mod commitment;
mod crews;
mod deal;
mod difference;
mod eligibility;
mod fates;
mod files;
mod fraction;
mod frame;
mod intake;
mod keys;
mod labs;
mod ledger;
mod loads;
mod merkle;
mod proof;
mod result;
mod rule;
mod seats;
mod seed;
mod shares;
mod sources;
mod standing;
mod state;
mod totals;
mod tours;
mod travel;
mod verdict;
mod visits;

pub use proof::{PROOF, Proved, judge_proof};
pub use verdict::{Check, Failure, Verdict};

use crate::base::{Digest, Progress, Quiet};
use crate::record::{Amendment, Batch, Bound, Commitment, Facts, Pack, Record, Run, Sealed, Secret, Shares};
use case::Case;
use keys::SecretKey;
use rule::Rule;
use state::State;

/// The sections of a verdict, in order.
pub const SECTIONS: [&str; 22] = [
    "files",
    "ledger",
    "commitment",
    "frame",
    "eligibility",
    "shares",
    "seed",
    "seats",
    "batches",
    "alternates",
    "fates",
    "labs",
    "blind",
    "visits",
    "tours",
    "intake",
    "crews",
    "loads",
    "totals",
    "amendments",
    "result",
    "bound",
];

/// Judge a folder. Files that cannot be read are failures of section `files`. Where `sealed/` is not at hand, what is public is
/// judged; before the draw, the plan and what it seals.
pub fn judge(run: &Run) -> Verdict {
    judge_with(run, &Quiet)
}

/// The same, telling how far it is.
pub fn judge_with(run: &Run, progress: &dyn Progress) -> Verdict {
    judged(run, true, progress)
}

/// The same without the rules about plan and record that deriving them again answers as well: files, ledger, public result.
pub fn judge_ceremony(run: &Run) -> Verdict {
    judged(run, false, &Quiet)
}

fn judged(run: &Run, all: bool, progress: &dyn Progress) -> Verdict {
    progress.at("read", 0, 0);
    let (files, mut checks) = files::read(run);
    let unread = checks.iter().any(|c| c.rule == "canonical" && c.failure.is_some());
    if let (Some(commitment), Some(sealed), None, true, false) = (&files.commitment, &files.sealed, &files.record, all, unread) {
        checks.extend(before::checks(commitment, sealed, files.secret.as_ref()));
    }
    if let (Some(commitment), Some(sealed), Some(record), false) = (&files.commitment, &files.sealed, &files.record, unread) {
        let (secret, check) = opened(commitment, files.secret.as_ref());
        let case = secret.map(|secret| Case::new(commitment, sealed, secret, record));
        if all {
            checks.extend(plain(commitment, sealed, record, &files.amendments, check));
            checks.extend(case.iter().flat_map(|case| rules(case, &files.amendments, progress)));
        }
        if let (Some(result), Some(case)) = (&files.result, &case) {
            checks.extend(result::checks(case, files::digest(record), result));
        }
        if let (Some(bound), true, true) = (&files.bound, all, checks.iter().all(|c| c.failure.is_none())) {
            let plan = (record.draw.batches.as_slice(), &record.pack, files::digest(record));
            checks.extend(judge_bound(&commitment.plan.facts, sealed, plan, bound));
        }
    }
    if let (Some(commitment), None, false, false) = (&files.commitment, &files.record, all && files.whole, unread) {
        checks.extend(commitment::alone(commitment));
        checks.extend(if all { prove(&commitment.plan.shares) } else { Vec::new() });
    }
    if let (Some(commitment), Some(entries), false) = (&files.commitment, &files.ledger, unread) {
        let amendments = files.amendments.len() as u64;
        let papers = ledger::Papers { run, commitment, record: files.record.as_ref(), result: files.result.as_ref(), amendments };
        checks.extend(ledger::checks(&papers, entries, files.whole));
    }
    checks.sort_by_key(|c| SECTIONS.iter().position(|s| *s == c.section));
    Verdict { checks }
}

/// Judge rows already read.
pub fn judge_rows(commitment: &Commitment, sealed: &Sealed, secret: Option<&Secret>, record: &Record, amendments: &[Amendment]) -> Verdict {
    let (secret, check) = opened(commitment, secret);
    let mut checks = plain(commitment, sealed, record, amendments, check);
    if let Some(secret) = secret {
        checks.extend(rules(&Case::new(commitment, sealed, secret, record), amendments, &Quiet));
    }
    Verdict { checks }
}

/// What needs no secret: formats, ranges, and whether there is a secret at all.
fn plain(commitment: &Commitment, sealed: &Sealed, record: &Record, amendments: &[Amendment], secret: Check) -> Vec<Check> {
    let mut checks = vec![files::formats(commitment, record, amendments)];
    checks.extend(bounds::bounds(&commitment.plan.facts, sealed));
    checks.push(secret);
    checks
}

/// Whether the prices of a bound prove what it claims of a plan (its batches, itself, the digest of its record).
pub fn judge_bound(facts: &Facts, sealed: &Sealed, plan: (&[Batch], &Pack, Digest), bound: &Bound) -> Vec<Check> {
    bound::checks(facts, sealed, plan, bound)
}

/// S: of the file, or zero in public mode. Without it no ticket can be redone, and nothing can be judged.
fn opened(commitment: &Commitment, secret: Option<&Secret>) -> (Option<SecretKey>, Check) {
    let mut rule = Rule::new("files", "secret");
    let opened = match secret {
        Some(file) => SecretKey::parse(&file.secret),
        None => commitment.plan.public.then(SecretKey::zero),
    };
    rule.hold(secret.is_none() || !commitment.plan.public, || {
        Failure::new("secret.secret", "公开模式下不应有密钥文件", "a public plan has no secret file")
    });
    rule.hold(opened.is_some(), || {
        Failure::new("secret.secret", "缺少密钥,或不是 64 位十六进制", "no secret, or not 64 hexadecimal digits")
    });
    (opened, rule.done())
}

/// The certificate of one lottery, alone: flows keep every limit, and nobody could be given more without taking from one who
/// has no more.
pub fn prove(shares: &Shares) -> Vec<Check> {
    shares::prove("shares", shares)
}

/// Every rule, section by section.
fn rules(case: &Case<'_>, amendments: &[Amendment], progress: &dyn Progress) -> Vec<Check> {
    let standings = standing::standings(case);
    let layout = shares::layout(case, &standings);
    let companies = shares::companies(case, &standings);
    let classes = shares::classes(case, &standings, &layout, &companies);
    let dealt = deal::deal(case, &standings, &layout, &classes);
    let state = State::recorded(case);
    let drawn = amendments::Drawn::new(&standings, &dealt);
    let rooms: [&dyn Fn() -> Vec<Check>; 19] = [
        &|| commitment::checks(case),
        &|| frame::checks(case),
        &|| eligibility::checks(case, &standings),
        &|| shares::checks(case, &layout, &companies, &classes),
        &|| seed::checks(case),
        &|| seats::checks(case),
        &|| batches::checks(case, &standings, &dealt),
        &|| alternates::checks(case, &standings, &layout, &classes, &dealt),
        &|| fates::checks(case, &standings, &dealt),
        &|| labs::checks(case),
        &|| blind::checks(case),
        &|| visits::checks(case, &state),
        &|| tours::checks(case, &state),
        &|| intake::checks(case, &state),
        &|| crews::checks(case, &state),
        &|| crews::second_draw(case, &state),
        &|| loads::checks(case),
        &|| totals::checks(case, &state),
        &|| amendments::checks(case, &drawn, amendments),
    ];
    let all = rooms.len() as u64;
    let told = rooms.iter().zip(0..).flat_map(|(room, done)| {
        progress.at("judge", done, all);
        room()
    });
    let mut checks: Vec<Check> = told.collect();
    progress.at("judge", all, all);
    checks.sort_by_key(|c| SECTIONS.iter().position(|s| *s == c.section));
    checks
}
