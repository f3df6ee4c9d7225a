//! Cheats, each refused by `judge` in its section. The planner cheats with everything at hand but the witness's key.
//!
//! What no folder can show alone is written down as such: a ledger begun anew that planner *and* witness signed, and a ledger that ends
//! early together with its files. Whoever kept a copy of the public folder, or the witness's own copy, sees both.

mod judge_world;

use evenhand::base::Digest;
use evenhand::ceremony::{self, CeremonyError, KeyFile, Stamp, Terms, entry_digest, sign_entry};
use evenhand::commit;
use evenhand::frame::Sound;
use evenhand::judge::{Verdict, judge};
use evenhand::record::*;
use evenhand::seed::SecretBytes;
use judge_world::{World, day, real};
use std::sync::OnceLock;
use tempfile::TempDir;

const VALUE: &str = "31415926535897932384";

fn planner() -> KeyFile {
    KeyFile::from_secret("组织者", Role::Planner, &[11; 32])
}

fn witness() -> KeyFile {
    KeyFile::from_secret("见证人", Role::Witness, &[12; 32])
}

fn stamp(text: &str) -> Stamp {
    Stamp::parse(text).unwrap()
}

fn sound() -> &'static Sound {
    static SOUND: OnceLock<Sound> = OnceLock::new();
    SOUND.get_or_init(|| real::small(0))
}

fn drawn(value: &str, secret: u8) -> World {
    real::derived(sound(), value, Some([secret; 32]))
}

fn good() -> &'static World {
    static GOOD: OnceLock<World> = OnceLock::new();
    GOOD.get_or_init(|| drawn(VALUE, 5))
}

fn secret_of(world: &World) -> SecretBytes {
    SecretBytes::from_hex(&world.secret.as_ref().unwrap().secret).unwrap()
}

/// A RUN entered from its intent to its result, signed by these keys; the signers are planner and witness.
fn entered(world: &World, folder: &TempDir, name: &str, keys: &[KeyFile]) -> Run {
    let run = Run::at(&folder.path().join(name));
    let (secret, digest) = (secret_of(world), &world.commitment.commitment);
    let signers = vec![planner().signer(), witness().signer()];
    let terms = |at| Terms { at: stamp(at), keys };
    ceremony::open(&run, &world.commitment, &world.sealed, &secret, signers, None, terms("2025-03-03T09:00:00")).unwrap();
    if ceremony::sourced(&run, digest, &world.record.seed.values, terms("2025-03-04T09:00:00")).is_err() {
        // without the witness nobody draws; a cheat writes the entry all the same
        let mut ledger = run.ledger().unwrap();
        let body = Body::Source { values: world.record.seed.values.clone() };
        ceremony::append(&mut ledger, stamp("2025-03-04T09:00:00"), body).unwrap();
        run.write(LEDGER_FILE, &ledger).unwrap();
    }
    ceremony::drawn(&run, &world.commitment.plan.facts, &world.sealed, &secret, &world.record, terms("2025-03-04T10:00:00")).unwrap();
    run
}

fn both() -> [KeyFile; 2] {
    [planner(), witness()]
}

/// The honest RUN, revealed and signed by both.
fn honest(folder: &TempDir, name: &str) -> Run {
    let run = entered(good(), folder, name, &both());
    let terms = Terms { at: stamp("2025-09-01T09:00:00"), keys: &both() };
    ceremony::reveal(&run, &good().commitment, &secret_of(good()), terms).unwrap();
    run
}

/// Sections and rules that refuse, in order.
fn refusals(run: &Run) -> Vec<(&'static str, &'static str)> {
    let verdict: Verdict = judge(run);
    verdict.failed().map(|c| (c.section, c.rule)).collect()
}

#[track_caller]
fn refused(run: &Run, section: &str, rule: &str) {
    let found = refusals(run);
    assert!(found.contains(&(section, rule)), "{section}/{rule} says nothing: {found:?}");
}

/// The honest RUN with files changed.
fn altered(change: impl FnOnce(&mut World)) -> (TempDir, Run) {
    let folder = TempDir::new().unwrap();
    let run = honest(&folder, "run");
    let mut world = good().clone();
    change(&mut world);
    run.write(COMMITMENT_FILE, &world.commitment).unwrap();
    run.write(SEALED_FILE, &world.sealed).unwrap();
    run.write(RECORD_FILE, &world.record).unwrap();
    (folder, run)
}

/// The same lie, covered up: plan and record name each other, ledger and result are made anew. The witness does not sign.
fn covered_up(change: impl FnOnce(&mut World)) -> (TempDir, Run) {
    let mut world = good().clone();
    change(&mut world);
    world.commitment.commitment = commit::digest(&world.commitment.plan);
    world.record.commitment = world.commitment.commitment;
    let folder = TempDir::new().unwrap();
    let run = entered(&world, &folder, "run", &[planner()]);
    refused(&run, "ledger", "signed");
    (folder, run)
}

#[test]
fn the_honest_run_is_good() {
    let folder = TempDir::new().unwrap();
    assert_eq!(refusals(&honest(&folder, "run")), []);
}

/// Draw again in silence until friends are spared. Seven times another value in the files; seven times the ledger's own entries
/// rewritten for it; six times another secret and a ledger begun anew.
#[test]
fn twenty_secret_redraws() {
    for i in 0..7u8 {
        let again = real::derived(sound(), &format!("{i}1415926535897932385"), Some([5; 32]));
        let (_folder, run) = altered(|world| world.record = again.record.clone());
        refused(&run, "ledger", "files");
        refused(&run, "ledger", "values");
        // the entries rewritten and signed by the planner; the witness's signatures are of other entries
        let mut ledger = run.ledger().unwrap();
        let result =
            PublicResult { values: again.record.seed.values.clone(), key_check: again.record.seed.key_check, ..run.result().unwrap() };
        run.write(RESULT_FILE, &PublicResult { record: run.digest(RECORD_FILE).unwrap(), ..result }).unwrap();
        let mut previous = None;
        for entry in &mut ledger.entries {
            match &mut entry.entry.body {
                Body::Source { values } => *values = again.record.seed.values.clone(),
                Body::Result { record, result } => {
                    (*record, *result) = (run.digest(RECORD_FILE).unwrap(), run.digest(RESULT_FILE).unwrap());
                }
                _ => {}
            }
            entry.entry.previous = previous.unwrap_or(entry.entry.previous);
            previous = Some(entry_digest(&entry.entry));
            sign_entry(entry, &planner());
        }
        run.write(LEDGER_FILE, &ledger).unwrap();
        refused(&run, "ledger", "signatures");
        // and with the witness's signatures left out, a revealed round is not signed
        for entry in &mut ledger.entries[2..] {
            entry.signatures.retain(|s| s.key == planner().public());
        }
        run.write(LEDGER_FILE, &ledger).unwrap();
        refused(&run, "ledger", "signed");
    }
    for i in 0..6 {
        let again = drawn(VALUE, 50 + i);
        let (_folder, run) = altered(|world| *world = again.clone());
        refused(&run, "ledger", "round");
        let folder = TempDir::new().unwrap();
        refused(&entered(&again, &folder, "run", &[planner()]), "ledger", "signed");
    }
}

#[test]
fn an_edited_row_of_the_frame() {
    let edit = |world: &mut World| world.sealed.frame[7].address.push('x');
    refused(&altered(edit).1, "frame", "root");
    covered_up(|world| {
        edit(world);
        let salter = secret_of(world).salter(evenhand::seed::EH1);
        world.commitment.plan.frame.root = commit::frame_root(&world.sealed.frame, &salter);
    });
}

#[test]
fn another_source() {
    let edit = |world: &mut World| world.commitment.plan.sources = vec![Source::Dice { digits: 20, when: "昨天".to_owned() }];
    let (_folder, run) = altered(edit);
    refused(&run, "commitment", "digest");
    refused(&run, "ledger", "files");
    // another source makes another key: covered up in the ledger, the draw itself is wrong
    let (_folder, run) = covered_up(edit);
    refused(&run, "seed", "key_check");
}

#[test]
fn a_replaced_alternate() {
    let edit = |world: &mut World| {
        let fates = &world.record.draw.fates;
        let friend = fates.iter().find(|f| f.fate == FateKind::QuotaFull).unwrap().enterprise.clone();
        world.record.draw.alternates[0].enterprise = friend;
    };
    let (_folder, run) = altered(edit);
    refused(&run, "alternates", "next_tickets");
    refused(&run, "ledger", "files");
    refused(&covered_up(edit).1, "alternates", "next_tickets");
}

#[test]
fn a_changed_calendar() {
    let edit = |world: &mut World| {
        let off = &mut world.commitment.plan.facts.calendar.off;
        off.push(day("2025-06-18"));
        off.sort();
    };
    refused(&altered(edit).1, "commitment", "digest");
    covered_up(edit);
}

#[test]
fn a_changed_quota() {
    let edit = |world: &mut World| {
        let line = world.commitment.plan.facts.lines.iter_mut().find(|l| l.batches > 1 && l.group.is_none()).unwrap();
        line.batches -= 1;
    };
    refused(&altered(edit).1, "commitment", "digest");
    refused(&covered_up(edit).1, "shares", "quota_tree");
}

#[test]
fn a_sampler_swapped_for_a_friend() {
    let edit = |world: &mut World| {
        let crew = &mut world.record.dispatch.crews[0];
        let roster = &world.sealed.samplers;
        let org = &roster.iter().find(|s| s.id == crew.lead).unwrap().org;
        let friend = roster.iter().find(|s| s.org == *org && s.id != crew.lead && !crew.members.contains(&s.id)).unwrap();
        crew.members[0] = friend.id.clone();
        crew.members.sort();
    };
    let in_crews = |run: &Run| refusals(run).iter().any(|(section, _)| *section == "crews");
    let (_folder, run) = altered(edit);
    assert!(in_crews(&run), "{:?}", refusals(&run));
    refused(&run, "ledger", "files");
    assert!(in_crews(&covered_up(edit).1));
}

#[test]
fn a_forged_signature() {
    let folder = TempDir::new().unwrap();
    let run = entered(good(), &folder, "run", &both());
    let ledger = run.ledger().unwrap();
    let at = |ledger: &Ledger| ledger.entries[1].signatures.iter().position(|s| s.key == witness().public()).unwrap();
    let forge = |change: &dyn Fn(&mut Signature)| {
        let mut forged = ledger.clone();
        let position = at(&forged);
        change(&mut forged.entries[1].signatures[position]);
        run.write(LEDGER_FILE, &forged).unwrap();
        refused(&run, "ledger", "signatures");
    };
    let mut stranger = ledger.entries[1].clone();
    sign_entry(&mut stranger, &KeyFile::from_secret("冒名", Role::Witness, &[99; 32]));
    let theirs =
        stranger.signatures.iter().find(|s| ledger.entries[1].signatures.iter().all(|o| o.key != s.key)).unwrap().signature.clone();
    forge(&|s| s.signature = theirs.clone());
    forge(&|s| s.signature.replace_range(..1, if s.signature.starts_with('0') { "1" } else { "0" }));
    forge(&|s| s.signature = ledger.entries[0].signatures[at(&ledger)].signature.clone()); // of another entry
    forge(&|s| s.signature.clear());
    run.write(LEDGER_FILE, &ledger).unwrap();
    assert_eq!(refusals(&run), []);
}

/// Last year's RUN shown again under this year's ledger.
#[test]
fn a_replayed_commitment() {
    let (folder, old) = (TempDir::new().unwrap(), drawn("27182818284590452353", 77));
    let new = entered(good(), &folder, "new", &both());
    let of_old = entered(&old, &folder, "old", &both());
    for file in [COMMITMENT_FILE, SEALED_FILE, SECRET_FILE, RECORD_FILE, RESULT_FILE] {
        std::fs::copy(of_old.path().join(file), new.path().join(file)).unwrap();
    }
    refused(&new, "ledger", "round");
    // entered anew at another time, it lacks the witness
    let again = entered(&old, &folder, "again", &[planner()]);
    refused(&again, "ledger", "signed");
    // under the old round's ledger with a second round put behind it, there are two rounds of one commitment
    let mut twice = of_old.ledger().unwrap();
    let void = Body::Void { approver: "某人".to_owned(), reason: "重来".to_owned() };
    ceremony::append(&mut twice, stamp("2025-05-01T09:00:00"), void).unwrap();
    let replaces = twice.entries.last().map(|e| entry_digest(&e.entry));
    for entry in &of_old.ledger().unwrap().entries[..2] {
        let body = match entry.entry.body.clone() {
            Body::Intent(intent) => Body::Intent(Intent { replaces, ..intent }),
            other => other,
        };
        ceremony::append(&mut twice, stamp("2025-05-01T09:00:00"), body).unwrap();
    }
    of_old.write(LEDGER_FILE, &twice).unwrap();
    refused(&of_old, "ledger", "round");
}

/// A void kept back: the redraw pretends to be the first draw.
#[test]
fn a_withheld_void() {
    let folder = TempDir::new().unwrap();
    let first = entered(good(), &folder, "first", &both());
    let keys = both();
    let terms = |at| Terms { at: stamp(at), keys: &keys };
    ceremony::void(&first, &good().commitment.commitment, "某局长", "骰子掉在地上", terms("2025-03-05T09:00:00")).unwrap();
    let redraw = drawn(VALUE, 60);
    let second = entered_later(&redraw, &folder, "second", first.ledger().unwrap(), &keys);
    assert_eq!((refusals(&first), refusals(&second)), (Vec::new(), Vec::new()), "an honest redraw shows the void it replaces");

    // the rounds before cut off: numbers, chain and signatures all speak of what was there
    let whole = second.ledger().unwrap();
    let own = ceremony::round_of(&whole, &redraw.commitment.commitment).unwrap();
    let cut = Ledger { entries: whole.entries[own.clone()].to_vec(), ..whole.clone() };
    second.write(LEDGER_FILE, &cut).unwrap();
    for rule in ["chain", "replaces"] {
        refused(&second, "ledger", rule);
    }
    // mended by the planner alone, the witness's signatures are of other entries
    let mut mended = cut.clone();
    let mut previous = Digest([0; 32]);
    for (number, entry) in (1..).zip(&mut mended.entries) {
        (entry.entry.number, entry.entry.previous) = (number, previous);
        if let Body::Intent(intent) = &mut entry.entry.body {
            intent.replaces = None;
        }
        previous = entry_digest(&entry.entry);
        sign_entry(entry, &planner());
    }
    second.write(LEDGER_FILE, &mended).unwrap();
    assert_eq!(refusals(&second), [("ledger", "signatures")]);
    mended.entries.iter_mut().for_each(|entry| entry.signatures.retain(|s| s.key == planner().public()));
    second.write(LEDGER_FILE, &mended).unwrap();
    assert_eq!(refusals(&second), [("ledger", "signed")]);
    // with the witness's key the ledger is whole, and only a copy of the first round shows what is missing
    mended.entries.iter_mut().for_each(|entry| sign_entry(entry, &witness()));
    second.write(LEDGER_FILE, &mended).unwrap();
    assert_eq!(refusals(&second), [], "two who agree can begin anew; whoever published or kept the first folder sees it");
}

/// A voided RUN is replaced once: what came of it is known to it.
#[test]
fn a_void_is_replaced_once() {
    let folder = TempDir::new().unwrap();
    let keys = both();
    let first = entered(good(), &folder, "first", &keys);
    let open = |name: &str, before: Ledger| {
        let (other, run) = (drawn(VALUE, 61), Run::at(&folder.path().join(name)));
        let signers = vec![planner().signer(), witness().signer()];
        let terms = Terms { at: stamp("2025-03-06T09:00:00"), keys: &keys };
        ceremony::open(&run, &other.commitment, &other.sealed, &secret_of(&other), signers, Some(before), terms)
    };
    assert!(matches!(open("early", first.ledger().unwrap()), Err(CeremonyError::Order(_))), "not void");
    let terms = Terms { at: stamp("2025-03-05T09:00:00"), keys: &keys };
    ceremony::void(&first, &good().commitment.commitment, "某局长", "断电", terms).unwrap();
    let after = open("second", first.ledger().unwrap()).unwrap();
    // the voided RUN keeps the intent that replaces it
    first.write(LEDGER_FILE, &Ledger { entries: after.entries[..after.entries.len() - 1].to_vec(), ..after }).unwrap();
    assert_eq!(refusals(&first), []);
    assert!(matches!(open("third", first.ledger().unwrap()), Err(CeremonyError::Order(_))));
}

/// The redraw after a void, from its intent to its result.
fn entered_later(world: &World, folder: &TempDir, name: &str, before: Ledger, keys: &[KeyFile]) -> Run {
    let run = Run::at(&folder.path().join(name));
    let (secret, digest) = (secret_of(world), &world.commitment.commitment);
    let signers = vec![planner().signer(), witness().signer()];
    let terms = |at| Terms { at: stamp(at), keys };
    ceremony::open(&run, &world.commitment, &world.sealed, &secret, signers, Some(before), terms("2025-03-06T09:00:00")).unwrap();
    ceremony::sourced(&run, digest, &world.record.seed.values, terms("2025-03-07T09:00:00")).unwrap();
    ceremony::drawn(&run, &world.commitment.plan.facts, &world.sealed, &secret, &world.record, terms("2025-03-07T10:00:00")).unwrap();
    run
}

/// Time does not run backward, also if the ledger's author says so.
#[test]
fn time_runs_forward() {
    let folder = TempDir::new().unwrap();
    let run = entered(good(), &folder, "run", &both());
    let early = Terms { at: stamp("2025-03-04T09:59:59"), keys: &[] };
    let refused_act = ceremony::void(&run, &good().commitment.commitment, "某人", "早了", early);
    assert!(matches!(refused_act, Err(CeremonyError::Time { .. })), "{refused_act:?}");
    let mut ledger = run.ledger().unwrap();
    ledger.entries[2].entry.at = "2025-03-01T09:00:00".to_owned();
    run.write(LEDGER_FILE, &ledger).unwrap();
    refused(&run, "ledger", "chain");
}

/// A ledger cut at its end, with all files of what came later: nothing in the folder can tell.
#[test]
fn what_a_folder_alone_cannot_show() {
    let folder = TempDir::new().unwrap();
    let run = honest(&folder, "run");
    let kept = run.ledger().unwrap();
    let mut ledger = kept.clone();
    ledger.entries.truncate(2);
    run.write(LEDGER_FILE, &ledger).unwrap();
    refused(&run, "ledger", "complete");
    for file in [RESULT_FILE, REVEALED_FILE, RECORD_FILE] {
        std::fs::remove_file(run.path().join(file)).unwrap();
    }
    assert_eq!(refusals(&run), [], "it looks like a RUN before its draw");
    assert!(kept.entries.starts_with(&ledger.entries) && kept.entries.len() > 2, "a witness's copy goes on");
}
