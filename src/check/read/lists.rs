//! Products, counties, labs and their groups of products.

use super::{id_fault, names};
use crate::base::{FlagId, LabId, Point};
use crate::check::draft::{Names, Placed, known};
use crate::frame::limits;
use crate::intake::{Row, Sink, Table, cell, codes};
use crate::record::{County, Lab, LabGroup, Product};

/// Each row that reads well.
pub(super) fn rows<'a, T>(table: &'a Table, sink: &'a Sink, read: impl Fn(&Row<'a>) -> Option<T>) -> Vec<Placed<T>> {
    (0..table.len()).filter_map(|at| read(&table.row(at, sink)).map(|value| Placed { at, value })).collect()
}

/// Columns `lat` and `lon`.
pub(super) fn point(row: &Row<'_>, lat: usize, lon: usize) -> Option<Point> {
    let (lat, lon) = (row.degrees(lat, 90), row.degrees(lon, 180));
    Some(Point { lat: lat?, lon: lon? })
}

/// `products.csv`
pub(super) fn products(table: &Table, sink: &Sink) -> Vec<Placed<Product>> {
    let read = |row: &Row<'_>| {
        let (id, name, transport) = (names::id(row, 0), row.text(1), flags(row));
        let mut aliases: Vec<String> = row.text(2).into_iter().flat_map(cell::list).map(str::to_owned).collect();
        aliases.sort_unstable();
        aliases.dedup();
        Some(Product { id: id?.into(), name: name?.to_owned(), aliases, transport: transport? })
    };
    let products = rows(table, sink, read);
    names::no_duplicates(&products, |p| &p.id, table, 0, sink);
    products
}

/// Transport flags of a product; ascending, without duplicates.
fn flags(row: &Row<'_>) -> Option<Vec<FlagId>> {
    let mut flags = Vec::new();
    for item in cell::list(row.text(3)?) {
        if let Some(what) = id_fault(item) {
            row.say(&codes::BAD_ID, 3, what);
            return None;
        }
        flags.push(FlagId::from(item));
    }
    flags.sort_unstable();
    flags.dedup();
    Some(flags)
}

/// `counties.csv`
pub(super) fn counties(table: &Table, sink: &Sink) -> Vec<Placed<County>> {
    let read = |row: &Row<'_>| {
        let (id, name, name_en, seat) = (names::id(row, 0), row.text(1), row.text(2), point(row, 3, 4));
        Some(County { id: id?.into(), name: name?.to_owned(), name_en: name_en?.to_owned(), seat: seat? })
    };
    let counties = rows(table, sink, read);
    names::no_duplicates(&counties, |c| &c.id, table, 0, sink);
    counties
}

/// `labs.csv`
pub(super) fn labs(table: &Table, known: &Names, sink: &Sink) -> Vec<Placed<Lab>> {
    let read = |row: &Row<'_>| {
        let (id, name, at) = (names::id(row, 0), row.text(1), point(row, 2, 3));
        let products = names::products(row, 4, known);
        let (per_day, per_week) = (row.number(5, 0..=limits::BATCHES), row.number(6, 0..=limits::BATCHES));
        Some(Lab {
            id: id?.into(),
            name: name?.to_owned(),
            at: at?,
            products: products?,
            batches_per_day: per_day?,
            batches_per_week: per_week?,
            groups: Vec::new(),
        })
    };
    let labs = rows(table, sink, read);
    names::no_duplicates(&labs, |l| &l.id, table, 0, sink);
    labs
}

/// `lab_groups.csv`: each group with its lab.
pub(super) fn lab_groups(table: &Table, known_names: &Names, sink: &Sink) -> Vec<Placed<(LabId, LabGroup)>> {
    let read = |row: &Row<'_>| {
        let (lab, id, products) = (row.text(0), names::id(row, 1), names::products(row, 2, known_names));
        if let Some(lab) = lab.filter(|l| !known(known_names.labs.as_ref(), l)) {
            row.say(&codes::UNKNOWN_LAB, 0, names::unknown("检验机构", "lab", lab));
            return None;
        }
        let (per_day, per_week) = (row.number(3, 0..=limits::BATCHES), row.number(4, 0..=limits::BATCHES));
        let group = LabGroup { id: id?.into(), products: products?, batches_per_day: per_day?, batches_per_week: per_week? };
        Some((LabId::from(lab?), group))
    };
    let groups = rows(table, sink, read);
    for (i, again) in groups.iter().enumerate() {
        let same = |g: &&Placed<(LabId, LabGroup)>| (&g.value.0, &g.value.1.id) == (&again.value.0, &again.value.1.id);
        if let Some(first) = groups[..i].iter().find(same) {
            let (lab, id, line) = (&again.value.0, &again.value.1.id, table.line(first.at));
            let what = (format!("{lab} 的组 {id} 与第 {line} 行重复"), format!("group {id} of {lab} stands already on line {line}"));
            sink.add(&codes::DUPLICATE_ID, table.place(again.at, 1), what);
        }
    }
    groups
}
