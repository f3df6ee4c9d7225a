//! Random small plans: the interval proof against enumeration, the programme against the proof.

use super::hall;
use super::jobs::{Job, Plan, Way};
use super::model::smallest_relief;
use crate::record::Facts;
use proptest::prelude::*;

const WEEKS: usize = 4;

/// One lab, one organisation with boundless teams.
fn plan<'a>(facts: &'a Facts, jobs: &[(usize, usize, u64)], caps: &[u64]) -> Plan<'a> {
    let way = |&(from, to, _): &(usize, usize, u64)| Way {
        line: 0,
        intakes: vec![0],
        org: 0,
        sample: (from, to),
        hand_in: (from, to),
        minutes: 1,
    };
    let jobs = jobs.iter().map(|job| Job { batches: job.2, ways: vec![way(job)] }).collect();
    Plan::small(facts, jobs, vec![caps.to_vec()], vec![vec![1_000; WEEKS]])
}

/// Fill weeks in order, the job that ends first first: optimal for one resource (earliest due date).
fn fits(jobs: &[(usize, usize, u64)], caps: &[u64]) -> bool {
    let mut left: Vec<u64> = jobs.iter().map(|j| j.2).collect();
    for (week, cap) in caps.iter().enumerate() {
        let mut room = *cap;
        let mut order: Vec<usize> = (0..jobs.len()).filter(|&j| jobs[j].0 <= week && week <= jobs[j].1).collect();
        order.sort_by_key(|&j| jobs[j].1);
        for j in order {
            let done = left[j].min(room);
            left[j] -= done;
            room -= done;
        }
    }
    left.iter().all(|&l| l == 0)
}

fn job() -> impl Strategy<Value = (usize, usize, u64)> {
    (0..WEEKS, 0..WEEKS, 1..6u64).prop_map(|(a, b, n)| (a.min(b), a.max(b), n))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn proof_and_programme_agree_with_filling(
        jobs in proptest::collection::vec(job(), 1..5),
        caps in proptest::collection::vec(0..6u64, WEEKS),
    ) {
        let facts = crate::check::weekly::tests::facts();
        let plan = plan(&facts, &jobs, &caps);
        let short = hall::shortages(&plan);
        prop_assert_eq!(short.is_empty(), fits(&jobs, &caps));
        let relief = smallest_relief(&plan).expect("the solver answers");
        prop_assert_eq!(relief.is_nothing(), short.is_empty());
        prop_assert!(hall::shortages(&relief.applied(&plan)).is_empty());
        if let Some(worst) = short.first() {
            // the worst range is a lower bound on the extra batches of any change
            let extra: u64 = relief.labs.iter().flat_map(|l| &l.1).map(|e| e.1).sum();
            let outside: u64 = relief.outside.iter().map(|o| o.1).sum();
            prop_assert!(extra + outside >= worst.need - worst.have);
        }
    }
}

/// Facts of which only the organisation list matters here.
pub(super) fn facts() -> Facts {
    serde_json::from_value(serde_json::json!({
        "task": {"id": "t", "title": "", "title_en": "", "authority": "", "basis": "", "issued": "2025-02-25", "as_of": "2025-02-25",
            "stated_total": null, "stated_own_total": null, "report_days": [], "synthetic": true},
        "rules": {"profile": "", "batches_per_enterprise_max": 2, "batches_per_large_retail_max": 2, "repeat_months": 6,
            "follow_up_failures": true, "dealing": "combine", "alternates_per_class": 3,
            "weights": {"a": 1, "b": 1, "c": 1, "d": 1}, "team_size": 2, "days_to_lab_max": 5},
        "lines": [], "groups": [], "counties": [], "products": [],
        "calendar": {"covers": {"from": "2025-01-01", "to": "2025-12-31"}, "off": [], "work": []},
        "labs": [], "orgs": [], "prices": {"team_day": 1, "kilometre": 1, "night": 1, "late_day": 0, "waiting_day": 0, "uneven": 0}, "preference": {"prefer": "cheapest", "given": {"team_day": 1, "kilometre": 1, "night": 1, "late_day": 0, "waiting_day": 0, "uneven": 0}},
        "travel": {"factor_permille": 1350, "bands": []}, "search": {"iterations": 1}
    }))
    .expect("typed")
}
