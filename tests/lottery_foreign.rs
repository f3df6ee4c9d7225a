//! Known answers of an implementation in another language, made from the text of `docs/lottery.md` (`lottery_kit/lottery.py`),
//! and that text's worked example.

mod lottery_kit;

use evenhand::base::Ratio;
use evenhand::lottery::{Coin, Problem, deal_class, round, round_with, share};
use evenhand::record::{Dealing, Shares};
use evenhand::seed::Stream;
use lottery_kit::{check, class, columns, node, random, stream};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Answer {
    key: String,
    shares: Shares,
    seats: Vec<Vec<u64>>,
    combine: Vec<Vec<Vec<usize>>>,
    spread: Vec<Vec<Vec<usize>>>,
}

#[derive(Serialize)]
struct Case {
    key: String,
    shares: Shares,
}

#[test]
fn a_foreign_implementation_agrees() {
    let answers: Vec<Answer> = serde_json::from_str(include_str!("lottery_kit/foreign.json")).unwrap();
    assert!(answers.len() >= 30);
    for (at, answer) in answers.iter().enumerate() {
        let key: [u8; 32] = hex::decode(&answer.key).unwrap().try_into().unwrap();
        assert_eq!(round(&answer.shares, &mut Stream::new(key)), answer.seats, "case {at}");
        for (dealing, hands) in [(Dealing::Combine, &answer.combine), (Dealing::Spread, &answer.spread)] {
            for ((class, seats), hands) in answer.shares.classes.iter().zip(&answer.seats).zip(hands) {
                assert_eq!(&deal_class(class, seats, dealing), hands, "case {at}, {dealing:?}");
            }
        }
    }
}

/// Writes the cases the foreign implementation is asked: `cargo test --test lottery_foreign -- --ignored --nocapture`.
#[test]
#[ignore = "prints the questions, answers nothing"]
fn questions() {
    let mut cases = vec![];
    for number in 0.. {
        let Ok(shares) = share(&random(&mut stream(5, number))) else { continue };
        if shares.classes.iter().filter(|class| class.den > 1).count() >= 3 {
            cases.push(Case { key: format!("{number:064x}"), shares });
        }
        if cases.len() == 40 {
            break;
        }
    }
    let text = serde_json::to_string(&cases).unwrap();
    std::fs::write(std::env::temp_dir().join("evenhand-cases.json"), text).unwrap();
}

/// 4 stations with diesel only, 2 with both, 4 with petrol only; 4 batches of diesel, 1 of petrol.
fn stations() -> Problem {
    Problem {
        classes: vec![class("diesel", 4, 1, 2, &[0]), class("both", 2, 1, 2, &[0, 1]), class("petrol", 4, 1, 2, &[1])],
        columns: columns(&[0, 1]),
        nodes: vec![node("diesel", None, 4, 4), node("petrol", None, 1, 1)],
        groups: vec![],
    }
}

/// Petrol's only batch goes to those who have nothing else: 1/4 each. The other six share diesel: 4/6 each.
#[test]
fn the_worked_example_by_hand() {
    let shares = share(&stations()).unwrap();
    let flows: Vec<_> = shares.classes.iter().map(|class| (class.den, class.arcs.iter().map(|arc| arc.flow).collect())).collect();
    assert_eq!(flows, [(3, vec![8]), (3, vec![4, 0]), (1, vec![1])]);
    assert_eq!([0, 1, 2].map(|k| shares.classes[k].ratio), [Ratio::new(2, 3), Ratio::new(2, 3), Ratio::new(1, 4)]);
    assert_eq!([0, 1].map(|v| shares.nodes[v].price), [Ratio::new(2, 3), Ratio::new(1, 4)]);
    assert_eq!(check(&shares), Ok(()));
}

struct One(bool);

impl Coin for One {
    fn rises(&mut self, num: u64, den: u64) -> bool {
        assert_eq!((num, den), (2, 3), "the only coin of the example");
        self.0
    }
}

/// One cycle: source → diesel-only → diesel ← both ← source; 8/3 up to 3 with probability 2/3, else down to 2.
#[test]
fn the_worked_example_has_one_coin() {
    let shares = share(&stations()).unwrap();
    assert_eq!(round_with(&shares, &mut One(true)), [vec![3], vec![1, 0], vec![1]]);
    assert_eq!(round_with(&shares, &mut One(false)), [vec![2], vec![2, 0], vec![1]]);
}

/// A stream rises with probability 2/3 when its number below 3 is below 2.
#[test]
fn a_stream_is_a_coin() {
    for number in 0..50 {
        let mut word = stream(6, number);
        let rises = word.below(3) < 2;
        assert_eq!(Coin::rises(&mut stream(6, number), 2, 3), rises);
    }
}
