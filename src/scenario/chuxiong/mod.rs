//! Chuxiong 2025: the real plan, the real counties and calendar, and a frame that is made up.

mod places;
mod plan;
mod products;
mod trades;

use super::setting::{Past, Setting};

/// The setting.
pub(super) const CHUXIONG: Setting = Setting {
    name: "chuxiong-2025",
    real: true,
    whole_from: 3_000,
    earlier_of: 3_000,
    info: "authority = \"楚雄州市场监督管理局\"\nbasis = \"楚市监函〔2025〕2号\"\n\
           report_days = [\"2025-04-10\", \"2025-07-10\", \"2025-10-10\", \"2025-12-20\"]\n",
    head: include_str!("head.toml"),
    title: ("楚雄州2025年重点工业产品质量监督抽查", "Chuxiong 2025 supervision sampling of key industrial products"),
    stated: (675, 185),
    lines: plan::LINES,
    counties: places::COUNTIES,
    prefecture: "532300",
    products: products::PRODUCTS,
    trades: trades::TRADES,
    chains: &[(100, trades::STATION), (900, trades::SUPERMARKET)],
    labs: places::LABS,
    orgs: &[("A", "甲"), ("B", "乙")],
    people: 12,
    calendar: include_bytes!("../../../scenarios/chuxiong-2025/calendar.csv"),
    issued: "2025-02-25",
    ends: "2025-12-20",
    failures: &[
        "CX-01", "CX-01", "CX-02", "CX-03", "CX-05", "CX-07", "CX-07", "CX-08", "CX-10", "CX-14", "CX-14", "CX-15", "CX-17", "CX-17",
    ],
    past: Past { last_year: ("2024-02-19", "2024-12-20"), recent: ("2024-08-26", "2025-02-21"), older: ("2023-03-01", "2023-12-20") },
};
