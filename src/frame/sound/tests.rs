use super::*;
use serde_json::{Value, json};

/// A small input with one of everything.
fn good() -> Value {
    let point = |lat: i64| json!({"lat": lat, "lon": 101_544_820});
    let line = |id: &str, batches: u64| {
        json!({
            "id": id, "row_no": 1, "title": "t", "products": ["p1", "p2"], "scopes": ["producer", "seller"], "batches": batches,
            "kind": "exact", "counties": [], "counties_only": false, "scope_limits": [], "group": null, "window_text": "",
            "window": {"from": "2025-03-03", "to": "2025-06-30"}, "report_by": "2025-07-31", "test_days": 10, "delivery_days": 1,
            "organiser": "o", "org": "A", "labs": [{"lab": "L1", "batches": batches}], "minutes_per_batch": 25
        })
    };
    let enterprise = |uscc: &str, site: &str| {
        json!({
            "id": if site.is_empty() { uscc.to_owned() } else { format!("{uscc}#{site}") }, "uscc": uscc, "site": site, "name": "n",
            "address": "", "county": "c1", "scopes": ["seller"], "products": ["p1"], "venue": "ordinary", "channel": "physical",
            "status": "open", "credit": "b", "at": point(25_000_000), "closed_weekdays": [6, 7],
            "closed": [{"from": "2025-05-01", "to": "2025-05-05"}], "hours": {"from": 540, "to": 1020}
        })
    };
    let mut counties = line("b", 10);
    counties["counties"] = json!([{"county": "c1", "min": 2, "max": 9}, {"county": "c2", "min": 2, "max": 8}]);
    counties["counties_only"] = json!(true);
    counties["labs"] = json!([{"lab": "L1", "batches": 4}, {"lab": "L2", "batches": 6}]);
    let mut scopes = line("c", 10);
    scopes["scope_limits"] = json!([{"scope": "producer", "min": 3, "max": 10}]);
    let mut shared = line("d", 0);
    shared["group"] = json!("g");
    json!({
        "facts": {
            "task": {"id": "t", "title": "", "title_en": "", "authority": "", "basis": "", "issued": "2025-02-25", "as_of": "2025-02-25",
                "stated_total": 30, "stated_own_total": null, "report_days": ["2025-04-10", "2025-07-10"], "synthetic": true},
            "rules": {"profile": "", "batches_per_enterprise_max": 2, "batches_per_large_retail_max": 2, "batches_per_company_max": null, "repeat_months": 6,
                "follow_up_failures": true, "dealing": "combine", "alternates_per_class": 3,
                "weights": {"a": 2, "b": 3, "c": 4, "d": 6}, "team_size": 2, "days_to_lab_max": 5},
            "lines": [line("a", 10), counties, scopes, shared],
            "groups": [{"id": "g", "batches": 5}],
            "counties": [{"id": "c1", "name": "", "name_en": "", "seat": point(25_000_000)}, {"id": "c2", "name": "", "name_en": "", "seat": point(26_000_000)}],
            "products": [{"id": "p1", "name": "", "aliases": ["x", "y"], "transport": ["cold", "hazardous"]}, {"id": "p2", "name": "", "aliases": [], "transport": []}],
            "calendar": {"covers": {"from": "2025-01-01", "to": "2025-12-31"}, "off": ["2025-05-01"], "work": ["2025-04-27"]},
            "labs": [{"id": "L1", "name": "", "at": point(25_000_000), "products": ["p1", "p2"], "batches_per_day": 5, "batches_per_week": 20, "groups": [{"id": "g1", "products": ["p1"], "batches_per_day": 2, "batches_per_week": 4}, {"id": "g2", "products": ["p2"], "batches_per_day": 2, "batches_per_week": 4}]},
                {"id": "L2", "name": "", "at": point(25_000_000), "products": ["p1", "p2"], "batches_per_day": 5, "batches_per_week": 20, "groups": [{"id": "g1", "products": ["p1"], "batches_per_day": 2, "batches_per_week": 4}, {"id": "g2", "products": ["p2"], "batches_per_day": 2, "batches_per_week": 4}]}],
            "orgs": [{"id": "A", "name": "", "base": point(25_000_000), "teams_per_week": 2, "hours": {"from": 510, "to": 1080},
                "tour_days_max": 4, "lodges": true, "minutes_per_visit": 40, "batches_per_day_max": 9,
                "carries": [{"flag": "cold", "teams_per_week": 1, "batches_per_day": 4}, {"flag": "hazardous", "teams_per_week": 1, "batches_per_day": 4}]}],
            "prices": {"team_day": 1, "kilometre": 1, "night": 1, "late_day": 0, "waiting_day": 0, "uneven": 0}, "preference": {"prefer": "cheapest", "given": {"team_day": 1, "kilometre": 1, "night": 1, "late_day": 0, "waiting_day": 0, "uneven": 0}},
            "travel": {"factor_permille": 1350, "bands": [{"upto": 5000, "metres_per_minute": 500}, {"upto": 30000, "metres_per_minute": 800}]},
            "search": {"iterations": 100}
        },
        "sealed": {
            "frame": [enterprise("E1", ""), enterprise("E2", "s1"), enterprise("E2", "s2")],
            "samplers": [{"id": "S1", "name": "", "org": "A", "qualified": ["p1", "p2"], "tests": [], "leave": [], "tours_max": 5},
                {"id": "S2", "name": "", "org": "A", "qualified": ["p1"], "tests": ["p2"], "leave": [{"from": "2025-03-03", "to": "2025-03-04"}], "tours_max": 5}],
            "history": [{"enterprise": "E1", "product": "p1", "day": "2024-05-05", "level": "own", "outcome": "fail", "evidence": ""}],
            "conflicts": [{"party": {"sampler": "S1"}, "enterprise": "E1", "reason": ""}],
            "matrix": null
        }
    })
}

fn faults(value: &Value) -> Vec<String> {
    let facts = serde_json::from_value(value["facts"].clone()).expect("typed");
    let sealed = serde_json::from_value(value["sealed"].clone()).expect("typed");
    match Sound::new(facts, sealed) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.into_iter().map(|f| f.path).collect(),
    }
}

#[test]
fn the_good_input_is_sound() {
    assert_eq!(faults(&good()), Vec::<String>::new());
}

/// Change one value: the fault must name its path.
#[test]
fn each_broken_invariant_is_named() {
    let line = |n: usize, field: &str| (format!("/facts/lines/{n}/{field}"), format!("facts.lines[{n}].{field}"));
    let mut cases: Vec<(String, Value, String)> = Vec::new();
    let mut case = |pointer: &str, value: Value, path: &str| cases.push((pointer.to_owned(), value, path.to_owned()));
    case("/facts/task/id", json!(""), "facts.task.id");
    case("/facts/task/issued", json!("2024-12-31"), "facts.task.issued");
    case("/facts/task/as_of", json!("2026-01-01"), "facts.task.as_of");
    case("/facts/task/stated_total", json!(10_000_001), "facts.task.stated_total");
    case("/facts/task/report_days", json!(["2025-07-10", "2025-04-10"]), "facts.task.report_days[1]");
    case("/facts/task/report_days", json!(["2025-07-10", "2026-04-10"]), "facts.task.report_days[1]");
    case("/facts/rules/batches_per_enterprise_max", json!(0), "facts.rules.batches_per_enterprise_max");
    case("/facts/rules/batches_per_company_max", json!(1), "facts.rules.batches_per_company_max");
    case("/facts/rules/weights/c", json!(0), "facts.rules.weights.c");
    case("/facts/rules/weights/d", json!(1001), "facts.rules.weights.d");
    case("/facts/rules/team_size", json!(1), "facts.rules.team_size");
    case("/facts/rules/days_to_lab_max", json!(61), "facts.rules.days_to_lab_max");
    case("/facts/prices/night", json!(-1), "facts.prices.night");
    case("/facts/travel/factor_permille", json!(0), "facts.travel.factor_permille");
    case("/facts/travel/bands", json!([]), "facts.travel.bands");
    case("/facts/travel/bands/1/metres_per_minute", json!(0), "facts.travel.bands[1].metres_per_minute");
    case("/facts/travel/bands/1/upto", json!(5000), "facts.travel.bands[1]");
    case("/facts/calendar/covers/to", json!("2024-12-31"), "facts.calendar.covers");
    case("/facts/calendar/off/0", json!("2025-05-03"), "facts.calendar.off[0]");
    case("/facts/calendar/work/0", json!("2025-04-28"), "facts.calendar.work[0]");
    case("/facts/products/1/id", json!("p1"), "facts.products[1]");
    case("/facts/products/0/aliases", json!(["y", "x"]), "facts.products[0].aliases[1]");
    case("/facts/counties/0/seat/lat", json!(90_000_001), "facts.counties[0].seat");
    case("/facts/labs/0/products/1", json!("p9"), "facts.labs[0].products[1]");
    case("/facts/labs/1/batches_per_week", json!(10_000_001), "facts.labs[1].batches_per_week");
    case("/facts/orgs/0/hours/to", json!(1441), "facts.orgs[0].hours");
    case("/facts/orgs/0/tour_days_max", json!(8), "facts.orgs[0].tour_days_max");
    case("/facts/orgs/0/id", json!("A/1"), "facts.orgs[0].id");
    case("/facts/groups/0/batches", json!(0), "facts.groups[0].batches");
    case("/facts/lines/3/group", json!(null), "facts.groups[0]");
    for (field, value) in [
        ("products", json!([])),
        ("scopes", json!([])),
        ("batches", json!(0)),
        ("org", json!("Z")),
        ("labs", json!([])),
        ("test_days", json!(367)),
        ("minutes_per_batch", json!(1441)),
        ("report_by", json!("2026-01-01")),
        ("group", json!("zz")),
        ("window", json!({"from": "2025-06-30", "to": "2025-03-03"})),
        ("counties_only", json!(true)),
    ] {
        let (pointer, path) = line(0, field);
        case(&pointer, value, &path);
    }
    case("/facts/lines/0/scopes", json!(["seller", "producer"]), "facts.lines[0].scopes[1]");
    case("/facts/lines/0/window/from", json!("2025-02-24"), "facts.lines[0].window.from");
    case("/facts/lines/0/labs/0/batches", json!(9), "facts.lines[0].labs");
    case("/facts/lines/0/labs/0/lab", json!("L9"), "facts.lines[0].labs[0].lab");
    case("/facts/lines/1/labs/1/batches", json!(5), "facts.lines[1].labs");
    case("/facts/lines/1/counties/1/county", json!("c9"), "facts.lines[1].counties[1].county");
    case("/facts/lines/1/counties/1/max", json!(0), "facts.lines[1].counties[1]");
    case("/facts/lines/1/counties/0/min", json!(9), "facts.lines[1].counties");
    case("/facts/lines/1/counties/0/max", json!(1), "facts.lines[1].counties[0]");
    case("/facts/lines/1/counties", json!([{"county": "c1", "min": 0, "max": 9}]), "facts.lines[1].counties");
    case("/facts/lines/1/scope_limits", json!([{"scope": "seller", "min": 0, "max": 9}]), "facts.lines[1].scope_limits");
    case("/facts/lines/2/scopes", json!(["seller"]), "facts.lines[2].scope_limits[0].scope");
    case("/facts/lines/3/batches", json!(1), "facts.lines[3].batches");
    case("/facts/labs/1/products", json!(["p1"]), "facts.lines[1].labs[1].lab");
    case("/sealed/frame/1/id", json!("E2#s3"), "sealed.frame[1].id");
    case("/sealed/frame/0/id", json!("E3"), "sealed.frame[1]");
    case("/sealed/frame/0/county", json!("c9"), "sealed.frame[0].county");
    case("/sealed/frame/0/products", json!(["p9"]), "sealed.frame[0].products[0]");
    case("/sealed/frame/0/closed_weekdays", json!([0]), "sealed.frame[0].closed_weekdays");
    case("/sealed/frame/0/closed/0/to", json!("2025-04-05"), "sealed.frame[0].closed[0]");
    case("/sealed/frame/0/hours/from", json!(1020), "sealed.frame[0].hours");
    case("/sealed/frame/0/hours/from", json!(-1), "sealed.frame[0].hours");
    case("/sealed/samplers/0/org", json!("Z"), "sealed.samplers[0].org");
    case("/sealed/samplers/0/tests", json!(["p9"]), "sealed.samplers[0].tests[0]");
    case("/sealed/history/0/enterprise", json!("E9"), "sealed.history[0].enterprise");
    case("/sealed/history/0/product", json!("p9"), "sealed.history[0].product");
    case("/sealed/conflicts/0/party", json!({"lab": "L9"}), "sealed.conflicts[0].party");
    case("/sealed/conflicts/0/enterprise", json!("E9"), "sealed.conflicts[0].enterprise");
    assert!(cases.len() > 65);
    for (pointer, value, path) in cases {
        let mut broken = good();
        *broken.pointer_mut(&pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        let found = faults(&broken);
        assert!(found.contains(&path), "{pointer}: wanted {path}, found {found:?}");
    }
}

#[test]
fn all_faults_at_once() {
    let mut broken = good();
    broken["facts"]["lines"][0]["org"] = json!("Z");
    broken["sealed"]["frame"][0]["county"] = json!("c9");
    broken["facts"]["prices"]["night"] = json!(-1);
    assert_eq!(faults(&broken), ["facts.prices.night", "facts.prices", "facts.lines[0].org", "sealed.frame[0].county"]);
}
