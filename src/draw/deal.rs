//! Batches to names: forced ones, then each class's seats to its members in ticket order.

use crate::allot::{Allotment, line_of};
use crate::base::{LabId, LineId};
use crate::frame::{Opening, Sound};
use crate::lottery;
use crate::record::{Batch, Dealing};

/// All batches, ascending by line and enterprise; labs and blind numbers still open.
pub(super) fn deal(sound: &Sound, allotment: &Allotment, ordered: &[Vec<usize>], seats: &[Vec<u64>], dealing: Dealing) -> Vec<Batch> {
    let mut batches = forced(sound, allotment);
    for (k, (members, seats)) in ordered.iter().zip(seats).enumerate() {
        let class = &allotment.shares.classes[k];
        if seats.iter().any(|&s| s > 0) {
            let dealt = lottery::deal_class(class, seats, dealing);
            for (position, arcs) in dealt.iter().enumerate() {
                for &arc in arcs {
                    let line = line_of(&allotment.shares.columns[class.arcs[arc].column as usize].id);
                    let drawn = Place { class: Some(k as u64), rank: position as u64 + 1 };
                    batches.push(batch(sound, allotment, members[position], &line, drawn));
                }
            }
        }
    }
    batches.sort_by(|a, b| (&a.line, &a.enterprise).cmp(&(&b.line, &b.enterprise)));
    batches
}

struct Place {
    class: Option<u64>,
    rank: u64,
}

fn forced(sound: &Sound, allotment: &Allotment) -> Vec<Batch> {
    let lines = &sound.facts().lines;
    let of_row = |(row, standing): (usize, &crate::frame::Standing)| {
        let forced: Vec<LineId> = standing.forced.iter().map(|&at| lines[standing.openings[at].line].id.clone()).collect();
        forced.into_iter().map(move |line| (row, line))
    };
    let pairs = allotment.standings.iter().enumerate().flat_map(of_row);
    pairs.map(|(row, line)| batch(sound, allotment, row, &line, Place { class: None, rank: 0 })).collect()
}

fn batch(sound: &Sound, allotment: &Allotment, row: usize, line: &LineId, place: Place) -> Batch {
    let enterprise = &sound.sealed().frame[row];
    let lines = &sound.facts().lines;
    let opening: &Opening =
        allotment.standings[row].openings.iter().find(|o| lines[o.line].id == *line).expect("seats are dealt on open lines only");
    Batch {
        line: line.clone(),
        enterprise: enterprise.id.clone(),
        county: enterprise.county.clone(),
        products: opening.products.clone(),
        lab: LabId::default(),
        forced: place.class.is_none(),
        class: place.class,
        rank: place.rank,
        blind: 0,
    }
}
