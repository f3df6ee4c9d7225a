//! How long the cheapest change takes: 30 lines, 100 counties, a third of the lines too large, every kind of limit.
//! `EVENHAND_RELAX_ROWS=1000000 cargo test --release --test relaxation_measured -- --nocapture`

mod bad_input;

use bad_input::Task;
use evenhand::base::{CountyId, ProductId};
use evenhand::check::{ChangePrices, relax};
use evenhand::record::*;
use evenhand::seed::Stream;
use std::time::Instant;

const LINES: u64 = 30;
const COUNTIES: u64 = 100;

fn product(at: u64) -> ProductId {
    format!("p{at:02}").as_str().into()
}

fn county(at: u64) -> CountyId {
    format!("c{at:03}").as_str().into()
}

fn facts(mut facts: Facts, rows: u64) -> Facts {
    facts.products =
        (0..LINES).map(|p| Product { id: product(p), name: String::new(), aliases: Vec::new(), transport: Vec::new() }).collect();
    facts.labs.iter_mut().for_each(|lab| lab.products = (0..LINES).map(product).collect());
    let seat = facts.counties[0].seat;
    facts.counties = (0..COUNTIES).map(|c| County { id: county(c), name: String::new(), name_en: String::new(), seat }).collect();
    facts.groups.clear();
    // a row serves line p with probability of about 1 in 15, half of them as producers
    let open = rows / 15;
    let line = |p: u64| {
        let batches = if p.is_multiple_of(3) { open * 2 } else { open / 10 + 1 };
        let (lo, hi) = (batches / COUNTIES / 2, batches / COUNTIES * 2 + 1);
        let limits = (0..COUNTIES).map(|c| CountyQuota { county: county(c), min: lo, max: hi }).collect();
        let listed = (0..COUNTIES / 2).map(|c| CountyQuota { county: county(c), min: 0, max: batches }).collect();
        Line {
            id: format!("L{p:02}").as_str().into(),
            products: vec![product(p)],
            scopes: if p.is_multiple_of(2) { vec![Scope::Seller] } else { vec![Scope::Producer, Scope::Seller] },
            batches,
            counties: if p.is_multiple_of(5) {
                limits
            } else if p % 5 == 1 {
                listed
            } else {
                Vec::new()
            },
            counties_only: p % 5 == 1,
            scope_limits: Vec::new(),
            group: None,
            labs: vec![LabShare { lab: facts.labs[0].id.clone(), batches }],
            ..facts.lines[0].clone()
        }
    };
    facts.lines = (0..LINES).map(line).collect();
    facts
}

fn row(stream: &mut Stream, at: u64, like: &Enterprise) -> Enterprise {
    let uscc = format!("E{at:08}");
    let mut products: Vec<ProductId> = (0..1 + stream.below(3)).map(|_| product(stream.below(LINES))).collect();
    products.sort_unstable();
    products.dedup();
    let scopes = [vec![Scope::Producer], vec![Scope::Seller], vec![Scope::Producer, Scope::Seller]];
    Enterprise {
        id: uscc.as_str().into(),
        uscc,
        site: String::new(),
        county: county(stream.below(COUNTIES)),
        scopes: scopes[stream.below(3) as usize].clone().into(),
        products: products.into(),
        ..like.clone()
    }
}

#[test]
fn a_large_frame() {
    let rows = std::env::var("EVENHAND_RELAX_ROWS").ok().and_then(|text| text.parse().ok()).unwrap_or(3_000);
    let (good, mut sealed) = Task::good().check().sound.expect("the good task").into_parts();
    let facts = facts(good, rows);
    let mut stream = Stream::new([9; 32]);
    let like = sealed.frame[0].clone();
    sealed.frame = (0..rows).map(|at| row(&mut stream, at, &like)).collect();
    (sealed.samplers, sealed.history, sealed.conflicts) = (Vec::new(), Vec::new(), Vec::new());
    let start = Instant::now();
    let (found, _) = relax(&facts, sealed, &ChangePrices::USUAL).expect("the facts hold together");
    let found = found.expect("a third of the lines is too large");
    println!("{rows} rows: {} changes, {} points, bound {}, {:?}", found.changes.len(), found.price, found.bound, start.elapsed());
    assert!(found.bound <= found.price && found.bound * 10 >= found.price * 9);
}
