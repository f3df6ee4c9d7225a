//! Files for the road, read back by parsers that are not ours.

use super::super::Papers;
use super::super::fixture::papers;
use super::all;
use super::ics::{fold, text};
use crate::base::Minutes;
use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// A name that would break each of the formats if it were not escaped.
const HOSTILE: &str = "甲;乙,丙\\n\"<b>&]]>\nEND:VEVENT\r\nBEGIN:VEVENT '=1+1";

fn hostile() -> Papers {
    let mut papers = papers();
    let long = "很长的名字".repeat(40);
    papers.sealed.frame[0].name = HOSTILE.to_owned();
    papers.sealed.frame[3].name = format!("{long}\u{b}\u{1}");
    papers.sealed.frame[0].address = "</name></wpt>,;".to_owned();
    // the last stop ends at midnight
    papers.record.pack.tours[0].days[1].stops[0].end = Minutes(1_440);
    papers
}

fn file(papers: &Papers, ending: &str) -> String {
    let found = all(papers).into_iter().find(|(name, _)| name.ends_with(ending)).expect("a file of that kind");
    String::from_utf8(found.1).expect("UTF-8")
}

/// Visit, day and minutes of each stop, from the record's rows.
fn stops(papers: &Papers) -> BTreeMap<String, (String, i64, i64)> {
    let days = papers.pack().tours.iter().flat_map(|tour| &tour.days);
    days.flat_map(|day| day.stops.iter().map(|s| (s.visit.clone(), (day.day.to_string(), s.start.0, s.end.0)))).collect()
}

#[test]
fn names_say_the_team() {
    let names: Vec<String> = all(&papers()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["road/tours.geojson", "road/team-A-1.ics", "road/team-A-1.gpx"]);
    let mut strange = papers();
    for (id, other) in [("../a:b", "../ab"), ("甲", "乙"), ("a", "A")] {
        let named = |papers: &mut Papers, id: &str| {
            papers.record.pack.tours[0].org = id.into();
            all(papers).remove(1).0
        };
        let (one, two) = (named(&mut strange, id), named(&mut strange, other));
        assert!(one.to_lowercase() != two.to_lowercase(), "{one} {two}");
        for name in [one, two] {
            let rest = name.strip_prefix("road/team-").unwrap();
            assert!(rest.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c)) && !rest.contains(".."), "{name}");
        }
    }
}

#[test]
fn an_event_for_every_stop_at_the_record_s_time() {
    for papers in [papers(), hostile()] {
        let ics = file(&papers, ".ics");
        assert!(ics.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])), "folded at 75 octets, CRLF alone");
        let unfolded = unfold(&ics);
        let calendar = read_calendar(&unfolded).expect("RFC 5545");
        let events: Vec<_> = calendar.components.iter().filter(|c| c.name == "VEVENT").collect();
        assert_eq!(events.len(), 3);
        let get = |at: usize, name: &str| events[at].find_prop(name).map(|p| p.val.as_str().to_owned()).unwrap_or_default();
        let uids: std::collections::BTreeSet<String> = (0..3).map(|at| get(at, "UID")).collect();
        assert_eq!(uids.len(), 3);
        // worked by hand from the fixture: 9:00 is 540, 10:20 is 620, 10:00 is 600, each 65 minutes long
        assert_eq!((get(0, "DTSTART"), get(0, "DTEND")), ("20250304T090000".to_owned(), "20250304T100500".to_owned()));
        assert_eq!((get(1, "DTSTART"), get(1, "DTEND")), ("20250304T102000".to_owned(), "20250304T112500".to_owned()));
        let end = if papers.record.pack.tours[0].days[1].stops[0].end == Minutes(1_440) { "20250306T000000" } else { "20250305T110500" };
        assert_eq!((get(2, "DTSTART"), get(2, "DTEND")), ("20250305T100000".to_owned(), end.to_owned()));
        // the record's day, not the clock's
        assert_eq!(
            (get(0, "DTSTAMP"), get(0, "SEQUENCE"), get(0, "GEO")),
            ("20250225T000000Z".to_owned(), "0".to_owned(), "25.100000;101.600000".to_owned())
        );
        assert!(get(1, "DESCRIPTION").contains("000000001") && get(2, "DESCRIPTION").contains("张三"));
        assert!(ics.contains("TZID:Asia/Shanghai\r\n") && ics.contains("TZOFFSETTO:+0800\r\n"));
        assert_eq!(all(&papers), all(&papers));
    }
    // RFC 5545 §3.3.11: backslash, semicolon, comma and line end; an event cannot be ended by a name
    assert_eq!(text("a;b,c\\d\ne\rf"), "a\\;b\\,c\\\\d\\ne f");
    assert!(file(&hostile(), ".ics").replace("\r\n ", "").contains("甲\\;乙\\,丙\\\\n\"<b>&]]>\\nEND:VEVENT \\nBEGIN:VEVENT '=1+1"));
}

#[test]
fn a_visit_keeps_its_uid_and_an_amendment_raises_the_sequence() {
    let uid = |ics: &str| ics.lines().find(|l| l.starts_with("UID:")).map(str::to_owned);
    let (before, after) = (file(&papers(), ".ics"), file(&super::super::fixture::amended(), ".ics"));
    assert!(uid(&before).is_some() && uid(&before) == uid(&after));
    assert!(after.contains("SEQUENCE:1\r\n") && after.contains("DTSTAMP:20250304T000000Z\r\n"));
}

#[test]
fn lines_fold_where_the_standard_says() {
    assert_eq!(fold(&"a".repeat(75)), "a".repeat(75));
    assert_eq!(fold(&"a".repeat(150)), format!("{}\r\n {}\r\n a", "a".repeat(75), "a".repeat(74)));
    // 25 signs of three octets are 75; 24 of them and the space are 73
    assert_eq!(fold(&"中".repeat(50)), format!("{}\r\n {}\r\n 中", "中".repeat(25), "中".repeat(24)));
}

proptest! {
    #[test]
    fn folding_loses_nothing(line in "[a-z中é😀;]{0,300}") {
        let folded = fold(&line);
        prop_assert!(folded.split("\r\n").all(|piece| piece.len() <= 75));
        prop_assert_eq!(folded.replace("\r\n ", ""), line);
    }
}

/// What a Python program says of a file; none without Python.
fn python(program: &str, input: &str) -> Option<String> {
    let started = Command::new("python3").args(["-c", program]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = started else {
        println!("SKIPPED: python3 is not here");
        return None;
    };
    child.stdin.take().expect("piped").write_all(input.as_bytes()).expect("python3 reads");
    let done = child.wait_with_output().expect("python3 ends");
    assert!(done.status.success(), "python3 could not read it");
    Some(String::from_utf8(done.stdout).expect("UTF-8"))
}

#[test]
fn routes_are_gpx_that_others_read() {
    const READ: &str = r#"
import sys, xml.etree.ElementTree as E
root = E.fromstring(sys.stdin.buffer.read()); n = '{http://www.topografix.com/GPX/1/1}'
out = [root.tag == n + 'gpx', root.get('version')]
for w in root.findall(n + 'wpt'): out += [w.get('lat'), w.get('lon'), w.find(n + 'type').text, repr(w.find(n + 'name').text)]
for r in root.findall(n + 'rte'): out += [r.find(n + 'name').text, [(p.get('lat'), p.get('lon')) for p in r.findall(n + 'rtept')]]
sys.stdout.buffer.write('\n'.join(map(str, out)).encode())
"#;
    let Some(said) = python(READ, &file(&hostile(), ".gpx")) else { return };
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[..5], ["True", "1.1", "25.100000", "101.600000", "E1@A.1"]);
    assert!(lines[5].contains("2025-03-04 1. 甲;乙,丙") && lines[5].contains("END:VEVENT"), "{}", lines[5]);
    assert_eq!(lines.iter().filter(|line| line.ends_with("@A.1")).count(), 3, "every visit once");
    let (base, site) = ("('25.036030', '101.544820')", "('25.100000', '101.600000')");
    // the first day leaves the base and stays away, the second comes home
    assert_eq!(
        lines[14..],
        [
            "2025-03-04 2025-W10/A/1".to_owned(),
            format!("[{base}, {site}, {site}]"),
            "2025-03-05 2025-W10/A/1".to_owned(),
            format!("[{site}, {base}]")
        ]
    );
}

#[test]
fn the_layer_is_geojson_that_others_read() {
    const READ: &str = r#"
import sys, json, datetime
doc = json.load(sys.stdin.buffer); out = [doc['type'], len(doc['features'])]
for f in doc['features']:
    g, p = f['geometry'], f['properties']
    if g['type'] == 'LineString': out += [p['tour'], p['team'], g['coordinates']]
    else:
        start, end = (datetime.datetime.fromisoformat(p[k]) for k in ('start', 'end')); day = datetime.datetime.fromisoformat(p['start'][:10] + 'T00:00+08:00')
        out.append('%s|%s|%d|%d' % (p['visit'], p['start'][:10], (start - day).total_seconds() // 60, (end - day).total_seconds() // 60))
sys.stdout.buffer.write('\n'.join(map(str, out)).encode())
"#;
    let papers = hostile();
    let Some(said) = python(READ, &file(&papers, ".geojson")) else { return };
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[..4], ["FeatureCollection", "4", "2025-W10/A/1", "A·1"]);
    // longitude first; base, two stops, a night away, one stop, base
    let (base, site) = ("[101.54482, 25.03603]", "[101.6, 25.1]");
    assert_eq!(lines[4], format!("[{base}, {site}, {site}, {site}, {base}]"));
    let expected: Vec<String> =
        stops(&papers).into_iter().map(|(visit, (day, start, end))| format!("{visit}|{day}|{start}|{end}")).collect();
    let mut found = lines[5..].to_vec();
    found.sort_unstable();
    assert_eq!(found, expected);
}
