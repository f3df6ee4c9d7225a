//! Vehicles, groups of products at labs, preferences and measured roads of a task: what is read, and what is refused where.

mod bad_input;

use bad_input::{Task, brief, troubles};
use evenhand::base::{Fen, Severity};
use evenhand::check::{Checked, Outcome};
use evenhand::frame::{Sound, sites};
use evenhand::record::{Carry, LabGroup, Prefer};

fn sound(checked: Checked) -> Sound {
    let findings = format!("{:#?}", checked.findings);
    checked.sound.unwrap_or_else(|| panic!("{findings}"))
}

/// All errors as lines.
fn errors(checked: &Checked) -> Vec<String> {
    checked.findings.iter().filter(|f| f.severity == Severity::Error).map(brief).collect()
}

/// Findings of a code, in English.
fn said(checked: &Checked, code: &str) -> Vec<String> {
    checked.findings.iter().filter(|f| f.code == code).map(|f| format!("{}: {}", f.place, f.what_en)).collect()
}

#[test]
fn a_task_without_them_reads_as_before() {
    let sound = sound(Task::good().check());
    let facts = sound.facts();
    assert!(facts.products.iter().all(|p| p.transport.is_empty()) && facts.labs.iter().all(|l| l.groups.is_empty()));
    assert_eq!((facts.orgs[0].batches_per_day_max, facts.orgs[0].carries.len(), &sound.sealed().matrix), (None, 0, &None));
    assert_eq!((facts.preference.prefer, facts.prices), (Prefer::Cheapest, facts.preference.given));
    assert_eq!((facts.prices.late_day, facts.prices.waiting_day, facts.prices.uneven), (Fen(0), Fen(0), Fen(0)));
}

#[test]
fn what_teams_carry_and_labs_take_by_group() {
    let task = Task::good();
    task.replace("products.csv", "编号,名称,别名", "编号,名称,别名,运输");
    task.replace("products.csv", "外胎|tire", "外胎|tire,");
    task.replace("products.csv", "tube,内胎,", "tube,内胎,,");
    task.replace("products.csv", "油漆", "油漆,hazardous|cold、cold");
    let carries = "batches_per_day_max = 7\ncarries = [{ flag = \"hazardous\", teams_per_week = 1, batches_per_day = 4 }, \
                   { flag = \"cold\", teams_per_week = 2, batches_per_day = 9 }]\nminutes_per_visit = 40";
    task.replace("task.toml", "minutes_per_visit = 40", carries);
    task.write("lab_groups.csv", "实验室,组,产品,日接收量,周接收量\nL1,橡胶,轮胎|tube,3,9\nL1,all,paint|tyre,4,12\n");
    let sound = sound(task.check());
    let facts = sound.facts();
    let paint = facts.products.iter().find(|p| p.id.as_str() == "paint").unwrap();
    assert_eq!(paint.transport, ["cold".into(), "hazardous".into()]);
    let carry = |flag: &str, teams_per_week, batches_per_day| Carry { flag: flag.into(), teams_per_week, batches_per_day };
    assert_eq!(facts.orgs[0].carries, [carry("cold", 2, 9), carry("hazardous", 1, 4)]);
    assert_eq!(facts.orgs[0].batches_per_day_max, Some(7));
    let group = |id: &str, products: [&str; 2], batches_per_day, batches_per_week| LabGroup {
        id: id.into(),
        products: products.map(Into::into).to_vec(),
        batches_per_day,
        batches_per_week,
    };
    assert_eq!(facts.labs[0].groups, [group("all", ["paint", "tyre"], 4, 12), group("橡胶", ["tube", "tyre"], 3, 9)]);
    assert!(facts.labs[1].groups.is_empty());
}

#[test]
fn wrong_vehicles_and_groups_are_refused_where_they_stand() {
    let refused = |file: &str, text: &str, want: &str| {
        let task = Task::good();
        task.write(file, text);
        let checked = task.check();
        assert_eq!((checked.outcome, errors(&checked)), (Outcome::Refused, vec![want.to_owned()]), "{text}");
    };
    let head = "lab,group,products,batches_per_day,batches_per_week\n";
    refused("lab_groups.csv", &format!("{head}L9,g,tyre,3,9\n"), "unknown_lab lab_groups.csv:2 [lab]");
    refused("lab_groups.csv", &format!("{head}L1,g h,tyre,3,9\n"), "bad_id lab_groups.csv:2 [group]");
    refused("lab_groups.csv", &format!("{head}L1,g,oil,3,9\n"), "unknown_product lab_groups.csv:2 [products]");
    refused("lab_groups.csv", &format!("{head}L1,g,tyre,3,-9\n"), "bad_number lab_groups.csv:2 [batches_per_week]");
    refused("lab_groups.csv", &format!("{head}L1,g,tyre,3,9\nL2,g,tyre,3,9\nL1,g,paint,3,9\n"), "duplicate_id lab_groups.csv:4 [group]");
    let keyed = |line: &str, want: &str| {
        let task = Task::good();
        task.replace("task.toml", "minutes_per_visit = 40", &format!("minutes_per_visit = 40\n{line}"));
        assert!(troubles(&task.check()).iter().any(|t| t.starts_with(want)), "{line}: {:?}", troubles(&task.check()));
    };
    keyed("batches_per_day_max = 0", "bad_number task.toml:52 [org[1].batches_per_day_max]");
    keyed("carries = [{ flag = \"a\", teams_per_week = 1 }]", "missing_key task.toml:52 [org[1].carries[1].batches_per_day]");
    let twice =
        "carries = [{ flag = \"a\", teams_per_week = 1, batches_per_day = 1 }, { flag = \"a\", teams_per_week = 1, batches_per_day = 1 }]";
    keyed(twice, "duplicate_id task.toml:52 [org[1].carries]");
}

/// Paint is hazardous and nobody carries it: line 2 cannot be met; where only one of two products is, a warning tells.
#[test]
fn a_product_that_no_vehicle_takes() {
    let with = |product: &str| {
        let task = Task::good();
        let rows = [("tyre,轮胎,外胎|tire", "tyre"), ("tube,内胎,", "tube"), ("paint,涂料,油漆", "paint")];
        let rows = rows.map(|(row, id)| format!("{row},{}\n", if id == product { "hazardous" } else { "" }));
        task.write("products.csv", format!("编号,名称,别名,运输\n{}", rows.concat()));
        task.check()
    };
    let checked = with("paint");
    assert_eq!(checked.outcome, Outcome::CannotBeMet);
    assert_eq!(said(&checked, "no_vehicle"), ["task.toml:89 [line[2].org]: T-2: A carries none of its products (hazardous)"]);
    let checked = with("tube");
    assert_eq!(checked.outcome, Outcome::Fine);
    assert_eq!(said(&checked, "product_without_vehicle"), ["task.toml:61 [line[1].products]: T-1: A cannot carry tube (hazardous)"]);
}

/// Paint may come in two batches a week: nine weeks from 1 May to 4 July at most 18; one batch a week is too few for 5 in a month.
#[test]
fn the_week_of_a_group_counts_in_capacity() {
    let task = Task::good();
    task.write("lab_groups.csv", "lab,group,products,batches_per_day,batches_per_week\nL1,p,paint,1,1\n");
    assert_eq!(task.check().outcome, Outcome::Fine);
    task.replace("lab_groups.csv", "paint,1,1", "paint,0,1");
    let checked = task.check();
    assert_eq!(checked.outcome, Outcome::CannotBeMet);
    let said = said(&checked, "capacity_short");
    assert!(said[0].starts_with("lab_groups.csv:2 [batches_per_week]: L1/p must take 5 batches in"), "{said:?}");
}

#[test]
fn a_preference_changes_one_price() {
    let prefer = |word: &str| {
        let task = Task::good();
        task.replace("task.toml", "night = 40000", &format!("night = 40000\nlate_day = 5\nprefer = \"{word}\""));
        sound(task.check()).facts().clone()
    };
    for (word, day, wait, uneven) in
        [("cheapest", 120_000, 0, 0), ("fewest_days", 2_400_000, 0, 0), ("最早", 120_000, 60_000, 0), ("most_even", 120_000, 0, 12_000)]
    {
        let facts = prefer(word);
        assert_eq!((facts.prices.team_day, facts.prices.waiting_day, facts.prices.uneven), (Fen(day), Fen(wait), Fen(uneven)), "{word}");
        assert_eq!((facts.preference.given.team_day, facts.preference.given.waiting_day), (Fen(120_000), Fen(0)));
        assert_eq!((facts.prices.late_day, facts.prices.night), (Fen(5), Fen(40_000)));
    }
    let task = Task::good();
    task.replace("task.toml", "night = 40000", "night = 40000\nprefer = \"best\"");
    assert_eq!(errors(&task.check()), ["unknown_word task.toml:31 [prices.prefer]"]);
}

/// Every pair of the good task's sites: 1,000 m and 2 minutes.
fn whole(task: &Task) -> Vec<String> {
    let ids = sites(&sound(task.check()));
    let pairs = ids.iter().flat_map(|a| ids.iter().filter(move |b| *b != a).map(move |b| format!("{a},{b},1000,2")));
    std::iter::once("起点,终点,米,分钟".to_owned()).chain(pairs).collect()
}

#[test]
fn a_whole_matrix_is_read() {
    let task = Task::good();
    let mut rows = whole(&task);
    rows.push("A,A,0,0".to_owned());
    task.write("matrix.csv", rows.join("\n"));
    let checked = task.check();
    assert!(said(&checked, "matrix_asymmetric").is_empty());
    let sound = sound(checked);
    let matrix = sound.sealed().matrix.as_ref().unwrap();
    let n = matrix.sites.len();
    assert!(n > 10 && matrix.sites.is_sorted() && matrix.site("A").is_some());
    let home = |i: &usize| i / n == i % n;
    assert!((0..n * n).all(|i| (matrix.metres[i], matrix.minutes[i]) == if home(&i) { (0, 0) } else { (1000, 2) }));
}

#[test]
fn holes_and_wrong_legs_are_told() {
    let task = Task::good();
    let rows = whole(&task);
    let (first, last) = (rows[1].clone(), rows[rows.len() - 1].clone());
    let pair = |row: &str| row.split(',').take(2).collect::<Vec<_>>().join(" → ");
    let with = |change: &dyn Fn(&mut Vec<String>)| {
        let mut rows = rows.clone();
        change(&mut rows);
        task.write("matrix.csv", rows.join("\n"));
        task.check()
    };
    // two pairs missing
    let checked = with(&|r| r.retain(|row| *row != first && *row != last));
    let want = format!("matrix.csv:1: 2 pairs are missing: {}, {}", pair(&first), pair(&last));
    assert_eq!((checked.outcome, said(&checked, "matrix_hole")), (Outcome::Refused, vec![want]));
    // a site missing altogether: the organisation
    let checked = with(&|r| r.retain(|row| !row.starts_with("A,") && !row.contains(",A,")));
    assert_eq!((checked.outcome, said(&checked, "matrix_hole")), (Outcome::Refused, vec!["matrix.csv: 1 sites are missing: A".to_owned()]));
    for (change, want) in [
        (first.clone(), "matrix_twice matrix.csv:".to_owned()),
        ("A,X,1,1".to_owned(), "unknown_site matrix.csv:".to_owned()),
        ("A,A,1,0".to_owned(), "bad_number matrix.csv:".to_owned()),
    ] {
        let checked = with(&|r| r.push(change.clone()));
        assert_eq!(checked.outcome, Outcome::Refused, "{change}");
        assert!(troubles(&checked).iter().any(|t| t.starts_with(&want)), "{change}: {:?}", troubles(&checked));
    }
    for (leg, column) in [("-5,2", "米"), ("10000001,2", "米"), ("5,14401", "分钟"), ("5.5,2", "米")] {
        let checked = with(&|r| r[1] = first.replace("1000,2", leg));
        assert_eq!(errors(&checked), [format!("bad_number matrix.csv:2 [{column}]")], "{leg}");
    }
    let checked = with(&|r| r[1] = first.replace("1000,2", "1700,9"));
    assert_eq!(checked.outcome, Outcome::Fine);
    let (a, b) = pair(&first).split_once(" → ").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let want = format!("matrix.csv: 1 pairs differ there and back, most of all {a} and {b}: by 700 m and 7 min");
    assert_eq!(said(&checked, "matrix_asymmetric"), [want]);
    assert!(checked.findings.iter().map(brief).all(|f| !f.starts_with("matrix_hole")));
}
