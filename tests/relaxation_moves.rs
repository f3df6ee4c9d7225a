//! Every kind of change, on plans counted by hand: what is told, where, at what price, and that the task passes with it.
//!
//! The good task's frame: T-1 (tyre, tube) 4 enterprises in 532301 (Chuxiong) and 7 in 532331 (Lufeng); T-2 (paint) 11 sellers, 5
//! of them producers, too; T-3 (tyre, shared quota G1) 7 sellers. Enterprise 1 is a follow-up of T-1 in Chuxiong.

mod bad_input;

use bad_input::{Task, brief};
use evenhand::check::{Checked, Outcome, Target};

type Edits<'a> = &'a [(&'a str, &'a str, &'a str)];

fn broken(edits: Edits<'_>) -> Task {
    let task = Task::good();
    edits.iter().for_each(|(file, from, to)| task.replace(file, from, to));
    task
}

/// Code and place of the change, and what is said of it.
fn told(checked: &Checked, code: &str) -> Vec<(String, String, String)> {
    let of = checked.findings.iter().filter(|f| f.code == code);
    of.map(|f| (brief(f).split_once(' ').unwrap().1.to_owned(), f.what_en.clone(), f.what_zh.clone())).collect()
}

/// The one cheapest change and the task with it.
fn one(edits: Edits<'_>, error: &str, place: &str, what: &str, price: u64, mends: Edits<'_>) {
    let task = broken(edits);
    let checked = task.check();
    assert!(checked.findings.iter().any(|f| f.code == error), "{error}: {:#?}", checked.findings);
    assert_ne!(checked.outcome, Outcome::Fine);
    let changes = told(&checked, "cheapest_change");
    assert_eq!(changes.len(), 1, "{changes:#?}");
    assert!(changes[0].0 == place && changes[0].1.starts_with(what), "{changes:#?}");
    let relaxation = checked.relaxation.expect("a change");
    assert_eq!((relaxation.price, relaxation.bound), (price, price), "{:?}", relaxation.changes);
    mends.iter().for_each(|(file, from, to)| task.replace(file, from, to));
    let mended = task.check();
    assert_eq!(mended.outcome, Outcome::Fine, "{:#?}", mended.findings);
    assert!(mended.relaxation.is_none());
}

#[test]
fn fewer_batches_of_a_line() {
    // 11 sellers, 13 wanted: 2 batches at 10 points
    one(
        &[("task.toml", "batches = 5\n", "batches = 13\n")],
        "quota_exceeds_frame",
        "task.toml:82 [line[2].batches]",
        "T-2 (涂料): batches 13 → 11; 2 batches fewer, the labs' batches with it: L1 13 → 11; 20 points (10 a batch)",
        20,
        &[("task.toml", "batches = 13\n", "batches = 11\n")],
    );
}

#[test]
fn fewer_batches_of_a_shared_quota() {
    one(
        &[("task.toml", "batches = 4\n", "batches = 8\n")],
        "quota_exceeds_frame",
        "task.toml:55 [group[1].batches]",
        "the shared quota G1: batches 8 → 7; 1 batch fewer; 10 points",
        10,
        &[("task.toml", "batches = 8\n", "batches = 7\n")],
    );
}

#[test]
fn a_county_maximum() {
    // Chuxiong has 4, Lufeng may give 4 of its 7: 9 are wanted
    one(
        &[("task.toml", "batches = 6\n", "batches = 9\n"), ("task.toml", "batches = 4 }, {", "batches = 7 }, {")],
        "quota_exceeds_frame",
        "task.toml:65 [line[1].counties[2].max]",
        "T-1 (轮胎) in Lufeng: maximum 4 → 5; 1 batch more may be drawn here; 2 points",
        2,
        &[("task.toml", "max = 4 }", "max = 5 }")],
    );
}

#[test]
fn a_county_minimum() {
    one(
        &[("task.toml", "\"532301\", min = 2", "\"532301\", min = 5")],
        "quota_exceeds_frame",
        "task.toml:65 [line[1].counties[1].min]",
        "T-1 (轮胎) in Chuxiong: minimum 5 → 4; 1 batch fewer may be drawn here; 6 points",
        6,
        &[("task.toml", "min = 5", "min = 4")],
    );
}

const T2_BOTH: (&str, &str, &str) =
    ("task.toml", "scopes = [\"seller\"]\nbatches = 5\n", "scopes = [\"producer\", \"seller\"]\nbatches = 11\n");

#[test]
fn a_scope_minimum() {
    one(
        &[T2_BOTH, ("task.toml", "scope = \"seller\", min = 3", "scope = \"producer\", min = 6")],
        "quota_exceeds_frame",
        "task.toml:83 [line[2].scope_limits[1].min]",
        "T-2 (涂料) at producers: minimum 6 → 5; 1 batch fewer may be drawn here; 6 points",
        6,
        &[("task.toml", "min = 6", "min = 5")],
    );
}

#[test]
fn a_scope_maximum() {
    // 5 at producers and 5 at sellers: one of 11 is missing
    one(
        &[T2_BOTH, ("task.toml", "scope = \"seller\", min = 3", "scope = \"seller\", max = 5")],
        "quota_exceeds_frame",
        "task.toml:83 [line[2].scope_limits[1].max]",
        "T-2 (涂料) at sellers: maximum 5 → 6; 1 batch more may be drawn here; 2 points",
        2,
        &[("task.toml", "seller\", max = 5", "seller\", max = 6")],
    );
}

const T2_PRODUCERS: Edits<'_> = &[
    ("task.toml", "scopes = [\"seller\"]\nbatches = 5\n", "scopes = [\"producer\"]\nbatches = 11\n"),
    ("task.toml", "scope_limits = [{ scope = \"seller\", min = 3 }]\n", ""),
];

#[test]
fn a_scope_more() {
    // 5 producers for 11 batches: 6 batches fewer are 60 points, the sellers 50
    one(
        T2_PRODUCERS,
        "quota_exceeds_frame",
        "task.toml:81 [line[2].scopes]",
        "T-2 (涂料): admit the seller scope; 6 more enterprises may be drawn; 50 points",
        50,
        &[("task.toml", "scopes = [\"producer\"]\nbatches = 11\n", "scopes = [\"producer\", \"seller\"]\nbatches = 11\n")],
    );
}

/// The same plan at other prices has another answer: prices are the task's own.
#[test]
fn prices_decide() {
    let task = broken(T2_PRODUCERS);
    task.replace("task.toml", "[prices]", "[relaxation]\nadmit_scope = 61\n\n[prices]");
    let relaxation = task.check().relaxation.expect("a change");
    assert_eq!((relaxation.price, &relaxation.changes[0].target), (60, &Target::Line("T-2".into())));
    task.replace("task.toml", "admit_scope = 61", "admit_scope = 61\nlower_batches = 11");
    let relaxation = task.check().relaxation.expect("a change");
    assert_eq!(relaxation.price, 61);
    assert!(matches!(relaxation.changes[0].target, Target::AdmitScope(..)), "{:?}", relaxation.changes);
    task.replace("task.toml", "admit_scope = 61", "admit_scope = 0");
    assert!(task.check().findings.iter().any(|f| brief(f).starts_with("bad_number task.toml:28 [relaxation.admit_scope]")));
}

#[test]
fn a_county_more() {
    // 7 in Lufeng for 10 batches: 3 batches fewer are 30 points, Chuxiong with its 4 is 20
    one(
        &[
            ("task.toml", "batches = 6\n", "batches = 10\ncounties_only = true\n"),
            (
                "task.toml",
                "{ county = \"532301\", min = 2 }, { county = \"禄丰市\", min = 1, max = 4 }",
                "{ county = \"禄丰市\", min = 1 }",
            ),
            ("task.toml", "batches = 4 }, {", "batches = 8 }, {"),
        ],
        "quota_exceeds_frame",
        "task.toml:66 [line[1].counties]",
        "T-1 (轮胎): list Chuxiong (532301), too; 4 more enterprises may be drawn; 20 points",
        20,
        &[("task.toml", "{ county = \"禄丰市\", min = 1 }", "{ county = \"楚雄市\" }, { county = \"禄丰市\", min = 1 }")],
    );
}

/// One batch each: 15 batches, 14 enterprises. One batch less is cheaper than a higher cap, until the cap is the cheaper.
#[test]
fn a_cap() {
    let low = ("task.toml", "batches_per_enterprise_max = 2", "batches_per_enterprise_max = 1");
    let checked = broken(&[low]).check();
    assert_eq!(checked.relaxation.expect("a change").price, 10);
    let what = &checked.findings.iter().find(|f| f.code == "quotas_compete").expect("lines compete").what_en;
    assert!(what.contains("at most 1 each (2 for large retail)"), "{what}");
    one(
        &[low, ("task.toml", "[prices]", "[relaxation]\nraise_enterprise_cap = 5\n\n[prices]")],
        "quotas_compete",
        "task.toml:17 [rules.batches_per_enterprise_max]",
        "batches of one enterprise, at most: 1 → 2; for all lines; 5 points (5 a step)",
        5,
        &[("task.toml", "batches_per_enterprise_max = 1", "batches_per_enterprise_max = 2")],
    );
}

#[test]
fn a_cap_of_large_retail() {
    let task = broken(&[
        ("task.toml", "batches_per_large_retail_max = 2", "batches_per_large_retail_max = 1"),
        ("task.toml", "[prices]", "[relaxation]\nraise_large_retail_cap = 5\n\n[prices]"),
    ]);
    task.write("enterprises.csv", task.text("enterprises.csv").replace(",普通,", ",大型商超,"));
    let relaxation = task.check().relaxation.expect("a change");
    assert_eq!((relaxation.price, relaxation.changes[0].target.clone(), relaxation.changes[0].to), (5, Target::LargeRetailCap, 2));
    task.replace("task.toml", "batches_per_large_retail_max = 1", "batches_per_large_retail_max = 2");
    assert_eq!(task.check().outcome, Outcome::Fine);
}

/// All sites of Chuxiong's tyre sellers (enterprises 5, 9, 13) become sites of one company that may give one batch.
#[test]
fn a_limit_of_a_company() {
    let task = broken(&[
        ("task.toml", "batches_per_enterprise_max = 2", "batches_per_enterprise_max = 2\nbatches_per_company_max = 2"),
        ("task.toml", "[prices]", "[relaxation]\nraise_company_cap = 1\nlower_county_min = 50\n\n[prices]"),
        ("task.toml", "\"532301\", min = 2", "\"532301\", min = 4"),
    ]);
    let mut text = task.text("enterprises.csv");
    for (site, code) in [("5", "91532301MA00000589"), ("9", "91532301MA0000090L"), ("13", "91532301MA0000138W")] {
        text = text.replace(&format!("{code},,"), &format!("91532301MA00000589,{site},"));
    }
    task.write("enterprises.csv", text);
    let checked = task.check();
    // Chuxiong needs enterprise 1 (a follow-up) and all three sites
    let error = checked.findings.iter().find(|f| f.code == "quota_exceeds_frame").expect("short");
    assert!(error.what_en.contains("at most 2 for all sites of one company"), "{}", error.what_en);
    let relaxation = checked.relaxation.expect("a change");
    assert_eq!((relaxation.price, relaxation.changes[0].target.clone(), relaxation.changes[0].to), (1, Target::CompanyCap, 3));
    task.replace("task.toml", "batches_per_company_max = 2", "batches_per_company_max = 3");
    assert_eq!(task.check().outcome, Outcome::Fine);
}

#[test]
fn follow_ups_that_do_not_fit() {
    one(
        &[("task.toml", "\"532301\", min = 2 }", "\"532301\", max = 0 }"), ("task.toml", "min = 1, max = 4", "min = 1, max = 6")],
        "follow_ups_exceed_quota",
        "task.toml:65 [line[1].counties[1].max]",
        "T-1 (轮胎) in Chuxiong: maximum 0 → 1; 1 batch more may be drawn here; 2 points",
        2,
        &[("task.toml", "max = 0 }", "max = 1 }")],
    );
}

/// Minimums of two lines, 3 + 3, in a shared quota of 4: two off the minimums are 12 points, two more batches 20.
#[test]
fn minimums_beyond_the_whole() {
    let task = broken(&[
        ("task.toml", "batches = 5\nscope_limits", "group = \"G1\"\nscope_limits"),
        ("task.toml", "group = \"G1\"\nwindow", "group = \"G1\"\nscope_limits = [{ scope = \"seller\", min = 3 }]\nwindow"),
    ]);
    let checked = task.check();
    let error = checked.findings.iter().find(|f| f.code == "minima_exceed_quota").expect("minima");
    assert_eq!(
        error.what_en,
        "the minima of T-2 (涂料) at sellers, T-3 (轮胎和涂料) at sellers sum to 6, but the shared quota G1 has 4: 2 too many"
    );
    assert_eq!(checked.relaxation.expect("a change").price, 12);
}

/// At least 5 and at most 4, and 5 + 2 of 6 batches: refused as a contradiction, and the cheapest way out is told all the same.
/// A maximum of 5 would cost 2 points and the other county's minimum 6 more.
#[test]
fn a_contradiction_within_a_line() {
    one(
        &[("task.toml", "min = 1, max = 4", "min = 5, max = 4")],
        "county_limits",
        "task.toml:65 [line[1].counties[2].min]",
        "T-1 (轮胎) in Lufeng: minimum 5 → 4",
        6,
        &[("task.toml", "min = 5", "min = 4")],
    );
}

/// The total is told in both languages, after a second lottery.
#[test]
fn the_total_in_both_languages() {
    let total = told(&broken(&[("task.toml", "batches = 5\n", "batches = 13\n")]).check(), "cheapest_total");
    assert_eq!(
        total,
        [(
            "task.toml".to_owned(),
            "the change above costs 20 points; proved: no change is cheaper; solved again with the change, the quotas can be met"
                .to_owned(),
            "以上 1 处改动合计 20 点；已证明没有更便宜的改法；改动后已重新求解，批次可以满足".to_owned()
        )]
    );
}
