//! Raw values know where they stand.

mod bad_input;

use bad_input::{Task, brief};
use evenhand::intake::columns::{ENTERPRISES, PRODUCTS};
use evenhand::intake::{Brief, read_task};

fn read(task: &Task) -> Brief {
    read_task(task.path("task.toml").parent().expect("a folder"))
}

/// Remarks, blank lines and rows, quoted commas, and a last line without its end.
#[test]
fn lines_are_counted_as_an_editor_counts() {
    let task = Task::good();
    task.write("products.csv", "# 说明\n\n#, 又一行\n名称,编号\n\n\"轮胎,外\",tyre\n,\n \n涂料 ,\u{3000}paint");
    let brief = read(&task);
    let table = brief.table(&PRODUCTS).expect("read");
    assert_eq!(table.len(), 2);
    assert_eq!((table.line(0), table.text(0, 0), table.text(0, 1)), (6, "tyre", "轮胎,外"));
    assert_eq!((table.line(1), table.text(1, 0), table.text(1, 1)), (9, "paint", "涂料"));
    assert_eq!(table.place(1, 1).to_string(), "products.csv:9 [名称]");
    assert_eq!(table.place(1, 2).to_string(), "products.csv:9 [aliases]", "a column the file does not have goes by its English name");
    assert_eq!((table.text(1, 2), table.header_place().to_string()), ("", "products.csv:4".to_owned()));
}

/// Old Mac line ends, Windows line ends: the same lines.
#[test]
fn every_line_end_counts_once() {
    for end in ["\n", "\r\n", "\r"] {
        let task = Task::good();
        let lines: Vec<String> = task.text("enterprises.csv").lines().map(str::to_owned).collect();
        task.write("enterprises.csv", lines.join(end));
        let brief = read(&task);
        let table = brief.table(&ENTERPRISES).expect("read");
        assert_eq!((table.len(), table.line(0), table.line(15)), (16, 3, 18), "{end:?}");
    }
}

#[test]
fn keys_know_their_line() {
    let task = Task::good();
    let doc = read(&task).task.expect("read");
    for (path, line) in [
        ("task.issued", 9),
        ("rules.weights.a", 23),
        ("line[2].id", 77),
        ("line[2].labs[1].lab", 90),
        ("line[2].absent", 76), // the nearest table above
        ("travel.bands[2]", 36),
    ] {
        assert_eq!(doc.place(path).row, Some(line), "{path}");
    }
}

/// A task file of another encoding, dates without quotes.
#[test]
fn dates_need_no_quotes() {
    let task = Task::good();
    task.replace("task.toml", "issued = \"2025-02-25\"", "issued = 2025-02-25");
    assert!(task.check().sound.is_some());
}

/// Whatever stands in a file, reading and checking end with findings, never with a panic.
#[test]
fn no_bytes_make_it_panic() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("small")
    };
    for round in 0..300 {
        let task = Task::good();
        let file = bad_input::FILES[next(9)];
        let mut bytes = task.text(file).into_bytes();
        for _ in 0..=next(4) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] = b"\",\n\r#[]={}0-9\xff\xe8\0"[next(16)],
                1 => drop(bytes.splice(at..(at + next(20)).min(bytes.len()), [])),
                2 => drop(bytes.splice(at..at, *b"99999999999999999999")),
                _ => bytes.insert(at, b'"'),
            }
        }
        task.write(file, &bytes);
        let checked = task.check();
        let faults: Vec<String> = checked.findings.iter().filter(|f| f.code == "unsound").map(|f| brief(f) + &f.what_en).collect();
        assert!(faults.is_empty(), "round {round}, {file}: every fault has a finding of its own: {faults:?}");
    }
}
