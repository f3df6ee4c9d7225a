//! Leaf products of the printed rows of both plans.

use crate::scenario::setting::{ProductRow, product};

/// Coal and coke.
pub(super) const COAL: &[ProductRow] = &[
    product("power_coal", "动力用煤", ""),
    product("metallurgical_coal", "冶金用煤", ""),
    product("chemical_coal", "化工用原料煤", ""),
    product("metallurgical_coke", "冶金焦炭", ""),
    product("foundry_coke", "铸造焦炭", ""),
];

/// Goods.
pub(super) const GOODS: &[ProductRow] = &[
    product("steel_rope", "钢丝绳", ""),
    product("grinding_wheel", "砂轮", ""),
    product("flange", "法兰", ""),
    product("line_tower", "输电线路铁塔", ""),
    product("power_fitting", "电力金具", ""),
    product("iron_fitting", "玛钢管件", "可锻铸铁管件"),
    product("diaper", "纸尿裤", ""),
    product("diaper_pad", "纸尿片", ""),
    product("diaper_mat", "纸尿垫", ""),
    product("sanitary_towel", "卫生巾", ""),
    product("panty_liner", "护垫", ""),
    product("wet_wipe", "湿巾", ""),
    product("tissue", "纸巾纸", ""),
    product("toilet_paper", "卫生纸", ""),
    product("kitchen_paper", "厨房纸巾", ""),
    product("shower_gel", "沐浴剂", ""),
    product("washing_powder", "洗衣粉", ""),
    product("liquid_detergent", "衣料用液体洗涤剂", ""),
    product("toilet_cleaner", "卫生洁具清洗剂", ""),
    product("toothbrush", "牙刷", ""),
    product("towel", "毛巾", ""),
    product("overcoat", "大衣", ""),
    product("suit", "西服", ""),
    product("casual_clothes", "休闲服装", ""),
    product("handbag", "背提包", ""),
    product("suitcase", "旅行箱包", ""),
    product("ladies_underwear", "女士内衣", ""),
    product("knitwear", "针织品", ""),
    product("swimwear", "泳装", ""),
    product("scarf", "围巾披肩", ""),
    product("casual_shoes", "休闲鞋", ""),
    product("sports_shoes", "运动鞋", ""),
];
