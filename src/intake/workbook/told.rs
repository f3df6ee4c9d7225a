//! What was taken without being in the files: gathered, so that a thousand rows make one finding.

use crate::base::Place;
use crate::intake::{Both, Code, Sink};
use std::cell::RefCell;

/// One thing told: the code, what, how many times, and where first.
type Row = (&'static Code, Both, usize, Place);

/// What was taken so far, in the order it came up.
#[derive(Debug, Default)]
pub(super) struct Told(RefCell<Vec<Row>>);

impl Told {
    /// Once more.
    pub fn one(&self, code: &'static Code, place: impl FnOnce() -> Place, zh: &str, en: &str) {
        let mut rows = self.0.borrow_mut();
        match rows.iter_mut().find(|row| row.0 == code && row.1.0 == zh) {
            Some(row) => row.2 += 1,
            None => rows.push((code, (zh.to_owned(), en.to_owned()), 1, place())),
        }
    }

    /// All of it as findings.
    pub fn tell(self, sink: &Sink) {
        for (code, (zh, en), count, place) in self.0.into_inner() {
            let what = if count == 1 { (zh, en) } else { (format!("{zh}（共 {count} 处）"), format!("{en} ({count} places)")) };
            sink.add(code, place, what);
        }
    }
}
