//! Kinds of enterprises of both plans: what they sell or make, and how many of 1,000 there are. All numbers are made up.

use crate::scenario::trade::{Trade, also, on_the_spot, shop, works};

/// Coal and coke; shares sum to 1,000.
pub(super) const COAL: &[Trade] = &[
    also(on_the_spot(shop("煤炭经销部", 380, (1, 2), &["power_coal", "metallurgical_coal"])), &[("chemical_coal", 150)]),
    also(works("煤矿", 220, (1, 1), &["power_coal"]), &[("chemical_coal", 200)]),
    also(works("洗煤厂", 250, (1, 1), &["metallurgical_coal"]), &[("power_coal", 400), ("chemical_coal", 150)]),
    works("化工用煤厂", 50, (1, 1), &["chemical_coal"]),
    works("焦化厂", 70, (1, 2), &["metallurgical_coke", "foundry_coke"]),
    on_the_spot(shop("焦炭经销部", 30, (1, 2), &["metallurgical_coke", "foundry_coke"])),
];

/// Position of the supermarket, the trade of both kinds of chain.
pub(super) const SUPERMARKET: usize = 7;

/// Goods; shares sum to 1,000.
pub(super) const GOODS: &[Trade] = &[
    works("钢丝绳厂", 4, (1, 1), &["steel_rope"]),
    works("砂轮厂", 4, (1, 1), &["grinding_wheel"]),
    works("法兰厂", 40, (1, 1), &["flange"]),
    works("电力器材厂", 18, (1, 2), &["line_tower", "power_fitting"]),
    works("玛钢厂", 25, (1, 1), &["iron_fitting"]),
    shop("五金机电店", 120, (1, 2), &["steel_rope", "grinding_wheel", "flange", "iron_fitting", "power_fitting"]),
    works("日化纸品厂", 15, (1, 2), &["toilet_paper", "tissue", "wet_wipe", "liquid_detergent"]),
    Trade {
        large: 200,
        ..also(
            shop(
                "超市",
                240,
                (3, 6),
                &[
                    "toilet_paper",
                    "tissue",
                    "kitchen_paper",
                    "wet_wipe",
                    "sanitary_towel",
                    "panty_liner",
                    "washing_powder",
                    "liquid_detergent",
                ],
            ),
            &[("diaper", 300), ("diaper_pad", 150), ("shower_gel", 500), ("toilet_cleaner", 450), ("toothbrush", 500), ("towel", 350)],
        )
    },
    shop("母婴店", 70, (1, 3), &["diaper", "diaper_pad", "diaper_mat", "wet_wipe"]),
    shop("日化店", 90, (2, 4), &["shower_gel", "washing_powder", "liquid_detergent", "toilet_cleaner", "toothbrush"]),
    also(shop("服装店", 150, (1, 3), &["overcoat", "suit", "casual_clothes", "knitwear", "scarf"]), &[("swimwear", 200)]),
    also(shop("内衣店", 70, (1, 2), &["ladies_underwear", "knitwear"]), &[("swimwear", 300), ("towel", 200)]),
    shop("箱包店", 60, (1, 2), &["handbag", "suitcase"]),
    shop("鞋店", 80, (1, 2), &["casual_shoes", "sports_shoes"]),
    works("针织服装厂", 14, (1, 2), &["knitwear", "towel", "casual_clothes"]),
];
