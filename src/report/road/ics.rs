//! A team's calendar (RFC 5545): an event per stop, so that a phone shows the time, the place and what to do there.

use super::super::Papers;
use super::stops::{Halt, Team, TeamTour};
use crate::base::Minutes;

/// Longest content line in octets, its line end not counted (RFC 5545 §3.1).
const OCTETS_MAX: usize = 75;
/// China has had one offset and no summer time since 1991-09-15.
const ZONE: [&str; 9] = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19910915T000000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The file.
pub fn calendar(papers: &Papers, team: &Team<'_>) -> Vec<u8> {
    let task = &papers.facts().task;
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Evenhand//tours//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
            .map(str::to_owned)
            .into();
    lines.push(format!("X-WR-CALNAME:{}", text(&format!("{} {}", team.name, task.title))));
    lines.extend(ZONE.map(str::to_owned));
    for tour in &team.tours {
        for halt in &tour.stops {
            lines.extend(event(papers, tour, halt));
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| fold(line) + "\r\n").collect::<String>().into_bytes()
}

fn event(papers: &Papers, tour: &TeamTour<'_>, halt: &Halt<'_>) -> Vec<String> {
    let at = halt.at.at;
    // a repaired plan is a later edition of the same events: its day and its number stand in the record, no clock is read
    let stamp = papers.amendments.last().map_or(papers.facts().task.as_of, |a| a.as_of);
    let degrees = |micro: i64| format!("{}{}.{:06}", if micro < 0 { "-" } else { "" }, micro.abs() / 1_000_000, micro.abs() % 1_000_000);
    vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@evenhand", halt.uid(&papers.commitment.commitment)),
        format!("DTSTAMP:{}T000000Z", stamp.to_string().replace('-', "")),
        format!("SEQUENCE:{}", papers.amendments.len()),
        format!("DTSTART;TZID=Asia/Shanghai:{}", local(halt, halt.stop.start)),
        format!("DTEND;TZID=Asia/Shanghai:{}", local(halt, halt.stop.end)),
        format!("SUMMARY:{}", text(&format!("{}. {}（{}）", halt.number, halt.at.name, halt.work(papers)))),
        format!("LOCATION:{}", text(&halt.at.address)),
        format!("GEO:{};{}", degrees(at.lat), degrees(at.lon)),
        format!("DESCRIPTION:{}", text(&halt.lines(papers, tour).join("\n"))),
        "TRANSP:OPAQUE".to_owned(),
        "CLASS:CONFIDENTIAL".to_owned(),
        "END:VEVENT".to_owned(),
    ]
}

/// `20250304T083000`.
fn local(halt: &Halt<'_>, minutes: Minutes) -> String {
    let (day, clock) = halt.moment(minutes);
    format!("{day}T{clock}00").replace(['-', ':'], "")
}

/// A TEXT value (RFC 5545 §3.3.11): what has a meaning is escaped, other control characters are not allowed.
pub fn text(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A content line in pieces of at most 75 octets, never cut within a character; a further piece begins with a space.
pub fn fold(line: &str) -> String {
    let (mut folded, mut octets) = (String::with_capacity(line.len() + line.len() / 24), 0);
    for c in line.chars() {
        if octets + c.len_utf8() > OCTETS_MAX {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(c);
        octets += c.len_utf8();
    }
    folded
}
