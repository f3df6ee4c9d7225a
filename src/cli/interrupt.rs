//! Ctrl-C while tours are packed: the first ends the search with the best plan so far, the second ends the program.

use crate::base::{Lang, Progress, Standing, Stop};
use std::io::Write;
use std::sync::atomic::{AtomicU8, Ordering};

/// Nothing that could be stopped early runs: Ctrl-C ends the program.
const IDLE: u8 = 0;
/// A search runs.
const SEARCHING: u8 = 1;
/// A search runs and was asked to stop.
const ASKED: u8 = 2;

static STATE: AtomicU8 = AtomicU8::new(IDLE);

/// What a shell reports of a program ended by Ctrl-C.
const EXIT: i32 = 130;

/// Progress that stops a search at the first Ctrl-C, for as long as it lives.
pub struct Interruptible<P> {
    progress: P,
}

impl<P: Progress> Interruptible<P> {
    /// Ctrl-C is caught from here on. Where the system has no such signal, nothing changes.
    pub fn new(progress: P, lang: Lang) -> Self {
        // a second handler is refused: the first one, of an earlier search of this program, does the same
        let _ = ctrlc::set_handler(move || pressed(lang));
        STATE.store(SEARCHING, Ordering::SeqCst);
        Self { progress }
    }
}

impl<P> Drop for Interruptible<P> {
    fn drop(&mut self) {
        STATE.store(IDLE, Ordering::SeqCst);
    }
}

impl<P: Progress> Progress for Interruptible<P> {
    fn at(&self, stage: &'static str, done: u64, total: u64) {
        self.progress.at(stage, done, total);
    }

    fn stop(&self) -> &dyn Stop {
        self
    }
}

impl<P: Progress> Stop for Interruptible<P> {
    fn now(&self, _: u64, _: Standing) -> bool {
        STATE.load(Ordering::Relaxed) == ASKED
    }
}

/// Runs on a thread of its own. Files appear whole or not at all, so the end may come at any moment.
fn pressed(lang: Lang) {
    if STATE.compare_exchange(SEARCHING, ASKED, Ordering::SeqCst, Ordering::SeqCst).is_err() {
        std::process::exit(EXIT);
    }
    let text = lang.pick(
        "提前停止：保留目前最好的行程；再按一次 Ctrl-C 立即退出，不留记录",
        "stopping early with the best tours so far; Ctrl-C again ends at once, without a record",
    );
    let _ = writeln!(std::io::stderr(), "\n{text}");
}
