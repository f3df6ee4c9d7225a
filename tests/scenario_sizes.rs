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

/// Ten seats 60 to 150 km by road from the organisations, a quarter of the batches in each quarter, a week of the lab that is the
/// least whole number above 1.15 of the mean week, and one batch an enterprise: as `docs/scenarios.md` promises.
#[test]
fn a_prefecture_has_the_visits_asked_for() {
    for visits in [100_u64, 300, 2_000] {
        let files: BTreeMap<String, Vec<u8>> =
            scenario::generate("prefecture", visits * scenario::PER_VISIT, 5).unwrap().into_iter().collect();
        let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
        let task: toml::Table = text("task.toml").parse().unwrap();
        let lines = task["line"].as_array().unwrap();
        let batches = |from: &str| {
            let of_quarter = lines.iter().filter(|l| l["window"]["from"].as_str() == Some(from));
            of_quarter.map(|l| l["batches"].as_integer().unwrap() as u64).sum::<u64>()
        };
        let quarters = ["2025-01-02", "2025-04-01", "2025-07-01", "2025-10-01"].map(batches);
        assert_eq!(quarters.iter().sum::<u64>(), visits);
        assert!(quarters.iter().all(|q| q.abs_diff(visits / 4) <= 1), "{quarters:?}");
        assert_eq!(task["rules"]["batches_per_enterprise_max"].as_integer(), Some(1));
        let labs = text("labs.csv");
        let lab = labs.trim_end().rsplit(',').next().unwrap().parse::<u64>().unwrap();
        assert!(lab * 52 * 100 >= visits * 115 && (lab - 1) * 52 * 100 < visits * 115, "{lab}");
        let base = Point { lat: 25_036_030, lon: 101_544_820 };
        let counties = text("counties.csv");
        let seats = counties.lines().skip(1).map(|row| {
            let cell = |at: usize| (row.split(',').nth(at).unwrap().parse::<f64>().unwrap() * 1e6).round() as i64;
            base.great_circle(Point { lat: cell(3), lon: cell(4) }).0 * 1_350 / 1_000
        });
        let seats: Vec<i64> = seats.collect();
        assert_eq!(seats.len(), 10);
        assert!(seats.iter().all(|metres| (59_000..=151_000).contains(metres)), "{seats:?}");
    }
}
