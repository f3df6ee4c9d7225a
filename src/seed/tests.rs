//! Known answers: RFC 8439, RFC 5869, and the earlier draft "DR1" of the same construction.

use super::dialect::{expand, hmac};
use super::*;

const DR1: Dialect = Dialect("DR1");

fn foreign() -> serde_json::Value {
    serde_json::from_str(include_str!("../../tests/vectors/foreign.json")).unwrap()
}

fn dr1_secret() -> SecretBytes {
    SecretBytes::from_bytes(std::array::from_fn(|i| i as u8))
}

fn dr1_seed() -> (serde_json::Value, Seed) {
    let dr1 = foreign()["dr1"].clone();
    let plan = dr1["plan"].as_str().unwrap().to_owned();
    let commitment = sha256(&[&DR1.label("plan"), plan.as_bytes()]);
    assert_eq!(commitment.to_string(), dr1["C"]);
    let key: [u8; 32] = hex::decode(dr1["K"].as_str().unwrap()).unwrap().try_into().unwrap();
    (dr1, Seed::from_key(DR1, key))
}

#[test]
fn rfc8439_keystream() {
    let vectors = foreign();
    let want = vectors["rfc8439"]["a1_tv1"].as_str().unwrap();
    let mut stream = Stream::new([0; 32]);
    let got: String = (0..8).map(|_| hex::encode(stream.next_u64().to_le_bytes())).collect();
    assert_eq!(got, want);
}

#[test]
fn rfc5869_case_1() {
    let vectors = foreign();
    let prk = hmac(&hex::decode("000102030405060708090a0b0c").unwrap(), &[0x0b; 22]);
    assert_eq!(hex::encode(prk), vectors["rfc5869_case1"]["prk"].as_str().unwrap());
    let okm = expand(&prk, &hex::decode("f0f1f2f3f4f5f6f7f8f9").unwrap());
    assert_eq!(hex::encode(okm), vectors["rfc5869_case1"]["okm32"].as_str().unwrap());
}

#[test]
fn dr1_commitment_secret_and_tickets() {
    let (dr1, seed) = dr1_seed();
    let plan: serde_json::Value = serde_json::from_str(dr1["plan"].as_str().unwrap()).unwrap();
    assert_eq!(dr1_secret().hash(DR1).to_string(), plan["secret_hash"]);
    let mut order: Vec<(Digest, &str)> =
        dr1["order"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).map(|id| (seed.ticket("enterprise", &[id]), id)).collect();
    let listed: Vec<&str> = order.iter().map(|(_, id)| *id).collect();
    order.sort();
    assert_eq!(order.iter().map(|(_, id)| *id).collect::<Vec<_>>(), listed);
    assert_eq!(order[0].1, dr1["ticket_min"][0]);
    assert_eq!(order[0].0.to_string(), dr1["ticket_min"][1]);
}

#[test]
fn dr1_streams() {
    let (dr1, seed) = dr1_seed();
    let mut stream = seed.stream("demo");
    for word in dr1["stream_demo_u64"].as_array().unwrap() {
        assert_eq!(format!("{:016x}", stream.next_u64()), word.as_str().unwrap());
    }
    let mut stream = seed.stream("demo");
    let bounds = [1, 2, 3, 6, 10, 31, 100, 1000, 1_000_000, 1 << 63];
    let want = dr1["stream_demo_below_1_2_3_6_10_31_100_1000_1e6_2^63"].as_array().unwrap();
    for (n, want) in bounds.into_iter().zip(want) {
        assert_eq!(stream.below(n).to_string(), want.as_str().unwrap());
    }
    let mut items: Vec<u64> = (0..12).collect();
    seed.stream("demo").shuffle(&mut items);
    assert_eq!(serde_json::json!(items), dr1["stream_demo_permute12"]);
}

#[test]
fn zero_key_streams() {
    let (dr1, _) = dr1_seed();
    let mut items: Vec<u64> = (0..10).collect();
    Stream::new([0; 32]).shuffle(&mut items);
    assert_eq!(serde_json::json!(items), dr1["zero_key_permute10"]);
    let mut stream = Stream::new([0; 32]);
    for want in dr1["zero_key_below_2^62+1"].as_array().unwrap() {
        assert_eq!(stream.below((1 << 62) + 1).to_string(), want.as_str().unwrap());
    }
}

/// The source text of the drand draft: `drand:<chain>:<round>`, value = the round's randomness, as vectors state it.
#[test]
fn dr1_key() {
    let (dr1, _) = dr1_seed();
    let vectors = foreign();
    let quicknet = &vectors["drand"]["quicknet"];
    let round = quicknet["rounds"].as_array().unwrap().iter().find(|r| r["round"] == 1000).unwrap();
    let source = format!("drand:{}:1000", quicknet["chain_hash"].as_str().unwrap());
    let value = hex::decode(round["rand"].as_str().unwrap()).unwrap();
    let commitment = Digest::parse(dr1["C"].as_str().unwrap()).unwrap();
    let seed = Seed::new(DR1, &dr1_secret(), &commitment, &[(source.as_bytes(), &value)]);
    assert_eq!(hex::encode(seed.key()), dr1["K"].as_str().unwrap());
}
