//! Teams, their tours, and what stands at every stop in words.

use super::super::{Papers, words};
use crate::base::{Day, Digest, Lang, Minutes, OrgId, sha256};
use crate::record::{Batch, Enterprise, Stop, Tour, TourDay, Visit};
use std::collections::BTreeMap;

/// A slot of an organisation and its tours.
pub struct Team<'a> {
    /// `A·1`: organisation and slot.
    pub name: String,
    /// `team-A-1`: safe in any file system and of no other team.
    pub file: String,
    /// Its tours; by first day.
    pub tours: Vec<TeamTour<'a>>,
}

/// A tour with its days and people.
pub struct TeamTour<'a> {
    /// The tour.
    pub tour: &'a Tour,
    /// Who goes, the lead first.
    pub crew: Vec<&'a str>,
    /// Its stops, in order of day and time.
    pub stops: Vec<Halt<'a>>,
}

/// A stop with the enterprise.
pub struct Halt<'a> {
    /// Day of the tour.
    pub day: &'a TourDay,
    /// Number of the stop that day, from 1.
    pub number: usize,
    /// Arrival, work, departure.
    pub stop: &'a Stop,
    /// The visit.
    pub visit: &'a Visit,
    /// Where.
    pub at: &'a Enterprise,
    /// Samples to take.
    pub batches: Vec<&'a Batch>,
}

impl<'a> Team<'a> {
    /// Teams with a tour; by organisation, then slot.
    pub fn all(papers: &'a Papers) -> Vec<Self> {
        let (visits, crews) = (papers.visits(), papers.crew_of());
        let mut batches: BTreeMap<_, Vec<&Batch>> = BTreeMap::new();
        for batch in papers.batches() {
            batches.entry(&batch.enterprise).or_default().push(batch);
        }
        let halts = |day: &'a TourDay| {
            let halt = |(number, stop): (usize, &'a Stop)| {
                let visit: &'a Visit = visits.get(stop.visit.as_str())?;
                let of_visit = batches.get(&visit.enterprise).into_iter().flatten().filter(|b| visit.lines.contains(&b.line));
                Some(Halt { day, number, stop, visit, at: papers.enterprise(&visit.enterprise)?, batches: of_visit.copied().collect() })
            };
            (1..).zip(&day.stops).filter_map(halt).collect::<Vec<_>>()
        };
        let mut teams: BTreeMap<(&OrgId, u64), Vec<TeamTour<'a>>> = BTreeMap::new();
        for tour in &papers.pack().tours {
            let crew = crews.get(tour.id.as_str()).into_iter().flat_map(|crew| [&crew.lead].into_iter().chain(&crew.members));
            let crew = crew.map(|id| papers.sampler_name(id)).collect();
            let stops = tour.days.iter().flat_map(&halts).collect();
            teams.entry((&tour.org, tour.slot)).or_default().push(TeamTour { tour, crew, stops });
        }
        let name = |((org, slot), mut tours): ((&OrgId, u64), Vec<TeamTour<'a>>)| {
            tours.sort_by_key(|t| t.tour.days.first().map(|day| day.day));
            Self { name: format!("{org}·{slot}"), file: file(org, slot), tours }
        };
        teams.into_iter().map(name).collect()
    }
}

/// Ids of organisations may hold letters no file system likes: such a team is told from others by a digest of the id.
fn file(org: &OrgId, slot: u64) -> String {
    let plain: String = org.as_str().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40).collect();
    // file systems that do not tell A from a are common: only capitals stand for themselves
    if plain == org.as_str() && !plain.chars().any(|c| c.is_ascii_lowercase()) {
        format!("team-{plain}-{slot}")
    } else {
        format!("team-{plain}-{}-{slot}", sha256(&[org.as_str().as_bytes()]).short())
    }
}

impl Halt<'_> {
    /// Names this stop in every file; the same visit keeps it when a tour is repaired.
    pub fn uid(&self, commitment: &Digest) -> String {
        sha256(&[format!("{commitment}/{}", self.visit.id).as_bytes()]).to_string()[..32].to_owned()
    }

    /// Day and `HH:MM` of a time of this day: its 24:00 is the next day's 00:00.
    pub fn moment(&self, minutes: Minutes) -> (Day, String) {
        (self.day.day.plus((minutes.0 / 1_440) as i32), Minutes(minutes.0 % 1_440).clock())
    }

    /// `3 批次 车用柴油、玩具`: what there is to do, in short.
    pub fn work(&self, papers: &Papers) -> String {
        let mut titles: Vec<&str> = self.batches.iter().map(|b| papers.line_title(&b.line)).collect();
        titles.dedup();
        format!("{} 批次 {}", self.batches.len(), titles.join("、"))
    }

    /// Everything a team wants to read at the door, a line each; Chinese with English.
    pub fn lines(&self, papers: &Papers, of: &TeamTour<'_>) -> Vec<String> {
        let (day, stop) = (self.day, self.stop);
        let mut lines = vec![
            format!("{} 第 {} 站，共 {} 站 · stop {} of {}", day.day, self.number, day.stops.len(), self.number, day.stops.len()),
            format!("到达 {} 开始 {} 结束 {} · arrive, start, end", stop.arrive.clock(), stop.start.clock(), stop.end.clock()),
            format!("地址 address: {}（{}）", self.at.address, papers.county_name(self.at.county.as_str())),
            format!("代码 code: {}", self.at.id),
            format!("营业 hours: {}–{}", self.at.hours.from.clock(), self.at.hours.to.clock()),
        ];
        lines.extend(self.batches.iter().map(|batch| {
            let products: Vec<&str> = batch.products.iter().map(|id| papers.product_name(id)).collect();
            let (title, lab) = (papers.line_title(&batch.line), papers.lab_name(&batch.lab));
            format!("盲样 blind {:09}: {} {title}（{}）→ {lab}", batch.blind, batch.line, products.join("、"))
        }));
        if self.number == 1 {
            lines.push(format!("出发 leave {}", day.leave.clock()));
        }
        if self.number == day.stops.len() {
            let (zh, en) = (words::place(day.to, Lang::Zh), words::place(day.to, Lang::En));
            lines.push(format!("当日结束 end {} {zh} · {en}", day.end.clock()));
        }
        lines.push(format!("行程 tour {} · 人员 crew: {}", of.tour.id, of.crew.join("、")));
        lines
    }
}
