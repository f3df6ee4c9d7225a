//! The short lists: `products.csv`, `counties.csv`, `labs.csv`, `calendar.csv`.

use super::place::degrees;
use super::world::World;
use std::io::{self, Write};

/// Products.
pub(super) fn products(world: &World, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "编号,名称,别名")?;
    world.setting.products.iter().try_for_each(|p| writeln!(out, "{},{},{}", p.id, p.name, p.aliases))
}

/// Counties and their seats.
pub(super) fn counties(world: &World, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "代码,名称,英文名,纬度,经度")?;
    let rows = world.setting.counties.iter();
    rows.map(|c| (c, degrees(c.seat.lat), degrees(c.seat.lon)))
        .try_for_each(|(c, lat, lon)| writeln!(out, "{},{},{},{lat},{lon}", c.id, c.name, c.name_en))
}

/// Labs; each is accredited for every product of every line it has a part in.
pub(super) fn labs(world: &World, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# 检验所与能力为虚构。 Labs and their capacities are made up.")?;
    writeln!(out, "编号,名称,纬度,经度,产品,日接收量,周接收量")?;
    for lab in world.setting.labs {
        let lines = world.setting.lines.iter().filter(|l| l.labs.iter().any(|(id, _)| *id == lab.id));
        let products: Vec<&str> = lines.flat_map(|l| l.products).map(|p| world.setting.product_name(p)).collect();
        let (lat, lon) = (degrees(lab.at.lat), degrees(lab.at.lon));
        writeln!(out, "{},{},{lat},{lon},{},{},{}", lab.id, lab.name, products.join("|"), lab.per_day, lab.per_week)?;
    }
    Ok(())
}

/// The calendar as it is.
pub(super) fn calendar(world: &World, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(world.setting.calendar)
}
