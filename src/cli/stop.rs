//! Why a verb stopped early, in both languages.

use super::exit::Exit;
use super::findings::many;
use crate::base::canon::CanonError;
use crate::base::{Finding, Lang, Severity};
use crate::check::Relaxation;
use crate::intake::{Code, codes};
use crate::record::RunError;
use std::io;
use std::path::Path;

/// An early end with its exit code.
#[derive(Clone, Debug)]
pub struct Stop {
    /// Exit code.
    pub exit: Exit,
    /// What kind of stop, for who looks it up or counts it.
    pub code: &'static Code,
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
        let code = match exit {
            Exit::Fine | Exit::Refused => &codes::REQUEST_REFUSED,
            Exit::Fault => &codes::FAULT,
            Exit::Disagrees => &codes::DISAGREES,
            Exit::CannotMeet => &codes::CANNOT_BE_MET,
        };
        Self { exit, code, zh: zh.into(), en: en.into(), findings: Vec::new(), relaxation: None }
    }

    /// The same with a more telling code.
    pub fn coded(self, code: &'static Code) -> Self {
        Self { code, ..self }
    }

    /// A file that could not be read.
    pub fn reading(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        let (zh, en) = system(error);
        match error.kind() {
            io::ErrorKind::NotFound => {
                Self::refused(format!("没有这个文件：{path}"), format!("there is no file {path}")).coded(&codes::MISSING_FILE)
            }
            _ => Self::refused(format!("读不了 {path}：{zh}"), format!("cannot read {path}: {en}")).coded(&codes::UNREADABLE_FILE),
        }
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
            Exit::CannotMeet => (format!("计划无法满足：{errors} 处"), format!("the plan cannot be met: {}", many(errors, "place"))),
            _ => (
                format!("输入被拒绝：{errors} 处错误，未写入任何文件"),
                format!("input refused: {}; nothing was written", many(errors, "error")),
            ),
        };
        let stop = Self::new(exit, zh, en);
        let code = if exit == Exit::Refused { &codes::INPUT_REFUSED } else { stop.code };
        Self { findings, code, ..stop }
    }

    /// The file system said no while writing `path`.
    pub fn writing(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::refused(
                format!("{} 已有内容，不会覆盖；请换一个名字", path.display()),
                format!("{} already has something in it and is not overwritten; give another name", path.display()),
            )
            .coded(&codes::NAME_TAKEN),
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                let folder = path.parent().unwrap_or(path).display();
                Self::refused(format!("没有这个文件夹：{folder}"), format!("there is no folder {folder}")).coded(&codes::MISSING_FOLDER)
            }
            _ => {
                let (path, (zh, en)) = (path.display(), system(error));
                Self::new(Exit::Fault, format!("写入 {path} 失败：{zh}"), format!("cannot write {path}: {en}")).coded(&codes::WRITE_FAILED)
            }
        }
    }

    /// Why, in the user's language.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

/// What the file system said, in both languages; the rarer sayings stay as they are.
pub fn system(error: &io::Error) -> (String, String) {
    let zh = match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件或文件夹",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::AlreadyExists => "已经存在",
        io::ErrorKind::IsADirectory => "是文件夹，不是文件",
        io::ErrorKind::NotADirectory => "不是文件夹",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘已满",
        io::ErrorKind::ReadOnlyFilesystem => "只读，不能写入",
        io::ErrorKind::FileTooLarge => "文件太大",
        io::ErrorKind::InvalidFilename => "文件名不可用",
        io::ErrorKind::InvalidData => "不是 UTF-8 文字",
        io::ErrorKind::ConnectionRefused => "连接被拒绝",
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => "超时",
        _ => return (format!("系统报错 {error}"), error.to_string()),
    };
    (zh.to_owned(), error.to_string())
}

/// Why bytes are no file of a RUN, in Chinese.
fn form(error: &CanonError) -> String {
    match error {
        CanonError::Json(wrong) => format!("第 {} 行第 {} 列起不是 JSON", wrong.line(), wrong.column()),
        CanonError::Spelling(at) => format!("不是规范写法，首处在第 {at} 字节"),
        CanonError::Number(number) => format!("数 {number} 超出范围"),
        CanonError::Form(_) => "内容不是这种文件".to_owned(),
    }
}

impl From<RunError> for Stop {
    fn from(error: RunError) -> Self {
        Self::from(&error)
    }
}

impl From<&RunError> for Stop {
    fn from(error: &RunError) -> Self {
        match error {
            RunError::Io { path, source } if source.kind() == io::ErrorKind::NotFound => Self::reading(path, source),
            RunError::Io { path, source } => {
                let (path, (zh, en)) = (path.display(), system(source));
                Self::new(Exit::Fault, format!("读写 {path} 失败：{zh}"), format!("{path}: {en}"))
            }
            RunError::Form { path, source } => {
                let path = path.display();
                Self::refused(format!("{path} 不合格式：{}", form(source)), format!("{path}: {source}")).coded(&codes::FILE_FORM)
            }
        }
    }
}
