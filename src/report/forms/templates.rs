//! Templates of a bureau in place of the built-in ones, and the engine that fills them: no file, no network, always escaped, bounded.

use super::kinds::{KINDS, Kind};
use super::sheet::{Block, Fault, mark, parse};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};
use std::collections::BTreeMap;
use std::io;

/// Steps of one sheet, at most, and further ones for every row of its lists: an endless template ends here, a long draw record does not.
const FUEL: u64 = 20_000_000;
const FUEL_PER_ROW: u64 = 1_000;
/// Depth of nesting, at most.
const DEPTH: usize = 100;
/// Bytes of one sheet, at most, and further ones for every row of its lists.
const BYTES: usize = 16 << 20;
const BYTES_PER_ROW: usize = 4 << 10;
/// A date that is not known: room to write one.
const NO_DATE: &str = "　　　年　　月　　日";

/// File names of templates and their texts, where they differ from the built-in ones.
pub type Texts = BTreeMap<String, String>;

/// A template that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its file name.
    pub template: String,
    /// What is wrong, and in which line.
    pub fault: Fault,
}

/// The templates, ready to be filled.
#[derive(Debug)]
pub struct Engine(Environment<'static>);

impl Engine {
    /// All templates, those of `texts` in place of the built-in ones.
    ///
    /// # Errors
    /// Every template whose syntax is wrong.
    pub fn new(texts: &Texts) -> Result<Self, Vec<Broken>> {
        let mut engine = Environment::new();
        engine.set_auto_escape_callback(|_| AutoEscape::Html);
        engine.set_undefined_behavior(UndefinedBehavior::Strict);
        engine.set_recursion_limit(DEPTH);
        engine.remove_filter("safe");
        engine.add_filter("cn", chinese_date);
        engine.add_filter("weekday", weekday);
        engine.add_filter("dash", dash);
        let mut broken = Vec::new();
        for kind in KINDS {
            let text = texts.get(kind.template).map_or(kind.builtin, String::as_str);
            if let Some(line) = text.lines().position(|line| line.contains("autoescape")) {
                broken.push(broken_at(
                    kind,
                    Fault::at(line + 1, "不能关闭转义（autoescape）", "escaping cannot be switched off (autoescape)"),
                ));
            } else if let Err(error) = engine.add_template_owned(kind.template, mark(text)) {
                broken.push(broken_at(kind, fault(&error)));
            }
        }
        if broken.is_empty() { Ok(Self(engine)) } else { Err(broken) }
    }

    /// One sheet, whose lists have so many rows.
    ///
    /// # Errors
    /// If the template names what is not there, takes too long, or is not of the subset.
    pub fn fill(&mut self, kind: &Kind, data: Value, rows: usize) -> Result<Vec<Block>, Broken> {
        self.0.set_fuel(Some(FUEL + FUEL_PER_ROW * rows as u64));
        let render = || {
            let mut out = Bounded(Vec::new(), BYTES + BYTES_PER_ROW * rows);
            self.0.get_template(kind.template)?.render_captured_to(data, &mut out)?;
            Ok(out.0)
        };
        let bytes = render().map_err(|error: Error| broken_at(kind, fault(&error)))?;
        parse(&String::from_utf8_lossy(&bytes)).map_err(|fault| broken_at(kind, fault))
    }
}

fn broken_at(kind: &Kind, fault: Fault) -> Broken {
    Broken { template: kind.template.to_owned(), fault }
}

fn fault(error: &Error) -> Fault {
    let (line, says) = (error.line().unwrap_or(0), error.detail().map_or_else(|| error.kind().to_string(), str::to_owned));
    let zh = match error.kind() {
        ErrorKind::UndefinedError => "没有这个栏目（字段名见 README.md）".to_owned(),
        ErrorKind::OutOfFuel => "运算量超出限制（是否有过长的循环）".to_owned(),
        ErrorKind::WriteFailure => "生成的文字超出限制".to_owned(),
        ErrorKind::UnknownFilter => format!("没有这个过滤器：{says}"),
        _ => format!("模板写法有误：{says}"),
    };
    Fault::at(line, zh, format!("{}: {says}", error.kind()))
}

/// A buffer that refuses to grow beyond so many bytes.
struct Bounded(Vec<u8>, usize);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > self.1 {
            return Err(io::Error::other("too long"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// `2025年3月4日`; room to write a date if there is none.
fn chinese_date(value: &Value) -> Result<String, Error> {
    let Some(text) = value.as_str() else { return Ok(NO_DATE.to_owned()) };
    match text.parse::<crate::base::Day>() {
        Ok(day) => {
            let iso = day.to_string();
            let number = |at: std::ops::Range<usize>| iso[at].trim_start_matches('0').to_owned();
            Ok(format!("{}年{}月{}日", &iso[..4], number(5..7), number(8..10)))
        }
        Err(error) => Err(Error::new(ErrorKind::InvalidOperation, error.to_string())),
    }
}

/// `一` to `日` of a day.
fn weekday(value: &Value) -> Result<&'static str, Error> {
    let day = value.as_str().unwrap_or_default().parse::<crate::base::Day>();
    let day = day.map_err(|error| Error::new(ErrorKind::InvalidOperation, error.to_string()))?;
    Ok(["一", "二", "三", "四", "五", "六", "日"][usize::from(day.weekday() - 1)])
}

/// The value, or `/` if it is empty.
fn dash(value: &Value) -> Value {
    let empty = value.is_none() || value.as_str().is_some_and(str::is_empty);
    if empty { Value::from("/") } else { value.clone() }
}
