//! Sheets to one brief: the document that takes the place of the task file, and the tables.

use super::enterprises::{self, Seats};
use super::lines::{self, Names, Plan, Setting};
use super::origin::{Origin, node};
use super::told::Told;
use super::{Given, gazetteer, orgs, people, products, task};
use super::{orgs::entry, tables};
use crate::base::{Day, Place};
use crate::intake::columns::{self, LAYOUTS, Layout};
use crate::intake::doc::{At, Doc, Source, Value};
use crate::intake::table::{Part, Table};
use crate::intake::{Sink, cell, codes};

/// The parts of a brief.
pub(super) fn assemble(origins: &[Origin<'_>], given: &Given, sink: &Sink) -> (Option<Doc>, Vec<Option<Table>>) {
    let nothing = || LAYOUTS.iter().map(|_| None).collect();
    let Some(first) = origins.first() else {
        sink.add(&codes::NOTHING_UNDERSTOOD, Place::default(), ("没有一张表看得懂".into(), "not one sheet was understood".into()));
        return (None, nothing());
    };
    let told = Told::default();
    unknown_columns(origins, sink);
    let whole = Place::file(&first.book.file);
    let mut work = Work { origins, sink, told: &told, whole, names: Names::default(), seats: Seats::new(), tables: nothing() };
    let doc = work.run(given);
    let Work { tables, .. } = work;
    told.tell(sink);
    (Some(doc), tables)
}

struct Work<'a> {
    origins: &'a [Origin<'a>],
    sink: &'a Sink,
    told: &'a Told,
    /// The first file, for what has no place of its own.
    whole: Place,
    names: Names,
    seats: Seats,
    tables: Vec<Option<Table>>,
}

impl<'a> Work<'a> {
    fn of(&self, layout: &Layout) -> Vec<&'a Origin<'a>> {
        self.origins.iter().filter(|o| o.found.layout.file == layout.file).collect()
    }

    fn put(&mut self, layout: &Layout, table: Option<Table>) {
        if let Some(at) = LAYOUTS.iter().position(|l| l.file == layout.file) {
            self.tables[at] = table;
        }
    }

    fn plain(&mut self, layout: &'static Layout) {
        let sheets = self.of(layout);
        let table = if sheets.is_empty() { None } else { tables::table(layout, &sheets, &[], &mut |_, _, _| (), self.sink) };
        self.put(layout, table);
    }

    fn missing(&self, layout: &Layout) {
        let what = (format!("没有“{}”表", layout.sheet), format!("there is no table of {}", layout.name()));
        self.sink.add(&codes::MISSING_SHEET, self.whole.clone(), what);
    }

    fn run(&mut self, given: &Given) -> Doc {
        let plans = self.of(&columns::LINES);
        let mut settings = task::read(&self.of(&columns::TASK), self.sink);
        for (path, value) in given {
            task::offer(&mut settings, path, At::default(), value, self.sink, || self.whole.clone());
        }
        self.titles(&plans, &mut settings);
        self.counties(&plans);
        self.products(&plans);
        let labs = self.of(&columns::LABS);
        let lab_ids = people::lab_ids(&labs, &mut self.names);
        let org_nodes = self.orgs(&labs);
        let org_ids: Vec<String> = org_nodes.iter().map(|org| entry(org, "id").to_owned()).collect();
        for org in &org_nodes {
            self.names.orgs.keep(entry(org, "id"));
            self.names.orgs.add(entry(org, "name"), entry(org, "id"));
        }
        if plans.is_empty() {
            self.missing(&columns::LINES);
        }
        let mut holds = true;
        for plan in &plans {
            holds &= tables::columns_hold(&columns::LINES, plan, &["products", "batches"], self.sink);
        }
        let setting = Setting {
            names: &self.names,
            issued: text(&settings, "task.issued").and_then(|day| cell::day(&day)),
            report_days: days(&settings),
            orgs: org_ids.clone(),
            labs: lab_ids.clone(),
            authority: text(&settings, "task.authority").unwrap_or_default(),
            told: self.told,
            sink: self.sink,
        };
        let plan = if holds { lines::lines(&plans, &setting) } else { Plan::default() };
        self.stated(&plan, &mut settings);
        self.people(&labs, &lab_ids, &org_ids, &plan);
        self.frame();
        for layout in [&columns::LAB_GROUPS, &columns::HISTORY, &columns::CONFLICTS, &columns::MATRIX] {
            self.plain(layout);
        }
        self.calendar();
        task::defaults(&mut settings, &self.whole, self.told, self.sink);
        self.document(settings, org_nodes, plan)
    }

    /// What title rows of the plan and the day of issue tell about the task.
    fn titles(&self, plans: &[&Origin<'_>], settings: &mut task::Settings) {
        let offer =
            |settings: &mut task::Settings, path, at, value: &str| task::offer(settings, path, at, value, self.sink, || self.whole.clone());
        let title = plans.iter().find_map(|origin| {
            let width = origin.found.grid.width();
            let row =
                (0..origin.found.header.0).map(|row| (row, (0..width).map(|c| origin.found.grid.own(row, c)).find(|t| !t.is_empty())));
            row.filter_map(|(row, text)| Some((origin, row, text?))).find(|(.., text)| text.chars().count() > 6)
        });
        if let Some((origin, row, text)) = title.filter(|_| !has(settings, "task.title")) {
            let place = || Place { sheet: origin.sheet().map(str::to_owned), ..Place::row(&origin.book.file, origin.line(row) as usize) };
            let (zh, en) = ("任务名称取计划表的标题", "the title of the task is that of the plan");
            self.told.one(&codes::DEFAULT_TAKEN, place, zh, en);
            offer(settings, "task.title", origin.at_row(row), &super::origin::flat(text));
        }
        let issued = text(settings, "task.issued").filter(|_| !has(settings, "task.as_of"));
        if issued.as_ref().is_some_and(|day| cell::day(day).is_none()) {
            // the day of issue has its finding
            settings.insert("task.as_of", node(At::default(), Value::Told));
        } else if let Some(day) = issued {
            self.told.one(&codes::DEFAULT_TAKEN, || self.whole.clone(), "基准日取印发日期", "the day of reference is the day of issue");
            offer(settings, "task.as_of", At::default(), &day);
        }
        if !has(settings, "task.id") {
            let year: String = text(settings, "task.issued").unwrap_or_default().chars().take(4).collect();
            let id = format!("task-{}", if year.is_empty() { "1" } else { &year });
            self.told.one(
                &codes::DEFAULT_TAKEN,
                || self.whole.clone(),
                &format!("任务编号取 {id}"),
                &format!("the id of the task is {id}"),
            );
            offer(settings, "task.id", At::default(), &id);
        }
    }

    /// The total as printed, for the rule that compares it.
    fn stated(&self, plan: &Plan, settings: &mut task::Settings) {
        let Some((cell, total, own)) = &plan.stated else { return };
        let place = || cell.place.clone();
        task::offer(settings, "task.stated_total", cell.at, &total.to_string(), self.sink, place);
        if let Some(own) = own {
            task::offer(settings, "task.stated_own_total", cell.at, &own.to_string(), self.sink, place);
        }
    }

    /// The table of counties, or those of the gazetteer that the files name.
    fn counties(&mut self, plans: &[&Origin<'_>]) {
        let sheets = self.of(&columns::COUNTIES);
        if !sheets.is_empty() {
            let table = tables::table(&columns::COUNTIES, &sheets, &[], &mut |_, _, _| (), self.sink);
            let counties = &mut self.names.counties;
            counties.given = true;
            for table in table.iter() {
                for row in 0..table.len() {
                    let cell = |column| table.text(row, column).to_owned();
                    counties.list(&cell(0), &cell(1));
                    self.seats.insert(cell(0), (cell(3), cell(4)));
                    self.seats.insert(cell(1), (cell(3), cell(4)));
                }
            }
            self.put(&columns::COUNTIES, table);
            return;
        }
        for origin in self.of(&columns::ENTERPRISES) {
            for &row in &origin.found.rows {
                let county = origin.found.text(row, "county");
                let named = |key: &str| gazetteer::within(origin.found.text(row, key));
                let seat = gazetteer::named(county).or_else(|| gazetteer::within(county)).filter(|_| !county.is_empty());
                let seat =
                    seat.or_else(|| ["address", "+domicile", "+registrar"].into_iter().filter(|_| county.is_empty()).find_map(named));
                if let Some(seat) = seat {
                    self.names.counties.admit(seat.name);
                }
            }
        }
        for origin in plans {
            for &row in &origin.found.rows {
                let places = cell::scopes(origin.found.text(row, "+range")).map(|s| s.places).unwrap_or_default();
                let region = cell::products(origin.found.text(row, "+region")).map(|l| l.items).unwrap_or_default();
                let parts = cell::quantity(origin.found.text(row, "batches")).map(|q| q.parts).unwrap_or_default();
                let names = places.into_iter().chain(region).map(|i| i.name).chain(parts.into_iter().filter(|p| !p.each).map(|p| p.whose));
                for seat in names.filter_map(|name| gazetteer::named(&name)) {
                    self.names.counties.admit(seat.name);
                }
            }
        }
        self.made_counties();
    }

    fn made_counties(&mut self) {
        self.names.counties.listed.sort();
        if self.names.counties.listed.is_empty() {
            self.missing(&columns::COUNTIES);
            return;
        }
        let mut table = Table::new(&columns::COUNTIES);
        table.begin(Part::new(&self.whole.file, None, 1, vec![None; columns::COUNTIES.columns.len()]));
        for seat in self.names.counties.listed.iter().filter_map(|(_, name)| gazetteer::named(name)) {
            table.push(1, [seat.id, seat.name, seat.name_en, seat.lat, seat.lon].into_iter());
            self.seats.insert(seat.name.to_owned(), (seat.lat.to_owned(), seat.lon.to_owned()));
            let zh = "县区表取内置的代码和驻地坐标";
            self.told.one(&codes::DEFAULT_TAKEN, || self.whole.clone(), zh, "counties: codes and seats that come with the program");
        }
        self.put(&columns::COUNTIES, Some(table));
    }

    fn products(&mut self, plans: &[&Origin<'_>]) {
        let sheets = self.of(&columns::PRODUCTS);
        let table = if sheets.is_empty() {
            products::of_plan(plans, self.told)
        } else {
            let (told, mut count) = (self.told, 0);
            let mut complete = |origin: &Origin<'_>, row: usize, cells: &mut [String]| {
                count += 1;
                if cells[0].is_empty() {
                    cells[0] = format!("P{count:02}");
                    told.one(
                        &codes::DEFAULT_TAKEN,
                        || origin.place(row, "name"),
                        "产品没有编号，按次序编为 P01…",
                        "products have no id and are called P01, …",
                    );
                }
            };
            tables::table(&columns::PRODUCTS, &sheets, &["id"], &mut complete, self.sink)
        };
        if let Some(table) = &table {
            self.names.products = products::register(table);
        }
        self.put(&columns::PRODUCTS, table);
    }

    fn orgs(&self, labs: &[&Origin<'_>]) -> Vec<crate::intake::doc::Node> {
        let sheets = self.of(&columns::ORGS);
        if sheets.is_empty() {
            return people::made_orgs(&self.of(&columns::SAMPLERS), labs, &self.seats, &self.names, self.told);
        }
        for sheet in &sheets {
            tables::columns_hold(
                &columns::ORGS,
                sheet,
                &["id", "teams_per_week", "hours_from", "hours_to", "tour_days_max", "lodges", "minutes_per_visit"],
                self.sink,
            );
        }
        orgs::orgs(&sheets, &self.of(&columns::CARRIES), self.told, self.sink)
    }

    /// Labs and samplers; both must be there.
    fn people(&mut self, labs: &[&Origin<'_>], lab_ids: &[String], org_ids: &[String], plan: &Plan) {
        let samplers = self.of(&columns::SAMPLERS);
        let at = |layout: &Layout| LAYOUTS.iter().position(|l| l.file == layout.file).unwrap_or_default();
        let products = self.tables[at(&columns::PRODUCTS)].as_ref();
        let completing = || people::Completing {
            names: &self.names,
            seats: &self.seats,
            plan,
            products,
            labs: lab_ids,
            orgs: org_ids,
            told: self.told,
            count: 0,
        };
        let (mut of_labs, mut of_samplers) = (completing(), completing());
        let table = tables::table(&columns::LABS, labs, &people::LABS_MAY_MISS, &mut |o, r, c| of_labs.lab(o, r, c), self.sink);
        let may_miss = &people::SAMPLERS_MAY_MISS;
        let roster = tables::table(&columns::SAMPLERS, &samplers, may_miss, &mut |o, r, c| of_samplers.sampler(o, r, c), self.sink);
        if labs.is_empty() {
            self.missing(&columns::LABS);
        }
        if samplers.is_empty() {
            self.missing(&columns::SAMPLERS);
        }
        self.put(&columns::LABS, table);
        self.put(&columns::SAMPLERS, roster);
    }

    fn frame(&mut self) {
        let sheets = self.of(&columns::ENTERPRISES);
        if sheets.is_empty() {
            self.missing(&columns::ENTERPRISES);
            return;
        }
        let lists = std::collections::HashMap::new();
        let mut completing = enterprises::Completing { names: &self.names, seats: &self.seats, told: self.told, lists };
        let mut complete = |o: &Origin<'_>, r: usize, c: &mut [String]| completing.complete(o, r, c);
        let table = tables::table(&columns::ENTERPRISES, &sheets, &enterprises::MAY_MISS, &mut complete, self.sink);
        let table = table.map(|table| enterprises::joined(table, self.sink));
        self.put(&columns::ENTERPRISES, table);
    }

    /// The calendar of the files, or the one that comes with the program.
    fn calendar(&mut self) {
        if !self.of(&columns::CALENDAR).is_empty() {
            self.plain(&columns::CALENDAR);
            return;
        }
        let mut table = Table::new(&columns::CALENDAR);
        table.begin(Part::new(columns::CALENDAR.file, None, 1, vec![None; columns::CALENDAR.columns.len()]));
        for (i, line) in include_str!("../../../scenarios/chuxiong-2025/calendar.csv").lines().enumerate().skip(2) {
            table.push(i + 1, line.splitn(3, ','));
        }
        let (zh, en) = ("日历取内置的 2021—2026 年放假安排", "the calendar is that of 2021 to 2026 which comes with the program");
        self.told.one(&codes::DEFAULT_TAKEN, || self.whole.clone(), zh, en);
        self.put(&columns::CALENDAR, Some(table));
    }

    fn document(&self, settings: task::Settings, orgs: Vec<crate::intake::doc::Node>, plan: Plan) -> Doc {
        let mut sources = vec![Source { file: self.whole.file.clone(), ..Source::default() }];
        sources.extend(self.origins.iter().map(Origin::as_source));
        let format = node(At::default(), Value::Text("evenhand-task/1".to_owned()));
        let mut root = vec![("format".to_owned(), format)];
        root.extend(task::tables(settings));
        let group_rows = orgs::groups(&self.of(&columns::GROUPS), self.sink);
        let groups: Vec<_> = group_rows.into_iter().chain(plan.groups).collect();
        let mut list = |key: &str, items: Vec<crate::intake::doc::Node>| {
            if let Some(first) = items.first() {
                root.push((key.to_owned(), node(At { column: None, ..first.at }, Value::List(items))));
            }
        };
        list("org", orgs);
        list("group", groups);
        list("line", plan.lines);
        Doc { sources, root: node(At::default(), Value::Table(root)) }
    }
}

/// Columns whose headers say nothing: one warning for each sheet.
fn unknown_columns(origins: &[Origin<'_>], sink: &Sink) {
    for origin in origins {
        let unknown: Vec<(usize, &str)> = origin
            .found
            .columns
            .iter()
            .enumerate()
            .filter(|(_, c)| c.1.is_none() && !c.0.is_empty())
            .map(|(at, c)| (at, c.0.as_str()))
            .collect();
        let Some((first, _)) = unknown.first() else { continue };
        let list = unknown.iter().map(|(_, header)| *header).collect::<Vec<_>>().join("、");
        let what = (format!("不认识的列，没有读取：{list}"), format!("unknown columns, not read: {list}"));
        sink.add(&codes::UNKNOWN_COLUMN, origin.header_place(*first), what);
    }
}

fn has(settings: &task::Settings, path: &str) -> bool {
    settings.get(path).is_some_and(|node| node.value != Value::Blank)
}

fn text(settings: &task::Settings, path: &str) -> Option<String> {
    match &settings.get(path)?.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

fn days(settings: &task::Settings) -> Vec<Day> {
    let Some(Value::List(items)) = settings.get("task.report_days").map(|n| &n.value) else { return Vec::new() };
    let mut days: Vec<Day> = items.iter().filter_map(|n| if let Value::Text(text) = &n.value { cell::day(text) } else { None }).collect();
    days.sort_unstable();
    days
}
