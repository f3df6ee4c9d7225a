//! Tiny random plans.

use crate::bad_input::Task;
use evenhand::check::ChangePrices;
use evenhand::record::*;
use evenhand::seed::Stream;

/// Facts, private facts and prices.
pub struct Plan {
    pub facts: Facts,
    pub sealed: Sealed,
    pub prices: ChangePrices,
}

const PRODUCTS: [&str; 3] = ["paint", "tube", "tyre"];

/// One to three lines, one to four enterprises, feasible or not.
pub fn random(stream: &mut Stream) -> Plan {
    let (mut facts, mut sealed) = Task::good().check().sound.expect("the good task").into_parts();
    let prices = prices(stream);
    facts.labs.iter_mut().for_each(|lab| lab.products = PRODUCTS.map(Into::into).to_vec());
    facts.rules.batches_per_enterprise_max = 1 + stream.below(2);
    facts.rules.batches_per_large_retail_max = 1 + stream.below(2);
    let site_max = facts.rules.batches_per_enterprise_max.max(facts.rules.batches_per_large_retail_max);
    facts.rules.batches_per_company_max = (stream.below(3) == 0).then(|| site_max + stream.below(2));
    let (line, row, item) = (facts.lines[0].clone(), sealed.frame[0].clone(), sealed.history[0].clone());
    facts.groups.clear();
    if stream.below(3) == 0 {
        facts.groups.push(QuotaGroup { id: "G".into(), batches: 1 + stream.below(4) });
    }
    facts.lines = (0..1 + stream.below(3)).map(|at| random_line(stream, &line, at, &facts)).collect();
    facts.groups.retain(|g| facts.lines.iter().any(|l| l.group.as_ref() == Some(&g.id)));
    (sealed.conflicts, sealed.history) = (Vec::new(), Vec::new());
    sealed.frame = (0..1 + stream.below(4)).map(|at| random_row(stream, &row, at, &facts)).collect();
    for enterprise in &sealed.frame {
        for product in PRODUCTS {
            let one = HistoryItem { enterprise: enterprise.id.clone(), product: product.into(), level: Level::Own, ..item.clone() };
            match stream.below(8) {
                0 => sealed.history.push(HistoryItem { outcome: Outcome::Fail, day: "2024-05-06".parse().unwrap(), ..one }),
                1 => sealed.history.push(HistoryItem { outcome: Outcome::Pass, day: "2025-01-06".parse().unwrap(), ..one }),
                _ => {}
            }
        }
    }
    Plan { facts, sealed, prices }
}

fn prices(stream: &mut Stream) -> ChangePrices {
    let mut price = |most: u64| 1 + stream.below(most);
    ChangePrices {
        lower_batches: price(12),
        raise_batches: price(12),
        lower_county_min: price(8),
        lower_scope_min: price(8),
        raise_county_max: price(5),
        raise_scope_max: price(5),
        raise_enterprise_cap: price(20),
        raise_large_retail_cap: price(20),
        raise_company_cap: price(8),
        admit_scope: price(16),
        admit_county: price(12),
    }
}

fn some<T: Clone>(stream: &mut Stream, all: &[T]) -> Vec<T> {
    let picked: Vec<T> = all.iter().filter(|_| stream.below(2) == 0).cloned().collect();
    if picked.is_empty() { vec![all[stream.below(all.len() as u64) as usize].clone()] } else { picked }
}

fn random_line(stream: &mut Stream, like: &Line, at: u64, facts: &Facts) -> Line {
    let group = facts.groups.first().filter(|_| stream.below(2) == 0).map(|g| g.id.clone());
    let batches = if group.is_some() { 0 } else { 1 + stream.below(4) };
    let scopes = some(stream, &[Scope::Producer, Scope::Seller]);
    let mut line = Line {
        id: format!("R-{at}").as_str().into(),
        products: some(stream, &PRODUCTS).into_iter().map(Into::into).collect(),
        batches,
        kind: QuotaKind::Exact,
        counties: Vec::new(),
        counties_only: false,
        scope_limits: Vec::new(),
        labs: vec![LabShare { lab: facts.labs[0].id.clone(), batches }],
        group,
        scopes: scopes.clone(),
        ..like.clone()
    };
    let mut limits = || (stream.below(3), 1 + stream.below(4));
    match limits().0 {
        0 => {
            let counties = facts.counties.iter().map(|c| (c.id.clone(), limits())).collect::<Vec<_>>();
            line.counties = counties.into_iter().map(|(county, (min, max))| CountyQuota { county, min, max }).collect();
            let listed = 1 + limits().0.min(1) as usize;
            line.counties.truncate(listed);
            line.counties_only = limits().0 > 0;
        }
        1 => {
            line.scope_limits =
                scopes.into_iter().map(|scope| (scope, limits())).map(|(scope, (min, max))| ScopeQuota { scope, min, max }).collect()
        }
        _ => {}
    }
    line
}

fn random_row(stream: &mut Stream, like: &Enterprise, at: u64, facts: &Facts) -> Enterprise {
    // two sites of one company, if companies matter
    let (company, site) =
        if facts.rules.batches_per_company_max.is_some() { (at / 2, format!("s{}", at % 2)) } else { (at, String::new()) };
    let uscc = format!("E{company}");
    let id = if site.is_empty() { uscc.clone() } else { format!("{uscc}#{site}") };
    Enterprise {
        id: id.as_str().into(),
        uscc,
        site,
        county: facts.counties[stream.below(facts.counties.len() as u64) as usize].id.clone(),
        scopes: some(stream, &[Scope::Producer, Scope::Seller]).into(),
        products: some(stream, &PRODUCTS).into_iter().map(Into::into).collect(),
        venue: if stream.below(3) == 0 { Venue::LargeRetail } else { Venue::Ordinary },
        status: if stream.below(9) == 0 { Status::Closed } else { Status::Open },
        ..like.clone()
    }
}
