//! The ten rows of the coal and coke plan of 2021 as printed; test days are made up.

use crate::scenario::setting::{CountyRule, PlanLine};

/// 大同、朔州、忻州、阳泉、吕梁.
const NORTH: CountyRule = CountyRule::Only(&["140200", "140600", "140900", "140300", "141100"]);
/// 太原（含示范区）、晋中、长治、临汾、晋城、运城.
const SOUTH: CountyRule = CountyRule::Only(&["140100", "140700", "140400", "141000", "140500", "140800"]);

/// What all rows have in common.
const ROW: PlanLine = PlanLine {
    window: ("2021年7月25日至9月30日", "2021-07-25", "2021-09-30"),
    report_by: "2021-09-30",
    organiser: "山西省市场监督管理局",
    ..PlanLine::USUAL
};

/// Rows in printed order.
pub(super) const LINES: &[PlanLine] = &[
    PlanLine {
        id: "MT-01",
        title: "动力用煤",
        products: &["power_coal"],
        batches: 180,
        counties: NORTH,
        org: "G",
        labs: &[("L1", 180)],
        ..ROW
    },
    PlanLine {
        id: "MT-02",
        title: "冶金用煤",
        products: &["metallurgical_coal"],
        batches: 100,
        counties: NORTH,
        org: "G",
        labs: &[("L1", 100)],
        ..ROW
    },
    PlanLine {
        id: "MT-03",
        title: "化工用原料煤",
        products: &["chemical_coal"],
        batches: 70,
        counties: NORTH,
        org: "G",
        labs: &[("L1", 70)],
        ..ROW
    },
    PlanLine {
        id: "MT-04",
        title: "冶金焦炭",
        products: &["metallurgical_coke"],
        batches: 50,
        group: Some("JT-A"),
        counties: NORTH,
        org: "G",
        labs: &[("L1", 50)],
        ..ROW
    },
    PlanLine {
        id: "MT-05",
        title: "铸造焦炭",
        products: &["foundry_coke"],
        batches: 50,
        group: Some("JT-A"),
        counties: NORTH,
        org: "G",
        labs: &[("L1", 50)],
        ..ROW
    },
    PlanLine {
        id: "MT-06",
        title: "动力用煤",
        products: &["power_coal"],
        batches: 150,
        counties: SOUTH,
        org: "S",
        labs: &[("L2", 150)],
        ..ROW
    },
    PlanLine {
        id: "MT-07",
        title: "冶金用煤",
        products: &["metallurgical_coal"],
        batches: 100,
        counties: SOUTH,
        org: "S",
        labs: &[("L2", 100)],
        ..ROW
    },
    PlanLine {
        id: "MT-08",
        title: "化工用原料煤",
        products: &["chemical_coal"],
        batches: 30,
        counties: SOUTH,
        org: "S",
        labs: &[("L2", 30)],
        ..ROW
    },
    PlanLine {
        id: "MT-09",
        title: "冶金焦炭",
        products: &["metallurgical_coke"],
        batches: 20,
        group: Some("JT-B"),
        counties: SOUTH,
        org: "S",
        labs: &[("L2", 20)],
        ..ROW
    },
    PlanLine {
        id: "MT-10",
        title: "铸造焦炭",
        products: &["foundry_coke"],
        batches: 20,
        group: Some("JT-B"),
        counties: SOUTH,
        org: "S",
        labs: &[("L2", 20)],
        ..ROW
    },
];
