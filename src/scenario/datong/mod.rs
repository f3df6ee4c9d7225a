//! Datong 2025: 24 rows, 400 batches, ten counties and the development zone, one sampling organisation and two labs far away.
//! The plan, the counties and the calendar are real; the frame is made up.

mod places;
mod plan;
mod products;
mod trades;

use super::chuxiong::CHUXIONG;
use super::setting::{Past, Setting};

/// The setting.
pub(super) const DATONG: Setting = Setting {
    name: "datong-2025",
    whole_from: 3_000,
    earlier_of: 3_000,
    info: "authority = \"大同市市场监督管理局\"\nbasis = \"同市监发〔2025〕56号\"\nreport_days = [\"2025-11-10\", \"2025-11-15\"]\n\
           # 通知没有印发日,此处为虚构。 The notice prints no day of issue: made up.\n",
    head: include_str!("head.toml"),
    title: (
        "大同市2025年机械及安防、轻工产品、环保产品等产品质量监督抽查",
        "Datong 2025 supervision sampling of safety, light-industry and textile products",
    ),
    stated: (400, 400),
    lines: plan::LINES,
    counties: places::COUNTIES,
    prefecture: "140200",
    products: products::PRODUCTS,
    trades: trades::TRADES,
    chains: &[(100, trades::STATION), (900, trades::SUPERMARKET)],
    labs: places::LABS,
    orgs: &[("T", "津")],
    people: 18,
    issued: "2025-07-01",
    ends: "2025-11-10",
    failures: &["DT-05", "DT-05", "DT-05", "DT-05", "DT-06", "DT-07", "DT-09", "DT-16", "DT-20", "DT-21", "DT-22", "DT-23"],
    past: Past { last_year: ("2024-03-04", "2024-11-08"), recent: ("2025-01-02", "2025-06-27"), older: ("2023-03-01", "2023-12-20") },
    ..CHUXIONG
};
