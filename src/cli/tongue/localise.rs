//! Verbs and arguments in one language: what clap derived from the code, with the texts of the locale put onto it.

use super::Texts;
use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};

/// The message of the program itself; verbs below it have `verb-…`.
pub const ROOT: &str = "evenhand";
/// The message whose attributes several verbs share.
pub const SHARED: &str = "shared";

/// The message of a verb below another.
pub fn child(above: &str, name: &str) -> String {
    let above = if above == ROOT { "verb" } else { above };
    format!("{above}-{name}")
}

/// The key of a value's name: `FILE.csv` → `value-FILE-csv`.
pub fn value_key(name: &str) -> String {
    format!("value-{}", name.replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
}

/// An attribute of the verb, or one that verbs share.
pub fn attribute(texts: &Texts, key: &str, name: &str) -> Option<String> {
    texts.attribute(key, name).or_else(|| texts.attribute(SHARED, name))
}

/// The tree of verbs, fit to parse with: its texts are of one language, the forms of its values are what they were.
pub fn localise(command: Command, texts: &Texts) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    verb(command.disable_version_flag(true).arg(version), ROOT, texts)
}

/// The same to be shown: names of values and defaults are told, possible values have their meaning. Not fit to parse with.
pub fn shown(command: Command, texts: &Texts) -> Command {
    let mut tree = tell(localise(command, texts), ROOT, texts);
    tree.build();
    tree
}

fn verb(command: Command, key: &str, texts: &Texts) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    // without a text of its own a verb shows the words of the code; the tests of this room refuse that
    let about = texts.message(key);
    let command = about.into_iter().fold(command, |command, about| command.about(about).long_about(None));
    command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_value_name(texts.word("word-a-verb"))
        .arg(help)
        .mut_args(|arg| argument(arg, key, texts))
        .mut_subcommands(|below| {
            let key = child(key, below.get_name());
            verb(below, &key, texts)
        })
}

fn argument(arg: Arg, key: &str, texts: &Texts) -> Arg {
    let help = attribute(texts, key, arg.get_id().as_str());
    let arg = help.into_iter().fold(arg, |arg, help| arg.help(help).long_help(None));
    if !arg.get_action().takes_values() {
        return arg;
    }
    // a value without a name of its own is called by its argument's name
    let called = arg.get_id().as_str().to_ascii_uppercase();
    let names = arg.get_value_names().map_or_else(|| vec![called], |names| names.iter().map(ToString::to_string).collect());
    arg.value_names(names.iter().map(|name| texts.message(&value_key(name)).unwrap_or_else(|| name.clone())))
}

fn tell(command: Command, key: &str, texts: &Texts) -> Command {
    let examples = texts.attribute(key, "examples").map(|text| format!("{}\n{}", texts.word("word-examples"), indented(&text)));
    let codes = (key == ROOT).then(|| format!("{}\n{}", texts.word("word-exit-codes"), indented(&exit_codes(texts))));
    let after: Vec<String> = examples.into_iter().chain(codes).collect();
    let command = if after.is_empty() { command } else { command.after_help(after.join("\n\n")) };
    command.mut_args(|arg| told(arg, key, texts)).mut_subcommands(|below| {
        let key = child(key, below.get_name());
        tell(below, &key, texts)
    })
}

/// An argument whose help tells its default and what it can be.
fn told(arg: Arg, key: &str, texts: &Texts) -> Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    let id = arg.get_id().as_str().to_owned();
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let possible = arg.get_possible_values();
    let meaning = |value: &PossibleValue| attribute(texts, key, &format!("{id}-{}", value.get_name()));
    let means =
        |value: &PossibleValue| meaning(value).map(|text| texts.with("word-means", &[("value", value.get_name()), ("meaning", &text)]));
    let meant: Vec<String> = possible.iter().filter_map(means).collect();
    if !meant.is_empty() {
        help += &texts.with("word-values", &[("values", &meant.join(&texts.word("word-between")))]);
    }
    let defaults: Vec<String> = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if defaults.iter().any(|value| !value.is_empty()) {
        help += &texts.with("word-default", &[("value", &defaults.join(" "))]);
    }
    let arg = arg.help(help).hide_default_value(true).hide_possible_values(true);
    if possible.is_empty() {
        return arg;
    }
    let values = possible.iter().map(|value| match meaning(value) {
        Some(text) => PossibleValue::new(value.get_name().to_owned()).help(text),
        None => PossibleValue::new(value.get_name().to_owned()),
    });
    arg.value_parser(values.collect::<Vec<_>>())
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

fn exit_codes(texts: &Texts) -> String {
    let code = |code: &str| format!("{code:>3}  {}", texts.word(&format!("exit-{code}")));
    ["0", "1", "2", "3", "4", "130"].map(code).join("\n")
}
