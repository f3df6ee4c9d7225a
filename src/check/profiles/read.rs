//! Profile files into profiles. The files are our own: one that cannot be read is a fault of the program.

use super::{ChangePrices, Copies, Form, Note, Profile, Rule};
use serde::Deserialize;

/// `profiles/*.toml`, by name.
const FILES: [&str; 6] = [
    include_str!("../../../profiles/chuxiong-2025.toml"),
    include_str!("../../../profiles/datong-2025.toml"),
    include_str!("../../../profiles/national-2020.toml"),
    include_str!("../../../profiles/shanxi-2021.toml"),
    include_str!("../../../profiles/shanxi-2023.toml"),
    include_str!("../../../profiles/yining-2025.toml"),
];

/// Form of a file.
const FORMAT: &str = "evenhand-profile/1";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    name: String,
    document: String,
    title_zh: String,
    title_en: String,
    based_on: Option<String>,
    nearest_lab: bool,
    #[serde(default)]
    rule: Vec<Rule>,
    #[serde(default)]
    note: Vec<Note>,
    copies: Option<Copies>,
    #[serde(default)]
    form: Vec<Form>,
}

/// All of them.
pub(super) fn all() -> Vec<Profile> {
    FILES.iter().map(|text| profile(text)).collect()
}

fn profile(text: &str) -> Profile {
    let file: File = toml::from_str(text).unwrap_or_else(|error| panic!("a profile of the program: {error}"));
    assert_eq!(file.format, FORMAT, "{}", file.name);
    Profile {
        name: file.name,
        document: file.document,
        title: (file.title_zh, file.title_en),
        based_on: file.based_on,
        nearest_lab: file.nearest_lab,
        rules: file.rule,
        notes: file.note,
        copies: file.copies,
        forms: file.form,
        // no notice says anything about changes
        changes: ChangePrices::USUAL,
    }
}
