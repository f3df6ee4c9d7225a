//! Quotas against the enterprises that qualify: the lottery itself says which of them need more than there is (a Hall set).

mod excluded;
mod forced;
mod hall;

use super::places::Places;
use crate::allot::{AllotError, allot, line_of};
use crate::base::Place;
use crate::frame::Sound;
use crate::intake::Sink;

/// Whether the quotas can be met; if not, `quota_exceeds_frame`, `quotas_compete`, `minima_exceed_quota` or
/// `follow_ups_exceed_quota` for each set of quotas that asks too much.
pub(super) fn quotas(sound: &Sound, places: &Places, sink: &Sink) -> bool {
    match allot(sound) {
        Ok(_) => return true,
        Err(AllotError::Forced { .. }) => forced::follow_ups_exceed_quota(sound, places, sink),
        Err(AllotError::Short { problem, shortfall }) => hall::tell(sound, &problem, &shortfall, places, sink),
    }
    false
}

/// Where a quota of the lottery stands in the task.
fn place(node: &str, places: &Places) -> Place {
    let line = line_of(node);
    match (node.strip_prefix("group "), node.split_once('/').map(|(_, part)| part)) {
        (Some(group), _) => places.group(group),
        (_, None | Some("*")) => places.line(&line),
        (_, Some("/producer")) => places.scope_limit(&line, crate::record::Scope::Producer, "min").0,
        (_, Some("/seller")) => places.scope_limit(&line, crate::record::Scope::Seller, "min").0,
        (_, Some(county)) => places.county_limit(&line, &county.into(), "min").0,
    }
}
