//! CVRPLIB `.vrp` files (TSPLIB 95 with capacities; Uchoa et al. 2017, doi:10.1016/j.ejor.2016.08.012).

use super::legs::euclidean;
use super::solomon::too_many;
use super::words::{amount, coordinate};
use super::{MOST_CUSTOMERS, Misread, Wrong};
use crate::routing::instance::{Facts, Instance, Kind, NEVER};
use std::collections::BTreeMap;

/// What a line gives to the section it stands in.
type Rows<'a> = Vec<(usize, Vec<&'a str>)>;

/// Keys with their lines, sections with their lines.
#[derive(Default)]
struct File<'a> {
    keys: BTreeMap<String, (usize, &'a str)>,
    sections: BTreeMap<String, (usize, Rows<'a>)>,
}

const KEYS: [&str; 9] =
    ["NAME", "COMMENT", "TYPE", "DIMENSION", "EDGE_WEIGHT_TYPE", "EDGE_WEIGHT_FORMAT", "CAPACITY", "VEHICLES", "NODE_COORD_TYPE"];
const IGNORED_KEYS: [&str; 1] = ["DISPLAY_DATA_TYPE"];
const SECTIONS: [&str; 5] = ["NODE_COORD_SECTION", "DEMAND_SECTION", "DEPOT_SECTION", "EDGE_WEIGHT_SECTION", "DISPLAY_DATA_SECTION"];

/// Reads a CVRP with Euclidean or explicit, symmetric legs.
pub(super) fn read(text: &str) -> Result<Instance, Misread> {
    let file = split(text)?;
    if let Some((line, kind)) = file.keys.get("TYPE")
        && !kind.eq_ignore_ascii_case("CVRP")
    {
        return Err(form(*line, &format!("TYPE 只读 CVRP，却是“{kind}”"), &format!("only TYPE CVRP is read, not `{kind}`")));
    }
    let stops = file.number("DIMENSION")?;
    if stops < 2 {
        return Err(Misread::new(
            Wrong::Rows,
            file.keys["DIMENSION"].0,
            "没有顾客：DIMENSION 至少为 2",
            "no customers: DIMENSION is at least 2",
        ));
    }
    if stops as usize > MOST_CUSTOMERS + 1 {
        return Err(too_many(file.keys["DIMENSION"].0));
    }
    let stops = stops as usize;
    let capacity = file.number("CAPACITY")?;
    let vehicles = if file.keys.contains_key("VEHICLES") { Some(file.number("VEHICLES")? as usize) } else { None };
    let demand = file.demands(stops)?;
    file.depot()?;
    let (line, weights) = file.key("EDGE_WEIGHT_TYPE")?;
    let legs = match weights.to_ascii_uppercase().as_str() {
        "EUC_2D" => euclidean(&file.points(stops)?, Kind::Cvrp)?,
        "EXPLICIT" => file.explicit(stops)?,
        _ => {
            let en = format!("EDGE_WEIGHT_TYPE is EUC_2D or EXPLICIT, not `{weights}`");
            return Err(form(line, &format!("EDGE_WEIGHT_TYPE 应为 EUC_2D 或 EXPLICIT，却是“{weights}”"), &en));
        }
    };
    let name = file.keys.get("NAME").map_or_else(String::new, |(_, name)| (*name).to_owned());
    let (ready, due, service) = (vec![0; stops], vec![NEVER; stops], vec![0; stops]);
    Ok(Instance::new(Facts { name, kind: Kind::Cvrp, vehicles, capacity, demand, ready, due, service }, legs))
}

fn form(line: usize, zh: &str, en: &str) -> Misread {
    Misread::new(Wrong::Form, line, zh, en)
}

fn split(text: &str) -> Result<File<'_>, Misread> {
    let mut file = File::default();
    let mut section: Option<String> = None;
    for (line, text) in text.lines().enumerate().map(|(i, text)| (i + 1, text.trim())).filter(|(_, text)| !text.is_empty()) {
        let first = text.split([':', ' ', '\t']).next().unwrap_or_default().to_ascii_uppercase();
        let twice = || Misread::new(Wrong::Rows, line, format!("{first} 出现两次"), format!("{first} is there twice"));
        if first == "EOF" {
            break;
        } else if SECTIONS.contains(&first.as_str()) {
            if file.sections.insert(first.clone(), (line, Vec::new())).is_some() {
                return Err(twice());
            }
            section = Some(first);
        } else if let Some((key, value)) =
            text.split_once(':').filter(|_| KEYS.contains(&first.as_str()) || IGNORED_KEYS.contains(&first.as_str()))
        {
            if file.keys.insert(key.trim().to_ascii_uppercase(), (line, value.trim().trim_matches('"'))).is_some() {
                return Err(twice());
            }
            section = None;
        } else if first.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let en = format!("`{text}` is no key or section that a CVRP of this form has");
            return Err(form(line, &format!("“{text}”不是此类 CVRP 文件的键或段"), &en));
        } else if let Some((_, rows)) = section.as_ref().and_then(|name| file.sections.get_mut(name)) {
            rows.push((line, text.split_whitespace().collect()));
        } else {
            return Err(form(line, &format!("“{text}”不在任何段内"), &format!("`{text}` stands in no section")));
        }
    }
    Ok(file)
}

impl<'a> File<'a> {
    fn key(&self, name: &str) -> Result<(usize, &'a str), Misread> {
        self.keys.get(name).copied().ok_or_else(|| missing(name))
    }

    fn number(&self, name: &str) -> Result<i32, Misread> {
        let (line, word) = self.key(name)?;
        amount(word, 0, line, name)
    }

    fn section(&self, name: &str) -> Result<&(usize, Rows<'a>), Misread> {
        self.sections.get(name).ok_or_else(|| missing(name))
    }

    /// Rows `number …` of a section, every number from 1 to `stops` once, in any order.
    fn numbered<const N: usize>(&self, name: &str, stops: usize) -> Result<Vec<(usize, [&'a str; N])>, Misread> {
        let (begin, rows) = self.section(name)?;
        let mut found = vec![None; stops];
        for (line, words) in rows {
            let (Some((number, rest)), line) = (words.split_first(), *line) else { continue };
            let Ok(rest) = <[&str; N]>::try_from(rest) else {
                let en = format!("a row of {name} has {} numbers, not {}", N + 1, words.len());
                return Err(form(line, &format!("{name} 每行应有 {} 个数，却有 {} 个", N + 1, words.len()), &en));
            };
            let stop = amount(number, 0, line, name)? as usize;
            if stop == 0 || stop > stops {
                let en = format!("{name} counts from 1 to DIMENSION {stops}; `{number}` is outside");
                return Err(Misread::new(Wrong::Rows, line, format!("{name} 的编号应在 1 至 DIMENSION {stops} 之内，却是“{number}”"), en));
            }
            if found[stop - 1].replace((line, rest)).is_some() {
                return Err(Misread::new(Wrong::Rows, line, format!("{name} 中编号 {stop} 出现两次"), format!("{name} has {stop} twice")));
            }
        }
        let whole: Option<Vec<_>> = found.iter().copied().collect();
        whole.ok_or_else(|| {
            let first = found.iter().position(Option::is_none).map_or(0, |i| i + 1);
            Misread::new(Wrong::Rows, *begin, format!("{name} 缺少编号 {first}"), format!("{name} lacks number {first}"))
        })
    }

    fn demands(&self, stops: usize) -> Result<Vec<i32>, Misread> {
        let rows = self.numbered::<1>("DEMAND_SECTION", stops)?;
        rows.iter().map(|&(line, [word])| amount(word, 0, line, "DEMAND_SECTION")).collect()
    }

    fn points(&self, stops: usize) -> Result<Vec<(i64, i64)>, Misread> {
        let name = "NODE_COORD_SECTION";
        let rows = self.numbered::<2>(name, stops)?;
        rows.iter().map(|&(line, [x, y])| Ok((coordinate(x, line, name)?, coordinate(y, line, name)?))).collect()
    }

    /// The depot is stop 1; the section may be absent.
    fn depot(&self) -> Result<(), Misread> {
        let Some((begin, rows)) = self.sections.get("DEPOT_SECTION") else { return Ok(()) };
        let words: Vec<&str> = rows.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        if matches!(words[..], ["1"] | ["1", "-1"]) {
            return Ok(());
        }
        let line = rows.first().map_or(*begin, |(line, _)| *line);
        Err(form(line, "DEPOT_SECTION 只读单一车场 1(以 -1 结束)", "only the single depot 1 (ended by -1) is read in DEPOT_SECTION"))
    }

    fn explicit(&self, stops: usize) -> Result<Vec<i32>, Misread> {
        let (line, format) = self.key("EDGE_WEIGHT_FORMAT")?;
        let cells: Vec<(usize, usize)> = match format.to_ascii_uppercase().as_str() {
            "FULL_MATRIX" => (0..stops).flat_map(|a| (0..stops).map(move |b| (a, b))).collect(),
            "LOWER_ROW" => (0..stops).flat_map(|a| (0..a).map(move |b| (a, b))).collect(),
            "LOWER_DIAG_ROW" => (0..stops).flat_map(|a| (0..=a).map(move |b| (a, b))).collect(),
            "UPPER_ROW" => (0..stops).flat_map(|a| (a + 1..stops).map(move |b| (a, b))).collect(),
            "UPPER_DIAG_ROW" => (0..stops).flat_map(|a| (a..stops).map(move |b| (a, b))).collect(),
            _ => {
                return Err(form(
                    line,
                    &format!("不读 EDGE_WEIGHT_FORMAT“{format}”"),
                    &format!("EDGE_WEIGHT_FORMAT `{format}` is not read"),
                ));
            }
        };
        let name = "EDGE_WEIGHT_SECTION";
        let (begin, rows) = self.section(name)?;
        let words: Vec<(usize, &str)> = rows.iter().flat_map(|(line, words)| words.iter().map(|w| (*line, *w))).collect();
        if words.len() != cells.len() {
            let en = format!("{name} has {} numbers; {format} of {stops} stops has {}", words.len(), cells.len());
            return Err(Misread::new(Wrong::Rows, *begin, format!("{name} 有 {} 个数，应有 {} 个", words.len(), cells.len()), en));
        }
        let mut legs = vec![0; stops * stops];
        let mut lines = vec![0; stops * stops];
        for ((a, b), (line, word)) in cells.into_iter().zip(words) {
            let leg = amount(word, 0, line, name)?;
            if lines[a * stops + b] != 0 && legs[a * stops + b] != leg {
                let en = format!("the legs {} to {} and back differ; only symmetric legs are read", a + 1, b + 1);
                return Err(form(line, &format!("{} 与 {} 往返距离不同；只读对称距离", a + 1, b + 1), &en));
            }
            for cell in [a * stops + b, b * stops + a] {
                (legs[cell], lines[cell]) = (leg, line);
            }
        }
        for a in 0..stops {
            legs[a * stops + a] = 0;
        }
        Ok(legs)
    }
}

fn missing(name: &str) -> Misread {
    Misread::new(Wrong::Rows, None, format!("缺少 {name}"), format!("{name} is missing"))
}
