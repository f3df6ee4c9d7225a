//! The day of reference.

use crate::check::draft::Draft;
use crate::intake::columns::HISTORY;
use crate::intake::{Sink, codes};

/// An earlier batch that is not earlier.
pub(super) fn history_after_as_of(draft: &Draft, sink: &Sink) {
    let Some(task) = &draft.task else { return };
    for placed in draft.history.iter().filter(|h| h.value.day > task.as_of) {
        let (day, as_of) = (placed.value.day, task.as_of);
        let what = (format!("{day} 晚于基准日 {as_of}"), format!("{day} is after the day of reference {as_of}"));
        sink.add(&codes::HISTORY_AFTER_AS_OF, draft.cell(&HISTORY, placed.at, 2), what);
    }
}

/// The day of reference lies before the notice.
pub(super) fn as_of_before_issued(draft: &Draft, sink: &Sink) {
    let Some(task) = draft.task.as_ref().filter(|t| t.as_of < t.issued) else { return };
    let what =
        (format!("基准日 {} 早于印发日 {}", task.as_of, task.issued), format!("{} is before the issue day {}", task.as_of, task.issued));
    sink.add(&codes::AS_OF_BEFORE_ISSUED, draft.key("task.as_of"), what);
}
