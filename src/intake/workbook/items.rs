//! Items of the sheet 任务: every key of `[task]`, `[rules]`, `[prices]`, `[travel]`, `[search]` and `[relaxation]`.

/// How the cell of an item is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Kind {
    Text,
    Number,
    Day,
    Days,
    Flag,
    /// `5000:500、30000:800`: up to so many metres, so many metres a minute.
    Bands,
}

/// An item.
#[derive(Debug)]
pub(in crate::intake) struct Item {
    /// Its key in the task file.
    pub path: &'static str,
    /// What it is called in a sheet.
    pub label: &'static str,
    pub kind: Kind,
    /// What holds if it is nowhere; none: it is needed, or may be left out as in the task file.
    pub default: Option<&'static str>,
    /// What it means, for the sheet and the task file.
    pub note: &'static str,
}

const fn item(path: &'static str, label: &'static str, kind: Kind, note: &'static str) -> Item {
    Item { path, label, kind, default: None, note }
}

const fn with(path: &'static str, label: &'static str, kind: Kind, default: &'static str, note: &'static str) -> Item {
    Item { path, label, kind, default: Some(default), note }
}

use Kind::{Bands, Day, Days, Flag, Number, Text};

/// All items, in the order they are written.
pub(in crate::intake) const ITEMS: &[Item] = &[
    item("task.id", "任务编号", Text, "不含空格和 / @ # |"),
    item("task.title", "任务名称", Text, ""),
    item("task.title_en", "英文名称", Text, "可不填"),
    item("task.authority", "组织单位", Text, "组织抽查的市场监管局"),
    item("task.basis", "文号", Text, "可不填"),
    item("task.issued", "印发日期", Day, "此前不进门"),
    item("task.as_of", "基准日", Day, "程序里的“今天”；从不读取时钟"),
    item("task.stated_total", "表内合计", Number, "计划表合计行所印，可不填"),
    item("task.stated_own_total", "本级合计", Number, "本级组织实施的批次，可不填"),
    item("task.report_days", "报送日", Days, "可不填，多个用、分隔"),
    item("task.synthetic", "名录虚构", Flag, "是或否"),
    with("rules.profile", "规则档案", Text, "national/2020", "例如 chuxiong/2025"),
    with("rules.batches_per_enterprise_max", "每家企业批次上限", Number, "2", ""),
    with("rules.batches_per_large_retail_max", "大型商超批次上限", Number, "2", ""),
    item("rules.batches_per_company_max", "同一代码批次上限", Number, "同一信用代码各站点合计，可不填"),
    with("rules.repeat_months", "不重复月数", Number, "6", "几个月内同一企业同一产品不重复"),
    with("rules.follow_up_failures", "上年不合格必抽", Flag, "是", "是或否"),
    with("rules.dealing", "进门方式", Text, "合并", "合并：少进门；分散：尽量分散"),
    with("rules.alternates_per_class", "每类候补数", Number, "3", ""),
    with("rules.weights.a", "A级权重", Number, "2", "各信用等级的抽查权重"),
    with("rules.weights.b", "B级权重", Number, "3", ""),
    with("rules.weights.c", "C级权重", Number, "4", ""),
    with("rules.weights.d", "D级权重", Number, "6", ""),
    with("rules.team_size", "每组人数", Number, "2", ""),
    with("rules.days_to_lab_max", "样品在途天数上限", Number, "5", ""),
    with("prices.team_day", "每队日费用", Number, "120000", "单位：分"),
    with("prices.kilometre", "每公里费用", Number, "120", "单位：分"),
    with("prices.night", "每晚住宿费用", Number, "40000", "单位：分"),
    item("prices.late_day", "样品滞留费用", Number, "单位：分，可不填"),
    item("prices.waiting_day", "等待费用", Number, "单位：分，可不填"),
    item("prices.uneven", "不均衡费用", Number, "单位：分，可不填"),
    item("prices.prefer", "优先目标", Text, "最省、天数最少、最早、最均衡，可不填"),
    with("travel.factor_permille", "道路系数（千分）", Number, "1350", "道路距离 = 直线距离 × 系数"),
    with("travel.bands", "车速分段", Bands, "5000:500、30000:800、1000000:1150", "里程米数:每分钟米数"),
    with("search.iterations", "搜索步数", Number, "20000", "排程搜索的步数，不是秒数"),
    item("relaxation.lower_batches", "调整价：少一批次", Number, "计划无法满足时各种调整的代价，可不填"),
    item("relaxation.raise_batches", "调整价：多一批次", Number, "可不填"),
    item("relaxation.lower_county_min", "调整价：县区下限减一", Number, "可不填"),
    item("relaxation.lower_scope_min", "调整价：领域下限减一", Number, "可不填"),
    item("relaxation.raise_county_max", "调整价：县区上限加一", Number, "可不填"),
    item("relaxation.raise_scope_max", "调整价：领域上限加一", Number, "可不填"),
    item("relaxation.raise_enterprise_cap", "调整价：企业上限加一", Number, "可不填"),
    item("relaxation.raise_large_retail_cap", "调整价：商超上限加一", Number, "可不填"),
    item("relaxation.raise_company_cap", "调整价：同一代码上限加一", Number, "可不填"),
    item("relaxation.admit_scope", "调整价：放宽领域", Number, "可不填"),
    item("relaxation.admit_county", "调整价：放宽县区", Number, "可不填"),
];
