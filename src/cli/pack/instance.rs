//! A standard instance: read, solved, printed.

use super::super::coded::refused;
use super::super::desk::Desk;
use super::super::exit::Exit;
use super::super::stop::Stop;
use super::Pack;
use crate::base::{Lang, Place, write_atomic};
use crate::intake::{Code, codes};
use crate::report::words::count;
use crate::routing::{Budget, Instance, Kind, Misread, Unserved, Wrong, read, solution_text, solve};
use cpu_time::ProcessTime;
use std::path::Path;
use std::time::Duration;

/// Processor time unless the user says otherwise, in seconds.
const SECONDS: u32 = 10;

pub(super) fn run(verb: &Pack, file: &Path, desk: &Desk) -> Result<Exit, Stop> {
    let since = ProcessTime::now();
    if let Some(taken) = verb.out.as_deref().filter(|path| path.exists()) {
        return Err(Stop::writing(taken, &std::io::ErrorKind::AlreadyExists.into()));
    }
    let instance = open(file)?;
    let budget = match verb.iterations {
        Some(iterations) => Budget::Iterations(iterations),
        None => Budget::Cpu(Duration::from_secs(verb.cpu_seconds.unwrap_or(SECONDS).into())),
    };
    let waiting = desk.waiting("求路线", "routing");
    let answer = solve(&instance, budget, since, verb.seed);
    drop(waiting);
    let answer = answer.map_err(|Unserved { customers, vehicles }| {
        let zh = format!("{vehicles} 辆车之内没有找到方案：还有 {customers} 个顾客未安排；请增加车辆或计算时间");
        let en = format!("no plan found with {vehicles} vehicles: {customers} customers are left over; allow more vehicles or more time");
        Stop::cannot(zh, en)
    })?;
    let text = solution_text(&instance, &answer);
    if let Some(path) = &verb.out {
        write_atomic(path, text.as_bytes()).map_err(|error| Stop::writing(path, &error))?;
    }
    let rows = serde_json::json!({
        "cost": cost_number(&instance, answer.cost),
        "routes": answer.routes,
        "iterations": answer.iterations,
    });
    desk.answer(&rows, || {
        let cost = instance.cost_text(answer.cost);
        let routes = text.lines().filter(|line| line.starts_with("Route")).map(|line| format!("{line}\n")).collect::<String>();
        let (made, iterations) = (answer.routes.len(), count(answer.iterations));
        match desk.lang {
            Lang::Zh => format!("费用 {cost}\n路线 {made} 条\n迭代 {iterations} 次\n{routes}"),
            Lang::En => format!("cost {cost}\nroutes {made}\niterations {iterations}\n{routes}"),
        }
    });
    Ok(Exit::Fine)
}

fn open(path: &Path) -> Result<Instance, Stop> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Stop::reading(path, &error))?;
    let text = String::from_utf8_lossy(&bytes);
    read(&text).map_err(|Misread { wrong, line, zh, en }| {
        let place = line.map_or_else(|| Place::file(&name), |line| Place::row(&name, line));
        refused(code(wrong), place, zh, en)
    })
}

fn code(wrong: Wrong) -> &'static Code {
    match wrong {
        Wrong::Form => &codes::INSTANCE_FORM,
        Wrong::Value => &codes::INSTANCE_VALUE,
        Wrong::Rows => &codes::INSTANCE_ROWS,
        Wrong::Hopeless => &codes::INSTANCE_HOPELESS,
    }
}

/// A whole number, or one with one decimal.
fn cost_number(instance: &Instance, cost: i64) -> serde_json::Value {
    match instance.kind {
        Kind::Cvrp => cost.into(),
        Kind::Vrptw => (cost as f64 / 10.0).into(),
    }
}
