//! No key is missing, unused or empty in either language, and neither language speaks the other.

use super::localise::{ROOT, SHARED, child, value_key};
use super::texts::{EN, ZH};
use super::{Texts, page, shown};
use crate::base::{Lang, width};
use crate::cli::command;
use clap::Command;
use std::collections::BTreeSet;

/// How to mend what a test of this page finds.
const MEND: &str = "Texts of verbs and arguments stand in locales/zh-CN/cli.ftl and locales/en/cli.ftl, one message a verb and one \
attribute an argument:\n\n    verb-NAME = what the verb does\n        .argument = what the argument is\n        .argument-value = what a \
possible value means\n\nValues are named by `value-NAME`; what several verbs share stands in `shared`. Write both files.";

/// Keys of a file: `message` and `message.attribute`, in its order.
fn keys(source: &str) -> Vec<(String, String)> {
    let (mut found, mut message) = (Vec::new(), String::new());
    for line in source.lines() {
        let Some((left, text)) = line.split_once(" =") else { continue };
        match left.trim().strip_prefix('.') {
            Some(attribute) if line.starts_with(' ') => found.push((format!("{message}.{attribute}"), text.trim().to_owned())),
            _ if !line.starts_with([' ', '#']) => {
                left.clone_into(&mut message);
                found.push((message.clone(), text.trim().to_owned()));
            }
            _ => {}
        }
    }
    found
}

/// Keys that the tree of verbs asks for; those that a verb or `shared` may answer have two spellings.
fn wanted(verb: &Command, key: &str, found: &mut Vec<[String; 2]>) {
    let only = |key: String| [key.clone(), key];
    found.push(only(key.to_owned()));
    for arg in verb.get_arguments() {
        let id = arg.get_id().as_str();
        let either = |name: &str| [format!("{key}.{name}"), format!("{SHARED}.{name}")];
        found.push(either(id));
        if !arg.get_action().takes_values() {
            continue;
        }
        for name in arg.get_value_names().into_iter().flatten() {
            found.push(only(value_key(name)));
        }
        if arg.get_value_names().is_none() {
            found.push(only(value_key(&id.to_ascii_uppercase())));
        }
        for value in arg.get_possible_values().iter().filter(|_| id != "lang") {
            found.push(either(&format!("{id}-{}", value.get_name())));
        }
    }
    for below in verb.get_subcommands() {
        wanted(below, &child(key, below.get_name()), found);
    }
}

fn asked_for() -> Vec<[String; 2]> {
    let mut found = Vec::new();
    wanted(&command(), ROOT, &mut found);
    found.extend(["help", "version"].map(|name| [format!("{SHARED}.{name}"), format!("{SHARED}.{name}")]));
    found
}

fn has_chinese(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}'))
}

#[test]
fn both_files_have_the_same_keys_and_none_is_empty_or_twice() {
    let of = |source| keys(source).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    let (zh, en): (BTreeSet<String>, BTreeSet<String>) = (of(ZH).into_iter().collect(), of(EN).into_iter().collect());
    assert_eq!(zh.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English. {MEND}");
    assert_eq!(en.difference(&zh).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in Chinese. {MEND}");
    for (name, source) in [("zh-CN", ZH), ("en", EN)] {
        assert_eq!(of(source).len(), zh.len(), "{name}: a key stands twice");
        let empty: Vec<String> =
            keys(source).into_iter().filter(|(key, text)| text.is_empty() && key != SHARED).map(|(key, _)| key).collect();
        assert!(empty.is_empty(), "{name}: empty {empty:?}. {MEND}");
        fluent_bundle::FluentResource::try_new(source.to_owned()).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
    }
}

#[test]
fn every_verb_and_argument_has_its_texts_and_nothing_else_is_there() {
    let asked = asked_for();
    // words of pages and mistakes are asked for in the code
    let code = [
        include_str!("localise.rs"),
        include_str!("page.rs"),
        include_str!("mistake.rs"),
        include_str!("../man.rs"),
        include_str!("../mod.rs"),
        include_str!("../help.rs"),
    ]
    .concat();
    for (name, source) in [("zh-CN", ZH), ("en", EN)] {
        let there: BTreeSet<String> = keys(source).into_iter().map(|(key, _)| key).collect();
        let missing: Vec<&String> =
            asked.iter().filter(|either| either.iter().all(|key| !there.contains(key))).map(|either| &either[0]).collect();
        assert!(missing.is_empty(), "locales/{name}/cli.ftl has no {missing:#?}. {MEND}");
        // a verb's own text is used before the one verbs share
        let used: BTreeSet<&String> = asked.iter().filter_map(|either| either.iter().find(|key| there.contains(*key))).collect();
        let told =
            |key: &str| code.contains(&format!("\"{key}\"")) || key.starts_with("exit-") || key.ends_with(".examples") || key == SHARED;
        let unused: Vec<&String> = there.iter().filter(|key| !used.contains(key) && !told(key)).collect();
        assert!(unused.is_empty(), "locales/{name}/cli.ftl: nothing asks for {unused:#?}. {MEND}");
    }
}

fn each(verb: &Command, look: &mut dyn FnMut(&Command)) {
    look(verb);
    for below in verb.get_subcommands() {
        each(below, look);
    }
}

#[test]
fn no_page_speaks_the_other_language_or_leaves_the_terminal() {
    for lang in [Lang::Zh, Lang::En] {
        let texts = Texts::of(lang);
        let mut pages = 0;
        each(&shown(command(), &texts), &mut |verb| {
            let (name, about) = (verb.get_bin_name().unwrap_or_default(), verb.get_about().map(ToString::to_string).unwrap_or_default());
            for columns in [60, 80, 120] {
                let text = page(verb, columns, false, &texts);
                // an example is one line to copy, whatever the terminal
                let wide = text.lines().find(|line| width(line) > columns && !line.starts_with("  evenhand "));
                assert_eq!(wide, None, "{name} at {columns}");
                assert!(lang == Lang::Zh || !has_chinese(&text), "{name} in English:\n{text}");
            }
            let said =
                std::iter::once(about).chain(verb.get_arguments().map(|arg| arg.get_help().map(ToString::to_string).unwrap_or_default()));
            for text in said {
                assert!(lang == Lang::En || has_chinese(&text), "{name} in Chinese: {text:?}. {MEND}");
            }
            pages += 1;
        });
        assert!(pages > 25);
    }
}

#[test]
fn mistakes_are_whole_sentences_of_one_language() {
    let told = |lang: Lang, arguments: &str| {
        let given = std::iter::once("evenhand").chain(arguments.split_whitespace());
        let error = super::localise(command(), &Texts::of(lang)).try_get_matches_from(given).expect_err(arguments);
        let (code, text) = super::mistake(&error, &Texts::of(lang));
        format!("{}: {text}", code.name)
    };
    for (arguments, zh, en) in [
        ("chek x", "unknown_verb: 没有命令 chek；是不是 check？", "unknown_verb: there is no verb chek; did you mean check?"),
        ("check", "missing_argument: 缺少：<任务>", "missing_argument: missing: <TASK>"),
        (
            "check x --jsn",
            "unknown_argument: 没有参数 --jsn；是不是 --json？",
            "unknown_argument: there is no argument --jsn; did you mean --json?",
        ),
        (
            "bound x --rounds 0",
            "bad_argument: --rounds <轮数> 不能是 0：应为 1 至 1000000 的整数",
            "bad_argument: --rounds <N> cannot be 0: a whole number from 1 to 1000000 is expected",
        ),
        (
            "bound x --rounds many",
            "bad_argument: --rounds <轮数> 不能是 many：应为整数",
            "bad_argument: --rounds <N> cannot be many: a whole number is expected",
        ),
        (
            "packets x --out y --day 5.3.",
            "bad_argument: --day <日期> 不能是 5.3.：应写成 2025-03-05",
            "bad_argument: --day <DAY> cannot be 5.3.: a day such as 2025-03-05 is expected",
        ),
        (
            "check x --lang fr",
            "bad_argument: --lang <语言> 不能是 fr；可选：zh、en",
            "bad_argument: --lang <LANG> cannot be fr; it is one of zh, en",
        ),
        (
            "generate --enterprises 5 --visits 5 --out x",
            "argument_conflict: --enterprises <家数> 不能与 --visits <次数> 同用",
            "argument_conflict: --enterprises <N> does not go with --visits <N>",
        ),
        ("generate --enterprises 5 --out", "missing_argument: --out <文件夹> 没有给值", "missing_argument: --out <FOLDER> needs a value"),
        ("check x --json --json", "argument_conflict: --json 给了两次", "argument_conflict: --json is given twice"),
        ("key", "missing_argument: 没有写命令", "missing_argument: a verb is missing"),
    ] {
        assert_eq!(told(Lang::Zh, arguments), zh);
        assert_eq!(told(Lang::En, arguments), en);
    }
}
