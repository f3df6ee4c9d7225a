//! Products: those of a table, else those the plan names.

use super::origin::Origin;
use super::register::Register;
use super::told::Told;
use crate::intake::cell;
use crate::intake::codes;
use crate::intake::columns::PRODUCTS;
use crate::intake::table::{Part, Table};

/// The names a product cell holds: as they are known, else as printed. A name that holds a separator itself is known as a whole.
pub(super) fn names(cell: &str, known: &Register) -> Vec<String> {
    let parts = cell.split('|').map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(|part| known.find(part).map_or_else(|| listed(part, known), |name| vec![name])).collect()
}

fn listed(part: &str, known: &Register) -> Vec<String> {
    match cell::products(part) {
        Ok(list) if !list.items.is_empty() => {
            let name = |item: cell::Item| known.find(&item.printed).or_else(|| known.find(&item.name)).unwrap_or(item.printed);
            list.items.into_iter().map(name).collect()
        }
        _ => vec![part.to_owned()],
    }
}

/// Names, aliases and ids of a table of products.
pub(super) fn register(table: &Table) -> Register {
    let mut register = Register::default();
    let at = |key| PRODUCTS.position(key).unwrap_or_default();
    for row in 0..table.len() {
        register.keep(table.text(row, at("id")));
        register.keep(table.text(row, at("name")));
        cell::list(table.text(row, at("aliases"))).for_each(|alias| register.keep(alias));
    }
    register
}

/// The table that the plan's own names make.
pub(super) fn of_plan(plans: &[&Origin<'_>], told: &Told) -> Option<Table> {
    let mut table = Table::new(&PRODUCTS);
    let mut seen = Register::default();
    let mut count = 0;
    for origin in plans {
        table.begin(Part::new(
            &origin.book.file,
            origin.sheet(),
            origin.line(origin.found.header.1) as usize,
            vec![None; PRODUCTS.columns.len()],
        ));
        for &row in &origin.found.rows {
            let own = origin.text(row, "products");
            let text = if own.is_empty() { origin.text(row, "+category") } else { own };
            let items = cell::products(&text).map(|list| list.items).unwrap_or_default();
            let pairs: Vec<(String, String)> = if items.is_empty() {
                vec![(text.clone(), String::new())]
            } else {
                items.into_iter().map(|item| (item.printed, item.name)).collect()
            };
            for (name, base) in pairs.into_iter().filter(|(name, _)| !name.is_empty()) {
                if seen.find(&name).is_some() {
                    continue;
                }
                count += 1;
                seen.keep(&name);
                let alias = if base == name || base.is_empty() || seen.find(&base).is_some() { "" } else { base.as_str() };
                if !alias.is_empty() {
                    seen.keep(alias);
                }
                let id = format!("P{count:02}");
                table.push(origin.line(row) as usize, [id.as_str(), &name, alias, ""].into_iter());
                let (zh, en) =
                    ("产品表由计划里的产品名做成，没有运输要求", "the table of products is made of the plan's names, without transport");
                told.one(&codes::DEFAULT_TAKEN, || origin.place(row, "products"), zh, en);
            }
        }
    }
    (count > 0).then_some(table)
}
