//! Whole RUN folders of random small plans: lines with quotas of every kind, companies, history, conflicts, every kind of source that
//! needs no network, secret or public, signed or not, redrawn or not, amended, revealed.

use super::judge_world::{World, day, real};
use super::round_world::random::{random, stream, struck};
use evenhand::base::Quiet;
use evenhand::ceremony::{self, KeyFile, Stamp, Terms};
use evenhand::frame::Sound;
use evenhand::pipeline;
use evenhand::record::*;
use evenhand::seed::{SecretBytes, Stream};
use std::path::Path;

/// What a random RUN has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Has {
    pub amendments: usize,
    pub rounds: usize,
    pub grid: bool,
    pub redrawn: bool,
    pub signed: bool,
    pub revealed: bool,
    pub forced: bool,
}

/// Write the RUN of a number into a folder; none if its plan cannot be met.
pub fn write(number: u64, folder: &Path) -> Option<Has> {
    let mut stream = stream(number);
    let (sound, _) = random(&mut stream)?;
    let sound = with_past(sound, &mut stream)?;
    let (sources, values) = sources(&mut stream);
    let secret = (stream.below(3) > 0).then(|| [1 + stream.below(255) as u8; 32]);
    let bytes = secret.map_or_else(SecretBytes::public, SecretBytes::from_bytes);
    let commitment = pipeline::commit(&sound, sources, &bytes, secret.is_none()).ok()?;
    let record = pipeline::derive(&commitment, &sound, &bytes, &values, &Quiet).ok()?;
    let world = World { commitment, sealed: sound.sealed().clone(), secret: secret.map(|_| Secret { secret: bytes.to_hex() }), record };
    let amendments = if stream.below(2) == 0 { struck(&sound, &world, &mut stream) } else { Vec::new() };
    let mut has = enter(&world, &bytes, &amendments, &mut stream, folder);
    has.forced = world.record.draw.batches.iter().any(|b| b.forced);
    has.grid = world.commitment.plan.shares.grid.is_some();
    has.rounds = amendments.iter().filter(|a| a.round.is_some()).count();
    Some(has)
}

/// Some earlier batches, some of them failed, some upper-level, and somebody who must keep away.
fn with_past(sound: Sound, stream: &mut Stream) -> Option<Sound> {
    let (mut facts, mut sealed) = sound.into_parts();
    facts.rules.follow_up_failures = stream.below(2) == 0;
    let (rows, products) = (sealed.frame.len() as u64, facts.products.len() as u64);
    let mut history: Vec<HistoryItem> = (0..stream.below(4))
        .map(|i| HistoryItem {
            enterprise: sealed.frame[stream.below(rows) as usize].id.clone(),
            product: facts.products[stream.below(products) as usize].id.clone(),
            day: day(["2024-03-31", "2024-08-26", "2024-11-30", "2025-02-01"][stream.below(4) as usize]),
            level: [Level::Own, Level::Own, Level::Upper][stream.below(3) as usize],
            outcome: [Outcome::Pass, Outcome::Fail, Outcome::Refused, Outcome::Pending][stream.below(4) as usize],
            evidence: format!("H-{i}"),
        })
        .collect();
    history.sort();
    history.dedup_by(|a, b| (&a.enterprise, &a.product, a.day) == (&b.enterprise, &b.product, b.day));
    sealed.history = history;
    let party = |n: u64| match n {
        0 => Party::Lab("A".into()),
        n => Party::Sampler(format!("S{n:02}").as_str().into()),
    };
    let mut conflicts: Vec<Conflict> = (0..stream.below(3))
        .map(|_| Conflict {
            party: party(stream.below(4)),
            enterprise: sealed.frame[stream.below(rows) as usize].id.clone(),
            reason: "亲属".to_owned(),
        })
        .collect();
    conflicts.sort();
    conflicts.dedup();
    sealed.conflicts = conflicts;
    Sound::new(facts, sealed).ok()
}

/// One or two sources with values of their form.
fn sources(stream: &mut Stream) -> (Vec<Source>, Vec<String>) {
    let count = 1 + stream.below(2);
    (0..count).map(|_| one_source(stream)).unzip()
}

fn one_source(stream: &mut Stream) -> (Source, String) {
    let when = "大厅".to_owned();
    let mut digits = |n: u64| (0..n).map(|_| stream.below(10).to_string()).collect::<String>();
    match digits(1).as_str() {
        "0" | "1" | "2" => (Source::Dice { digits: 20, when }, digits(20)),
        "3" | "4" | "5" => {
            let contributors = vec!["市民甲".to_owned(), "企业代表".to_owned(), "记者".to_owned()];
            (Source::Citizens { contributors, digits: 7, when }, format!("{}/{}/{}", digits(7), digits(7), digits(7)))
        }
        "6" | "7" => {
            let value = digits(3).chars().map(|c| format!("{c}.")).collect::<String>() + "/";
            (Source::Numbers { game: Game::ThreeD, issue: "2025051".to_owned(), when }, value)
        }
        _ => {
            let mut balls: Vec<u64> = (1..=33).collect();
            stream.shuffle(&mut balls);
            balls.truncate(6);
            balls.sort_unstable();
            let value = balls.iter().map(|n| format!("{n}.")).collect::<String>() + &format!("/{}./", 1 + stream.below(16));
            (Source::Numbers { game: Game::Ssq, issue: "2025051".to_owned(), when }, value)
        }
    }
}

fn enter(world: &World, secret: &SecretBytes, amendments: &[Amendment], stream: &mut Stream, folder: &Path) -> Has {
    let (run, commitment) = (Run::at(folder), &world.commitment);
    let (facts, digest) = (&commitment.plan.facts, &commitment.commitment);
    // signatures are slow to check in Python: one plan of five has them
    let count = if stream.below(5) == 0 { 1 + stream.below(2) } else { 0 };
    let keys: Vec<KeyFile> = (0..count as u8)
        .map(|i| KeyFile::from_secret(["planner", "witness"][usize::from(i)], [Role::Planner, Role::Witness][usize::from(i)], &[i + 1; 32]))
        .collect();
    let at = |text| Terms { at: Stamp::parse(text).unwrap(), keys: &keys };
    let signers = || keys.iter().map(KeyFile::signer).collect::<Vec<_>>();
    let redrawn = stream.below(4) == 0;
    let before = redrawn.then(|| voided(commitment, &world.sealed, secret, &signers(), &at));
    ceremony::open(&run, commitment, &world.sealed, secret, signers(), before, at("2025-02-25T09:00:00")).unwrap();
    ceremony::sourced(&run, digest, &world.record.seed.values, at("2025-02-26T10:00:00")).unwrap();
    ceremony::drawn(&run, facts, &world.sealed, secret, &world.record, at("2025-02-26T10:05:00")).unwrap();
    for amendment in amendments {
        ceremony::amended(&run, digest, amendment, at("2025-03-01T18:00:00")).unwrap();
    }
    let revealed = stream.below(2) == 0;
    if revealed {
        ceremony::reveal(&run, commitment, secret, at("2025-04-01T18:00:00")).unwrap();
    }
    Has { amendments: amendments.len(), redrawn, signed: !keys.is_empty(), revealed, ..Has::default() }
}

/// The ledger of an earlier round of the same plan, with another secret, void before its values were known.
fn voided<'a>(
    commitment: &Commitment,
    sealed: &Sealed,
    secret: &SecretBytes,
    signers: &[Signer],
    at: &impl Fn(&'static str) -> Terms<'a>,
) -> Ledger {
    let folder = tempfile::tempdir().unwrap();
    let run = Run::at(folder.path());
    let mut earlier = commitment.clone();
    earlier.plan.facts.task.title = "前一次".to_owned();
    earlier.commitment = evenhand::commit::digest(&earlier.plan);
    ceremony::open(&run, &earlier, sealed, secret, signers.to_vec(), None, at("2025-02-24T09:00:00")).unwrap();
    ceremony::void(&run, &earlier.commitment, "某局长", "名录有误", at("2025-02-24T10:00:00")).unwrap();
    run.ledger().unwrap()
}

/// A RUN of the embedded scenario, with a short search.
pub fn of_the_scenario(folder: &Path, secret: Option<[u8; 32]>, change: impl FnOnce(&mut Facts, &mut Sealed)) -> World {
    of_sound(&real::sound(60, change), folder, secret, 2)
}

/// A RUN of some inputs, with so many amendments.
pub fn of_sound(sound: &Sound, folder: &Path, secret: Option<[u8; 32]>, rounds: usize) -> World {
    let world = real::derived(sound, "31415926535897932384", secret);
    let bytes = secret.map_or_else(SecretBytes::public, SecretBytes::from_bytes);
    let amendments = real::amended(sound, &world, rounds);
    enter(&world, &bytes, &amendments, &mut stream(1), folder);
    world
}
