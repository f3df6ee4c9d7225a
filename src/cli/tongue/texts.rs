//! The Fluent files of both languages, and how a key is looked up.

use crate::base::Lang;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

/// Text of `locales/zh-CN/cli.ftl`.
pub const ZH: &str = include_str!("../../../locales/zh-CN/cli.ftl");
/// Text of `locales/en/cli.ftl`.
pub const EN: &str = include_str!("../../../locales/en/cli.ftl");

/// Messages of one language.
pub struct Texts {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The messages of a language.
    pub fn of(lang: Lang) -> Self {
        let id: LanguageIdentifier = lang.pick("zh-CN", "en").parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false); // marks of direction are noise on a terminal
        let source = lang.pick(ZH, EN).to_owned();
        // a faulty entry is left out: the tests of this room refuse it
        let resource = FluentResource::try_new(source).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
        Self { lang, bundle }
    }

    /// Language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message, or `None` without one.
    pub fn message(&self, key: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// An attribute of a message: `verb-commit`, `source`.
    pub fn attribute(&self, key: &str, name: &str) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = message.get_attribute(name)?.value();
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// A word of the pages; the key itself if it has none.
    pub fn word(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A sentence with names and values in it.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else { return key.to_owned() };
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, *value);
        }
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }
}
