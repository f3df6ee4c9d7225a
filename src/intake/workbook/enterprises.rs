//! Enterprise lists as registers print them: words, counties and coordinates made those of the format, what is missing told.

use super::lines::Names;
use super::origin::Origin;
use super::products;
use super::register::Register;
use super::told::Told;
use crate::base::Place;
use crate::intake::columns::ENTERPRISES;
use crate::intake::table::{Part, Table};
use crate::intake::{Sink, cell, codes};
use crate::record::Scope;
use std::collections::HashMap;

/// Columns that can be completed.
pub(super) const MAY_MISS: [&str; 5] = ["county", "scopes", "lat", "lon", "name"];

/// Words of registers, and the word of the format; the first whose text is inside the cell.
const STATUS: [(&str, &str); 12] = [
    ("未开业", "停业"),
    ("暂停", "暂停"),
    ("存续", "开业"),
    ("在营", "开业"),
    ("开业", "开业"),
    ("在业", "开业"),
    ("正常", "开业"),
    ("注销", "停业"),
    ("吊销", "停业"),
    ("停业", "停业"),
    ("歇业", "停业"),
    ("关闭", "停业"),
];
const VENUE: [(&str, &str); 5] = [("大型", "大型商超"), ("商场", "大型商超"), ("超市", "大型商超"), ("普通", "普通"), ("一般", "普通")];
const CHANNEL: [(&str, &str); 8] = [
    ("两者", "两者"),
    ("线上线下", "两者"),
    ("网店和实体", "两者"),
    ("线下", "实体"),
    ("实体", "实体"),
    ("线上", "线上"),
    ("网络", "线上"),
    ("网店", "线上"),
];

/// Where seats of counties are, by name and id.
pub(super) type Seats = HashMap<String, (String, String)>;

/// Completes rows of enterprises.
#[derive(Debug)]
pub(super) struct Completing<'a> {
    pub names: &'a Names,
    pub seats: &'a Seats,
    pub told: &'a Told,
    /// Lists of products read before.
    pub lists: HashMap<String, String>,
}

/// Position of a column.
fn at(key: &str) -> usize {
    ENTERPRISES.position(key).unwrap_or_default()
}

impl Completing<'_> {
    /// Cells of a row, in place.
    pub fn complete(&mut self, origin: &Origin<'_>, row: usize, cells: &mut [String]) {
        let helper = |key: &str| origin.text(row, key);
        if !cells[at("uscc")].is_ascii() {
            cells[at("uscc")] = cell::clean_code(&cells[at("uscc")]);
        }
        if cells[at("name")].is_empty() {
            cells[at("name")] = helper("+producer");
        }
        if cells[at("address")].is_empty() {
            cells[at("address")] = helper("+domicile");
        }
        for (key, words) in [("status", STATUS.as_slice()), ("venue", &VENUE), ("channel", &CHANNEL)] {
            word(&mut cells[at(key)], words);
        }
        let credit = &mut cells[at("credit")];
        if let Some(class) = credit.strip_suffix(['级', '类']).map(str::to_owned) {
            *credit = class;
        }
        self.county(origin, row, cells);
        self.scopes(origin, row, cells, &helper("+business"));
        self.products(&mut cells[at("products")]);
        self.seat(origin, row, cells);
    }

    fn one(&self, origin: &Origin<'_>, row: usize, key: &str, zh: &str, en: &str) {
        self.told.one(&codes::DEFAULT_TAKEN, || origin.place(row, key), zh, en);
    }

    /// The county of its column, else of the address, else of the authority.
    fn county(&self, origin: &Origin<'_>, row: usize, cells: &mut [String]) {
        let counties = &self.names.counties;
        let written = &cells[at("county")];
        if !written.is_empty() {
            if let Some(name) = counties.named(written).or_else(|| counties.within(written)) {
                cells[at("county")] = name;
            }
            return;
        }
        if let Some(name) = counties.within(&cells[at("address")]) {
            cells[at("county")] = name;
            self.one(origin, row, "address", "没有写县区，取地址里的县区", "no county is given: that of the address");
        } else if let Some(name) = counties.within(&origin.text(row, "+registrar")) {
            cells[at("county")] = name;
            self.one(origin, row, "+registrar", "没有写县区，取登记机关所在县区", "no county is given: that of the registering authority");
        }
    }

    /// Words of the format; without any, what the business is, else both.
    fn scopes(&self, origin: &Origin<'_>, row: usize, cells: &mut [String], business: &str) {
        let written = &cells[at("scopes")];
        let canonical = |text: &str| cell::list(text).all(|item| matches!(item, "生产" | "流通" | "producer" | "seller"));
        if !written.is_empty() {
            if !canonical(written)
                && let Ok(read) = cell::scopes(written)
            {
                cells[at("scopes")] = words(&read.scopes);
            }
            return;
        }
        let made = ["生产", "制造", "加工"].iter().any(|word| business.contains(word));
        let sold = ["销售", "零售", "批发", "经营"].iter().any(|word| business.contains(word));
        let (scopes, zh, en): (Vec<Scope>, _, _) = match (made, sold) {
            (true, false) => (vec![Scope::Producer], "没有写领域，按经营范围取", "no scope is given: taken from the business"),
            (false, true) => (vec![Scope::Seller], "没有写领域，按经营范围取", "no scope is given: taken from the business"),
            _ => (vec![Scope::Producer, Scope::Seller], "没有写领域，取生产和流通", "no scope is given: producer and seller"),
        };
        self.one(origin, row, "scopes", zh, en);
        cells[at("scopes")] = words(&scopes);
    }

    /// Names as the table of products has them.
    fn products(&mut self, cell: &mut String) {
        let known = &self.names.products;
        if cell.is_empty() || cell::list(cell).all(|name| known.holds(name)) {
            return;
        }
        let list = self.lists.entry(cell.clone()).or_insert_with(|| products::names(cell, known).join("|"));
        cell.clone_from(list);
    }

    fn seat(&self, origin: &Origin<'_>, row: usize, cells: &mut [String]) {
        if !cells[at("lat")].is_empty() || !cells[at("lon")].is_empty() {
            return;
        }
        if let Some((lat, lon)) = self.seats.get(&cells[at("county")]).cloned() {
            (cells[at("lat")], cells[at("lon")]) = (lat, lon);
            self.one(origin, row, "name", "没有坐标，取县区驻地", "no coordinates are given: the seat of the county");
        }
    }
}

fn words(scopes: &[Scope]) -> String {
    scopes.iter().map(|s| if *s == Scope::Producer { "生产" } else { "流通" }).collect::<Vec<_>>().join("|")
}

/// A register's word becomes the format's; any other stays.
fn word(cell: &mut String, words: &[(&str, &str)]) {
    if let Some((_, word)) = words.iter().find(|(inside, _)| cell.contains(inside)) {
        (*word).clone_into(cell);
    }
}

/// One row for each enterprise: rows that differ in products alone are joined, and told.
pub(super) fn joined(table: Table, sink: &Sink) -> Table {
    let key = |row: usize| (table.text(row, at("uscc")), table.text(row, at("site")));
    let same = |a: usize, b: usize| ["name", "address", "county"].iter().all(|k| table.text(a, at(k)) == table.text(b, at(k)));
    let mut first: HashMap<(&str, &str), usize> = HashMap::new();
    let mut more: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut gone = vec![false; table.len()];
    for (row, gone) in gone.iter_mut().enumerate() {
        match first.get(&key(row)).copied() {
            None => {
                first.insert(key(row), row);
            }
            Some(one) if key(row).0.is_empty() || !same(one, row) => {}
            Some(one) => {
                let has = |row: usize| cell::list(table.text(row, at("products")));
                let known = more.get(&one).into_iter().flatten().chain([&one]).any(|&r| has(r).any(|p| has(row).any(|q| p == q)));
                if !known {
                    more.entry(one).or_default().push(row);
                    *gone = true;
                }
            }
        }
    }
    if more.is_empty() {
        return table;
    }
    tell(&table, &more, sink);
    let mut out = Table::new(&ENTERPRISES);
    for (i, part) in table.parts().iter().enumerate() {
        let end = table.parts().get(i + 1).map_or(table.len(), Part::first_row);
        out.begin(part.again());
        for row in (part.first_row()..end).filter(|&row| !gone[row]) {
            let list = |key: &str| {
                let rows = std::iter::once(row).chain(more.get(&row).into_iter().flatten().copied());
                let mut items: Vec<&str> = rows.flat_map(|r| cell::list(table.text(r, at(key)))).collect();
                let mut seen = std::collections::HashSet::new();
                items.retain(|item| seen.insert(*item));
                items.join("|")
            };
            let joined = more.contains_key(&row);
            let cell = |column: usize| match ENTERPRISES.columns[column].key {
                key @ ("products" | "scopes") if joined => list(key),
                _ => table.text(row, column).to_owned(),
            };
            let cells: Vec<String> = (0..ENTERPRISES.columns.len()).map(cell).collect();
            out.push(table.line(row), cells.iter().map(String::as_str));
        }
    }
    out
}

fn tell(table: &Table, more: &HashMap<usize, Vec<usize>>, sink: &Sink) {
    let rows: usize = more.values().map(Vec::len).sum();
    let place: Option<Place> = more.values().flatten().min().map(|&row| table.place(row, at("products")));
    let what = (
        format!("{} 家企业每种产品占一行，{rows} 行并入各自的第一行", more.len()),
        format!("{} enterprises have a row for each product; {rows} rows were joined to the first of each", more.len()),
    );
    sink.add(&codes::ROWS_JOINED, place.unwrap_or_default(), what);
}

/// Names of products of a register that is not empty; for the default of those who may take all.
pub(super) fn every(table: Option<&Table>) -> String {
    let Some(table) = table else { return String::new() };
    (0..table.len()).map(|row| table.text(row, 1)).collect::<Vec<_>>().join("|")
}

/// Whether a cell says that all products are meant.
pub(super) fn says_all(cell: &str, known: &Register) -> bool {
    matches!(cell::fold(cell).as_str(), "全部" | "全部产品" | "所有产品" | "所有" | "全部任务产品") && known.find(cell).is_none()
}
