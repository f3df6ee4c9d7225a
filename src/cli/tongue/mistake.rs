//! Arguments that clap refuses, in whole sentences of one language.

use super::{Texts, Unfit};
use crate::intake::{Code, codes};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use std::num::ParseIntError;

/// The code and the sentence of an error.
pub fn mistake(error: &Error, texts: &Texts) -> (&'static Code, String) {
    let (code, mut text) = told(error, texts);
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    if let Some(names) = suggested.into_iter().map(|kind| context(error, kind, texts)).find(|names| !names.is_empty()) {
        text += texts.lang().pick("；", "; ");
        text += &texts.with("mistake-suggestion", &[("names", &names)]);
    }
    (code, text)
}

fn told(error: &Error, texts: &Texts) -> (&'static Code, String) {
    let of = |kind| context(error, kind, texts);
    let (argument, given) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            (&codes::UNKNOWN_VERB, texts.with("mistake-unknown-verb", &[("given", &of(ContextKind::InvalidSubcommand))]))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            (&codes::MISSING_ARGUMENT, texts.word("mistake-no-verb"))
        }
        ErrorKind::UnknownArgument => (&codes::UNKNOWN_ARGUMENT, texts.with("mistake-unknown-argument", &[("given", &argument)])),
        ErrorKind::MissingRequiredArgument => (&codes::MISSING_ARGUMENT, texts.with("mistake-missing", &[("names", &argument)])),
        ErrorKind::InvalidValue if given.is_empty() => {
            (&codes::MISSING_ARGUMENT, texts.with("mistake-no-value", &[("argument", &argument)]))
        }
        ErrorKind::InvalidValue => {
            let values = of(ContextKind::ValidValue);
            let rows = [("argument", argument.as_str()), ("given", given.as_str()), ("values", values.as_str())];
            (&codes::BAD_ARGUMENT, texts.with("mistake-unknown-value", &rows))
        }
        ErrorKind::ValueValidation => {
            let expected = expected(error, texts);
            let rows = [("argument", argument.as_str()), ("given", given.as_str()), ("expected", expected.as_str())];
            (&codes::BAD_ARGUMENT, texts.with("mistake-bad-value", &rows))
        }
        ErrorKind::ArgumentConflict => {
            let others = of(ContextKind::PriorArg);
            let key = if others == argument || others.is_empty() { "mistake-twice" } else { "mistake-conflict" };
            (&codes::ARGUMENT_CONFLICT, texts.with(key, &[("argument", &argument), ("others", &others)]))
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            (&codes::BAD_ARGUMENT, texts.with("mistake-count", &[("argument", &argument)]))
        }
        ErrorKind::InvalidUtf8 => (&codes::BAD_ARGUMENT, texts.word("mistake-encoding")),
        _ => (&codes::BAD_ARGUMENT, texts.word("mistake-other")),
    }
}

/// What a value should have been.
fn expected(error: &Error, texts: &Texts) -> String {
    let Some(source) = error.source() else { return texts.word("expected-other") };
    if let Some(unfit) = source.downcast_ref::<Unfit>() {
        return unfit.expected(texts.lang()).to_owned();
    }
    if source.is::<ParseIntError>() {
        return texts.word("expected-integer");
    }
    // clap keeps the range of its parsers to itself: `0 is not in 1..=1000`
    let said = source.to_string();
    let range = said.split_once(" is not in ").and_then(|(_, range)| range.split_once(".."));
    match range.map(|(least, most)| (least, most.trim_start_matches('='))) {
        Some((least, most)) if !most.is_empty() => {
            texts.with("expected-range", &[("least", if least.is_empty() { "0" } else { least }), ("most", most)])
        }
        _ => texts.word("expected-other"),
    }
}

fn context(error: &Error, kind: ContextKind, texts: &Texts) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts_of)) => texts_of.join(&texts.word("word-between")),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
