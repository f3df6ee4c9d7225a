//! Totals printed in the table, against its rows.

use super::{Plan, Setting};
use crate::intake::recognise::Kind;
use crate::intake::workbook::origin::{Cell, Origin};
use crate::intake::{cell, codes};

/// Subtotals are compared with the rows since the last; the one total is left to the rule over the whole plan, several are compared
/// with their own sheets.
pub(super) fn totals(sheets: &[&Origin<'_>], plan: &mut Plan, setting: &Setting<'_>) {
    let of = |wanted: Kind| {
        let rows = move |o: &&Origin<'_>| o.found.skipped.iter().filter(move |s| s.1 == wanted).count();
        sheets.iter().map(rows).sum::<usize>()
    };
    let one = of(Kind::Total) == 1;
    for origin in sheets {
        let mut since = 0;
        for &(row, kind) in &origin.found.skipped {
            let text = origin.text(row, "batches");
            let from = if kind == Kind::Subtotal { since } else { 0 };
            if !matches!(kind, Kind::Total | Kind::Subtotal) || text.is_empty() {
                continue;
            }
            let quantity = match cell::quantity(&text) {
                Ok(quantity) => quantity,
                Err(what) => {
                    setting.sink.add(&codes::BAD_QUANTITY, origin.place(row, "batches"), what);
                    continue;
                }
            };
            if kind == Kind::Total && one {
                let own = quantity.parts.first().map(|part| part.number);
                plan.stated = Some((Cell { at: origin.at(row, "batches"), place: origin.place(row, "batches") }, quantity.number, own));
                continue;
            }
            let rows = plan.batches.iter().filter(|(source, at, _)| *source == origin.source && (from..row).contains(at));
            let sum: u64 = rows.map(|(.., batches)| batches).sum();
            since = if kind == Kind::Subtotal { row } else { since };
            if sum != quantity.number {
                let what = (
                    format!("写的是 {}，以上各行之和是 {sum}", quantity.number),
                    format!("it says {}, the rows above sum to {sum}", quantity.number),
                );
                setting.sink.add(&codes::TOTAL_DIFFERS, origin.place(row, "batches"), what);
            }
        }
    }
}
