//! What there is to say of the plans, and what to publish before the urn is shaken.

use crate::base::{Digest, Lang, Ratio};
use crate::report::words::thousands;
use serde::Serialize;

/// Rows a sheet of Excel holds.
const SHEET_ROWS: u64 = 1_048_576;

/// A file and its digest.
#[derive(Clone, Debug, Serialize)]
pub struct FileNote {
    /// Where it is; none if it was not written.
    pub path: Option<String>,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
    /// Rows without the header.
    pub rows: u64,
}

/// The plans in numbers.
#[derive(Clone, Debug, Serialize)]
pub struct PlansSummary {
    /// Id of the task.
    pub task: String,
    /// M: plans, numbered from 1.
    pub plans: u64,
    /// Batches of every plan left to chance.
    pub random: u64,
    /// Batches forced into every plan.
    pub forced: u64,
    /// Largest |count − M·p| over all rows of the frequency table; less than 1.
    pub largest_difference: Ratio,
    /// All plans.
    pub file: FileNote,
    /// Frequencies against exact probabilities.
    pub frequencies: FileNote,
}

/// In words.
pub fn text(s: &PlansSummary, lang: Lang) -> String {
    let (plans, far) = (thousands(s.plans as i64), s.largest_difference.approx());
    let mut out = match lang {
        Lang::Zh => format!(
            "{plans} 个完整方案，编号 1 至 {plans}；每个方案 {} 批（随机 {}，必抽 {}），名额、上限逐一核对无误\n\
             每家企业在每一行出现的方案数与 方案数×精确概率 相差都小于 1（最大 {far:.3}）：概率误差不超过 1/{plans}\n",
            s.random + s.forced,
            s.random,
            s.forced
        ),
        Lang::En => format!(
            "{plans} whole plans, numbered 1 to {plans}; {} batches each ({} random, {} forced), every quota and cap checked\n\
             every enterprise is in as many plans as {plans} times its exact probability, to less than one (at most {far:.3}): \
             probabilities hold to 1/{plans}\n",
            s.random + s.forced,
            s.random,
            s.forced
        ),
    };
    for (file, zh, en) in [(&s.file, "方案", "plans"), (&s.frequencies, "频率", "frequencies")] {
        let path = file.path.as_deref().unwrap_or(lang.pick("（未写入：加 --out FILE.csv）", "(not written: add --out FILE.csv)"));
        let rows = thousands(file.rows as i64);
        out += &format!("{}  {path}  {rows} {}\n  SHA-256 {}\n", lang.pick(zh, en), lang.pick("行", "rows"), file.sha256);
    }
    if s.file.rows >= SHEET_ROWS {
        out += lang.pick("行数超过 Excel 一张表的上限，请用数据库或文本工具打开\n", "more rows than a sheet of Excel holds\n");
    }
    out += &match lang {
        Lang::Zh => format!("摇号之前公布方案文件的 SHA-256 与方案数；当众从 1 至 {plans} 等可能地摇出一个号码，该号方案即为抽查名单\n"),
        Lang::En => format!(
            "publish the plan file's SHA-256 and the number of plans first; then draw one number from 1 to {plans}, all equally likely, in public: that plan is the sample\n"
        ),
    };
    out
}
