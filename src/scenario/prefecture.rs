//! A made-up prefecture with as many visits as wished: what the packing is measured on.
//!
//! Ten counties, their seats 60 to 150 km by road from the prefecture's; two organisations with a line each in every quarter; one
//! lab for both whose week is 1.15 of the mean week. One batch an enterprise at most, so that batches are visits.

use super::chuxiong::CHUXIONG;
use super::place::{degrees, moved};
use super::setting::{CountyPlace, CountyRule, LabRow, PlanLine, ProductRow, Setting};
use crate::base::Point;
use crate::record::{QuotaKind, Scope};

/// Name for `--like`.
pub const NAME: &str = "prefecture";
/// Enterprises of the frame for each visit.
pub const PER_VISIT: u64 = 3;

/// Where organisations and lab have their seat.
const SEAT: Point = Point { lat: 25_036_030, lon: 101_544_820 };
/// Seats of the counties, kilometres north and east of it as the crow flies: 44 to 111 km away, 60 to 150 by road.
const COUNTIES: [(i64, i64); 10] =
    [(44, 0), (42, 31), (18, 57), (-21, 63), (-60, 45), (-82, 0), (-72, -54), (-29, -92), (32, -99), (90, -65)];
/// Window, last day of reports.
const QUARTERS: [(&str, &str, &str, &str); 4] = [
    ("1季度", "2025-01-02", "2025-03-31", "2025-04-30"),
    ("2季度", "2025-04-01", "2025-06-30", "2025-07-31"),
    ("3季度", "2025-07-01", "2025-09-30", "2025-10-31"),
    ("4季度", "2025-10-01", "2025-12-31", "2026-01-31"),
];
const ORGS: [(&str, &str); 2] = [("A", "甲"), ("B", "乙")];
/// Weeks of the year.
const WEEKS: u64 = 52;
/// Iterations of the search: so many for a visit, and never fewer than for the smallest.
const ITERATIONS: (u64, u64) = (40, 20_000);

/// The setting of so many visits. It lives as long as the program.
pub(super) fn setting(visits: u64) -> &'static Setting {
    let teams = visits.div_ceil(1_000) + 1;
    Box::leak(Box::new(Setting {
        name: NAME,
        real: false,
        whole_from: 0,
        info: "authority = \"示例州市场监督管理局\"\nbasis = \"虚构\"\nreport_days = [\"2025-12-31\"]\n",
        head: head(visits, teams).leak(),
        title: ("虚构的一个州的抽查", "A made-up prefecture"),
        stated: (visits, visits),
        lines: lines(visits).leak(),
        counties: (0..).zip(COUNTIES).map(county).collect::<Vec<_>>().leak(),
        prefecture: "999800",
        labs: vec![lab(visits)].leak(),
        orgs: &ORGS,
        people: (teams * 4).max(12),
        issued: "2025-01-02",
        ends: "2025-12-31",
        failures: &[],
        ..CHUXIONG
    }))
}

/// Chuxiong's rules, prices and roads with one batch an enterprise, and the organisations, both at the prefecture's seat.
fn head(visits: u64, teams: u64) -> String {
    let common = CHUXIONG.head.split("\n# 两个抽样机构").next().unwrap_or_default();
    let common = common.replace("_max = 2", "_max = 1").replace("最多2批次", "最多1批次").replace("At most 2 batches", "At most 1 batch");
    let (each, least) = ITERATIONS;
    let common = common.replace("iterations = 20000", &format!("iterations = {}", (visits * each).max(least)));
    let orgs = ORGS.map(|(id, word)| {
        format!(
            "[[org]]\nid = \"{id}\"\nname = \"示例抽样机构{word}\"\nlat = {}\nlon = {}\nteams_per_week = {teams}\n\
             hours = {{ from = \"08:30\", to = \"18:00\" }}\ntour_days_max = 5\nlodges = true\nminutes_per_visit = 40\n\n",
            degrees(SEAT.lat),
            degrees(SEAT.lon)
        )
    });
    format!("{common}\n{}", orgs.concat())
}

fn county((at, (north, east)): (u64, (i64, i64))) -> CountyPlace {
    CountyPlace {
        id: format!("9998{:02}", at + 21).leak(),
        name: format!("示例{}县", super::numeral::chinese(at + 1)).leak(),
        name_en: format!("County {}", at + 1).leak(),
        seat: moved(SEAT, north * 1_000, east * 1_000),
        share: 100,
    }
}

/// A day takes two fifths of a week, or what a small tour brings.
fn lab(visits: u64) -> LabRow {
    let per_week = (visits * 115).div_ceil(100 * WEEKS);
    let per_day = (per_week * 2).div_ceil(5).max(per_week.min(8));
    LabRow { id: "L1", name: "示例检验所", at: SEAT, per_day, per_week }
}

/// Lines: a quarter for each organisation, and of the products every eighth.
fn lines(visits: u64) -> Vec<PlanLine> {
    let places = QUARTERS.iter().flat_map(|quarter| ORGS.map(|(org, _)| (quarter, org)));
    let count = (QUARTERS.len() * ORGS.len()) as u64;
    let line = |(at, (&(text, from, to, report_by), org)): (u64, (&(_, _, _, _), _))| PlanLine {
        id: format!("DZ-{:02}", at + 1).leak(),
        title: format!("虚构第{}行", at + 1).leak(),
        products: products(at as usize, count as usize).leak(),
        scopes: &[Scope::Producer, Scope::Seller],
        batches: (visits + at) / count,
        group: None,
        kind: QuotaKind::Exact,
        counties: CountyRule::None,
        window: (text, from, to),
        report_by,
        test_days: 10,
        organiser: "示例州市场监督管理局",
        org,
        labs: vec![("L1", (visits + at) / count)].leak(),
        remarks: &[],
    };
    (0..).zip(places).map(line).collect()
}

/// Every `count`-th product that a line of Chuxiong asks for.
fn products(at: usize, count: usize) -> Vec<&'static str> {
    let asked = |p: &&ProductRow| CHUXIONG.lines.iter().any(|l| l.products.contains(&p.id));
    CHUXIONG.products.iter().filter(asked).map(|p| p.id).skip(at).step_by(count).collect()
}
