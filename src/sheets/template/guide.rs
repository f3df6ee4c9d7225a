//! The page of instructions.

use crate::intake::own::GUIDE;
use crate::intake::write::SheetOut;
use rust_xlsxwriter::{Format, FormatAlign, FormatUnderline, Url, Worksheet, XlsxError};

/// Step, what to do, command.
const STEPS: [(&str, &str, &str); 5] = [
    (
        "一、填表",
        "按下面各表逐张填写。浅黄色的行是示例，直接改成本地的内容，多余的删去。蓝色表头必填，灰色可不填；鼠标停在表头上有说明，能选的格点开有下拉。\
         一格写几项时用 | 或、分隔，例如 车用汽油|车用柴油。代码、编号已设为文本，开头的 0 不会丢。",
        "",
    ),
    (
        "二、检查",
        "一次报出全部问题，说明在哪张表哪一格、怎么改。加 --mark 可得到一份标了颜色和批注的副本，原文件不动。",
        "evenhand check 本文件.xlsx --mark 标出问题.xlsx",
    ),
    ("三、导入", "没有错误后，转成任务文件夹。", "evenhand import 本文件.xlsx --to 我的任务"),
    (
        "四、承诺与抽取",
        "抽取前先承诺并公布 public 文件夹，公开数值产生后抽取。抽样当天的做法见 docs/ceremony.md。",
        "evenhand commit 我的任务 --source dice:20 --out 本次抽取\nevenhand draw 本次抽取 --value 公布的数字",
    ),
    ("五、出材料", "生成结果工作簿、任务书、通知书、行程单和可核对的网页，打印签字。", "evenhand report 本次抽取"),
];

/// What each sheet is for.
fn purpose(sheet: &str) -> &'static str {
    match sheet {
        "任务" => "任务名称、文号、日期、规则和价格，每项一行，只填“内容”一列",
        "抽样机构" => "谁去抽样、从哪里出发、每周几组",
        "车辆" => "能运危险品、冷链等样品的车（没有可整张删去）",
        "共用批次" => "几行共用一个批次数（没有可整张删去）",
        "计划" => "抽查计划表，一行一个任务行",
        "企业名录" => "可抽的企业和门店，一行一个站点",
        "产品" => "产品名称和别名；其他表里的产品都从这里选",
        "县区" => "县区代码、名称和驻地坐标",
        "检验机构" => "承检机构和每天、每周能收的批次",
        "检验机构分组" => "检验机构对某些产品的接收上限（没有可整张删去）",
        "抽样人员" => "抽样人员名单、可抽产品和请假",
        "历史" => "以往抽查结果：上年不合格的必抽，六个月内抽过的不再抽",
        "回避" => "哪位抽样人员或哪家机构要回避哪家企业",
        "日历" => "法定节假日和调休",
        _ => "",
    }
}

pub(super) fn write(page: &mut Worksheet, sheets: &[SheetOut<'_>]) -> Result<(), XlsxError> {
    page.set_name(GUIDE)?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let title = Format::new().set_bold().set_font_size(18).set_align(FormatAlign::VerticalCenter);
    let strong = Format::new().set_bold().set_align(FormatAlign::Top).set_font_size(12);
    let link = wrap.clone().set_font_color(0x0005_63C1).set_underline(FormatUnderline::Single);
    let code = wrap.clone().set_font_name("Consolas").set_background_color(0x00F2_F2F2);
    page.set_column_width(0, 18)?.set_column_width(1, 62)?.set_column_width(2, 50)?;
    page.write_string_with_format(0, 0, "监督抽查任务模板", &title)?.set_row_height(0, 32)?;
    page.write_string(1, 0, "示例中的企业、人员和机构全部为虚构。程序不联网，文件只留在本机。")?;
    for (row, (step, what, command)) in (3u32..).zip(STEPS) {
        page.write_string_with_format(row, 0, step, &strong)?;
        page.write_string_with_format(row, 1, what, &wrap)?;
        if !command.is_empty() {
            page.write_string_with_format(row, 2, command, &code)?;
        }
        let lines = what.chars().count().div_ceil(30).max(command.lines().map(|l| l.chars().count().div_ceil(36)).sum());
        page.set_row_height(row, 16 * u32::try_from(lines.max(1)).unwrap_or(1) + 6)?;
    }
    page.write_string_with_format(9, 0, "各张表", &strong)?;
    for (row, sheet) in (10u32..).zip(sheets) {
        let name = sheet.layout.sheet;
        page.write_url_with_format(row, 0, Url::new(format!("internal:'{name}'!A1")).set_text(name), &link)?;
        page.write_string_with_format(row, 1, purpose(name), &wrap)?;
    }
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 1);
    page.set_screen_gridlines(false);
    Ok(())
}
