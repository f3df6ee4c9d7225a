//! What the page says of a RUN worked out by hand (`fixture`).

use super::{Audit, Cell, Changes, Coverage, People, Shown};
use crate::base::{Digest, Lang, Severity};
use crate::ceremony::{KeyFile, Stamp, append, sign_entry};
use crate::judge::{Check, Failure, Verdict};
use crate::record::{Body, CreditClass, IncidentKind, Intent, LEDGER_FORMAT, Ledger, Role, Source};
use crate::report::Papers;
use crate::report::fixture::{amended, papers};
use std::collections::BTreeSet;

fn good() -> Verdict {
    Verdict { checks: vec![Check { section: "files", rule: "canonical", counted: 4, failure: None }] }
}

/// Entries with their times; the keys sign all but the last.
fn ledger(papers: &Papers, entries: &[(&str, Body)], keys: &[KeyFile]) -> Ledger {
    let mut ledger = Ledger { entries: Vec::new(), format: LEDGER_FORMAT.to_owned() };
    let signers = keys.iter().map(KeyFile::signer).collect();
    append(&mut ledger, Stamp::parse(entries[0].0).unwrap(), Body::Intent(Intent::new("t", None, signers))).unwrap();
    let commitment = Body::Commitment { commitment: papers.commitment.commitment, file: Digest([0; 32]) };
    append(&mut ledger, Stamp::parse(entries[0].0).unwrap(), commitment).unwrap();
    for (at, body) in entries {
        append(&mut ledger, Stamp::parse(at).unwrap(), body.clone()).unwrap();
    }
    let signed = ledger.entries.len() - 1;
    ledger.entries[..signed].iter_mut().for_each(|entry| keys.iter().for_each(|key| sign_entry(entry, key)));
    ledger
}

fn audit(papers: Papers, entries: &[(&str, Body)], keys: &[KeyFile]) -> Audit {
    let ledger = ledger(&papers, entries, keys);
    let shown = Shown {
        commitment: Some(papers.commitment.clone()),
        ledger: Some(ledger),
        result: None,
        papers: Some(papers),
        whole: true,
        revealed: false,
    };
    Audit::of(&shown, &good(), None, None)
}

fn codes(audit: &Audit) -> Vec<&'static str> {
    audit.findings.iter().map(|n| n.code).collect()
}

fn source() -> Body {
    Body::Source { values: vec!["31415926535897932384".to_owned()] }
}

fn result() -> Body {
    Body::Result { record: Digest([1; 32]), result: Digest([2; 32]) }
}

fn void(reason: &str) -> Body {
    Body::Void { approver: "某人".to_owned(), reason: reason.to_owned() }
}

#[test]
fn cells_of_the_frame() {
    let mut papers = papers();
    // E5 is closed; alone in its cell, nobody of the cell can be drawn
    papers.sealed.frame[4].credit = CreditClass::A;
    let coverage = Coverage::of(&papers);
    let numbers = |c: &Cell| (c.county.to_string(), c.credit, [c.frame, c.open, c.drawn]);
    let want = [("532301", CreditClass::B, [4, 4, 2]), ("532331", CreditClass::A, [1, 0, 0]), ("532331", CreditClass::B, [1, 1, 1])];
    assert_eq!(coverage.cells.iter().map(numbers).collect::<Vec<_>>(), want.map(|(id, c, n)| (id.to_owned(), c, n)));
    assert_eq!((coverage.closed().count(), coverage.missed().count()), (1, 0));
    papers.record.draw.batches.retain(|b| b.county.as_str() == "532301");
    let missed = Coverage::of(&papers);
    assert_eq!(missed.missed().map(|c| c.credit).collect::<Vec<_>>(), [CreditClass::B]);
}

#[test]
fn a_lost_batch_with_its_incident() {
    let changes = Changes::of(&amended());
    assert_eq!((changes.drawn, changes.forced.len(), changes.lost.len(), changes.unfilled(), changes.rounds), (3, 1, 1, 0, 0));
    let row = &changes.lost[0];
    assert_eq!(
        (row.from.1.as_str(), row.to.as_ref().unwrap().1.as_str(), row.kind),
        ("楚雄甲油站", "楚雄乙油站", Some(IncidentKind::Closed))
    );
    assert_eq!((row.evidence.as_str(), row.approver.as_str()), ("照片", "王五"));
}

#[test]
fn people_who_come_again() {
    let mut papers = papers();
    assert!(People::of(&papers).visited.is_empty() && People::of(&papers).pairs.is_empty());
    // a second tour of the same two to E1 again
    let record = &mut papers.record;
    let mut tour = record.pack.tours[0].clone();
    tour.id = "2025-W11/A/1".to_owned();
    tour.days.truncate(1);
    tour.days[0].stops.truncate(1);
    tour.days[0].stops[0].visit = "E1@A.2".to_owned();
    record.pack.tours.push(tour);
    let mut visit = record.pack.visits[0].clone();
    visit.id = "E1@A.2".to_owned();
    record.pack.visits.insert(1, visit);
    let mut crew = record.dispatch.crews[0].clone();
    crew.tour = "2025-W11/A/1".to_owned();
    record.dispatch.crews.push(crew);
    let people = People::of(&papers);
    assert_eq!(people.pairs.iter().map(|p| p.tours).collect::<Vec<_>>(), [2]);
    let again: Vec<_> = people.visited.iter().map(|v| (v.sampler.as_str(), v.enterprise.as_str(), v.visits)).collect();
    assert_eq!(again, [("S1", "E1", 2), ("S2", "E1", 2)]);
    assert_eq!(people.loads.iter().map(|l| (l.drawn, l.now)).collect::<Vec<_>>(), [(1, 2), (1, 2)]);
}

#[test]
fn a_plain_run_has_few_words() {
    let keys = [KeyFile::from_secret("见证人", Role::Witness, &[2; 32])];
    let mut p = papers();
    p.commitment.plan.public = false;
    let quiet = audit(p, &[("2025-02-25T09:00", source()), ("2025-02-26T09:00", result()), ("2025-02-26T10:00", result())], &[]);
    assert!(codes(&quiet).contains(&"source_at_once") && codes(&quiet).contains(&"no_signers"));
    let mut p = papers();
    p.commitment.plan.public = false;
    let mut signed = ledger(&p, &[("2025-02-25T09:00", source()), ("2025-02-26T09:00", result())], &keys);
    signed.entries.iter_mut().for_each(|e| sign_entry(e, &keys[0]));
    signed.entries[2].entry.at = "2025-02-26T08:00:00".to_owned();
    let shown =
        Shown { commitment: Some(p.commitment.clone()), ledger: Some(signed), result: None, papers: Some(p), whole: true, revealed: false };
    let audit = Audit::of(&shown, &good(), None, None);
    assert_eq!(codes(&audit), Vec::<&str>::new());
    assert!(super::text(&audit, shown.papers.as_ref(), false, Lang::Zh).contains("没有需要留意的事项"));
}

#[test]
fn findings_of_times_and_signatures() {
    let keys = [KeyFile::from_secret("组织者", Role::Planner, &[1; 32])];
    let day = |text| ("2025-02-25T09:00", text);
    // the value five minutes... none at all after the commitment, the result two days later, unsigned
    let late = audit(papers(), &[day(source()), ("2025-02-27T09:00", result())], &keys);
    for code in ["source_at_once", "late_result", "unsigned", "no_witness", "public_mode"] {
        assert!(codes(&late).contains(&code), "{code} in {:?}", codes(&late));
    }
    // visits begin on 4 March
    let after = audit(papers(), &[("2025-03-05T09:00", source()), ("2025-03-05T09:00", result())], &keys);
    assert!(codes(&after).contains(&"visit_before_draw"));
    let early = audit(papers(), &[day(source()), day(result()), ("2025-03-05T08:00", Body::Reveal { secret: None })], &keys);
    assert!(codes(&early).contains(&"early_reveal"));
    let mut p = papers();
    p.commitment.plan.sources = vec![Source::Dice { digits: 6, when: "2025-02-24 09:00 大厅".to_owned() }];
    let weak = audit(p, &[day(source()), day(result())], &keys);
    assert!(codes(&weak).contains(&"few_bits") && codes(&weak).contains(&"source_before_commitment"));
}

#[test]
fn a_void_run_says_so_first() {
    let shown = audit(papers(), &[("2025-02-25T09:00", source()), ("2025-02-25T10:00", void("重来"))], &[]);
    assert_eq!((shown.findings[0].severity, shown.findings[0].code), (Severity::Error, "void"));
    assert!(codes(&shown).contains(&"void_unexplained") && codes(&shown).contains(&"interrupted"));
    let text = super::text(&shown, None, false, Lang::Zh);
    assert!(text.contains("已作废"), "{text}");
    assert!(super::page(&shown, None, false).contains("已作废"));
}

#[test]
fn a_difference_is_the_answer() {
    let mut verdict = good();
    let failure = Failure::new("record.draw.batches[2].lab", "应为 L1,实为 L2", "expected L1, found L2");
    verdict.checks.push(Check { section: "labs", rule: "by_ticket", counted: 3, failure: Some(failure) });
    let p = papers();
    let shown = Shown { commitment: Some(p.commitment.clone()), ledger: None, result: None, papers: Some(p), whole: true, revealed: false };
    let audit = Audit::of(&shown, &verdict, None, None);
    assert!(!audit.answer.same);
    let text = super::text(&audit, None, false, Lang::Zh);
    assert!(text.contains("不一致") && text.contains("记录 › 第一次抽取 › 批次第 3 项 › 检验机构") && text.contains("✗检验机构"), "{text}");
    let page = super::page(&audit, None, false);
    assert!(page.contains("不一致") && !page.contains("http://") && !page.contains("<script"), "offline");
}

/// Names are user text: they are escaped.
#[test]
fn names_are_escaped() {
    let mut p = amended();
    p.sealed.frame[0].name = "<b>甲</b>".to_owned();
    let found = audit(p.clone(), &[("2025-02-25T09:00", source()), ("2025-02-25T09:30", result())], &[]);
    let page = super::page(&found, Some(&p), true);
    assert!(page.contains("&lt;b&gt;甲") && !page.contains("<b>甲"));
}

#[test]
fn every_finding_is_in_the_documentation() {
    let page = include_str!("../../../docs/audit.md");
    let sources = [include_str!("findings.rs"), include_str!("times.rs")];
    let is_code = |word: &&str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let codes: BTreeSet<&str> =
        sources.iter().flat_map(|s| s.split("Severity::").skip(1)).filter_map(|rest| rest.split('"').nth(1)).filter(is_code).collect();
    assert!(codes.len() >= 18, "{codes:?}");
    let missing: Vec<_> = codes.iter().filter(|code| !page.contains(&format!("`{code}`"))).collect();
    assert!(missing.is_empty(), "docs/audit.md does not explain {missing:?}");
}
