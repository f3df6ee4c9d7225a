//! Why a verb stopped early, in both languages.

use super::exit::Exit;
use crate::base::{Finding, Lang, Severity};
use crate::check::Relaxation;
use crate::record::RunError;
use std::io;
use std::path::Path;

/// An early end with its exit code.
#[derive(Clone, Debug)]
pub struct Stop {
    /// Exit code.
    pub exit: Exit,
    /// Why, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Findings, if the input was read and refused.
    pub findings: Vec<Finding>,
    /// The cheapest changes with which the plan can be met, if its quotas cannot.
    pub relaxation: Option<Box<Relaxation>>,
}

impl Stop {
    /// Ends with `exit`, saying why.
    pub fn new(exit: Exit, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { exit, zh: zh.into(), en: en.into(), findings: Vec::new(), relaxation: None }
    }

    /// The input is refused.
    pub fn refused(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(Exit::Refused, zh, en)
    }

    /// Cannot be met.
    pub fn cannot(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(Exit::CannotMeet, zh, en)
    }

    /// Findings refuse the input, or say that the plan cannot be met.
    pub fn findings(exit: Exit, findings: Vec<Finding>) -> Self {
        let errors = findings.iter().filter(|f| f.severity == Severity::Error).count();
        let (zh, en) = match exit {
            Exit::CannotMeet => (format!("计划无法满足：{errors} 处"), format!("the plan cannot be met: {errors} places")),
            _ => (format!("输入被拒绝：{errors} 处错误，未写入任何文件"), format!("input refused: {errors} errors; nothing was written")),
        };
        Self { findings, ..Self::new(exit, zh, en) }
    }

    /// The file system said no while writing `path`.
    pub fn writing(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::refused(
                format!("{} 已有内容，不会覆盖；请换一个名字", path.display()),
                format!("{} already has something in it and is not overwritten; give another name", path.display()),
            ),
            _ => Self::new(
                Exit::Fault,
                format!("写入 {} 失败：{error}", path.display()),
                format!("cannot write {}: {error}", path.display()),
            ),
        }
    }

    /// Why, in the user's language.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

impl From<RunError> for Stop {
    fn from(error: RunError) -> Self {
        match &error {
            RunError::Io { path, source } if source.kind() == io::ErrorKind::NotFound => {
                Self::refused(format!("没有这个文件：{}", path.display()), format!("there is no file {}", path.display()))
            }
            RunError::Io { .. } => Self::new(Exit::Fault, format!("读写失败：{error}"), error.to_string()),
            RunError::Form { .. } => Self::refused(format!("文件不合格式：{error}"), error.to_string()),
        }
    }
}
