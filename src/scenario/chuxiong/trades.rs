//! Kinds of enterprises: what they sell or make, and how many of 1,000 there are. All numbers are made up.

use crate::scenario::trade::{Trade, also, on_the_spot, shop, works};

/// Position of the petrol station, the trade of the first kind of chain.
pub(super) const STATION: usize = 8;
/// Position of the supermarket, the trade of the second kind of chain.
pub(super) const SUPERMARKET: usize = 22;

/// Shares sum to 1,000.
pub(super) const TRADES: &[Trade] = &[
    also(
        shop("农资店", 110, (1, 3), &["compound_fertilizer", "urea_fertilizer", "organic_fertilizer", "agri_film"]),
        &[("water_pump", 250)],
    ),
    works("肥料厂", 6, (1, 2), &["compound_fertilizer", "organic_fertilizer"]),
    also(shop("消防器材经营部", 22, (1, 3), &["extinguisher", "fire_hose", "smoke_alarm", "emergency_light"]), &[("safety_cap", 300)]),
    also(shop("电动车行", 55, (1, 1), &["ebike"]), &[("ebike_battery", 600), ("helmet", 450), ("charger", 250)]),
    works("蓄电池厂", 2, (1, 1), &["ebike_battery"]),
    also(works("塑料纸制品厂", 12, (1, 2), &["food_bag", "food_bottle", "paper_cup"]), &[("shopping_bag", 300)]),
    also(shop("餐具包装店", 25, (1, 3), &["tableware", "paper_cup", "food_bag"]), &[("detergent", 300)]),
    also(shop("旅游商品店", 25, (1, 2), &["silverware", "souvenir", "ethnic_dress"]), &[("toy", 200)]),
    also(on_the_spot(shop("加油站", 60, (1, 2), &["petrol", "diesel"])), &[("diesel_exhaust_fluid", 450), ("lubricant", 400)]),
    also(shop("燃气具店", 35, (1, 2), &["gas_stove", "gas_heater"]), &[("gas_hose", 700), ("gas_valve", 600)]),
    on_the_spot(shop("化工经营部", 16, (1, 2), &["thinner", "hypochlorite", "oxygen"])),
    works("化工厂", 6, (1, 2), &["thinner", "hypochlorite", "oxygen"]),
    also(shop("校服店", 22, (1, 1), &["uniform"]), &[("children_clothes", 400)]),
    also(works("服装厂", 8, (1, 1), &["uniform"]), &[("children_clothes", 300)]),
    also(
        shop("汽配店", 45, (1, 2), &["brake_lining", "auto_glass", "brake_fluid"]),
        &[("diesel_exhaust_fluid", 350), ("tyre", 400), ("lubricant", 400)],
    ),
    shop("鞋店", 45, (1, 3), &["leather_shoes", "sports_shoes", "children_shoes"]),
    also(shop("建材店", 80, (1, 3), &["cement", "rebar", "cable", "plastic_pipe", "wood_panel", "membrane"]), &[("faucet", 250)]),
    works("建材厂", 12, (1, 1), &["cement", "plastic_pipe", "wood_panel"]),
    shop("眼镜店", 32, (1, 3), &["spectacles", "sunglasses", "reading_glasses"]),
    // few on purpose: the tightest line of the plan
    on_the_spot(shop("烟花爆竹店", 4, (1, 2), &["fireworks", "firecrackers"])),
    also(
        shop("五金店", 90, (1, 3), &["socket", "faucet", "led_lamp", "work_gloves"]),
        &[("gas_hose", 300), ("gas_valve", 250), ("cable", 300)],
    ),
    also(shop("家电店", 60, (1, 3), &["rice_cooker", "electric_blanket", "heater", "socket", "charger"]), &[("gas_stove", 150)]),
    Trade {
        large: 250,
        ..also(
            shop("超市", 70, (2, 4), &["stationery", "tissue", "detergent", "toy", "shopping_bag"]),
            &[("food_bag", 200), ("children_shoes", 100)],
        )
    },
    also(shop("家具店", 35, (1, 2), &["wood_furniture", "children_furniture", "bedding"]), &[("wood_panel", 150)]),
    works("家具厂", 8, (1, 1), &["wood_furniture"]),
    also(shop("服装店", 60, (1, 2), &["children_clothes", "bedding"]), &[("ethnic_dress", 100), ("sports_shoes", 200)]),
    also(shop("劳保店", 25, (1, 2), &["safety_cap", "work_gloves"]), &[("extinguisher", 150)]),
    shop("文具店", 20, (1, 2), &["stationery", "toy"]),
    // in the registry, but of no row of the plan
    shop("药房", 10, (1, 1), &["mask"]),
];
