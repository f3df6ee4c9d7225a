//! Every verb, on good and on bad input, in both languages, with `--json` and with `--quiet`.

mod cli_table;

use cli_table::{Said, World};
use serde_json::Value;
use std::collections::BTreeSet;

/// Arguments, and the exit code they end with. At least one row for every verb; verbs that refuse have a row for that.
const TABLE: &[(&str, i32)] = &[
    ("demo --out {/task}", 2),
    ("new {new}", 0),
    ("new {/task}", 2),
    ("generate --enterprises 200 --out {new}", 0),
    ("generate --like nowhere --enterprises 200 --out {new}", 2),
    ("generate --visits 10 --out {new}", 2),
    ("generate --enterprises 1 --out {new}", 2),
    ("check {/task}", 0),
    ("check {/broken}", 2),
    ("check {/small}", 4),
    ("check {/nowhere}", 2),
    ("travel {/task} --osrm http://127.0.0.1:9", 2),
    ("travel {/task} --osrm ftp://x", 2),
    ("commit {/task} --source dice:20 --source citizens:6:甲,乙 --out {new} --signer {/王见证.pub}", 0),
    ("commit {/task} --source dice:5 --public --out {new}", 0),
    ("commit {/task} --source clock --out {new}", 2),
    ("commit {/task} --source dice --out {/task}", 2),
    ("commit {/task} --source dice --out {new} --escrow age1x", 2),
    ("commit {/task} --source drand:1000 --out {new}", 2),
    ("commit {/task} --source dice --out {new} --replaces {/drawn}", 2),
    ("commit {/task} --source dice --out {new} --replaces {copy void} --at 2025-02-24T11:00:00", 0),
    ("commit {/task} --source dice --out {new} --signer {/a.tally}", 2),
    ("commit {/task} --source dice --out {new} --at yesterday", 2),
    ("draw {copy frozen} --value 31415926535897932384 --at 2025-02-25T09:00:00", 0),
    ("draw {copy frozen} --value 314 --at 2025-02-25T09:00:00", 2),
    ("draw {copy frozen} --value 31415926535897932384 --at 2024-02-25T09:00:00", 2),
    ("draw {/drawn} --value 31415926535897932384", 2),
    ("draw {/void} --value 31415926535897932384", 2),
    ("draw {/unsigned} --value 31415926535897932384", 2),
    ("draw {/nowhere} --value 31415926535897932384", 2),
    ("key new 张三 --out {new}", 2),
    ("key new 张三 --escrow --out {copy drawn}", 0),
    ("key new 张三 --role auditor --out {copy drawn}", 0),
    ("key new 王见证 --out {/}", 2),
    ("key open {/a.tally} --identity {/李保管.age-key} --out {new}", 2),
    ("key open {/nowhere} --identity {/李保管.age-key} --out {new}", 2),
    ("sign {copy unsigned} --key {/王见证.key} --at 2025-02-24T10:00:00", 0),
    ("sign {/unsigned}", 2),
    ("sign {/frozen} --key {/王见证.key}", 2),
    ("sign {/frozen} --key {/王见证.pub}", 2),
    ("void {copy frozen} --reason 重来 --approver 李批准 --at 2025-02-24T10:00:00", 0),
    ("void {/void} --reason 重来 --approver 李批准", 2),
    ("reveal {copy drawn} --at 2025-12-31T09:00:00", 0),
    ("reveal {/frozen}", 2),
    ("reveal {/revealed}", 2),
    ("packets {/drawn} --out {new}", 0),
    ("packets {/drawn} --keys {/keys.csv} --out {new}", 0),
    ("packets {/drawn} --keys {/bad-keys.csv} --out {new}", 2),
    ("packets {/drawn} --out {new} --day 1999-01-01", 2),
    ("packets {/frozen} --out {new}", 2),
    ("prove {/drawn} {enterprise}", 0),
    ("prove {/frozen} {enterprise} --out {new}", 0),
    ("prove {/drawn} 没有这家", 2),
    ("replay {/drawn}", 0),
    ("replay {/frozen}", 0),
    ("replay {/public}", 0),
    ("replay {/altered}", 3),
    ("replay {/drawn} --proof {/a.proof}", 0),
    ("replay {/drawn} --proof {/bad.proof}", 3),
    ("replay {/drawn} --proof {/nowhere}", 2),
    ("replay {/nowhere}", 2),
    ("judge {/drawn}", 0),
    ("judge {/altered}", 3),
    ("audit {/drawn} --all --html {new}", 0),
    ("audit {/public}", 0),
    ("audit {/altered}", 3),
    ("audit {/drawn} --head 12", 2),
    ("diff {/drawn} {/frozen}", 0),
    ("diff {/drawn}", 0),
    ("diff {/drawn} {/nowhere}", 2),
    ("bound {copy drawn} --rounds 40", 0),
    ("bound {/frozen}", 2),
    ("why {/drawn} {enterprise}", 0),
    ("why {/drawn} {line}/{enterprise}", 0),
    ("why {/drawn} 没有这家", 2),
    ("amend {copy open} {/incidents.csv} --at 2025-03-25T09:00:00", 0),
    ("amend {copy drawn} {/bad-incidents.csv} --at 2025-03-25T09:00:00", 2),
    ("amend {copy drawn} {/nowhere} --at 2025-03-25T09:00:00", 2),
    ("amend {copy revealed} {/incidents.csv}", 2),
    ("report {copy drawn}", 0),
    ("report {copy revealed}", 0),
    ("report {/frozen}", 2),
    ("simulate {/task} --draws 50", 0),
    ("simulate {/task} --draws 20 --pair 甲,乙", 2),
    ("simulate {/task} --from 5 --to 5", 2),
    ("simulate --merge {/a.tally} {/b.tally}", 0),
    ("simulate --merge {/a.tally} {/a.tally}", 2),
    ("simulate --merge {/incidents.csv}", 2),
    ("lottery {/task} --plans 20 --out {new}", 0),
    ("lottery {/task} --plans 0", 2),
    ("lottery {/small} --plans 3", 4),
    ("pack {/drawn} --prefer earliest --iterations 200", 0),
    ("pack {/drawn} --within 5", 2),
    ("pack {/bounded} --within 500", 0),
    ("pack --instance tests/data/routing/four.vrp --iterations 50", 0),
    ("pack --instance {/incidents.csv}", 2),
    ("pack", 2),
    ("statistics {/drawn} {/results.csv}", 0),
    ("statistics {/drawn} {/bad-results.csv}", 2),
    ("export {/task} --to {new}.xlsx", 0),
    ("export {/task} --to {new} --format csv", 0),
    ("export {/task} --to {/task} --format csv", 2),
    ("export {/broken} --to {new}.xlsx", 2),
    ("export {/nowhere} --to {new}.xlsx", 2),
    ("import {/bad-incidents.csv} --to {new}", 2),
    ("import {/nowhere} --to {new}", 2),
    ("import {/results.csv} --to {/task}", 2),
    ("import {/results.csv}", 2),
    ("templates {new}", 0),
    ("templates {/task}", 2),
    ("help", 0),
    ("help key open", 0),
    ("help nonsense", 2),
    ("completions zsh", 0),
    ("completions tcsh", 2),
    ("man {new}", 0),
    ("man {/task}", 2),
    ("nonsense", 2),
    ("check", 2),
    ("check {/task} --nonsense", 2),
];

/// English words that stand in Chinese sentences: names of things, not sentences.
const TERMS: &[&str] =
    &["evenhand", "run", "task", "age", "drand", "dice", "json", "csv", "html", "osrm", "http", "utf", "public", "sealed", "zh", "en"];

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// Chinese in English output that no user wrote.
fn foreign_chinese(text: &str, data: &str) -> Option<String> {
    text.split(|c| !is_chinese(c)).filter(|run| !run.is_empty()).find(|run| !data.contains(run)).map(str::to_owned)
}

/// Three English words one after the other in Chinese output, outside of commands and of what a user wrote.
fn foreign_english(text: &str, data: &str) -> Option<String> {
    for line in text.lines() {
        // a command to type stands from `evenhand` to the end of its clause
        let parts = line.split(['；', '。', '，', '：', '（', '）', '·', '、']).filter(|part| !part.trim_start().starts_with("evenhand "));
        for part in parts {
            let mut words: Vec<&str> = Vec::new();
            for word in part.split_whitespace() {
                let plain = word.trim_matches([',', '.', ';', ':']);
                let english = plain.len() > 1 && plain.bytes().all(|b| b.is_ascii_lowercase());
                if english && !TERMS.contains(&plain) && !data.contains(plain) {
                    words.push(word)
                } else {
                    words.clear()
                }
                if words.len() == 3 {
                    return Some(words.join(" "));
                }
            }
        }
    }
    None
}

/// What is wrong with what was said.
fn faults(world: &World, arguments: &str, exit: i32, data: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut fault = |mode: &str, what: String| found.push(format!("{arguments}  [{mode}]\n    {what}"));
    let is_script = arguments.starts_with("completions");
    let shown = |said: &Said| format!("{}\n{}", said.out, said.err);

    let en = world.say(arguments, &["--lang", "en"]);
    if en.exit != exit {
        fault("--lang en", format!("exit {} instead of {exit}: {}", en.exit, shown(&en)));
    }
    if let Some(run) = foreign_chinese(&shown(&en), data) {
        fault("--lang en", format!("Chinese in English: {run}\n{}", shown(&en)));
    }
    let zh = world.say(arguments, &["--lang", "zh", "--quiet"]);
    if zh.exit != exit {
        fault("--lang zh", format!("exit {} instead of {exit}", zh.exit));
    }
    if !is_script && let Some(words) = foreign_english(&shown(&zh), data) {
        fault("--lang zh", format!("English in Chinese: {words}\n{}", shown(&zh)));
    }
    if !shown(&zh).chars().any(is_chinese) {
        fault("--lang zh", format!("no Chinese at all: {}", shown(&zh)));
    }
    let answered = exit == 0 || exit == 3 || !zh.out.is_empty();
    if answered && (zh.out.is_empty() || !zh.err.is_empty()) {
        fault("--quiet", format!("an answer is on standard output alone, a refusal on standard error: {}", shown(&zh)));
    }
    for said in [&en, &zh] {
        if said.out.contains('\u{1b}') || said.err.contains('\u{1b}') {
            fault("pipe", "colours away from a terminal".to_owned());
        }
        if exit != 0 && !answered && !coded(&said.err) {
            fault("text", format!("no code: {}", said.err));
        }
    }
    let json = world.say(arguments, &["--json", "--lang", "zh"]);
    if json.exit != exit || !json.err.is_empty() {
        fault("--json", format!("exit {} instead of {exit}, on standard error {:?}", json.exit, json.err));
    }
    match serde_json::from_str::<Value>(&json.out) {
        Err(error) => fault("--json", format!("not one document: {error}\n{}", json.out)),
        Ok(rows) if !answered => {
            let text = |key: &str| rows[key].as_str().unwrap_or_default().to_owned();
            if rows["exit"] != exit || evenhand::check::codes::find(&text("code")).is_none() {
                fault("--json", format!("exit and code: {rows}"));
            }
            let codes = rows["findings"].as_array().into_iter().flatten().filter_map(|finding| finding["code"].as_str());
            for code in codes.filter(|code| evenhand::check::codes::find(code).is_none()) {
                fault("--json", format!("{code} is in no list of codes"));
            }
            if foreign_chinese(&text("en"), data).is_some() || !text("zh").chars().any(is_chinese) {
                fault("--json", format!("languages: {rows}"));
            }
        }
        Ok(_) => {}
    }
    found
}

/// Whether the last sentence has its code, or findings stand above it.
fn coded(err: &str) -> bool {
    let codes = evenhand::check::codes::ALL;
    codes.iter().any(|code| err.contains(&format!("[{}]\n", code.name)) || err.contains(&format!(" {} × ", code.name)))
        || err.starts_with("产品质量")
        || err.contains("\nUsage:\n")
        || err.contains("\n用法：\n")
}

#[test]
fn every_verb_speaks_one_language_and_keeps_to_json_and_quiet() {
    let world = World::new();
    let data = world.user_data() + &TABLE.iter().map(|(arguments, _)| *arguments).collect::<String>();
    let found: Vec<String> = TABLE.iter().flat_map(|(arguments, exit)| faults(&world, arguments, *exit, &data)).collect();
    assert!(found.is_empty(), "{} faults\n\n{}", found.len(), found.join("\n\n"));
}

#[test]
fn the_table_has_every_verb() {
    let page = World::help();
    let verbs = page.lines().skip_while(|line| *line != "Verbs:").skip(1).take_while(|line| !line.is_empty());
    let verbs: BTreeSet<&str> = verbs.filter_map(|line| line.split_whitespace().next()).collect();
    let there: BTreeSet<&str> = TABLE.iter().filter_map(|(arguments, _)| arguments.split(' ').next()).collect();
    let missing: Vec<&&str> = verbs.difference(&there).collect();
    assert!(verbs.len() > 20 && missing.is_empty(), "write rows for {missing:?} into TABLE: good input and bad, with their exit codes");
}
