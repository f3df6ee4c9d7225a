//! `samplers.csv`: twelve people for each organisation, or more, with names nobody takes for real ones.

use super::numeral::chinese;
use super::world::World;
use crate::base::Day;
use crate::seed::Stream;
use std::io::{self, Write};

/// Samplers of an organisation come in twelves (the last may be fewer), each made alike.
const PEOPLE: u64 = 12;
/// The first so many of twelve may sample every product of their organisation's lines.
const VERSATILE: u64 = 6;
/// The last so many of twelve test some products in a lab, and never sample those.
const TESTERS: u64 = 2;

/// Write the roster.
pub(super) fn write(world: &World, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# 抽样人员为虚构。 Samplers are made up.")?;
    writeln!(out, "编号,姓名,机构,可抽产品,检验产品,请假,最多行程")?;
    for (org, &(id, word)) in world.setting.orgs.iter().enumerate() {
        for place in 0..world.setting.people {
            row(world, (org as u64 * world.setting.people + place + 1, place), (id, word), out)?;
        }
    }
    Ok(())
}

/// Id of the n-th sampler (from 1) of the roster.
pub(super) fn sampler_id(number: u64) -> String {
    format!("S{number:02}")
}

/// Ids of the samplers of an organisation.
pub(super) fn samplers_of(world: &World, org: &str) -> Vec<String> {
    let at = world.setting.orgs.iter().position(|(id, _)| *id == org).expect("lines name organisations of the roster") as u64;
    let people = world.setting.people;
    (1..=people).map(|place| sampler_id(at * people + place)).collect()
}

fn row(world: &World, (number, place): (u64, u64), (org, word): (&str, &str), out: &mut dyn Write) -> io::Result<()> {
    let mut stream = world.stream("sampler", number);
    let all: Vec<&str> = world.setting.lines.iter().filter(|l| l.org == org).flat_map(|l| l.products).copied().collect();
    let role = place % PEOPLE;
    let tests = if role >= PEOPLE - TESTERS { some(&all, 10, &mut stream) } else { Vec::new() };
    let qualified = if role < VERSATILE { all } else { some(&all, 75, &mut stream) };
    let qualified: Vec<&str> = qualified.into_iter().filter(|p| !tests.contains(p)).collect();
    let names = |ids: &[&str]| ids.iter().map(|id| world.setting.product_name(id)).collect::<Vec<_>>().join("|");
    writeln!(
        out,
        "{},示例{word}{},{org},{},{},{},30",
        sampler_id(number),
        chinese(place + 1),
        names(&qualified),
        names(&tests),
        leave(world, role, &mut stream)
    )
}

/// About `percent` of the items, at least one, in their order.
fn some<'a>(items: &[&'a str], percent: u64, stream: &mut Stream) -> Vec<&'a str> {
    let mut places: Vec<usize> = (0..items.len()).collect();
    stream.shuffle(&mut places);
    places.truncate((items.len() as u64 * percent).div_ceil(100) as usize);
    places.sort_unstable();
    places.into_iter().map(|i| items[i]).collect()
}

/// The year is cut into as many parts as there are people: each is away in one part, every third in a second one half a year
/// off, so that two of six versatile people are never away together.
fn leave(world: &World, place: u64, stream: &mut Stream) -> String {
    let day = |text: &str| text.parse::<Day>().expect("the setting's own day");
    let (from, to) = (day(world.setting.issued), day(world.setting.ends));
    let part = (to.number() - from.number()) / PEOPLE as i32;
    let mut parts = vec![place];
    if place % 3 == 2 {
        parts.push((place + PEOPLE / 2) % PEOPLE);
    }
    parts.sort_unstable();
    let mut spans = Vec::new();
    for at in parts {
        // a short plan has short leaves
        let (start, length) = (stream.below((part - 9).max(1) as u64) as i32, (3 + stream.below(6) as i32).min(part.max(1)));
        let first = from.plus(at as i32 * part + start);
        spans.push(format!("{first}~{}", first.plus(length - 1)));
    }
    spans.join("|")
}
