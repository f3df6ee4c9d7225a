//! Ten counties with their real seats, the development zone beside them; labs and their made-up capacities.

use crate::base::Point;
use crate::scenario::setting::{CountyPlace, LabRow, county};

/// Shares of the frame are made up.
pub(super) const COUNTIES: &[CountyPlace] = &[
    county("140212", "新荣区", "Xinrong", (40_255_030, 113_132_480), 50),
    county("140213", "平城区", "Pingcheng", (40_074_050, 113_291_000), 260),
    county("140214", "云冈区", "Yungang", (40_004_100, 113_142_500), 150),
    county("140215", "云州区", "Yunzhou", (40_039_180, 113_605_840), 70),
    county("140221", "阳高县", "Yanggao", (40_359_850, 113_742_090), 80),
    county("140222", "天镇县", "Tianzhen", (40_419_440, 114_084_040), 60),
    county("140223", "广灵县", "Guangling", (39_759_220, 114_276_320), 60),
    county("140224", "灵丘县", "Lingqiu", (39_441_370, 114_228_100), 75),
    county("140225", "浑源县", "Hunyuan", (39_705_400, 113_685_100), 95),
    county("140226", "左云县", "Zuoyun", (40_012_340, 112_696_290), 60),
    // 开发区分局: a jurisdiction of its own; code and seat are made up
    county("140299", "大同开发区", "Datong Development Zone", (40_058_000, 113_371_000), 40),
];

/// The labs are real, their capacities and the points of hand-in are made up.
pub(super) const LABS: &[LabRow] = &[
    LabRow {
        id: "L1", name: "律达检测服务(山东)有限公司", at: Point { lat: 36_651_000, lon: 117_120_000 }, per_day: 40, per_week: 80
    },
    LabRow {
        id: "L2",
        name: "天津五十一站质量检验中心有限公司",
        at: Point { lat: 39_085_000, lon: 117_201_000 },
        per_day: 60,
        per_week: 120,
    },
];
