//! `enterprises.csv`: as many rows as wished, made in parallel, written in order.

use super::enterprise::Enterprise;
use super::numeral::chinese;
use super::place::degrees;
use super::setting::Setting;
use super::world::World;
use crate::base::Progress;
use crate::record::{Channel, CreditClass, Scope, Status, Venue};
use rayon::prelude::*;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Rows one thread makes at a time.
const CHUNK: u64 = 2_048;
/// Rows held in memory at a time.
const BLOCK: u64 = 32 * CHUNK;
/// Marks of towns; the first is the seat's.
const STEMS: [&str; 8] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"];

const REMARK: &str = "# 合成数据:企业名录全部为虚构,由程序按种子生成,不对应任何真实企业。 \
                      Synthetic data: every enterprise of this frame is made up from a seed; none of them is real.";
const HEADER: &str = "统一社会信用代码,站点,名称,地址,县区,领域,产品,场所,渠道,状态,信用等级,纬度,经度,休息日,停业日期,开门,关门";

/// Write the frame.
pub(super) fn write(world: &World, out: &mut dyn Write, progress: &dyn Progress) -> io::Result<()> {
    writeln!(out, "{REMARK}")?;
    writeln!(out, "# evenhand generate --like {} --enterprises {} --seed {}", world.setting.name, world.enterprises, world.seed)?;
    writeln!(out, "{HEADER}")?;
    for start in (0..world.enterprises).step_by(BLOCK as usize) {
        progress.at("generate", start, world.enterprises);
        let end = (start + BLOCK).min(world.enterprises);
        let chunks: Vec<u64> = (start..end).step_by(CHUNK as usize).collect();
        let texts: Vec<String> = chunks.into_par_iter().map(|from| rows(world, from, (from + CHUNK).min(end))).collect();
        for text in texts {
            out.write_all(text.as_bytes())?;
        }
    }
    progress.at("generate", world.enterprises, world.enterprises);
    Ok(())
}

fn rows(world: &World, from: u64, to: u64) -> String {
    let mut text = String::with_capacity((to - from) as usize * 320);
    for index in from..to {
        row(world.setting, &Enterprise::new(world, index), &mut text);
    }
    text
}

fn row(setting: &Setting, e: &Enterprise, text: &mut String) {
    let county = setting.counties[e.county].name;
    let site = if e.site == 0 { String::new() } else { format!("{:02}", e.site) };
    let mut put = |cell: &str| {
        text.push_str(cell);
        text.push(',');
    };
    put(&e.code);
    put(&site);
    put(&name(county, e));
    put(&address(county, e));
    put(county);
    put(&list(e.scopes.iter().map(|s| scope(*s))));
    put(&list(e.products.iter().map(|p| setting.product_name(p))));
    put(if e.venue == Venue::LargeRetail { "大型商超" } else { "普通" });
    put(channel(e.channel));
    put(status(e.status));
    put(credit(e.credit));
    put(&degrees(e.at.lat));
    put(&degrees(e.at.lon));
    put(&list(e.closed_weekdays.iter().map(u8::to_string)));
    put(&list(e.closed.iter().map(|s| format!("{}~{}", s.from, s.to))));
    put(e.hours.0);
    text.push_str(e.hours.1);
    text.push('\n');
}

/// Such as 楚雄市示例甲字三百二十一号农资店: a place, a mark, a number, a trade.
fn name(county: &str, e: &Enterprise) -> String {
    let mut name = format!("{county}示例{}字{}号{}", STEMS[e.town], chinese(e.index + 1), e.trade.suffix);
    if e.site > 0 {
        write!(name, "第{}分店", chinese(e.site)).expect("text takes text");
    }
    name
}

fn address(county: &str, e: &Enterprise) -> String {
    if e.town == 0 {
        format!("{county}虚构城关镇示例路{}号", e.index % 200 + 1)
    } else {
        format!("{county}虚构{}镇示例街{}号", STEMS[e.town], e.index % 200 + 1)
    }
}

fn list<T: AsRef<str>>(items: impl Iterator<Item = T>) -> String {
    let mut text = String::new();
    for (i, item) in items.enumerate() {
        if i > 0 {
            text.push('|');
        }
        text.push_str(item.as_ref());
    }
    text
}

fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Producer => "生产",
        Scope::Seller => "流通",
    }
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Physical => "实体",
        Channel::Online => "线上",
        Channel::Both => "两者",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "开业",
        Status::Closed => "停业",
        Status::Suspended => "暂停",
    }
}

fn credit(class: CreditClass) -> &'static str {
    match class {
        CreditClass::A => "A",
        CreditClass::B => "B",
        CreditClass::C => "C",
        CreditClass::D => "D",
    }
}
