//! One row of a plan.

use super::{Plan, Setting};
use crate::base::Day;
use crate::intake::cell::{self, Quantity, Scopes};
use crate::intake::columns::LINES;
use crate::intake::doc::{At, Node, Value};
use crate::intake::workbook::origin::{self, Origin, flag, node, number, table, text};
use crate::intake::workbook::{products, short};
use crate::intake::{Both, codes};
use crate::record::{QuotaKind, Scope};
use std::collections::BTreeMap;

/// First and last day of a printed window, and the day of the report if that is what the text gives.
type Printed = (Day, Day, Option<Day>);

/// A line as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub entries: Vec<(String, Node)>,
}

impl Read {
    pub fn set(&mut self, key: &str, value: Node) {
        self.remove(key);
        self.entries.push((key.to_owned(), value));
    }

    pub fn remove(&mut self, key: &str) {
        self.entries.retain(|(have, _)| have != key);
    }

    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|(have, _)| have == key).map(|(_, node)| node)
    }

    pub fn take(&mut self, key: &str) -> Option<Node> {
        let at = self.entries.iter().position(|(have, _)| have == key)?;
        Some(self.entries.remove(at).1)
    }
}

/// Labels that a printed table writes once for several rows.
const LABELS: [&str; 8] = ["labs", "org", "organiser", "scopes", "window_text", "+category", "+region", "+range"];

/// Labels of the row, filled from above where the file cannot say what is merged.
#[derive(Debug)]
pub(super) struct Labels<'a> {
    origin: &'a Origin<'a>,
    /// Text files of a printed table lose their merged cells.
    fills: bool,
    last: BTreeMap<&'static str, (String, At)>,
}

impl<'a> Labels<'a> {
    pub fn new(origin: &'a Origin<'a>) -> Self {
        Self { origin, fills: origin.is_text() && origin.found.column("id").is_none(), last: BTreeMap::new() }
    }

    /// The labels of the next row.
    pub fn next(&mut self, row: usize, setting: &Setting<'_>) {
        for key in LABELS {
            let written = self.origin.text(row, key);
            let before = self.last.get(key).is_some_and(|(text, _)| !text.is_empty());
            if self.fills && written.is_empty() && before {
                let (zh, en) =
                    (format!("“{}”空着，按上一行填写", LINES.shown(key)), format!("{key} is empty and filled from the row above"));
                setting.told.one(&codes::LABEL_FILLED, || self.origin.place(row, key), &zh, &en);
                continue;
            }
            self.last.insert(key, (written, self.origin.at(row, key)));
        }
    }

    fn get(&self, key: &str) -> (&str, At) {
        self.last.get(key).map_or(("", At::default()), |(text, at)| (text, *at))
    }
}

/// Reads a row.
pub(super) fn line(origin: &Origin<'_>, row: usize, row_no: &str, labels: &Labels<'_>, setting: &Setting<'_>, plan: &mut Plan) -> Read {
    let one = One { origin, row, labels, setting };
    let mut line = Read::default();
    let plain = |key: &'static str| (origin.text(row, key), origin.at(row, key));
    let (id, id_at) = plain("id");
    let id = if id.is_empty() {
        one.told(&format!("P-{row_no:0>2}"), "id", "任务行编号取 P- 加序号", "ids of lines are P- and the row number")
    } else {
        id
    };
    line.set("id", text(id_at, id));
    let printed = plain("row_no").0;
    line.set("row_no", number(origin.at(row, "row_no"), if printed.is_empty() { row_no } else { &printed }));
    let (products, products_at) = one.products_cell();
    let title = [plain("title").0, products.clone()].into_iter().find(|t| !t.is_empty()).unwrap_or_default();
    line.set("title", text(origin.at(row, if plain("title").0.is_empty() { "products" } else { "title" }), title));
    line.set("products", one.products(&products, products_at));
    let scopes = one.scopes(&mut line);
    one.batches(&mut line, plan);
    one.counties(&mut line, &scopes);
    line.set("counties_only", flag(origin.at(row, "counties_only"), &plain("counties_only").0));
    if line.get("counties_only").is_some_and(|n| n.value == Value::Blank) {
        line.remove("counties_only");
        one.region(&mut line, &scopes);
    }
    one.limits(&mut line, "scope_limits", "scope", |name| name.to_owned());
    one.window(&mut line);
    for (key, usual) in [("test_days", "7"), ("delivery_days", "1"), ("minutes_per_batch", "25")] {
        let written = plain(key).0;
        let shown = LINES.shown(key);
        let value = if written.is_empty() {
            one.told(usual, key, &format!("“{shown}”取 {usual}"), &format!("{key} is {usual}"))
        } else {
            written
        };
        line.set(key, number(origin.at(row, key), &value));
    }
    one.people(&mut line);
    line
}

/// A row and what it is read against.
struct One<'a> {
    origin: &'a Origin<'a>,
    row: usize,
    labels: &'a Labels<'a>,
    setting: &'a Setting<'a>,
}

impl One<'_> {
    /// A default, told.
    fn told(&self, value: &str, key: &str, zh: &str, en: &str) -> String {
        self.setting.told.one(&codes::DEFAULT_TAKEN, || self.origin.place(self.row, key), zh, en);
        value.to_owned()
    }

    fn at(&self, key: &str) -> At {
        self.origin.at(self.row, key)
    }

    /// A finding about a cell, and a value about which nothing more is said.
    fn fault(&self, code: &'static codes::Code, key: &str, what: Both) -> Node {
        self.setting.sink.add(code, self.origin.place(self.row, key), what);
        node(self.at(key), Value::Told)
    }

    fn products_cell(&self) -> (String, At) {
        let own = self.origin.text(self.row, "products");
        let key = if own.is_empty() { "+category" } else { "products" };
        (self.origin.text(self.row, key), self.at(key))
    }

    /// The whole cell if it is a known name, else its items.
    fn products(&self, cell: &str, at: At) -> Node {
        if cell.is_empty() {
            return node(at, Value::Blank);
        }
        let known = &self.setting.names.products;
        let item = |name: &str| node(at, Value::Text(known.find(name).unwrap_or_else(|| name.to_owned())));
        node(at, Value::List(products::names(cell, known).iter().map(|name| item(name)).collect()))
    }

    /// Scopes of the scope cell, else of the range cell, else both.
    fn scopes(&self, line: &mut Read) -> Scopes {
        let (key, (cell, at)) = ["scopes", "+range"]
            .map(|key| (key, self.labels.get(key)))
            .into_iter()
            .find(|(_, c)| !c.0.is_empty())
            .unwrap_or(("scopes", ("", self.at("scopes"))));
        let read = if cell.is_empty() {
            self.told("", "scopes", "没有写抽样领域，取生产和流通", "no scope is given: producers and sellers");
            Ok(Scopes { scopes: vec![Scope::Producer, Scope::Seller], ..Scopes::default() })
        } else {
            cell::scopes(cell)
        };
        match read {
            Ok(read) => {
                let word = |scope: &Scope| node(at, Value::Text(if *scope == Scope::Producer { "producer" } else { "seller" }.to_owned()));
                line.set("scopes", node(at, Value::List(read.scopes.iter().map(word).collect())));
                read
            }
            Err(what) => {
                line.set("scopes", self.fault(&codes::UNKNOWN_WORD, key, what));
                Scopes::default()
            }
        }
    }

    /// `batches` and `kind`, or `group`; county minimums told in brackets.
    fn batches(&self, line: &mut Read, plan: &mut Plan) {
        let (cell, at) = (self.origin.text(self.row, "batches"), self.at("batches"));
        let (kind, group) = (self.origin.text(self.row, "kind"), self.origin.text(self.row, "group"));
        line.set("group", text(self.at("group"), group));
        if cell.is_empty() {
            line.set("batches", node(at, Value::Blank));
            line.set("kind", text(self.at("kind"), kind));
            return;
        }
        match cell::quantity(&cell) {
            Ok(quantity) => {
                let own = self.origin.found.column("batches").is_some_and(|c| !self.origin.found.grid.own(self.row, c).is_empty());
                plan.batches.extend(own.then_some((self.origin.source, self.row, quantity.number)));
                line.set("batches", node(at, Value::Number(quantity.number.to_string())));
                let least = quantity.kind == QuotaKind::Min
                    || (!quantity.parts.is_empty() && quantity.parts.iter().all(|p| p.kind == QuotaKind::Min));
                let word = if kind.is_empty() { if least { "min" } else { "exact" }.to_owned() } else { kind };
                line.set("kind", text(self.at("kind"), word));
                self.county_parts(line, &quantity, at);
            }
            Err(what) => line.set("batches", self.fault(&codes::BAD_QUANTITY, "batches", what)),
        }
    }

    /// `490(永仁县40批次以上,其余9县市各50批以上)`: limits of counties.
    fn county_parts(&self, line: &mut Read, quantity: &Quantity, at: At) {
        let counties = &self.setting.names.counties;
        let mut limits: Vec<(String, u64, QuotaKind)> = Vec::new();
        for part in &quantity.parts {
            if let (false, Some(county)) = (part.each, counties.named(&part.whose)) {
                limits.push((county, part.number, part.kind));
                continue;
            }
            let others: Vec<&String> =
                counties.listed.iter().map(|(_, name)| name).filter(|n| !limits.iter().any(|l| l.0 == **n)).collect();
            let count: String = part.whose.chars().filter(char::is_ascii_digit).collect();
            if !part.each || (!count.is_empty() && count != others.len().to_string()) {
                let zh = format!("“{}”对不上县区表（其余 {} 个县区），没有读取", part.whose, others.len());
                let en = format!("{:?} does not fit the counties ({} others) and was not read", part.whose, others.len());
                self.setting.told.one(&codes::DEFAULT_TAKEN, || self.origin.place(self.row, "batches"), &zh, &en);
                return;
            }
            let others: Vec<String> = others.into_iter().cloned().collect();
            limits.extend(others.into_iter().map(|name| (name, part.number, part.kind)));
        }
        if !limits.is_empty() {
            let limit = |(county, number, kind): (String, u64, QuotaKind)| {
                let number = || node(at, Value::Number(number.to_string()));
                let mut entries = vec![("county", text(at, county)), ("min", number())];
                if kind == QuotaKind::Exact {
                    entries.push(("max", number()));
                }
                table(at, entries)
            };
            line.set("counties", node(at, Value::List(limits.into_iter().map(limit).collect())));
        }
    }

    fn counties(&self, line: &mut Read, _: &Scopes) {
        let counties = &self.setting.names.counties;
        self.limits(line, "counties", "county", |name| counties.named(name).unwrap_or_else(|| name.to_owned()));
    }

    fn limits(&self, line: &mut Read, key: &'static str, who: &'static str, name: impl Fn(&str) -> String) {
        let cell = self.origin.text(self.row, key);
        if cell.is_empty() {
            return;
        }
        let read = short::limits(self.at(key), &cell, who, name);
        line.set(key, read.unwrap_or_else(|| self.fault(&codes::BAD_LIMITS, key, unread(&cell))));
    }

    /// A region: only the counties it names, unless they are all there are.
    fn region(&self, line: &mut Read, scopes: &Scopes) {
        let (cell, at) = self.labels.get("+region");
        let counties = &self.setting.names.counties;
        let named: Vec<String> = match cell {
            "" => scopes.places.iter().map(|place| place.name.clone()).collect(),
            cell => cell::products(cell).map(|list| list.items.into_iter().map(|item| item.name).collect()).unwrap_or_default(),
        };
        let at = if cell.is_empty() { self.labels.get("+range").1 } else { at };
        let known: Vec<Option<String>> = named.iter().map(|name| counties.named(name)).collect();
        let whole = known.iter().flatten().count() == counties.listed.len() || (named.len() == 1 && known[0].is_none());
        if named.is_empty() || whole || line.get("counties").is_some() {
            return;
        }
        let county = |(name, known): (&String, Option<String>)| table(at, [("county", text(at, known.unwrap_or_else(|| name.clone())))]);
        line.set("counties", node(at, Value::List(named.iter().zip(known).map(county).collect())));
        line.set("counties_only", node(at, Value::Flag(true)));
    }

    /// `window_text`, `window`, `report_by`.
    fn window(&self, line: &mut Read) {
        let (printed, printed_at) = self.labels.get("window_text");
        line.set("window_text", text(printed_at, printed));
        let day = |key| origin::day(self.at(key), &self.origin.text(self.row, key));
        let (mut from, mut to, mut report) = (day("window_from"), day("window_to"), day("report_by"));
        if from.value == Value::Blank || to.value == Value::Blank {
            match self.printed_window(printed) {
                Some(Ok((first, last, by))) => {
                    let fill = |node: &mut Node, day: Option<Day>| {
                        if let (Value::Blank, Some(day)) = (&node.value, day) {
                            *node = text(printed_at, day.to_string());
                        }
                    };
                    fill(&mut from, Some(first));
                    fill(&mut to, Some(last));
                    fill(&mut report, by);
                }
                Some(Err(what)) => {
                    line.set("window", self.fault(&codes::BAD_WINDOW, "window_text", what));
                    line.set("report_by", node(self.at("report_by"), Value::Told));
                    return;
                }
                None => {
                    // without a day of issue, which is a finding of its own, no window can be told
                    line.set("window", node(self.at("window_text"), Value::Told));
                    line.set("report_by", node(self.at("report_by"), Value::Told));
                    return;
                }
            }
        }
        if report.value == Value::Blank {
            report = self.report_by(&to);
        }
        line.set("window", table(At { column: None, ..from.at }, [("from", from), ("to", to)]));
        line.set("report_by", report);
    }

    /// First and last day, and the day of the report if that is what the text gives.
    fn printed_window(&self, printed: &str) -> Option<Result<Printed, Both>> {
        let issued = self.setting.issued?;
        let year = issued.year();
        if printed.is_empty() {
            self.told(
                "",
                "window_text",
                "没有写抽查时间，取印发日到年底",
                "no window is given: from the day of issue to the end of the year",
            );
            return Some(Ok((issued, Day::new(year, 12, 31)?, None)));
        }
        Some(cell::window(printed, year, issued).map(|window| {
            let by = window.reports.then_some(window.span.to);
            (if window.only_end { issued } else { window.span.from }, window.span.to, by)
        }))
    }

    /// The first day of reports after the window; its end if there is none.
    fn report_by(&self, to: &Node) -> Node {
        let Value::Text(end) = &to.value else { return node(self.at("report_by"), Value::Told) };
        let Some(end) = cell::day(end) else { return node(self.at("report_by"), Value::Told) };
        let days = &self.setting.report_days;
        let day = match days.iter().find(|day| **day >= end).or(days.last()) {
            Some(day) => {
                self.told("", "report_by", "报告期限取抽查时间之后的报送日", "reports are due on the report day that follows the window");
                *day
            }
            None => {
                self.told("", "report_by", "报告期限取抽查时间的最后一天", "reports are due on the last day of the window");
                end
            }
        };
        text(self.at("report_by"), day.to_string())
    }

    /// `organiser`, `org`, `labs`.
    fn people(&self, line: &mut Read) {
        let Setting { names, orgs, labs, authority, .. } = self.setting;
        let (organiser, at) = self.labels.get("organiser");
        let organiser = if organiser.is_empty() && !authority.is_empty() {
            self.told(authority, "organiser", "没有写实施单位，取组织单位", "no organiser is given: the authority")
        } else {
            organiser.to_owned()
        };
        line.set("organiser", text(at, organiser));
        let (cell, at) = self.labels.get("labs");
        let lab = |name: &str| names.labs.find(name).unwrap_or_else(|| name.to_owned());
        let only = || self.told(&labs[0], "labs", "没有写承检机构，取唯一的一家", "no lab is given: the only one");
        let cell = if cell.is_empty() && labs.len() == 1 { only() } else { cell.to_owned() };
        let read = match names.labs.find(&cell) {
            _ if cell.is_empty() => Some(node(at, Value::Blank)),
            Some(id) => Some(node(at, Value::List(vec![table(at, [("lab", text(at, id))])]))),
            None => short::shares(at, &cell, "lab", lab),
        };
        line.set("labs", read.unwrap_or_else(|| self.fault(&codes::BAD_LIMITS, "labs", unread(&cell))));
        let (org, at) = self.labels.get("org");
        let org = match orgs.as_slice() {
            _ if !org.is_empty() => names.orgs.find(org).unwrap_or_else(|| org.to_owned()),
            [one] => self.told(one, "org", "没有写抽样机构，取唯一的一家", "no sampling organisation is given: the only one"),
            _ => match orgs.iter().find(|id| names.orgs.find(&cell).as_ref() == Some(id)) {
                Some(id) => self.told(id, "org", "没有写抽样机构，取承检机构", "no sampling organisation is given: the lab itself"),
                None => String::new(),
            },
        };
        line.set("org", text(at, org));
    }
}

fn unread(cell: &str) -> Both {
    (format!("“{cell}”读不懂"), format!("cannot read {cell:?}"))
}
