//! Lines the counties carry out.

use super::organisers::is_own;
use crate::check::draft::Draft;
use crate::intake::{Sink, codes};

/// I-10: a line of the county bureaus has fewer batches than counties it may go to, and does not say which.
pub(super) fn county_choice_open(draft: &Draft, sink: &Sink) {
    let Some(task) = &draft.task else { return };
    for line in &draft.lines {
        let value = &line.value;
        let counties = if value.counties_only { value.counties.len() } else { draft.counties.len() } as u64;
        let named: u64 = value.counties.iter().map(|c| c.min).sum();
        let open = value.group.is_none() && value.batches < counties && named < value.batches;
        if open && !is_own(&task.authority, &value.organiser) {
            let (id, batches, organiser) = (&value.id, value.batches, &value.organiser);
            let zh = format!("{id} 由{organiser}实施，{batches} 批次对 {counties} 个县区，没有说是哪几个：由随机抽取决定");
            let en = format!(
                "{id} is organised by {organiser}: {batches} batches for {counties} counties, which ones is not said: chance decides"
            );
            sink.add(&codes::COUNTY_CHOICE_OPEN, draft.line_key(line, "counties"), (zh, en));
        }
    }
}
