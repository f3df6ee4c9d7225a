//! Kinds of enterprises: what they sell or make, and how many of 1,000 there are. All numbers are made up.

use crate::scenario::trade::{Trade, also, on_the_spot, shop, works};

/// Position of the petrol station, the trade of the first kind of chain.
pub(super) const STATION: usize = 0;
/// Position of the supermarket, the trade of the second kind of chain.
pub(super) const SUPERMARKET: usize = 3;

/// Shares sum to 1,000. Diesel is the tight line: 230 batches want as many sellers.
pub(super) const TRADES: &[Trade] = &[
    also(on_the_spot(shop("加油站", 120, (1, 1), &["diesel"])), &[("diesel_exhaust_fluid", 250)]),
    shop("汽车用品店", 30, (1, 1), &["diesel_exhaust_fluid"]),
    works("车用尿素厂", 5, (1, 1), &["diesel_exhaust_fluid"]),
    Trade {
        large: 200,
        ..also(
            shop("超市", 170, (3, 6), &["toilet_paper", "tissue", "sanitary_towel", "panty_liner", "rubbish_bag", "shopping_bag", "pen"]),
            &[("baby_diaper", 300), ("adult_diaper", 150), ("disposable_pants", 250), ("face_towel", 300), ("daily_mask", 200)],
        )
    },
    also(shop("母婴店", 70, (2, 4), &["baby_diaper", "children_clothes", "crawling_mat", "face_towel"]), &[("children_shoes", 350)]),
    also(shop("文具店", 110, (2, 4), &["liquid_glue", "glue_stick", "paste", "eraser", "pen"]), &[("stapler", 500), ("plush_toy", 150)]),
    also(shop("童装童鞋店", 90, (1, 2), &["children_clothes", "children_shoes"]), &[("uniform", 120)]),
    also(shop("校服店", 35, (1, 1), &["uniform"]), &[("children_clothes", 250)]),
    works("服装厂", 10, (1, 2), &["uniform", "work_clothes"]),
    also(shop("药房", 110, (1, 2), &["children_mask", "daily_mask"]), &[("adult_diaper", 350), ("sanitary_towel", 150)]),
    also(
        shop("劳保用品店", 90, (2, 4), &["safety_cap", "work_clothes", "safety_shoes", "daily_mask"]),
        &[("safety_net", 250), ("safety_belt", 350), ("safety_rope", 250)],
    ),
    works("劳保用品厂", 10, (1, 2), &["safety_cap", "safety_net", "safety_belt"]),
    shop("玩具店", 70, (1, 2), &["plush_toy", "crawling_mat"]),
    shop("塑料制品店", 60, (1, 2), &["rubbish_bag", "shopping_bag"]),
    works("塑料制品厂", 12, (1, 2), &["rubbish_bag", "shopping_bag"]),
    works("生活用纸厂", 8, (1, 2), &["toilet_paper", "tissue"]),
];
