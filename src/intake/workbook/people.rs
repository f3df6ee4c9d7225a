//! Labs and samplers as lists have them, completed and told; organisations made of what samplers say they belong to.

use super::enterprises::{Seats, every, says_all};
use super::gazetteer;
use super::lines::{Names, Plan};
use super::orgs::USUAL;
use super::origin::{Origin, flag, number, table, text};
use super::products;
use super::told::Told;
use crate::intake::book::letters;
use crate::intake::columns::{LABS, SAMPLERS};
use crate::intake::doc::Node;
use crate::intake::table::Table;
use crate::intake::{cell, codes};

/// Columns of labs that can be completed.
pub(super) const LABS_MAY_MISS: [&str; 6] = ["id", "lat", "lon", "products", "batches_per_day", "batches_per_week"];
/// Columns of samplers that can be completed.
pub(super) const SAMPLERS_MAY_MISS: [&str; 4] = ["id", "org", "qualified", "tours_max"];

/// Ids and names of labs: the id of a row without one is `L` and its number.
pub(super) fn lab_ids(sheets: &[&Origin<'_>], names: &mut Names) -> Vec<String> {
    let rows = sheets.iter().flat_map(|o| o.found.rows.iter().map(move |&row| (o, row)));
    rows.enumerate()
        .map(|(i, (origin, row))| {
            let (id, name) = (origin.text(row, "id"), origin.text(row, "name"));
            let id = if id.is_empty() { format!("L{}", i + 1) } else { id };
            names.labs.keep(&id);
            names.labs.add(&name, &id);
            id
        })
        .collect()
}

/// Completes rows of labs and samplers.
#[derive(Debug)]
pub(super) struct Completing<'a> {
    pub names: &'a Names,
    pub seats: &'a Seats,
    pub plan: &'a Plan,
    pub products: Option<&'a Table>,
    pub labs: &'a [String],
    pub orgs: &'a [String],
    pub told: &'a Told,
    /// Rows so far.
    pub count: usize,
}

impl Completing<'_> {
    fn one(&self, origin: &Origin<'_>, row: usize, key: &str, zh: &str, en: &str) {
        self.told.one(&codes::DEFAULT_TAKEN, || origin.place(row, key), zh, en);
    }

    /// A list of products as the table of products has them.
    fn list(&self, cell: &mut String) {
        let known = &self.names.products;
        if says_all(cell, known) {
            *cell = every(self.products);
        } else if !cell::list(cell).all(|name| known.holds(name)) {
            *cell = products::names(cell, known).join("|");
        }
    }

    /// Cells of a lab, in place.
    pub fn lab(&mut self, origin: &Origin<'_>, row: usize, cells: &mut [String]) {
        let at = |key: &str| LABS.position(key).unwrap_or_default();
        let id = self.labs[self.count].clone();
        self.count += 1;
        if cells[at("id")].is_empty() {
            self.one(origin, row, "name", "检验机构没有编号，按次序编为 L1、L2…", "labs have no id and are called L1, L2, …");
            cells[at("id")].clone_from(&id);
        }
        if cells[at("products")].is_empty() {
            let tests = self.plan.tests.get(&id).map(|names| names.iter().cloned().collect::<Vec<_>>().join("|"));
            let (zh, en) = match tests.is_some() {
                true => ("检验机构没有写可检产品，取计划里由它检验的产品", "labs say no products: those the plan gives them"),
                false => (
                    "检验机构没有写可检产品，计划里也没有它的产品，取全部产品",
                    "labs say no products and the plan gives them none: all of them",
                ),
            };
            cells[at("products")] = tests.unwrap_or_else(|| every(self.products));
            self.one(origin, row, "name", zh, en);
        }
        self.list(&mut cells[at("products")]);
        for (key, usual) in [("batches_per_day", "60"), ("batches_per_week", "300")] {
            if cells[at(key)].is_empty() {
                let zh = format!("检验机构没有写“{}”，取 {usual}", LABS.shown(key));
                self.one(origin, row, "name", &zh, &format!("{key} of labs is {usual}"));
                usual.clone_into(&mut cells[at(key)]);
            }
        }
        if cells[at("lat")].is_empty() && cells[at("lon")].is_empty() {
            let told = format!("{}{}", origin.text(row, "+address"), cells[at("name")]);
            let county = self.names.counties.within(&told);
            let first = || self.names.counties.listed.first().map(|(_, name)| name.clone());
            let seat_of = |name: &String| self.seats.get(name).cloned().or_else(|| gazetteer::seat(name));
            let seat = county.or_else(first).and_then(|name| seat_of(&name));
            if let Some((lat, lon)) = seat {
                (cells[at("lat")], cells[at("lon")]) = (lat, lon);
                let (zh, en) = (
                    "检验机构没有坐标，取地址所在（或第一个）县区的驻地",
                    "labs have no coordinates: the seat of their county, or of the first",
                );
                self.one(origin, row, "name", zh, en);
            }
        }
    }

    /// Cells of a sampler, in place.
    pub fn sampler(&mut self, origin: &Origin<'_>, row: usize, cells: &mut [String]) {
        let at = |key: &str| SAMPLERS.position(key).unwrap_or_default();
        self.count += 1;
        if cells[at("id")].is_empty() {
            cells[at("id")] = format!("S{:03}", self.count);
            self.one(origin, row, "name", "抽样人员没有编号，按次序编为 S001…", "samplers have no id and are called S001, …");
        }
        let org = &cells[at("org")];
        if let Some(id) = self.names.orgs.find(org) {
            cells[at("org")] = id;
        } else if let (true, [only]) = (org.is_empty(), self.orgs) {
            cells[at("org")].clone_from(only);
            self.one(origin, row, "org", "抽样人员没有写机构，取唯一的一家", "samplers say no organisation: the only one");
        }
        if cells[at("qualified")].is_empty() {
            cells[at("qualified")] = every(self.products);
            self.one(origin, row, "qualified", "抽样人员没有写可抽产品，取全部产品", "samplers say no products: all of them");
        }
        self.list(&mut cells[at("qualified")]);
        self.list(&mut cells[at("tests")]);
        if cells[at("tours_max")].is_empty() {
            "20".clone_into(&mut cells[at("tours_max")]);
            self.one(origin, row, "tours_max", "抽样人员没有写最多行程，取 20", "tours_max of samplers is 20");
        }
    }
}

/// Organisations where no sheet lists them: those that samplers belong to, else the first lab.
pub(super) fn made_orgs(samplers: &[&Origin<'_>], labs: &[&Origin<'_>], seats: &Seats, names: &Names, told: &Told) -> Vec<Node> {
    let mut all: Vec<(String, &Origin<'_>, usize)> = Vec::new();
    for (origin, row) in samplers.iter().flat_map(|o| o.found.rows.iter().map(move |&row| (*o, row))) {
        let org = origin.text(row, "org");
        if !org.is_empty() && !all.iter().any(|(have, ..)| cell::fold(have) == cell::fold(&org)) {
            all.push((org, origin, row));
        }
    }
    if all.is_empty() {
        all.extend(labs.first().and_then(|o| o.found.rows.first().map(|&row| (o.text(row, "name"), *o, row))));
    }
    let lab_point = |name: &str| {
        let rows = labs.iter().flat_map(|o| o.found.rows.iter().map(move |&row| (o, row)));
        let mut same = rows.filter(|(o, row)| cell::fold(&o.text(*row, "name")) == cell::fold(name));
        same.next().map(|(o, row)| (o.text(row, "lat"), o.text(row, "lon"))).filter(|(lat, lon)| !lat.is_empty() && !lon.is_empty())
    };
    let make = |(i, (name, origin, row)): (usize, (String, &Origin<'_>, usize))| {
        let county = names.counties.within(&name).or_else(|| names.counties.listed.first().map(|(_, name)| name.clone()));
        let (lat, lon) = lab_point(&name)
            .or_else(|| county.and_then(|name| seats.get(&name).cloned().or_else(|| gazetteer::seat(&name))))
            .unwrap_or_default();
        let (zh, en) = (
            format!("没有抽样机构表，由人员名单做成“{name}”：驻地、每周 2 组、08:30—18:00、行程最多 3 天、可过夜、进门 40 分钟"),
            format!(
                "no table of organisations: {name} is made of the list of samplers; seat of a county, 2 teams a week, 08:30–18:00, tours of at most 3 days with nights, 40 minutes a visit"
            ),
        );
        told.one(&codes::DEFAULT_TAKEN, || origin.place(row, "org"), &zh, &en);
        let at = origin.at(row, "org");
        let usual = |key: &str| USUAL.iter().find(|(k, _)| *k == key).map_or("", |(_, value)| value);
        let hours = table(at, [("from", text(at, usual("hours_from"))), ("to", text(at, usual("hours_to")))]);
        let entries = [
            ("id", text(at, letters(i))),
            ("name", text(at, name)),
            ("lat", number(at, &lat)),
            ("lon", number(at, &lon)),
            ("teams_per_week", number(at, usual("teams_per_week"))),
            ("hours", hours),
            ("tour_days_max", number(at, usual("tour_days_max"))),
            ("lodges", flag(at, usual("lodges"))),
            ("minutes_per_visit", number(at, usual("minutes_per_visit"))),
        ];
        table(at, entries)
    };
    all.into_iter().enumerate().map(make).collect()
}
