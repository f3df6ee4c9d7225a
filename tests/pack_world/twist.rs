//! The same task under further limits and prices, drawn with dice.

use super::{Dice, altered};
use evenhand::base::{CountyId, Fen, ProductId};
use evenhand::frame::{Sound, effective_prices};
use evenhand::record::*;

/// What may be added; a set of kinds is a sum of 1 << position.
pub const KINDS: [&str; 8] = ["carry", "flags", "groups", "late", "waiting", "uneven", "matrix", "preference"];

fn has(kinds: u32, kind: &str) -> bool {
    KINDS.iter().position(|k| *k == kind).is_some_and(|at| kinds >> at & 1 == 1)
}

/// Every line has two products, every second site lies in another county; and what the kinds say.
pub fn twisted(sound: &Sound, batches: &[Batch], dice: u64, kinds: u32) -> (Sound, Vec<Batch>) {
    let d = &mut Dice(dice.wrapping_mul(7919) ^ u64::from(kinds));
    let mut batches = batches.to_vec();
    let sound = altered(sound, |facts, sealed| {
        let all: Vec<ProductId> = facts.products.iter().map(|p| p.id.clone()).collect();
        for (i, line) in facts.lines.iter_mut().enumerate() {
            line.products = vec![all[i % all.len()].clone(), all[(i + 1) % all.len()].clone()];
            line.products.sort();
        }
        let other = County { id: CountyId::from("d"), ..facts.counties[0].clone() };
        facts.counties.push(other);
        sealed.frame.iter_mut().step_by(2).for_each(|e| e.county = CountyId::from("d"));
        for b in &mut batches {
            b.products = facts.lines.iter().find(|l| l.id == b.line).expect("a line").products.clone();
            b.county = sealed.frame.iter().find(|e| e.id == b.enterprise).expect("in the frame").county.clone();
        }
        limits(facts, kinds, d);
        prices(facts, kinds, d);
        if has(kinds, "matrix") {
            sealed.matrix = Some(matrix(facts, sealed, d));
        }
    });
    (sound, batches)
}

fn limits(facts: &mut Facts, kinds: u32, d: &mut Dice) {
    for org in &mut facts.orgs {
        if has(kinds, "carry") {
            org.batches_per_day_max = Some(1 + d.below(3));
        }
        if has(kinds, "flags") {
            let carry =
                |flag: &str, d: &mut Dice| Carry { flag: flag.into(), teams_per_week: 1 + d.below(2), batches_per_day: 1 + d.below(3) };
            org.carries.push(carry("cold", d));
            if !d.one_in(3) {
                org.carries.push(carry("hazardous", d));
            }
        }
    }
    if has(kinds, "flags") {
        facts.products[0].transport = vec!["hazardous".into()];
        facts.products[2].transport = vec!["cold".into(), "hazardous".into()];
        facts.products[3].transport = if d.one_in(2) { vec!["cold".into()] } else { vec![] };
    }
    if has(kinds, "groups") {
        let group = |id: &str, products: &[Product], d: &mut Dice| LabGroup {
            id: id.into(),
            products: products.iter().map(|p| p.id.clone()).collect(),
            batches_per_day: 1 + d.below(3),
            batches_per_week: 1 + d.below(5),
        };
        let products = facts.products.clone();
        facts.labs[0].groups = vec![group("few", &products[..1], d), group("more", &products[..3], d)];
        facts.labs[1].groups = vec![group("few", &products[3..], d)];
    }
}

fn prices(facts: &mut Facts, kinds: u32, d: &mut Dice) {
    let given = &mut facts.preference.given;
    if has(kinds, "late") {
        given.late_day = Fen(d.between(1, 30_000));
    }
    if has(kinds, "waiting") {
        given.waiting_day = Fen(d.between(1, 30_000));
    }
    if has(kinds, "uneven") {
        given.uneven = Fen(d.between(1, 20_000));
    }
    if has(kinds, "preference") {
        facts.preference.prefer = [Prefer::FewestDays, Prefer::Earliest, Prefer::MostEven][d.below(3) as usize];
    }
    facts.prices = effective_prices(&facts.preference);
}

/// The ways of the travel model, each stretched on its own.
fn matrix(facts: &Facts, sealed: &Sealed, d: &mut Dice) -> Matrix {
    let orgs = facts.orgs.iter().map(|o| (o.id.to_string(), o.base));
    let mut sites: Vec<_> = orgs.chain(sealed.frame.iter().map(|e| (e.id.to_string(), e.at))).collect();
    sites.sort_by(|a, b| a.0.cmp(&b.0));
    let (mut metres, mut minutes) = (Vec::new(), Vec::new());
    for (i, (_, from)) in sites.iter().enumerate() {
        for (j, (_, to)) in sites.iter().enumerate() {
            let road = facts.travel.metres(*from, *to);
            let stretched = |n: i64, d: &mut Dice| if i == j { 0 } else { (n * d.between(70, 150) / 100) as u32 };
            metres.push(stretched(road.0, d));
            minutes.push(stretched(facts.travel.minutes(road).0, d));
        }
    }
    Matrix { sites: sites.into_iter().map(|s| s.0).collect(), metres, minutes }
}
