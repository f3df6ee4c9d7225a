//! The eleven prefectures of Shanxi with their real seats; labs and their made-up capacities.

use crate::base::Point;
use crate::scenario::setting::{CountyPlace, LabRow, county};

/// Shares of the frame are made up. 示范区 counts with 太原.
pub(super) const PREFECTURES: &[CountyPlace] = &[
    county("140100", "太原市", "Taiyuan", (37_869_930, 112_543_360), 130),
    county("140200", "大同市", "Datong", (40_095_790, 113_359_580), 95),
    county("140300", "阳泉市", "Yangquan", (37_856_590, 113_574_020), 60),
    county("140400", "长治市", "Changzhi", (36_194_980, 113_110_730), 95),
    county("140500", "晋城市", "Jincheng", (35_491_730, 112_845_910), 80),
    county("140600", "朔州市", "Shuozhou", (39_330_570, 112_426_060), 80),
    county("140700", "晋中市", "Jinzhong", (37_687_330, 112_746_140), 100),
    county("140800", "运城市", "Yuncheng", (35_027_410, 111_001_240), 95),
    county("140900", "忻州市", "Xinzhou", (38_415_380, 112_727_580), 80),
    county("141000", "临汾市", "Linfen", (36_088_710, 111_513_090), 95),
    county("141100", "吕梁市", "Lüliang", (37_518_220, 111_138_180), 90),
];

const fn lab(id: &'static str, name: &'static str, (lat, lon): (i64, i64), per_day: u64, per_week: u64) -> LabRow {
    LabRow { id, name, at: Point { lat, lon }, per_day, per_week }
}

/// Labs of the coal plan are real, capacities and points of hand-in are made up.
pub(super) const COAL_LABS: &[LabRow] = &[
    lab("L1", "山西省工业标准化研究院", (37_871_000, 112_560_000), 60, 120),
    lab("L2", "陕西省能源质量监督检验所", (34_264_000, 108_943_000), 60, 120),
];

/// The same for the goods plan.
pub(super) const GOODS_LABS: &[LabRow] = &[
    lab("L1", "山西省机械产品质量监督检验站有限公司", (37_860_000, 112_550_000), 60, 120),
    lab("L2", "华测检测认证集团股份有限公司", (22_573_000, 113_899_000), 70, 140),
    lab("L3", "广州检验检测认证集团有限公司", (23_130_000, 113_264_000), 60, 120),
];
