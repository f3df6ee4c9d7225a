//! What names mean, and ids that stand twice.

use super::id_fault;
use crate::base::{CountyId, ProductId};
use crate::check::draft::{Names, Placed};
use crate::intake::{Row, Sink, Table, cell, codes};
use crate::record::{County, Product};
use std::collections::BTreeMap;

/// Products by id, name and alias, each folded for comparing. A name of two products is a finding.
pub(super) fn of_products(products: &[Placed<Product>], table: &Table, sink: &Sink) -> BTreeMap<String, ProductId> {
    let mut names: BTreeMap<String, ProductId> = BTreeMap::new();
    for placed in products {
        let product = &placed.value;
        let spellings = std::iter::once((0, product.id.as_str())).chain([(1, product.name.as_str())]);
        for (column, name) in spellings.chain(product.aliases.iter().map(|a| (2, a.as_str()))) {
            let folded = cell::fold(name);
            match names.get(&folded) {
                Some(other) if *other != product.id => {
                    let what = (format!("“{name}”已经指产品 {other}"), format!("{name:?} already means product {other}"));
                    sink.add(&codes::AMBIGUOUS_NAME, table.place(placed.at, column), what);
                }
                _ => {
                    names.insert(folded, product.id.clone());
                }
            }
        }
    }
    names
}

/// Counties by code and name, folded for comparing. A name of two counties is left out.
pub(super) fn of_counties(counties: &[Placed<County>]) -> BTreeMap<String, CountyId> {
    let mut names: BTreeMap<String, CountyId> = BTreeMap::new();
    for name in counties.iter().map(|c| &c.value) {
        let folded = cell::fold(&name.name);
        let twice = counties.iter().any(|c| cell::fold(&c.value.name) == folded && c.value.id != name.id);
        if !twice {
            names.insert(folded, name.id.clone());
        }
    }
    names.extend(counties.iter().map(|c| (cell::fold(c.value.id.as_str()), c.value.id.clone())));
    names
}

/// What a name means, however its brackets and blanks are typed.
pub(super) fn find<'a, T>(names: &'a BTreeMap<String, T>, name: &str) -> Option<&'a T> {
    names.get(&*cell::folded(name))
}

/// All ids of a column; ascending.
pub(super) fn ids(table: &Table, column: usize) -> Vec<String> {
    let mut ids: Vec<String> = (0..table.len()).map(|row| table.text(row, column).to_owned()).collect();
    ids.sort_unstable();
    ids
}

/// An id cell.
pub(super) fn id(row: &Row<'_>, column: usize) -> Option<String> {
    let text = row.text(column)?;
    if let Some(what) = id_fault(text) {
        row.say(&codes::BAD_ID, column, what);
        return None;
    }
    Some(text.to_owned())
}

/// A list of products, by any name; ascending, without duplicates. An unknown name is a finding and the list is void.
pub(super) fn products(row: &Row<'_>, column: usize, names: &Names) -> Option<Vec<ProductId>> {
    let text = row.text(column)?;
    let known = names.products.as_ref()?;
    let (mut products, mut good) = (Vec::new(), true);
    for name in cell::list(text) {
        match find(known, name) {
            Some(id) => products.push(id.clone()),
            None => {
                good = false;
                row.say(&codes::UNKNOWN_PRODUCT, column, unknown("产品", "product", name));
            }
        }
    }
    products.sort_unstable();
    products.dedup();
    good.then_some(products)
}

/// “…” is no such thing.
pub(super) fn unknown(zh: &str, en: &str, name: &str) -> (String, String) {
    (format!("没有{zh}“{name}”"), format!("no {en} {name:?}"))
}

/// A finding for each row whose id stood on an earlier line.
pub(super) fn no_duplicates<T, K: Ord + std::fmt::Display>(
    rows: &[Placed<T>],
    key: impl Fn(&T) -> &K,
    table: &Table,
    column: usize,
    sink: &Sink,
) {
    let mut order: Vec<&Placed<T>> = rows.iter().collect();
    order.sort_unstable_by(|a, b| (key(&a.value), a.at).cmp(&(key(&b.value), b.at)));
    for same in order.chunk_by(|a, b| key(&a.value) == key(&b.value)) {
        for again in &same[1..] {
            let (id, line) = (key(&again.value), table.line(same[0].at));
            let what = (format!("编号 {id} 与第 {line} 行重复"), format!("id {id} stands already on line {line}"));
            sink.add(&codes::DUPLICATE_ID, table.place(again.at, column), what);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Point;

    fn county(id: &str, name: &str) -> Placed<County> {
        let seat = Point { lat: 0, lon: 0 };
        Placed { at: 0, value: County { id: id.into(), name: name.to_owned(), name_en: String::new(), seat } }
    }

    #[test]
    fn names_meet_however_brackets_and_blanks_are_typed() {
        let names = of_counties(&[county("1", "示范区（南）"), county("2", "牟定县")]);
        for text in ["示范区(南)", "示范区（南）", "示范 区（南 ）"] {
            assert_eq!(find(&names, text), Some(&CountyId::from("1")), "{text}");
        }
        assert_eq!(find(&names, "牟 定 县"), Some(&CountyId::from("2")));
        assert_eq!(find(&names, "示范区"), None);
        let twice = of_counties(&[county("1", "新区(东)"), county("2", "新区（东）")]);
        assert_eq!(find(&twice, "新区(东)"), None);
    }
}
