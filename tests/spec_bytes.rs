//! Worked bytes of `docs/spec.md`: `tests/vectors/eh1.json` was computed by another program, written from that text alone
//! (`audit/vectors.py`), and every rule here gives the same.

use evenhand::base::{Digest, canon, leaf_hash, merkle_root, sha256};
use evenhand::ceremony::entry_digest;
use evenhand::commit::{frame_leaf_hashes, frame_root};
use evenhand::record::{Enterprise, Entry, Source};
use evenhand::seed::{EH1, SecretBytes, Seed, seed_parts, source_text, value_bytes};
use serde::de::DeserializeOwned;
use serde_json::Value;

fn vectors() -> Value {
    serde_json::from_str(include_str!("vectors/eh1.json")).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn texts(value: &Value) -> Vec<String> {
    rows(value)
}

fn rows<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).expect("rows of this form")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn secret() -> SecretBytes {
    SecretBytes::from_hex(text(&vectors()["secret"])).unwrap()
}

fn seed() -> Seed {
    let key = hex::decode(text(&vectors()["keys"][0]["key"])).unwrap();
    Seed::from_key(EH1, key.try_into().unwrap())
}

#[test]
fn canonical_files_have_one_spelling() {
    for case in list(&vectors()["canonical"]) {
        let value = canon::read_value(text(case).as_bytes()).unwrap_or_else(|e| panic!("{case}: {e}"));
        assert_eq!(canon::write(&value), text(case).as_bytes());
    }
    for case in list(&vectors()["refused"]) {
        assert!(canon::read_value(text(case).as_bytes()).is_err(), "{case}");
    }
}

#[test]
fn secret_salts_frame_and_lists() {
    let (vectors, secret) = (vectors(), secret());
    assert_eq!(secret.hash(EH1).to_string(), text(&vectors["secret_hash"]));
    let salter = secret.salter(EH1);
    for (name, salt) in vectors["salts"].as_object().unwrap() {
        assert_eq!(salter.salt(name), text(salt), "{name}");
    }
    let frame: Vec<Enterprise> = rows(&vectors["frame"]["rows"]);
    let hashes: Vec<String> = frame_leaf_hashes(&frame, &salter).iter().map(ToString::to_string).collect();
    assert_eq!(hashes, texts(&vectors["frame"]["hashes"]));
    for (leaf, hash) in list(&vectors["frame"]["leaves"]).iter().zip(hashes) {
        assert_eq!(leaf_hash(text(leaf).as_bytes()).to_string(), hash);
    }
    assert_eq!(frame_root(&frame, &salter).to_string(), text(&vectors["frame"]["root"]));
    let salted = serde_json::json!({"rows": vectors["lists"]["rows"], "salt": salter.salt("history")});
    assert_eq!(sha256(&[&canon::write(&salted)]).to_string(), text(&vectors["lists"]["history"]));
}

#[test]
fn commitment_sources_and_keys() {
    let vectors = vectors();
    let plan = canon::write(&vectors["commitment"]["plan"]);
    assert_eq!(plan, text(&vectors["commitment"]["bytes"]).as_bytes());
    let commitment = sha256(&[b"EH1/plan\0", &plan]);
    assert_eq!(commitment.to_string(), text(&vectors["commitment"]["commitment"]));
    for case in list(&vectors["sources"]) {
        let source: Source = rows(&case["source"]);
        assert_eq!(source_text(&source), text(&case["canonical"]).as_bytes());
        if needs_drand(&source) {
            continue;
        }
        assert_eq!(hex::encode(value_bytes(&source, text(&case["value"])).unwrap()), text(&case["bytes"]));
        for wrong in list(&case["refused"]) {
            assert!(value_bytes(&source, text(wrong)).is_err(), "{source:?}: {wrong}");
        }
    }
    for case in list(&vectors["keys"]) {
        let sources: Vec<Source> = rows(&case["sources"]);
        if sources.iter().any(needs_drand) {
            continue;
        }
        let parts = seed_parts(&sources, &texts(&case["values"])).unwrap();
        let seed = Seed::new(EH1, &secret(), &commitment, &parts);
        assert_eq!(hex::encode(seed.key()), text(&case["key"]), "{sources:?}");
    }
    assert_eq!(seed().check().to_string(), text(&vectors["key_check"]));
}

fn needs_drand(source: &Source) -> bool {
    cfg!(not(feature = "drand")) && matches!(source, Source::Drand { .. })
}

#[test]
fn tickets_streams_and_codes() {
    let (vectors, seed) = (vectors(), seed());
    for case in list(&vectors["tickets"]) {
        let parts = texts(&case["parts"]);
        let ids: Vec<&str> = parts[1..].iter().map(String::as_str).collect();
        assert_eq!(seed.ticket(&parts[0], &ids).to_string(), text(&case["ticket"]), "{parts:?}");
    }
    for (purpose, words) in vectors["words"].as_object().unwrap() {
        let mut stream = seed.stream(purpose);
        for word in list(words) {
            assert_eq!(stream.next_u64().to_string(), text(word), "{purpose}");
        }
    }
    let mut stream = seed.stream("below");
    for case in list(&vectors["below"]) {
        assert_eq!(stream.below(text(&case["n"]).parse().unwrap()).to_string(), text(&case["value"]), "{case}");
    }
    let mut items: Vec<u64> = (0..10).collect();
    seed.stream("shuffle").shuffle(&mut items);
    assert_eq!(serde_json::json!(items), vectors["shuffle"]);
    for case in list(&vectors["blind"]) {
        assert_eq!(seed.blind().code(case["number"].as_u64().unwrap()), case["code"].as_u64().unwrap());
    }
}

/// A permutation gives no code twice; half the codes of the first numbers are above the middle, as of numbers drawn at random
/// (20,000 fair coins: 6 standard deviations are 424).
#[test]
fn codes_are_a_permutation_that_shows_no_order() {
    let (seed, mut codes) = (seed(), std::collections::BTreeSet::new());
    assert!((1..=20_000).all(|n| codes.insert(seed.blind().code(n))));
    let high = codes.iter().filter(|&&code| code >= 1 << 27).count();
    assert!((10_000 - 424..=10_000 + 424).contains(&high), "{high}");
    let rising = (1..20_000).filter(|&n| seed.blind().code(n) < seed.blind().code(n + 1)).count();
    assert!((10_000 - 424..=10_000 + 424).contains(&rising), "{rising}");
}

#[test]
fn an_entry_and_what_is_signed() {
    let vectors = vectors();
    let entry: Entry = rows(&vectors["entry"]["entry"]);
    let digest = entry_digest(&entry);
    assert_eq!(digest.to_string(), text(&vectors["entry"]["digest"]));
    assert_eq!(hex::encode([b"EH1/sign\0".as_slice(), &digest.0].concat()), text(&vectors["entry"]["signed_message"]));
}

/// Audit paths of seven leaves lead to one root (RFC 6962 §2.1.1), by the recursion of its text.
#[test]
fn audit_paths() {
    fn path(at: usize, leaves: &[Digest]) -> Vec<String> {
        if leaves.len() < 2 {
            return Vec::new();
        }
        let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
        let (mut inside, other) = match at < left.len() {
            true => (path(at, left), right),
            false => (path(at - left.len(), right), left),
        };
        inside.push(merkle_root(other).to_string());
        inside
    }
    let all = vectors();
    let paths = list(&all["paths"]);
    let first = |i: usize| text(&paths[i]["path"][0]).to_owned();
    // the lowest hash of a path is the neighbour's leaf, so the paths of 0 … 5 give the leaves of 1, 0, 3, 2, 5, 4
    let mut leaves: Vec<Digest> = [1, 0, 3, 2, 5, 4].into_iter().map(|i| Digest::parse(&first(i)).unwrap()).collect();
    leaves.push(Digest::parse(text(&paths[5]["path"][1])).unwrap());
    for (i, case) in paths.iter().enumerate() {
        assert_eq!(path(i, &leaves), texts(&case["path"]), "{i}");
    }
}
