//! 26 rows of 67 batches. The notice prints the total, the number of products and three names; the split is made up.

use crate::scenario::setting::PlanLine;

/// What all rows have in common.
const ROW: PlanLine = PlanLine {
    window: ("按自治区系统任务下达要求", "2025-08-29", "2025-11-28"),
    report_by: "2025-12-19",
    organiser: "伊宁市市场监督管理局",
    org: "Y",
    ..PlanLine::USUAL
};

/// Rows; the first three are those the notice names.
pub(super) const LINES: &[PlanLine] = &[
    PlanLine { id: "YN-01", title: "商品煤", products: &["coal"], batches: 3, labs: &[("L1", 3)], ..ROW },
    PlanLine { id: "YN-02", title: "建筑保温材料", products: &["insulation"], batches: 3, labs: &[("L1", 3)], ..ROW },
    PlanLine { id: "YN-03", title: "安全帽", products: &["safety_cap"], batches: 3, labs: &[("L1", 3)], ..ROW },
    PlanLine {
        id: "YN-04",
        title: "未公布产品04",
        products: &["unknown_04"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-05",
        title: "未公布产品05",
        products: &["unknown_05"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-06",
        title: "未公布产品06",
        products: &["unknown_06"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-07",
        title: "未公布产品07",
        products: &["unknown_07"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-08",
        title: "未公布产品08",
        products: &["unknown_08"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-09",
        title: "未公布产品09",
        products: &["unknown_09"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-10",
        title: "未公布产品10",
        products: &["unknown_10"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-11",
        title: "未公布产品11",
        products: &["unknown_11"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-12",
        title: "未公布产品12",
        products: &["unknown_12"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-13",
        title: "未公布产品13",
        products: &["unknown_13"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-14",
        title: "未公布产品14",
        products: &["unknown_14"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-15",
        title: "未公布产品15",
        products: &["unknown_15"],
        batches: 3,
        labs: &[("L1", 3)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-16",
        title: "未公布产品16",
        products: &["unknown_16"],
        batches: 2,
        labs: &[("L1", 2)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-17",
        title: "未公布产品17",
        products: &["unknown_17"],
        batches: 2,
        labs: &[("L1", 2)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-18",
        title: "未公布产品18",
        products: &["unknown_18"],
        batches: 2,
        labs: &[("L1", 2)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-19",
        title: "未公布产品19",
        products: &["unknown_19"],
        batches: 2,
        labs: &[("L1", 2)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-20",
        title: "未公布产品20",
        products: &["unknown_20"],
        batches: 2,
        labs: &[("L1", 2)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-21",
        title: "未公布产品21",
        products: &["unknown_21"],
        batches: 2,
        labs: &[("L1", 2)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-22",
        title: "未公布产品22",
        products: &["unknown_22"],
        batches: 2,
        labs: &[("L1", 2)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-23",
        title: "未公布产品23",
        products: &["unknown_23"],
        batches: 2,
        labs: &[("L1", 2)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-24",
        title: "未公布产品24",
        products: &["unknown_24"],
        batches: 2,
        labs: &[("L1", 2)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-25",
        title: "未公布产品25",
        products: &["unknown_25"],
        batches: 2,
        labs: &[("L1", 2)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
    PlanLine {
        id: "YN-26",
        title: "未公布产品26",
        products: &["unknown_26"],
        batches: 2,
        labs: &[("L1", 2)],
        remarks: &["附件未公布,产品以占位名代替。", "The annex is not public: a placeholder stands for the product."],
        ..ROW
    },
];
