//! Frames of any size, the same on every machine, each with a plan it can carry.

mod scenario_support;

use evenhand::base::{Point, Quiet};
use evenhand::scenario::{self, ScenarioError};
use scenario_support::{eligible, generated, lines, rows};
use std::collections::BTreeMap;

#[test]
fn any_size_has_a_plan_it_can_carry() {
    for (enterprises, seed) in [(10, 1), (10, 2), (31, 3), (100, 4), (299, 5), (300, 6), (1_000, 7), (2_999, 8), (3_001, 9), (20_000, 10)] {
        let files = generated(enterprises, seed);
        assert_eq!(rows(&files, "enterprises.csv").len() as u64, enterprises);
        let lines = lines(&files);
        assert!(!lines.is_empty());
        let name: BTreeMap<String, String> =
            rows(&files, "counties.csv").into_iter().map(|c| (c["代码"].clone(), c["名称"].clone())).collect();
        for line in &lines {
            let by_county = eligible(&files, line);
            let (all, batches) = (by_county.values().sum::<u64>(), line["batches"].as_integer().unwrap() as u64);
            assert!(batches > 0 && all >= batches, "{enterprises}/{seed} {}: {all} for {batches}", line["id"]);
            for limit in line.get("counties").and_then(|c| c.as_array()).into_iter().flatten() {
                let (county, min) = (&name[limit["county"].as_str().unwrap()], limit["min"].as_integer().unwrap() as u64);
                let there = by_county.get(county).copied().unwrap_or(0);
                assert!(there >= min, "{enterprises}/{seed} {} {county}: {there} for {min}", line["id"]);
            }
        }
    }
}

#[test]
fn the_plan_stands_as_printed_from_3000_on() {
    let total = |n| lines(&generated(n, 1)).iter().map(|l| l["batches"].as_integer().unwrap()).sum::<i64>();
    assert_eq!((total(3_000), total(50_000)), (675, 675));
    // half of each printed number, rounded down: 10+3+5+2+7+2+14+5+4+8+1+1+2+15+7+2 and nine times 25 and 20
    assert_eq!(total(1_500), 88 + 245);
}

#[test]
fn the_seed_decides_and_nothing_else() {
    assert_eq!(generated(500, 1), generated(500, 1));
    let (one, two) = (generated(500, 1), generated(500, 2));
    assert_ne!(one["enterprises.csv"], two["enterprises.csv"]);
    assert_ne!(one["samplers.csv"], two["samplers.csv"]);
    for same in ["products.csv", "counties.csv", "labs.csv", "calendar.csv"] {
        assert_eq!(one[same], two[same]);
    }
}

#[test]
fn a_folder_holds_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    scenario::generate_into(folder.path(), "chuxiong-2025", 70_000, 3, &Quiet).unwrap();
    let files = scenario::generate("chuxiong-2025", 70_000, 3).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), files.len());
    for (name, bytes) in files {
        assert!(std::fs::read(folder.path().join(&name)).unwrap() == bytes, "{name}");
    }
}

#[test]
fn threads_change_nothing() {
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| generated(9_000, 4))
    };
    assert_eq!(with(1), with(5));
}

#[test]
fn sites_lie_in_their_county() {
    let files = generated(3_000, 11);
    let micro = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let point = |row: &BTreeMap<String, String>| Point { lat: micro(&row["纬度"]), lon: micro(&row["经度"]) };
    let seats: BTreeMap<String, Point> = rows(&files, "counties.csv").iter().map(|c| (c["名称"].clone(), point(c))).collect();
    let metres: Vec<i64> = rows(&files, "enterprises.csv").iter().map(|r| point(r).great_circle(seats[&r["县区"]]).0).collect();
    // towns lie at most 30 km off, sites at most 6 km north and 6 km east of one (8.5 km): 39 km with rounding
    assert!(metres.iter().all(|&m| m < 39_000));
    let near_seat = metres.iter().filter(|&&m| m < 3_000).count();
    assert!((900..1_400).contains(&near_seat), "about two of five in the seat, nine of ten of them within 3 km: {near_seat}");
    assert!(metres.iter().filter(|&&m| m > 8_000).count() > 1_500);
}

#[test]
fn what_cannot_be_made_is_refused() {
    assert!(matches!(scenario::generate("elsewhere", 100, 1), Err(ScenarioError::Unknown(name)) if name == "elsewhere"));
    for size in [0, 9, 10_000_001] {
        assert!(matches!(scenario::generate("chuxiong-2025", size, 1), Err(ScenarioError::Size(n)) if n == size));
    }
}
