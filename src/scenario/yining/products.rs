//! Three products are named by the notice; the other 23 stand in an annex that is not public.

use crate::scenario::setting::{ProductRow, product};

/// The catalogue.
pub(super) const PRODUCTS: &[ProductRow] = &[
    product("coal", "商品煤", ""),
    product("insulation", "建筑保温材料", ""),
    product("safety_cap", "安全帽", ""),
    product("unknown_04", "未公布产品04", ""),
    product("unknown_05", "未公布产品05", ""),
    product("unknown_06", "未公布产品06", ""),
    product("unknown_07", "未公布产品07", ""),
    product("unknown_08", "未公布产品08", ""),
    product("unknown_09", "未公布产品09", ""),
    product("unknown_10", "未公布产品10", ""),
    product("unknown_11", "未公布产品11", ""),
    product("unknown_12", "未公布产品12", ""),
    product("unknown_13", "未公布产品13", ""),
    product("unknown_14", "未公布产品14", ""),
    product("unknown_15", "未公布产品15", ""),
    product("unknown_16", "未公布产品16", ""),
    product("unknown_17", "未公布产品17", ""),
    product("unknown_18", "未公布产品18", ""),
    product("unknown_19", "未公布产品19", ""),
    product("unknown_20", "未公布产品20", ""),
    product("unknown_21", "未公布产品21", ""),
    product("unknown_22", "未公布产品22", ""),
    product("unknown_23", "未公布产品23", ""),
    product("unknown_24", "未公布产品24", ""),
    product("unknown_25", "未公布产品25", ""),
    product("unknown_26", "未公布产品26", ""),
];
