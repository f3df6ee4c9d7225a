//! Check digits of the frame's codes. Early codes may lawfully fail: a warning, never a refusal.

use crate::check::draft::Draft;
use crate::intake::cell::{self, CodeForm};
use crate::intake::columns::ENTERPRISES;
use crate::intake::{Sink, codes};

/// GB 32100-2015 and the 15-digit registration number.
pub(super) fn credit_code(draft: &Draft, sink: &Sink) {
    for placed in &draft.frame {
        let uscc = placed.value.uscc.as_str();
        let code = match cell::code(uscc) {
            CodeForm::Credit { holds: true } | CodeForm::Registration { holds: true } => continue,
            CodeForm::Credit { .. } => &codes::CREDIT_CODE,
            CodeForm::Registration { .. } => &codes::REGISTRATION_NUMBER,
            CodeForm::Scientific | CodeForm::Other => &codes::CODE_FORM,
        };
        sink.add(
            code,
            draft.cell(&ENTERPRISES, placed.at, 0),
            (format!("{uscc}：{}", code.means_zh), format!("{uscc}: {}", code.means_en)),
        );
    }
}
