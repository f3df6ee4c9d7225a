//! The estimates as CSV that Excel opens.

use super::answer::{Domain, Statistics};
use crate::report::tables::csv;

/// One row per line, county and lab, and one for all.
pub fn table(s: &Statistics) -> Vec<u8> {
    let groups = [("产品行 line", &s.lines), ("县市区 county", &s.counties), ("检验机构 lab", &s.labs)];
    let rows = groups.iter().flat_map(|(kind, domains)| domains.iter().map(|d| row(kind, d)));
    csv(
        "类别 kind|编号 id|名称 name|可抽企业×产品行 frame|概率为 0 unreachable|随机批次 random|有结果 tested|不合格 failing|拒检 refused|\
         无结果 missing|替补 substitutes|不合格率估计 share|下限 lower 95%|上限 upper 95%|有效样本 effective|\
         无偏估计 failing/frame|缺失全算不合格 if missing fail|必抽批次 forced|必抽有结果 forced tested|必抽不合格 forced failing",
        rows.chain(std::iter::once(row("合计 all", &s.all))),
    )
}

fn row(kind: &str, d: &Domain) -> Vec<String> {
    let whole = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    let real = |x: Option<f64>| x.map(|x| format!("{x:.6}")).unwrap_or_default();
    let (r, f, e) = (&d.random, &d.forced, d.estimate);
    let mut row = vec![kind.to_owned(), d.id.clone(), d.name.clone(), whole(d.frame), whole(d.unreachable)];
    row.extend([r.batches, r.tested, r.failing, r.refused, r.missing, r.substitutes].map(|n| n.to_string()));
    row.extend([real(e.map(|e| e.share)), real(e.map(|e| e.limits.lower)), real(e.map(|e| e.limits.upper))]);
    row.extend([e.map(|e| format!("{:.1}", e.effective)).unwrap_or_default(), real(d.failing_per_frame), real(d.share_if_missing_fail)]);
    row.extend([f.batches, f.tested, f.failing].map(|n| n.to_string()));
    row
}
