//! Products, counties, labs.

use super::names;
use crate::base::Point;
use crate::check::draft::{Names, Placed};
use crate::frame::limits;
use crate::intake::{Row, Sink, Table, cell};
use crate::record::{County, Lab, Product};

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
        let (id, name) = (names::id(row, 0), row.text(1));
        let mut aliases: Vec<String> = row.text(2).into_iter().flat_map(cell::list).map(str::to_owned).collect();
        aliases.sort_unstable();
        aliases.dedup();
        Some(Product { id: id?.into(), name: name?.to_owned(), aliases })
    };
    let products = rows(table, sink, read);
    names::no_duplicates(&products, |p| &p.id, table, 0, sink);
    products
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
        })
    };
    let labs = rows(table, sink, read);
    names::no_duplicates(&labs, |l| &l.id, table, 0, sink);
    labs
}
