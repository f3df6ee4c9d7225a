//! Random small tasks, drawn, and struck until hardly anybody is left.

use super::super::judge_world::World;
use super::{answer, drawn, incident, key, line, shop, sound};
use evenhand::frame::Sound;
use evenhand::record::*;
use evenhand::seed::Stream;
use std::collections::BTreeMap;

/// The stream of one instance.
pub fn stream(number: u64) -> Stream {
    let mut key = [9; 32];
    key[..8].copy_from_slice(&number.to_le_bytes());
    Stream::new(key)
}

/// Two to four lines with county limits, scope limits, a group; makers, sellers and both; none if the plan cannot be met.
pub fn random(stream: &mut Stream) -> Option<(Sound, World)> {
    let count = 2 + stream.below(3);
    let grouped = stream.below(2) == 0;
    let mut lines: Vec<Line> = (1..=count).map(|l| line(&format!("L{l}"), 1 + stream.below(4))).collect();
    for line in &mut lines {
        line.scopes = vec![Scope::Producer, Scope::Seller];
        match stream.below(3) {
            0 => line.counties = vec![CountyQuota { county: "C1".into(), min: stream.below(2), max: 1 + stream.below(3) }],
            1 => line.scope_limits = vec![ScopeQuota { scope: Scope::Producer, min: stream.below(2), max: 1 + stream.below(3) }],
            _ => {}
        }
    }
    let mut groups = Vec::new();
    if grouped {
        groups.push(QuotaGroup { id: "G".into(), batches: lines[0].batches + lines[1].batches });
        for line in &mut lines[..2] {
            (line.batches, line.labs[0].batches, line.group) = (0, 0, Some("G".into()));
        }
    }
    let company_max = (stream.below(3) == 0).then(|| 2 + stream.below(2));
    let shops = (0..8 + stream.below(8)).map(|i| {
        let products: Vec<String> = (1..=count).filter(|_| stream.below(2) == 0).map(|p| format!("p{p}")).collect();
        let products: Vec<&str> = products.iter().map(String::as_str).collect();
        let scopes = [vec![Scope::Producer], vec![Scope::Seller], vec![Scope::Producer, Scope::Seller]][stream.below(3) as usize].clone();
        let credit = [CreditClass::A, CreditClass::C][stream.below(2) as usize];
        Enterprise { scopes: scopes.into(), credit, ..site(i, stream.below(3), ["C1", "C2"][stream.below(2) as usize], &products) }
    });
    let (shops, dealing) = (shops.collect(), if stream.below(2) == 0 { Dealing::Spread } else { Dealing::Combine });
    let alternates = stream.below(2);
    let made = sound(lines, shops, |facts| {
        facts.groups = groups;
        facts.rules.dealing = dealing;
        facts.rules.batches_per_company_max = company_max;
        facts.rules.alternates_per_class = alternates;
    });
    evenhand::allot::allot(&made).ok()?;
    let world = drawn(&made, stream.below(1000));
    Some((made, world))
}

/// A shop of its own, or a site of one of two companies.
fn site(i: u64, of: u64, county: &str, products: &[&str]) -> Enterprise {
    match of {
        0 => shop(&format!("E{i:02}"), county, products),
        _ => {
            let (code, site) = (format!("K{of}"), format!("{i:02}"));
            Enterprise { uscc: code.clone(), site: site.clone(), ..shop(&format!("{code}#{site}"), county, products) }
        }
    }
}

/// Amendments until nothing stands, each about one to three batches.
pub fn struck(sound: &Sound, world: &World, stream: &mut Stream) -> Vec<Amendment> {
    let mut amendments: Vec<Amendment> = Vec::new();
    loop {
        let batches = amendments.last().map_or(&world.record.draw.batches, |a| &a.batches);
        if batches.is_empty() || amendments.len() == 6 {
            return amendments;
        }
        let mut incidents: BTreeMap<String, Incident> = BTreeMap::new();
        for _ in 0..1 + stream.below(4) {
            let batch = &batches[stream.below(batches.len() as u64) as usize];
            let line = (stream.below(2) == 0).then_some(batch.line.as_str());
            incidents.insert(batch.enterprise.to_string(), incident(batch.enterprise.as_str(), line));
        }
        let next = answer(sound, world, &amendments, incidents.into_values().collect(), &key(world));
        amendments.push(next);
    }
}
