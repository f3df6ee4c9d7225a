//! A verb refuses what it was given, with a code of the registry.

use super::exit::Exit;
use super::stop::{Stop, system};
use crate::base::{Finding, Place};
use crate::intake::{Code, codes};

/// One finding of a code, with the code's usual mend.
pub fn finding(code: &'static Code, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Finding {
    Finding {
        severity: code.severity,
        code: code.name,
        place,
        what_zh: zh.into(),
        what_en: en.into(),
        mend_zh: code.mend_zh.to_owned(),
        mend_en: code.mend_en.to_owned(),
    }
}

/// The input is refused for one reason.
pub fn refused(code: &'static Code, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Stop {
    Stop::findings(Exit::Refused, vec![finding(code, place, zh, en)])
}

/// A file that cannot be read.
pub fn unreadable(file: &str, error: &std::io::Error) -> Finding {
    let code = if error.kind() == std::io::ErrorKind::NotFound { &codes::MISSING_FILE } else { &codes::UNREADABLE_FILE };
    let (zh, en) = system(error);
    finding(code, Place::file(file), format!("读不了：{zh}"), format!("cannot be read: {en}"))
}

/// The text of a CSV file: UTF-8, with or without a mark, or GB18030.
///
/// # Errors
/// If it is neither.
pub fn text(file: &str, bytes: &[u8]) -> Result<String, Box<Finding>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let utf8 = std::str::from_utf8(bytes).ok().map(str::to_owned);
    utf8.or_else(|| encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(|t| t.into_owned())).ok_or_else(
        || Box::new(finding(&codes::UNDECODABLE, Place::file(file), "既不是 UTF-8 也不是 GB18030", "neither UTF-8 nor GB18030")),
    )
}
