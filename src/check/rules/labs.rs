//! Labs and what they may test.

use crate::check::draft::Draft;
use crate::intake::{Sink, codes};

/// Every lab of a line is accredited for every product of it.
pub(super) fn lab_not_accredited(draft: &Draft, sink: &Sink) {
    for line in &draft.lines {
        for (k, share) in line.value.labs.iter().enumerate() {
            let Some(lab) = draft.labs.iter().find(|l| l.value.id == share.lab) else { continue };
            for product in line.value.products.iter().filter(|p| !lab.value.products.contains(p)) {
                let (line_id, lab_id) = (&line.value.id, &share.lab);
                let what =
                    (format!("{line_id}：{lab_id} 没有 {product} 的资质"), format!("{line_id}: {lab_id} is not accredited for {product}"));
                sink.add(&codes::LAB_NOT_ACCREDITED, draft.line_key(line, &format!("labs[{}].lab", k + 1)), what);
            }
        }
    }
}
