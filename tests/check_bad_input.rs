//! One thing broken at a time: code, file, line and column of the finding.

mod bad_input;

use bad_input::{Task, brief, troubles};
use evenhand::base::Severity;
use evenhand::check::Outcome;

/// Replace `from` by `to` in the file; the finding must be among the troubles.
struct Case(&'static str, &'static str, &'static str, &'static str);

const CELLS: &[Case] = &[
    // headers
    Case("enterprises.csv", ",纬度,经度", ",纬度,jd", "missing_column enterprises.csv:2 [lon]"),
    Case("enterprises.csv", ",纬度,经度", ",纬度,jd", "unknown_column enterprises.csv:2 [jd]"),
    Case("labs.csv", "日接收量,周接收量", "日接收量,日接收量", "duplicate_column labs.csv:1 [日接收量]"),
    Case("labs.csv", "日接收量,周接收量", "日接收量,日接收量", "missing_column labs.csv:1 [batches_per_week]"),
    // form of rows
    Case("labs.csv", ",10,30\nL2", ",10\nL2", "row_length labs.csv:2"),
    Case("labs.csv", ",10,30\nL2", ",10,30,9\nL2", "row_length labs.csv:2"),
    Case("products.csv", "tube,内胎,", "tube,\"内\n胎\",", "newline_in_cell products.csv:3 [名称]"),
    Case("enterprises.csv", "甲乙丙第3商行", "", "empty_cell enterprises.csv:5 [名称]"),
    Case("enterprises.csv", "25.033", "", "empty_cell enterprises.csv:5 [纬度]"),
    // values
    Case("history.csv", "2024-05-06", "2024-02-30", "impossible_date history.csv:2 [日期]"),
    Case("calendar.csv", "2025-05-01", "5月1日", "impossible_date calendar.csv:3 [日期]"),
    Case("enterprises.csv", "2025-05-01~2025-05-05", "2025-05-01~2025-04-05", "span_order enterprises.csv:7 [停业日期]"),
    Case("enterprises.csv", "2025-05-01~2025-05-05", "五一", "impossible_date enterprises.csv:7 [停业日期]"),
    Case("enterprises.csv", "08:30,17:30", "8点,17:30", "bad_hours enterprises.csv:3 [开门]"),
    Case("enterprises.csv", "08:30,17:30", "08:30,25:00", "bad_hours enterprises.csv:3 [关门]"),
    Case("enterprises.csv", "08:30,17:30", "18:30,17:30", "hours_order enterprises.csv:3 [关门]"),
    Case("labs.csv", ",10,30\nL2", ",-10,30\nL2", "bad_number labs.csv:2 [日接收量]"),
    Case("labs.csv", ",10,30\nL2", ",10,3.5\nL2", "bad_number labs.csv:2 [周接收量]"),
    Case("labs.csv", ",10,30\nL2", ",10,99999999999999999999\nL2", "bad_number labs.csv:2 [周接收量]"),
    Case("enterprises.csv", "6|7", "6|8", "bad_number enterprises.csv:4 [休息日]"),
    Case("enterprises.csv", "25.013", "NaN", "bad_coordinate enterprises.csv:3 [纬度]"),
    Case("enterprises.csv", "25.013", "2.5e1", "bad_coordinate enterprises.csv:3 [纬度]"),
    Case("enterprises.csv", "101.51", "inf", "bad_coordinate enterprises.csv:3 [经度]"),
    Case("enterprises.csv", "25.013,101.51", "101.51,25.013", "bad_coordinate enterprises.csv:3 [纬度]"),
    Case("enterprises.csv", "25.013", "25.0130001", "bad_coordinate enterprises.csv:3 [纬度]"),
    Case("enterprises.csv", "25.013", "28.013", "far_from_county enterprises.csv:3 [纬度]"),
    Case("enterprises.csv", "流通,tire,普通", "批发,tire,普通", "unknown_word enterprises.csv:4 [领域]"),
    Case("enterprises.csv", ",开业,A", ",倒闭,A", "unknown_word enterprises.csv:3 [状态]"),
    Case("enterprises.csv", ",开业,A", ",开业,E", "unknown_word enterprises.csv:3 [信用等级]"),
    // names
    Case("enterprises.csv", "91532301MA0000031H", "91532301MA0000015U", "duplicate_id enterprises.csv:5 [统一社会信用代码]"),
    Case("labs.csv", "\nL2,", "\nL1,", "duplicate_id labs.csv:3 [编号]"),
    Case("samplers.csv", "\nS2,", "\nS1,", "duplicate_id samplers.csv:3 [编号]"),
    Case("calendar.csv", "2025-05-04", "2025-05-01", "duplicate_id calendar.csv:5 [日期]"),
    Case("calendar.csv", "2025-05-04", "2052-05-04", "calendar_gap calendar.csv:5 [日期]"),
    Case("products.csv", "油漆", "外胎", "ambiguous_name products.csv:4 [别名]"),
    Case("enterprises.csv", "油漆", "油墨", "unknown_product enterprises.csv:5 [产品]"),
    Case("labs.csv", "轮胎|内胎|涂料", "轮胎|内胎|涂科|涂料", "unknown_product labs.csv:2 [产品]"),
    Case("samplers.csv", "tyre,paint", "tyre,print", "unknown_product samplers.csv:4 [检验产品]"),
    Case("history.csv", ",轮胎,", ",论胎,", "unknown_product history.csv:2 [产品]"),
    Case("enterprises.csv", "禄丰市", "禄丰", "unknown_county enterprises.csv:4 [县区]"),
    Case("samplers.csv", "丙,A", "丙,B", "unknown_org samplers.csv:4 [机构]"),
    Case("conflicts.csv", "sampler:S1", "sampler:S9", "unknown_party conflicts.csv:2 [回避方]"),
    Case("conflicts.csv", "lab:L1", "L1", "unknown_party conflicts.csv:3 [回避方]"),
    Case("conflicts.csv", "91532301MA0000031H", "91532301MA0000031X", "conflict_unknown_enterprise conflicts.csv:3 [企业]"),
    Case("history.csv", "91532301MA0000015U", "91532301MA0000015X", "history_unknown_enterprise history.csv:2 [企业]"),
    Case("enterprises.csv", "91532301MA0000015U", "9.15323E+17", "code_in_scientific_notation enterprises.csv:3 [统一社会信用代码]"),
    Case("enterprises.csv", "91532301MA0000031H", "91532301MA0000031J", "credit_code enterprises.csv:5 [统一社会信用代码]"),
    Case("enterprises.csv", "91532301MA0000031H", "532301100012345", "registration_number enterprises.csv:5 [统一社会信用代码]"),
    Case("enterprises.csv", "91532301MA0000031H", "5323", "code_form enterprises.csv:5 [统一社会信用代码]"),
    Case("enterprises.csv", "91532301MA0000031H", "9153 2301", "bad_id enterprises.csv:5 [统一社会信用代码]"),
    Case("history.csv", "2024-05-06", "2025-05-06", "history_after_as_of history.csv:2 [日期]"),
];

const TASK: &[Case] = &[
    Case("task.toml", "id = \"small\"", "id = small", "toml_syntax task.toml:4"),
    Case("task.toml", "evenhand-task/1", "evenhand-task/9", "unknown_format task.toml:1 [format]"),
    Case("task.toml", "issued = \"2025-02-25\"\n", "", "missing_key task.toml:3 [task.issued]"),
    Case("task.toml", "issued = \"2025-02-25\"", "issued = \"2025-02-29\"", "impossible_date task.toml:9 [task.issued]"),
    Case("task.toml", "lodges = true", "lodges = \"yes\"", "bad_value task.toml:50 [org[1].lodges]"),
    Case("task.toml", "scope_limits", "scope_limit", "unknown_key task.toml:83 [line[2].scope_limit]"),
    Case("task.toml", "night = 40000", "night = -40000", "bad_number task.toml:30 [prices.night]"),
    Case("task.toml", "team_size = 2", "team_size = 1", "bad_number task.toml:24 [rules.team_size]"),
    Case("task.toml", "weights = { a = 2", "weights = { a = 0", "bad_number task.toml:23 [rules.weights.a]"),
    Case("task.toml", "lat = 25.03603", "lat = nan", "bad_coordinate task.toml:45 [org[1].lat]"),
    Case("task.toml", "lat = 25.03603", "lat = 2.5e1", "bad_coordinate task.toml:45 [org[1].lat]"),
    Case("task.toml", "to = \"18:00\"", "to = \"08:00\"", "hours_order task.toml:48 [org[1].hours]"),
    Case("task.toml", "id = \"T-2\"", "id = \"T-1\"", "duplicate_id task.toml:77 [line[2].id]"),
    Case("task.toml", "id = \"T-2\"", "id = \"T/2\"", "bad_id task.toml:77 [line[2].id]"),
    Case("task.toml", "\"内胎\"]", "\"内台\"]", "unknown_product task.toml:61 [line[1].products[2]]"),
    Case("task.toml", "county = \"禄丰市\"", "county = \"禄丰\"", "unknown_county task.toml:65 [line[1].counties[2].county]"),
    Case("task.toml", "{ lab = \"L2\", batches = 2 }", "{ lab = \"L3\", batches = 2 }", "unknown_lab task.toml:73 [line[1].labs[2].lab]"),
    Case("task.toml", "org = \"A\"", "org = \"B\"", "unknown_org task.toml:72 [line[1].org]"),
    Case("task.toml", "group = \"G1\"", "group = \"G2\"", "unknown_group task.toml:99 [line[3].group]"),
    Case("task.toml", "group = \"G1\"\n", "batches = 1\n", "group_unused task.toml:53 [group[1]]"),
    Case("task.toml", "group = \"G1\"", "group = \"G1\"\nbatches = 3", "quota_and_group task.toml:99 [line[3].group]"),
    Case("task.toml", "group = \"G1\"\n", "", "quota_and_group task.toml:93 [line[3].batches]"),
    Case("task.toml", "batches = 5\n", "batches = 10000000\n", "plan_too_large task.toml:57 [line]"),
    Case("task.toml", "batches = 2 }", "batches = 3 }", "lab_shares task.toml:73 [line[1].labs]"),
    Case("task.toml", "{ lab = \"L2\", batches = 2 }", "{ lab = \"L2\" }", "lab_shares task.toml:73 [line[1].labs]"),
    Case("task.toml", "labs = [{ lab = \"L1\" }]", "labs = [{ lab = \"L2\" }]", "lab_not_accredited task.toml:90 [line[2].labs[1].lab]"),
    Case("task.toml", "labs = [{ lab = \"L1\" }]\n", "", "line_without_lab task.toml:76 [line[2].labs]"),
    Case("task.toml", "[{ lab = \"L2\" }]", "[{ lab = \"L1\" }, { lab = \"L2\" }]", "group_several_labs task.toml:106 [line[3].labs]"),
    Case("task.toml", "min = 2 }", "min = 6 }", "county_limits task.toml:65 [line[1].counties]"),
    Case("task.toml", "min = 1, max = 4", "min = 5, max = 4", "county_limits task.toml:65 [line[1].counties]"),
    Case("task.toml", "\"532301\", min = 2 }", "\"532301\", max = 1 }", "county_limits task.toml:65 [line[1].counties]"),
    Case("task.toml", "batches = 5\n", "batches = 5\ncounties_only = true\n", "county_limits task.toml:83 [line[2].counties_only]"),
    Case("task.toml", "seller\", min = 3", "seller\", min = 6", "scope_limits task.toml:83 [line[2].scope_limits]"),
    Case("task.toml", "{ scope = \"seller\"", "{ scope = \"producer\"", "scope_limits task.toml:83 [line[2].scope_limits]"),
    Case(
        "task.toml",
        "batches = 6\n",
        "batches = 6\nscope_limits = [{ scope = \"seller\", min = 1 }]\n",
        "county_and_scope_limits task.toml:64 [line[1].scope_limits]",
    ),
    Case("task.toml", "\"2025-06-30\"", "\"2025-03-30\"", "span_order task.toml:67 [line[1].window]"),
    Case(
        "task.toml",
        "\"2025-04-01\", to = \"2025-06-30\"",
        "\"2025-01-01\", to = \"2025-02-20\"",
        "window_past task.toml:67 [line[1].window.to]",
    ),
    Case("task.toml", "as_of = \"2025-02-25\"", "as_of = \"2025-07-01\"", "window_past task.toml:67 [line[1].window.to]"),
    Case("task.toml", "as_of = \"2025-02-25\"", "as_of = \"2025-02-24\"", "as_of_before_issued task.toml:10 [task.as_of]"),
    Case("task.toml", "report_by = \"2025-07-31\"", "report_by = \"2026-01-05\"", "outside_calendar task.toml:68 [line[1].report_by]"),
    Case("task.toml", "report_by = \"2025-07-31\"", "report_by = \"2025-04-10\"", "no_possible_day task.toml:68 [line[1].report_by]"),
    Case("task.toml", "teams_per_week = 1", "teams_per_week = 2", "teams_exceed_roster task.toml:47 [org[1].teams_per_week]"),
    Case("task.toml", "chuxiong/2025", "chuxiong/2035", "unknown_profile task.toml:16 [rules.profile]"),
    Case("task.toml", "repeat_months = 6", "repeat_months = 3", "rule_differs_from_profile task.toml:19 [rules.repeat_months]"),
    Case("task.toml", "stated_total = 15", "stated_total = 16", "total_differs task.toml:11 [task.stated_total]"),
];

#[test]
fn each_broken_value_is_found_at_its_place() {
    assert!(CELLS.len() + TASK.len() >= 90);
    let mut wrong = Vec::new();
    for Case(file, from, to, want) in CELLS.iter().chain(TASK) {
        let task = Task::good();
        task.replace(file, from, to);
        let checked = task.check();
        let found = troubles(&checked);
        let code = want.split_once(' ').expect("code and place").0;
        let severity = evenhand::check::codes::find(code).expect("a listed code").severity;
        let refused = severity != Severity::Error || checked.outcome != Outcome::Fine;
        let told = found.iter().any(|f| f == want) && !found.iter().any(|f| f.starts_with("unsound"));
        if !told || !refused || (checked.sound.is_some() && checked.outcome == Outcome::Refused) {
            wrong.push(format!("{from:?} → {to:?}: wanted {want}, found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No finding is a mere consequence of another.
#[test]
fn a_broken_value_is_told_once() {
    for (file, from, to) in [
        ("enterprises.csv", "25.013", "NaN"),
        ("enterprises.csv", "91532301MA0000015U", "9.15323E+17"),
        ("task.toml", "labs = [{ lab = \"L1\" }]\n", ""),
        ("task.toml", "org = \"A\"", "org = \"B\""),
    ] {
        let task = Task::good();
        task.replace(file, from, to);
        let checked = task.check();
        let errors: Vec<String> = checked.findings.iter().filter(|f| f.severity == Severity::Error).map(brief).collect();
        assert_eq!(errors.len(), 1, "{from:?}: {errors:?}");
    }
}

#[test]
fn missing_files() {
    for file in bad_input::FILES {
        let task = Task::good();
        task.remove(file);
        let found = troubles(&task.check());
        let optional = file == "history.csv" || file == "conflicts.csv";
        assert_eq!(found.contains(&format!("missing_file {file}")), !optional, "{file}: {found:?}");
        let unknown = found.iter().filter(|f| f.starts_with("unknown_") || f.starts_with("unsound")).count();
        assert_eq!(unknown, 0, "a missing file makes no name unknown: {found:?}");
    }
}

#[test]
fn empty_and_unreadable_files() {
    for (bytes, want) in [
        (&b""[..], "empty_file labs.csv"),
        (b"  \n\n", "empty_file labs.csv"),
        (b"# only remarks\n", "empty_file labs.csv"),
        ("编号,名称,纬度,经度,产品,日接收量,周接收量\n".as_bytes(), "empty_file labs.csv"),
        (b"PK\x03\x04rest", "binary_file labs.csv"),
        (b"id,name\0", "binary_file labs.csv"),
        (b"id,name\nL1,\xff\xff\xff\n", "undecodable labs.csv:2"),
    ] {
        let task = Task::good();
        task.write("labs.csv", bytes);
        let checked = task.check();
        assert_eq!(checked.outcome, Outcome::Refused);
        assert!(troubles(&checked).contains(&want.to_owned()), "{:?}: {:?}", String::from_utf8_lossy(bytes), troubles(&checked));
    }
}

/// Three files broken in four places: all four at once.
#[test]
fn all_findings_at_once() {
    let task = Task::good();
    task.replace("labs.csv", ",10,30\nL2", ",-10,30\nL2");
    task.replace("enterprises.csv", "25.013", "NaN");
    task.replace("enterprises.csv", "油漆", "油墨");
    task.replace("task.toml", "\"2025-06-30\"", "\"2025-06-31\"");
    let found: Vec<String> = task.check().findings.iter().filter(|f| f.severity == Severity::Error).map(brief).collect();
    assert_eq!(
        found,
        [
            "bad_coordinate enterprises.csv:3 [纬度]",
            "unknown_product enterprises.csv:5 [产品]",
            "bad_number labs.csv:2 [日接收量]",
            "impossible_date task.toml:67 [line[1].window.to]",
        ]
    );
}

/// A column of wrong cells is counted, not told ten thousand times.
#[test]
fn a_flood_is_counted() {
    let task = Task::good();
    let row = "91532301MA0000015U,,甲,,532301,流通,tire,普通,实体,开业,A,x,101.51,,,08:30,17:30\n";
    let text = task.text("enterprises.csv") + &row.repeat(1_000);
    task.write("enterprises.csv", text);
    let checked = task.check();
    let told: Vec<_> = checked.findings.iter().filter(|f| f.code == "bad_coordinate").collect();
    assert_eq!(told.len(), 201);
    assert!(told[200].what_en.starts_with("800 more"), "{}", told[200].what_en);
}

/// Chinese and English for everything.
#[test]
fn every_finding_speaks_both_languages() {
    for Case(file, from, to, _) in CELLS.iter().chain(TASK) {
        let task = Task::good();
        task.replace(file, from, to);
        for finding in task.check().findings {
            let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c));
            assert!(han(&finding.what_zh) && han(&finding.mend_zh), "{finding:?}");
            assert!(!finding.what_en.is_empty() && !finding.mend_en.is_empty(), "{finding:?}");
        }
    }
}
