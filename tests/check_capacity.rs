//! Plans that cannot be met: a coded finding with the shortage and the smallest change; exit class "cannot be met".

mod bad_input;

use bad_input::{Task, brief};
use evenhand::base::{Finding, Severity};
use evenhand::check::{Checked, Outcome};

fn errors(checked: &Checked) -> Vec<&Finding> {
    checked.findings.iter().filter(|f| f.severity == Severity::Error).collect()
}

/// T-1 has 6 batches (4 at L1), T-2 has 5 at L1. Both must be handed in from April to September: 26 weeks.
/// One batch a month fits; none does not.
#[test]
fn a_lab_that_takes_nothing() {
    let task = Task::good();
    task.replace("labs.csv", ",10,30\nL2", ",10,0\nL2");
    let checked = task.check();
    assert_eq!(checked.outcome, Outcome::CannotBeMet);
    assert!(checked.sound.is_some(), "the input itself is good");
    let errors = errors(&checked);
    assert_eq!(errors.iter().map(|f| brief(f)).collect::<Vec<_>>(), ["capacity_short labs.csv:2 [周接收量]"]);
    let (what, mend) = (&errors[0].what_en, &errors[0].mend_en);
    assert!(what.contains("L1 must take 9 batches") && what.contains("T-1, T-2") && what.contains("9 short"), "{what}");
    assert!(mend.contains("L1 takes 9 more batches"), "{mend}");
}

/// Windows of one week each for both lines at L1: T-2's week holds 5 working days; 4 batches a week are one short.
#[test]
fn a_narrow_window_and_a_small_lab() {
    let task = Task::good();
    task.replace(
        "task.toml",
        "window = { from = \"2025-05-01\", to = \"2025-07-31\" }\nreport_by = \"2025-09-30\"",
        "window = { from = \"2025-05-12\", to = \"2025-05-16\" }\nreport_by = \"2025-06-03\"",
    );
    task.replace("labs.csv", ",10,30\nL2", ",10,4\nL2");
    let checked = task.check();
    // handing in ends 11 working days before 2025-06-03 (Tuesday): 2025-05-19, so two weeks take 8 ≥ 5
    assert_eq!(checked.outcome, Outcome::Fine, "{:?}", errors(&checked));
    task.replace("task.toml", "report_by = \"2025-06-03\"", "report_by = \"2025-06-02\"");
    let checked = task.check();
    // one day earlier: 2025-05-16, one week takes 4 < 5
    let errors = errors(&checked);
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(
        errors[0].what_en.contains("L1 must take 5 batches in 2025-W20 to 2025-W20 (T-2), it can take 4: 1 short"),
        "{}",
        errors[0].what_en
    );
    assert!(errors[0].mend_en.contains("L1 takes 1 more batches (2025-W20 +1)"), "{}", errors[0].mend_en);
}

/// The daily intake counts, too: 5 working days × 0 a day.
#[test]
fn the_daily_intake_counts() {
    let task = Task::good();
    task.replace("labs.csv", "轮胎、内胎,10,30", "轮胎、内胎,0,30");
    let checked = task.check();
    assert_eq!(checked.outcome, Outcome::CannotBeMet);
    assert!(errors(&checked)[0].what_en.starts_with("L2 must take 6 batches"), "{:?}", errors(&checked));
}

/// 15 batches of 25 minutes and at least 8 visits of 40: 11 hours on site; a team with one minute a day cannot.
#[test]
fn teams_without_time() {
    let task = Task::good();
    task.replace("task.toml", "hours = { from = \"08:30\", to = \"18:00\" }", "hours = { from = \"08:30\", to = \"08:31\" }");
    let checked = task.check();
    assert_eq!(checked.outcome, Outcome::CannotBeMet);
    let codes: Vec<String> = errors(&checked).iter().map(|f| brief(f)).collect();
    assert_eq!(codes, ["capacity_short task.toml:47 [org[1].teams_per_week]"]);
    // (25 + 40 / 2) minutes × 15 batches
    assert!(errors(&checked)[0].what_en.contains("needs 675 minutes on site"), "{}", errors(&checked)[0].what_en);
}

#[test]
fn more_enterprises_than_there_are() {
    let task = Task::good();
    task.replace("task.toml", "batches = 5\n", "batches = 13\n");
    let checked = task.check();
    assert_eq!(checked.outcome, Outcome::CannotBeMet);
    let errors = errors(&checked);
    assert_eq!(errors.iter().map(|f| brief(f)).collect::<Vec<_>>(), ["quota_exceeds_frame task.toml:82 [line[2].batches]"]);
    // 12 of 16 sell paint; one of them is in conflict with L1
    assert_eq!(
        errors[0].what_en,
        "T-2 (涂料) needs 13 different seller enterprises, 11 qualify: 2 short; rules keep 1 more out (the lab must stay away 1)"
    );
    assert_eq!(
        errors[0].what_zh,
        "T-2“涂料”需要 13 家不同的流通企业，符合条件的只有 11 家，缺 2 家；按规则另排除 1 家次（检验机构须回避 1）"
    );
}

/// One batch per enterprise and two lines that want the same twelve: 6 + 5 + 4 = 15 batches of 16 enterprises fit, 9 + 5 + 4 do not.
#[test]
fn lines_that_compete() {
    let task = Task::good();
    task.replace("task.toml", "batches_per_enterprise_max = 2", "batches_per_enterprise_max = 1");
    task.replace("task.toml", "batches = 6\n", "batches = 9\n");
    task.replace("task.toml", "batches = 4 }, {", "batches = 7 }, {");
    task.replace("task.toml", "max = 4 }", "max = 7 }");
    let checked = task.check();
    assert_eq!(checked.outcome, Outcome::CannotBeMet, "{:?}", errors(&checked));
    assert!(errors(&checked).iter().any(|f| f.code == "quotas_compete" && f.what_en.contains("short")), "{:?}", errors(&checked));
}

#[test]
fn nobody_may_sample() {
    let task = Task::good();
    task.replace("samplers.csv", "S1,甲,A,tyre|tube|paint", "S1,甲,A,tyre|tube");
    task.replace("samplers.csv", "S2,乙,A,tyre|tube|paint", "S2,乙,A,tyre");
    let checked = task.check();
    assert_eq!(checked.outcome, Outcome::CannotBeMet);
    assert_eq!(errors(&checked).iter().map(|f| brief(f)).collect::<Vec<_>>(), ["no_qualified_sampler task.toml:89 [line[2].org]"]);
    let product = checked.findings.iter().find(|f| f.code == "product_without_sampler");
    assert!(product.is_none(), "S1 still takes tubes: {product:?}");
}

#[test]
fn a_roster_smaller_than_a_team() {
    let task = Task::good();
    task.write("samplers.csv", task.text("samplers.csv").lines().take(2).collect::<Vec<_>>().join("\n"));
    task.replace("conflicts.csv", "sampler:S1", "sampler:S1");
    let checked = task.check();
    assert!(errors(&checked).iter().all(|f| f.code == "no_qualified_sampler" || f.code == "capacity_short"), "{:?}", errors(&checked));
    assert_eq!(checked.outcome, Outcome::CannotBeMet);
}
