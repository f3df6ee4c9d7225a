//! A RUN small enough to work out by hand: six enterprises, one line of three batches, one tour, two samplers.
//!
//! Line `a` (exactly 3): E4 is forced; 2 batches stay for E1, E2, E3 (楚雄市) and E6 (禄丰市), all of one weight, so each
//! has probability 2/4. Rounding gave one to either class; by ticket E1 < E2 < E3, so E1 is drawn and E2 stands by.

use super::Papers;
use crate::record::{Amendment, Commitment, Record, Sealed};
use serde_json::{Value, json};

fn digest(first: &str) -> String {
    format!("{first:0<64}")
}

fn enterprise(id: &str, name: &str, county: &str, status: &str) -> Value {
    json!({
        "id": id, "uscc": id, "site": "", "name": name, "address": "某路1号", "county": county, "scopes": ["seller"], "products": ["diesel"],
        "venue": "ordinary", "channel": "physical", "status": status, "credit": "b", "at": {"lat": 25_100_000, "lon": 101_600_000},
        "closed_weekdays": [], "closed": [], "hours": {"from": 540, "to": 1020}
    })
}

fn facts() -> Value {
    let point = |lat: i64, lon: i64| json!({"lat": lat, "lon": lon});
    json!({
        "task": {"id": "t", "title": "测试抽查", "title_en": "test sampling", "authority": "某局", "basis": "某函〔2025〕1号",
            "issued": "2025-02-25", "as_of": "2025-02-25", "stated_total": null, "stated_own_total": null, "report_days": [], "synthetic": true},
        "rules": {"profile": "t/1", "batches_per_enterprise_max": 2, "batches_per_large_retail_max": 2, "batches_per_company_max": null, "repeat_months": 6,
            "follow_up_failures": true, "dealing": "combine", "alternates_per_class": 1, "weights": {"a": 2, "b": 3, "c": 4, "d": 6},
            "team_size": 2, "days_to_lab_max": 5},
        "lines": [{"id": "a", "row_no": 1, "title": "车用柴油", "products": ["diesel"], "scopes": ["seller"], "batches": 3, "kind": "exact",
            "counties": [], "counties_only": false, "scope_limits": [], "group": null, "window_text": "1季度",
            "window": {"from": "2025-02-25", "to": "2025-03-31"}, "report_by": "2025-06-30", "test_days": 10, "delivery_days": 1,
            "organiser": "某局", "org": "A", "labs": [{"lab": "L1", "batches": 3}], "minutes_per_batch": 25}],
        "groups": [],
        "counties": [{"id": "532301", "name": "楚雄市", "name_en": "Chuxiong", "seat": point(25_036_030, 101_544_820)},
            {"id": "532331", "name": "禄丰市", "name_en": "Lufeng", "seat": point(25_153_830, 102_077_440)}],
        "products": [{"id": "diesel", "name": "车用柴油", "aliases": [], "transport": []}],
        "calendar": {"covers": {"from": "2024-01-01", "to": "2025-12-31"}, "off": [], "work": []},
        "labs": [{"id": "L1", "name": "检测院", "at": point(25_036_030, 101_544_820), "products": ["diesel"], "batches_per_day": 5, "batches_per_week": 9, "groups": []}],
        "orgs": [{"id": "A", "name": "抽样一队", "base": point(25_036_030, 101_544_820), "teams_per_week": 2, "hours": {"from": 510, "to": 1080},
            "tour_days_max": 4, "lodges": true, "minutes_per_visit": 40, "batches_per_day_max": null, "carries": []}],
        "prices": {"team_day": 120_000, "kilometre": 120, "night": 40_000, "late_day": 0, "waiting_day": 0, "uneven": 0}, "preference": {"prefer": "cheapest", "given": {"team_day": 120_000, "kilometre": 120, "night": 40_000, "late_day": 0, "waiting_day": 0, "uneven": 0}},
        "travel": {"factor_permille": 1350, "bands": [{"upto": 5000, "metres_per_minute": 500}]},
        "search": {"iterations": 100}
    })
}

fn shares() -> Value {
    let class = |county: &str, size: u64, flow: u64| {
        json!({"key": {"county": county, "scopes": ["seller"], "weight": 3, "cap": 2, "lines": ["a"], "mark": ""}, "size": size, "den": 2,
            "ratio": {"num": 1, "den": 6}, "group": null, "buckets": [], "arcs": [{"column": 0, "bucket": null, "flow": flow}]})
    };
    json!({
        "classes": [class("532301", 3, 3), class("532331", 1, 1)],
        "columns": [{"id": "a", "node": 0}],
        "nodes": [{"id": "a", "parent": null, "lo": 2, "hi": 2, "price": {"num": 1, "den": 6}}],
        "groups": [], "grid": null
    })
}

fn commitment() -> Value {
    json!({"format": "evenhand-commitment/3", "commitment": digest("c0"), "plan": {
        "version": "EH1", "spec": digest("e1"), "facts": facts(), "sources": [{"kind": "dice", "digits": 20, "when": ""}], "secret_hash": digest("5e"), "public": true,
        "frame": {"rows": 6, "root": digest("f0")},
        "sealed": {"samplers": digest("1"), "history": digest("2"), "conflicts": digest("3"), "matrix": null},
        "exclusions": [{"rule": "closed", "enterprises": 1, "pairs": 0}], "forced": 1, "shares": shares()
    }})
}

fn sealed() -> Value {
    let sampler = |id: &str, name: &str| json!({"id": id, "name": name, "org": "A", "qualified": ["diesel"], "tests": [], "leave": [], "tours_max": 5});
    json!({
        "frame": [
            enterprise("E1", "楚雄甲油站", "532301", "open"), enterprise("E2", "楚雄乙油站", "532301", "open"),
            enterprise("E3", "楚雄丙油站", "532301", "open"), enterprise("E4", "楚雄丁油站", "532301", "open"),
            enterprise("E5", "禄丰戊油站", "532331", "closed"), enterprise("E6", "=禄丰<b>己</b>", "532331", "open"),
        ],
        "samplers": [sampler("S1", "张三"), sampler("S2", "李四")],
        "history": [{"enterprise": "E4", "product": "diesel", "day": "2024-05-06", "level": "own", "outcome": "fail", "evidence": "报告9"}],
        "conflicts": [], "matrix": null
    })
}

fn record() -> Value {
    let batch = |id: &str, county: &str, class: Option<u64>, rank: u64, blind: u64| {
        json!({"line": "a", "enterprise": id, "county": county, "products": ["diesel"], "lab": "L1", "forced": class.is_none(), "class": class,
            "rank": rank, "blind": blind})
    };
    let fate = |id: &str, ticket: &str, fate: &str, lines: &[&str]| json!({"enterprise": id, "ticket": digest(ticket), "fate": fate, "lines": lines, "exclusions": []});
    let mut closed = fate("E5", "05", "excluded", &[]);
    closed["exclusions"] = json!([{"line": null, "rule": "closed", "evidence": "row"}]);
    let visit = |id: &str| json!({"id": format!("{id}@A.1"), "enterprise": id, "org": "A", "lines": ["a"]});
    let stop = |id: &str, arrive: i64| json!({"visit": format!("{id}@A.1"), "arrive": arrive, "start": arrive, "end": arrive + 65});
    let (lead, member) = ("2025-W10/A/1#lead", "2025-W10/A/1#member");
    let seat = |mark: &str, column: u64| {
        json!({"key": {"county": "", "scopes": [], "weight": 1, "cap": 5, "lines": [], "mark": mark}, "size": 1, "den": 1,
            "ratio": {"num": 1, "den": 1}, "group": null, "buckets": [1], "arcs": [{"column": column, "bucket": 0, "flow": 1}]})
    };
    json!({"format": "evenhand-record/3", "commitment": digest("c0"), "version": "EH1", "spec": digest("e1"), "seed": {"values": ["31415926535897932384"], "key_check": digest("ce")},
        "draw": {"seats": [[1], [1]],
            "batches": [batch("E1", "532301", Some(0), 1, 2), batch("E4", "532301", None, 0, 1), batch("E6", "532331", Some(1), 1, 3)],
            "alternates": [{"line": "a", "class": 0, "rank": 1, "enterprise": "E2"}],
            "fates": [fate("E1", "10", "selected", &["a"]), fate("E2", "20", "alternate", &["a"]), fate("E3", "30", "quota_full", &["a"]),
                fate("E4", "40", "selected", &["a"]), closed, fate("E6", "60", "selected", &["a"])]},
        "pack": {"visits": [visit("E1"), visit("E4"), visit("E6")],
            "tours": [{"id": "2025-W10/A/1", "org": "A", "week": "2025-W10", "slot": 1, "days": [
                {"day": "2025-03-04", "from": "base", "leave": 510, "stops": [stop("E1", 540), stop("E4", 620)], "to": "lodge", "end": 700, "metres": 50_000, "drive": 60},
                {"day": "2025-03-05", "from": "lodge", "leave": 510, "stops": [stop("E6", 600)], "to": "base", "end": 760, "metres": 100_400, "drive": 120}]}],
            "unplaced": [],
            "totals": {"visits": 3, "tours": 1, "team_days": 2, "nights": 1, "metres": 150_400, "drive": 180, "late": 2, "waiting": 0, "uneven": 0, "cost": 298_048, "cost_given": 298_048}, "iterations": 100},
        "dispatch": {"shares": {"classes": [seat("S1", 0), seat("S2", 1)], "columns": [{"id": lead, "node": 0}, {"id": member, "node": 1}],
                "nodes": [{"id": lead, "parent": null, "lo": 1, "hi": 1, "price": {"num": 1, "den": 1}}, {"id": member, "parent": null, "lo": 1, "hi": 1, "price": {"num": 1, "den": 1}}],
                "groups": [], "grid": null},
            "seats": [[1], [1]], "crews": [{"tour": "2025-W10/A/1", "lead": "S1", "members": ["S2"]}],
            "loads": [{"sampler": "S1", "expected": {"num": 1, "den": 1}, "tours": 1}, {"sampler": "S2", "expected": {"num": 1, "den": 1}, "tours": 1}]}
    })
}

/// The RUN.
pub fn papers() -> Papers {
    let commitment: Commitment = serde_json::from_value(commitment()).expect("rows of a commitment");
    let sealed: Sealed = serde_json::from_value(sealed()).expect("rows of the private inputs");
    let record: Record = serde_json::from_value(record()).expect("rows of a record");
    Papers { commitment, sealed, record, amendments: Vec::new(), bound: None }
}

/// The same after E1 closed: E2 comes instead and nothing is packed yet.
pub fn amended() -> Papers {
    let mut papers = papers();
    let mut batches = papers.record.draw.batches.clone();
    batches[0] = crate::record::Batch { enterprise: "E2".into(), rank: 2, blind: 4, ..batches[0].clone() };
    let amendment = json!({"format": "evenhand-amendment/3", "number": 1, "previous": digest("9e"), "as_of": "2025-03-04",
        "incidents": [{"enterprise": "E1", "line": "a", "kind": "closed", "day": "2025-03-04", "evidence": "照片", "approver": "王五"}],
        "replacements": [{"line": "a", "from": "E1", "to": "E2", "reserve": {"class": 1}}], "round": null,
        "batches": batches, "pack": papers.record.pack, "crews": papers.record.dispatch.crews, "changed_tours": [], "unplaced": []});
    let amendment: Amendment = serde_json::from_value(amendment).expect("rows of an amendment");
    papers.amendments.push(amendment);
    papers
}

/// The same without an alternate: E2 and E3 stand in a further round, each with probability 1/2, and E2 is drawn.
pub fn drawn_again() -> Papers {
    let mut papers = amended();
    let sixth = json!({"num": 1, "den": 6});
    let key = json!({"county": "532301", "scopes": ["seller"], "weight": 3, "cap": 2, "lines": ["a"], "mark": ""});
    let class = json!({"key": key, "size": 2, "den": 1, "ratio": sixth, "buckets": [], "arcs": [{"column": 0, "bucket": null, "flow": 1}]});
    let round = json!({"number": 2, "seats": [[1]],
        "shares": {"classes": [class], "columns": [{"id": "a", "node": 0}], "nodes": [{"id": "a", "parent": null, "lo": 1, "hi": 1, "price": sixth}],
            "groups": [], "grid": null},
        "drawn": [{"column": "a", "enterprise": "E2", "class": 0, "rank": 1, "ticket": digest("77")}]});
    let amendment = &mut papers.amendments[0];
    amendment.round = Some(serde_json::from_value(round).expect("rows of a round"));
    amendment.replacements[0].reserve = Some(crate::record::Reserve::Round("a".to_owned()));
    papers
}
