//! Why an enterprise, a sampler or a batch fared as it did: from the rows alone.

use super::Papers;
use crate::base::{Day, Digest, EnterpriseId, LabId, LineId, OrgId, ProductId, Ratio, SamplerId};
use crate::frame::{Sound, Standing, standings};
use crate::record::{Batch, ClassKey, Enterprise, Exclusion, FateKind, Party, UnplacedReason};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a name led to.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Why {
    /// An enterprise of the frame.
    Enterprise(Box<EnterpriseWhy>),
    /// A sampler of the roster.
    Sampler(Box<SamplerWhy>),
    /// Several names fit; none is shown.
    Several {
        /// Ids and names.
        candidates: Vec<(String, String)>,
    },
    /// No name fits.
    Nobody,
}

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
    /// Rules that keep it out, with evidence.
    pub exclusions: Vec<Exclusion>,
    /// Its batches as they now stand.
    pub batches: Vec<BatchWhy>,
    /// Lines it stands by for, with its place in the order.
    pub alternates: Vec<(LineId, u64)>,
    /// Amendments that moved a batch from or to it: (amendment, line, `true` if to it).
    pub moves: Vec<(u64, LineId, bool)>,
}

/// The class of an enterprise and what it shares.
#[derive(Clone, Debug, Serialize)]
pub struct ClassWhy {
    /// Position in the commitment.
    pub number: u64,
    /// What its members share.
    pub key: ClassKey,
    /// Members.
    pub size: u64,
    /// Expected batches of a member per unit of weight.
    pub ratio: Ratio,
    /// Place of this ticket among the members', from 1.
    pub rank: u64,
    /// Per open line.
    pub lines: Vec<LineWhy>,
}

/// One open line of a class.
#[derive(Clone, Debug, Serialize)]
pub struct LineWhy {
    /// Column of the lottery, such as `CX-17/532301`.
    pub column: String,
    /// The line.
    pub line: LineId,
    /// Exact probability of each member.
    pub probability: Ratio,
    /// Price of the column.
    pub price: Ratio,
    /// Batches of the class here.
    pub seats: u64,
    /// Ranks of the members drawn for this line; ascending.
    pub drawn_ranks: Vec<u64>,
    /// Ticket of the last of them.
    pub cut: Option<Digest>,
    /// Whether this enterprise is one of them.
    pub drawn: bool,
}

/// A batch and where it went.
#[derive(Clone, Debug, Serialize)]
pub struct BatchWhy {
    /// Line.
    pub line: LineId,
    /// `true` if forced in.
    pub forced: bool,
    /// Blind sample number.
    pub blind: u64,
    /// Products to choose from.
    pub products: Vec<ProductId>,
    /// Lab.
    pub lab: LabId,
    /// Visit, if there is one.
    pub visit: Option<String>,
    /// Tour, day, arrival; absent if the visit found no place.
    pub tour: Option<String>,
    /// Day of the visit.
    pub day: Option<Day>,
    /// Arrival, `HH:MM`.
    pub arrive: Option<String>,
    /// Crew of the tour, lead first.
    pub crew: Vec<SamplerId>,
    /// Why the visit found no place.
    pub unplaced: Option<UnplacedReason>,
}

/// A sampler's way through the second draw.
#[derive(Clone, Debug, Serialize)]
pub struct SamplerWhy {
    /// Id.
    pub id: SamplerId,
    /// Name.
    pub name: String,
    /// Organisation.
    pub org: OrgId,
    /// Products qualified to sample.
    pub qualified: Vec<ProductId>,
    /// Enterprises to keep away from, and why.
    pub conflicts: Vec<(EnterpriseId, String)>,
    /// Tours at most.
    pub tours_max: u64,
    /// Expected tours, exactly.
    pub expected: Option<Ratio>,
    /// Seats this sampler could be drawn for.
    pub seats: Vec<SeatWhy>,
    /// Tours as they now stand.
    pub tours: Vec<String>,
}

/// A seat on a tour.
#[derive(Clone, Debug, Serialize)]
pub struct SeatWhy {
    /// `tour#lead` or `tour#member`.
    pub seat: String,
    /// Exact probability.
    pub probability: Ratio,
    /// Drawn for it.
    pub drawn: bool,
}

/// The answer for an id, a credit code, a sampler, part of a name, or `line/any of these`.
pub fn why(papers: &Papers, question: &str) -> Why {
    let asked = question.split_once('/').filter(|(line, _)| papers.facts().lines.iter().any(|l| l.id.as_str() == *line));
    let (line, name) = asked.map_or((None, question), |(line, rest)| (Some(LineId::from(line)), rest));
    let enterprises = enterprises(papers, name);
    let samplers: Vec<_> = papers.sealed.samplers.iter().filter(|s| line.is_none() && (s.id.as_str() == name || s.name == name)).collect();
    match (&enterprises[..], &samplers[..]) {
        ([], []) => Why::Nobody,
        ([one], []) => Why::Enterprise(Box::new(enterprise(papers, one, line))),
        ([], [one]) => Why::Sampler(Box::new(sampler(papers, one))),
        _ => Why::Several {
            candidates: (enterprises.iter().map(|e| (e.id.to_string(), e.name.clone())))
                .chain(samplers.iter().map(|s| (s.id.to_string(), s.name.clone())))
                .collect(),
        },
    }
}

/// By id; else by credit code; else by part of the name.
fn enterprises<'a>(papers: &'a Papers, name: &str) -> Vec<&'a Enterprise> {
    let frame = &papers.sealed.frame;
    let steps: [&dyn Fn(&&Enterprise) -> bool; 4] =
        [&|e| e.id.as_str() == name, &|e| e.uscc == name, &|e| e.name == name, &|e| !name.is_empty() && e.name.contains(name)];
    steps.into_iter().map(|fits| frame.iter().filter(fits).collect::<Vec<_>>()).find(|found| !found.is_empty()).unwrap_or_default()
}

fn enterprise(papers: &Papers, e: &Enterprise, asked: Option<LineId>) -> EnterpriseWhy {
    let fates = &papers.record.draw.fates;
    let fate = fates.iter().find(|fate| fate.enterprise == e.id);
    let classes = classes(papers);
    let class = classes.get(&e.id).and_then(|number| class_why(papers, &e.id, *number, &classes));
    let standing_by = papers.record.draw.alternates.iter().filter(|a| a.enterprise == e.id);
    EnterpriseWhy {
        id: e.id.clone(),
        name: e.name.clone(),
        county: papers.county_name(e.county.as_str()).to_owned(),
        fate: fate.map_or(FateKind::Excluded, |f| f.fate),
        ticket: fate.map_or(Digest([0; 32]), |f| f.ticket),
        class,
        asked,
        exclusions: fate.map(|f| f.exclusions.clone()).unwrap_or_default(),
        batches: papers.batches().iter().filter(|b| b.enterprise == e.id).map(|b| batch(papers, b)).collect(),
        alternates: standing_by.map(|a| (a.line.clone(), a.rank)).collect(),
        moves: moves(papers, &e.id),
    }
}

/// The class of everyone who took part: what its members share says which.
fn classes(papers: &Papers) -> BTreeMap<EnterpriseId, u64> {
    let Ok(sound) = Sound::new(papers.facts().clone(), papers.sealed.clone()) else { return BTreeMap::new() };
    let classes = &papers.commitment.plan.shares.classes;
    let number = |(e, standing): (&Enterprise, Standing)| {
        let key = class_key(papers, e, &standing);
        let at = classes.binary_search_by(|class| class.key.cmp(&key)).ok()?;
        Some((e.id.clone(), at as u64))
    };
    papers.sealed.frame.iter().zip(standings(&sound)).filter_map(number).collect()
}

/// Enterprises with one key are exchangeable before the ticket.
fn class_key(papers: &Papers, e: &Enterprise, standing: &Standing) -> ClassKey {
    ClassKey {
        county: e.county.clone(),
        scopes: e.scopes.clone(),
        weight: papers.facts().rules.weights.of(e.credit),
        cap: standing.cap.saturating_sub(standing.forced.len() as u64),
        lines: standing.chances().filter_map(|o| papers.facts().lines.get(o.line)).map(|line| line.id.clone()).collect(),
        mark: String::new(),
    }
}

fn class_why(papers: &Papers, id: &EnterpriseId, number: u64, classes: &BTreeMap<EnterpriseId, u64>) -> Option<ClassWhy> {
    let class = papers.commitment.plan.shares.classes.get(usize::try_from(number).ok()?)?;
    let members = papers.record.draw.fates.iter().filter(|fate| classes.get(&fate.enterprise) == Some(&number));
    let mut order: Vec<(Digest, &EnterpriseId)> = members.map(|fate| (fate.ticket, &fate.enterprise)).collect();
    order.sort();
    let rank_of: BTreeMap<&EnterpriseId, u64> = order.iter().zip(1..).map(|((_, member), rank)| (*member, rank)).collect();
    let mine = papers.record.draw.batches.iter().filter(|b| b.class == Some(number)).collect::<Vec<_>>();
    let seats = papers.record.draw.seats.get(number as usize);
    let line_why = |(at, arc): (usize, &crate::record::ArcRow)| {
        let shares = &papers.commitment.plan.shares;
        let column = shares.columns.get(usize::try_from(arc.column).ok()?)?;
        let line = LineId::from(column.id.split('/').next().unwrap_or_default());
        let on_line = || mine.iter().filter(|b| b.line == line);
        let mut drawn_ranks: Vec<u64> = on_line().filter_map(|b| rank_of.get(&b.enterprise)).copied().collect();
        drawn_ranks.sort_unstable();
        let cut = drawn_ranks.last().and_then(|rank| order.get(*rank as usize - 1)).map(|(ticket, _)| *ticket);
        Some(LineWhy {
            probability: Ratio::new(arc.flow, (class.den * class.size).max(1)),
            price: shares.nodes.get(column.node as usize)?.price,
            seats: seats.and_then(|seats| seats.get(at)).copied().unwrap_or(0),
            drawn: on_line().any(|b| b.enterprise == *id),
            column: column.id.clone(),
            line,
            drawn_ranks,
            cut,
        })
    };
    let lines = class.arcs.iter().enumerate().filter_map(line_why).collect();
    let rank = rank_of.get(id).copied().unwrap_or(0);
    Some(ClassWhy { number, key: class.key.clone(), size: class.size, ratio: class.ratio, rank, lines })
}

fn batch(papers: &Papers, b: &Batch) -> BatchWhy {
    let visit = papers.pack().visits.iter().find(|v| v.enterprise == b.enterprise && v.lines.contains(&b.line));
    let appointments = papers.appointments();
    let when = visit.and_then(|v| appointments.get(v.id.as_str()));
    let crew = when.and_then(|w| papers.crews().iter().find(|crew| crew.tour == w.tour.id));
    let unplaced = visit.and_then(|v| papers.pack().unplaced.iter().find(|u| u.visit == v.id));
    BatchWhy {
        line: b.line.clone(),
        forced: b.forced,
        blind: b.blind,
        products: b.products.clone(),
        lab: b.lab.clone(),
        visit: visit.map(|v| v.id.clone()),
        tour: when.map(|w| w.tour.id.clone()),
        day: when.map(|w| w.day.day),
        arrive: when.map(|w| w.stop.arrive.clock()),
        crew: crew.map(|c| std::iter::once(&c.lead).chain(&c.members).cloned().collect()).unwrap_or_default(),
        unplaced: unplaced.map(|u| u.reason.clone()),
    }
}

fn moves(papers: &Papers, id: &EnterpriseId) -> Vec<(u64, LineId, bool)> {
    let mut found = Vec::new();
    for amendment in &papers.amendments {
        for r in &amendment.replacements {
            if r.from == *id {
                found.push((amendment.number, r.line.clone(), false));
            }
            if r.to.as_ref() == Some(id) {
                found.push((amendment.number, r.line.clone(), true));
            }
        }
    }
    found
}

fn sampler(papers: &Papers, s: &crate::record::Sampler) -> SamplerWhy {
    let dispatch = &papers.record.dispatch;
    let conflicts = papers.sealed.conflicts.iter().filter(|c| c.party == Party::Sampler(s.id.clone()));
    let goes = |crew: &&crate::record::Crew| crew.lead == s.id || crew.members.contains(&s.id);
    let class = dispatch.shares.classes.iter().position(|class| class.key.mark == s.id.as_str());
    SamplerWhy {
        id: s.id.clone(),
        name: s.name.clone(),
        org: s.org.clone(),
        qualified: s.qualified.clone(),
        conflicts: conflicts.map(|c| (c.enterprise.clone(), c.reason.clone())).collect(),
        tours_max: s.tours_max,
        expected: dispatch.loads.iter().find(|load| load.sampler == s.id).map(|load| load.expected),
        seats: class.map(|at| seats(papers, at)).unwrap_or_default(),
        tours: papers.crews().iter().filter(goes).map(|crew| crew.tour.clone()).collect(),
    }
}

fn seats(papers: &Papers, class_at: usize) -> Vec<SeatWhy> {
    let dispatch = &papers.record.dispatch;
    let class = &dispatch.shares.classes[class_at];
    let drawn = dispatch.seats.get(class_at);
    let seat = |(at, arc): (usize, &crate::record::ArcRow)| {
        Some(SeatWhy {
            seat: dispatch.shares.columns.get(usize::try_from(arc.column).ok()?)?.id.clone(),
            probability: Ratio::new(arc.flow, (class.den * class.size).max(1)),
            drawn: drawn.and_then(|seats| seats.get(at)).is_some_and(|n| *n > 0),
        })
    };
    class.arcs.iter().enumerate().filter_map(seat).collect()
}
