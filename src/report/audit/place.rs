//! JSON paths in plain words.

use super::Said;

/// Words for the parts of a path; what has none stays as it is.
const WORDS: [(&str, &str, &str); 99] = [
    ("commitment", "承诺", "commitment"),
    ("sealed", "封存的输入", "sealed inputs"),
    ("secret", "保密数", "secret"),
    ("record", "记录", "record"),
    ("result", "公开结果", "public result"),
    ("ledger", "台账", "ledger"),
    ("plan", "计划", "plan"),
    ("facts", "公开事项", "public facts"),
    ("shares", "概率", "probabilities"),
    ("classes", "抽签类别", "classes"),
    ("ratio", "人均期望", "expectation"),
    ("flow", "份额", "share"),
    ("arcs", "可抽方向", "open columns"),
    ("nodes", "指标", "quotas"),
    ("sources", "随机数来源", "sources"),
    ("frame", "名录", "frame"),
    ("samplers", "抽样人员名单", "roster"),
    ("history", "历史抽查", "history"),
    ("conflicts", "回避", "conflicts"),
    ("matrix", "路程表", "travel matrix"),
    ("exclusions", "排除", "exclusions"),
    ("forced", "必抽", "forced"),
    ("seed", "种子", "seed"),
    ("values", "公开数值", "public values"),
    ("key_check", "密钥校验", "key check"),
    ("draw", "第一次抽取", "first draw"),
    ("seats", "名额", "seats"),
    ("batches", "批次", "batches"),
    ("alternates", "备选", "alternates"),
    ("fates", "去向", "fates"),
    ("enterprise", "企业", "enterprise"),
    ("line", "产品行", "line"),
    ("county", "县市区", "county"),
    ("products", "产品", "products"),
    ("lab", "检验机构", "lab"),
    ("blind", "盲码", "blind code"),
    ("ticket", "抽签号", "ticket"),
    ("rank", "签序", "rank"),
    ("pack", "行程安排", "packing"),
    ("visits", "上门", "visits"),
    ("tours", "行程", "tours"),
    ("days", "日", "days"),
    ("stops", "停靠", "stops"),
    ("totals", "合计", "totals"),
    ("iterations", "迭代次数", "iterations"),
    ("unplaced", "未排入", "not placed"),
    ("dispatch", "派人", "dispatch"),
    ("crews", "队员", "crews"),
    ("lead", "组长", "lead"),
    ("members", "组员", "members"),
    ("loads", "人员负担", "loads"),
    ("incidents", "情况", "incidents"),
    ("replacements", "补入", "replacements"),
    ("round", "再抽", "further round"),
    ("amendments", "更正", "amendments"),
    ("entries", "条目", "entries"),
    ("signatures", "签名", "signatures"),
    ("calendar", "日历", "calendar"),
    ("rules", "规则", "rules"),
    ("lines", "产品行", "lines"),
    ("groups", "共用指标", "groups"),
    ("counties", "县市区", "counties"),
    ("labs", "检验机构", "labs"),
    ("orgs", "抽样机构", "organisations"),
    ("prices", "价格", "prices"),
    ("preference", "偏好", "preference"),
    ("travel", "行车模型", "travel model"),
    ("search", "搜索预算", "search budget"),
    ("task", "任务", "task"),
    ("weights", "信用权重", "credit weights"),
    ("window", "抽样窗口", "window"),
    ("from", "起", "from"),
    ("to", "止", "to"),
    ("off", "休息日", "days off"),
    ("work", "调休上班", "worked weekends"),
    ("covers", "覆盖年份", "covers"),
    ("team_day", "每队日", "team-day"),
    ("kilometre", "每公里", "kilometre"),
    ("night", "每夜", "night"),
    ("min", "至少", "at least"),
    ("max", "至多", "at most"),
    ("hours", "时间", "hours"),
    ("issued", "印发日", "issued"),
    ("report_by", "报告期限", "report by"),
    ("batches_per_enterprise_max", "每家至多批次", "batches an enterprise"),
    ("batches_per_large_retail_max", "大型商超至多批次", "batches a large retailer"),
    ("batches_per_company_max", "同一公司至多批次", "batches a company"),
    ("repeat_months", "不重复抽查月数", "months without repeat"),
    ("follow_up_failures", "跟踪抽查", "follow-ups"),
    ("alternates_per_class", "每类备选数", "alternates a class"),
    ("team_size", "每队人数", "team size"),
    ("teams_per_week", "每周队数", "teams a week"),
    ("batches_per_day", "每日批次", "batches a day"),
    ("batches_per_week", "每周批次", "batches a week"),
    ("secret_hash", "保密数摘要", "hash of the secret"),
    ("public", "公开模式", "public mode"),
    ("spec", "规则文本摘要", "digest of the rules' text"),
    ("when", "公布时间", "when"),
    ("digits", "位数", "digits"),
];

/// `record.draw.batches[3].lab` → 记录 › 第一次抽取 › 批次第 4 项 › 检验机构.
pub(in crate::report) fn words(path: &str) -> Said {
    if path.ends_with(".json") {
        return Said::new(path, path);
    }
    let parts: Vec<Said> = path.split('.').filter(|p| !p.is_empty()).map(part).collect();
    let join = |of: fn(&Said) -> &str| parts.iter().map(of).collect::<Vec<_>>().join(" › ");
    Said::new(join(|s| &s.zh), join(|s| &s.en))
}

/// One key with its positions.
fn part(text: &str) -> Said {
    let (key, rest) = text.split_at(text.find(['[', '{']).unwrap_or(text.len()));
    let number = key.strip_prefix("amendment-").and_then(|n| n.split('.').next()?.parse::<u64>().ok());
    let (mut zh, mut en) = match (number, WORDS.iter().find(|(word, ..)| *word == key)) {
        (Some(number), _) => (format!("更正 {number}"), format!("amendment {number}")),
        (_, Some((_, zh, en))) => ((*zh).to_owned(), (*en).to_owned()),
        _ => (key.to_owned(), key.to_owned()),
    };
    if let Some(name) = rest.strip_prefix('{') {
        let name = name.trim_end_matches('}');
        return Said::new(format!("{zh} {name}"), format!("{en} {name}"));
    }
    for at in rest.split(['[', ']']).filter_map(|n| n.parse::<u64>().ok()) {
        zh += &format!("第 {} 项", at.saturating_add(1));
        en += &format!(" no. {}", at.saturating_add(1));
    }
    Said::new(zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_words() {
        let said = words("record.draw.batches[3].lab");
        assert_eq!(
            (said.zh.as_str(), said.en.as_str()),
            ("记录 › 第一次抽取 › 批次第 4 项 › 检验机构", "record › first draw › batches no. 4 › lab")
        );
        assert_eq!(words("amendment-0002.crews[0]").zh, "更正 2 › 队员第 1 项");
        assert_eq!(words("facts.lines{CX-01}.batches").zh, "公开事项 › 产品行 CX-01 › 批次");
        assert_eq!(words("public/ledger.json").zh, "public/ledger.json");
    }
}
