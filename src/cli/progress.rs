//! Progress bars on standard error for work longer than a second.

use crate::base::{Lang, Progress};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Mutex;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// Moves of the waiting mark.
const TICK: Duration = Duration::from_millis(120);

/// One bar at a time, one per stage.
#[derive(Debug)]
pub struct Bars {
    lang: Lang,
    shown: bool,
    now: Mutex<Option<Stage>>,
}

#[derive(Debug)]
struct Stage {
    name: &'static str,
    since: Instant,
    bar: Option<ProgressBar>,
}

impl Bars {
    /// Bars that are drawn if `shown`.
    pub fn new(lang: Lang, shown: bool) -> Self {
        Self { lang, shown, now: Mutex::new(None) }
    }
}

impl Progress for Bars {
    fn at(&self, stage: &'static str, done: u64, total: u64) {
        let Ok(mut now) = self.now.lock() else { return };
        if !self.shown {
            return;
        }
        if now.as_ref().is_none_or(|s| s.name != stage) {
            *now = Some(Stage { name: stage, since: Instant::now(), bar: None });
        }
        let Some(current) = now.as_mut() else { return };
        if current.bar.is_none() && current.since.elapsed() >= PATIENCE && done < total {
            current.bar = Some(bar(stage_words(stage, self.lang), total));
        }
        if let Some(bar) = &current.bar {
            bar.set_position(done);
            if done >= total {
                bar.finish_and_clear();
            }
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(words: &str, total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {percent:>3}% {eta}").expect("a fixed template");
    ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr()).with_style(style).with_message(words.to_owned())
}

fn stage_words(stage: &'static str, lang: Lang) -> &'static str {
    match stage {
        "generate" => lang.pick("生成名录", "making the frame"),
        "read" => lang.pick("读取文件", "reading"),
        "bound" => lang.pick("求下界", "proving a bound"),
        "pack" => lang.pick("排行程", "packing tours"),
        "travel" => lang.pick("查询路程", "measuring roads"),
        "plans" => lang.pick("分解方案", "making plans"),
        "simulate" => lang.pick("模拟抽取", "drawing"),
        other => other,
    }
}

/// A moving mark until dropped; nothing in the first second.
#[derive(Debug)]
pub struct Waiting {
    stop: Option<Sender<()>>,
    mark: Option<JoinHandle<()>>,
}

impl Waiting {
    /// Start waiting for `what`.
    pub fn start(what: &str, shown: bool) -> Self {
        if !shown {
            return Self { stop: None, mark: None };
        }
        let (stop, stopped) = channel();
        let what = what.to_owned();
        let mark = std::thread::spawn(move || {
            if stopped.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                let bar = ProgressBar::new_spinner().with_message(what);
                bar.enable_steady_tick(TICK);
                let _ = stopped.recv();
                bar.finish_and_clear();
            }
        });
        Self { stop: Some(stop), mark: Some(mark) }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(mark) = self.mark.take() {
            let _ = mark.join();
        }
    }
}
