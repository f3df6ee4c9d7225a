//! Lines the counties carry out.

use super::organisers::is_own;
use crate::check::draft::Draft;
use crate::intake::{Sink, codes};

/// I-10: a line of the county bureaus has fewer batches than there are counties, and does not say which.
pub(super) fn county_choice_open(draft: &Draft, sink: &Sink) {
    let Some(task) = &draft.task else { return };
    let counties = draft.counties.len() as u64;
    for line in &draft.lines {
        let value = &line.value;
        let open = value.counties.is_empty() && value.group.is_none() && value.batches < counties;
        if open && !is_own(&task.authority, &value.organiser) {
            let (id, batches, organiser) = (&value.id, value.batches, &value.organiser);
            let zh = format!("{id} 由{organiser}实施，{batches} 批次分给 {counties} 个县区，没有说是哪几个");
            let en = format!("{id} is organised by {organiser}: {batches} batches for {counties} counties, which ones is not said");
            sink.add(&codes::COUNTY_CHOICE_OPEN, draft.line_key(line, "counties"), (zh, en));
        }
    }
}
