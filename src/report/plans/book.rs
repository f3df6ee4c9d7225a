//! The plans with names in them.

use crate::allot::{Allotment, line_of};
use crate::base::{LineId, Progress, sha256};
use crate::draw::TICKET_PURPOSE;
use crate::frame::Sound;
use crate::lottery::{PlansTooLarge, plans};
use crate::seed::{EH1, Seed};

/// A batch of a plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Line.
    pub line: LineId,
    /// Position of the enterprise in the frame.
    pub row: usize,
    /// Column of the lottery it counts for; none if it is forced.
    pub column: Option<usize>,
}

/// All plans of a task.
#[derive(Clone, Debug)]
pub struct Book {
    /// Batches of every plan left to chance; ascending by line and enterprise.
    pub plans: Vec<Vec<Entry>>,
    /// Batches forced into every plan; ascending.
    pub forced: Vec<Entry>,
}

/// The coins and the order of the members are fixed: they follow from the number of plans alone. Chance comes with the urn.
///
/// Key: SHA-256("EH1/plans\0" ‖ u64be(plans)). Never of a record.
pub fn seed(plans: u64) -> Seed {
    Seed::from_key(EH1, sha256(&[&EH1.label("plans"), &plans.to_be_bytes()]).0)
}

/// So many plans of a task.
///
/// # Errors
/// If that is too much to write down.
pub fn book(sound: &Sound, allotment: &Allotment, count: u64, progress: &dyn Progress) -> Result<Book, PlansTooLarge> {
    let seed = seed(count);
    let found = plans(&allotment.shares, count, &seed, progress)?;
    let frame = &sound.sealed().frame;
    let ordered = |members: &Vec<usize>| {
        let mut order = members.clone();
        order.sort_by_cached_key(|&row| (seed.ticket(TICKET_PURPOSE, &[frame[row].id.as_str()]), row));
        order
    };
    let members: Vec<Vec<usize>> = allotment.members.iter().map(ordered).collect();
    let lines: Vec<LineId> = allotment.shares.columns.iter().map(|column| line_of(&column.id)).collect();
    let entry = |seat: &crate::lottery::Seat| {
        let column = allotment.shares.classes[seat.class as usize].arcs[seat.arc as usize].column as usize;
        Entry { line: lines[column].clone(), row: members[seat.class as usize][seat.member as usize], column: Some(column) }
    };
    let named = |plan: &Vec<crate::lottery::Seat>| {
        let mut entries: Vec<Entry> = plan.iter().map(entry).collect();
        entries.sort_unstable();
        entries
    };
    Ok(Book { plans: found.iter().map(named).collect(), forced: forced(sound, allotment) })
}

fn forced(sound: &Sound, allotment: &Allotment) -> Vec<Entry> {
    let mut found = Vec::new();
    for (row, standing) in allotment.standings.iter().enumerate() {
        let line = |&at: &usize| sound.facts().lines[standing.openings[at].line].id.clone();
        found.extend(standing.forced.iter().map(|at| Entry { line: line(at), row, column: None }));
    }
    found.sort_unstable();
    found
}
