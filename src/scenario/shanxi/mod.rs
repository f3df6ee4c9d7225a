//! Shanxi 2021: the coal plan (two labs by region, shared quotas of coke) and the goods plan (three labs by product).
//! The plans, the prefectures and the calendar are real; the frames are made up.

mod coal_plan;
mod goods_plan;
mod places;
mod products;
mod trades;

use super::chuxiong::CHUXIONG;
use super::setting::{Past, Setting};

const PAST: Past =
    Past { last_year: ("2020-03-02", "2020-12-18"), recent: ("2021-01-25", "2021-07-23"), older: ("2019-03-01", "2019-12-20") };

/// What both plans have in common.
const SHANXI: Setting =
    Setting { prefecture: "140000", counties: places::PREFECTURES, issued: "2021-07-25", past: PAST, people: 24, ..CHUXIONG };

/// Coal and coke: 700 batches, two labs by region.
pub(super) const COAL: Setting = Setting {
    name: "shanxi-coal-2021",
    whole_from: 2_500,
    earlier_of: 2_500,
    info: "authority = \"山西省市场监督管理局\"\nbasis = \"2021年工业用煤和焦炭产品质量省级监督抽查实施方案\"\n\
           report_days = [\"2021-09-30\", \"2021-10-08\"]\n",
    head: include_str!("coal.toml"),
    title: ("山西省2021年工业用煤和焦炭产品质量监督抽查", "Shanxi 2021 supervision sampling of industrial coal and coke"),
    stated: (700, 700),
    lines: coal_plan::LINES,
    products: products::COAL,
    trades: trades::COAL,
    chains: &[(100, 0), (900, 5)],
    labs: places::COAL_LABS,
    orgs: &[("G", "研"), ("S", "能")],
    ends: "2021-09-30",
    failures: &["MT-01", "MT-01", "MT-01", "MT-02", "MT-02", "MT-03", "MT-06", "MT-06", "MT-06", "MT-07", "MT-07"],
    ..SHANXI
};

/// Goods: 970 batches, three labs by product.
pub(super) const GOODS: Setting = Setting {
    name: "shanxi-goods-2021",
    whole_from: 6_000,
    earlier_of: 6_000,
    info: "authority = \"山西省市场监督管理局\"\nbasis = \"2021年机械、日用、纺织服装类产品质量省级监督抽查实施方案\"\n\
           report_days = [\"2021-09-25\", \"2021-09-28\"]\n",
    head: include_str!("goods.toml"),
    title: (
        "山西省2021年机械产品、日用品、纺织服装类产品质量监督抽查",
        "Shanxi 2021 supervision sampling of machinery, household goods and textiles",
    ),
    stated: (970, 970),
    lines: goods_plan::LINES,
    products: products::GOODS,
    trades: trades::GOODS,
    chains: &[(100, trades::SUPERMARKET), (900, trades::SUPERMARKET)],
    labs: places::GOODS_LABS,
    orgs: &[("J", "机"), ("H", "华"), ("Z", "广")],
    ends: "2021-09-25",
    failures: &["SP-03", "SP-03", "SP-05", "SP-06", "SP-09", "SP-10", "SP-11", "SP-13", "SP-18", "SP-20", "SP-23", "SP-24", "SP-27"],
    ..SHANXI
};
