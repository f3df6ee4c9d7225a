//! Solomon (1987, doi:10.1287/opre.35.2.254) and Gehring–Homberger (1999) text files.

use super::legs::euclidean;
use super::words::{amount, coordinate};
use super::{MOST_CUSTOMERS, Misread, Wrong};
use crate::routing::instance::{Facts, Instance, Kind};

const COLUMNS: [&str; 7] = ["CUST NO.", "XCOORD.", "YCOORD.", "DEMAND", "READY TIME", "DUE DATE", "SERVICE TIME"];

/// Reads name, `VEHICLE` and `CUSTOMER`.
pub(super) fn read(text: &str) -> Result<Instance, Misread> {
    let mut lines = text.lines().enumerate().map(|(i, line)| (i + 1, line)).filter(|(_, line)| !line.trim().is_empty());
    let mut next = |zh: &str, en: &str| {
        lines.next().ok_or_else(|| Misread::new(Wrong::Rows, None, format!("文件到此为止，缺少{zh}"), format!("the file ends before {en}")))
    };
    let (_, name) = next("名称", "the name")?;
    expect(next("VEHICLE 段", "the section VEHICLE")?, "VEHICLE")?;
    expect(next("NUMBER CAPACITY 行", "the line NUMBER CAPACITY")?, "NUMBER")?;
    let (line, fleet) = next("车辆数与载量", "number and capacity of the vehicles")?;
    let fleet: Vec<&str> = fleet.split_whitespace().collect();
    let [number, capacity] = fleet[..] else { return Err(count(line, fleet.len(), 2)) };
    let (vehicles, capacity) = (amount(number, 0, line, "NUMBER")?, amount(capacity, 0, line, "CAPACITY")?);
    expect(next("CUSTOMER 段", "the section CUSTOMER")?, "CUSTOMER")?;
    expect(next("CUST NO. 行", "the line CUST NO.")?, "CUST")?;
    let facts = Facts {
        name: name.trim().to_owned(),
        kind: Kind::Vrptw,
        vehicles: Some(vehicles as usize),
        capacity,
        demand: Vec::new(),
        ready: Vec::new(),
        due: Vec::new(),
        service: Vec::new(),
    };
    rows(lines, facts)
}

fn rows<'a>(lines: impl Iterator<Item = (usize, &'a str)>, mut facts: Facts) -> Result<Instance, Misread> {
    let mut points = Vec::new();
    for (line, text) in lines {
        let words: Vec<&str> = text.split_whitespace().collect();
        let [number, x, y, demand, ready, due, service] = words[..] else { return Err(count(line, words.len(), COLUMNS.len())) };
        let row = points.len();
        if amount(number, 0, line, COLUMNS[0])? as usize != row {
            let en = format!("this should be stop {row} and is `{number}`: the depot is 0 and customers count up from 1");
            return Err(Misread::new(Wrong::Rows, line, format!("此行应为编号 {row}，却是“{number}”：车场为 0，顾客由 1 递增"), en));
        }
        points.push((coordinate(x, line, COLUMNS[1])?, coordinate(y, line, COLUMNS[2])?));
        facts.demand.push(amount(demand, 0, line, COLUMNS[3])?);
        facts.ready.push(amount(ready, 1, line, COLUMNS[4])?);
        facts.due.push(amount(due, 1, line, COLUMNS[5])?);
        facts.service.push(amount(service, 1, line, COLUMNS[6])?);
        if facts.due[row] < facts.ready[row] {
            let en = format!("the window of stop {row} ends ({due}) before it begins ({ready})");
            return Err(Misread::new(Wrong::Value, line, format!("编号 {row} 的时间窗先结束({due})后开始({ready})"), en));
        }
        if row > MOST_CUSTOMERS {
            return Err(too_many(line));
        }
    }
    if points.len() < 2 {
        return Err(Misread::new(
            Wrong::Rows,
            None,
            "没有顾客：至少要有车场和一个顾客",
            "no customers: a depot and at least one customer are needed",
        ));
    }
    let legs = euclidean(&points, Kind::Vrptw)?;
    Ok(Instance::new(facts, legs))
}

pub(super) fn too_many(line: usize) -> Misread {
    let en = format!("more than {MOST_CUSTOMERS} customers");
    Misread::new(Wrong::Value, line, format!("顾客超过 {MOST_CUSTOMERS} 个"), en)
}

fn expect((line, text): (usize, &str), word: &str) -> Result<(), Misread> {
    let found = text.split_whitespace().next().unwrap_or_default();
    if found.eq_ignore_ascii_case(word) {
        return Ok(());
    }
    let en = format!("`{word}` should stand here, not `{}`", text.trim());
    Err(Misread::new(Wrong::Form, line, format!("此处应为 {word}，却是“{}”", text.trim()), en))
}

fn count(line: usize, found: usize, wanted: usize) -> Misread {
    let en = format!("{wanted} numbers should stand here, not {found}");
    Misread::new(Wrong::Form, line, format!("此处应有 {wanted} 个数，却有 {found} 个"), en)
}
