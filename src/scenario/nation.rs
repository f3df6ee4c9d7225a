//! A nation that is made up altogether: 30 lines, each with limits in every one of 100 counties. For measurements.
//!
//! Products and trades are those of Chuxiong; lines, counties, labs and organisations are computed.

use super::chuxiong::CHUXIONG;
use super::setting::{CountyPlace, CountyRule, LabRow, PlanLine, Setting};
use crate::base::Point;
use crate::record::{QuotaKind, Scope};
use std::sync::LazyLock;

/// Plan lines.
const LINES: usize = 30;
/// Sampling organisations, each with every tenth line.
const ORGS: usize = 10;
/// Counties, in a square of ten by ten.
const COUNTIES: u64 = 100;
/// Batches of a line, and at most so many in a county where a line has no minimum there.
const BATCHES: u64 = 600;
const COUNTY_MOST: u64 = 12;
/// At least so many in every county, in every other line; such a line has the sum of its minima.
const COUNTY_LEAST: [u64; COUNTIES as usize] = [6; COUNTIES as usize];

/// The setting. From a million enterprises on the plan stands as it is.
pub(super) static NATION: LazyLock<Setting> = LazyLock::new(|| Setting {
    name: "nation",
    real: false,
    whole_from: 1_000_000,
    info: "authority = \"示例总局\"\nbasis = \"虚构\"\nreport_days = [\"2025-12-31\"]\n",
    head: head().leak(),
    title: ("虚构的全国抽查", "A made-up nation"),
    stated: (LINES as u64 * BATCHES, LINES as u64 * BATCHES),
    lines: lines().leak(),
    counties: (0..COUNTIES).map(county).collect::<Vec<_>>().leak(),
    prefecture: "999900",
    labs: (0..LINES).map(lab).collect::<Vec<_>>().leak(),
    orgs: (0..ORGS).map(|at| (org(at), "队")).collect::<Vec<_>>().leak(),
    failures: (0..LINES).map(line_id).collect::<Vec<_>>().leak(),
    ..CHUXIONG
});

fn text(text: String) -> &'static str {
    text.leak()
}

fn line_id(at: usize) -> &'static str {
    text(format!("QG-{:02}", at + 1))
}

fn lab_id(at: usize) -> &'static str {
    text(format!("L{:02}", at + 1))
}

fn org(at: usize) -> &'static str {
    text(format!("T{:02}", at + 1))
}

/// Chuxiong's rules, prices and roads, and the organisations, each in a county of its own.
fn head() -> String {
    let common = CHUXIONG.head.split("\n# 两个抽样机构").next().unwrap_or_default();
    let orgs = (0..ORGS).map(|at| {
        let (id, seat) = (org(at), seat(at as u64 * 10));
        format!(
            "[[org]]\nid = \"{id}\"\nname = \"示例抽样机构{id}\"\nlat = {}\nlon = {}\nteams_per_week = 5\n\
             hours = {{ from = \"08:30\", to = \"18:00\" }}\ntour_days_max = 4\nlodges = true\nminutes_per_visit = 40\n\n",
            super::place::degrees(seat.lat),
            super::place::degrees(seat.lon)
        )
    });
    format!("{common}\n{}", orgs.collect::<String>())
}

/// A degree apart.
fn seat(at: u64) -> Point {
    Point { lat: 24_000_000 + (at / 10) as i64 * 1_000_000, lon: 102_000_000 + (at % 10) as i64 * 1_000_000 }
}

/// Shares go from 5 to 15 of 1,000.
fn county(at: u64) -> CountyPlace {
    let share = if at == 0 { 10 } else { 5 + at * 7 % 11 };
    let (id, name, name_en) = (format!("99{:04}", at + 1), format!("示例{:03}县", at + 1), format!("County {:03}", at + 1));
    CountyPlace { id: text(id), name: text(name), name_en: text(name_en), seat: seat(at), share }
}

fn lab(at: usize) -> LabRow {
    LabRow { id: lab_id(at), name: text(format!("示例检验所{:02}", at + 1)), at: seat(at as u64 * 3 + 1), per_day: 100, per_week: 400 }
}

/// Chuxiong's lines but the last as they are; the products of the last, which belong to no other, in as many lines as are left.
fn lines() -> Vec<PlanLine> {
    let (last, first) = CHUXIONG.lines.split_last().expect("a plan has lines");
    let left = LINES - first.len();
    let part = |at: usize| &last.products[at * last.products.len() / left..(at + 1) * last.products.len() / left];
    let products = first.iter().map(|line| line.products).chain((0..left).map(part));
    products.enumerate().map(|(at, products)| line(at, products)).collect()
}

fn line(at: usize, products: &'static [&'static str]) -> PlanLine {
    PlanLine {
        id: line_id(at),
        title: text(format!("虚构第{}行", at + 1)),
        products,
        scopes: &[Scope::Producer, Scope::Seller],
        batches: BATCHES,
        group: None,
        kind: QuotaKind::Exact,
        counties: if at.is_multiple_of(2) { CountyRule::AtLeast(&COUNTY_LEAST) } else { CountyRule::AtMost(COUNTY_MOST) },
        window: ("2-4季度", "2025-04-01", "2025-12-01"),
        report_by: "2025-12-31",
        test_days: 7,
        organiser: "示例总局",
        org: org(at % ORGS),
        labs: Box::leak(Box::new([(lab_id(at), BATCHES)])),
        remarks: &[],
    }
}
