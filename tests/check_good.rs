//! The good task is good, however its files are spelt.

mod bad_input;

use bad_input::{FILES, Task, brief, troubles};
use evenhand::check::Outcome;

/// The one warning is about the notice, not about the files.
const EXPECTED: [&str; 1] = ["copies_missing_enterprise task.toml:16 [rules.profile]"];

#[test]
fn the_good_task_is_sound() {
    let checked = Task::good().check();
    assert_eq!(troubles(&checked), EXPECTED);
    assert_eq!(checked.outcome, Outcome::Fine);
    let sound = checked.sound.expect("sound");
    assert_eq!((sound.facts().lines.len(), sound.sealed().frame.len(), sound.sealed().history.len()), (3, 16, 2));
    let chuxiong = &sound.facts().counties[0];
    assert_eq!((chuxiong.seat.lat, chuxiong.seat.lon), (25_036_030, 101_544_820));
    assert_eq!(sound.facts().calendar.off.len() + sound.facts().calendar.work.len(), 3, "the Sunday off is dropped");
}

type Spell = dyn Fn(String) -> Vec<u8>;

#[test]
fn the_spelling_of_files_changes_nothing() {
    let want = Task::good().check().sound.expect("sound");
    let crlf = |text: String| text.replace('\n', "\r\n").into_bytes();
    let bom = |text: String| [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let gb18030 = |text: String| encoding_rs::GB18030.encode(&text).0.into_owned();
    let utf16 = |text: String| [vec![0xff, 0xfe], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    let blank_lines = |text: String| text.replace('\n', "\n\n").into_bytes();
    let spellings: [(&str, &Spell); 5] =
        [("crlf", &crlf), ("bom", &bom), ("gb18030", &gb18030), ("utf16", &utf16), ("blank lines", &blank_lines)];
    for (name, spell) in spellings {
        let task = Task::good();
        for file in FILES {
            task.write(file, spell(task.text(file)));
        }
        let checked = task.check();
        assert_eq!(checked.sound.as_ref(), Some(&want), "{name}: {:?}", troubles(&checked));
        let notes = checked.findings.iter().filter(|f| f.code == "other_encoding").count();
        assert_eq!(notes, if ["gb18030", "utf16"].contains(&name) { 9 } else { 0 }, "{name}");
    }
}

/// Reverse rows and columns, quote every cell.
#[test]
fn the_order_of_rows_and_columns_changes_nothing() {
    let want = Task::good().check().sound.expect("sound");
    let task = Task::good();
    for file in FILES.iter().filter(|f| f.ends_with(".csv")) {
        let text = task.text(file);
        let lines: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
        let turned = |line: &str| line.split(',').rev().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(",");
        let rows: Vec<String> = lines[..1].iter().chain(lines[1..].iter().rev()).map(|l| turned(l)).collect();
        task.write(file, rows.join("\n"));
    }
    assert_eq!(task.check().sound, Some(want));
}

#[test]
fn english_headers_are_read_too() {
    let want = Task::good().check().sound.expect("sound");
    let task = Task::good();
    task.replace("labs.csv", "编号,名称,纬度,经度,产品,日接收量,周接收量", "ID,name,Lat,lon,products,batches_per_day,batches_per_week");
    task.replace("calendar.csv", "日期,类型,名称", "date,kind,name");
    assert_eq!(task.check().sound, Some(want));
}

#[test]
fn findings_come_worst_first_then_by_place() {
    let task = Task::good();
    task.replace("labs.csv", "L2,检验二所,25.15", "L2,检验二所,NaN");
    task.replace("enterprises.csv", "25.013", "inf");
    task.replace("enterprises.csv", "25.033", "95");
    let found: Vec<String> = task.check().findings.iter().map(brief).collect();
    assert_eq!(
        found[..3],
        ["bad_coordinate enterprises.csv:3 [纬度]", "bad_coordinate enterprises.csv:5 [纬度]", "bad_coordinate labs.csv:3 [纬度]"]
    );
    let severities: Vec<_> = task.check().findings.iter().map(|f| f.severity).collect();
    assert!(severities.is_sorted());
}
