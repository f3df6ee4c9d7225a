//! What the cells of a column may be chosen from.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, XlsxError};

/// Where the choices of a column come from.
pub(super) enum Choices {
    /// One of these words.
    Words(&'static [&'static str]),
    /// One of these words, or several of them in one cell.
    SeveralOf(&'static [&'static str]),
    /// A column (letter) of another sheet.
    Column(&'static str, char),
    /// The same, several in one cell.
    SeveralFrom(&'static str, char),
}

use Choices::{Column, SeveralFrom, SeveralOf, Words};

const YES_NO: Choices = Words(&["是", "否"]);

/// Rows a drop-down looks at.
const ROWS: u32 = 2_000;

/// The choices of a column of a sheet.
pub(super) fn of_column(sheet: &str, key: &str) -> Option<Choices> {
    Some(match (sheet, key) {
        ("企业名录", "scopes") | ("计划", "scopes") => SeveralOf(&["生产", "流通", "生产|流通"]),
        ("企业名录", "county") => Column("县区", 'B'),
        ("企业名录" | "计划" | "检验机构" | "检验机构分组", "products") | ("抽样人员", "qualified" | "tests") => {
            SeveralFrom("产品", 'B')
        }
        ("历史", "product") => Column("产品", 'B'),
        ("企业名录", "venue") => Words(&["普通", "大型商超"]),
        ("企业名录", "channel") => Words(&["实体", "线上", "两者"]),
        ("企业名录", "status") => Words(&["开业", "停业", "暂停"]),
        ("企业名录", "credit") => Words(&["A", "B", "C", "D"]),
        ("计划", "kind") => Words(&["正好", "以上"]),
        ("计划", "counties_only") | ("抽样机构", "lodges") => YES_NO,
        ("计划", "org") | ("抽样人员", "org") | ("车辆", "org") => Column("抽样机构", 'A'),
        ("计划", "labs") => SeveralFrom("检验机构", 'A'),
        ("检验机构分组", "lab") => Column("检验机构", 'A'),
        ("历史", "enterprise") | ("回避", "enterprise") => SeveralFrom("企业名录", 'A'),
        ("历史", "level") => Words(&["本级", "上级"]),
        ("历史", "outcome") => Words(&["合格", "不合格", "拒检", "待定"]),
        ("日历", "kind") => Words(&["休", "班"]),
        _ => return None,
    })
}

/// The choices of an item of the sheet 任务.
pub(super) fn of_item(label: &str) -> Option<Choices> {
    match label {
        "名录虚构" | "上年不合格必抽" => Some(YES_NO),
        "进门方式" => Some(Words(&["合并", "分散"])),
        "优先目标" => Some(Words(&["最省", "天数最少", "最早", "最均衡"])),
        _ => None,
    }
}

/// As a drop-down. Where several may stand in one cell, other text is taken without a word.
pub(super) fn validation(choices: &Choices) -> Result<DataValidation, XlsxError> {
    let from = |sheet: &str, letter: char| {
        DataValidation::new().allow_list_formula(Formula::new(format!("='{sheet}'!${letter}$2:${letter}${ROWS}")))
    };
    let wrong = |v: DataValidation| {
        let v = v.set_error_style(DataValidationErrorStyle::Warning).set_error_title("不在可选范围内")?;
        v.set_error_message("请从下拉列表中选择；来自其他表的，先到那张表里补上。")
    };
    let several = |v: DataValidation| v.show_error_message(false).set_input_title("可填多个")?.set_input_message("多个用 | 或、分隔");
    match choices {
        Words(words) => wrong(DataValidation::new().allow_list_strings(words)?),
        SeveralOf(words) => several(DataValidation::new().allow_list_strings(words)?),
        Column(sheet, letter) => wrong(from(sheet, *letter)),
        SeveralFrom(sheet, letter) => several(from(sheet, *letter)),
    }
}
