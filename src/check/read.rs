//! Raw values to typed ones. Every wrong value is a finding; a row with one is left out.

mod calendar;
mod enterprises;
mod lines;
mod lists;
mod matrix;
mod names;
mod orgs;
mod past;
mod samplers;
mod settings;
mod task;

pub(super) use matrix::{NAMED, missing};

use super::draft::{Draft, Names};
use crate::frame::limits;
use crate::intake::columns::{self, Layout};
use crate::intake::{Both, Doc, Keys, Sink, Table};
use crate::record::Scope;

/// The words for the scopes.
pub(super) const SCOPES: &[(&str, &str, Scope)] = &[("生产", "producer", Scope::Producer), ("流通", "seller", Scope::Seller)];

/// Read everything that can be read.
pub(super) fn draft(doc: Option<Doc>, mut tables: Vec<Option<Table>>, sink: &Sink) -> Draft {
    let table = |layout: &Layout| tables.iter().flatten().find(|t| t.layout().file == layout.file);
    let mut draft = Draft::default();
    let mut names = Names::default();
    if let Some(table) = table(&columns::PRODUCTS) {
        draft.products = lists::products(table, sink);
        names.products = Some(names::of_products(&draft.products, table, sink));
    }
    if let Some(table) = table(&columns::COUNTIES) {
        draft.counties = lists::counties(table, sink);
        names.counties = Some(names::of_counties(&draft.counties));
    }
    if let Some(table) = table(&columns::LABS) {
        draft.labs = lists::labs(table, &names, sink);
        names.labs = Some(names::ids(table, 0));
    }
    if let Some(table) = table(&columns::LAB_GROUPS) {
        draft.lab_groups = lists::lab_groups(table, &names, sink);
    }
    if let Some(doc) = &doc {
        task_file(&doc.keys(sink), &mut names, &mut draft);
    }
    if let Some(table) = table(&columns::CALENDAR) {
        draft.calendar = calendar::calendar(table, sink);
    }
    if let Some(table) = table(&columns::SAMPLERS) {
        draft.samplers = samplers::samplers(table, &names, sink);
        names.samplers = Some(names::ids(table, 0));
    }
    let frame = tables.iter_mut().flatten().find(|t| t.layout().file == columns::ENTERPRISES.file);
    if let Some(table) = frame {
        let (enterprises, ids) = enterprises::enterprises(table, &names, sink);
        (draft.frame, names.enterprises) = (enterprises, Some(ids));
    }
    let table = |layout: &Layout| tables.iter().flatten().find(|t| t.layout().file == layout.file);
    if let Some(table) = table(&columns::HISTORY) {
        draft.history = past::history(table, &names, sink);
    }
    if let Some(table) = table(&columns::CONFLICTS) {
        draft.conflicts = past::conflicts(table, &names, sink);
    }
    if let Some(table) = tables.iter_mut().flatten().find(|t| t.layout().file == columns::MATRIX.file) {
        draft.matrix = matrix::matrix(table, &names, sink);
    }
    Draft { doc, tables, ..draft }
}

fn task_file(keys: &Keys<'_>, names: &mut Names, draft: &mut Draft) {
    task::format(keys);
    draft.task = task::info(keys);
    draft.rules = settings::rules(keys);
    draft.preference = settings::preference(keys);
    draft.travel = settings::travel(keys);
    draft.search = settings::search(keys);
    draft.change_prices = settings::change_prices(keys, draft.rules.as_ref());
    draft.orgs = orgs::orgs(keys);
    names.orgs = orgs::ids(keys, "org");
    draft.groups = orgs::groups(keys);
    names.groups = orgs::ids(keys, "group");
    (draft.lines, draft.lines_complete) = lines::lines(keys, names);
    keys.finish();
}

/// Whether the text may be an id (see [`limits`]); what is wrong if not.
fn id_fault(text: &str) -> Option<Both> {
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && !"/@#|".contains(c);
    let good = !text.is_empty() && text.len() <= limits::ID_BYTES && text.chars().all(plain);
    (!good).then(|| (format!("“{text}”不能作编号"), format!("{text:?} cannot be an id")))
}
