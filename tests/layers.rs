//! The order of the rooms: `lib.rs` lists them, and each uses earlier ones only.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Rooms that may use fewer than all earlier ones, and what they may use.
const NARROW: [(&str, &[&str]); 3] = [("record", &["base"]), ("judge", &["base", "record"]), ("lottery", &["base", "record", "seed"])];

fn rooms() -> Vec<String> {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// Rooms named as `crate::room` or inside `use crate::{room, …}`, outside comments.
fn mentioned(source: &str) -> BTreeSet<String> {
    let code: String = source.lines().filter(|l| !l.trim_start().starts_with("//")).map(|l| format!("{l}\n")).collect();
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            None => {
                found.insert(word(rest));
            }
            Some(list) => {
                let mut depth = 0;
                let mut start = true;
                for (i, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && !c.is_whitespace() => {
                            found.insert(word(&list[i..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

fn sources(path: &Path, out: &mut Vec<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            sources(&entry.unwrap().path(), out);
        }
    } else if path.is_file() && path.extension().is_some_and(|e| e == "rs") {
        out.push(fs::read_to_string(path).unwrap());
    }
}

fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let rooms = rooms();
    let of = |room: &String| {
        let mut files = Vec::new();
        sources(&Path::new("src").join(room), &mut files);
        sources(&Path::new("src").join(format!("{room}.rs")), &mut files);
        let named = files.iter().flat_map(|f| mentioned(f)).filter(|r| r != room && rooms.contains(r)).collect();
        (room.clone(), named)
    };
    rooms.iter().filter(|r| Path::new("src").join(r).exists() || Path::new("src").join(format!("{r}.rs")).exists()).map(of).collect()
}

#[test]
fn every_room_uses_earlier_rooms_only() {
    let rooms = rooms();
    assert!(rooms.len() >= 15, "lib.rs lists the rooms");
    for (room, used) in uses() {
        let at = rooms.iter().position(|r| *r == room).unwrap();
        for other in &used {
            assert!(rooms[..at].contains(other), "{room} uses {other}, which comes after it");
        }
        if let Some((_, allowed)) = NARROW.iter().find(|(r, _)| *r == room) {
            assert!(used.iter().all(|u| allowed.contains(&u.as_str())), "{room} uses {used:?}, allowed {allowed:?}");
        }
    }
}

#[test]
fn every_folder_of_src_is_a_room() {
    let rooms = rooms();
    for entry in fs::read_dir("src").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let room = name.strip_suffix(".rs").unwrap_or(&name).to_owned();
        assert!(["lib", "main"].contains(&room.as_str()) || rooms.contains(&room), "{name} is not listed in lib.rs");
    }
}

#[test]
fn the_reader_of_imports_sees_both_spellings() {
    let source = "use crate::{draw::Draw, base::{Day, Week}, pack};\n// crate::lottery\nfn f() { crate::seed::EH1; }";
    let want: BTreeSet<String> = ["draw", "base", "pack", "seed"].map(str::to_owned).into();
    assert_eq!(mentioned(source), want);
}
