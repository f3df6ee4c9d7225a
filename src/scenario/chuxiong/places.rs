//! Counties with their real seats; labs and their made-up capacities.

use crate::base::Point;
use crate::scenario::setting::{CountyPlace, LabRow, county};

/// Ten counties; shares of the frame are made up, the largest in the prefecture's seat.
pub(super) const COUNTIES: &[CountyPlace] = &[
    county("532301", "楚雄市", "Chuxiong", (25_036_030, 101_544_820), 200),
    county("532322", "双柏县", "Shuangbai", (24_691_950, 101_640_980), 70),
    county("532323", "牟定县", "Mouding", (25_316_020, 101_545_470), 80),
    county("532324", "南华县", "Nanhua", (25_203_090, 101_281_710), 90),
    county("532325", "姚安县", "Yao'an", (25_507_280, 101_240_130), 80),
    county("532326", "大姚县", "Dayao", (25_732_530, 101_334_910), 100),
    county("532327", "永仁县", "Yongren", (26_052_930, 101_665_320), 55),
    county("532328", "元谋县", "Yuanmou", (25_707_740, 101_873_000), 85),
    county("532329", "武定县", "Wuding", (25_533_540, 102_402_340), 100),
    county("532331", "禄丰市", "Lufeng", (25_153_830, 102_077_440), 140),
];

/// Row 17 in the order of [`COUNTIES`]: 永仁县 40, the nine others 50.
pub(super) const ROW_17_MINIMUMS: &[u64] = &[50, 50, 50, 50, 50, 50, 40, 50, 50, 50];

/// Two labs. A day of the larger takes about half of what a four-day tour brings home.
pub(super) const LABS: &[LabRow] = &[
    LabRow { id: "L1", name: "示例第一检验所(楚雄)", at: Point { lat: 25_049_210, lon: 101_528_640 }, per_day: 14, per_week: 40 },
    LabRow { id: "L2", name: "示例第二检验所(元谋)", at: Point { lat: 25_701_380, lon: 101_864_170 }, per_day: 10, per_week: 28 },
];
