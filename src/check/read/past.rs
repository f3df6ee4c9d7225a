//! Earlier batches and conflicts of interest.

use super::lists::rows;
use super::names;
use crate::base::{EnterpriseId, LabId, SamplerId};
use crate::check::draft::{Names, Placed, known};
use crate::intake::{Code, Row, Sink, Table, codes};
use crate::record::{Conflict, HistoryItem, Level, Outcome, Party};

const LEVELS: &[(&str, &str, Level)] = &[("本级", "own", Level::Own), ("上级", "upper", Level::Upper)];
const OUTCOMES: &[(&str, &str, Outcome)] = &[
    ("合格", "pass", Outcome::Pass),
    ("不合格", "fail", Outcome::Fail),
    ("拒检", "refused", Outcome::Refused),
    ("待定", "pending", Outcome::Pending),
];

/// `history.csv`. Rows of enterprises outside the frame are told and left out.
pub(super) fn history(table: &Table, known_names: &Names, sink: &Sink) -> Vec<Placed<HistoryItem>> {
    let read = |row: &Row<'_>| {
        let (enterprise, product, day) =
            (enterprise(row, 0, known_names, &codes::HISTORY_UNKNOWN_ENTERPRISE), product(row, known_names), row.day(2));
        let (level, outcome, evidence) = (row.word(3, LEVELS), row.word(4, OUTCOMES), row.text(5));
        Some(HistoryItem {
            enterprise: enterprise?,
            product: product?,
            day: day?,
            level: level?,
            outcome: outcome?,
            evidence: evidence?.to_owned(),
        })
    };
    once(rows(table, sink, read), table, sink)
}

fn product(row: &Row<'_>, known_names: &Names) -> Option<crate::base::ProductId> {
    let (text, products) = (row.text(1)?, known_names.products.as_ref()?);
    let product = names::find(products, text);
    if product.is_none() {
        row.say(&codes::UNKNOWN_PRODUCT, 1, names::unknown("产品", "product", text));
    }
    product.cloned()
}

fn enterprise(row: &Row<'_>, column: usize, known_names: &Names, code: &'static Code) -> Option<EnterpriseId> {
    let text = row.text(column)?;
    let enterprise = EnterpriseId::from(text);
    if known_names.enterprises.as_ref().is_some_and(|ids| ids.binary_search(&enterprise).is_err()) {
        row.say(code, column, names::unknown("企业", "enterprise", text));
        return None;
    }
    Some(enterprise)
}

/// `conflicts.csv`. Rows of enterprises outside the frame are told and left out.
pub(super) fn conflicts(table: &Table, known_names: &Names, sink: &Sink) -> Vec<Placed<Conflict>> {
    let read = |row: &Row<'_>| {
        let (party, reason) = (party(row, known_names), row.text(2));
        let enterprise = enterprise(row, 1, known_names, &codes::CONFLICT_UNKNOWN_ENTERPRISE);
        Some(Conflict { party: party?, enterprise: enterprise?, reason: reason?.to_owned() })
    };
    once(rows(table, sink, read), table, sink)
}

fn party(row: &Row<'_>, known_names: &Names) -> Option<Party> {
    let text = row.text(0)?;
    let party = match text.split_once([':', '：']) {
        Some(("sampler", id)) if known(known_names.samplers.as_ref(), id) => Some(Party::Sampler(SamplerId::from(id))),
        Some(("lab", id)) if known(known_names.labs.as_ref(), id) => Some(Party::Lab(LabId::from(id))),
        _ => None,
    };
    if party.is_none() {
        row.say(&codes::UNKNOWN_PARTY, 0, names::unknown("回避方", "sampler or lab", text));
    }
    party
}

/// Rows that say the same count once.
fn once<T: Ord>(rows: Vec<Placed<T>>, table: &Table, sink: &Sink) -> Vec<Placed<T>> {
    let mut order = rows;
    order.sort_unstable_by(|a, b| (&a.value, a.at).cmp(&(&b.value, b.at)));
    order.dedup_by(|again, first| {
        let same = again.value == first.value;
        if same {
            let line = table.line(first.at);
            sink.add(&codes::DUPLICATE_ROW, table.place(again.at, 0), (format!("与第 {line} 行相同"), format!("the same as line {line}")));
        }
        same
    });
    order
}
