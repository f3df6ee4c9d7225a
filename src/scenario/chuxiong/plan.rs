//! The 17 rows of the notice 楚市监函〔2025〕2号 as printed; labs, test days and leaf products are made up.

use super::places::ROW_17_MINIMUMS;
use crate::record::{QuotaKind, Scope};
use crate::scenario::setting::{CountyRule, PlanLine};

const SELLERS: &[Scope] = &[Scope::Seller];
const BOTH: &[Scope] = &[Scope::Producer, Scope::Seller];
const Q1: (&str, &str, &str) = ("1季度", "2025-01-01", "2025-03-31");
const Q2: (&str, &str, &str) = ("2季度", "2025-04-01", "2025-06-30");
const Q2_3: (&str, &str, &str) = ("2-3季度", "2025-04-01", "2025-09-30");
const Q3: (&str, &str, &str) = ("3季度", "2025-07-01", "2025-09-30");
const AUG_SEP: (&str, &str, &str) = ("8-9月", "2025-08-01", "2025-09-30");
const Q3_4: (&str, &str, &str) = ("3-4季度", "2025-07-01", "2025-12-31");
const Q4: (&str, &str, &str) = ("4季度", "2025-10-01", "2025-12-31");

/// What most rows have in common.
const ROW: PlanLine = PlanLine {
    id: "",
    title: "",
    products: &[],
    scopes: SELLERS,
    batches: 0,
    group: None,
    kind: QuotaKind::Exact,
    counties: CountyRule::None,
    window: Q1,
    report_by: "2025-04-10",
    test_days: 7,
    organiser: "州市场监管局",
    org: "A",
    labs: &[("L1", 0)],
    remarks: &[],
};

/// Rows in printed order.
pub(super) const LINES: &[PlanLine] = &[
    PlanLine {
        id: "CX-01",
        title: "农资",
        products: &["compound_fertilizer", "urea_fertilizer", "organic_fertilizer", "agri_film"],
        scopes: BOTH,
        batches: 20,
        labs: &[("L1", 12), ("L2", 8)],
        ..ROW
    },
    PlanLine {
        id: "CX-02",
        title: "消防器材",
        products: &["extinguisher", "fire_hose", "smoke_alarm", "emergency_light"],
        batches: 7,
        test_days: 5,
        labs: &[("L1", 7)],
        ..ROW
    },
    PlanLine {
        id: "CX-03",
        title: "电动自行车",
        products: &["ebike"],
        batches: 10,
        window: Q2,
        report_by: "2025-07-10",
        test_days: 10,
        labs: &[("L1", 10)],
        ..ROW
    },
    PlanLine {
        id: "CX-04",
        title: "电动自行车用蓄电池",
        products: &["ebike_battery"],
        scopes: BOTH,
        batches: 5,
        window: Q2,
        report_by: "2025-07-10",
        test_days: 10,
        labs: &[("L1", 5)],
        ..ROW
    },
    PlanLine {
        id: "CX-05",
        title: "食品相关产品",
        products: &["food_bag", "food_bottle", "paper_cup", "tableware"],
        scopes: BOTH,
        batches: 15,
        window: Q2,
        report_by: "2025-07-10",
        labs: &[("L1", 10), ("L2", 5)],
        ..ROW
    },
    PlanLine {
        id: "CX-06",
        title: "旅游产品",
        products: &["silverware", "souvenir", "ethnic_dress"],
        batches: 5,
        window: Q2,
        report_by: "2025-07-10",
        labs: &[("L2", 5)],
        ..ROW
    },
    PlanLine {
        id: "CX-07",
        title: "车用汽柴油",
        products: &["petrol", "diesel"],
        batches: 28,
        window: Q2_3,
        report_by: "2025-10-10",
        test_days: 3,
        labs: &[("L1", 18), ("L2", 10)],
        remarks: &[
            "车用汽油与车用柴油共用本行指标。表中窗口跨两个季度,报送日取窗口结束后的季度报送日。",
            "Petrol and diesel share this quota. The report is the quarterly one that follows the window.",
        ],
        ..ROW
    },
    PlanLine {
        id: "CX-08",
        title: "燃气器具(含管、阀)",
        products: &["gas_stove", "gas_heater", "gas_hose", "gas_valve"],
        batches: 10,
        window: Q3,
        report_by: "2025-10-10",
        labs: &[("L1", 10)],
        ..ROW
    },
    PlanLine {
        id: "CX-09",
        title: "危险化学品",
        products: &["thinner", "hypochlorite", "oxygen"],
        scopes: BOTH,
        batches: 9,
        window: Q3,
        report_by: "2025-10-10",
        test_days: 5,
        labs: &[("L1", 9)],
        ..ROW
    },
    PlanLine {
        id: "CX-10",
        title: "校服",
        products: &["uniform"],
        scopes: BOTH,
        batches: 16,
        window: AUG_SEP,
        report_by: "2025-10-10",
        labs: &[("L2", 16)],
        ..ROW
    },
    PlanLine {
        id: "CX-11",
        title: "汽车配件",
        products: &["brake_lining", "auto_glass", "brake_fluid"],
        batches: 3,
        window: Q3,
        report_by: "2025-10-10",
        test_days: 10,
        labs: &[("L1", 3)],
        ..ROW
    },
    PlanLine {
        id: "CX-12",
        title: "车用尿素",
        products: &["diesel_exhaust_fluid"],
        batches: 3,
        window: Q3,
        report_by: "2025-10-10",
        test_days: 3,
        labs: &[("L1", 3)],
        ..ROW
    },
    PlanLine {
        id: "CX-13",
        title: "鞋",
        products: &["leather_shoes", "sports_shoes", "children_shoes"],
        batches: 4,
        counties: CountyRule::AtMost(1),
        window: Q3,
        report_by: "2025-10-10",
        organiser: "各县市市场监管局",
        labs: &[("L2", 4)],
        remarks: &[
            "4批次、10个县市,文件未指定由哪些县市实施:每县市最多1批次,由抽签决定是哪4个。",
            "4 batches for 10 counties, which ones is not printed: at most 1 each, so the draw picks the four.",
            "实施单位为各县市局,但批次计入州级185批次(其余各行合计181)。",
            "Organised by the counties, yet counted among the prefecture's own 185 (the other rows make 181).",
        ],
        ..ROW
    },
    PlanLine {
        id: "CX-14",
        title: "建材",
        products: &["cement", "rebar", "cable", "plastic_pipe", "wood_panel", "membrane"],
        scopes: BOTH,
        batches: 30,
        window: Q3_4,
        report_by: "2025-12-20",
        test_days: 10,
        labs: &[("L1", 18), ("L2", 12)],
        ..ROW
    },
    PlanLine {
        id: "CX-15",
        title: "眼镜",
        products: &["spectacles", "sunglasses", "reading_glasses"],
        batches: 15,
        window: Q3_4,
        report_by: "2025-12-20",
        test_days: 5,
        labs: &[("L2", 15)],
        ..ROW
    },
    PlanLine {
        id: "CX-16",
        title: "烟花爆竹",
        products: &["fireworks", "firecrackers"],
        batches: 5,
        window: Q4,
        report_by: "2025-12-20",
        test_days: 5,
        labs: &[("L1", 5)],
        remarks: &[
            "窗口到12月31日,最后一次报送在12月20日(星期六)。",
            "The window ends on 31 December, the last report is due on 20 December (a Saturday).",
        ],
        ..ROW
    },
    PlanLine {
        id: "CX-17",
        title: "各县市根据专项整治安排或本地实际,确定抽检产品",
        products: &[
            "socket",
            "charger",
            "led_lamp",
            "rice_cooker",
            "electric_blanket",
            "heater",
            "faucet",
            "helmet",
            "safety_cap",
            "work_gloves",
            "wood_furniture",
            "children_furniture",
            "bedding",
            "children_clothes",
            "toy",
            "stationery",
            "detergent",
            "tissue",
            "shopping_bag",
            "lubricant",
            "tyre",
            "water_pump",
        ],
        scopes: BOTH,
        batches: 490,
        kind: QuotaKind::Min,
        counties: CountyRule::AtLeast(ROW_17_MINIMUMS),
        window: ("12月20日前", "2025-02-25", "2025-12-20"),
        report_by: "2025-12-20",
        organiser: "各县市市场监管局",
        org: "B",
        labs: &[("L1", 290), ("L2", 200)],
        remarks: &[
            "产品由各县市自定,文件未列:此处为虚构的产品清单,与第1至16行不重复。永仁县40批次以上,其余9县市各50批次以上。",
            "Products are for the counties to choose and not printed: this list is made up, none of it in rows 1 to 16.",
        ],
        ..ROW
    },
];
