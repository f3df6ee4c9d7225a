//! Inputs of the small world.

use evenhand::base::{Day, Fen, Metres, Minutes, Point};
use evenhand::record::*;

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn span(from: &str, to: &str) -> Span {
    Span { from: day(from), to: day(to) }
}

fn at(lat: i64, lon: i64) -> Point {
    Point { lat: 25_000_000 + lat, lon: 101_000_000 + lon }
}

fn hours(from: i64, to: i64) -> Hours {
    Hours { from: Minutes(from * 60), to: Minutes(to * 60) }
}

pub fn facts() -> Facts {
    Facts {
        task: TaskInfo {
            id: "small".to_owned(),
            title: "小计划".to_owned(),
            title_en: "A small plan".to_owned(),
            authority: "某局".to_owned(),
            basis: "某号".to_owned(),
            issued: day("2025-02-25"),
            as_of: day("2025-02-25"),
            stated_total: Some(5),
            stated_own_total: None,
            report_days: vec![day("2025-04-10")],
            synthetic: true,
        },
        rules: Rules {
            profile: "small/1".to_owned(),
            batches_per_enterprise_max: 2,
            batches_per_large_retail_max: 2,
            batches_per_company_max: None,
            repeat_months: 6,
            follow_up_failures: true,
            dealing: Dealing::Combine,
            alternates_per_class: 1,
            weights: Weights { a: 1, b: 2, c: 3, d: 4 },
            team_size: 2,
            days_to_lab_max: 3,
        },
        lines: vec![line("L1", "p1", 3), line("L2", "p2", 2)],
        groups: Vec::new(),
        counties: ["C1", "C2"].map(county).to_vec(),
        products: ["p1", "p2"]
            .map(|id| Product { id: id.into(), name: id.to_owned(), aliases: Vec::new(), transport: Vec::new() })
            .to_vec(),
        calendar: Calendar { covers: span("2024-01-01", "2025-12-31"), off: vec![day("2025-03-10")], work: vec![day("2025-03-15")] },
        labs: vec![lab("A", 4), lab("B", 1)],
        orgs: vec![Org {
            id: "O".into(),
            name: "抽样队".to_owned(),
            base: at(0, 0),
            teams_per_week: 1,
            hours: hours(8, 18),
            tour_days_max: 2,
            lodges: true,
            minutes_per_visit: Minutes(30),
            batches_per_day_max: None,
            carries: Vec::new(),
        }],
        prices: prices(),
        preference: Preference { prefer: Prefer::Cheapest, given: prices() },
        travel: Travel {
            factor_permille: 1350,
            bands: vec![Band { upto: Metres(5_000), metres_per_minute: 500 }, Band { upto: Metres(1_000_000), metres_per_minute: 1000 }],
        },
        search: Search { iterations: 10 },
    }
}

fn line(id: &str, product: &str, batches: u64) -> Line {
    let first = id == "L1";
    let share = |lab: &str, batches| LabShare { lab: lab.into(), batches };
    Line {
        id: id.into(),
        row_no: 1,
        title: product.to_owned(),
        products: vec![product.into()],
        scopes: vec![Scope::Seller],
        batches,
        kind: QuotaKind::Exact,
        counties: if first { Vec::new() } else { vec![CountyQuota { county: "C1".into(), min: 1, max: 1 }] },
        counties_only: false,
        scope_limits: Vec::new(),
        group: None,
        window_text: "3月".to_owned(),
        window: span("2025-03-03", "2025-03-28"),
        report_by: day("2025-04-10"),
        test_days: 10,
        delivery_days: 1,
        organiser: "某局".to_owned(),
        org: "O".into(),
        labs: if first { vec![share("A", 2), share("B", 1)] } else { vec![share("A", 2)] },
        minutes_per_batch: Minutes(20),
    }
}

fn county(id: &str) -> County {
    County { id: id.into(), name: id.to_owned(), name_en: id.to_owned(), seat: at(0, 0) }
}

fn lab(id: &str, batches_per_day: u64) -> Lab {
    let products = vec!["p1".into(), "p2".into()];
    Lab { id: id.into(), name: id.to_owned(), at: at(0, 0), products, batches_per_day, batches_per_week: 4, groups: Vec::new() }
}

/// E01–E04 sell p1 in C1; E05, E06 sell p2 in C1; E07, E08 sell p2 in C2; E09 is closed; E10 was sampled in January;
/// E11 failed last year.
pub fn sealed() -> Sealed {
    let frame = (1..=11).map(enterprise).collect();
    let history = vec![item("E10", "2025-01-10", Outcome::Pass, "H-2"), item("E11", "2024-09-01", Outcome::Fail, "H-1")];
    let conflicts = vec![Conflict { party: Party::Sampler("S2".into()), enterprise: "E09".into(), reason: "亲属".to_owned() }];
    Sealed { frame, samplers: vec![sampler("S1", true), sampler("S2", true), sampler("S3", false)], history, conflicts, matrix: None }
}

fn enterprise(i: i64) -> Enterprise {
    let id = format!("E{i:02}");
    Enterprise {
        id: id.as_str().into(),
        uscc: id.clone(),
        site: String::new(),
        name: format!("虚构商店{i}"),
        address: "某路".to_owned(),
        county: if matches!(i, 7 | 8) { "C2" } else { "C1" }.into(),
        scopes: vec![Scope::Seller].into(),
        products: vec![if (5..=8).contains(&i) { "p2" } else { "p1" }.into()].into(),
        venue: Venue::Ordinary,
        channel: Channel::Physical,
        status: if i == 9 { Status::Closed } else { Status::Open },
        credit: CreditClass::A,
        at: at(i * 10_000, i * 7_000),
        closed_weekdays: vec![7].into(),
        closed: [].into_iter().collect(),
        hours: hours(9, 20),
    }
}

fn item(enterprise: &str, on: &str, outcome: Outcome, evidence: &str) -> HistoryItem {
    HistoryItem {
        enterprise: enterprise.into(),
        product: "p1".into(),
        day: day(on),
        level: Level::Own,
        outcome,
        evidence: evidence.to_owned(),
    }
}

fn sampler(id: &str, all: bool) -> Sampler {
    Sampler {
        id: id.into(),
        name: format!("虚构人员{id}"),
        org: "O".into(),
        qualified: if all { vec!["p1".into(), "p2".into()] } else { vec!["p1".into()] },
        tests: Vec::new(),
        leave: vec![span("2025-05-01", "2025-05-05")],
        tours_max: 3,
    }
}

fn prices() -> Prices {
    Prices { team_day: Fen(100_000), kilometre: Fen(150), night: Fen(30_000), late_day: Fen(0), waiting_day: Fen(0), uneven: Fen(0) }
}
