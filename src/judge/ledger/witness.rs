//! The RUN's own round says what its files say.

use super::super::rule::Rule;
use super::super::verdict::{Check, Failure};
use super::{Papers, chain, path};
use crate::record::{Body, COMMITMENT_FILE, Ledger, QUICKNET, RECORD_FILE, RESULT_FILE, REVEALED_FILE, Run, Source};
use std::ops::Range;

pub(super) fn checks(papers: &Papers<'_>, ledger: &Ledger, own: &[Range<usize>], whole: bool) -> Vec<Check> {
    let mut one = Rule::new("ledger", "round");
    one.hold(own.len() == 1, || Failure::differs("ledger.entries", "one round of this commitment", format_args!("{} rounds", own.len())));
    let Some(round) = own.first() else { return vec![one.done()] };
    vec![
        one.done(),
        digests(papers, ledger, round, whole),
        values(papers, ledger, round),
        complete(papers, ledger, round, whole),
        future(papers, ledger, round),
    ]
}

/// Digests of files.
fn digests(papers: &Papers<'_>, ledger: &Ledger, round: &Range<usize>, whole: bool) -> Check {
    let mut rule = Rule::new("ledger", "files");
    let mut file = |i: usize, field: &str, name: &str, got| {
        if let (Ok(want), true) = (papers.run.digest(name), whole || !name.starts_with(crate::record::SEALED)) {
            rule.hold(want == got, || Failure::differs(path(i, &format!(".entry.body.{field}")), format_args!("{want} ({name})"), got));
        }
    };
    for i in round.clone() {
        match &ledger.entries[i].entry.body {
            Body::Commitment { file: digest, .. } => file(i, "file", COMMITMENT_FILE, *digest),
            Body::Result { record, result } => {
                file(i, "record", RECORD_FILE, *record);
                file(i, "result", RESULT_FILE, *result);
            }
            Body::Incident { amendment, file: digest } => file(i, "file", &Run::amendment_name(*amendment), *digest),
            Body::Reveal { secret: Some(digest) } => file(i, "secret", REVEALED_FILE, *digest),
            _ => {}
        }
    }
    rule.done()
}

/// The values announced are those of the record and of the public result.
fn values(papers: &Papers<'_>, ledger: &Ledger, round: &Range<usize>) -> Check {
    let mut rule = Rule::new("ledger", "values");
    for i in round.clone() {
        let Body::Source { values } = &ledger.entries[i].entry.body else { continue };
        let used = [papers.record.map(|r| &r.seed.values), papers.result.map(|r| &r.values)];
        for want in used.into_iter().flatten() {
            rule.equal(&path(i, ".entry.body.values"), want, values);
        }
    }
    rule.done()
}

/// Every file has its entry, and every entry its file.
fn complete(papers: &Papers<'_>, ledger: &Ledger, round: &Range<usize>, whole: bool) -> Check {
    let mut rule = Rule::new("ledger", "complete");
    let entries = || round.clone().map(|i| (i, &ledger.entries[i].entry.body));
    let has = |kind: &str| entries().any(|(_, body)| body.kind() == kind);
    let mut both = |what: &str, there: bool, entered: bool| {
        rule.hold(there == entered, || match entered {
            true => Failure::new(
                "ledger.entries",
                format!("台账记了 {what}，文件却不在"),
                format!("the ledger names {what}, which is not there"),
            ),
            false => Failure::new("ledger.entries", format!("{what} 没有记入台账"), format!("{what} is not in the ledger")),
        });
    };
    both(RESULT_FILE, papers.result.is_some(), has("result"));
    if whole {
        both(RECORD_FILE, papers.record.is_some(), has("result"));
    }
    let public = papers.commitment.plan.public;
    let revealed = entries().any(|(_, body)| matches!(body, Body::Reveal { secret: Some(_) }));
    both(REVEALED_FILE, papers.run.has(REVEALED_FILE), revealed);
    rule.hold(!public || !revealed, || {
        Failure::new("ledger.entries", "公开模式没有保密数可公开".to_owned(), "public mode has no secret to reveal".to_owned())
    });
    rule.hold(public || !has("reveal") || revealed, || {
        Failure::new("ledger.entries", "公开了保密数却没有摘要".to_owned(), "a reveal without a digest".to_owned())
    });
    let mut numbers = 0;
    for (i, body) in entries() {
        if let Body::Incident { amendment, .. } = body {
            numbers += 1;
            rule.hold(*amendment == numbers, || Failure::differs(path(i, ".entry.body.amendment"), numbers, amendment));
        }
    }
    rule.hold(!whole || numbers == papers.amendments, || {
        Failure::differs("ledger.entries", format_args!("{} incidents", papers.amendments), format_args!("{numbers}"))
    });
    rule.done()
}

/// A drand round comes to be after the commitment was entered.
fn future(papers: &Papers<'_>, ledger: &Ledger, round: &Range<usize>) -> Check {
    let mut rule = Rule::new("ledger", "future");
    for i in round.clone() {
        let entry = &ledger.entries[i].entry;
        if !matches!(entry.body, Body::Commitment { .. }) {
            continue;
        }
        for source in &papers.commitment.plan.sources {
            let Source::Drand { round, .. } = source else { continue };
            let later = chain::unix(&entry.at).is_some_and(|at| i64::try_from(QUICKNET.time_of(*round)).is_ok_and(|time| time > at));
            rule.hold(later, || {
                Failure::new(
                    path(i, ".entry.at"),
                    format!("承诺时 drand 第 {round} 轮已经产生"),
                    format!("drand round {round} was there when the plan was committed"),
                )
            });
        }
    }
    rule.done()
}
