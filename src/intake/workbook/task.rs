//! The sheet 任务, what the user said on the command line, what the plan's own rows say, and defaults: the settings of a task.

use super::items::{ITEMS, Item, Kind};
use super::origin::{self, Origin, node};
use super::told::Told;
use crate::base::Place;
use crate::intake::cell::{self, fold};
use crate::intake::doc::{At, Node, Value};
use crate::intake::fold::fold_header;
use crate::intake::{Sink, codes};
use std::collections::BTreeMap;

/// Values by key.
pub(super) type Settings = BTreeMap<&'static str, Node>;

/// The item of a label or key.
fn find(label: &str) -> Option<&'static Item> {
    let plain = fold_header(label);
    ITEMS.iter().find(|item| item.path == plain || fold_header(item.label) == plain)
}

/// Everything the sheets 任务 say.
pub(super) fn read(sheets: &[&Origin<'_>], sink: &Sink) -> Settings {
    let mut settings = Settings::new();
    for origin in sheets {
        for &row in &origin.found.rows {
            let (label, value) = (origin.text(row, "item"), origin.found.text(row, "value").to_owned());
            let Some(item) = find(&label) else {
                if fold(&label) != "format" && !(label.is_empty() && value.is_empty()) {
                    let what = (format!("不认识的项目“{label}”"), format!("unknown item {label:?}"));
                    sink.add(&codes::UNKNOWN_KEY, origin.place(row, "item"), what);
                }
                continue;
            };
            if settings.get(item.path).is_some_and(|before| before.value != Value::Blank) {
                let what = (format!("“{}”写了两次", item.label), format!("{} stands twice", item.path));
                sink.add(&codes::DUPLICATE_KEY, origin.place(row, "item"), what);
                continue;
            }
            settings.insert(item.path, value_of(item.kind, origin.at(row, "value"), &value, sink, || origin.place(row, "value")));
        }
    }
    settings
}

/// A setting from outside the sheets; one that a sheet says goes before it.
pub(super) fn offer(settings: &mut Settings, path: &str, at: At, value: &str, sink: &Sink, place: impl FnOnce() -> Place) {
    let Some(item) = ITEMS.iter().find(|item| item.path == path) else { return };
    if settings.get(item.path).is_none_or(|before| before.value == Value::Blank) {
        settings.insert(item.path, value_of(item.kind, at, value, sink, place));
    }
}

/// The value of a cell.
fn value_of(kind: Kind, at: At, value: &str, sink: &Sink, place: impl FnOnce() -> Place) -> Node {
    match kind {
        Kind::Text => origin::text(at, origin::flat(value)),
        Kind::Number => origin::number(at, value),
        Kind::Day => origin::day(at, value),
        Kind::Flag => origin::flag(at, value),
        Kind::Days if value.is_empty() => node(at, Value::Blank),
        Kind::Days => node(at, Value::List(cell::list(value).map(|day| origin::day(at, day)).collect())),
        Kind::Bands if value.is_empty() => node(at, Value::Blank),
        Kind::Bands => bands(at, value).unwrap_or_else(|| {
            sink.add(&codes::BAD_LIMITS, place(), (format!("“{value}”读不懂"), format!("cannot read {value:?}")));
            node(at, Value::Told)
        }),
    }
}

fn bands(at: At, text: &str) -> Option<Node> {
    let band = |item: &str| {
        let (upto, speed) = item.split_once([':', '：'])?;
        Some(origin::table(at, [("upto_metres", origin::number(at, upto)), ("metres_per_minute", origin::number(at, speed))]))
    };
    Some(node(at, Value::List(cell::list(text).map(band).collect::<Option<_>>()?)))
}

/// What is needed and nowhere said takes its default, which is told.
pub(super) fn defaults(settings: &mut Settings, whole: &Place, told: &Told, sink: &Sink) {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for item in ITEMS {
        let Some(default) = item.default else { continue };
        if settings.get(item.path).is_none_or(|before| before.value == Value::Blank) {
            zh.push(format!("{} {default}", item.label));
            en.push(format!("{} = {default}", item.path));
            let at = settings.get(item.path).map_or(At::default(), |before| before.at);
            settings.insert(item.path, value_of(item.kind, at, default, sink, || whole.clone()));
        }
    }
    if !zh.is_empty() {
        let (zh, en) = (format!("设置取默认值：{}", zh.join("；")), format!("settings by default: {}", en.join("; ")));
        told.one(&codes::DEFAULT_TAKEN, || whole.clone(), &zh, &en);
    }
}

/// The tables of the task file.
pub(super) fn tables(settings: Settings) -> Vec<(String, Node)> {
    let mut root: Vec<(String, Node)> = Vec::new();
    for item in ITEMS {
        if let Some(value) = settings.get(item.path).filter(|v| v.value != Value::Blank || !item.path.starts_with("relaxation")) {
            insert(&mut root, item.path, value.clone());
        }
    }
    root
}

fn insert(entries: &mut Vec<(String, Node)>, path: &str, value: Node) {
    let Some((head, rest)) = path.split_once('.') else {
        entries.push((path.to_owned(), value));
        return;
    };
    if !entries.iter().any(|(key, _)| key == head) {
        let at = At { column: None, ..value.at };
        entries.push((head.to_owned(), node(at, Value::Table(Vec::new()))));
    }
    for (key, inner) in entries.iter_mut() {
        if let (true, Value::Table(inner)) = (key == head, &mut inner.value) {
            insert(inner, rest, value);
            return;
        }
    }
}
