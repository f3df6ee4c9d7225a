//! The readers: good files, and every kind of broken line with its place.

use evenhand::routing::{Kind, Misread, Wrong, read};

const SOLOMON: &str = include_str!("data/routing/five-windows.txt");
const CVRP: &str = include_str!("data/routing/four.vrp");
const EXPLICIT: &str = include_str!("data/routing/explicit.vrp");

fn refused(text: &str) -> (Wrong, Option<usize>) {
    let Misread { wrong, line, zh, en } = read(text).expect_err("this file should be refused");
    assert!(!zh.is_empty() && !en.is_empty());
    (wrong, line)
}

/// The file with one line (1-based) replaced; an empty replacement takes the line away.
fn with(text: &str, line: usize, new: &str) -> String {
    text.lines().enumerate().map(|(i, old)| format!("{}\n", if i + 1 == line { new } else { old })).collect()
}

#[test]
fn a_solomon_file_is_read_in_tenths() {
    let instance = read(SOLOMON).unwrap();
    assert_eq!((instance.name.as_str(), instance.kind, instance.vehicles, instance.capacity), ("FIVE", Kind::Vrptw, Some(4), 2));
    assert_eq!((instance.ready[1], instance.due[1], instance.service[1]), (150, 160, 10));
    assert_eq!((instance.leg(0, 1), instance.leg(0, 5), instance.leg(5, 0)), (50, 14, 14));
    assert_eq!(instance.near(1), [5, 2, 3, 4]);
    assert_eq!((instance.cost_text(428), instance.cost_text(9)), ("42.8".to_owned(), "0.9".to_owned()));
    let windows_lines = SOLOMON.replace('\n', "\r\n");
    assert_eq!(read(&windows_lines).unwrap().due, instance.due);
    assert_eq!(read(&SOLOMON.replace("  5      1         1", "  5      1.0       1.0")).unwrap().leg(0, 5), 14);
}

#[test]
fn a_cvrplib_file_is_read_in_whole_numbers() {
    let instance = read(CVRP).unwrap();
    assert_eq!((instance.kind, instance.vehicles, instance.capacity, instance.customers()), (Kind::Cvrp, None, 2, 4));
    // 5, √(9 + 144) = 12.37 → 12
    assert_eq!((instance.leg(0, 1), instance.leg(2, 3), instance.cost_text(40)), (5, 10, "40".to_owned()));
    assert_eq!(read(&CVRP.replace("TYPE : CVRP", "TYPE:CVRP\nVEHICLES: 3")).unwrap().vehicles, Some(3));
    assert_eq!(read(&CVRP.replace("2 3 4", "2 3.0e0 4.000000000")).unwrap().leg(0, 1), 5);
}

#[test]
fn explicit_legs_in_every_form() {
    let lower = read(EXPLICIT).unwrap();
    assert_eq!([lower.leg(0, 1), lower.leg(0, 2), lower.leg(1, 2), lower.leg(3, 2)], [5, 6, 2, 3]);
    for (form, numbers) in [
        ("FULL_MATRIX", "0 5 6 7 5 0 2 9\n6 2 0 3 7 9 3 0"),
        ("LOWER_DIAG_ROW", "0\n5 0\n6 2 0\n7 9 3 0"),
        ("UPPER_ROW", "5 6 7\n2 9\n3"),
        ("UPPER_DIAG_ROW", "0 5 6 7\n0 2 9\n0 3\n0"),
    ] {
        let text = EXPLICIT.replace("LOWER_ROW", form).replace("5\n6 2\n7 9 3", numbers);
        let other = read(&text).unwrap();
        assert!((0..4).all(|a| other.row(a) == lower.row(a)), "{form}");
    }
    let skew = EXPLICIT.replace("LOWER_ROW", "FULL_MATRIX").replace("5\n6 2\n7 9 3", "0 5 6 7 5 0 2 9\n6 2 0 3 8 9 3 0");
    assert_eq!(refused(&skew), (Wrong::Form, Some(9)));
    assert_eq!(refused(&EXPLICIT.replace("7 9 3", "7 9")), (Wrong::Rows, Some(7)));
    assert_eq!(refused(&EXPLICIT.replace("LOWER_ROW", "LOWER_COL")), (Wrong::Form, Some(5)));
}

#[test]
fn broken_solomon_files_name_the_line() {
    for (line, new, wrong) in [
        (3, "TRUCKS", Wrong::Form),
        (4, "CAPACITY NUMBER", Wrong::Form),
        (5, "4", Wrong::Form),
        (5, "4 many", Wrong::Value),
        (5, "4 -2", Wrong::Value),
        (7, "CUSTOMERS", Wrong::Form),
        (11, "1 3 4 1 15 16", Wrong::Form),
        (11, "7 3 4 1 15 16 1", Wrong::Rows),
        (11, "1 x 4 1 15 16 1", Wrong::Value),
        (11, "1 3 4 1.5 15 16 1", Wrong::Value),
        (11, "1 3 4 1 15.25 16 1", Wrong::Value),
        (11, "1 3 4 1 16 15 1", Wrong::Value),
        (11, "1 3 4 1 15 99999999999999999999 1", Wrong::Value),
        (11, "1 3e99 4 1 15 16 1", Wrong::Value),
        (11, "1 3 4 -1 15 16 1", Wrong::Value),
        (11, "1 NaN 4 1 15 16 1", Wrong::Value),
    ] {
        // VEHICLE itself is what tells the formats apart
        let at = if line == 3 { None } else { Some(line) };
        assert_eq!(refused(&with(SOLOMON, line, new)), (wrong, at), "line {line}: {new}");
    }
    assert_eq!(refused("A\nVEHICLE\n"), (Wrong::Rows, None));
    let head: String = SOLOMON.lines().take(10).map(|l| format!("{l}\n")).collect();
    assert_eq!(refused(&head), (Wrong::Rows, None));
}

#[test]
fn broken_cvrplib_files_name_the_line() {
    for (line, new, wrong, at) in [
        (3, "TYPE : TSP", Wrong::Form, Some(3)),
        (4, "DIMENSION : five", Wrong::Value, Some(4)),
        (4, "DIMENSION : 1", Wrong::Rows, Some(4)),
        (4, "DIMENSION : 6", Wrong::Rows, Some(13)),
        (4, "DIMENSION : 4", Wrong::Rows, Some(18)),
        (4, "DIMENSION : 200000000", Wrong::Value, Some(4)),
        (4, "", Wrong::Rows, None),
        (5, "EDGE_WEIGHT_TYPE : GEO", Wrong::Form, Some(5)),
        (6, "", Wrong::Rows, None),
        (6, "CAPACITY : 2\nCAPACITY : 2", Wrong::Rows, Some(7)),
        (7, "", Wrong::Form, Some(8)),
        (7, "TIME_WINDOW_SECTION", Wrong::Form, Some(7)),
        (9, "2 3", Wrong::Form, Some(9)),
        (9, "2 3 y", Wrong::Value, Some(9)),
        (9, "1 3 4", Wrong::Rows, Some(9)),
        (15, "2 -1", Wrong::Value, Some(15)),
        (14, "1 4", Wrong::Value, None),
        (20, "2", Wrong::Form, Some(20)),
        (13, "", Wrong::Rows, None),
    ] {
        assert_eq!(refused(&with(CVRP, line, new)), (wrong, at), "line {line}: {new}");
    }
    assert_eq!(refused(""), (Wrong::Form, None));
    assert_eq!(refused("\u{0}\u{1}\u{fffd}"), (Wrong::Form, None));
}

#[test]
fn what_no_plan_can_serve_is_told() {
    let hopeless = (Wrong::Hopeless, None);
    assert_eq!(refused(&CVRP.replace("CAPACITY : 2", "CAPACITY : 0")), hopeless);
    assert_eq!(refused(&CVRP.replace("CAPACITY : 2", "CAPACITY : 2\nVEHICLES : 1")), hopeless);
    assert_eq!(refused(&with(SOLOMON, 11, "1 3 4 1 0 4 1")), hopeless, "window closes before the vehicle comes");
    assert_eq!(refused(&with(SOLOMON, 11, "1 3 4 1 95 99 1")), hopeless, "the vehicle is not back in time");
}

#[test]
fn no_cut_or_changed_byte_panics() {
    for text in [SOLOMON, CVRP, EXPLICIT] {
        for at in 0..text.len() {
            let _ = read(&text[..at]);
            for with in ["-", "9", "x", ":", "\n", " ", "."] {
                let _ = read(&format!("{}{with}{}", &text[..at], &text[at + 1..]));
            }
        }
    }
}
