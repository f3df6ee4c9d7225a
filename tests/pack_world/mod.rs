//! Made-up tasks for the packing tests, a checker of every rule of `docs/packing.md`, a naive packer and a brute force.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod brute;
pub mod checker;
pub mod judged;
pub mod naive;
pub mod sums;
pub mod twist;

use evenhand::base::{CountyId, Day, Fen, LabId, List, Metres, Minutes, OrgId, Point, ProductId};
use evenhand::frame::Sound;
use evenhand::record::*;
use evenhand::seed::{EH1, Seed};

/// A small generator of our own, so that the tests do not depend on the streams they test.
#[derive(Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// 0 to n − 1 (splitmix64).
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as u64) as i64
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// What to make up.
#[derive(Clone)]
pub struct Wish {
    pub dice: u64,
    pub enterprises: usize,
    pub orgs: usize,
    pub lines: usize,
    pub first: &'static str,
    /// Days from the issue to the last window's end.
    pub days: i64,
    /// Shortest window.
    pub window_min: i64,
    pub teams: u64,
    pub tour_days_max: u64,
    pub lodges: bool,
    pub samplers_per_org: usize,
    /// One sampler in so many has each product untested / unqualified; 0: everybody may do everything.
    pub rare: u64,
    pub tours_max: u64,
    pub lab_day: u64,
    pub lab_week: u64,
    pub days_to_lab_max: u32,
    /// Microdegrees from the base, at most.
    pub reach: i64,
    pub team_size: u64,
    pub iterations: u64,
    /// Narrow opening hours and closed days for one enterprise in so many; 0: none.
    pub fussy: u64,
    pub hours: (i64, i64),
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            dice: 1,
            enterprises: 40,
            orgs: 2,
            lines: 6,
            first: "2025-03-03",
            days: 60,
            window_min: 20,
            teams: 3,
            tour_days_max: 3,
            lodges: true,
            samplers_per_org: 8,
            rare: 4,
            tours_max: 20,
            lab_day: 40,
            lab_week: 80,
            days_to_lab_max: 4,
            reach: 700_000,
            team_size: 2,
            iterations: 400,
            fussy: 4,
            hours: (510, 1080),
        }
    }
}

pub const BASE: Point = Point { lat: 25_036_030, lon: 101_544_820 };

pub fn day(text: &str) -> Day {
    text.parse().expect("a date in a test")
}

/// The day's key: any one will do.
pub fn seed() -> Seed {
    Seed::from_key(EH1, [42; 32])
}

/// A task and drawn batches.
pub fn world(wish: &Wish) -> (Sound, Vec<Batch>) {
    let mut dice = Dice(wish.dice);
    let lines: Vec<Line> = (0..wish.lines).map(|i| line(wish, i, &mut dice)).collect();
    let frame: Vec<Enterprise> = (0..wish.enterprises).map(|i| enterprise(wish, i, &mut dice)).collect();
    let mut batches = Vec::new();
    for e in &frame {
        let first = dice.below(wish.lines as u64) as usize;
        let second = dice.below(wish.lines as u64) as usize;
        for (i, l) in lines.iter().enumerate() {
            if i == first || (i == second && dice.one_in(2)) {
                batches.push(batch(l, e, &mut dice));
            }
        }
    }
    batches.sort_by(|a, b| (&a.line, &a.enterprise).cmp(&(&b.line, &b.enterprise)));
    (0..batches.len()).for_each(|i| batches[i].blind = i as u64 + 1);
    let samplers = samplers(wish, &mut dice);
    let mut conflicts: Vec<Conflict> = Vec::new();
    if wish.rare > 0 {
        for _ in 0..wish.enterprises / 3 {
            let party = Party::Sampler(samplers[dice.below(samplers.len() as u64) as usize].id.clone());
            let enterprise = frame[dice.below(frame.len() as u64) as usize].id.clone();
            conflicts.push(Conflict { party, enterprise, reason: "kin".into() });
        }
    }
    conflicts.sort();
    conflicts.dedup();
    let sealed = Sealed { frame, samplers, history: vec![], conflicts, matrix: None };
    (Sound::new(facts(wish, lines), sealed).expect("the world is sound"), batches)
}

/// The same task with other facts or private facts.
pub fn altered(sound: &Sound, change: impl FnOnce(&mut Facts, &mut Sealed)) -> Sound {
    let (mut facts, mut sealed) = sound.clone().into_parts();
    change(&mut facts, &mut sealed);
    Sound::new(facts, sealed).expect("the altered world is sound")
}

fn products() -> Vec<ProductId> {
    (0..4).map(|i| format!("p{i}").into()).collect()
}

fn org_name(i: usize) -> OrgId {
    ((b'A' + i as u8) as char).to_string().into()
}

fn line(wish: &Wish, i: usize, dice: &mut Dice) -> Line {
    let issued = day(wish.first);
    let from = dice.between(0, (wish.days - wish.window_min).max(0));
    let to = dice.between((from + wish.window_min).min(wish.days), wish.days);
    let slow = dice.one_in(2);
    Line {
        id: format!("T-{i:02}").into(),
        row_no: i as u32 + 1,
        title: format!("product {i}"),
        products: vec![products()[i % 4].clone()],
        scopes: vec![Scope::Seller],
        batches: 1,
        kind: QuotaKind::Exact,
        counties: vec![],
        counties_only: false,
        scope_limits: vec![],
        group: None,
        window_text: String::new(),
        window: Span { from: issued.plus(from as i32), to: issued.plus(to as i32) },
        report_by: issued.plus(to as i32 + if slow { 3 } else { 20 }),
        test_days: 3,
        delivery_days: 1,
        organiser: "o".into(),
        org: org_name(i % wish.orgs),
        labs: vec![LabShare { lab: LabId::from("L1"), batches: 1 }, LabShare { lab: LabId::from("L2"), batches: 0 }],
        minutes_per_batch: Minutes(dice.between(10, 40)),
    }
}

fn enterprise(wish: &Wish, i: usize, dice: &mut Dice) -> Enterprise {
    // a few towns, sites around them
    let town = dice.below(9) as i64;
    let spread = |dice: &mut Dice| dice.between(-wish.reach / 8, wish.reach / 8);
    let at = Point {
        lat: BASE.lat + (town % 3 - 1) * wish.reach * 7 / 8 + spread(dice),
        lon: BASE.lon + (town / 3 - 1) * wish.reach * 7 / 8 + spread(dice),
    };
    let fussy = wish.fussy > 0 && dice.one_in(wish.fussy);
    let hours = if fussy { (dice.between(480, 660), dice.between(840, 1100)) } else { (480, 1200) };
    let closed_from = day(wish.first).plus(dice.between(0, wish.days) as i32);
    Enterprise {
        id: format!("E{i:05}").into(),
        uscc: format!("E{i:05}"),
        site: String::new(),
        name: format!("enterprise {i}"),
        address: String::new(),
        county: CountyId::from("c"),
        scopes: vec![Scope::Seller].into(),
        products: products().into(),
        venue: Venue::Ordinary,
        channel: Channel::Physical,
        status: Status::Open,
        credit: CreditClass::B,
        at,
        closed_weekdays: if fussy { vec![1 + dice.below(5) as u8].into() } else { List::default() },
        closed: if fussy { vec![Span { from: closed_from, to: closed_from.plus(4) }].into() } else { List::default() },
        hours: Hours { from: Minutes(hours.0), to: Minutes(hours.1) },
    }
}

pub fn batch(line: &Line, enterprise: &Enterprise, dice: &mut Dice) -> Batch {
    Batch {
        line: line.id.clone(),
        enterprise: enterprise.id.clone(),
        county: enterprise.county.clone(),
        products: line.products.clone(),
        lab: LabId::from(if dice.one_in(3) { "L2" } else { "L1" }),
        forced: false,
        class: Some(0),
        rank: 1,
        blind: 0,
    }
}

fn samplers(wish: &Wish, dice: &mut Dice) -> Vec<Sampler> {
    let rare = |dice: &mut Dice| wish.rare > 0 && dice.one_in(wish.rare);
    let mut all: Vec<Sampler> = (0..wish.orgs * wish.samplers_per_org)
        .map(|i| {
            let away = day(wish.first).plus(dice.between(0, wish.days) as i32);
            Sampler {
                id: format!("S{i:02}").into(),
                name: format!("sampler {i}"),
                org: org_name(i % wish.orgs),
                qualified: products().into_iter().filter(|_| !rare(dice)).collect(),
                tests: products().into_iter().filter(|_| rare(dice) && rare(dice)).collect(),
                leave: if rare(dice) { vec![Span { from: away, to: away.plus(6) }] } else { vec![] },
                tours_max: wish.tours_max,
            }
        })
        .collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

fn facts(wish: &Wish, lines: Vec<Line>) -> Facts {
    let lab = |id: &str, at: Point| Lab {
        id: LabId::from(id),
        name: id.into(),
        at,
        products: products(),
        batches_per_day: wish.lab_day,
        batches_per_week: wish.lab_week,
        groups: vec![],
    };
    let org = |i: usize| Org {
        id: org_name(i),
        name: format!("org {i}"),
        base: Point { lat: BASE.lat + i as i64 * 30_000, lon: BASE.lon },
        teams_per_week: wish.teams,
        hours: Hours { from: Minutes(wish.hours.0), to: Minutes(wish.hours.1) },
        tour_days_max: wish.tour_days_max,
        lodges: wish.lodges,
        minutes_per_visit: Minutes(30),
        batches_per_day_max: None,
        carries: vec![],
    };
    Facts {
        task: TaskInfo {
            id: "test".into(),
            title: "t".into(),
            title_en: "t".into(),
            authority: "a".into(),
            basis: "b".into(),
            issued: day(wish.first),
            as_of: day(wish.first),
            stated_total: None,
            stated_own_total: None,
            report_days: vec![],
            synthetic: true,
        },
        rules: Rules {
            profile: "test".into(),
            batches_per_enterprise_max: 2,
            batches_per_large_retail_max: 2,
            batches_per_company_max: None,
            repeat_months: 6,
            follow_up_failures: true,
            dealing: Dealing::Combine,
            alternates_per_class: 0,
            weights: Weights { a: 1, b: 1, c: 1, d: 1 },
            team_size: wish.team_size,
            days_to_lab_max: wish.days_to_lab_max,
        },
        lines,
        groups: vec![],
        counties: vec![County { id: CountyId::from("c"), name: "c".into(), name_en: "c".into(), seat: BASE }],
        products: products().into_iter().map(|id| Product { name: id.to_string(), id, aliases: vec![], transport: vec![] }).collect(),
        calendar: Calendar {
            covers: Span { from: day("2025-01-01"), to: day("2025-12-31") },
            off: vec![day("2025-04-04"), day("2025-05-01"), day("2025-05-02")],
            work: vec![day("2025-03-09"), day("2025-04-27")],
        },
        labs: vec![lab("L1", BASE), lab("L2", BASE)],
        orgs: (0..wish.orgs).map(org).collect(),
        prices: prices(),
        preference: Preference { prefer: Prefer::Cheapest, given: prices() },
        travel: Travel {
            factor_permille: 1350,
            bands: vec![
                Band { upto: Metres(5_000), metres_per_minute: 500 },
                Band { upto: Metres(30_000), metres_per_minute: 800 },
                Band { upto: Metres(1_000_000), metres_per_minute: 1150 },
            ],
        },
        search: Search { iterations: wish.iterations },
    }
}

fn prices() -> Prices {
    Prices { team_day: Fen(120_000), kilometre: Fen(121), night: Fen(40_000), late_day: Fen(0), waiting_day: Fen(0), uneven: Fen(0) }
}
