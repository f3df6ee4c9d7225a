//! The lottery alone, from a CSV: shares, seats, time, memory.
//!
//!     cargo run --release --example lottery_bare -- PROBLEM.csv --seed 1 --draws 3 --out PREFIX
//!
//! PROBLEM.csv has four kinds of lines; a node stands after its children:
//!
//!     node,ID,PARENT or empty,LO,HI             a quota; a root has LO = HI
//!     column,ID,NODE                            what rows compete for
//!     group,ID,PARENT or empty,HI               a limit over the classes in it; after its children, too
//!     class,ID,SIZE,WEIGHT,CAP,COLUMNS,BUCKETS,GROUP
//!                                               rows alike; COLUMNS parted by blanks, `A@0` is in bucket 0; BUCKETS are
//!                                               the caps of the buckets, parted by blanks; GROUP or empty
//!
//! PREFIX.shares.csv gets each member's exact probability for each column, PREFIX.seats.csv who was drawn, and standard
//! output one line of JSON. The same file and seed give the same bytes anywhere.

use evenhand::lottery::{Arc, Class, Column, Group, Node, Problem, deal_class, round, share};
use evenhand::record::{ClassKey, Dealing, Shares};
use evenhand::seed::Stream;
use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let path = words.next().ok_or("which PROBLEM.csv?")?;
    let (mut seed, mut draws, mut out) = (1u64, 1u64, None);
    while let Some(word) = words.next() {
        let value = words.next().ok_or("an option needs a value")?;
        match word.as_str() {
            "--seed" => seed = value.parse()?,
            "--draws" => draws = value.parse()?,
            "--out" => out = Some(value),
            other => return Err(format!("{other}?").into()),
        }
    }
    let problem = read(&path)?;
    let start = cpu_ms();
    let shares = share(&problem).map_err(|shortfall| format!("the quotas cannot be met: {shortfall:?}"))?;
    let shared = cpu_ms() - start;
    let (mut seats, mut drawn) = (String::from("draw,class,member,column\n"), 0.0);
    for draw in 0..draws {
        let start = cpu_ms();
        let hands = one_draw(&shares, seed + draw);
        drawn += cpu_ms() - start;
        for (class, member, column) in hands {
            writeln!(seats, "{draw},{},{member},{}", problem.classes[class].key.mark, problem.columns[column].id)?;
        }
    }
    if let Some(out) = out {
        fs::write(format!("{out}.shares.csv"), shares_csv(&shares))?;
        fs::write(format!("{out}.seats.csv"), seats)?;
    }
    println!(
        r#"{{"share_ms":{:.3},"draw_ms":{:.3},"classes":{},"columns":{}}}"#,
        shared,
        drawn / draws.max(1) as f64,
        shares.classes.len(),
        shares.columns.len()
    );
    Ok(())
}

/// CPU milliseconds of this thread, which other work on the machine does not lengthen (0 where the system does not tell).
fn cpu_ms() -> f64 {
    // a yield brings the kernel's count up to date
    std::thread::yield_now();
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split_whitespace().next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}

/// Seats as (class, member, column). Members of a class stand in an order shuffled by the stream.
fn one_draw(shares: &Shares, seed: u64) -> Vec<(usize, u64, usize)> {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    let mut stream = Stream::new(key);
    let seats = round(shares, &mut stream);
    let mut out = Vec::new();
    for (k, (class, seats)) in shares.classes.iter().zip(&seats).enumerate().filter(|(_, (_, seats))| seats.iter().any(|&m| m > 0)) {
        let mut members: Vec<u64> = (0..class.size).collect();
        stream.shuffle(&mut members);
        let hands = deal_class(class, seats, Dealing::Spread);
        out.extend(
            members.iter().zip(&hands).flat_map(|(&member, hand)| hand.iter().map(move |&at| (k, member, class.arcs[at].column as usize))),
        );
    }
    out
}

/// Exact probability of a member of each class for each of its columns.
fn shares_csv(shares: &Shares) -> String {
    let mut text = String::from("class,column,size,flow,den\n");
    for class in &shares.classes {
        for arc in &class.arcs {
            let column = &shares.columns[arc.column as usize].id;
            text += &format!("{},{column},{},{},{}\n", class.key.mark, class.size, arc.flow, class.den);
        }
    }
    text
}

fn read(path: &str) -> Result<Problem, Box<dyn Error>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path)?;
    let rows = reader.records().collect::<Result<Vec<_>, _>>()?;
    let kind = |kind: &'static str| rows.iter().filter(move |row| row.get(0) == Some(kind));
    let cell = |row: &csv::StringRecord, at: usize| row.get(at).unwrap_or("").to_owned();
    let place = |ids: Vec<String>| ids.into_iter().enumerate().map(|(at, id)| (id, at)).collect::<HashMap<String, usize>>();
    let node_at = place(kind("node").map(|row| cell(row, 1)).collect());
    let column_at = place(kind("column").map(|row| cell(row, 1)).collect());
    let group_at = place(kind("group").map(|row| cell(row, 1)).collect());
    let known = |map: &HashMap<String, usize>, id: &str| map.get(id).copied().ok_or_else(|| format!("{id} is not known"));
    let mut problem = Problem::default();
    for row in kind("node") {
        let parent = Some(cell(row, 2)).filter(|id| !id.is_empty()).map(|id| known(&node_at, &id)).transpose()?;
        problem.nodes.push(Node { id: cell(row, 1), parent, lo: cell(row, 3).parse()?, hi: cell(row, 4).parse()? });
    }
    for row in kind("column") {
        problem.columns.push(Column { id: cell(row, 1), node: known(&node_at, &cell(row, 2))? });
    }
    for row in kind("group") {
        let parent = Some(cell(row, 2)).filter(|id| !id.is_empty()).map(|id| known(&group_at, &id)).transpose()?;
        problem.groups.push(Group { id: cell(row, 1), parent, hi: cell(row, 3).parse()? });
    }
    for row in kind("class") {
        let mut arcs = Vec::new();
        for word in cell(row, 5).split_whitespace() {
            let (column, bucket) = word.split_once('@').map_or((word, None), |(column, bucket)| (column, Some(bucket)));
            arcs.push(Arc { column: known(&column_at, column)?, bucket: bucket.map(str::parse).transpose()? });
        }
        arcs.sort_unstable_by_key(|arc| arc.column);
        let buckets = cell(row, 6).split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        let (weight, cap, mark) = (cell(row, 3).parse()?, cell(row, 4).parse()?, cell(row, 1));
        let key = ClassKey { county: "".into(), scopes: vec![], weight, cap, lines: vec![], mark };
        let group = Some(cell(row, 7)).filter(|id| !id.is_empty()).map(|id| known(&group_at, &id)).transpose()?;
        problem.classes.push(Class { key, size: cell(row, 2).parse()?, group, buckets, arcs });
    }
    Ok(problem)
}
