//! The judge must be able to say no: good RUNs are altered in every kind of place, and each alteration is refused by the
//! judge, in the section of the part that was altered. The table of parts and sections is in `docs/judge.md`.

mod judge_world;
mod tamper_kit;

use evenhand::base::Quiet;
use evenhand::judge::{Verdict, judge_rows};
use evenhand::record::*;
use evenhand::replay::replay;
use judge_world::alter::{Alteration, altered, of_file, path};
use judge_world::{World, real, world};
use rayon::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tamper_kit::places::sections;
use tamper_kit::{Dice, Notice, REPLAY, Tamper, kinds::KINDS, noticed, worlds::worlds};

/// Rows, if the tree is exactly such rows: what `files` would let pass.
fn rows<T: DeserializeOwned + Serialize>(tree: &Value) -> Option<T> {
    let rows = T::deserialize(tree).ok()?;
    (serde_json::to_value(&rows).ok()? == *tree).then_some(rows)
}

/// What the judge says of a world with one file altered; none if `files` refuses it.
fn judged(good: &World, amendments: &[Amendment], name: &str, tree: &Value) -> Option<Verdict> {
    let (mut commitment, mut sealed, mut secret, mut record, mut last) = (None, None, None, None, None);
    match name {
        "commitment" => commitment = Some(rows(tree)?),
        "sealed" => sealed = Some(rows(tree)?),
        "secret" => secret = Some(rows(tree)?),
        "record" => record = Some(rows(tree)?),
        _ => last = Some(rows(tree)?),
    }
    let kept = amendments.len() - usize::from(last.is_some());
    let amendments: Vec<Amendment> = amendments[..kept].iter().cloned().chain(last).collect();
    Some(judge_rows(
        commitment.as_ref().unwrap_or(&good.commitment),
        sealed.as_ref().unwrap_or(&good.sealed),
        secret.as_ref().or(good.secret.as_ref()),
        record.as_ref().unwrap_or(&good.record),
        &amendments,
    ))
}

/// Alterations nobody refused in the right section.
fn missed(good: &World, amendments: &[Amendment], name: &str, tree: &Value, list: &[Alteration]) -> Vec<String> {
    let refused = |alteration: &Alteration| {
        let sections = sections(&path(&alteration.steps, false));
        judged(good, amendments, name, &altered(tree, alteration)).is_none_or(|v| sections.iter().any(|s| *s == REPLAY || v.refuses(s)))
    };
    let escaped = list.par_iter().filter(|a| !refused(a));
    escaped.map(|a| format!("{} ({})", path(&a.steps, true), a.kind)).collect()
}

/// One alteration of each kind at each kind of place: the one in the middle of its list.
fn one_of_each(list: Vec<Alteration>) -> Vec<Alteration> {
    let mut kinds: BTreeMap<(String, &str), Vec<Alteration>> = BTreeMap::new();
    for alteration in list {
        kinds.entry((path(&alteration.steps, false), alteration.kind)).or_default().push(alteration);
    }
    kinds.into_values().map(|mut same| same.swap_remove(same.len() / 2)).collect()
}

#[test]
fn every_alteration_of_a_small_run() {
    let good = world();
    let files = [
        ("commitment", json!(good.commitment)),
        ("sealed", json!(good.sealed)),
        ("secret", json!(good.secret)),
        ("record", json!(good.record)),
    ];
    let (mut kinds, mut shapes, mut count) = (BTreeSet::new(), BTreeSet::new(), 0);
    for (name, tree) in &files {
        assert!(judged(&good, &[], name, tree).unwrap().is_good());
        let list = of_file(name, tree);
        let missed = missed(&good, &[], name, tree, &list);
        assert!(missed.is_empty(), "{} of {} not refused in their section:\n{}", missed.len(), list.len(), missed.join("\n"));
        kinds.extend(list.iter().map(|a| a.kind));
        shapes.extend(list.iter().map(|a| path(&a.steps, false)));
        count += list.len();
    }
    assert!(count >= 2000 && shapes.len() >= 200 && kinds.len() >= 14, "{count} alterations, {} places, {kinds:?}", shapes.len());
}

#[test]
fn every_kind_of_alteration_of_a_real_record() {
    let sound = real::small(100);
    let good = real::derived(&sound, "31415926535897932384", None);
    let tree = json!(good.record);
    let list = one_of_each(of_file("record", &tree));
    assert!(list.len() >= 200, "{} alterations", list.len());
    let missed = missed(&good, &[], "record", &tree, &list);
    assert!(missed.is_empty(), "{} of {} not refused in their section:\n{}", missed.len(), list.len(), missed.join("\n"));
}

/// Amendments are altered with the chain mended: the second one is last, so nothing names its digest.
#[test]
fn every_kind_of_alteration_of_an_amendment() {
    let sound = real::small(100);
    let good = real::derived(&sound, "31415926535897932384", None);
    let amendments = real::amended(&sound, &good, 2);
    let verdict = judge_rows(&good.commitment, &good.sealed, None, &good.record, &amendments);
    assert!(verdict.is_good(), "{:#?}", verdict.failed().collect::<Vec<_>>());
    assert!(amendments[1].round.as_ref().is_some_and(|r| !r.drawn.is_empty()), "a round is among what is altered");
    let tree = json!(amendments[1]);
    let list: Vec<Alteration> = one_of_each(of_file("amendment", &tree)).into_iter().filter(|a| !of_the_document(a)).collect();
    let missed = missed(&good, &amendments, "amendment", &tree, &list);
    assert!(missed.is_empty(), "{} of {} not refused in their section:\n{}", missed.len(), list.len(), missed.join("\n"));
    let broken = [Amendment { number: 3, ..amendments[0].clone() }, amendments[1].clone()];
    assert!(judge_rows(&good.commitment, &good.sealed, None, &good.record, &broken).refuses("amendments"));
}

/// What people wrote about an incident: an input of the amendment, held by the digest of the next file alone.
fn of_the_document(alteration: &Alteration) -> bool {
    let shape = path(&alteration.steps, false);
    ["kind", "evidence", "approver", "day"].iter().any(|key| shape == format!("amendment.incidents[].{key}"))
}

/// Whether the search left these tours after so many iterations is nothing a judge can redo.
#[test]
fn replay_sees_what_the_judge_cannot() {
    let sound = real::small(20);
    let good = real::derived(&sound, "31415926535897932384", None);
    let folder = tempfile::tempdir().unwrap();
    let run = good.write(folder.path());
    assert!(replay(&run, &Quiet).is_same());
    // the search may be stopped early, and the record says when: another moment would have left other tours
    let mut record = good.record.clone();
    record.pack.iterations = 0;
    run.write(RECORD_FILE, &record).unwrap();
    assert!(judge_rows(&good.commitment, &good.sealed, None, &record, &[]).is_good());
    let replayed = replay(&run, &Quiet);
    let (section, difference) = replayed.difference().unwrap();
    let of_tours = ["record.dispatch.", "record.pack."].iter().any(|part| difference.path.starts_with(part));
    assert!(section == "record" && of_tours, "{}", difference.path);
    // more than the budget is no moment at all
    record.pack.iterations = good.commitment.plan.facts.search.iterations + 1;
    run.write(RECORD_FILE, &record).unwrap();
    let replayed = replay(&run, &Quiet);
    assert_eq!(replayed.difference().unwrap().1.path, "record.pack.iterations");
    assert!(judge_rows(&good.commitment, &good.sealed, None, &record, &[]).refuses("totals"), "over the budget");
}

/// Tampers of the ordinary test. `EVENHAND_TAMPERS=10000 cargo test --release --test tamper -- --nocapture` tries more.
const TAMPERS: usize = 1_000;
/// One tamper in so many is of the last world, whose judgement takes longest.
const LAST_ONE_IN: usize = 40;

/// Tampers of every kind, spread over RUNs of all scenarios, are noticed in the right section.
#[test]
fn random_tampers_of_folders() {
    let count = std::env::var("EVENHAND_TAMPERS").ok().and_then(|n| n.parse().ok()).unwrap_or(TAMPERS);
    let all = worlds();
    for world in &all {
        let verdict = evenhand::judge::judge(&Run::at(world.path()));
        assert!(verdict.is_good(), "{}: {:#?}", world.name, verdict.failed().collect::<Vec<_>>());
        let again = replay(&Run::at(world.path()), &Quiet);
        let shown = world.files.keys().any(|name| name.starts_with("sealed"));
        assert!(again.is_same() || !shown, "{}: {:#?}", world.name, again.difference());
    }
    let nothing =
        Tamper { kind: "nothing", place: String::new(), file: String::new(), owners: vec!["ledger", REPLAY], changes: Vec::new() };
    assert!(noticed(&all[0], &nothing).unwrap_err().ends_with("NOT NOTICED"), "what is not there is not noticed");
    let one = |i: usize| {
        let (kind, make) = KINDS[i % KINDS.len()];
        let turn = i / KINDS.len();
        let world = if turn % LAST_ONE_IN == LAST_ONE_IN - 1 { &all[all.len() - 1] } else { &all[turn % (all.len() - 1)] };
        // what cannot be done to this RUN is done to the next one
        let worlds = std::iter::once(world).chain(&all[..all.len() - 1]);
        let tries = worlds.flat_map(|w| (0..5).map(move |n| (w, n)));
        let (world, tamper) = tries
            .filter_map(|(w, n)| Some((w, make(w, &all, &mut Dice::new((i * 1_000 + n) as u64))?)))
            .next()
            .unwrap_or_else(|| panic!("no tamper {kind}"));
        (kind, world.name, noticed(world, &tamper))
    };
    let results: Vec<(&str, &str, Result<Notice, String>)> = (0..count).into_par_iter().map(one).collect();
    let missed: Vec<&String> = results.iter().filter_map(|(.., r)| r.as_ref().err()).collect();
    let (mut kinds, mut names): (BTreeMap<&str, [usize; 3]>, BTreeMap<&str, usize>) = Default::default();
    for (kind, name, notice) in &results {
        if let Ok(notice) = notice {
            kinds.entry(kind).or_default()[*notice as usize] += 1;
        }
        *names.entry(name).or_default() += 1;
    }
    println!("{count} tampers, {} missed; noticed by judge, by the noted head of the ledger, by replay:", missed.len());
    kinds.iter().for_each(|(kind, [judge, head, replay])| println!("  {kind:24} {judge:6} {head:5} {replay:5}"));
    println!("  by RUN: {names:?}");
    let list: Vec<&str> = missed.iter().take(40).map(|s| s.as_str()).collect();
    assert!(missed.is_empty(), "{} of {count}:\n{}", missed.len(), list.join("\n"));
    assert_eq!(kinds.len(), KINDS.len(), "every kind was tried");
}
