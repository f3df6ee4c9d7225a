//! `history.csv`: last year's failures, batches of the last six months, an upper-level list, and what no longer matters.

use super::enterprise::Enterprise;
use super::setting::{Days, PlanLine};
use super::task_file::Quota;
use super::world::World;
use crate::base::Day;
use crate::seed::Stream;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Own batches of the last six months, in a frame of the whole plan; more in a larger frame.
const RECENT: u64 = 60;
/// Entries of the upper-level list, likewise.
const UPPER: u64 = 40;
/// Older ones, likewise.
const OLDER: u64 = 20;
/// Trades with no more than this share are few; their enterprises are left for this year's draw.
const FEW: u64 = 4;
/// Looks at so many enterprises before it gives up (tiny frames).
const TRIES: u64 = 20_000;

/// An earlier batch.
#[derive(Debug)]
pub(super) struct Earlier {
    /// Index of the enterprise.
    pub index: u64,
    /// The line its product belongs to.
    pub line: &'static PlanLine,
    enterprise: String,
    product: &'static str,
    day: Day,
    level: &'static str,
    outcome: &'static str,
    evidence: String,
}

/// Write the history.
pub(super) fn write(world: &World, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# 历史记录为虚构。 The history is made up.")?;
    writeln!(out, "企业,产品,日期,层级,结果,依据")?;
    for item in items(world) {
        let product = world.setting.product_name(item.product);
        writeln!(out, "{},{product},{},{},{},{}", item.enterprise, item.day, item.level, item.outcome, item.evidence)?;
    }
    Ok(())
}

/// Last year's failures, one enterprise each, all fit to be sampled again.
pub(super) fn failures(world: &World) -> Vec<Earlier> {
    Picker::new(world).failures()
}

/// All rows; no enterprise has two.
fn items(world: &World) -> Vec<Earlier> {
    let mut picker = Picker::new(world);
    let mut items = picker.failures();
    let (recent, upper, older) = (world.grown(RECENT), world.grown(UPPER), world.grown(OLDER));
    items.extend((0..recent).filter_map(|n| picker.recent(n)));
    items.extend((0..upper).filter_map(|n| picker.upper(n)));
    items.extend((0..older).filter_map(|n| picker.older(n)));
    items
}

/// Draws enterprises without putting them back.
struct Picker<'a> {
    world: &'a World,
    stream: Stream,
    taken: BTreeSet<u64>,
}

impl<'a> Picker<'a> {
    fn new(world: &'a World) -> Self {
        Self { world, stream: world.stream("history", 0), taken: BTreeSet::new() }
    }

    /// As many of the setting's list as the frame's part of the plan can carry: at most a third of a line's batches.
    fn failures(&mut self) -> Vec<Earlier> {
        let mut found: Vec<Earlier> = Vec::new();
        for id in self.world.setting.failures {
            let line = self.world.line(id);
            let room = Quota::of(self.world, line).map_or(0, |q| q.batches / 3);
            if (found.iter().filter(|f| f.line.id == line.id).count() as u64) < room {
                let span = days(self.world.setting.past.last_year);
                let number = found.len() as u64 + 1;
                found.extend(self.pick(Some(line), span, ("本级", "不合格"), ("抽检报告示例F", number)));
            }
        }
        found
    }

    /// Within six months before the issue day: not to be repeated.
    fn recent(&mut self, number: u64) -> Option<Earlier> {
        let outcome = if number % 15 == 14 { "待定" } else { "合格" };
        self.pick(None, days(self.world.setting.past.recent), ("本级", outcome), ("抽检报告示例R", number + 1))
    }

    /// The same by an authority above.
    fn upper(&mut self, number: u64) -> Option<Earlier> {
        self.pick(None, days(self.world.setting.past.recent), ("上级", "合格"), ("上级抽查名单示例U", number + 1))
    }

    /// Older than six months and of no year that is followed up.
    fn older(&mut self, number: u64) -> Option<Earlier> {
        let (level, outcome) = [("本级", "合格"), ("本级", "不合格"), ("上级", "合格"), ("本级", "拒检")][(number % 4) as usize];
        self.pick(None, days(self.world.setting.past.older), (level, outcome), ("抽检报告示例P", number + 1))
    }

    /// An enterprise not taken yet that fits the line (or any line), one of its products, a weekday of the span.
    fn pick(
        &mut self,
        line: Option<&'static PlanLine>,
        span: (Day, Day),
        (level, outcome): (&'static str, &'static str),
        (paper, number): (&str, u64),
    ) -> Option<Earlier> {
        let (enterprise, line) = (0..TRIES).find_map(|_| self.try_one(line))?;
        let products = enterprise.products_of(line);
        let product = products[self.stream.below(products.len() as u64) as usize];
        let day = self.weekday(span);
        let evidence = format!("{}年{paper}{number:03}号", day.year());
        self.taken.insert(enterprise.index);
        Some(Earlier { index: enterprise.index, line, enterprise: enterprise.id(), product, day, level, outcome, evidence })
    }

    fn try_one(&mut self, line: Option<&'static PlanLine>) -> Option<(Enterprise, &'static PlanLine)> {
        let index = self.stream.below(self.world.enterprises);
        let enterprise = Some(Enterprise::new(self.world, index)).filter(|_| !self.taken.contains(&index))?;
        let line = match line {
            Some(line) => Some(line),
            None => self.world.setting.lines.iter().find(|l| enterprise.fits(l) && enterprise.trade.share > FEW),
        };
        line.filter(|l| enterprise.fits(l)).map(|l| (enterprise, l))
    }

    fn weekday(&mut self, (from, to): (Day, Day)) -> Day {
        let days: Vec<Day> = (0..=to.number() - from.number()).map(|i| from.plus(i)).filter(|d| d.weekday() <= 5).collect();
        days[self.stream.below(days.len() as u64) as usize]
    }
}

fn days((from, to): Days) -> (Day, Day) {
    (day(from), day(to))
}

fn day(text: &str) -> Day {
    text.parse().expect("our own day")
}
