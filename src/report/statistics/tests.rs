//! Known answers, worked out by hand on the fixture: two random batches (E1, E6) with probability 1/2, one forced (E4).

use super::*;
use crate::base::Lang;
use crate::report::fixture::{amended, papers};

fn row(enterprise: &str, found: Found) -> ResultRow {
    ResultRow { line: "a".into(), enterprise: enterprise.into(), found }
}

fn near(found: f64, want: f64) {
    assert!((found - want).abs() < 1e-6, "{found}, not {want}");
}

#[test]
fn one_of_two_fails_and_the_forced_one_stands_apart() {
    let papers = papers();
    let s = sample(&papers, &[row("E1", Found::Fail), row("E6", Found::Pass), row("E4", Found::Fail)]).unwrap();
    let s = statistics(&papers, &s);
    let e = s.all.estimate.unwrap();
    // weights 2 and 2: share 2/4; residuals +1 and −1: variance 2/1 · 2 / 16; effective (1/4)/(1/4)
    assert_eq!((e.failing, e.weight, e.share, e.variance, e.effective), (2.0, 4.0, 0.5, 0.25, 1.0));
    assert_eq!((s.all.frame, s.all.unreachable, s.all.failing_per_frame), (Some(4), Some(0), Some(0.5)));
    // I_x(½, 3/2) = (2/π)(asin √x + √(x(1−x))) = 0.025 at √x ≈ 0.0196353
    near(e.limits.lower, 0.000_385_5);
    near(e.limits.upper, 1.0 - e.limits.lower);
    assert_eq!((s.all.forced.batches, s.all.forced.failing, s.all.random.batches, s.all.random.failing), (1, 1, 2, 1));
    // 楚雄市 has E1 of the random part (and the forced E4), 禄丰市 has E6
    let [chuxiong, lufeng] = &s.counties[..] else { panic!("two counties") };
    assert_eq!((chuxiong.frame, chuxiong.estimate.unwrap().share, lufeng.estimate.unwrap().share), (Some(3), 1.0, 0.0));
    assert_eq!((s.labs[0].random.tested, s.labs[0].random.failing, s.labs[0].frame), (2, 1, None));
    assert!(text(&s, Lang::Zh).contains("50.00%") && text(&s, Lang::En).contains("50.00%"));
    assert!(table(&s).starts_with(b"\xef\xbb\xbf"));
}

#[test]
fn no_failure_has_an_upper_limit() {
    let papers = papers();
    let s = statistics(&papers, &sample(&papers, &[row("E1", Found::Pass), row("E6", Found::Pass)]).unwrap());
    let e = s.all.estimate.unwrap();
    assert_eq!((e.share, e.effective, e.limits.lower), (0.0, 2.0, 0.0));
    near(e.limits.upper, 1.0 - 0.025f64.sqrt());
    assert!(e.share.is_sign_positive(), "no -0 for people to read");
    assert_eq!((s.all.forced.missing, s.all.random.missing), (1, 0));
}

#[test]
fn missing_results_are_counted_and_bounded() {
    let papers = papers();
    let s = statistics(&papers, &sample(&papers, &[row("E1", Found::Pass), row("E6", Found::Refused)]).unwrap());
    assert_eq!((s.all.random.tested, s.all.random.refused), (1, 1));
    assert_eq!((s.all.estimate.unwrap().share, s.all.share_if_missing_fail), (0.0, Some(0.5)));
    let none = statistics(&papers, &sample(&papers, &[]).unwrap());
    assert!(none.all.estimate.is_none() && none.all.random.missing == 2);
}

#[test]
fn a_substitute_carries_the_probability_of_the_batch_it_stands_for() {
    let papers = amended();
    let s = sample(&papers, &[row("E2", Found::Fail)]).unwrap();
    let e2 = s.units.iter().find(|u| u.enterprise.as_str() == "E2").unwrap();
    assert_eq!((e2.substitute, e2.probability), (true, Some(crate::base::Ratio::new(1, 2))));
    assert_eq!(statistics(&papers, &s).all.random.substitutes, 1);
    let faults = sample(&papers, &[row("E1", Found::Pass), row("E6", Found::Pass), row("E6", Found::Fail)]).unwrap_err();
    assert_eq!(faults[0], ResultFault::NoBatch { at: 0, replaced_by: Some("E2".into()) });
    assert_eq!(faults[1], ResultFault::Twice { at: 2, before: 1 });
}

#[test]
fn what_was_sure_to_be_drawn_has_no_error() {
    let one = |enterprise, probability, fails| Observed { enterprise, probability, fails };
    let sure = estimate(&[one(0, (1, 1), true), one(1, (1, 1), false), one(2, (3, 3), false)]).unwrap();
    assert_eq!((sure.variance, sure.limits.lower, sure.limits.upper), (0.0, 1.0 / 3.0, 1.0 / 3.0));
    // one sure failure beside four passes at 1/5: share 1/21, upper limit (1 + 20·(1 − 0.025^(1/4)))/21
    let mut batches: Vec<Observed> = (1..5).map(|e| one(e, (1, 5), false)).collect();
    batches.push(one(0, (1, 1), true));
    let e = estimate(&batches).unwrap();
    near(e.share, 1.0 / 21.0);
    near(e.limits.lower, 1.0 / 21.0);
    near(e.limits.upper, (1.0 + 20.0 * (1.0 - 0.025f64.powf(0.25))) / 21.0);
}

#[test]
fn equal_probabilities_give_the_textbook_variance() {
    // simple random sample of 10, 3 failing: p(1 − p)/(n − 1)
    let batches: Vec<Observed> = (0..10).map(|e| Observed { enterprise: e, probability: (1, 7), fails: e < 3 }).collect();
    let e = estimate(&batches).unwrap();
    near(e.variance, 0.3 * 0.7 / 9.0);
    near(e.effective, 9.0);
}

/// A further round filled a shared quota from another of its lines: the batch still stands for the one that was drawn.
#[test]
fn a_substitute_from_another_line_keeps_its_origin() {
    let mut papers = amended();
    let amendment = papers.amendments.last_mut().unwrap();
    for replacement in amendment.replacements.iter_mut().filter(|r| r.to.as_ref().is_some_and(|to| to.as_str() == "E2")) {
        replacement.reserve = Some(crate::record::Reserve::Round("b/532301".to_owned()));
    }
    amendment.batches.iter_mut().filter(|b| b.enterprise.as_str() == "E2").for_each(|b| b.line = "b".into());
    let row = ResultRow { line: "b".into(), enterprise: "E2".into(), found: Found::Fail };
    let s = sample(&papers, &[row]).unwrap();
    let e2 = s.units.iter().find(|u| u.enterprise.as_str() == "E2").unwrap();
    assert_eq!((e2.line.as_str(), e2.substitute, e2.probability), ("b", true, Some(crate::base::Ratio::new(1, 2))));
}
