//! Where a verb speaks: language, JSON or words, quiet or not.

use super::exit::Exit;
use super::findings;
use super::progress::{Bars, Waiting};
use super::stop::{Stop, system};
use super::terminal::Terminal;
use crate::base::Lang;
use serde::Serialize;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// The user's wishes for output.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    /// Language.
    pub lang: Lang,
    /// One JSON document on standard output instead of words.
    pub json: bool,
    /// No narration and no progress.
    pub quiet: bool,
}

impl Desk {
    /// The text of the user's language.
    pub fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        self.lang.pick(zh, en)
    }

    /// What is being done: silent with `--quiet` or `--json`.
    pub fn say(&self, text: &str) {
        if !self.quiet && !self.json {
            put(&mut io::stdout(), &format!("{text}\n"));
        }
    }

    /// The answer itself: words, or JSON with `--json`.
    pub fn answer<T: Serialize>(&self, rows: &T, words: impl FnOnce() -> String) {
        if self.json {
            let text = serde_json::to_string_pretty(rows).expect("rows of an answer have text keys");
            put(&mut io::stdout(), &format!("{text}\n"));
        } else {
            put(&mut io::stdout(), &words());
        }
    }

    /// Something beside the answer, on standard error.
    pub fn tell(&self, text: &str) {
        put(&mut io::stderr(), text);
    }

    /// Says why a verb stopped and gives its exit code.
    pub fn stop(&self, stop: &Stop) -> Exit {
        if self.json {
            let rows = serde_json::json!({"exit": stop.exit.code(), "code": stop.code.name, "zh": stop.zh, "en": stop.en, "findings": stop.findings, "relaxation": stop.relaxation});
            self.answer(&rows, String::new);
        } else {
            put(&mut io::stderr(), &findings::text(&stop.findings, self.lang, Terminal::of_error().colours));
            let code = if stop.findings.is_empty() { format!(" [{}]", stop.code.name) } else { String::new() };
            put(&mut io::stderr(), &format!("evenhand: {}{code}\n", stop.text(self.lang)));
        }
        stop.exit
    }

    /// Progress on standard error, if it is a terminal and the user wants it.
    pub fn bars(&self) -> Bars {
        Bars::new(self.lang, self.shows_progress())
    }

    /// A moving mark while something without steps takes longer than a second.
    pub fn waiting(&self, zh: &str, en: &str) -> Waiting {
        Waiting::start(self.pick(zh, en), self.lang, self.shows_progress())
    }

    fn shows_progress(&self) -> bool {
        !self.quiet && Terminal::of_error().moves
    }
}

/// Whether something could not be said to standard output.
static UNSAID: AtomicBool = AtomicBool::new(false);

/// The end of a program whose verb ended so: an answer that could not be written (a full disk) is a fault.
pub fn end(exit: Exit) -> Exit {
    if UNSAID.load(Ordering::SeqCst) { Exit::Fault } else { exit }
}

/// A reader that has gone away (`| head`) is no fault of ours.
fn put(out: &mut dyn Write, text: &str) {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe && !UNSAID.swap(true, Ordering::SeqCst) => {
            let (zh, en) = system(&error);
            let _ = writeln!(io::stderr(), "evenhand: 写不出结果：{zh} · the answer cannot be written: {en} [write_failed]");
        }
        _ => {}
    }
}
