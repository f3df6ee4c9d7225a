//! The 24 rows of 同市监发〔2025〕56号 as printed. The window's first day and the test days are made up: the notice prints neither.

use crate::scenario::setting::PlanLine;

/// What most rows have in common.
const ROW: PlanLine = PlanLine {
    window: ("2025年11月10日前送达报告", "2025-07-01", "2025-11-10"),
    report_by: "2025-11-10",
    organiser: "大同市市场监督管理局",
    org: "T",
    labs: &[("L2", 0)],
    ..PlanLine::USUAL
};

/// Rows in printed order.
pub(super) const LINES: &[PlanLine] = &[
    PlanLine {
        id: "DT-01",
        title: "学生校服",
        products: &["uniform"],
        batches: 5,
        labs: &[("L2", 5)],
        remarks: &["正文没有给本类产品写检验机构,此处按推定由天津承担。", "The notice names no lab for this category; Tianjin is assumed."],
        ..ROW
    },
    PlanLine {
        id: "DT-02",
        title: "儿童及婴幼儿服装",
        products: &["children_clothes"],
        batches: 5,
        labs: &[("L2", 5)],
        remarks: &["正文没有给本类产品写检验机构,此处按推定由天津承担。", "The notice names no lab for this category; Tianjin is assumed."],
        ..ROW
    },
    PlanLine { id: "DT-03", title: "卫生纸", products: &["toilet_paper"], batches: 5, labs: &[("L2", 5)], ..ROW },
    PlanLine { id: "DT-04", title: "纸巾纸", products: &["tissue"], batches: 5, labs: &[("L2", 5)], ..ROW },
    PlanLine {
        id: "DT-05", title: "车用柴油", products: &["diesel"], batches: 230, test_days: 3, labs: &[("L1", 200), ("L2", 30)], ..ROW
    },
    PlanLine {
        id: "DT-06",
        title: "车用尿素水溶液",
        products: &["diesel_exhaust_fluid"],
        batches: 20,
        test_days: 5,
        labs: &[("L1", 10), ("L2", 10)],
        ..ROW
    },
    PlanLine {
        id: "DT-07",
        title: "学生文具（仅限于液体胶、固体胶、浆糊）",
        products: &["liquid_glue", "glue_stick", "paste"],
        batches: 10,
        labs: &[("L2", 10)],
        ..ROW
    },
    PlanLine { id: "DT-08", title: "橡皮擦、书写用笔", products: &["eraser", "pen"], batches: 10, labs: &[("L2", 10)], ..ROW },
    PlanLine {
        id: "DT-09", title: "童鞋（不包括童胶鞋）", products: &["children_shoes"], batches: 10, labs: &[("L2", 10)], ..ROW
    },
    PlanLine { id: "DT-10", title: "儿童爬爬垫", products: &["crawling_mat"], batches: 5, labs: &[("L2", 5)], ..ROW },
    PlanLine {
        id: "DT-11",
        title: "卫生巾（护垫）",
        products: &["sanitary_towel", "panty_liner"],
        batches: 10,
        labs: &[("L2", 10)],
        ..ROW
    },
    PlanLine { id: "DT-12", title: "老年纸尿裤", products: &["adult_diaper"], batches: 5, labs: &[("L2", 5)], ..ROW },
    PlanLine { id: "DT-13", title: "儿童口罩", products: &["children_mask"], batches: 5, labs: &[("L2", 5)], ..ROW },
    PlanLine { id: "DT-14", title: "婴儿纸尿裤", products: &["baby_diaper"], batches: 5, labs: &[("L2", 5)], ..ROW },
    PlanLine { id: "DT-15", title: "安全网", products: &["safety_net"], batches: 2, labs: &[("L2", 2)], ..ROW },
    PlanLine { id: "DT-16", title: "安全帽", products: &["safety_cap"], batches: 10, labs: &[("L2", 10)], ..ROW },
    PlanLine {
        id: "DT-17",
        title: "安全带、坠落防护安全绳",
        products: &["safety_belt", "safety_rope"],
        batches: 3,
        labs: &[("L2", 3)],
        ..ROW
    },
    PlanLine { id: "DT-18", title: "劳动防护服", products: &["work_clothes"], batches: 5, labs: &[("L2", 5)], ..ROW },
    PlanLine { id: "DT-19", title: "劳动安全鞋", products: &["safety_shoes"], batches: 5, labs: &[("L2", 5)], ..ROW },
    PlanLine { id: "DT-20", title: "日常防护型口罩", products: &["daily_mask"], batches: 10, labs: &[("L2", 10)], ..ROW },
    PlanLine {
        id: "DT-21",
        title: "毛绒布制玩具",
        products: &["plush_toy"],
        batches: 10,
        labs: &[("L2", 10)],
        remarks: &["正文没有给本类产品写检验机构,此处按推定由天津承担。", "The notice names no lab for this category; Tianjin is assumed."],
        ..ROW
    },
    PlanLine {
        id: "DT-22",
        title: "塑料垃圾袋",
        products: &["rubbish_bag"],
        batches: 10,
        labs: &[("L2", 10)],
        remarks: &["正文没有给本类产品写检验机构,此处按推定由天津承担。", "The notice names no lab for this category; Tianjin is assumed."],
        ..ROW
    },
    PlanLine { id: "DT-23", title: "塑料购物袋", products: &["shopping_bag"], batches: 10, labs: &[("L2", 10)], ..ROW },
    PlanLine {
        id: "DT-24",
        title: "一次性内裤、洗脸巾",
        products: &["disposable_pants", "face_towel"],
        batches: 5,
        labs: &[("L2", 5)],
        ..ROW
    },
];
