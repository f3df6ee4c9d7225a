//! RUN folders of all kinds to be tampered with.

use super::super::judge_world::ceremony_kit::at;
use super::super::judge_world::{World as Rows, real};
use evenhand::base::{Digest, Quiet};
use evenhand::ceremony::{self, KeyFile, Terms, entry_digest};
use evenhand::check::check;
use evenhand::frame::Sound;
use evenhand::intake::read_task;
use evenhand::pipeline;
use evenhand::record::*;
use evenhand::scenario;
use evenhand::seed::SecretBytes;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A good RUN.
pub struct World {
    pub name: &'static str,
    /// Bytes of every file, by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Digest of the ledger's last entry, as somebody noted it.
    pub head: Option<Digest>,
    /// Whether every entry is signed and must be.
    pub signed: bool,
    folder: TempDir,
}

impl World {
    fn new(name: &'static str, signed: bool, folder: TempDir) -> Self {
        let mut files = BTreeMap::new();
        for part in [PUBLIC, SEALED] {
            for entry in fs::read_dir(folder.path().join(part)).into_iter().flatten().flatten() {
                let name = format!("{part}/{}", entry.file_name().to_string_lossy());
                files.insert(name, fs::read(entry.path()).unwrap());
            }
        }
        let head = Run::at(folder.path()).ledger().unwrap().entries.last().map(|e| entry_digest(&e.entry));
        Self { name, files, head, signed, folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A folder like it with some files changed; the others are the same files.
    pub fn with(&self, changes: &super::Changes) -> TempDir {
        let copy = TempDir::new().unwrap();
        for part in [PUBLIC, SEALED] {
            if self.files.keys().any(|name| name.starts_with(part)) {
                fs::create_dir(copy.path().join(part)).unwrap();
            }
        }
        for name in self.files.keys().filter(|name| !changes.iter().any(|(changed, _)| changed == *name)) {
            fs::hard_link(self.folder.path().join(name), copy.path().join(name)).unwrap();
        }
        for (name, bytes) in changes {
            if let Some(bytes) = bytes {
                fs::write(copy.path().join(name), bytes).unwrap();
            }
        }
        copy
    }
}

fn dice() -> Vec<Source> {
    vec![Source::Dice { digits: 20, when: "2025-02-26 10:00 三楼会议室".to_owned() }]
}

fn sound(like: &str, enterprises: u64, iterations: u64, change: impl FnOnce(&mut Facts, &mut Sealed)) -> Sound {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in scenario::generate(like, enterprises, 7).expect("generated") {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let checked = check(read_task(folder.path()));
    let (mut facts, mut sealed) = checked.sound.unwrap_or_else(|| panic!("{like}: {:#?}", checked.findings)).into_parts();
    facts.search.iterations = iterations;
    change(&mut facts, &mut sealed);
    Sound::new(facts, sealed).expect("still sound")
}

/// Everything about a RUN that differs from world to world.
struct Story<'a> {
    sound: &'a Sound,
    secret: Option<[u8; 32]>,
    sources: Vec<Source>,
    values: Vec<String>,
    keys: &'a [KeyFile],
    before: Option<Ledger>,
    /// Rounds of incidents; none: not drawn.
    amendments: Option<usize>,
    reveal: bool,
}

impl Story<'_> {
    fn tell(self, folder: &Path) -> Run {
        let run = Run::at(folder);
        let bytes = self.secret.map_or_else(SecretBytes::public, SecretBytes::from_bytes);
        let commitment = pipeline::commit(self.sound, self.sources, &bytes, self.secret.is_none()).expect("the plan can be met");
        let terms = |text| Terms { at: at(text), keys: self.keys };
        let signers = self.keys.iter().map(KeyFile::signer).collect();
        ceremony::open(&run, &commitment, self.sound.sealed(), &bytes, signers, self.before, terms("2025-02-25T09:00:00")).unwrap();
        let Some(rounds) = self.amendments else { return run };
        let record = pipeline::derive(&commitment, self.sound, &bytes, &self.values, &Quiet).expect("derived");
        ceremony::sourced(&run, &commitment.commitment, &self.values, terms("2025-02-26T10:00:00")).unwrap();
        ceremony::drawn(&run, self.sound.facts(), self.sound.sealed(), &bytes, &record, terms("2025-02-26T10:05:00")).unwrap();
        let secret = self.secret.map(|_| Secret { secret: bytes.to_hex() });
        let rows = Rows { commitment, sealed: self.sound.sealed().clone(), secret, record };
        for amendment in real::amended(self.sound, &rows, rounds) {
            ceremony::amended(&run, &rows.commitment.commitment, &amendment, terms("2025-06-01T10:00:00")).unwrap();
        }
        if self.reveal {
            ceremony::reveal(&run, &rows.commitment, &bytes, terms("2025-12-31T10:00:00")).unwrap();
        }
        run
    }
}

fn keys() -> Vec<KeyFile> {
    [("组织者", Role::Planner, 1), ("见证人", Role::Witness, 2), ("审计", Role::Auditor, 3)]
        .map(|(name, role, byte)| KeyFile::from_secret(name, role, &[byte; 32]))
        .into()
}

const VALUE: &str = "31415926535897932384";

/// All worlds; the first ones are small, the last one is the embedded scenario.
pub fn worlds() -> Vec<World> {
    let keys = keys();
    let small = real::small(60);
    let plain = |sound| Story {
        sound,
        secret: None,
        sources: dice(),
        values: vec![VALUE.to_owned()],
        keys: &[],
        before: None,
        amendments: Some(0),
        reveal: false,
    };
    let world = |name, story: Story<'_>| {
        let signed = !story.keys.is_empty() && story.reveal;
        let folder = TempDir::new().unwrap();
        story.tell(folder.path());
        World::new(name, signed, folder)
    };
    let companies = sound("chuxiong-2025", 300, 20, |facts, _| facts.rules.batches_per_company_max = Some(2));
    let prefecture = sound("prefecture", 120, 20, |_, _| ());
    let nation = sound("nation", 3_000, 20, |_, _| ());
    let signed = Story { secret: Some([5; 32]), keys: &keys, amendments: Some(2), reveal: true, ..plain(&small) };
    let chuxiong = real::sound(20, |_, _| ());
    vec![
        world("public", plain(&small)),
        world("amended", Story { amendments: Some(2), ..plain(&small) }),
        world("signed, revealed", signed),
        world("companies", Story { secret: Some([6; 32]), ..plain(&companies) }),
        world("prefecture", plain(&prefecture)),
        world("nation", Story { secret: Some([8; 32]), ..plain(&nation) }),
        redrawn(&small, &keys),
        world("committed", Story { secret: Some([9; 32]), amendments: None, ..plain(&small) }),
        shown(world("shown", Story { secret: Some([5; 32]), keys: &keys, reveal: true, ..plain(&small) })),
        world("chuxiong-2025", plain(&chuxiong)),
    ]
}

/// Drawn, void, and drawn again with two sources.
fn redrawn(sound: &Sound, keys: &[KeyFile]) -> World {
    let (first, second) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let two = vec![
        Source::Citizens { contributors: vec!["甲".to_owned(), "乙".to_owned()], digits: 6, when: "三楼".to_owned() },
        Source::Numbers { game: Game::Ssq, issue: "2025051".to_owned(), when: String::new() },
        dice().remove(0),
    ];
    let values = ["012345/678901", "9.18.26.31.32.33./16./", VALUE].map(str::to_owned).to_vec();
    let of =
        |before, sources, values| Story { sound, secret: Some([7; 32]), sources, values, keys, before, amendments: Some(0), reveal: false };
    let run = of(None, dice(), vec!["27182818284590452353".to_owned()]).tell(first.path());
    let digest = run.commitment().unwrap().commitment;
    // times of the second round come after: the void is entered at the very time the second begins
    let mut ledger = run.ledger().unwrap();
    ledger.entries.truncate(2);
    run.write(LEDGER_FILE, &ledger).unwrap();
    ceremony::void(&run, &digest, "某人", "名录漏列一县", Terms { at: at("2025-02-25T09:00:00"), keys }).unwrap();
    of(Some(run.ledger().unwrap()), two, values).tell(second.path());
    World::new("redrawn", false, second)
}

/// Only the public part of a RUN.
fn shown(world: World) -> World {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join(PUBLIC)).unwrap();
    for (name, bytes) in world.files.iter().filter(|(name, _)| name.starts_with(PUBLIC)) {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    World::new(world.name, world.signed, folder)
}
