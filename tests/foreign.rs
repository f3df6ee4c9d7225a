//! Known answers of other systems, each with its source, through the functions our records rest on: SHA-256, HMAC, HKDF, ChaCha20,
//! Merkle roots, Ed25519, BLS rounds, canonical texts of public values. One test counts them.

use evenhand::base::{Digest, canon, leaf_hash, merkle_root, sha256};
use evenhand::ceremony::verify;
use evenhand::record::{Game, Source};
use evenhand::seed::{Stream, normal, value_bytes};
use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest as _, Md5};
use serde_json::Value;

fn vectors() -> Value {
    serde_json::from_str(include_str!("vectors/foreign.json")).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn numbers(value: &Value) -> Vec<u64> {
    value.as_array().expect("a list").iter().map(|n| n.as_u64().expect("a number")).collect()
}

fn mac(key: &[u8], message: &[u8]) -> [u8; 32] {
    Hmac::<sha2::Sha256>::new_from_slice(key).unwrap().chain_update(message).finalize().into_bytes().into()
}

/// The rest of a big-endian number by a small one.
fn modulo(bytes: &[u8], by: u64) -> u64 {
    bytes.iter().fold(0, |rest, &byte| (rest * 256 + u64::from(byte)) % by)
}

/// RFC 3797 §4.2–4.3: MD5 of u16be(i) ‖ key ‖ u16be(i) picks from those left, whose list closes up.
fn rfc3797(key: &str, pool: u64, count: usize) -> Vec<u64> {
    let mut left: Vec<u64> = (1..=pool).collect();
    let pick = |i: u16| {
        let hash = Md5::digest([&i.to_be_bytes(), key.as_bytes(), &i.to_be_bytes()].concat());
        let at = modulo(&hash, left.len() as u64) as usize;
        left.remove(at)
    };
    (0..count as u16).map(pick).collect()
}

/// The RFC's own example and a real IETF draw: the canonical text of the numbers, made by us from the numbers in another order,
/// leads to the selection that was published.
fn rfc3797_selections() -> usize {
    let mut count = 0;
    for case in vectors()["rfc3797"].as_array().unwrap() {
        let key = text(&case["key"]);
        let selected = numbers(&case["selected"]);
        // a source is one number, or several in ascending order; spelled backward and untidily, it comes out as the RFC writes it
        let untidy = |group: &str| group.split('.').filter(|n| !n.is_empty()).rev().map(|n| format!(" 0{n}")).collect::<String>();
        let again: String = key.trim_end_matches('/').split('/').map(|group| normal(Game::Ssq, &untidy(group))).collect();
        assert_eq!(again, key);
        assert_eq!(rfc3797(&again, case["pool"].as_u64().unwrap(), selected.len()), selected, "{key}");
        count += selected.len();
    }
    count
}

/// Rivest's sampler as Colorado's audits use it, and what a lost leading zero does.
fn colorado() -> usize {
    let pick = |seed: &str, i: u64, lo: u64, hi: u64| lo + modulo(&sha256(&[format!("{seed},{i}").as_bytes()]).0, hi - lo + 1);
    let audit = &vectors()["rivest_colorado"];
    let (seed, lo, hi) = (text(&audit["seed"]), audit["lo"].as_u64().unwrap(), audit["hi"].as_u64().unwrap());
    let want = numbers(&audit["first47"]);
    let mut got: Vec<u64> = Vec::new();
    for i in 1..=audit["hashes_used"].as_u64().unwrap() {
        let n = pick(seed, i, lo, hi);
        if !got.contains(&n) {
            got.push(n);
        }
    }
    assert_eq!(got, want);
    let trap = &audit["leading_zero_trap"];
    let mut count = want.len();
    for seed in ["08772473296991897540", "8772473296991897540"] {
        let want = numbers(&trap[seed]);
        // our digits keep their zeros: the bytes that go in are the text as announced
        let source = Source::Dice { digits: seed.len() as u64, when: String::new() };
        let kept = String::from_utf8(value_bytes(&source, seed).unwrap()).unwrap();
        assert_eq!((1..).map(|i| pick(&kept, i, 1, 1000)).take(want.len()).collect::<Vec<_>>(), want);
        count += want.len();
    }
    count
}

/// draft-thomson-elegy-vrs-00: commitments by a hash chain, places by HKDF.
fn vrs() -> usize {
    let draft = &vectors()["vrs"];
    let mut hash = text(&draft["secret"]).as_bytes().to_vec();
    let mut chain = Vec::new();
    for _ in 0..11 {
        hash = sha256(&[&hash]).0.to_vec();
        chain.push(hex::encode(&hash));
    }
    let mut count = 0;
    for name in ["H8", "H9", "H10"] {
        assert!(chain.contains(&text(&draft[name]).to_owned()), "{name}");
        count += 1;
    }
    for (otp, places) in [("H9", "with_H9"), ("H8", "with_H8")] {
        let key = mac(&hex::decode(text(&draft[otp])).unwrap(), text(&draft["randomness"]).as_bytes());
        for (label, want) in draft[places].as_object().unwrap() {
            assert_eq!(hex::encode(mac(&key, &[label.as_bytes(), &[1]].concat())), text(want), "{label}");
            count += 1;
        }
    }
    count
}

/// Certificate Transparency's reference leaves.
fn rfc6962() -> usize {
    let tree = &vectors()["rfc6962_roots"];
    let leaves: Vec<Digest> = tree["leaves"].as_array().unwrap().iter().map(|leaf| leaf_hash(&hex::decode(text(leaf)).unwrap())).collect();
    let roots = tree["roots_0_to_8"].as_array().unwrap();
    for (n, root) in roots.iter().enumerate() {
        assert_eq!(merkle_root(&leaves[..n]).to_string(), text(root), "{n} leaves");
    }
    roots.len()
}

/// RFC 8439 §2.3.2's key and the first block of appendix A.1: our stream is its keystream, eight bytes a word.
fn rfc8439() -> usize {
    let want = hex::decode(text(&vectors()["rfc8439"]["a1_tv1"])).unwrap();
    let mut stream = Stream::new([0; 32]);
    for word in want.chunks(8) {
        assert_eq!(stream.next_u64().to_le_bytes(), word);
    }
    want.len() / 8
}

/// drand: randomness is SHA-256 of the signature on both chains; quicknet's signatures are checked.
#[cfg(feature = "drand")]
fn drand() -> usize {
    let mut count = 0;
    for chain in ["default", "quicknet"] {
        for row in vectors()["drand"][chain]["rounds"].as_array().unwrap() {
            assert_eq!(sha256(&[&hex::decode(text(&row["sig"])).unwrap()]).to_string(), text(&row["rand"]));
            let round = row["round"].as_u64().unwrap();
            let hash = Digest::parse(text(&vectors()["drand"][chain]["chain_hash"])).unwrap();
            let source = Source::Drand { chain: hash, round, when: String::new() };
            let bytes = value_bytes(&source, text(&row["sig"]));
            match chain {
                "quicknet" => assert_eq!(hex::encode(bytes.unwrap()), text(&row["rand"])),
                _ => assert!(bytes.is_err(), "only quicknet is known"),
            }
            count += 1;
        }
    }
    count
}

#[cfg(not(feature = "drand"))]
fn drand() -> usize {
    0
}

/// RFC 5869 case 1, RFC 4231 cases 1, 2 and 4 (HMAC-SHA-256), FIPS 180-4's "abc" and the empty text.
fn hashes() -> usize {
    let case = &vectors()["rfc5869_case1"];
    let key = mac(&hex::decode("000102030405060708090a0b0c").unwrap(), &[0x0b; 22]);
    assert_eq!(hex::encode(key), text(&case["prk"]));
    let okm = mac(&key, &hex::decode("f0f1f2f3f4f5f6f7f8f901").unwrap());
    assert_eq!(hex::encode(okm), text(&case["okm32"]));
    let hmacs: [(&[u8], &[u8], &str); 3] = [
        (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (b"Jefe", b"what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        (
            &std::array::from_fn::<u8, 25, _>(|i| i as u8 + 1),
            &[0xcd; 50],
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        ),
    ];
    for (key, message, want) in hmacs {
        assert_eq!(hex::encode(mac(key, message)), want);
    }
    assert_eq!(sha256(&[b"abc"]).to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(sha256(&[]).to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    // SD-JWT, RFC 9901 §4.2: SHA-256 of the disclosure's text
    let disclosure = &vectors()["sd_jwt_disclosure"];
    let digest = sha256(&[text(&disclosure["disclosure"]).as_bytes()]);
    assert_eq!(digest.0.to_vec(), base64(text(&disclosure["sha256_b64url"])));
    2 + hmacs.len() + 2 + 1
}

/// golang.org/x/mod/sumdb/note: the key and note of its documentation, an Ed25519 signature after four bytes that name the key.
fn signed_note() -> usize {
    let note = &vectors()["signed_note"];
    let key = base64(text(&note["vkey"]).rsplit('+').next().unwrap());
    let key = Digest(key[1..].try_into().unwrap());
    let signature = hex::encode(&base64(text(&note["sig"]))[4..]);
    assert!(verify(&key, text(&note["text"]).as_bytes(), &signature));
    assert!(!verify(&key, b"another text", &signature));
    1
}

/// RFC 8785 §3.2.3: the order of keys, by UTF-16 units. The escapes of §3.2.2.2.
fn rfc8785() -> usize {
    let keys = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"];
    let want = ["\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"];
    let rows: serde_json::Map<String, Value> = keys.iter().map(|k| ((*k).to_owned(), Value::from(1))).collect();
    let out = String::from_utf8(canon::write(&rows)).unwrap();
    let at = |key: &str| out.find(&serde_json::to_string(key).unwrap()).unwrap_or_else(|| panic!("{key:?} in {out}"));
    assert!(want.is_sorted_by_key(|key| at(key)));
    assert_eq!(canon::write("\u{20ac}$\u{f}\nA'B\"\\\\\"/"), "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"".as_bytes());
    keys.len() + 1
}

/// RFC 4648 base64 in either alphabet; the vectors are short.
fn base64(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' | b'-' => 62,
        _ => 63,
    };
    let bits = text.bytes().filter(|c| *c != b'=').flat_map(|c| (0..6).rev().map(move |i| value(c) >> i & 1));
    let bits: Vec<u8> = bits.collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |n, bit| n << 1 | bit)).collect()
}

#[test]
fn a_hundred_answers_of_others() {
    let systems = [
        ("RFC 3797 and the IETF's draw of 2022", rfc3797_selections()),
        ("Colorado's risk-limiting audit (Rivest)", colorado()),
        ("draft-thomson-elegy-vrs-00", vrs()),
        ("Certificate Transparency, RFC 6962", rfc6962()),
        ("ChaCha20, RFC 8439", rfc8439()),
        ("drand", drand()),
        ("SHA-256, HMAC, HKDF, SD-JWT", hashes()),
        ("signed notes of Go", signed_note()),
        ("JSON canonicalization, RFC 8785", rfc8785()),
    ];
    for (system, answers) in systems {
        println!("{answers:>4}  {system}");
    }
    let all: usize = systems.iter().map(|(_, answers)| answers).sum();
    assert!(all >= 100, "{all}");
}
