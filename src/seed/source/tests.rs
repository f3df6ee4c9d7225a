//! Known answers: RFC 3797 forms, drand rounds; counts of outcomes for the entropies.

use super::*;
use crate::base::Digest;
use crate::record::{Game, QUICKNET};

fn foreign() -> serde_json::Value {
    serde_json::from_str(include_str!("../../../tests/vectors/foreign.json")).unwrap()
}

fn dice(digits: u64) -> Source {
    Source::Dice { digits, when: String::new() }
}

fn numbers(game: Game) -> Source {
    Source::Numbers { game, issue: "2025001".to_owned(), when: String::new() }
}

#[test]
fn dice_are_exact_digits() {
    assert_eq!(value_bytes(&dice(5), "00031").unwrap(), b"00031");
    for wrong in ["31", "000310", "0003a", "０００31", " 0031", "0003\n", ""] {
        assert!(value_bytes(&dice(5), wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn every_citizen_contributes() {
    let source = Source::Citizens { contributors: vec!["甲".into(), "乙".into()], digits: 3, when: String::new() };
    assert_eq!(value_bytes(&source, "007/120").unwrap(), b"007/120");
    for wrong in ["007120", "007/12", "007/120/", "07/0120", "007/120/333", "007/１20"] {
        assert!(value_bytes(&source, wrong).is_err(), "{wrong:?}");
    }
    assert_eq!(entropy_millibits(&source), 6 * 3_321);
}

/// Keys of the RFC and of real draws: each part between slashes is a canonical group of its own lottery.
#[test]
fn rfc3797_forms() {
    let key = foreign()["rfc3797"][0]["key"].as_str().unwrap().to_owned();
    assert_eq!(key, "9319./2.5.8.10.12./9.18.26.34.41.45./");
    assert!(value_bytes(&numbers(Game::Dlt), "2.5.8.10.12./9.11./").is_ok());
    assert!(value_bytes(&numbers(Game::Ssq), "9.18.26.31.32.33./16./").is_ok());
    for wrong in ["9.18.26.31.32.33./16.", "9.18.26.31.33.32./16./", "09.18.26.31.32.33./16./", "9.18.26.31.32.34./16./"] {
        assert!(value_bytes(&numbers(Game::Ssq), wrong).is_err(), "{wrong}");
    }
    for wrong in ["9.18.26.31.32.33./17./", "9.18.26.31.32.33./0./", "9.9.26.31.32.33./1./", "9.18.26.31.32.33/1/", "", "/", "//", "./."] {
        assert!(value_bytes(&numbers(Game::Ssq), wrong).is_err(), "{wrong}");
    }
    assert!(value_bytes(&numbers(Game::ThreeD), "9.0.9./").is_ok());
    assert!(value_bytes(&numbers(Game::ThreeD), "9.0.10./").is_err());
}

#[test]
fn numbers_as_people_write_them() {
    assert_eq!(normal(Game::Ssq, "33 03 11,20 25、28 + 07"), "3.11.20.25.28.33./7./");
    assert_eq!(normal(Game::ThreeD, "9 0 9"), "9.0.9./");
    assert_eq!(normal(Game::Dlt, "2.5.8.10.12./9.11./"), "2.5.8.10.12./9.11./");
    assert!(value_bytes(&numbers(Game::Ssq), &normal(Game::Ssq, "rain")).is_err());
}

/// log2 of the number of outcomes: 2^(m/1000) ≤ outcomes < 2^((m+1)/1000), to the precision of a double.
#[test]
fn entropies_count_outcomes() {
    let choose = |n: u64, k: u64| (1..=k).fold(1f64, |c, i| c * (n - k + i) as f64 / i as f64);
    let cases = [
        (numbers(Game::Kl8), choose(80, 20)),
        (numbers(Game::Ssq), choose(33, 6) * 16.0),
        (numbers(Game::Dlt), choose(35, 5) * choose(12, 2)),
        (numbers(Game::ThreeD), 1000.0),
        (dice(1), 10.0),
    ];
    for (source, outcomes) in cases {
        assert_eq!(entropy_millibits(&source), (outcomes.log2() * 1000.0).floor() as u64, "{source:?}");
    }
    assert_eq!(entropy_bits(&[dice(10), dice(9)]), 63);
    assert_eq!(entropy_bits(&[dice(20)]), 66);
}

/// Rounds of quicknet, from drand's own test vectors: the randomness is SHA-256 of the signature, and only the round's own one is taken.
#[cfg(feature = "drand")]
#[test]
fn drand_rounds() {
    let vectors = foreign();
    let quicknet = &vectors["drand"]["quicknet"];
    assert_eq!(quicknet["chain_hash"], QUICKNET.hash);
    assert_eq!(quicknet["pk"], QUICKNET.key);
    for (i, row) in quicknet["rounds"].as_array().unwrap().iter().enumerate() {
        let source = |round| Source::Drand { chain: Digest::parse(QUICKNET.hash).unwrap(), round, when: String::new() };
        let (round, signature) = (row["round"].as_u64().unwrap(), row["sig"].as_str().unwrap());
        assert_eq!(hex::encode(value_bytes(&source(round), signature).unwrap()), row["rand"].as_str().unwrap());
        assert_eq!(value_bytes(&source(round + 1), signature), Err(SourceError::Round(round + 1)));
        assert!(value_bytes(&source(round), &signature.to_uppercase()).is_err());
        let other = quicknet["rounds"][1 - i]["sig"].as_str().unwrap();
        assert!(value_bytes(&source(round), other).is_err());
        assert!(value_bytes(&source(round), row["rand"].as_str().unwrap()).is_err());
    }
    let other = Source::Drand { chain: Digest([0; 32]), round: 123, when: String::new() };
    assert_eq!(value_bytes(&other, quicknet["rounds"][0]["sig"].as_str().unwrap()), Err(SourceError::Chain));
}

/// 2026-04-20T00:00:00Z is Unix time 1776643200; rounds at and after an instant as drand's own client names them.
#[test]
fn rounds_have_their_time() {
    let vectors = foreign();
    let at = vectors["drand"]["quicknet"]["round_at"]["2026-04-20T00:00:00Z"].as_u64().unwrap();
    let midnight = 1_776_643_200;
    assert!(QUICKNET.time_of(at) <= midnight && midnight < QUICKNET.time_of(at + 1));
}
