//! Differences put in by hand come out, and nothing else.

use super::{Diff, Overlap, Relation, Side, text};
use crate::base::{Digest, Fen, Lang, Ratio};
use crate::ceremony::{Stamp, append, entry_digest};
use crate::record::{Body, CreditClass, Intent, LEDGER_FORMAT, Ledger};
use crate::report::fixture::papers;

fn side() -> Side {
    let p = papers();
    Side { commitment: p.commitment, ledger: None, sealed: Some(p.sealed), record: Some(p.record), amendments: Vec::new() }
}

/// A ledger with a round for each commitment; each but the last is void.
fn ledger(commitments: &[Digest]) -> Ledger {
    let at = Stamp::parse("2025-03-03T09:00:00").unwrap();
    let mut ledger = Ledger { entries: Vec::new(), format: LEDGER_FORMAT.to_owned() };
    for (i, commitment) in commitments.iter().enumerate() {
        let replaces = ledger.entries.last().map(|e| entry_digest(&e.entry));
        append(&mut ledger, at, Body::Intent(Intent::new("t", replaces, Vec::new()))).unwrap();
        append(&mut ledger, at, Body::Commitment { commitment: *commitment, file: Digest([0; 32]) }).unwrap();
        if i + 1 < commitments.len() {
            append(&mut ledger, at, Body::Void { approver: "某人".to_owned(), reason: "名录有误".to_owned() }).unwrap();
        }
    }
    ledger
}

#[test]
fn nothing_differs_from_itself() {
    let diff = Diff::of(&side(), &side());
    assert!(diff.facts.is_empty() && diff.chance.is_empty() && diff.shares.changed.is_empty());
    let inputs = diff.inputs.as_ref().unwrap();
    assert!(
        [&inputs.enterprises, &inputs.samplers, &inputs.history, &inputs.conflicts].iter().all(|rows| rows.is_same()) && !inputs.matrix
    );
    let results = diff.results.as_ref().unwrap();
    assert_eq!((results.batches, results.lines.len()), (Overlap { both: 3, first: 0, second: 0 }, 0));
    assert!(text(&diff, false, Lang::Zh).contains("公开事项: 相同"));
}

#[test]
fn every_change_is_named_and_no_other() {
    let (a, mut b) = (side(), side());
    let facts = &mut b.commitment.plan.facts;
    facts.lines[0].batches = 4;
    facts.calendar.off.push("2025-05-01".parse().unwrap());
    facts.prices.night = Fen(50_000);
    b.commitment.plan.secret_hash = Digest([9; 32]);
    let diff = Diff::of(&a, &b);
    let paths: Vec<(&str, Option<&str>, Option<&str>)> =
        diff.facts.iter().map(|c| (c.path.as_str(), c.old.as_deref(), c.new.as_deref())).collect();
    assert_eq!(
        paths,
        [
            ("calendar.off", None, Some("2025-05-01")),
            ("lines{a}.batches", Some("3"), Some("4")),
            ("prices.night", Some("40000"), Some("50000"))
        ]
    );
    assert_eq!(diff.facts[1].place.zh, "产品行 a › 批次");
    assert_eq!(diff.chance.iter().map(|c| c.path.as_str()).collect::<Vec<_>>(), ["secret_hash"]);
}

#[test]
fn inputs_by_id_with_their_fields() {
    let (a, mut b) = (side(), side());
    let sealed = b.sealed.as_mut().unwrap();
    let gone = sealed.frame.pop().unwrap();
    sealed.frame[0].credit = CreditClass::D;
    sealed.frame[0].name = "改名".to_owned();
    let inputs = Diff::of(&a, &b).inputs.unwrap();
    assert_eq!((inputs.enterprises.before, inputs.enterprises.after), (6, 5));
    assert_eq!(inputs.enterprises.removed, [format!("{} {}", gone.id, gone.name)]);
    assert_eq!(inputs.enterprises.changed.iter().map(|(_, f)| f.join(" ")).collect::<Vec<_>>(), ["credit name"]);
    assert!(inputs.samplers.is_same() && inputs.history.is_same());
}

#[test]
fn expectations_and_results() {
    let (a, mut b) = (side(), side());
    // 1/6 per unit of weight 3 is half a batch; 1/3 is a whole one
    b.commitment.plan.shares.classes[1].ratio = Ratio::new(1, 3);
    let record = b.record.as_mut().unwrap();
    let lost = record.draw.batches.pop().unwrap();
    let diff = Diff::of(&a, &b);
    let change = &diff.shares.changed[0];
    assert_eq!((diff.shares.both, diff.shares.changed.len()), (2, 1));
    assert_eq!((change.key.county.as_str(), change.old, change.new), ("532331", Ratio::new(1, 2), Ratio::new(1, 1)));
    let results = diff.results.unwrap();
    assert_eq!(results.batches, Overlap { both: 2, first: 1, second: 0 });
    assert_eq!(results.lines, [(lost.line.to_string(), 3, 2)]);
}

#[test]
fn ledgers_tell_of_redraws() {
    let (mut a, mut b) = (side(), side());
    assert_eq!(Diff::of(&a, &b).relation, Relation::SameCommitment);
    b.commitment.commitment = Digest([7; 32]);
    let (one, two) = (a.commitment.commitment, b.commitment.commitment);
    a.ledger = Some(ledger(&[one]));
    b.ledger = Some(ledger(&[two]));
    assert_eq!(Diff::of(&a, &b).relation, Relation::Unrelated);
    b.ledger = Some(ledger(&[one, two]));
    assert_eq!(Diff::of(&a, &b).relation, Relation::SecondRedraws(1));
    assert_eq!(Diff::of(&b, &a).relation, Relation::FirstRedraws(1));
    a.ledger = Some(ledger(&[one, Digest([3; 32]), two]));
    b.ledger = a.ledger.clone();
    assert_eq!(Diff::of(&a, &b).relation, Relation::SecondRedraws(2));
    assert_eq!(Diff::of(&a, &a).relation, Relation::Same { first: 8, second: 8, common: 8 });
}
