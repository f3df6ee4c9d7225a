//! The plan tables of five notices as printed, with made-up lists beside them, become tasks: lines, batches, windows, shared quotas and
//! totals are those read from the notices by hand (`tests/files/notices/read`).

use evenhand::base::{Day, Quiet, Severity};
use evenhand::check::{Checked, Outcome, check};
use evenhand::intake::workbook::{Given, Import, read_files};
use evenhand::record::{Facts, QuotaKind, Scope};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

struct Case {
    notice: &'static str,
    /// Hand-read rows.
    read: &'static str,
    issued: &'static str,
    /// Window for notices that print none in their table.
    counties: &'static [&'static str],
    labs: &'static [&'static str],
    /// Products that rows name, beyond what is split at `、`.
    total: u64,
}

const CHUXIONG: Case = Case {
    notice: "chuxiong-2025",
    read: "chuxiong2025",
    issued: "2025-02-25",
    counties: &["楚雄市", "禄丰市", "双柏县", "牟定县", "南华县", "姚安县", "大姚县", "永仁县", "元谋县", "武定县"],
    labs: &["楚雄州检验检测认证院"],
    total: 675,
};
const DATONG: Case = Case {
    notice: "datong-2025",
    read: "datong2025",
    issued: "2025-05-06",
    counties: &["平城区", "云冈区", "云州区", "新荣区", "左云县"],
    labs: &["天津五十一站质量检验中心有限公司"],
    total: 400,
};
const COAL: Case = Case {
    notice: "shanxi-2021-coal",
    read: "shanxi2021_coal",
    issued: "2021-07-20",
    counties: &["大同市", "朔州市", "忻州市", "阳泉市", "吕梁市", "太原市", "晋中市", "长治市", "临汾市", "晋城市", "运城市"],
    labs: &["山西省工业标准化研究院", "陕西省能源质量监督检验所"],
    total: 700,
};
const GOODS: Case = Case {
    notice: "shanxi-2021-goods",
    read: "shanxi2021_goods",
    issued: "2021-07-20",
    counties: &["太原市", "大同市", "晋城市"],
    labs: &["山西省机械产品质量监督检验站有限公司", "华测检测认证集团股份有限公司", "广州检验检测认证集团有限公司"],
    total: 970,
};
const YINING: Case =
    Case {
        notice: "yining-2025", read: "yining2025", issued: "2025-08-29", counties: &["伊宁市"], labs: &["伊犁州检验所"], total: 67
    };

fn notices() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/notices")
}

/// Rows of a hand-read table, by header.
fn rows(name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(notices().join("read").join(format!("{name}.csv"))).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// Lists as offices have them, made up: no coordinates, no scopes, one product list for all.
fn lists(case: &Case, products: &[String], folder: &Path) -> Vec<PathBuf> {
    let mut files = BTreeMap::new();
    let mut frame = String::from("某市经营主体名单,,,,,\n统一社会信用代码,企业名称,住所,经营范围,登记状态,产品名称\n");
    for i in 0..700 {
        let county = case.counties[i % case.counties.len()];
        writeln!(
            frame,
            "9100000000{i:08},虚构{i:03}号商行,{county}虚构路{i}号,批发和零售,存续（在营、开业、在册）,\"{}\"",
            products.join("|")
        )
        .unwrap();
    }
    files.insert("企业.csv", frame);
    let mut labs = String::from("承检机构,地址\n");
    case.labs.iter().for_each(|lab| writeln!(labs, "{lab},{}", case.counties[0]).unwrap());
    files.insert("机构.csv", labs);
    let mut people = String::from("姓名,单位\n");
    (0..120).for_each(|i| writeln!(people, "虚构{i},虚构抽样队").unwrap());
    files.insert("人员.csv", people);
    files.insert(
        "抽样机构.csv",
        format!("名称,每周组数,纬度,经度\n虚构抽样队,50,{}\n", if case.notice.starts_with("yining") { "43.9,81.3" } else { "37.8,112.5" }),
    );
    files
        .into_iter()
        .map(|(name, text)| {
            fs::write(folder.join(name), text).unwrap();
            folder.join(name)
        })
        .collect()
}

/// Products as the rows of the plan name them.
fn products(case: &Case) -> Vec<String> {
    let mut all: Vec<String> = rows(case.read).iter().map(|row| row["product"].clone()).collect();
    all.sort();
    all.dedup();
    all
}

fn import(case: &Case, ending: &str, more: &[(&str, &str)]) -> (Import, Checked) {
    let folder = tempfile::tempdir().unwrap();
    let mut files = vec![notices().join(format!("{}.{ending}", case.notice))];
    files.extend(lists(case, &products(case), folder.path()));
    let mut given: Given =
        [("task.issued", case.issued), ("task.authority", "虚构市场监督管理局")].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
    given.extend(more.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())));
    let import = read_files(&files, &given, &Quiet);
    let again = read_files(&files, &given, &Quiet);
    (again, check(import.brief))
}

fn errors(checked: &Checked) -> Vec<String> {
    checked.findings.iter().filter(|f| f.severity == Severity::Error).map(|f| format!("{} {} {}", f.code, f.place, f.what_zh)).collect()
}

fn facts(case: &Case, ending: &str, more: &[(&str, &str)]) -> (Facts, Checked) {
    let (_, mut checked) = import(case, ending, more);
    assert_eq!(errors(&checked), Vec::<String>::new(), "{}.{ending}", case.notice);
    assert_eq!(checked.outcome, Outcome::Fine);
    (checked.sound.take().expect("sound").into_parts().0, checked)
}

/// Every row is a line with the batches, scopes and lab read by hand.
fn lines_hold(case: &Case, facts: &Facts) {
    let rows = rows(case.read);
    assert_eq!(facts.lines.len(), rows.len(), "{}", case.notice);
    for row in &rows {
        let number: u32 = row["row_no"].parse().unwrap_or(1);
        let line = facts.lines.iter().find(|l| l.row_no == number).unwrap_or_else(|| panic!("{} row {number}", case.notice));
        let group = line.group.as_ref().and_then(|id| facts.groups.iter().find(|g| g.id == *id));
        match row["batches_kind"].as_str() {
            "shared" => assert!(group.is_some() && line.batches == 0, "{number}"),
            kind => {
                assert_eq!(line.batches.to_string(), row["batches"], "{number}");
                assert_eq!(line.kind == QuotaKind::Min, kind == "min", "{number}");
            }
        }
        if row["batches_kind"] == "shared" && !row["batches"].is_empty() {
            assert_eq!(group.unwrap().batches.to_string(), row["batches"], "{number}");
        }
        let wants = |scope, word| assert_eq!(line.scopes.contains(&scope), row["scope"].contains(word), "{number} {word}");
        wants(Scope::Producer, "生产");
        assert_eq!(line.scopes.contains(&Scope::Seller), row["scope"].contains("流通") || row["scope"].contains("销售"), "{number}");
        if case.labs.len() > 1 {
            let lab = facts.labs.iter().find(|l| l.id == line.labs[0].lab).unwrap();
            assert_eq!(lab.name, row["lab"], "{number}");
        }
    }
    let total: u64 = facts.lines.iter().map(|l| l.batches).chain(facts.groups.iter().map(|g| g.batches)).sum();
    assert_eq!(total, case.total, "{}", case.notice);
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// 17 rows; windows by quarter, months and last day; 490 is a minimum with one county at 40; 675, of which 185 are the prefecture's.
#[test]
fn chuxiong() {
    for ending in ["xlsx", "csv"] {
        let days = [("task.report_days", "2025-04-10、2025-07-10、2025-10-10、2025-12-20")];
        let (facts, checked) = facts(&CHUXIONG, ending, &days);
        lines_hold(&CHUXIONG, &facts);
        for row in rows("chuxiong2025") {
            let line = facts.lines.iter().find(|l| l.row_no.to_string() == row["row_no"]).unwrap();
            assert_eq!(line.window_text, row["window_text"]);
            assert_eq!(
                (line.window.from, line.window.to),
                (day(&row["window_start"]).max(day("2025-02-25")), day(&row["window_end"])),
                "{}",
                row["row_no"]
            );
        }
        assert_eq!((facts.task.stated_total, facts.task.stated_own_total), (Some(675), Some(185)));
        let last = facts.lines.iter().find(|l| l.row_no == 17).unwrap();
        for row in rows("chuxiong2025_county_minimums") {
            let limit = last.counties.iter().find(|c| c.county.as_str() == row["adcode"]).unwrap();
            assert_eq!(limit.min.to_string(), row["row17_min_batches"]);
        }
        assert_eq!(facts.task.title, "楚雄州2025年重点工业产品质量监督抽查计划表");
        assert!(checked.findings.iter().all(|f| f.code != "total_differs"), "{:?}", checked.findings);
    }
}

#[test]
fn datong() {
    for ending in ["xlsx", "csv"] {
        let (facts, _) = facts(&DATONG, ending, &[]);
        lines_hold(&DATONG, &facts);
        assert_eq!(facts.task.stated_total, Some(400));
        // no window is printed: from the day of issue to the end of the year, told
        assert!(facts.lines.iter().all(|l| l.window.from == day("2025-05-06") && l.window.to == day("2025-12-31")));
    }
}

/// Merged cells: two cokes share 50, and 20; labs and regions are labels of five rows.
#[test]
fn coal() {
    let (facts, checked) = facts(&COAL, "xlsx", &[]);
    lines_hold(&COAL, &facts);
    let mut groups: Vec<u64> = facts.groups.iter().map(|g| g.batches).collect();
    groups.sort_unstable();
    assert_eq!(groups, [20, 50]);
    for pair in [[4, 5], [9, 10]] {
        let group = |n: u32| facts.lines.iter().find(|l| l.row_no == n).unwrap().group.clone();
        assert_eq!(group(pair[0]), group(pair[1]));
    }
    let first = facts.lines.iter().find(|l| l.row_no == 1).unwrap();
    let mut ids: Vec<&str> = first.counties.iter().map(|c| c.county.as_str()).collect();
    ids.sort_unstable();
    assert_eq!((ids, first.counties_only), (vec!["140200", "140300", "140600", "140900", "141100"], true));
    let shared: Vec<_> = checked.findings.iter().filter(|f| f.code == "shared_quota").filter_map(|f| f.place.cell.clone()).collect();
    assert_eq!(shared, ["C7", "C12"]);
}

/// The same as text: which batches are shared is lost, so the empty cells are told and nothing is guessed.
#[test]
fn coal_as_text_is_not_guessed() {
    let (_, checked) = import(&COAL, "csv", &[]);
    let found = errors(&checked);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found.iter().all(|f| f.starts_with("quota_and_group shanxi-2021-coal.csv:") && f.contains("[抽查批次]")), "{found:#?}");
    assert!(checked.findings.iter().any(|f| f.code == "label_filled"));
}

/// A repeated header in the middle, three labs.
#[test]
fn goods() {
    for ending in ["xlsx", "csv"] {
        let (facts, _) = facts(&GOODS, ending, &[]);
        lines_hold(&GOODS, &facts);
        assert_eq!(facts.groups.len(), 0);
    }
}

#[test]
fn yining() {
    for ending in ["xlsx", "csv"] {
        let (facts, _) = facts(&YINING, ending, &[]);
        lines_hold(&YINING, &facts);
    }
}

/// Two plans in one workbook, each with its own total.
#[test]
fn two_sheets_of_one_workbook() {
    let import = read_files(&[notices().join("jincheng-2021-both.xlsx")], &Given::new(), &Quiet);
    let sheets = &import.files[0].sheets;
    assert_eq!(sheets.iter().map(|s| (s.table, s.rows)).collect::<Vec<_>>(), [(Some("lines"), 10), (Some("lines"), 28)]);
    let findings = import.brief.sink.into_sorted();
    assert!(findings.iter().all(|f| f.code != "total_differs"), "{findings:?}");
    let missing: Vec<&str> = findings.iter().filter(|f| f.code == "missing_sheet").map(|f| f.what_en.as_str()).collect();
    assert_eq!(missing.len(), 3, "no enterprises, no labs, no samplers: {missing:?}");
}
