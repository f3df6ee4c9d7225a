//! Follow-ups that are forced in, quota by quota.

use super::place;
use crate::allot::{Columns, columns};
use crate::check::names;
use crate::check::places::Places;
use crate::frame::{Sound, Standing, standings};
use crate::intake::{Sink, codes};

/// Forced batches of every node, wholes included.
pub(super) fn forced(sound: &Sound, standings: &[Standing], columns: &Columns) -> Vec<u64> {
    let lines = &sound.facts().lines;
    let mut forced = vec![0u64; columns.nodes.len()];
    for (enterprise, standing) in sound.sealed().frame.iter().zip(standings) {
        for line in standing.forced.iter().map(|&at| standing.openings[at].line) {
            let open = columns.open_to(line, &enterprise.county, &enterprise.scopes, &lines[line].scopes);
            open.first().into_iter().for_each(|&column| forced[columns.columns[column].node] += 1);
        }
    }
    for (v, node) in columns.nodes.iter().enumerate() {
        node.parent.into_iter().for_each(|parent| forced[parent] += forced[v]);
    }
    forced
}

/// Quotas that hold fewer batches than follow-ups are forced into them.
pub(super) fn follow_ups_exceed_quota(sound: &Sound, places: &Places, sink: &Sink) {
    let (facts, columns) = (sound.facts(), columns(sound.facts()));
    let forced = forced(sound, &standings(sound), &columns);
    for (node, forced) in columns.nodes.iter().zip(forced).filter(|(node, forced)| *forced > node.hi) {
        let ((zh, en), hi) = (names::quota(facts, &node.id), node.hi);
        let what = (
            format!("{zh}最多 {hi} 批次，而上年不合格必须复查的已有 {forced} 家，多出 {}", forced - hi),
            format!(
                "{en} holds {hi} batches, but {forced} enterprises that failed last year must be followed up: {} too many",
                forced - hi
            ),
        );
        sink.add(&codes::FOLLOW_UPS_EXCEED_QUOTA, place(&node.id, places), what);
    }
}
