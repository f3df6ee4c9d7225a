//! A good RUN made by hand is accepted; each kind of wrong is refused in its section, at its path.

mod judge_world;

use evenhand::base::{Fen, Lang, Minutes, Ratio, canon, sha256, write_atomic};
use evenhand::judge::{SECTIONS, Verdict, judge, judge_rows};
use evenhand::record::*;
use judge_world::{World, day, world};

fn verdict(world: &World) -> Verdict {
    judge_rows(&world.commitment, &world.sealed, world.secret.as_ref(), &world.record, &[])
}

/// The first failure of a section, as `rule path`.
fn refusal(section: &str, change: impl FnOnce(&mut World)) -> String {
    let mut world = world();
    change(&mut world);
    let verdict = verdict(&world);
    let failed: Vec<_> = verdict.failed().collect();
    let found = failed.iter().find(|c| c.section == section).unwrap_or_else(|| panic!("{section} says nothing: {failed:#?}"));
    format!("{} {}", found.rule, found.failure.as_ref().unwrap().path)
}

#[test]
fn the_good_world_is_good() {
    let verdict = verdict(&world());
    assert!(verdict.is_good(), "{:#?}", verdict.failed().collect::<Vec<_>>());
    for section in SECTIONS.iter().filter(|s| !["ledger", "amendments", "result", "bound"].contains(*s)) {
        assert!(verdict.checks.iter().any(|c| c.section == *section && c.counted > 0), "{section} was not looked at");
    }
}

#[test]
fn every_section_says_no() {
    assert_eq!(refusal("commitment", |w| w.commitment.plan.facts.prices.night = Fen(1)), "digest commitment.commitment");
    assert_eq!(refusal("commitment", |w| w.secret = Some(Secret { secret: "00".repeat(32) })), "secret_hash commitment.plan.secret_hash");
    assert_eq!(refusal("frame", |w| w.sealed.frame[3].name.push('x')), "root commitment.plan.frame.root");
    assert_eq!(refusal("frame", |w| w.sealed.conflicts[0].reason.clear()), "sealed_digests commitment.plan.sealed.conflicts");
    assert_eq!(refusal("seed", |w| w.record.seed.values[0] = "3141".to_owned()), "value_form record.seed.values[0]");
    assert_eq!(refusal("seats", |w| w.record.draw.seats[0][0] = 3), "floor_or_ceiling record.draw.seats[0][0]");
    assert_eq!(refusal("batches", |w| w.record.draw.batches[1].rank += 2), "dealt_by_ticket record.draw.batches[1].rank");
    assert_eq!(refusal("alternates", |w| drop(w.record.draw.alternates.pop())), "next_tickets record.draw.alternates[2]");
    assert_eq!(
        refusal("fates", |w| w.record.draw.fates[8].exclusions = [].into_iter().collect()),
        "one_each record.draw.fates[8].exclusions[0]"
    );
    assert_eq!(refusal("visits", |w| w.record.pack.visits[0].lines.clear()), "every_batch_once record.pack.visits[0].lines");
    assert_eq!(refusal("tours", |w| w.record.pack.tours[0].days[1].leave = Minutes(470)), "driving record.pack.tours[0].days[1].leave");
    assert_eq!(refusal("crews", |w| w.record.dispatch.crews[0].lead = "S3".into()), "team_size record.dispatch.crews[0].members");
    assert_eq!(refusal("loads", |w| w.record.dispatch.loads[1].tours = 1), "expected_and_drawn record.dispatch.loads[1].tours");
    assert_eq!(refusal("totals", |w| w.record.pack.totals.cost = Fen(5)), "objective record.pack.totals.cost");
    assert_eq!(refusal("totals", |w| w.record.pack.totals.waiting += 1), "sums record.pack.totals.waiting");
    assert_eq!(refusal("files", |w| w.record.format.push('2')), "formats record.format");
    assert_eq!(refusal("files", |w| w.secret = None), "secret secret.secret");
}

/// Labs and blind numbers, swapped between two batches: still a permutation, but not the drawn one.
#[test]
fn swapped_labs_and_numbers() {
    let swap_labs = |w: &mut World| {
        let batches = &mut w.record.draw.batches;
        let b = batches.iter().position(|x| x.lab.as_str() == "B").unwrap();
        let a = batches.iter().position(|x| x.lab.as_str() == "A" && x.line.as_str() == "L1").unwrap();
        (batches[a].lab, batches[b].lab) = ("B".into(), "A".into());
    };
    assert!(refusal("labs", swap_labs).starts_with("by_ticket record.draw.batches["));
    let swap_numbers = |w: &mut World| {
        let batches = &mut w.record.draw.batches;
        (batches[0].blind, batches[1].blind) = (batches[1].blind, batches[0].blind);
    };
    assert!(refusal("blind", swap_numbers).starts_with("permuted record.draw.batches["));
}

/// A commitment re-signed after a change still has to be true: C is then right, and another rule says no.
fn resigned(change: impl FnOnce(&mut Plan)) -> Verdict {
    let mut world = world();
    change(&mut world.commitment.plan);
    world.commitment.commitment = sha256(&[b"EH1/plan\0", &canon::write(&world.commitment.plan)]);
    world.record.commitment = world.commitment.commitment;
    verdict(&world)
}

#[test]
fn a_signed_lie_is_still_a_lie() {
    let rules = |v: &Verdict, s: &str| v.failed().filter(|c| c.section == s).map(|c| c.rule).collect::<Vec<_>>();
    let unfair = resigned(|p| p.shares.nodes[2].price = Ratio::new(1, 3));
    assert_eq!(rules(&unfair, "shares"), ["quota_prices"]);
    let ratio = resigned(|p| p.shares.classes[0].ratio = Ratio::new(1, 3));
    assert_eq!(rules(&ratio, "shares"), ["ratios", "quota_prices"]);
    let flow = resigned(|p| p.shares.classes[0].arcs[0].flow = 1);
    assert_eq!(rules(&flow, "shares"), ["ratios", "quotas"]);
    let size = resigned(|p| p.shares.classes[1].size = 3);
    assert!(rules(&size, "shares").contains(&"classes"));
    let cap = resigned(|p| p.facts.rules.batches_per_enterprise_max = 1);
    assert!(rules(&cap, "shares").contains(&"classes"));
    let counts = resigned(|p| p.exclusions[1].pairs = 2);
    assert_eq!(rules(&counts, "eligibility"), ["exclusion_counts"]);
    let forced = resigned(|p| p.forced = 0);
    assert_eq!(rules(&forced, "eligibility"), ["forced_count"]);
    let intake = resigned(|p| p.facts.labs[0].batches_per_week = 3);
    assert_eq!(rules(&intake, "intake"), ["lab_week"]);
    let window = resigned(|p| p.facts.lines[0].window.to = day("2025-03-03"));
    assert!(rules(&window, "tours").contains(&"within_windows"));
    let deadline = resigned(|p| p.facts.lines[1].report_by = day("2025-03-18"));
    assert!(rules(&deadline, "tours").contains(&"hand_in"), "{:?}", rules(&deadline, "tours"));
    let teams = resigned(|p| p.facts.orgs[0].teams_per_week = 0);
    assert_eq!(rules(&teams, "tours"), ["names_and_teams"]);
    let hours = resigned(|p| p.facts.orgs[0].hours.to = Minutes(600));
    assert_eq!(rules(&hours, "tours"), ["working_hours"]);
    let team = resigned(|p| p.facts.rules.team_size = 3);
    assert!(rules(&team, "crews").contains(&"team_size"));
    let quota = resigned(|p| p.facts.lines[1].batches = 3);
    assert!(rules(&quota, "batches").contains(&"plan_quotas"));
}

/// One class given all of a quota's batches and another none: the flow keeps the quota, and no prices can defend it.
#[test]
fn an_unfair_flow_has_no_prices() {
    let verdict = resigned(|p| {
        let classes = &mut p.shares.classes;
        (classes[1].arcs[0].flow, classes[1].ratio) = (2, Ratio::new(1, 1));
        (classes[2].arcs[0].flow, classes[2].ratio) = (0, Ratio::new(0, 1));
        p.facts.lines[1].counties[0].max = 2;
        (p.shares.nodes[1].hi, p.shares.nodes[1].price) = (2, Ratio::new(1, 1));
    });
    let rules: Vec<_> = verdict.failed().filter(|c| c.section == "shares").map(|c| c.rule).collect();
    assert_eq!(rules, ["quota_prices", "class_prices"]);
}

#[test]
fn files_are_read_strictly() {
    let folder = tempfile::tempdir().unwrap();
    let run = Run::at(folder.path());
    assert!(judge(&run).refuses("files"), "an empty folder");
    let world = world();
    world.write(folder.path());
    let good = judge(&run);
    for section in ["ledger", "result"] {
        assert!(good.checks.iter().any(|c| c.section == section && c.counted > 0), "{section} was not looked at");
    }
    assert!(good.is_good(), "{:#?}", good.failed().collect::<Vec<_>>());

    let bytes = run.bytes(RECORD_FILE).unwrap();
    let path = folder.path().join(RECORD_FILE);
    let text = String::from_utf8(bytes.clone()).unwrap();
    let altered = [
        Vec::new(),
        b"{}".to_vec(),
        bytes[..bytes.len() - 1].to_vec(),
        [&bytes[..], b"\n"].concat(),
        text.replacen("\"visits\":5", "\"visits\":5.0", 1).into_bytes(),
        text.replacen("\"format\"", "\"form\"", 1).into_bytes(),
        text.replacen("\"class\":null,", "", 1).into_bytes(),
        text.replacen("{\"commitment\"", "{\"about\":1,\"commitment\"", 1).into_bytes(),
        text.replacen("虚", "\u{fffd}", 1).into_bytes(),
        vec![0xff, 0xfe],
    ];
    for bad in altered.iter().filter(|b| **b != bytes) {
        write_atomic(&path, bad).unwrap();
        let verdict = judge(&run);
        assert!(verdict.refuses("files"), "{}", String::from_utf8_lossy(&bad[..bad.len().min(60)]));
    }
    write_atomic(&path, &bytes).unwrap();
    write_atomic(&folder.path().join("sealed/amendment-0002.json"), b"{}").unwrap();
    assert!(judge(&run).refuses("files"), "an amendment without the one before it");
}

#[test]
fn a_failure_speaks_both_languages() {
    let mut world = world();
    world.record.pack.totals.visits = 6;
    let verdict = verdict(&world);
    let failure = verdict.failed().next().unwrap().failure.clone().unwrap();
    assert_eq!(failure.path, "record.pack.totals.visits");
    assert_eq!((failure.text(Lang::Zh), failure.text(Lang::En)), ("应为 5,实为 6", "expected 5, found 6"));
}

#[test]
fn every_rule_is_in_the_documentation() {
    let page = include_str!("../docs/judge.md");
    for check in verdict(&world()).checks {
        assert!(page.contains(&format!("`{}`", check.rule)), "docs/judge.md does not explain {}", check.rule);
        assert!(SECTIONS.contains(&check.section), "{}", check.section);
    }
}
