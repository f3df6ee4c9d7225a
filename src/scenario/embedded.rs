//! What comes inside the program: the scenario of the demo, and the example task of `new`.

use super::chuxiong::CHUXIONG;
use super::datong::DATONG;
use super::nation::NATION;
use super::prefecture;
use super::setting::Setting;
use super::shanxi::{COAL, GOODS};
use super::yining::YINING;

/// Seed of the embedded frame: the issue day of the notice.
pub const CHUXIONG_SEED: u64 = 20_250_225;
/// Size of the embedded frame.
pub const CHUXIONG_ENTERPRISES: u64 = 3_000;

/// Settings whose plan does not depend on the size; the first one's scenario is embedded.
fn settings() -> [&'static Setting; 6] {
    [&CHUXIONG, &DATONG, &COAL, &GOODS, &YINING, &NATION]
}

macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../scenarios/", $folder, "/", $name)))),*]
    };
}

type Files = &'static [(&'static str, &'static [u8])];

const CHUXIONG_FILES: Files = files!("chuxiong-2025":
    "task.toml", "products.csv", "counties.csv", "labs.csv", "samplers.csv", "history.csv", "conflicts.csv", "calendar.csv",
    "enterprises.csv",
);

const TEMPLATE_FILES: Files = files!("template":
    "task.toml", "products.csv", "counties.csv", "labs.csv", "samplers.csv", "history.csv", "conflicts.csv", "enterprises.csv",
);

/// Names for `--like`.
pub fn names() -> Vec<&'static str> {
    settings().iter().map(|s| s.name).chain([prefecture::NAME]).collect()
}

/// Files of an embedded scenario.
pub fn embedded(name: &str) -> Option<Vec<(&'static str, &'static [u8])>> {
    (name == CHUXIONG.name).then(|| CHUXIONG_FILES.to_vec())
}

/// A tiny task with remarks in both languages, for a planner to fill in. It passes `check` as it is.
pub fn template() -> Vec<(String, Vec<u8>)> {
    let calendar = ("calendar.csv", CHUXIONG.calendar);
    TEMPLATE_FILES.iter().copied().chain([calendar]).map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect()
}

/// The setting of that name for a frame of that size.
pub(super) fn setting(name: &str, enterprises: u64) -> Option<&'static Setting> {
    if name == prefecture::NAME {
        return Some(prefecture::setting(enterprises / prefecture::PER_VISIT));
    }
    settings().into_iter().find(|s| s.name == name)
}
