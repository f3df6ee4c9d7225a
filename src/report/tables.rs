//! Tables to hand over, as CSV that Excel opens: UTF-8 with BOM, no cell that a spreadsheet would run.

use super::{Papers, words};
use crate::base::Lang;
use crate::record::{Batch, FateKind};
use std::collections::BTreeMap;

/// A file name and its bytes.
pub type NamedFile = (String, Vec<u8>);

/// All tables of a RUN.
pub fn all(papers: &Papers) -> Vec<NamedFile> {
    vec![
        ("抽中名单-selected.csv".to_owned(), selected(papers)),
        ("备选-alternates.csv".to_owned(), alternates(papers)),
        ("排除-exclusions.csv".to_owned(), exclusions(papers)),
        ("行程-tours.csv".to_owned(), tours(papers)),
        ("人员-crews.csv".to_owned(), crews(papers)),
        ("人员负荷-loads.csv".to_owned(), loads(papers)),
        ("实验室接收-lab-intake.csv".to_owned(), lab_intake(papers)),
    ]
}

/// CSV bytes with BOM; every cell made safe.
pub fn csv(header: &str, rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let mut put =
        |row: Vec<String>| writer.write_record(row.iter().map(|cell| safe(cell))).expect("rows as wide as the header, into memory");
    put(header.split('|').map(str::to_owned).collect());
    rows.into_iter().for_each(put);
    writer.into_inner().expect("memory takes all")
}

/// A spreadsheet runs what begins like a formula, full-width signs and what stands behind unseen characters included: a leading
/// apostrophe makes it text (OWASP, CSV injection).
pub fn safe(cell: &str) -> String {
    let seen = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || UNSEEN.contains(&c));
    let runs = seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || cell.starts_with(['\t', '\r', '\n']);
    if runs { format!("'{cell}") } else { cell.to_owned() }
}

/// Characters without a width that are no white space.
const UNSEEN: [char; 6] = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

fn place_of(papers: &Papers, id: &crate::base::EnterpriseId) -> [String; 4] {
    let e = papers.enterprise(id);
    let text = |of: fn(&crate::record::Enterprise) -> &str| e.map(of).unwrap_or_default().to_owned();
    [
        id.to_string(),
        text(|e| &e.name),
        text(|e| &e.address),
        e.map(|e| papers.county_name(e.county.as_str()).to_owned()).unwrap_or_default(),
    ]
}

/// 抽中名单: one row per batch, with its visit, day and tour.
pub fn selected(papers: &Papers) -> Vec<u8> {
    let (visit_of, appointments) = (papers.visit_of_batch(), papers.appointments());
    let row = |batch: &Batch| {
        let visit = visit_of.get(&(&batch.line, &batch.enterprise)).copied();
        let when = visit.and_then(|visit| appointments.get(visit.id.as_str()));
        let products: Vec<&str> = batch.products.iter().map(|p| papers.product_name(p)).collect();
        let mut row = vec![batch.blind.to_string(), batch.line.to_string(), papers.line_title(&batch.line).to_owned()];
        row.extend(place_of(papers, &batch.enterprise));
        row.extend([
            products.join("、"),
            if batch.forced { "必抽" } else { "随机" }.to_owned(),
            if batch.forced { String::new() } else { batch.rank.to_string() },
            papers.lab_name(&batch.lab).to_owned(),
            when.map(|w| w.day.day.to_string()).unwrap_or_default(),
            when.map(|w| w.stop.arrive.clock()).unwrap_or_default(),
            when.map(|w| w.tour.id.clone()).unwrap_or_default(),
        ]);
        row
    };
    csv(
        "盲样号 blind|产品行 line|产品 title|企业编号 enterprise|名称 name|地址 address|县市区 county|可抽产品 products|\
         方式 how|签序 rank|检验机构 lab|日期 day|到达 arrive|行程 tour",
        papers.batches().iter().map(row),
    )
}

/// 备选: in the order of use.
pub fn alternates(papers: &Papers) -> Vec<u8> {
    let row = |a: &crate::record::Alternate| {
        let mut row = vec![a.line.to_string(), papers.line_title(&a.line).to_owned(), a.class.to_string(), a.rank.to_string()];
        row.extend(place_of(papers, &a.enterprise));
        row
    };
    csv(
        "产品行 line|产品 title|类 class|顺序 rank|企业编号 enterprise|名称 name|地址 address|县市区 county",
        papers.record.draw.alternates.iter().map(row),
    )
}

/// 排除: one row per enterprise, line and rule.
pub fn exclusions(papers: &Papers) -> Vec<u8> {
    let rows = papers.record.draw.fates.iter().flat_map(|fate| {
        fate.exclusions.iter().map(move |e| {
            let mut row = place_of(papers, &fate.enterprise).to_vec();
            row.extend([
                e.line.as_ref().map_or("全部 all".to_owned(), ToString::to_string),
                e.rule.clone(),
                words::rule(&e.rule, Lang::Zh),
                words::evidence(&e.evidence, Lang::Zh),
                if fate.fate == FateKind::Excluded { "全部排除" } else { "部分产品行" }.to_owned(),
            ]);
            row
        })
    });
    csv("企业编号 enterprise|名称 name|地址 address|县市区 county|产品行 line|规则 rule|说明 meaning|依据 evidence|范围 extent", rows)
}

/// 行程: one row per stop.
pub fn tours(papers: &Papers) -> Vec<u8> {
    let visits = papers.visits();
    let mut rows = Vec::new();
    for tour in &papers.pack().tours {
        for day in &tour.days {
            for (at, stop) in day.stops.iter().enumerate() {
                let visit = visits.get(stop.visit.as_str());
                let lines = visit.map(|v| v.lines.iter().map(|l| l.as_str()).collect::<Vec<_>>().join("、")).unwrap_or_default();
                let mut row = vec![
                    tour.id.clone(),
                    papers.org_name(&tour.org).to_owned(),
                    day.day.to_string(),
                    day.leave.clock(),
                    (at + 1).to_string(),
                    stop.arrive.clock(),
                    stop.start.clock(),
                    stop.end.clock(),
                ];
                row.extend(visit.map(|v| place_of(papers, &v.enterprise)).unwrap_or_default());
                row.extend([lines, day.end.clock(), words::kilometres(day.metres), words::place(day.to, Lang::Zh).to_owned()]);
                rows.push(row);
            }
        }
    }
    csv(
        "行程 tour|抽样机构 org|日期 day|出发 leave|站序 stop|到达 arrive|开始 start|结束 end|企业编号 enterprise|名称 name|\
         地址 address|县市区 county|产品行 lines|收工 day end|当日公里 km|住返 to",
        rows,
    )
}

/// 人员: one row per tour and sampler.
pub fn crews(papers: &Papers) -> Vec<u8> {
    let mut rows = Vec::new();
    for crew in papers.crews() {
        for sampler in std::iter::once(&crew.lead).chain(&crew.members) {
            let role = if *sampler == crew.lead { "组长 lead" } else { "组员 member" };
            rows.push(vec![crew.tour.clone(), role.to_owned(), sampler.to_string(), papers.sampler_name(sampler).to_owned()]);
        }
    }
    csv("行程 tour|角色 role|人员编号 sampler|姓名 name", rows)
}

/// 人员负荷: expected and drawn tours.
pub fn loads(papers: &Papers) -> Vec<u8> {
    let row = |l: super::LoadSum| {
        vec![
            l.sampler.to_string(),
            l.name,
            l.org.to_string(),
            l.expected.to_string(),
            format!("{:.3}", l.expected.approx()),
            l.tours.to_string(),
            l.days.to_string(),
        ]
    };
    let sums = super::Summary::of(papers).loads;
    csv("人员编号 sampler|姓名 name|机构 org|期望行程 expected|约 approx|行程 tours|天数 days", sums.into_iter().map(row))
}

/// 实验室接收: batches per lab and day against capacity.
pub fn lab_intake(papers: &Papers) -> Vec<u8> {
    let handed_in = papers.handed_in();
    let mut weeks: BTreeMap<_, u64> = BTreeMap::new();
    for ((lab, day), n) in &handed_in {
        *weeks.entry((*lab, day.week())).or_insert(0) += n;
    }
    let row = |((lab, day), n): (&(&crate::base::LabId, crate::base::Day), &u64)| {
        let (capacity_day, capacity_week) = papers.lab(lab).map_or((0, 0), |l| (l.batches_per_day, l.batches_per_week));
        vec![
            lab.to_string(),
            papers.lab_name(lab).to_owned(),
            day.to_string(),
            n.to_string(),
            capacity_day.to_string(),
            day.week().to_string(),
            weeks.get(&(*lab, day.week())).copied().unwrap_or(0).to_string(),
            capacity_week.to_string(),
        ]
    };
    csv("检验机构 lab|名称 name|日期 day|批次 batches|日能力 per day|周 week|当周批次 in week|周能力 per week", handed_in.iter().map(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_spreadsheet_would_run() {
        let bytes = csv("a|b", [vec!["=1+1".to_owned(), "x,\"y\"\n".to_owned()], vec!["@SUM(A1)".to_owned(), "-2".to_owned()]]);
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}a,b\r\n'=1+1,\"x,\"\"y\"\"\n\"\r\n'@SUM(A1),'-2\r\n");
        for bad in ["+1", "\tx", "\rx", "\nx", " =1", "\n=1", "＝1", "＠x", "\u{200b}=1", "\u{feff}\u{3000}－1"] {
            assert!(safe(bad).starts_with('\''));
        }
        assert_eq!(safe("楚雄 = 好"), "楚雄 = 好");
    }
}
