//! The numbers of a RUN: batches against quotas, visits and tours, labs against capacity, exclusions, loads, digests.

use super::Papers;
use crate::base::{CountyId, Day, Digest, GroupId, LabId, LineId, OrgId, Ratio, SamplerId, Week, canon, sha256};
use crate::record::{Batch, CountyQuota, ExclusionCount, FateKind, Line, QuotaKind, Span, Totals};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Everything the terminal and the page say in numbers.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// Task id.
    pub task: String,
    /// Title in Chinese.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// `true` if the frame is made up.
    pub synthetic: bool,
    /// `true` if there was no secret.
    pub public: bool,
    /// The public value.
    pub value: String,
    /// C.
    pub commitment: Digest,
    /// SHA-256 of `record.json`.
    pub record: Digest,
    /// Amendments since.
    pub amendments: u64,
    /// Fates at the draw; they sum to the frame.
    pub fates: Fates,
    /// Counties in the order of the county lists below.
    pub counties: Vec<CountySum>,
    /// Plan lines; ascending.
    pub lines: Vec<LineSum>,
    /// Shared quotas; ascending.
    pub groups: Vec<GroupSum>,
    /// Batches as they now stand.
    pub batches: u64,
    /// Of these, forced in.
    pub forced: u64,
    /// Enterprises with at least one batch.
    pub enterprises: u64,
    /// Visits, tours, days, kilometres, cost.
    pub totals: Totals,
    /// Visits without a tour.
    pub unplaced: u64,
    /// Iterations the search of the draw was to make.
    pub iterations: u64,
    /// Iterations it made, if it was stopped early.
    pub stopped_after: Option<u64>,
    /// By how many 1/1000 at most the plan costs more than any could, if a bound was asked for and no incident has come since.
    pub over_permille: Option<i64>,
    /// Labs; ascending.
    pub labs: Vec<LabSum>,
    /// Enterprises and pairs left out, by rule.
    pub exclusions: Vec<ExclusionCount>,
    /// Samplers; ascending.
    pub loads: Vec<LoadSum>,
}

/// Enterprises by fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fates {
    /// All.
    pub frame: u64,
    /// With a batch.
    pub selected: u64,
    /// Standing by.
    pub alternate: u64,
    /// Took part, not drawn.
    pub quota_full: u64,
    /// Could not take part.
    pub excluded: u64,
}

/// A county and its batches.
#[derive(Clone, Debug, Serialize)]
pub struct CountySum {
    /// Code.
    pub id: CountyId,
    /// Name in Chinese.
    pub name: String,
    /// Name in Latin letters.
    pub name_en: String,
    /// Batches of all lines.
    pub batches: u64,
}

/// A plan line against its quota.
#[derive(Clone, Debug, Serialize)]
pub struct LineSum {
    /// Id.
    pub id: LineId,
    /// Title as printed.
    pub title: String,
    /// Quota; 0 if the group has it.
    pub quota: u64,
    /// Exact or minimum.
    pub kind: QuotaKind,
    /// The shared quota, if any.
    pub group: Option<GroupId>,
    /// Window as printed.
    pub window_text: String,
    /// Window as days.
    pub window: Span,
    /// Batches.
    pub batches: u64,
    /// Of these, forced in.
    pub forced: u64,
    /// Of these, placed on a tour.
    pub placed: u64,
    /// Batches per county, in the order of `counties`.
    pub by_county: Vec<u64>,
    /// Limits per county; ascending.
    pub limits: Vec<CountyQuota>,
    /// Whether the line and all its counties are as the plan wants them.
    pub met: bool,
}

/// A shared quota.
#[derive(Clone, Debug, Serialize)]
pub struct GroupSum {
    /// Id.
    pub id: GroupId,
    /// Batches wanted, exactly.
    pub quota: u64,
    /// Batches of its lines.
    pub batches: u64,
}

/// A lab against its capacity.
#[derive(Clone, Debug, Serialize)]
pub struct LabSum {
    /// Id.
    pub id: LabId,
    /// Name.
    pub name: String,
    /// Batches handed in.
    pub batches: u64,
    /// Largest number of a day.
    pub day_peak: u64,
    /// First day with that number.
    pub day: Option<Day>,
    /// Most it takes a day.
    pub day_capacity: u64,
    /// Largest number of a week.
    pub week_peak: u64,
    /// First week with that number.
    pub week: Option<Week>,
    /// Most it takes a week.
    pub week_capacity: u64,
}

/// A sampler's tours.
#[derive(Clone, Debug, Serialize)]
pub struct LoadSum {
    /// Sampler.
    pub sampler: SamplerId,
    /// Name.
    pub name: String,
    /// Organisation.
    pub org: OrgId,
    /// Expected tours at the draw.
    pub expected: Ratio,
    /// Tours as they now stand.
    pub tours: u64,
    /// Days of these tours.
    pub days: u64,
}

impl Summary {
    /// The numbers of a RUN.
    pub fn of(papers: &Papers) -> Self {
        let (facts, plan) = (papers.facts(), &papers.commitment.plan);
        let lines = lines(papers);
        let batches = papers.batches();
        Self {
            task: facts.task.id.clone(),
            title: facts.task.title.clone(),
            title_en: facts.task.title_en.clone(),
            synthetic: facts.task.synthetic,
            public: plan.public,
            value: papers.record.seed.values.join(" "),
            commitment: papers.commitment.commitment,
            record: sha256(&[&canon::write(&papers.record)]),
            amendments: papers.amendments.len() as u64,
            fates: fates(papers),
            counties: counties(papers),
            groups: groups(papers, &lines),
            lines,
            batches: batches.len() as u64,
            forced: count(batches, |b| b.forced),
            enterprises: batches.iter().map(|b| &b.enterprise).collect::<BTreeSet<_>>().len() as u64,
            totals: papers.pack().totals.clone(),
            unplaced: papers.pack().unplaced.len() as u64,
            iterations: facts.search.iterations,
            stopped_after: Some(papers.record.pack.iterations).filter(|&made| made < facts.search.iterations),
            over_permille: papers.proved().and_then(|bound| bound.over_permille(papers.record.pack.totals.cost)),
            labs: labs(papers),
            exclusions: plan.exclusions.clone(),
            loads: loads(papers),
        }
    }

    /// Whether every line, county limit and shared quota is met and every visit has a tour.
    pub fn met(&self) -> bool {
        self.unplaced == 0 && self.lines.iter().all(|line| line.met) && self.groups.iter().all(|group| group.batches == group.quota)
    }
}

fn count(batches: &[Batch], wanted: impl Fn(&Batch) -> bool) -> u64 {
    batches.iter().filter(|b| wanted(b)).count() as u64
}

fn fates(papers: &Papers) -> Fates {
    let rows = &papers.record.draw.fates;
    let of = |kind| rows.iter().filter(|fate| fate.fate == kind).count() as u64;
    Fates {
        frame: rows.len() as u64,
        selected: of(FateKind::Selected),
        alternate: of(FateKind::Alternate),
        quota_full: of(FateKind::QuotaFull),
        excluded: of(FateKind::Excluded),
    }
}

fn counties(papers: &Papers) -> Vec<CountySum> {
    let sum = |county: &crate::record::County| CountySum {
        id: county.id.clone(),
        name: county.name.clone(),
        name_en: county.name_en.clone(),
        batches: count(papers.batches(), |b| b.county == county.id),
    };
    papers.facts().counties.iter().map(sum).collect()
}

fn lines(papers: &Papers) -> Vec<LineSum> {
    let (visit_of, appointments) = (papers.visit_of_batch(), papers.appointments());
    let is_placed = |b: &Batch| visit_of.get(&(&b.line, &b.enterprise)).is_some_and(|visit| appointments.contains_key(visit.id.as_str()));
    papers.facts().lines.iter().map(|line| line_sum(papers, line, is_placed)).collect()
}

fn line_sum(papers: &Papers, line: &Line, is_placed: impl Fn(&Batch) -> bool) -> LineSum {
    let mine: Vec<Batch> = papers.batches().iter().filter(|b| b.line == line.id).cloned().collect();
    let in_county = |id: &CountyId| count(&mine, |b| b.county == *id);
    let batches = mine.len() as u64;
    let total_met = match line.kind {
        _ if line.group.is_some() => true,
        QuotaKind::Exact => batches == line.batches,
        QuotaKind::Min => batches >= line.batches,
    };
    LineSum {
        id: line.id.clone(),
        title: line.title.clone(),
        quota: line.batches,
        kind: line.kind,
        group: line.group.clone(),
        window_text: line.window_text.clone(),
        window: line.window,
        batches,
        forced: count(&mine, |b| b.forced),
        placed: count(&mine, is_placed),
        by_county: papers.facts().counties.iter().map(|county| in_county(&county.id)).collect(),
        limits: line.counties.clone(),
        met: total_met && line.counties.iter().all(|limit| (limit.min..=limit.max).contains(&in_county(&limit.county))),
    }
}

fn groups(papers: &Papers, lines: &[LineSum]) -> Vec<GroupSum> {
    let drawn = |id: &GroupId| lines.iter().filter(|line| line.group.as_ref() == Some(id)).map(|line| line.batches).sum();
    let sum = |group: &crate::record::QuotaGroup| GroupSum { id: group.id.clone(), quota: group.batches, batches: drawn(&group.id) };
    papers.facts().groups.iter().map(sum).collect()
}

fn labs(papers: &Papers) -> Vec<LabSum> {
    let handed_in = papers.handed_in();
    let sum = |lab: &crate::record::Lab| {
        let days: BTreeMap<Day, u64> = handed_in.iter().filter(|((id, _), _)| **id == lab.id).map(|((_, day), n)| (*day, *n)).collect();
        let mut weeks: BTreeMap<Week, u64> = BTreeMap::new();
        for (day, n) in &days {
            *weeks.entry(day.week()).or_insert(0) += n;
        }
        let (day, day_peak) = first_peak(&days);
        let (week, week_peak) = first_peak(&weeks);
        LabSum {
            id: lab.id.clone(),
            name: lab.name.clone(),
            batches: days.values().sum(),
            day_peak,
            day,
            day_capacity: lab.batches_per_day,
            week_peak,
            week,
            week_capacity: lab.batches_per_week,
        }
    };
    papers.facts().labs.iter().map(sum).collect()
}

/// The largest number and where it first stands.
fn first_peak<K: Copy>(counts: &BTreeMap<K, u64>) -> (Option<K>, u64) {
    let peak = counts.values().copied().max().unwrap_or(0);
    (counts.iter().find(|(_, n)| **n == peak).map(|(at, _)| *at), peak)
}

fn loads(papers: &Papers) -> Vec<LoadSum> {
    let days: BTreeMap<&str, u64> = papers.pack().tours.iter().map(|tour| (tour.id.as_str(), tour.days.len() as u64)).collect();
    let mut drawn: BTreeMap<&SamplerId, Vec<&str>> = BTreeMap::new();
    for crew in papers.crews() {
        for sampler in std::iter::once(&crew.lead).chain(&crew.members) {
            drawn.entry(sampler).or_default().push(&crew.tour);
        }
    }
    let sum = |load: &crate::record::Load| {
        let tours = drawn.get(&load.sampler).map_or(&[][..], |tours| tours);
        LoadSum {
            sampler: load.sampler.clone(),
            name: papers.sampler_name(&load.sampler).to_owned(),
            org: papers.sampler(&load.sampler).map(|s| s.org.clone()).unwrap_or_default(),
            expected: load.expected,
            tours: tours.len() as u64,
            days: tours.iter().filter_map(|tour| days.get(tour)).sum(),
        }
    };
    papers.record.dispatch.loads.iter().map(sum).collect()
}
