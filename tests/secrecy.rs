//! Before the reveal nothing outside `sealed/` tells who was drawn: not in words, not in statistics, not in a team's packet.

mod cli_kit;
mod judge_world;

use cli_kit::{evenhand, tree};
use evenhand::allot::{self, Allotment};
use evenhand::base::{Digest, canon, sha256};
use evenhand::ceremony::{self, KeyFile};
use evenhand::commit;
use evenhand::draw;
use evenhand::frame::Sound;
use evenhand::pipeline;
use evenhand::record::*;
use evenhand::report::Papers;
use evenhand::report::packets::packets;
use evenhand::seed::{EH1, SecretBytes, Seed};
use judge_world::{World, real};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const VALUE: &str = "31415926535897932384";

/// Everything in `public/`, as text.
fn public_text(run: &Path) -> String {
    let files = tree(&run.join(PUBLIC));
    assert!(files.len() == 3, "commitment, ledger, result: {:?}", files.keys());
    files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect()
}

#[track_caller]
fn names_nobody(world: &World) {
    let folder = TempDir::new().unwrap();
    let run = world.write(&folder.path().join("run"));
    let text = public_text(run.path());
    for e in &world.sealed.frame {
        for word in [e.id.as_str(), &e.uscc, &e.name] {
            assert!(!text.contains(word), "{word}");
        }
    }
    for s in &world.sealed.samplers {
        // a short id could stand in a digest by chance: it is looked for as a word of its own
        assert!(!text.contains(&s.name) && !text.contains(&format!("\"{}\"", s.id)), "{} {}", s.id, s.name);
    }
    assert!(!text.contains(&world.secret.as_ref().unwrap().secret));
    modes(run.path());
}

/// `sealed/` is its owner's, and so is everything in it.
#[cfg(unix)]
fn modes(run: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&run.join(SEALED)), 0o700);
    for file in fs::read_dir(run.join(SEALED)).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[cfg(not(unix))]
fn modes(_: &Path) {}

#[test]
fn public_files_name_nobody() {
    names_nobody(&real::derived(&real::sound(0, |_, _| ()), VALUE, Some([3; 32])));
    // companies whose limit binds are called by number
    let grouped = real::derived(&real::sound(0, |facts, _| facts.rules.batches_per_company_max = Some(2)), VALUE, Some([3; 32]));
    assert!(!grouped.commitment.plan.shares.groups.is_empty());
    names_nobody(&grouped);
}

/// No verb prints the secret, and `Debug` hides it.
#[test]
fn the_secret_is_never_shown() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (task, run, again) = (path("task"), path("run"), path("again"));
    evenhand(&["new", &task]).success();
    evenhand(&["key", "new", "乙", "--escrow", "--out", &path("")]).success();
    let recipient = fs::read_to_string(path("乙.age-pub")).unwrap();
    let mut said = Vec::new();
    let mut hear = |arguments: &[&str]| {
        for extra in [&[][..], &["--json"], &["--lang", "en"]] {
            let done = evenhand(&[arguments, extra].concat());
            said.extend(done.get_output().stdout.clone());
            said.extend(done.get_output().stderr.clone());
        }
    };
    hear(&["commit", &task, "--source", "dice", "--escrow", recipient.trim(), "--out", &run]);
    modes(Path::new(&run));
    let sealed: serde_json::Value = serde_json::from_slice(&fs::read(format!("{run}/{SEALED_FILE}")).unwrap()).unwrap();
    let (id, names) = (sealed["frame"][0]["id"].as_str().unwrap(), sealed["frame"].as_array().unwrap());
    hear(&["replay", &run]);
    hear(&["draw", &run, "--value", "1"]);
    hear(&["draw", &run, "--value", VALUE]);
    assert!(names.iter().all(|e| !public_text(Path::new(&run)).contains(e["name"].as_str().unwrap())));
    let proof = path("proof.json");
    for arguments in [
        &["prove", &run, id, "--out", &proof][..],
        &["prove", &run, id, "--frame"],
        &["replay", &run, "--proof", &proof],
        &["replay", &run],
        &["judge", &run],
        &["why", &run, id],
        &["report", &run],
        &["packets", &run, "--out", &path("packets")],
        &["sign", &run],
        &["commit", &task, "--source", "dice", "--replaces", &run, "--out", &again],
        &["reveal", &run, "--identity", &proof],
        &["reveal", &run],
        &["judge", &run],
        &["void", &run, "--reason", "试", "--approver", "某人"],
    ] {
        hear(arguments);
    }
    modes(Path::new(&run));
    let file: Secret = Run::at(Path::new(&run)).secret().unwrap().unwrap();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(said.contains("一致") && said.contains("\"same\": true"), "something was heard");
    let keeper = fs::read_to_string(path("乙.age-key")).unwrap();
    assert!(!said.contains(&file.secret) && keeper.lines().all(|line| line.starts_with('#') || !said.contains(line)));
    let secret = SecretBytes::from_hex(&file.secret).unwrap();
    let key = KeyFile::from_secret("k", Role::Planner, &[7; 32]);
    let seed = Seed::new(EH1, &secret, &sha256(&[]), &[("source", VALUE)]);
    let shown = format!("{secret:?} {file:?} {key:?} {seed:?} {:?}", seed.blind());
    let hidden = [file.secret.clone(), hex::encode([7; 32]), hex::encode(seed.key()), format!("{:?}", seed.key())];
    assert!(hidden.iter().all(|h| !shown.contains(h)), "{shown}");
}

/// A packet holds its own day and tour, and no enterprise, batch or person of any other.
#[test]
fn a_packet_tells_of_its_day_only() {
    let world = real::derived(&real::small(20), VALUE, Some([3; 32]));
    let folder = TempDir::new().unwrap();
    let papers = Papers::read(&world.write(folder.path())).unwrap();
    let all = packets(&papers, None);
    let visits = papers.visits();
    assert!(all.len() >= 10, "{} packets", all.len());
    for tour in &papers.pack().tours {
        for day in &tour.days {
            let packet = all.iter().find(|p| p.tour == tour.id && p.day == day.day).unwrap();
            let own: BTreeSet<_> = day.stops.iter().map(|s| &visits[s.visit.as_str()].enterprise).collect();
            let lines: BTreeSet<_> =
                day.stops.iter().map(|s| visits[s.visit.as_str()]).flat_map(|v| v.lines.iter().map(|l| (&v.enterprise, l))).collect();
            for batch in papers.batches() {
                let here = lines.contains(&(&batch.enterprise, &batch.line));
                assert_eq!(packet.page.contains(&format!(">{:09}<", batch.blind)), here, "{} {}", packet.name, batch.blind);
            }
            for e in &world.sealed.frame {
                let here = own.contains(&e.id);
                assert_eq!(packet.page.contains(&format!(">{}<", e.id)), here, "{} {}", packet.name, e.id);
                assert!(here || !packet.page.contains(&format!(" {}<", e.name)), "{} {}", packet.name, e.name);
            }
            for s in &world.sealed.samplers {
                assert_eq!(packet.page.contains(&format!(">{}<", s.id)), packet.crew.contains(&s.id), "{} {}", packet.name, s.id);
            }
            for other in papers.pack().tours.iter().flat_map(|t| &t.days).map(|d| d.day).filter(|d| *d != day.day) {
                assert!(!packet.page.contains(&other.to_string()), "{}", packet.name);
            }
        }
    }
}

/// What a stranger might compute about an enterprise from all that is public and the whole frame; higher means "drawn", if anything.
const STATISTICS: usize = 14;

struct Public<'a> {
    commitment: &'a Commitment,
    result: &'a PublicResult,
    entry: Digest,
    /// The draw anybody can redo as if there were no secret.
    guessed: Seed,
}

/// Leading eight bytes as a number.
fn number(digest: &Digest) -> u64 {
    digest.0.iter().take(8).fold(0, |n, byte| n << 8 | u64::from(*byte))
}

fn statistics(public: &Public<'_>, at: usize, e: &Enterprise) -> [u64; STATISTICS] {
    let id = e.id.as_str().as_bytes();
    let own = sha256(&[id]);
    let near = |to: &Digest| u64::MAX - number(&own).abs_diff(number(to));
    let bits = |to: &Digest| own.0.iter().zip(to.0).map(|(a, b)| u64::from((a ^ b).count_zeros())).sum::<u64>();
    let keyed = |with: &Digest| number(&sha256(&[&with.0, id]));
    let plan = &public.commitment.plan;
    let lines = &public.result.counts.lines;
    [
        u64::MAX - at as u64,
        number(&own),
        u64::MAX - number(&Digest(pad(e.name.as_bytes()))),
        near(&public.result.fates),
        near(&plan.frame.root),
        bits(&public.result.record),
        bits(&public.result.key_check),
        keyed(&public.result.fates),
        keyed(&public.commitment.commitment),
        keyed(&public.entry),
        number(&own) % 9_973 + number(&public.result.key_check) % 9_973,
        u64::MAX - number(&public.guessed.ticket(draw::TICKET_PURPOSE, &[e.id.as_str()])),
        public.result.counts.counties.iter().find(|c| c.county == e.county).map_or(0, |c| c.batches),
        lines
            .iter()
            .filter(|l| plan.facts.lines.iter().any(|x| x.id == l.line && x.products.iter().any(|p| e.products.contains(p))))
            .map(|l| l.batches)
            .sum(),
    ]
}

fn pad(bytes: &[u8]) -> [u8; 32] {
    let mut padded = [0; 32];
    padded.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    padded
}

/// Pairs of a drawn and an undrawn member of one class: wins of the drawn one in halves, and pairs.
fn wins(drawn: &mut [u64], undrawn: &mut [u64]) -> (u64, u64) {
    undrawn.sort_unstable();
    let below = |x: u64| undrawn.partition_point(|u| *u < x) as u64;
    let upto = |x: u64| undrawn.partition_point(|u| *u <= x) as u64;
    (drawn.iter().map(|&x| below(x) + upto(x)).sum(), (drawn.len() * undrawn.len()) as u64)
}

/// Ten thousand enterprises, drawn with many secrets. In classes of equal probability each statistic puts a drawn enterprise before an
/// undrawn one as often as behind it: area under the curve ½ ± 0.02. The classes are weighed by their pairs. With m drawn in all (over all
/// classes and draws) and far more undrawn, the standard error of the area is at most 1/√(12·m) were all classes of one size; classes of
/// many sizes weigh unevenly, which is allowed for with a factor of two. The number of draws is such that four of these are below 0.02.
#[test]
fn statistics_of_what_is_public_are_worth_nothing() {
    const DRAWS: u8 = 24;
    let sound = ten_thousand();
    let allotment = allot::allot(&sound).unwrap();
    let (mut sums, mut drawn_in_all) = ([(0u64, 0u64); STATISTICS], 0);
    for draw in 0..DRAWS {
        let (commitment, result, chosen) = drawn_publicly(&sound, &allotment, &SecretBytes::from_bytes([draw + 1; 32]));
        let entry = sha256(&[&canon::write(&result)]);
        let guessed = Seed::new(EH1, &SecretBytes::public(), &commitment.commitment, &[(canon::write(&commitment.plan.sources[0]), VALUE)]);
        let public = Public { commitment: &commitment, result: &result, entry, guessed };
        let frame = &sound.sealed().frame;
        for members in &allotment.members {
            let (inside, outside): (Vec<usize>, Vec<usize>) = members.iter().partition(|&&at| chosen.contains(frame[at].id.as_str()));
            if inside.is_empty() || outside.is_empty() {
                continue;
            }
            drawn_in_all += inside.len();
            let of = |list: &[usize]| list.iter().map(|&at| statistics(&public, at, &frame[at])).collect::<Vec<_>>();
            let (inside, outside) = (of(&inside), of(&outside));
            for (k, sum) in sums.iter_mut().enumerate() {
                let pick = |rows: &[[u64; STATISTICS]]| rows.iter().map(|row| row[k]).collect::<Vec<_>>();
                let (won, pairs) = wins(&mut pick(&inside), &mut pick(&outside));
                *sum = (sum.0 + won, sum.1 + pairs);
            }
        }
    }
    let error = 2.0 / (12.0 * drawn_in_all as f64).sqrt();
    let areas: Vec<f64> = sums.iter().map(|(won, pairs)| *won as f64 / 2.0 / *pairs as f64).collect();
    println!("{drawn_in_all} drawn in {DRAWS} draws, standard error at most {error:.4}: {areas:.4?}");
    assert!(4.0 * error < 0.02, "too few draws: {drawn_in_all} drawn, {error}");
    assert!(areas.iter().all(|area| (area - 0.5).abs() <= 0.02), "{areas:?}");
    // the test can fail: the sealed fates themselves part them fully
    assert_eq!(wins(&mut [2, 2], &mut [1, 1, 1]), (12, 6));
    assert_eq!(wins(&mut [1], &mut [1, 1]), (2, 2));
}

fn ten_thousand() -> Sound {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in evenhand::scenario::generate("chuxiong-2025", 10_000, 11).unwrap() {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    evenhand::check::check(evenhand::intake::read_task(folder.path())).sound.unwrap()
}

/// Commitment and public result under a secret, and who was drawn by chance. Nobody needs tours for that.
fn drawn_publicly(sound: &Sound, allotment: &Allotment, secret: &SecretBytes) -> (Commitment, PublicResult, BTreeSet<String>) {
    let source = Source::Dice { digits: 20, when: "2025-02-26 10:00".to_owned() };
    let commitment = commit::commit(sound, allotment, vec![source], secret, false);
    let values = vec![VALUE.to_owned()];
    let seed = pipeline::seed(&commitment, secret, &values).unwrap();
    let draw = draw::draw(sound, allotment, &seed);
    let chosen = draw.batches.iter().filter(|b| !b.forced).map(|b| b.enterprise.to_string()).collect();
    let nothing = Pack { visits: vec![], tours: vec![], unplaced: vec![], totals: Totals::default(), iterations: 0 };
    let record = Record {
        format: RECORD_FORMAT.to_owned(),
        commitment: commitment.commitment,
        seed: SeedRow { values, key_check: seed.check() },
        dispatch: Dispatch { shares: allotment.shares.clone(), seats: vec![], crews: vec![], loads: vec![] },
        draw,
        pack: nothing,
        spec: spec_digest(),
        version: RULES_VERSION.to_owned(),
    };
    let digest = sha256(&[&canon::write(&record)]);
    let result = ceremony::public_result(sound.facts(), sound.sealed(), secret, &record, digest);
    (commitment, result, chosen)
}
