//! Packets: what one team has to know for one day, and nothing of any other day or team.

mod page;

use super::Papers;
use crate::base::{Day, SamplerId};
use crate::record::{Tour, TourDay};

/// A team's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    /// The day.
    pub day: Day,
    /// The tour.
    pub tour: String,
    /// The crew, the lead first.
    pub crew: Vec<SamplerId>,
    /// `2025-03-05_2025-W10-A-1`: for a file's name.
    pub name: String,
    /// The page, printable on A4.
    pub page: String,
}

/// Packets of all tours as they now stand, of one day if asked; by day, then tour.
pub fn packets(papers: &Papers, only: Option<Day>) -> Vec<Packet> {
    let crews = papers.crew_of();
    let mut found = Vec::new();
    for tour in &papers.pack().tours {
        let crew: Vec<SamplerId> =
            crews.get(tour.id.as_str()).map_or_else(Vec::new, |crew| [&crew.lead].into_iter().chain(&crew.members).cloned().collect());
        for day in tour.days.iter().filter(|day| only.is_none_or(|only| day.day == only)) {
            found.push(packet(papers, tour, day, &crew));
        }
    }
    found.sort_by(|a, b| (a.day, &a.tour).cmp(&(b.day, &b.tour)));
    found
}

fn packet(papers: &Papers, tour: &Tour, day: &TourDay, crew: &[SamplerId]) -> Packet {
    // ids of organisations may hold letters no file system likes
    let plain = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '-' };
    Packet {
        day: day.day,
        tour: tour.id.clone(),
        crew: crew.to_vec(),
        name: format!("{}_{}", day.day, tour.id.chars().map(plain).collect::<String>()),
        page: page::page(papers, tour, day, crew).into_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::papers;

    #[test]
    fn a_packet_holds_its_day() {
        let papers = papers();
        let days: usize = papers.pack().tours.iter().map(|t| t.days.len()).sum();
        let all = packets(&papers, None);
        assert_eq!(all.len(), days);
        let first = &all[0];
        assert!(first.page.starts_with("<!DOCTYPE html>") && first.page.contains("车用柴油") && first.page.contains("检测院"));
        assert!(!first.name.contains('/') && first.name.starts_with(&first.day.to_string()));
        let day = first.day;
        assert!(packets(&papers, Some(day)).iter().all(|p| p.day == day));
        assert!(packets(&papers, Some(day.plus(400))).is_empty());
    }
}
