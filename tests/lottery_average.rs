//! The mean of several fairest flows is a fairest flow, and shuts fewer doors.

mod lottery_kit;

use evenhand::lottery::{Problem, round, share, share_averaged};
use evenhand::record::{ClassRow, Shares};
use evenhand::seed::Stream;
use lottery_kit::{check, class, columns, node, random, stream};

fn shut(shares: &Shares) -> usize {
    shares.classes.iter().flat_map(|class| &class.arcs).filter(|arc| arc.flow == 0).count()
}

#[test]
fn the_mean_is_fairest_and_rounds_to_whole_seats() {
    let (mut met, mut opened) = (0, 0);
    for number in 0..400 {
        let problem = random(&mut stream(11, number));
        let (one, mean) = (share(&problem), share_averaged(&problem, 8));
        assert_eq!(one.is_ok(), mean.is_ok(), "case {number}");
        let (Ok(one), Ok(mean)) = (one, mean) else { continue };
        assert_eq!(check(&mean), Ok(()), "case {number}: {problem:?}");
        let ratios = |s: &Shares| s.classes.iter().map(|c: &ClassRow| c.ratio).collect::<Vec<_>>();
        assert_eq!(ratios(&one), ratios(&mean), "case {number}");
        assert!(shut(&mean) <= shut(&one), "case {number}");
        round(&mean, &mut Stream::new([number as u8; 32]));
        met += 1;
        opened += shut(&one) - shut(&mean);
    }
    assert!(met > 50 && opened > 0, "{met} lotteries, {opened} doors opened");
}

#[test]
fn one_order_is_the_plain_share() {
    for number in 0..100 {
        let problem = random(&mut stream(12, number));
        assert_eq!(share(&problem).ok(), share_averaged(&problem, 1).ok());
    }
}

/// Two equal rows, two seats of one each: every single flow is a matching, the mean is not.
#[test]
fn equal_rows_have_a_chance_for_either_seat() {
    let twin = |mark: &str| class(mark, 1, 1, 1, &[0, 1]);
    let nodes = vec![node("n0", None, 1, 1), node("n1", None, 1, 1)];
    let problem = Problem { classes: vec![twin("a"), twin("b")], columns: columns(&[0, 1]), nodes, groups: vec![] };
    let mean = share_averaged(&problem, 16).unwrap();
    assert!(mean.classes.iter().all(|class| class.arcs.iter().all(|arc| arc.flow > 0)), "{mean:?}");
}
