//! A verb refuses what it was given, with a code of the registry.

use super::exit::Exit;
use super::stop::Stop;
use crate::base::{Finding, Place};
use crate::intake::Code;

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
