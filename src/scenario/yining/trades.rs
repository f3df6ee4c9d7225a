//! Kinds of enterprises: what they sell or make, and how many of 1,000 there are. All numbers are made up.

use crate::scenario::trade::{Trade, also, on_the_spot, shop, works};

/// Position of the petty shop, the trade of both kinds of chain.
pub(super) const SHOP: usize = 0;

/// Shares sum to 1,000.
pub(super) const TRADES: &[Trade] = &[
    shop("综合商店", 140, (1, 3), &["unknown_04", "unknown_10", "unknown_16", "unknown_22"]),
    shop("五金店", 130, (1, 3), &["unknown_05", "unknown_11", "unknown_17", "unknown_23"]),
    shop("日用品店", 150, (1, 3), &["unknown_06", "unknown_12", "unknown_18", "unknown_24"]),
    shop("电器店", 120, (1, 3), &["unknown_07", "unknown_13", "unknown_19", "unknown_25"]),
    shop("建材商行", 120, (1, 3), &["unknown_08", "unknown_14", "unknown_20", "unknown_26"]),
    shop("劳保用品店", 90, (1, 3), &["unknown_09", "unknown_15", "unknown_21"]),
    on_the_spot(shop("煤炭经销部", 90, (1, 1), &["coal"])),
    also(shop("保温材料店", 90, (1, 1), &["insulation"]), &[("safety_cap", 300)]),
    works("保温材料厂", 20, (1, 1), &["insulation"]),
    shop("安全用品店", 50, (1, 1), &["safety_cap"]),
];
