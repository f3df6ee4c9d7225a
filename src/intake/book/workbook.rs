//! Workbooks as sheets, and what is said of those that cannot be read.

use super::grid::Spent;
use super::kind::Kind;
use super::ole::Ole;
use super::source::Source;
use super::xml::Broken;
use super::{Form, Sheet, limits, ods, xls, xlsx};
use crate::intake::codes;

/// The sheets of a workbook; none, with a finding, if it cannot be read.
pub(super) fn read(source: &Source<'_>, form: Form) -> Option<Vec<Sheet>> {
    let spent = Spent::of(source.bytes);
    let sheets = match form {
        Form::Xls => source.head(source.bytes).map_err(Broken::from).and_then(|bytes| {
            let ole = Ole::open(&bytes)?;
            xls::read(source, &spent, &ole)
        }),
        Form::Ods => ods::read(source, &spent),
        _ => xlsx::read(source, &spent),
    };
    match sheets {
        Ok(sheets) if sheets.iter().all(Sheet::is_empty) => {
            source.say(&codes::EMPTY_FILE, ("工作簿里没有内容".into(), "the workbook holds nothing".into()));
            None
        }
        Ok(sheets) => Some(sheets),
        Err(broken) => {
            tell(source, &broken);
            None
        }
    }
}

fn tell(source: &Source<'_>, broken: &Broken) {
    match broken {
        Broken::Damaged => {
            source.damaged("工作簿读不完整：被截断，或内容已损坏", "the workbook cannot be read to its end: it was cut, or is damaged")
        }
        Broken::Password => source.say(&codes::PASSWORD, ("工作簿有打开密码".into(), "the workbook is encrypted with a password".into())),
        Broken::TooLarge => {
            let what = (
                format!("展开后太大：超过自身的 {} 倍，或 {} GB", limits::RATIO, limits::EXPANDED >> 30),
                format!("it expands too far: to more than {} times itself, or {} GB", limits::RATIO, limits::EXPANDED >> 30),
            );
            source.say(&codes::FILE_TOO_LARGE, what);
        }
        Broken::TooMany => {
            let (cells, sheets) = (limits::CELLS, limits::SHEETS);
            let what = (
                format!("超过 {cells} 个单元格、{} GB 文字或 {sheets} 个工作表", limits::TEXT >> 30),
                format!("more than {cells} cells, {} GB of text or {sheets} sheets", limits::TEXT >> 30),
            );
            source.say(&codes::FILE_TOO_LARGE, what);
        }
    }
}

/// What a compound file is; none, with a finding, if no workbook.
pub(super) fn compound(source: &Source<'_>) -> Option<Kind> {
    if source.bytes > limits::BINARY {
        source.too_large(limits::BINARY);
        return None;
    }
    let bytes = source.head(source.bytes).map_err(|error| source.unreadable(&error)).ok()?;
    let ole = Ole::open(&bytes).map_err(|broken| tell(source, &broken)).ok()?;
    if ole.has("Workbook") || ole.has("Book") {
        return Some(Kind::Workbook(Form::Xls));
    }
    if ole.has("EncryptedPackage") {
        tell(source, &Broken::Password);
        return None;
    }
    let what = ("这是 Word 或其他程序的文件".into(), "this is a file of Word or another program".into());
    source.say(&codes::NOT_A_TABLE, what);
    None
}
