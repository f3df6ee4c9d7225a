//! Leaf products under the printed names, and a made-up list for row 17.

use crate::scenario::setting::{ProductRow, product};

/// The catalogue; no product belongs to two lines.
pub(super) const PRODUCTS: &[ProductRow] = &[
    // row 1
    product("compound_fertilizer", "复合肥", "复混肥料"),
    product("urea_fertilizer", "尿素肥", "农用尿素"),
    product("organic_fertilizer", "有机肥", "有机肥料"),
    product("agri_film", "农用薄膜", "农膜|地膜"),
    // row 2
    product("extinguisher", "灭火器", "手提式灭火器"),
    product("fire_hose", "消防水带", ""),
    product("smoke_alarm", "感烟火灾探测报警器", "烟感"),
    product("emergency_light", "消防应急照明灯具", "消防应急灯"),
    // rows 3 and 4
    product("ebike", "电动自行车", ""),
    product("ebike_battery", "电动自行车用蓄电池", "电动自行车电池"),
    // row 5
    product("food_bag", "食品用塑料包装袋", "食品袋"),
    product("food_bottle", "食品用塑料瓶", ""),
    product("paper_cup", "纸杯", "一次性纸杯"),
    product("tableware", "密胺餐具", "仿瓷餐具"),
    // row 6
    product("silverware", "旅游银饰", ""),
    product("souvenir", "旅游纪念品", ""),
    product("ethnic_dress", "民族服饰", ""),
    // row 7
    product("petrol", "车用汽油", "汽油"),
    product("diesel", "车用柴油", "柴油"),
    // row 8
    product("gas_stove", "燃气灶", "家用燃气灶具"),
    product("gas_heater", "燃气热水器", ""),
    product("gas_hose", "燃气管", "燃气软管"),
    product("gas_valve", "燃气阀", "调压阀"),
    // row 9
    product("thinner", "涂料稀释剂", "稀释剂"),
    product("hypochlorite", "次氯酸钠", ""),
    product("oxygen", "工业氧", ""),
    // row 10
    product("uniform", "校服", "学生服"),
    // row 11
    product("brake_lining", "汽车制动衬片", "刹车片"),
    product("auto_glass", "汽车安全玻璃", ""),
    product("brake_fluid", "机动车制动液", "刹车油"),
    // row 12
    product("diesel_exhaust_fluid", "车用尿素", "车用尿素水溶液"),
    // row 13
    product("leather_shoes", "皮鞋", ""),
    product("sports_shoes", "运动鞋", "旅游鞋"),
    product("children_shoes", "童鞋", ""),
    // row 14
    product("cement", "水泥", "通用硅酸盐水泥"),
    product("rebar", "钢筋", "热轧带肋钢筋"),
    product("cable", "电线电缆", ""),
    product("plastic_pipe", "塑料管材", "PVC管"),
    product("wood_panel", "人造板", "细木工板"),
    product("membrane", "防水卷材", ""),
    // row 15
    product("spectacles", "定配眼镜", "配装眼镜"),
    product("sunglasses", "太阳镜", ""),
    product("reading_glasses", "老视成镜", "老花镜"),
    // row 16
    product("fireworks", "烟花", ""),
    product("firecrackers", "爆竹", "鞭炮"),
    // row 17: made up, none of them in rows 1 to 16
    product("socket", "插座", "插头插座"),
    product("charger", "充电器", ""),
    product("led_lamp", "LED灯", ""),
    product("rice_cooker", "电饭锅", ""),
    product("electric_blanket", "电热毯", ""),
    product("heater", "取暖器", "室内加热器"),
    product("faucet", "水嘴", "水龙头"),
    product("helmet", "电动自行车乘员头盔", "骑行头盔"),
    product("safety_cap", "安全帽", ""),
    product("work_gloves", "劳保手套", ""),
    product("wood_furniture", "木家具", ""),
    product("children_furniture", "儿童家具", ""),
    product("bedding", "床上用品", ""),
    product("children_clothes", "儿童服装", "童装"),
    product("toy", "玩具", "儿童玩具"),
    product("stationery", "学生文具", ""),
    product("detergent", "洗涤剂", "洗衣粉"),
    product("tissue", "纸巾", "纸巾纸"),
    product("shopping_bag", "塑料购物袋", ""),
    product("lubricant", "润滑油", "机油"),
    product("tyre", "轮胎", "汽车轮胎"),
    product("water_pump", "农用水泵", "潜水泵"),
    // of no row
    product("mask", "口罩", "日常防护型口罩"),
];
