//! Proofs about single enterprises: every row proves, with `public/` alone; nothing altered does; none is longer than 1.5 KB.

mod judge_world;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use evenhand::base::{Digest, canon, leaf_hash, merkle_path, sha256};
use evenhand::ceremony::{ProofError, fate_proof, frame_proof};
use evenhand::commit;
use evenhand::judge::judge_proof;
use evenhand::record::*;
use evenhand::seed::{EH1, SecretBytes};
use judge_world::{World, real, world};
use proptest::prelude::*;
use tempfile::TempDir;

/// A proof is at most this long.
const BYTES_MAX: usize = 1_536;

fn secret(world: &World) -> SecretBytes {
    world.secret.as_ref().map_or_else(SecretBytes::public, |s| SecretBytes::from_hex(&s.secret).unwrap())
}

/// A RUN, and a copy of its public folder alone.
fn written(world: &World) -> (TempDir, Run, Run) {
    let folder = TempDir::new().unwrap();
    let run = world.write(&folder.path().join("run"));
    let alone = folder.path().join("alone");
    std::fs::create_dir_all(alone.join(PUBLIC)).unwrap();
    for file in [COMMITMENT_FILE, LEDGER_FILE, RESULT_FILE] {
        std::fs::copy(run.path().join(file), alone.join(file)).unwrap();
    }
    (folder, run, Run::at(&alone))
}

/// Both proofs about one enterprise.
fn proofs(world: &World, run: &Run, at: usize) -> [Proof; 2] {
    let (secret, id) = (secret(world), &world.sealed.frame[at].id);
    [
        frame_proof(&world.commitment, &world.sealed, &secret, id).unwrap(),
        fate_proof(&world.commitment, &world.sealed, &secret, &world.record, &run.result().unwrap(), id).unwrap(),
    ]
}

fn holds(public: &Run, proof: &Proof) -> bool {
    judge_proof(public, &canon::write(proof)).verdict.is_good()
}

/// The hand-made RUN with a frame of so many rows; a frame of other rows is another plan, committed to anew.
fn of_rows(rows: usize, salt: u8) -> World {
    let mut world = world();
    let secret = SecretBytes::from_bytes([salt; 32]);
    let (row, fate) = (world.sealed.frame[0].clone(), world.record.draw.fates[0].clone());
    let id = |i: usize| format!("ID-{}-{i}", sha256(&[&[salt], &i.to_be_bytes()]).short());
    world.sealed.frame = (0..rows).map(|i| Enterprise { id: id(i).into(), ..row.clone() }).collect();
    world.sealed.frame.sort_by(|a, b| a.id.cmp(&b.id));
    world.record.draw.fates = world.sealed.frame.iter().map(|e| Fate { enterprise: e.id.clone(), ..fate.clone() }).collect();
    let plan = &mut world.commitment.plan;
    plan.frame = FrameSeal { rows: rows as u64, root: commit::frame_root(&world.sealed.frame, &secret.salter(EH1)) };
    plan.secret_hash = secret.hash(EH1);
    world.commitment.commitment = commit::digest(plan);
    world.record.commitment = world.commitment.commitment;
    world.secret = Some(Secret { secret: secret.to_hex() });
    world
}

#[test]
fn nothing_altered_proves() {
    let good = world();
    let (_folder, run, public) = written(&good);
    for proof in proofs(&good, &run, 4) {
        let bytes = canon::write(&proof);
        assert!(judge_proof(&public, &bytes).verdict.is_good());
        for at in 0..bytes.len() {
            for to in [bytes[at] ^ 1, bytes[at] ^ 4, b'0', b'"'].into_iter().filter(|&to| to != bytes[at]) {
                let mut altered = bytes.clone();
                altered[at] = to;
                assert!(!judge_proof(&public, &altered).verdict.is_good(), "{}", String::from_utf8_lossy(&altered));
            }
        }
        for cut in [0, 1, bytes.len() / 2, bytes.len() - 1] {
            assert!(!judge_proof(&public, &bytes[..cut]).verdict.is_good());
        }
        assert!(!judge_proof(&public, &[&bytes[..], b"\n"].concat()).verdict.is_good());
        let other = &good.sealed.frame[5];
        let mut renamed = proof.clone();
        match &mut renamed.leaf {
            ProvedLeaf::Frame(leaf) => (leaf.id, leaf.row) = (other.id.clone(), other.clone()),
            ProvedLeaf::Fates(leaf) => leaf.enterprise = other.id.clone(),
        }
        assert!(!holds(&public, &renamed), "another enterprise");
        for index in (0..good.sealed.frame.len() as u64 + 3).filter(|&i| i != proof.index) {
            assert!(!holds(&public, &Proof { index, ..proof.clone() }), "another place");
        }
        let path = STANDARD.decode(&proof.path).unwrap();
        for path in [&path[..path.len() - 32], &path[32..], &[&path[..], &[0; 32]].concat(), &path[..path.len() - 1], &[]] {
            assert!(!holds(&public, &Proof { path: STANDARD.encode(path), ..proof.clone() }), "a path of {} bytes", path.len());
        }
        assert!(!holds(&public, &Proof { rows: proof.rows + 1, ..proof.clone() }));
    }
}

/// A root nobody entered into the ledger proves nothing, and neither does a proof from another RUN.
#[test]
fn the_root_is_the_one_in_the_ledger() {
    let (good, other) = (world(), of_rows(9, 3));
    let ((_a, run, public), (_b, other_run, _)) = (written(&good), written(&other));
    assert!(proofs(&other, &other_run, 4).iter().all(|proof| !holds(&public, proof)));
    let [frame, fate] = proofs(&good, &run, 4);
    let mut forged = fate.clone();
    let ProvedLeaf::Fates(leaf) = &mut forged.leaf else { unreachable!() };
    leaf.fate = if leaf.fate == FateKind::Excluded { FateKind::Selected } else { FateKind::Excluded };
    let path: Vec<Digest> = STANDARD.decode(&fate.path).unwrap().as_chunks::<32>().0.iter().map(|h| Digest(*h)).collect();
    let mut result = public.result().unwrap();
    result.fates = climb_by_definition(leaf_hash(&canon::write(leaf)), fate.index as usize, fate.rows as usize, &path);
    public.write(RESULT_FILE, &result).unwrap();
    let said = judge_proof(&public, &canon::write(&forged)).verdict;
    let failed: Vec<_> = said.failed().map(|c| (c.section, c.rule)).collect();
    assert_eq!(failed, [("ledger", "files")], "the path holds, but the result is not the one entered");
    assert!(!holds(&public, &frame), "nothing is proved by a folder that was altered");
    std::fs::remove_file(public.path().join(RESULT_FILE)).unwrap();
    assert!(!holds(&public, &fate));
}

fn climb_by_definition(leaf: Digest, index: usize, rows: usize, path: &[Digest]) -> Digest {
    let Some((beside, below)) = path.split_last() else { return leaf };
    let split = rows.next_power_of_two() / 2;
    match index < split {
        true => sha256(&[&[1], &climb_by_definition(leaf, index, split, below).0, &beside.0]),
        false => sha256(&[&[1], &beside.0, &climb_by_definition(leaf, index - split, rows - split, below).0]),
    }
}

#[test]
fn what_cannot_be_proved() {
    let good = world();
    let (_folder, run, _) = written(&good);
    let (secret, result) = (secret(&good), run.result().unwrap());
    let nobody = frame_proof(&good.commitment, &good.sealed, &secret, &"nobody".into());
    assert!(matches!(nobody, Err(ProofError::Nobody(_))));
    let id = &good.sealed.frame[2].id;
    let mut sealed = good.sealed.clone();
    sealed.frame[3].name.push('x');
    assert!(matches!(frame_proof(&good.commitment, &sealed, &secret, id), Err(ProofError::Changed(_))));
    let mut record = good.record.clone();
    let fate = &mut record.draw.fates[3].fate;
    *fate = if *fate == FateKind::Selected { FateKind::QuotaFull } else { FateKind::Selected };
    assert!(matches!(fate_proof(&good.commitment, &good.sealed, &secret, &record, &result, id), Err(ProofError::Changed(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_row_of_random_frames_proves(rows in 1usize..80, salt in 1u8..255) {
        let good = of_rows(rows, salt);
        let (_folder, run, public) = written(&good);
        for at in 0..rows {
            for proof in proofs(&good, &run, at) {
                prop_assert!(holds(&public, &proof), "row {} of {}", at, rows);
                let other = (proof.index + 1) % rows as u64;
                let moved = Proof { index: other, ..proof };
                prop_assert!(rows == 1 || !holds(&public, &moved), "place {}", other);
            }
        }
    }
}

/// Every 37th row, the longest row and the row with most lines of Chuxiong; then the same leaves in larger frames. A million rows have
/// paths of ⌈log₂ 1,000,000⌉ = 20 hashes. A proof of a fate stays within the limit there; one of the frame shows a whole row, name and
/// address included, and with the longest row of Chuxiong stays within it up to 2¹⁸ = 262,144 rows.
#[test]
fn no_proof_is_longer_than_a_page() {
    let good = real::derived(&real::sound(0, |_, _| ()), "31415926535897932384", Some([9; 32]));
    let (_folder, run, public) = written(&good);
    let frame = &good.sealed.frame;
    let longest = (0..frame.len()).max_by_key(|&i| canon::write(&frame[i]).len()).unwrap();
    let widest = (0..frame.len()).max_by_key(|&i| good.record.draw.fates[i].lines.len()).unwrap();
    let (mut largest, mut of_a_million, mut of_a_quarter) = ([0; 2], [0; 2], [0; 2]);
    let among = |proof: &Proof, rows: u64, hashes: usize| {
        let longer = Proof { index: rows - 1, rows, path: STANDARD.encode(vec![0; hashes * 32]), ..proof.clone() };
        canon::write(&longer).len()
    };
    for at in (0..frame.len()).step_by(37).chain([longest, widest]) {
        for (kind, proof) in proofs(&good, &run, at).into_iter().enumerate() {
            assert!(holds(&public, &proof));
            let bytes = canon::write(&proof).len();
            largest[kind] = largest[kind].max(bytes);
            of_a_million[kind] = of_a_million[kind].max(among(&proof, 1_000_000, 20));
            of_a_quarter[kind] = of_a_quarter[kind].max(among(&proof, 1 << 18, 18));
        }
    }
    println!("frame, fate: {} rows {largest:?} bytes; 2^18 rows {of_a_quarter:?}; a million rows {of_a_million:?}", frame.len());
    assert!(largest.into_iter().chain(of_a_quarter).all(|bytes| bytes <= BYTES_MAX), "{largest:?} {of_a_quarter:?}");
    assert!(of_a_million[1] <= BYTES_MAX, "{of_a_million:?}");
    let leaves: Vec<Digest> = (0..1_000_000u32).map(|i| leaf_hash(&i.to_be_bytes())).collect();
    assert!([0, 524_287, 524_288, 999_999].iter().all(|&at| merkle_path(&leaves, at).unwrap().len() <= 20));
    assert_eq!(merkle_path(&leaves, 0).unwrap().len(), 20);
}
