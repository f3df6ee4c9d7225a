//! The frame.

use super::lists::point;
use super::{SCOPES, id_fault, names};
use crate::base::{CountyId, EnterpriseId, List, ProductId};
use crate::check::draft::{Names, Placed};
use crate::intake::{BLOCK, Row, Sink, Table, cell, codes};
use crate::record::{Channel, CreditClass, Enterprise, Hours, Scope, Status, Venue};
use std::cell::RefCell;
use std::collections::HashMap;

const VENUES: &[(&str, &str, Venue)] = &[("普通", "ordinary", Venue::Ordinary), ("大型商超", "large_retail", Venue::LargeRetail)];
const CHANNELS: &[(&str, &str, Channel)] =
    &[("实体", "physical", Channel::Physical), ("线上", "online", Channel::Online), ("两者", "both", Channel::Both)];
const STATUSES: &[(&str, &str, Status)] =
    &[("开业", "open", Status::Open), ("停业", "closed", Status::Closed), ("暂停", "suspended", Status::Suspended)];
const CREDITS: &[(&str, &str, CreditClass)] =
    &[("A", "A", CreditClass::A), ("B", "B", CreditClass::B), ("C", "C", CreditClass::C), ("D", "D", CreditClass::D)];

/// Lists that many rows have in common, by the text of the cell.
#[derive(Debug, Default)]
struct Lists {
    scopes: Shared<Scope>,
    products: Shared<ProductId>,
    weekdays: Shared<u8>,
}

#[derive(Debug)]
struct Shared<T>(RefCell<HashMap<String, List<T>>>);

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T> Shared<T> {
    /// The list of a cell that was read before, or what `read` makes of it.
    fn of(&self, text: &str, read: impl FnOnce() -> Option<Vec<T>>) -> Option<List<T>> {
        let before = self.0.borrow().get(text).cloned();
        before.or_else(|| {
            let list = List::from(read()?);
            self.0.borrow_mut().insert(text.to_owned(), list.clone());
            Some(list)
        })
    }
}

/// `enterprises.csv`: the rows that read well, and the ids of all rows, ascending. The cells are forgotten as they are read, so
/// that a large frame is not in memory twice.
pub(super) fn enterprises(table: &mut Table, known: &Names, sink: &Sink) -> (Vec<Placed<Enterprise>>, Vec<EnterpriseId>) {
    let lists = Lists::default();
    let (mut enterprises, mut ids) = (Vec::with_capacity(table.len()), Vec::with_capacity(table.len()));
    for block in 0..table.len().div_ceil(BLOCK) {
        for at in block * BLOCK..table.len().min((block + 1) * BLOCK) {
            ids.push(make_id(table.text(at, 0), table.text(at, 1)));
            enterprises.extend(enterprise(&table.row(at, sink), known, &lists).map(|value| Placed { at, value }));
        }
        table.forget(block);
    }
    ids.sort_unstable();
    names::no_duplicates(&enterprises, |e| &e.id, table, 0, sink);
    (enterprises, ids)
}

fn make_id(uscc: &str, site: &str) -> EnterpriseId {
    if site.is_empty() { uscc.into() } else { format!("{uscc}#{site}").into() }
}

fn enterprise(row: &Row<'_>, known: &Names, lists: &Lists) -> Option<Enterprise> {
    let (uscc, site, name, address) = (uscc(row), site(row), row.text(2), row.text(3));
    let (county, scopes) = (county(row, known), lists.scopes.of(row.raw(5), || row.words(5, SCOPES)));
    let products = lists.products.of(row.raw(6), || names::products(row, 6, known));
    let (venue, channel) = (row.word(7, VENUES), row.word(8, CHANNELS));
    let (status, credit) = (row.word(9, STATUSES), row.word(10, CREDITS));
    let (at, weekdays, closed, hours) = (point(row, 11, 12), lists.weekdays.of(row.raw(13), || weekdays(row)), row.spans(14), hours(row));
    let (uscc, site) = (uscc?, site?);
    Some(Enterprise {
        id: make_id(uscc, site),
        uscc: uscc.to_owned(),
        site: site.to_owned(),
        name: name?.to_owned(),
        address: address?.to_owned(),
        county: county?,
        scopes: scopes?,
        products: products?,
        venue: venue?,
        channel: channel?,
        status: status?,
        credit: credit?,
        at: at?,
        closed_weekdays: weekdays?,
        closed: closed?.into(),
        hours: hours?,
    })
}

fn uscc<'a>(row: &Row<'a>) -> Option<&'a str> {
    let text = row.text(0)?;
    if cell::scientific(text) {
        row.say(&codes::CODE_IN_SCIENTIFIC_NOTATION, 0, (format!("代码成了 {text}"), format!("the code has become {text}")));
        return None;
    }
    if let Some(what) = id_fault(text) {
        row.say(&codes::BAD_ID, 0, what);
        return None;
    }
    Some(text)
}

fn site<'a>(row: &Row<'a>) -> Option<&'a str> {
    let text = row.text(1)?;
    if let Some(what) = id_fault(text).filter(|_| !text.is_empty()) {
        row.say(&codes::BAD_ID, 1, what);
        return None;
    }
    Some(text)
}

fn county(row: &Row<'_>, known: &Names) -> Option<CountyId> {
    let (text, counties) = (row.text(4)?, known.counties.as_ref()?);
    let county = names::find(counties, text);
    if county.is_none() {
        row.say(&codes::UNKNOWN_COUNTY, 4, names::unknown("县区", "county", text));
    }
    county.cloned()
}

fn weekdays(row: &Row<'_>) -> Option<Vec<u8>> {
    row.read(13, &codes::BAD_NUMBER, |text| {
        let one = |item| cell::number(item).and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=7).contains(n));
        let mut days: Vec<u8> = cell::list(text).map(one).collect::<Option<_>>()?;
        days.sort_unstable();
        days.dedup();
        Some(days)
    })
}

fn hours(row: &Row<'_>) -> Option<Hours> {
    let (from, to) = (row.clock(15), row.clock(16));
    let hours = Hours { from: from?, to: to? };
    if hours.from >= hours.to {
        let what = (format!("{} 到 {}", hours.from.clock(), hours.to.clock()), format!("{} to {}", hours.from.clock(), hours.to.clock()));
        row.say(&codes::HOURS_ORDER, 16, what);
        return None;
    }
    Some(hours)
}
