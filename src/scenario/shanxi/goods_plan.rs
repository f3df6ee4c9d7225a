//! The 28 rows of the goods plan of 2021 as printed; test days are made up.

use crate::scenario::setting::PlanLine;

/// What all rows have in common.
const ROW: PlanLine = PlanLine {
    window: ("2021年7月25日至9月25日", "2021-07-25", "2021-09-25"),
    report_by: "2021-09-25",
    organiser: "山西省市场监督管理局",
    ..PlanLine::USUAL
};

/// Rows in printed order.
pub(super) const LINES: &[PlanLine] = &[
    PlanLine { id: "SP-01", title: "钢丝绳", products: &["steel_rope"], batches: 30, org: "J", labs: &[("L1", 30)], ..ROW },
    PlanLine { id: "SP-02", title: "砂轮", products: &["grinding_wheel"], batches: 30, org: "J", labs: &[("L1", 30)], ..ROW },
    PlanLine { id: "SP-03", title: "法兰", products: &["flange"], batches: 120, org: "J", labs: &[("L1", 120)], ..ROW },
    PlanLine { id: "SP-04", title: "输电线路铁塔", products: &["line_tower"], batches: 10, org: "J", labs: &[("L1", 10)], ..ROW },
    PlanLine { id: "SP-05", title: "电力金具", products: &["power_fitting"], batches: 40, org: "J", labs: &[("L1", 40)], ..ROW },
    PlanLine { id: "SP-06", title: "玛钢管件", products: &["iron_fitting"], batches: 70, org: "J", labs: &[("L1", 70)], ..ROW },
    PlanLine {
        id: "SP-07",
        title: "纸尿裤（片、垫）",
        products: &["diaper", "diaper_pad", "diaper_mat"],
        batches: 30,
        org: "H",
        labs: &[("L2", 30)],
        ..ROW
    },
    PlanLine {
        id: "SP-08",
        title: "卫生巾（护垫）",
        products: &["sanitary_towel", "panty_liner"],
        batches: 40,
        org: "H",
        labs: &[("L2", 40)],
        ..ROW
    },
    PlanLine { id: "SP-09", title: "湿巾", products: &["wet_wipe"], batches: 40, org: "H", labs: &[("L2", 40)], ..ROW },
    PlanLine { id: "SP-10", title: "纸巾纸", products: &["tissue"], batches: 40, org: "H", labs: &[("L2", 40)], ..ROW },
    PlanLine { id: "SP-11", title: "卫生纸", products: &["toilet_paper"], batches: 50, org: "H", labs: &[("L2", 50)], ..ROW },
    PlanLine { id: "SP-12", title: "厨房纸巾", products: &["kitchen_paper"], batches: 10, org: "H", labs: &[("L2", 10)], ..ROW },
    PlanLine { id: "SP-13", title: "沐浴剂", products: &["shower_gel"], batches: 30, org: "H", labs: &[("L2", 30)], ..ROW },
    PlanLine { id: "SP-14", title: "洗衣粉", products: &["washing_powder"], batches: 30, org: "H", labs: &[("L2", 30)], ..ROW },
    PlanLine {
        id: "SP-15", title: "衣料用液体洗涤剂", products: &["liquid_detergent"], batches: 30, org: "H", labs: &[("L2", 30)], ..ROW
    },
    PlanLine {
        id: "SP-16", title: "卫生洁具清洗剂", products: &["toilet_cleaner"], batches: 30, org: "H", labs: &[("L2", 30)], ..ROW
    },
    PlanLine { id: "SP-17", title: "牙刷", products: &["toothbrush"], batches: 20, org: "H", labs: &[("L2", 20)], ..ROW },
    PlanLine { id: "SP-18", title: "毛巾", products: &["towel"], batches: 30, org: "Z", labs: &[("L3", 30)], ..ROW },
    PlanLine { id: "SP-19", title: "大衣、西服", products: &["overcoat", "suit"], batches: 20, org: "Z", labs: &[("L3", 20)], ..ROW },
    PlanLine { id: "SP-20", title: "休闲服装", products: &["casual_clothes"], batches: 40, org: "Z", labs: &[("L3", 40)], ..ROW },
    PlanLine { id: "SP-21", title: "背提包", products: &["handbag"], batches: 30, org: "Z", labs: &[("L3", 30)], ..ROW },
    PlanLine { id: "SP-22", title: "旅行箱包", products: &["suitcase"], batches: 10, org: "Z", labs: &[("L3", 10)], ..ROW },
    PlanLine { id: "SP-23", title: "女士内衣", products: &["ladies_underwear"], batches: 40, org: "Z", labs: &[("L3", 40)], ..ROW },
    PlanLine { id: "SP-24", title: "针织品", products: &["knitwear"], batches: 50, org: "Z", labs: &[("L3", 50)], ..ROW },
    PlanLine { id: "SP-25", title: "泳装", products: &["swimwear"], batches: 30, org: "Z", labs: &[("L3", 30)], ..ROW },
    PlanLine { id: "SP-26", title: "围巾披肩", products: &["scarf"], batches: 10, org: "Z", labs: &[("L3", 10)], ..ROW },
    PlanLine { id: "SP-27", title: "休闲鞋", products: &["casual_shoes"], batches: 30, org: "Z", labs: &[("L3", 30)], ..ROW },
    PlanLine { id: "SP-28", title: "运动鞋", products: &["sports_shoes"], batches: 30, org: "Z", labs: &[("L3", 30)], ..ROW },
];
