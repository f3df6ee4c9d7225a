//! The cheapest change is the cheapest: brute force over tiny random plans.

mod bad_input;
mod relaxation_kit;

use evenhand::allot::allot;
use evenhand::check::{Target, relax};
use evenhand::frame::Sound;
use evenhand::seed::Stream;
use relaxation_kit::{cheapest, random};
use std::collections::BTreeMap;

fn count(variable: &str, slice: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(slice)
}

fn kind(target: &Target) -> &'static str {
    match target {
        Target::EnterpriseCap => "enterprise cap",
        Target::LargeRetailCap => "large retail cap",
        Target::CompanyCap => "company cap",
        Target::AdmitScope(..) => "scope admitted",
        Target::AdmitCounty(..) => "county admitted",
        Target::Line(_) => "line",
        Target::Group(_) => "group",
        Target::CountyMin(..) => "county min",
        Target::CountyMax(..) => "county max",
        Target::ScopeMin(..) => "scope min",
        Target::ScopeMax(..) => "scope max",
    }
}

#[test]
fn no_cheaper_change_exists() {
    let cases = count("EVENHAND_RELAX", 600);
    let (mut kinds, mut met, mut followed): (BTreeMap<&str, u64>, u64, u64) = Default::default();
    for number in 0..cases {
        let mut key = [77u8; 32];
        key[..8].copy_from_slice(&number.to_le_bytes());
        let plan = random(&mut Stream::new(key));
        let want = cheapest(&plan);
        let (found, sealed) = relax(&plan.facts, plan.sealed, &plan.prices).expect("the facts hold together");
        if want == 0 {
            assert!(found.is_none(), "plan {number} can be met: {found:?}");
            met += 1;
            continue;
        }
        let found = found.unwrap_or_else(|| panic!("plan {number}: nothing found, {want} by brute force"));
        assert_eq!((found.price, found.bound), (want, want), "plan {number}: {:?}", found.changes);
        assert_eq!(found.changes.iter().map(|c| c.price).sum::<u64>(), want, "plan {number}: {:?}", found.changes);
        found.changes.iter().for_each(|c| *kinds.entry(kind(&c.target)).or_default() += 1);
        if !found.facts.lines.is_empty() {
            followed += u64::from(!sealed.history.is_empty());
            let sound = Sound::new(found.facts, sealed).unwrap_or_else(|faults| panic!("plan {number}: {faults:?}"));
            assert!(allot(&sound).is_ok(), "plan {number} cannot be met after the change");
        }
    }
    println!("{cases} plans, {met} met as they are, {followed} with history mended; changes: {kinds:?}");
    assert!(met > cases / 50 && met < cases / 2 && kinds.len() == 11, "the plans show every kind: {met}, {kinds:?}");
}
