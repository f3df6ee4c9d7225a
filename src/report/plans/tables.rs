//! The plans and their frequencies as CSV that Excel opens.

use super::book::{Book, Entry};
use super::frequencies::Frequency;
use crate::allot::Allotment;
use crate::frame::Sound;
use crate::report::tables::csv;

/// One row per plan and batch; forced batches are in every plan and marked.
pub fn plan_table(sound: &Sound, allotment: &Allotment, book: &Book) -> Vec<u8> {
    let rows = (1u64..).zip(&book.plans).flat_map(|(number, plan)| {
        let mut whole: Vec<&Entry> = plan.iter().chain(&book.forced).collect();
        whole.sort_unstable();
        whole.into_iter().map(move |entry| {
            let [id, name, county] = place(sound, entry.row);
            let column = entry.column.map(|at| allotment.shares.columns[at].id.clone()).unwrap_or_default();
            let how = if entry.column.is_some() { "随机 random" } else { "必抽 forced" };
            vec![number.to_string(), entry.line.to_string(), id, name, county, how.to_owned(), column]
        })
    });
    csv("方案号 plan|产品行 line|企业编号 enterprise|名称 name|县市区 county|方式 how|名额栏 column", rows)
}

/// One row per enterprise and line, and one per enterprise; integers alone, so that anybody can check them by hand.
pub fn frequency_table(sound: &Sound, plans: u64, frequencies: &[Frequency]) -> Vec<u8> {
    let row = |f: &Frequency| {
        let [id, name, county] = place(sound, f.row);
        let line = f.line.as_ref().map_or("任一行 any".to_owned(), ToString::to_string);
        let near = if f.is_near() { "≤1/M" } else { ">1/M" };
        let numbers = [f.num.to_string(), f.den.to_string(), f.count.to_string(), plans.to_string(), f.gap.to_string()];
        [vec![id, name, county, line], numbers.to_vec(), vec![near.to_owned()]].concat()
    };
    csv(
        "企业编号 enterprise|名称 name|县市区 county|产品行 line|概率分子 num|概率分母 den|出现方案数 count|方案总数 M|\
         count×den 与 M×num 之差（不大于 den） gap|相差 difference",
        frequencies.iter().map(row),
    )
}

fn place(sound: &Sound, row: usize) -> [String; 3] {
    let enterprise = &sound.sealed().frame[row];
    let county = sound.facts().counties.iter().find(|c| c.id == enterprise.county);
    [enterprise.id.to_string(), enterprise.name.clone(), county.map_or(enterprise.county.to_string(), |c| c.name.clone())]
}
