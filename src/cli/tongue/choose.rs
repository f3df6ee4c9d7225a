//! Which language, before anything is parsed: `--lang`, then the locale; Chinese if neither names a language.

use crate::base::Lang;
use std::ffi::OsString;
use unic_langid::LanguageIdentifier;

/// What has to be known before arguments are parsed, so that their errors are told as the user wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Language.
    pub lang: Lang,
    /// Whether `--json` stands anywhere.
    pub json: bool,
    /// Whether `--quiet` stands anywhere.
    pub quiet: bool,
}

/// Looks for `--lang`, `--json` and `--quiet` among the arguments of a process; then at the locale.
pub fn spoken(arguments: &[OsString]) -> Spoken {
    let texts: Vec<&str> = arguments.iter().skip(1).map(|a| a.to_str().unwrap_or_default()).take_while(|a| *a != "--").collect();
    let after = texts.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = texts.iter().filter_map(|text| text.strip_prefix("--lang="));
    let said = after.chain(joined).filter_map(|text| text.parse().ok()).next_back();
    let lang = said.unwrap_or_else(|| of_locale(|name| std::env::var(name).ok(), elsewhere));
    Spoken { lang, json: texts.contains(&"--json"), quiet: texts.contains(&"--quiet") }
}

/// `LC_ALL`, `LC_MESSAGES`, `LANG`: the first that is set decides. Where none is, the system is asked.
fn of_locale(variable: impl Fn(&str) -> Option<String>, elsewhere: impl Fn() -> Option<String>) -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|text| !text.is_empty());
    set.or_else(elsewhere).map_or(Lang::Zh, |text| of_name(&text))
}

/// Windows and macOS keep the language elsewhere than in variables.
fn elsewhere() -> Option<String> {
    if cfg!(any(windows, target_os = "macos")) { sys_locale::get_locale() } else { None }
}

/// English for every language but Chinese: who reads French or Uyghur reads English rather than what they did not choose.
/// `C`, `POSIX` and what cannot be read name no language.
fn of_name(name: &str) -> Lang {
    let plain = name.split(['.', '@']).next().unwrap_or_default();
    match plain.replace('_', "-").parse::<LanguageIdentifier>() {
        Ok(id) if !matches!(plain, "C" | "POSIX") && !matches!(id.language.as_str(), "zh" | "und") => Lang::En,
        _ => Lang::Zh,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(text: &str) -> Vec<OsString> {
        text.split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn the_last_lang_before_two_dashes_decides() {
        for (text, lang) in [
            ("evenhand --lang en", Lang::En),
            ("evenhand check x --lang=en", Lang::En),
            ("evenhand --lang en check --lang zh x", Lang::Zh),
            ("evenhand --lang zh check -- --lang en", Lang::Zh),
            ("evenhand --lang en check --lang fr", Lang::En),
        ] {
            assert_eq!(spoken(&arguments(text)).lang, lang, "{text}");
        }
        let all = spoken(&arguments("evenhand --json check --quiet --lang zh x"));
        assert_eq!(all, Spoken { lang: Lang::Zh, json: true, quiet: true });
        assert!(!spoken(&arguments("evenhand check -- --json")).json);
    }

    #[test]
    fn locales() {
        let under = |set: &[(&str, &str)], system: Option<&str>| {
            let variable = |name: &str| set.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
            of_locale(variable, || system.map(str::to_owned))
        };
        assert_eq!(under(&[], None), Lang::Zh);
        assert_eq!(under(&[], Some("en-GB")), Lang::En);
        assert_eq!(under(&[], Some("zh-Hans-CN")), Lang::Zh);
        assert_eq!(under(&[("LANG", "en_GB.UTF-8")], Some("zh-CN")), Lang::En);
        assert_eq!(under(&[("LC_ALL", ""), ("LANG", "en_US.UTF-8")], None), Lang::En);
        assert_eq!(under(&[("LC_MESSAGES", "zh_TW"), ("LANG", "en_US.UTF-8")], None), Lang::Zh);
        assert_eq!(under(&[("LC_ALL", "de_DE@euro"), ("LANG", "zh_CN")], None), Lang::En);
        for none in ["C", "C.UTF-8", "POSIX", "?"] {
            assert_eq!(under(&[("LANG", none)], Some("en-GB")), Lang::Zh, "{none}");
        }
    }
}
