//! Yining 2025: a city, 67 batches of 26 products, market stations as districts. Total, number of products, three names and the
//! calendar are real; everything else is made up, since the annex is not public.

mod places;
mod plan;
mod products;
mod trades;

use super::chuxiong::CHUXIONG;
use super::setting::{Past, Setting};

/// The setting.
pub(super) const YINING: Setting = Setting {
    name: "yining-2025",
    whole_from: 600,
    earlier_of: 1_500,
    info: "authority = \"伊宁市市场监督管理局\"\nbasis = \"2025年伊宁市工业产品质量监督抽查计划\"\nreport_days = [\"2025-12-19\"]\n",
    head: include_str!("head.toml"),
    title: (
        "伊宁市2025年商品煤、建筑保温材料、安全帽等产品质量监督抽查",
        "Yining 2025 supervision sampling of coal, insulation, helmets and other products",
    ),
    stated: (67, 67),
    lines: plan::LINES,
    counties: places::STATIONS,
    prefecture: "654002",
    products: products::PRODUCTS,
    trades: trades::TRADES,
    chains: &[(100, trades::SHOP), (900, trades::SHOP)],
    labs: places::LABS,
    orgs: &[("Y", "伊")],
    people: 12,
    issued: "2025-08-29",
    ends: "2025-11-28",
    failures: &["YN-01", "YN-02", "YN-05"],
    past: Past { last_year: ("2024-03-04", "2024-11-08"), recent: ("2025-03-03", "2025-08-22"), older: ("2023-03-01", "2023-12-20") },
    ..CHUXIONG
};
