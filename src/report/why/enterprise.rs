//! An enterprise's way through the draw.

use super::batch::{BatchWhy, batch};
use super::class::{ClassWhy, class_why};
use super::closed::{Closed, closed};
use crate::allot;
use crate::base::{Digest, EnterpriseId, LineId};
use crate::frame::{Sound, standings};
use crate::record::{Enterprise, Exclusion, FateKind};
use crate::report::{Move, Papers, moves};
use serde::Serialize;

/// An enterprise's way through the draw.
#[derive(Clone, Debug, Serialize)]
pub struct EnterpriseWhy {
    /// Id.
    pub id: EnterpriseId,
    /// Name.
    pub name: String,
    /// County in Chinese.
    pub county: String,
    /// Fate at the draw.
    pub fate: FateKind,
    /// Ticket.
    pub ticket: Digest,
    /// Its class, if it took part.
    pub class: Option<ClassWhy>,
    /// The line the question was about, if it was about one.
    pub asked: Option<LineId>,
    /// Why the line asked about was never open to it, if no rule names it.
    pub closed: Option<Closed>,
    /// Rules that keep it out, with evidence.
    pub exclusions: Vec<Exclusion>,
    /// Its batches as they now stand.
    pub batches: Vec<BatchWhy>,
    /// Lines it stands by for, with its place in the order.
    pub alternates: Vec<(LineId, u64)>,
    /// What amendments moved from or to it.
    pub moves: Vec<Move>,
}

/// An enterprise's way through the draw.
pub(super) fn enterprise(papers: &Papers, e: &Enterprise, asked: Option<LineId>) -> EnterpriseWhy {
    let fates = &papers.record.draw.fates;
    let fate = fates.iter().find(|fate| fate.enterprise == e.id);
    let members = members(papers);
    let class =
        members.iter().position(|class| class.contains(&&e.id)).and_then(|number| class_why(papers, &e.id, number, &members[number]));
    let closed = asked.as_ref().and_then(|line| closed(papers, e, line));
    let standing_by = papers.record.draw.alternates.iter().filter(|a| a.enterprise == e.id);
    EnterpriseWhy {
        id: e.id.clone(),
        name: e.name.clone(),
        county: papers.county_name(e.county.as_str()).to_owned(),
        fate: fate.map_or(FateKind::Excluded, |f| f.fate),
        ticket: fate.map_or(Digest([0; 32]), |f| f.ticket),
        class,
        asked,
        closed,
        exclusions: fate.map(|f| f.exclusions.to_vec()).unwrap_or_default(),
        batches: papers.batches().iter().filter(|b| b.enterprise == e.id).map(|b| batch(papers, b)).collect(),
        alternates: standing_by.map(|a| (a.line.clone(), a.rank)).collect(),
        moves: moves::moves(papers, &e.id),
    }
}

/// Members of every class of the commitment.
fn members(papers: &Papers) -> Vec<Vec<&EnterpriseId>> {
    let Ok(sound) = Sound::new(papers.facts().clone(), papers.sealed.clone()) else { return Vec::new() };
    let rows = allot::rows(&sound, &standings(&sound), &allot::columns(sound.facts()));
    let ids = |rows: &Vec<usize>| rows.iter().map(|&row| &papers.sealed.frame[row].id).collect();
    rows.members.iter().map(ids).collect()
}
