//! Batches by county as bars, from the public counts: no enterprise can be told from them.

use super::parts::{Picture, WIDTH, cut, px};
use crate::record::{Facts, PublicResult};
use maud::{Markup, html};

const ROW: f64 = 20.0;
const LEFT: f64 = 150.0;

/// The picture.
pub fn section(facts: &Facts, result: &PublicResult) -> Markup {
    let counts = &result.counts.counties;
    let (most, sum) = (counts.iter().map(|c| c.batches).max().unwrap_or(0).max(1), counts.iter().map(|c| c.batches).sum::<u64>());
    let name = |id: &crate::base::CountyId| {
        facts.counties.iter().find(|c| c.id == *id).map_or(id.to_string(), |c| format!("{} {}", c.name, c.name_en))
    };
    let top = counts.iter().max_by_key(|c| c.batches).map(|c| name(&c.county)).unwrap_or_default();
    let picture = Picture {
        id: "counties",
        title: ("各县市区批次", "Batches by county"),
        says: (
            format!("{} 个县市区共 {sum} 批次，最多的是{}，{most} 批次。", counts.len(), top.split(' ').next().unwrap_or_default()),
            format!("{sum} batches in {} counties; the most, {most}, in {top}.", counts.len()),
        ),
        units: ("条长为抽中批次，必抽在内。", "Length: batches drawn, forced ones included."),
    };
    picture.around(&html! {
        @for (part, rows) in counts.chunks(45).enumerate() {
            (picture.drawing(part, ROW * rows.len() as f64 + 4.0, "", &html! {
                @for (at, county) in rows.iter().enumerate() {
                    @let (y, long) = (ROW * at as f64, (WIDTH - LEFT - 50.0) * county.batches as f64 / most as f64);
                    text x="0" y=(px(y + 14.0)) { (cut(&name(&county.county), LEFT - 8.0)) }
                    rect.random x=(px(LEFT)) y=(px(y + 3.0)) width=(px(long)) height="14" {}
                    text x=(px(LEFT + long + 6.0)) y=(px(y + 14.0)) { (county.batches) }
                }
            }))
        }
    })
}
