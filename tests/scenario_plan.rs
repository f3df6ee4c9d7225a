//! The embedded scenario says what the notice says, and its made-up part can carry the plan.

mod scenario_support;

use evenhand::base::Day;
use evenhand::record::{Calendar, Span};
use evenhand::scenario;
use scenario_support::{Files, eligible, embedded, generated, id, lines, list, names, rows, task, template};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_embedded_files_are_what_the_generator_writes() {
    let made = scenario::generate("chuxiong-2025", scenario::CHUXIONG_ENTERPRISES, scenario::CHUXIONG_SEED).unwrap();
    let held = scenario::embedded("chuxiong-2025").unwrap();
    assert_eq!(made.len(), held.len());
    for ((name, bytes), (held_name, held_bytes)) in made.iter().zip(held) {
        assert_eq!(name, held_name);
        assert!(bytes == held_bytes, "scenarios/chuxiong-2025/{name} differs");
    }
    assert_eq!(
        scenario::names(),
        ["chuxiong-2025", "datong-2025", "shanxi-coal-2021", "shanxi-goods-2021", "yining-2025", "nation", "prefecture"]
    );
    assert!(scenario::embedded("elsewhere").is_none());
}

/// The 17 rows as printed in 楚市监函〔2025〕2号.
#[test]
fn the_plan_is_the_printed_one() {
    let files = embedded();
    let lines = lines(&files);
    let batches: Vec<i64> = lines.iter().map(|l| l["batches"].as_integer().unwrap()).collect();
    assert_eq!(batches, [20, 7, 10, 5, 15, 5, 28, 10, 9, 16, 3, 3, 4, 30, 15, 5, 490]);
    assert_eq!((batches[..16].iter().sum::<i64>(), batches.iter().sum::<i64>()), (185, 675));
    let makers: Vec<usize> = (1..=17).filter(|i| lines[i - 1]["scopes"].as_array().unwrap().len() == 2).collect();
    assert_eq!(makers, [1, 4, 5, 9, 10, 14, 17]);
    let windows: Vec<&str> = lines.iter().map(|l| l["window_text"].as_str().unwrap()).collect();
    let printed = "1季度 1季度 2季度 2季度 2季度 2季度 2-3季度 3季度 3季度 8-9月 3季度 3季度 3季度 3-4季度 3-4季度 4季度 12月20日前";
    assert_eq!(windows, printed.split(' ').collect::<Vec<_>>());
    let by_counties: Vec<usize> = (1..=17).filter(|i| lines[i - 1]["organiser"].as_str() == Some("各县市市场监管局")).collect();
    assert_eq!(by_counties, [13, 17]);
    let minimums: BTreeMap<&str, i64> =
        lines[16]["counties"].as_array().unwrap().iter().map(|c| (c["county"].as_str().unwrap(), c["min"].as_integer().unwrap())).collect();
    assert_eq!(minimums.len(), 10);
    assert!(minimums.iter().all(|(county, &min)| min == if *county == "532327" { 40 } else { 50 }));
    let task = task(&files);
    assert_eq!(task["task"]["stated_total"].as_integer(), Some(675));
    assert_eq!(task["task"]["stated_own_total"].as_integer(), Some(185));
}

#[test]
fn no_product_belongs_to_two_lines() {
    let files = embedded();
    let catalogue: BTreeSet<String> = rows(&files, "products.csv").iter().map(|p| p["名称"].clone()).collect();
    let mut seen = BTreeSet::new();
    for product in lines(&files).iter().flat_map(|l| names(&l["products"])) {
        assert!(catalogue.contains(&product), "{product}");
        assert!(seen.insert(product.clone()), "{product} is in two lines");
    }
    assert_eq!(catalogue.difference(&seen).map(String::as_str).collect::<Vec<_>>(), ["口罩"], "pharmacies are of no row");
    let spellings: Vec<String> = rows(&files, "products.csv")
        .iter()
        .flat_map(|p| [p["编号"].clone(), p["名称"].clone()].into_iter().chain(list(&p["别名"])))
        .collect();
    assert_eq!(spellings.iter().collect::<BTreeSet<_>>().len(), spellings.len(), "no spelling means two products");
}

/// Share of what is eligible to what is wanted, in tenths, for a line and each of its county minimums.
fn room(files: &Files, line: &toml::Table) -> Vec<u64> {
    let by_county = eligible(files, line);
    let name: BTreeMap<String, String> = rows(files, "counties.csv").into_iter().map(|c| (c["代码"].clone(), c["名称"].clone())).collect();
    let mut room = vec![10 * by_county.values().sum::<u64>() / line["batches"].as_integer().unwrap() as u64];
    for limit in line.get("counties").and_then(|c| c.as_array()).into_iter().flatten() {
        let (county, min) = (&name[limit["county"].as_str().unwrap()], limit["min"].as_integer().unwrap() as u64);
        room.extend((10 * by_county.get(county).copied().unwrap_or(0)).checked_div(min));
    }
    room
}

#[test]
fn every_line_has_half_as_many_again_as_it_needs() {
    let files = embedded();
    let mut tight = 0;
    for line in lines(&files) {
        let room = room(&files, &line);
        assert!(room.iter().all(|&r| r >= 15), "{}: {room:?} tenths", line["id"]);
        tight += room.iter().filter(|&&r| r <= 25).count();
    }
    assert!(tight >= 2, "a few are tight: {tight}");
}

#[test]
fn row_13_can_pick_four_counties() {
    let files = embedded();
    let line = &lines(&files)[12];
    assert!(line["counties"].as_array().unwrap().iter().all(|c| c["max"].as_integer() == Some(1)));
    assert_eq!(eligible(&files, line).len(), 10, "shoes are sold everywhere");
}

fn calendar(files: &Files) -> Calendar {
    let of = |kind: &str| -> Vec<Day> {
        let rows = rows(files, "calendar.csv").into_iter().filter(|r| r["类型"] == kind).map(|r| r["日期"].parse::<Day>().unwrap());
        rows.filter(|d| (d.weekday() <= 5) == (kind == "休")).collect()
    };
    let covers = Span { from: Day::new(2021, 1, 1).unwrap(), to: Day::new(2026, 12, 31).unwrap() };
    Calendar { covers, off: of("休"), work: of("班") }
}

/// Working days left to each line once the notice is out and tests and delivery are counted backwards.
#[test]
fn every_line_has_time() {
    let files = embedded();
    let calendar = calendar(&files);
    let day = |v: &toml::Value| v.as_str().unwrap().parse::<Day>().unwrap();
    for line in lines(&files) {
        let days = line["test_days"].as_integer().unwrap() + line["delivery_days"].as_integer().unwrap();
        let last = calendar.working_days_before(day(&line["report_by"]), days as u32).min(day(&line["window"]["to"]));
        let first = day(&line["window"]["from"]).max(Day::new(2025, 2, 25).unwrap());
        let left = Span { from: first, to: last }.days().filter(|d| calendar.is_working(*d)).count();
        assert!(left >= 22, "{}: {left} working days", line["id"]);
    }
}

#[test]
fn labs_can_test_what_they_are_given() {
    for files in [embedded(), template()] {
        let labs: BTreeMap<String, (BTreeSet<String>, u64)> =
            rows(&files, "labs.csv").into_iter().map(|l| (l["编号"].clone(), (list(&l["产品"]), l["周接收量"].parse().unwrap()))).collect();
        for line in lines(&files) {
            let shares = line["labs"].as_array().unwrap();
            assert_eq!(shares.iter().map(|s| s["batches"].as_integer().unwrap()).sum::<i64>(), line["batches"].as_integer().unwrap());
            for share in shares {
                let (products, _) = &labs[share["lab"].as_str().unwrap()];
                assert!(names(&line["products"]).is_subset(products), "{}", line["id"]);
            }
        }
    }
    let weekly: u64 = rows(&embedded(), "labs.csv").iter().map(|l| l["周接收量"].parse::<u64>().unwrap()).sum();
    assert!((30..120).contains(&weekly), "675 batches in 40 weeks fit, but not in eight: {weekly}");
}

#[test]
fn the_roster_can_lead_every_tour() {
    let files = embedded();
    let people = rows(&files, "samplers.csv");
    for org in ["A", "B"] {
        let all: BTreeSet<String> =
            lines(&files).iter().filter(|l| l["org"].as_str() == Some(org)).flat_map(|l| names(&l["products"])).collect();
        let of: Vec<_> = people.iter().filter(|p| p["机构"] == org).collect();
        assert_eq!(of.len(), 12);
        assert!(of.iter().filter(|p| all.is_subset(&list(&p["可抽产品"]))).count() >= 5);
        assert!(of.iter().any(|p| !p["检验产品"].is_empty()));
        assert!(of.iter().all(|p| list(&p["可抽产品"]).is_disjoint(&list(&p["检验产品"]))));
        assert!(of.iter().all(|p| !p["请假"].is_empty()));
    }
}

#[test]
fn history_and_conflicts_name_enterprises_of_the_frame() {
    for files in [embedded(), template(), generated(30_000, 9)] {
        let ids: BTreeSet<String> = rows(&files, "enterprises.csv").iter().map(id).collect();
        let people: BTreeSet<String> = rows(&files, "samplers.csv").iter().map(|p| format!("sampler:{}", p["编号"])).collect();
        assert!(rows(&files, "history.csv").iter().all(|h| ids.contains(&h["企业"])));
        for conflict in rows(&files, "conflicts.csv") {
            assert!(ids.contains(&conflict["企业"]));
            assert!(people.contains(&conflict["回避方"]) || ["lab:L1", "lab:L2"].contains(&conflict["回避方"].as_str()));
        }
    }
}

#[test]
fn the_history_has_each_kind() {
    let history = rows(&embedded(), "history.csv");
    let count = |level: &str, outcome: &str, from: &str, to: &str| {
        let within = |h: &&scenario_support::Row| from <= h["日期"].as_str() && h["日期"].as_str() <= to;
        history.iter().filter(within).filter(|h| h["层级"] == level && h["结果"] == outcome).count()
    };
    assert_eq!(count("本级", "不合格", "2024-01-01", "2024-12-31"), 14);
    assert_eq!(count("本级", "合格", "2024-08-25", "2025-02-24") + count("本级", "待定", "2024-08-25", "2025-02-24"), 60);
    assert_eq!(count("上级", "合格", "2024-08-25", "2025-02-24"), 40);
    assert!(count("上级", "合格", "2023-01-01", "2023-12-31") > 0);
    let enterprises: BTreeSet<&String> = history.iter().map(|h| &h["企业"]).collect();
    assert_eq!(enterprises.len(), history.len(), "one row an enterprise");
}

#[test]
fn the_frame_says_that_it_is_made_up() {
    for files in [embedded(), template(), generated(50, 2)] {
        let first = files["enterprises.csv"].lines().next().unwrap();
        assert!(first.starts_with('#') && first.contains("虚构") && first.contains("made up"), "{first}");
        assert!(rows(&files, "enterprises.csv").iter().all(|r| r["名称"].contains("示例") && r["地址"].contains("虚构")));
        assert!(rows(&files, "samplers.csv").iter().all(|r| r["姓名"].contains("示例")));
        assert!(rows(&files, "labs.csv").iter().all(|r| r["名称"].contains("示例")));
        assert_eq!(task(&files)["task"]["synthetic"].as_bool(), Some(true));
    }
}

#[test]
fn the_frame_has_variety() {
    let rows = rows(&embedded(), "enterprises.csv");
    let share = |test: &dyn Fn(&scenario_support::Row) -> bool| 100 * rows.iter().filter(|r| test(r)).count() / rows.len();
    assert_eq!(rows.len(), 3_000);
    assert!(share(&|r| list(&r["产品"]).len() >= 2) >= 50, "many with two or more");
    assert!(rows.iter().all(|r| (1..=6).contains(&list(&r["产品"]).len())));
    assert!((8..=16).contains(&share(&|r| !r["休息日"].is_empty())));
    for (column, value) in [
        ("场所", "大型商超"),
        ("渠道", "线上"),
        ("渠道", "两者"),
        ("状态", "停业"),
        ("状态", "暂停"),
        ("领域", "生产|流通"),
        ("信用等级", "D"),
    ] {
        let n = rows.iter().filter(|r| r[column] == value).count();
        assert!((5..400).contains(&n), "{column} {value}: {n}");
    }
}

/// Batches of the printed rows, as a person reads them in the notices.
#[test]
fn the_other_plans_are_the_printed_ones() {
    for (name, size, rows, total) in [
        ("datong-2025", 3_000, 24, 400),
        ("shanxi-coal-2021", 2_500, 10, 700),
        ("shanxi-goods-2021", 6_000, 28, 970),
        ("yining-2025", 600, 26, 67),
    ] {
        let files: Files =
            scenario::generate(name, size, 7).unwrap().into_iter().map(|(n, b)| (n, String::from_utf8(b).unwrap())).collect();
        let (lines, task) = (lines(&files), task(&files));
        assert_eq!(lines.len(), rows, "{name}");
        let own: i64 = lines.iter().filter_map(|l| l.get("batches").and_then(toml::Value::as_integer)).sum();
        let shared: i64 =
            task.get("group").and_then(toml::Value::as_array).into_iter().flatten().map(|g| g["batches"].as_integer().unwrap()).sum();
        assert_eq!(own + shared, total, "{name}");
        let by_lab = |lab: &str| -> i64 {
            let shares = lines.iter().flat_map(|l| l["labs"].as_array().unwrap());
            shares.filter(|s| s["lab"].as_str() == Some(lab)).filter_map(|s| s.get("batches").and_then(toml::Value::as_integer)).sum()
        };
        match name {
            "datong-2025" => assert_eq!((by_lab("L1"), by_lab("L2")), (210, 190), "200 + 10, and the rest"),
            "shanxi-coal-2021" => assert_eq!((shared, by_lab("L1"), by_lab("L2")), (70, 350, 280), "400 and 300 with the coke"),
            "shanxi-goods-2021" => assert_eq!((by_lab("L1"), by_lab("L2"), by_lab("L3")), (300, 350, 320)),
            _ => {}
        }
    }
}
