//! Market stations as districts, and the lab: all made up but the city.

use crate::base::Point;
use crate::scenario::setting::{CountyPlace, LabRow, county};

/// Seven stations of one city; the first six digits of an id are the city's division code.
pub(super) const STATIONS: &[CountyPlace] = &[
    county("65400201", "示例巴彦岱市监所", "Bayandai station", (43_961_000, 81_215_000), 130),
    county("65400202", "示例解放路市监所", "Jiefang Road station", (43_914_000, 81_320_000), 200),
    county("65400203", "示例斯大林街市监所", "Sidalin Street station", (43_905_000, 81_300_000), 180),
    county("65400204", "示例经济合作区市监所", "Cooperation Zone station", (43_945_000, 81_285_000), 160),
    county("65400205", "示例喀尔墩市监所", "Kardun station", (43_930_000, 81_370_000), 120),
    county("65400206", "示例英也尔市监所", "Yingyer station", (43_905_000, 81_175_000), 90),
    county("65400207", "示例达达木图市监所", "Dadamtu station", (43_990_000, 81_350_000), 120),
];

/// One lab.
pub(super) const LABS: &[LabRow] =
    &[LabRow { id: "L1", name: "示例承检机构", at: Point { lat: 43_912_000, lon: 81_318_000 }, per_day: 10, per_week: 25 }];
