//! What the notices leave open, as `check` tells it for each scenario. The numbers are those of `docs/inconsistencies.md`.

use evenhand::base::Finding;
use evenhand::check::{Outcome, check};
use evenhand::intake::read_task;
use evenhand::scenario;
use tempfile::TempDir;

/// All findings of a scenario as `code: what`.
fn findings(name: &str, enterprises: u64) -> Vec<String> {
    let folder = TempDir::new().unwrap();
    for (file, bytes) in scenario::generate(name, enterprises, 1).unwrap() {
        std::fs::write(folder.path().join(file), bytes).unwrap();
    }
    let checked = check(read_task(folder.path()));
    let text: Vec<String> = checked.findings.iter().map(said).collect();
    assert_eq!(checked.outcome, Outcome::Fine, "{name}: {text:#?}");
    text
}

fn said(finding: &Finding) -> String {
    format!("{}: {} | {} → {}", finding.code, finding.what_zh, finding.what_en, finding.mend_zh)
}

fn told(name: &str, enterprises: u64, wanted: &[(&str, &str)]) {
    let text = findings(name, enterprises);
    for (code, part) in wanted {
        let found = text.iter().any(|t| t.starts_with(&format!("{code}: ")) && t.contains(part));
        assert!(found, "{name}: {code} with {part:?} is not among {text:#?}");
    }
}

#[test]
fn datong() {
    told(
        "datong-2025",
        3_000,
        &[
            ("notice_gap", "没有环保产品"),                                // I-01
            ("notice_gap", "30批次(第1、2、21、22行)"),                    // I-02
            ("notice_note", "类别不能当作检验机构或风险的依据"),           // I-03
            ("notice_gap", "没有开始日期"),                                // I-04
            ("deadline_on_rest_day", "2025-11-15 is a Saturday"),          // I-04
            ("notice_note", "原则上同一产品只抽查1个批次"),                // I-06
            ("notice_note", "落实双随机"),                                 // I-07
            ("notice_note", "最后一句不完整"),                             // I-08
            ("notice_note", "分离只对人"),                                 // I-29
            ("notice_note", "不留反馈单"),                                 // I-32
            ("deadline_before_window_end", "DT-05 reports by 2025-11-10"), // backward from the delivery deadline
        ],
    );
}

#[test]
fn coal() {
    told(
        "shanxi-coal-2021",
        2_500,
        &[
            ("group_split_open", "冶金焦炭（MT-04）、铸造焦炭（MT-05）共用 50 批次"), // I-17
            ("group_split_open", "MT-09, MT-10 share 20 batches"),                    // I-17
            ("title_repeats", "“动力用煤”出现在 MT-01、MT-06"),                       // I-18
            ("deadline_before_window_end", "MT-01 reports by 2021-09-30"),            // I-19
            ("deadlines_across_rest", "2021-09-30 与 2021-10-08"),                    // I-20
            ("window_starts_on_rest_day", "2021-07-25"),                              // I-22: a Sunday
            ("window_starts_on_rest_day", "2021-07-26"),                              // I-22: the day the city forwarded the plans
            ("notice_note", "158号没有许可证和CCC核查"),                              // I-23
            ("notice_note", "抽检分离是对人的规定"),                                  // I-29
            ("notice_note", "反馈单"),                                                // I-32
        ],
    );
}

#[test]
fn goods() {
    told(
        "shanxi-goods-2021",
        6_000,
        &[
            ("deadline_on_rest_day", "2021-09-25 is a Saturday"), // I-21
            ("deadline_before_window_end", "SP-01"),              // I-19
            ("notice_note", "成人纸尿裤"),                        // I-24
        ],
    );
}

#[test]
fn yining() {
    told("yining-2025", 600, &[("notice_gap", "只知合计67批次、26种产品和3个产品名")]); // I-31
}

/// I-25: more tracked enterprises than the quota holds; I-05: fewer sellers than batches.
#[test]
fn what_cannot_be_met_is_told_with_the_cheapest_change() {
    let folder = TempDir::new().unwrap();
    for (file, bytes) in scenario::generate("datong-2025", 3_000, 1).unwrap() {
        let text = String::from_utf8(bytes).unwrap();
        // so many fewer petrol stations that 210 eligible sellers of diesel are left at most
        let text = if file == "enterprises.csv" { fewer(&text, "加油站", 210) } else { text };
        std::fs::write(folder.path().join(file), text).unwrap();
    }
    let checked = check(read_task(folder.path()));
    assert_eq!(checked.outcome, Outcome::CannotBeMet);
    let text: Vec<String> = checked.findings.iter().map(said).collect();
    // 230 batches, 4 of them follow-ups of last year's failures
    assert!(text.iter().any(|t| t.starts_with("quota_exceeds_frame: ") && t.contains("DT-05") && t.contains("226")), "{text:#?}");
    assert!(text.iter().any(|t| t.starts_with("cheapest_change: ") && t.contains("DT-05")), "{text:#?}");
}

/// The frame with the first `keep` enterprises of a trade.
fn fewer(frame: &str, trade: &str, keep: usize) -> String {
    let mut seen = 0;
    let kept = frame.lines().filter(|line| {
        let of_trade = line.contains(trade);
        seen += usize::from(of_trade);
        !of_trade || seen <= keep
    });
    kept.map(|line| format!("{line}\n")).collect()
}
