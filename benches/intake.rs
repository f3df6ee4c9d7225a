//! Files into sheets of text: 1,000,000 rows of 17 columns as CSV (UTF-8 and GB18030) and as a workbook.
//!
//! `cargo bench --bench intake` times 20,000 rows. `EVENHAND_ROWS=1000000 cargo bench --bench intake` reads each file once in a process
//! of its own and prints time and memory (`benches/README.md`).

use criterion::{Criterion, Throughput};
use encoding_rs::GB18030;
use evenhand::base::Quiet;
use evenhand::intake::{Sink, book};
use evenhand::scenario::generate_into;
use rust_xlsxwriter::Workbook;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Names the file a child process reads.
const ONE: &str = "EVENHAND_ONE_FILE";

fn main() {
    if let Some(file) = std::env::var_os(ONE) {
        return one(Path::new(&file));
    }
    match std::env::var("EVENHAND_ROWS").ok() {
        Some(rows) => {
            println!("{:22}{:>10}{:>10}{:>10}{:>10}", "file", "MB", "s", "CPU s", "peak MB");
            for file in files(rows.parse().expect("a number of rows")) {
                let here = std::env::current_exe().expect("the running program has a path");
                let done = Command::new(here).env(ONE, &file).status().expect("the program starts again");
                assert!(done.success(), "{} failed", file.display());
            }
        }
        None => {
            let mut criterion = Criterion::default().configure_from_args().sample_size(10);
            let mut group = criterion.benchmark_group("intake");
            for file in files(20_000) {
                group.throughput(Throughput::Bytes(bytes(&file)));
                group.bench_function(name(&file), |bench| bench.iter(|| book::open(&file, &Sink::default(), &Quiet).expect("a good file")));
            }
            group.finish();
            criterion.final_summary();
        }
    }
}

/// Prints the line of one file.
fn one(file: &Path) {
    let (start, cpu) = (Instant::now(), cpu_time::ProcessTime::now());
    let book = book::open(file, &Sink::default(), &Quiet).expect("a good file");
    let (wall, cpu) = (start.elapsed().as_secs_f64(), cpu.elapsed().as_secs_f64());
    assert_eq!(book.sheets.len(), 1);
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok()).unwrap_or(0);
    println!("{:22}{:>10}{wall:>10.2}{cpu:>10.2}{:>10}", name(file), bytes(file) >> 20, peak >> 10);
}

/// The enterprises of a made-up nation in three forms, made once.
fn files(rows: u64) -> [PathBuf; 3] {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("intake/{rows}"));
    let [utf8, gb, workbook] = ["enterprises.csv", "enterprises-gb18030.csv", "enterprises.xlsx"].map(|file| dir.join(file));
    if !workbook.exists() {
        fs::create_dir_all(&dir).expect("a writable folder");
        generate_into(&dir, "nation", rows, 1, &Quiet).expect("the nation grows to any size");
        let text = fs::read_to_string(&utf8).expect("just written");
        fs::write(&gb, GB18030.encode(&text).0).expect("a writable folder");
        let mut book = Workbook::new();
        let sheet = book.add_worksheet_with_low_memory().expect("a temporary file");
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).comment(Some(b'#')).from_reader(text.as_bytes());
        for (row, record) in reader.records().enumerate() {
            for (column, cell) in record.expect("good text").iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let (row, column) = (u32::try_from(row).expect("a row of a sheet"), u16::try_from(column).expect("a column of a sheet"));
                sheet.write_string(row, column, cell).expect("a cell of a sheet");
            }
        }
        book.save(&workbook).expect("a writable folder");
    }
    [utf8, gb, workbook]
}

fn name(file: &Path) -> &str {
    file.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

fn bytes(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |about| about.len())
}
