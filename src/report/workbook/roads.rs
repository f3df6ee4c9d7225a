//! 行程, 队日, 人员与负荷: who goes where, when.

use super::cell::Cell;
use super::sheet::{Paint, Sheet, column, short};
use super::view::{View, weekday};
use crate::base::Lang;
use crate::record::Crew;
use crate::report::words;
use std::collections::{BTreeMap, BTreeSet};

/// One row per stop.
pub fn tours(view: &View<'_>) -> Sheet {
    let columns = vec![
        column("行程", "tour", 15.0),
        short("日期", "day"),
        short("站序", "stop"),
        short("到达", "arrive"),
        short("开始", "start"),
        short("结束", "end"),
        column("企业编号", "enterprise", 20.0),
        column("名称", "name", 32.0),
        short("县(市、区)", "county"),
        column("地址", "address", 30.0),
        column("产品行", "lines", 16.0),
        short("批次", "batches"),
    ];
    let mut sheet = Sheet::table("行程", "Tours and stops", columns);
    sheet.frozen = 1;
    let visits = view.papers.visits();
    for tour in &view.papers.pack().tours {
        for day in &tour.days {
            for (order, stop) in (1..).zip(&day.stops) {
                let Some(visit) = visits.get(stop.visit.as_str()) else { continue };
                let [id, name, county] = view.enterprise(&visit.enterprise);
                let lines: Vec<&str> = visit.lines.iter().map(|line| line.as_str()).collect();
                sheet.push(vec![
                    Cell::text(&tour.id),
                    Cell::Day(day.day),
                    Cell::Count(order),
                    Cell::Clock(stop.arrive),
                    Cell::Clock(stop.start),
                    Cell::Clock(stop.end),
                    id,
                    name,
                    county,
                    view.address(&visit.enterprise),
                    Cell::Text(lines.join("、")),
                    Cell::Count(lines.len() as u64),
                ]);
            }
        }
    }
    sheet
}

/// One row per team and day.
pub fn team_days(view: &View<'_>) -> Sheet {
    let columns = vec![
        short("日期", "day"),
        short("星期", "weekday"),
        column("行程", "tour", 15.0),
        column("抽样机构", "org", 26.0),
        column("人员（组长在前）", "crew, lead first", 26.0),
        column("县(市、区)", "counties", 24.0),
        short("出发", "leave"),
        short("收工", "end"),
        short("上门", "visits"),
        short("批次", "batches"),
        short("公里", "km"),
        short("行车分钟", "driving"),
        short("住返", "to"),
    ];
    let mut sheet = Sheet::table("队日", "Team-days", columns);
    sheet.frozen = 3;
    let (visits, crews) = (view.papers.visits(), view.papers.crew_of());
    let mut days: Vec<_> =
        view.papers.pack().tours.iter().flat_map(|tour| tour.days.iter().map(move |day| (day.day, &tour.id, tour, day))).collect();
    days.sort_by_key(|(day, id, ..)| (*day, *id));
    for (_, _, tour, day) in days {
        let stops: Vec<_> = day.stops.iter().filter_map(|stop| visits.get(stop.visit.as_str())).collect();
        let counties: BTreeSet<&str> = stops
            .iter()
            .filter_map(|v| view.papers.enterprise(&v.enterprise))
            .map(|e| view.papers.county_name(e.county.as_str()))
            .collect();
        sheet.push(vec![
            Cell::Day(day.day),
            weekday(day.day),
            Cell::text(&tour.id),
            Cell::text(view.papers.org_name(&tour.org)),
            Cell::Text(crews.get(tour.id.as_str()).map(|crew| names(view, crew)).unwrap_or_default()),
            Cell::Text(counties.into_iter().collect::<Vec<_>>().join("、")),
            Cell::Clock(day.leave),
            Cell::Clock(day.end),
            Cell::Count(day.stops.len() as u64),
            Cell::Count(stops.iter().map(|v| v.lines.len() as u64).sum()),
            Cell::Real(day.metres.0 as f64 / 1000.0),
            Cell::Count(day.drive.0.unsigned_abs()),
            Cell::text(words::place(day.to, Lang::Zh)),
        ]);
    }
    sheet
}

fn names(view: &View<'_>, crew: &Crew) -> String {
    std::iter::once(&crew.lead).chain(&crew.members).map(|id| view.papers.sampler_name(id)).collect::<Vec<_>>().join("、")
}

/// One row per sampler of the roster who could be drawn.
pub fn people(view: &View<'_>) -> Sheet {
    let columns = vec![
        column("人员编号", "sampler", 16.0),
        column("姓名", "name", 16.0),
        column("机构", "org", 26.0),
        short("可抽产品数", "products qualified for"),
        short("期望行程", "expected"),
        column("期望（精确）", "exact", 22.0),
        short("抽中行程", "tours"),
        short("任组长", "as lead"),
        short("天数", "days"),
        column("行程清单", "which tours", 40.0),
    ];
    let mut sheet = Sheet::table("人员与负荷", "Samplers and loads", columns);
    sheet.notes = vec!["期望行程是抽取前的精确数学期望；抽中数只能是它的上下取整，更正后可能不同。 Expected tours before the draw, exactly; what is drawn is this rounded up or down, until an amendment.".to_owned()];
    sheet.frozen = 2;
    let mut tours: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut leads: BTreeMap<&str, u64> = BTreeMap::new();
    for crew in view.papers.crews() {
        *leads.entry(crew.lead.as_str()).or_default() += 1;
        for sampler in std::iter::once(&crew.lead).chain(&crew.members) {
            tours.entry(sampler.as_str()).or_default().push(&crew.tour);
        }
    }
    for load in &view.sums.loads {
        let qualified = view.papers.sampler(&load.sampler).map(|s| s.qualified.len() as u64);
        sheet.push(vec![
            Cell::text(&load.sampler),
            Cell::text(&load.name),
            Cell::text(view.papers.org_name(&load.org)),
            Cell::count_or_empty(qualified),
            Cell::Real(load.expected.approx()),
            Cell::text(load.expected),
            Cell::Count(load.tours),
            Cell::Count(leads.get(load.sampler.as_str()).copied().unwrap_or(0)),
            Cell::Count(load.days),
            tours.get(load.sampler.as_str()).map_or(Cell::Empty, |tours| Cell::Text(tours.join("、"))),
        ]);
    }
    sheet.paint = vec![Paint::Bar(6), Paint::Bar(8)];
    sheet
}
