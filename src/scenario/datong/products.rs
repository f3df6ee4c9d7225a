//! Leaf products of the printed rows.

use crate::scenario::setting::{ProductRow, product};

/// The catalogue.
pub(super) const PRODUCTS: &[ProductRow] = &[
    product("uniform", "学生校服", ""),
    product("children_clothes", "儿童及婴幼儿服装", ""),
    product("toilet_paper", "卫生纸", ""),
    product("tissue", "纸巾纸", ""),
    product("diesel", "车用柴油", "柴油|柴油（VI）"),
    product("diesel_exhaust_fluid", "车用尿素水溶液", "车用尿素|柴油发动机氮氧化物还原剂"),
    product("liquid_glue", "液体胶", ""),
    product("glue_stick", "固体胶", ""),
    product("paste", "浆糊", ""),
    product("eraser", "橡皮擦", ""),
    product("pen", "书写用笔", ""),
    product("children_shoes", "童鞋", ""),
    product("crawling_mat", "儿童爬爬垫", ""),
    product("sanitary_towel", "卫生巾", ""),
    product("panty_liner", "护垫", ""),
    product("adult_diaper", "老年纸尿裤", ""),
    product("children_mask", "儿童口罩", ""),
    product("baby_diaper", "婴儿纸尿裤", ""),
    product("safety_net", "安全网", ""),
    product("safety_cap", "安全帽", ""),
    product("safety_belt", "安全带", ""),
    product("safety_rope", "坠落防护安全绳", ""),
    product("work_clothes", "劳动防护服", ""),
    product("safety_shoes", "劳动安全鞋", ""),
    product("daily_mask", "日常防护型口罩", ""),
    product("plush_toy", "毛绒布制玩具", ""),
    product("rubbish_bag", "塑料垃圾袋", ""),
    product("shopping_bag", "塑料购物袋", ""),
    product("disposable_pants", "一次性内裤", ""),
    product("face_towel", "洗脸巾", ""),
    // in the registry, but of no row of the plan
    product("stapler", "订书机", ""),
];
