//! Vehicles against the transport flags of products.

use crate::base::{FlagId, ProductId};
use crate::check::draft::Draft;
use crate::frame::carries;
use crate::intake::{Sink, codes};

/// A line needs a product that its organisation can carry; each of its products should be one.
pub(super) fn no_vehicle(draft: &Draft, sink: &Sink) {
    for line in &draft.lines {
        let Some(org) = draft.orgs.iter().find(|o| o.value.id == line.value.org) else { continue };
        let (id, org) = (&line.value.id, &org.value);
        let lacking: Vec<(&ProductId, &FlagId)> = (line.value.products.iter())
            .filter_map(|id| {
                let product = draft.products.iter().find(|p| p.value.id == *id)?;
                Some((id, product.value.transport.iter().find(|flag| !carries(org, flag))?))
            })
            .collect();
        if lacking.len() == line.value.products.len() {
            if let Some((_, flag)) = lacking.first() {
                let zh = format!("{id}：{} 运不了它的任何产品（{flag}）", org.id);
                let en = format!("{id}: {} carries none of its products ({flag})", org.id);
                sink.add(&codes::NO_VEHICLE, draft.line_key(line, "org"), (zh, en));
            }
            continue;
        }
        for (product, flag) in lacking {
            let zh = format!("{id}：{} 运不了 {product}（{flag}）", org.id);
            let en = format!("{id}: {} cannot carry {product} ({flag})", org.id);
            sink.add(&codes::PRODUCT_WITHOUT_VEHICLE, draft.line_key(line, "products"), (zh, en));
        }
    }
}
