//! Progress on standard error for work longer than a second: a bar with rate and time left where the length is known, a moving
//! mark with the time gone where it is not.

use crate::base::{Lang, Progress};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::sync::Mutex;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// The time shown moves on, even when nothing is reported.
const TICK: Duration = Duration::from_millis(200);

/// One stage at a time.
#[derive(Debug)]
pub struct Bars {
    lang: Lang,
    shown: bool,
    now: Mutex<Option<(&'static str, Stage)>>,
}

impl Bars {
    /// Bars that are drawn if `shown`.
    pub fn new(lang: Lang, shown: bool) -> Self {
        Self { lang, shown, now: Mutex::new(None) }
    }
}

impl Progress for Bars {
    fn at(&self, stage: &'static str, done: u64, total: u64) {
        if !self.shown {
            return;
        }
        let Ok(mut now) = self.now.lock() else { return };
        if now.as_ref().is_none_or(|(name, _)| *name != stage) {
            drop(now.take()); // the line of the stage before is cleared first
            *now = Some((stage, Stage::start(stage_words(stage, self.lang), total, self.lang)));
        }
        let Some((_, current)) = now.as_ref() else { return };
        current.bar.set_position(done);
        if total > 0 && done >= total {
            *now = None;
        }
    }
}

/// A moving mark until dropped; nothing in the first second.
#[derive(Debug)]
pub struct Waiting {
    _stage: Option<Stage>,
}

impl Waiting {
    /// Start waiting for `what`.
    pub fn start(what: &str, lang: Lang, shown: bool) -> Self {
        Self { _stage: shown.then(|| Stage::start(what, 0, lang)) }
    }
}

/// A bar that appears once it has been worth it.
#[derive(Debug)]
struct Stage {
    bar: ProgressBar,
    stop: Option<Sender<()>>,
    patience: Option<JoinHandle<()>>,
}

impl Stage {
    /// Total 0: nobody knows how long it takes.
    fn start(what: &str, total: u64, lang: Lang) -> Self {
        let bar = match total {
            0 => ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_style(mark_style(lang)),
            _ => ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden()).with_style(bar_style(lang)),
        };
        let bar = bar.with_message(what.to_owned());
        let (stop, stopped) = channel();
        let later = bar.clone();
        let patience = std::thread::spawn(move || {
            if stopped.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                later.set_draw_target(ProgressDrawTarget::stderr());
                later.enable_steady_tick(TICK);
            }
        });
        Self { bar, stop: Some(stop), patience: Some(patience) }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(patience) = self.patience.take() {
            let _ = patience.join();
        }
        self.bar.finish_and_clear();
    }
}

fn bar_style(lang: Lang) -> ProgressStyle {
    let template = lang.pick(
        "{msg} {wide_bar} {percent:>3}% {human_pos}/{human_len} {rate} 剩 {eta}",
        "{msg} {wide_bar} {percent:>3}% {human_pos}/{human_len} {rate} {eta} left",
    );
    let rate = |state: &ProgressState, out: &mut dyn Write| {
        let _ = write!(out, "{:.0}/s", state.per_sec());
    };
    ProgressStyle::with_template(template).expect("a fixed template").with_key("rate", rate)
}

fn mark_style(lang: Lang) -> ProgressStyle {
    let template = lang.pick("{spinner} {msg} 已用 {elapsed}", "{spinner} {msg} {elapsed}");
    ProgressStyle::with_template(template).expect("a fixed template")
}

fn stage_words(stage: &'static str, lang: Lang) -> &'static str {
    match stage {
        "generate" => lang.pick("生成名录", "making the frame"),
        "read" => lang.pick("读取文件", "reading"),
        "bound" => lang.pick("求下界", "proving a bound"),
        "inputs" => lang.pick("核对输入", "checking the inputs"),
        "allot" => lang.pick("计算中签概率", "computing exact probabilities"),
        "draw" => lang.pick("抽取", "drawing"),
        "pack" => lang.pick("排行程", "packing tours"),
        "repair" => lang.pick("修补行程", "repairing tours"),
        "dispatch" => lang.pick("派人", "drawing samplers"),
        "compare" => lang.pick("逐行比较", "comparing"),
        "judge" => lang.pick("核对规则", "judging"),
        "travel" => lang.pick("查询路程", "measuring roads"),
        "plans" => lang.pick("分解方案", "making plans"),
        "simulate" => lang.pick("模拟抽取", "drawing many times"),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every stage that code reports has words in both languages.
    #[test]
    fn every_stage_has_its_words() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let (mut folders, mut stages) = (vec![folder], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("the source is there").flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
                    let found = text.split("progress.at(\"").skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned));
                    stages.extend(found);
                }
            }
        }
        assert!(stages.len() > 10);
        for stage in stages {
            let stage: &'static str = stage.leak();
            let (zh, en) = (stage_words(stage, Lang::Zh), stage_words(stage, Lang::En));
            assert!(zh != en, "stage_words has no words for {stage}");
        }
    }
}
