//! Check digits of the frame's codes. Early codes may lawfully fail: a warning, never a refusal.

use crate::check::codes_of_names::{credit_code_holds, registration_number_holds};
use crate::check::draft::Draft;
use crate::intake::columns::ENTERPRISES;
use crate::intake::{Sink, codes};

/// GB 32100-2015 and the 15-digit registration number.
pub(super) fn credit_code(draft: &Draft, sink: &Sink) {
    for placed in &draft.frame {
        let uscc = placed.value.uscc.as_str();
        let code = match uscc.len() {
            18 if credit_code_holds(uscc) => continue,
            15 if registration_number_holds(uscc) => continue,
            18 => &codes::CREDIT_CODE,
            15 => &codes::REGISTRATION_NUMBER,
            _ => &codes::CODE_FORM,
        };
        sink.add(
            code,
            draft.cell(&ENTERPRISES, placed.at, 0),
            (format!("{uscc}：{}", code.means_zh), format!("{uscc}: {}", code.means_en)),
        );
    }
}
