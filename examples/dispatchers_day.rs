//! Ten incidents one after another on a packed RUN, each repaired, timed and judged.
//!
//!     cargo run --release --example dispatchers_day -- RUN [--incidents 10]
//!
//! RUN itself is left as it is. The incidents are spread over the plan: the n-th hits a visit in the middle of a tour two weeks
//! after its day, by turns closed, refused, out of stock and proved upper-level. Stops with an error if a finished tour moved, a
//! repair is no answer to its incident, or the judge refuses the record with all amendments.

use evenhand::base::{Digest, EnterpriseId, Quiet, sha256};
use evenhand::frame::Sound;
use evenhand::record::{Amendment, Incident, IncidentKind, Pack, Run};
use evenhand::report::TeamDays;
use evenhand::seed::SecretBytes;
use evenhand::{amend, base::canon, judge, pipeline};
use std::error::Error;
use std::path::Path;
use std::time::Instant;

const KINDS: [IncidentKind; 4] = [IncidentKind::Closed, IncidentKind::Refused, IncidentKind::NoStock, IncidentKind::UpperLevel];

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let path = words.first().ok_or("which RUN?")?;
    let count = words.iter().position(|w| w == "--incidents").and_then(|at| words.get(at + 1)).map_or(Ok(10), |n| n.parse::<usize>())?;
    let run = Run::at(Path::new(path));
    let (commitment, sealed, record) = (run.commitment()?, run.sealed()?, run.record()?);
    let secret = run.secret()?;
    let bytes = secret.as_ref().and_then(|s| SecretBytes::from_hex(&s.secret)).unwrap_or_else(SecretBytes::public);
    let seed = pipeline::seed(&commitment, &bytes, &record.seed.values)?;
    let sound = Sound::new(commitment.plan.facts.clone(), sealed.clone()).map_err(|_| "the inputs are broken")?;
    println!("{} visits, {} tours, {} team-days", record.pack.totals.visits, record.pack.totals.tours, record.pack.totals.team_days);
    println!("| n | day | what | seconds | tours changed | days changed | days new | team-days | unplaced |");
    println!("|--:|---|---|--:|--:|--:|--:|--:|--:|");
    let mut done: Vec<Amendment> = Vec::new();
    let mut slowest = 0.0_f64;
    for n in 0..count {
        let now = done.last().map_or(&record.pack, |a| &a.pack).clone();
        let incident = incident(&now, n, count).ok_or("no tour is left to hit")?;
        let previous = previous(&run, &done)?;
        let start = Instant::now();
        let answer = amend::amend(&sound, &record, &done, previous, vec![incident.clone()], &seed, &Quiet)?;
        let seconds = start.elapsed().as_secs_f64();
        slowest = slowest.max(seconds);
        unmoved(&now, &answer)?;
        if answer.batches.iter().any(|b| b.enterprise == incident.enterprise) && frozen(&now, &answer, &incident.enterprise).is_none() {
            return Err(format!("{} still has a batch", incident.enterprise).into());
        }
        let days = TeamDays::between(&now, &answer.pack);
        println!(
            "| {} | {} | {:?} | {seconds:.3} | {} | {} | {} | {} → {} | {} |",
            n + 1,
            incident.day,
            incident.kind,
            answer.changed_tours.len(),
            days.changed,
            days.new,
            days.before,
            days.after,
            answer.unplaced.len()
        );
        done.push(answer);
    }
    let verdict = judge::judge_rows(&commitment, &sealed, secret.as_ref(), &record, &done);
    if !verdict.is_good() {
        return Err("the judge refuses".into());
    }
    println!("\nslowest repair {slowest:.3} s; no finished tour moved; the judge agrees with the record and its {count} amendments");
    Ok(())
}

/// Something about a visit in the middle of a tour, reported a fortnight before: the n-th of so many parts of the plan.
fn incident(now: &Pack, n: usize, of: usize) -> Option<Incident> {
    let mut tours: Vec<_> = now.tours.iter().collect();
    tours.sort_by_key(|t| (t.days[0].day, t.id.as_str()));
    let tour = tours.get(tours.len() * (n + 1) / (of + 1))?;
    let day = &tour.days[tour.days.len() / 2];
    let visit = now.visits.iter().find(|v| v.id == day.stops[day.stops.len() / 2].visit)?;
    Some(Incident {
        enterprise: visit.enterprise.clone(),
        line: None,
        kind: KINDS[n % KINDS.len()],
        day: day.day.plus(-14),
        evidence: format!("现场记录{}", n + 1),
        approver: "示例负责人".to_owned(),
    })
}

/// Digest of the file before, as if every amendment had been written.
fn previous(run: &Run, done: &[Amendment]) -> Result<Digest, Box<dyn Error>> {
    match done.last() {
        None => Ok(run.digest(&Run::name_before(1))?),
        Some(last) => Ok(sha256(&[&canon::write(last)])),
    }
}

/// Every tour of the week of the incident and before is as it was.
fn unmoved(was: &Pack, answer: &Amendment) -> Result<(), String> {
    let finished = was.tours.iter().filter(|t| t.week <= answer.as_of.week());
    let moved = finished.filter(|t| !answer.pack.tours.contains(t)).map(|t| t.id.clone()).next();
    moved.map_or(Ok(()), |id| Err(format!("{id} was finished and moved")))
}

/// The finished tour that visits the enterprise, if any.
fn frozen(was: &Pack, answer: &Amendment, enterprise: &EnterpriseId) -> Option<String> {
    let visits: Vec<&str> = was.visits.iter().filter(|v| v.enterprise == *enterprise).map(|v| v.id.as_str()).collect();
    let goes = |t: &&evenhand::record::Tour| t.days.iter().flat_map(|d| &d.stops).any(|s| visits.contains(&s.visit.as_str()));
    was.tours.iter().filter(|t| t.week <= answer.as_of.week()).find(goes).map(|t| t.id.clone())
}
