//! The roster.

use super::lists::rows;
use super::names;
use crate::check::draft::{Names, Placed, known};
use crate::intake::{Row, Sink, Table, codes};
use crate::record::Sampler;

/// `samplers.csv`
pub(super) fn samplers(table: &Table, known_names: &Names, sink: &Sink) -> Vec<Placed<Sampler>> {
    let read = |row: &Row<'_>| {
        let (id, name, org) = (names::id(row, 0), row.text(1), row.text(2));
        if let Some(org) = org.filter(|o| !known(known_names.orgs.as_ref(), o)) {
            row.say(&codes::UNKNOWN_ORG, 2, names::unknown("抽样机构", "sampling organisation", org));
        }
        let (qualified, tests) = (names::products(row, 3, known_names), names::products(row, 4, known_names));
        let (leave, tours_max) = (row.spans(5), row.number(6, 0..=10_000));
        Some(Sampler {
            id: id?.into(),
            name: name?.to_owned(),
            org: org?.into(),
            qualified: qualified?,
            tests: tests?,
            leave: leave?,
            tours_max: tours_max?,
        })
    };
    let samplers = rows(table, sink, read);
    names::no_duplicates(&samplers, |s| &s.id, table, 0, sink);
    samplers
}
