//! The tables of a task and their columns. The headers they are known by are data: `aliases.csv`.

use super::fold::{fold_header, fold_without_brackets};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Every header, as a table: sheet, column, headers.
const ALIASES: &str = include_str!("aliases.csv");

/// A column.
#[derive(Debug)]
pub struct Column {
    /// English header, and the name used in messages.
    pub key: &'static str,
    /// What holds if the column or the cell is empty; `None`: it must be filled.
    pub default: Option<&'static str>,
}

/// A table and its columns.
#[derive(Debug)]
pub struct Layout {
    /// File name in the task folder (for sheets that become part of `task.toml`: of the text file `export` writes).
    pub file: &'static str,
    /// Name of its sheet in a workbook.
    pub sheet: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Its columns; readers name them by position.
    pub columns: &'static [Column],
}

const fn must(key: &'static str) -> Column {
    Column { key, default: None }
}

const fn may(key: &'static str, default: &'static str) -> Column {
    Column { key, default: Some(default) }
}

/// `enterprises.csv`
pub const ENTERPRISES: Layout = Layout {
    file: "enterprises.csv",
    sheet: "企业名录",
    required: true,
    columns: &[
        must("uscc"),
        may("site", ""),
        must("name"),
        may("address", ""),
        must("county"),
        must("scopes"),
        must("products"),
        may("venue", "ordinary"),
        may("channel", "physical"),
        may("status", "open"),
        may("credit", "B"),
        must("lat"),
        must("lon"),
        may("closed_weekdays", ""),
        may("closed", ""),
        may("open", "08:30"),
        may("close", "18:00"),
    ],
};

/// `products.csv`
pub const PRODUCTS: Layout = Layout {
    file: "products.csv",
    sheet: "产品",
    required: true,
    columns: &[must("id"), must("name"), may("aliases", ""), may("transport", "")],
};

/// `counties.csv`
pub const COUNTIES: Layout = Layout {
    file: "counties.csv",
    sheet: "县区",
    required: true,
    columns: &[must("id"), must("name"), may("name_en", ""), must("lat"), must("lon")],
};

/// `labs.csv`
pub const LABS: Layout = Layout {
    file: "labs.csv",
    sheet: "检验机构",
    required: true,
    columns: &[must("id"), must("name"), must("lat"), must("lon"), must("products"), must("batches_per_day"), must("batches_per_week")],
};

/// `lab_groups.csv`
pub const LAB_GROUPS: Layout = Layout {
    file: "lab_groups.csv",
    sheet: "检验机构分组",
    required: false,
    columns: &[must("lab"), must("group"), must("products"), must("batches_per_day"), must("batches_per_week")],
};

/// `matrix.csv`
pub const MATRIX: Layout =
    Layout { file: "matrix.csv", sheet: "路程", required: false, columns: &[must("from"), must("to"), must("metres"), must("minutes")] };

/// `samplers.csv`
pub const SAMPLERS: Layout = Layout {
    file: "samplers.csv",
    sheet: "抽样人员",
    required: true,
    columns: &[must("id"), must("name"), must("org"), must("qualified"), may("tests", ""), may("leave", ""), must("tours_max")],
};

/// `history.csv`
pub const HISTORY: Layout = Layout {
    file: "history.csv",
    sheet: "历史",
    required: false,
    columns: &[must("enterprise"), must("product"), must("day"), must("level"), must("outcome"), may("evidence", "")],
};

/// `conflicts.csv`
pub const CONFLICTS: Layout =
    Layout { file: "conflicts.csv", sheet: "回避", required: false, columns: &[must("party"), must("enterprise"), may("reason", "")] };

/// `calendar.csv`
pub const CALENDAR: Layout =
    Layout { file: "calendar.csv", sheet: "日历", required: true, columns: &[must("date"), must("kind"), may("name", "")] };

/// All CSV files of a task.
pub const LAYOUTS: [&Layout; 10] =
    [&ENTERPRISES, &PRODUCTS, &COUNTIES, &LABS, &LAB_GROUPS, &SAMPLERS, &HISTORY, &CONFLICTS, &CALENDAR, &MATRIX];

/// 任务: one row for each key of `[task]`, `[rules]`, `[prices]`, `[travel]`, `[search]`, `[relaxation]`.
pub const TASK: Layout = Layout { file: "task.csv", sheet: "任务", required: false, columns: &[must("item"), must("value")] };

/// 抽样机构: `[[org]]`.
pub const ORGS: Layout = Layout {
    file: "orgs.csv",
    sheet: "抽样机构",
    required: false,
    columns: &[
        must("id"),
        must("name"),
        must("lat"),
        must("lon"),
        must("teams_per_week"),
        must("hours_from"),
        must("hours_to"),
        must("tour_days_max"),
        must("lodges"),
        must("minutes_per_visit"),
        may("batches_per_day_max", ""),
    ],
};

/// 车辆: `carries` of an organisation.
pub const CARRIES: Layout = Layout {
    file: "carries.csv",
    sheet: "车辆",
    required: false,
    columns: &[must("org"), must("flag"), must("teams_per_week"), must("batches_per_day")],
};

/// 共用批次: `[[group]]`.
pub const GROUPS: Layout = Layout { file: "groups.csv", sheet: "共用批次", required: false, columns: &[must("id"), must("batches")] };

/// 计划: `[[line]]`, also as a bureau prints it.
pub const LINES: Layout = Layout {
    file: "lines.csv",
    sheet: "计划",
    required: false,
    columns: &[
        may("id", ""),
        may("row_no", ""),
        may("title", ""),
        must("products"),
        may("scopes", ""),
        must("batches"),
        may("kind", ""),
        may("group", ""),
        may("counties", ""),
        may("counties_only", ""),
        may("scope_limits", ""),
        may("window_text", ""),
        may("window_from", ""),
        may("window_to", ""),
        may("report_by", ""),
        may("test_days", ""),
        may("delivery_days", ""),
        may("organiser", ""),
        may("org", ""),
        may("labs", ""),
        may("minutes_per_batch", ""),
    ],
};

/// All tables a workbook may hold, in the order `export` writes them.
pub const SHEETS: [&Layout; 15] = [
    &TASK,
    &ORGS,
    &CARRIES,
    &GROUPS,
    &LINES,
    &ENTERPRISES,
    &PRODUCTS,
    &COUNTIES,
    &LABS,
    &LAB_GROUPS,
    &SAMPLERS,
    &HISTORY,
    &CONFLICTS,
    &CALENDAR,
    &MATRIX,
];

/// What `aliases.csv` says about one table.
#[derive(Debug, Default)]
struct Headers {
    /// Folded header → key.
    keys: HashMap<String, &'static str>,
    /// Key → header shown.
    shown: HashMap<&'static str, &'static str>,
}

static HEADERS: LazyLock<HashMap<&'static str, Headers>> = LazyLock::new(|| {
    let mut all: HashMap<&str, Headers> = HashMap::new();
    for line in ALIASES.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let mut cells = line.splitn(3, ',');
        let (Some(sheet), Some(key), Some(headers)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let table = all.entry(sheet).or_default();
        table.shown.insert(key, headers.split('|').next().unwrap_or(key));
        for header in headers.split('|').chain([key]) {
            table.keys.entry(fold_header(header)).or_insert(key);
        }
    }
    all
});

impl Layout {
    /// Its name in `aliases.csv`: the file without its ending.
    pub fn name(&self) -> &'static str {
        self.file.split('.').next().unwrap_or(self.file)
    }

    /// The key a header names: of a column, or with `+` of something that helps to understand a sheet and is not kept as it is.
    pub fn key_of(&self, header: &str) -> Option<&'static str> {
        let keys = &HEADERS.get(self.name())?.keys;
        keys.get(&fold_header(header)).or_else(|| keys.get(&fold_without_brackets(header))).copied()
    }

    /// The column a header names.
    pub(super) fn find(&self, header: &str) -> Option<usize> {
        self.position(self.key_of(header)?)
    }

    /// Position of a column by its key.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.key == key)
    }

    /// The Chinese header of a key; the key itself if it has none.
    pub fn shown(&self, key: &'static str) -> &'static str {
        HEADERS.get(self.name()).and_then(|h| h.shown.get(key)).copied().unwrap_or(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_header_and_every_header_one_column() {
        for layout in SHEETS {
            for column in layout.columns {
                assert_ne!(layout.shown(column.key), column.key, "{} {}", layout.file, column.key);
                assert_eq!(layout.key_of(layout.shown(column.key)), Some(column.key));
                assert_eq!(layout.key_of(column.key), Some(column.key));
            }
        }
        let mut seen = HashMap::new();
        for line in ALIASES.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let cells: Vec<&str> = line.splitn(3, ',').collect();
            let layout = SHEETS.iter().find(|l| l.name() == cells[0]).unwrap_or_else(|| panic!("{line}"));
            assert!(cells[1].starts_with('+') || layout.position(cells[1]).is_some(), "{line}");
            for header in cells[2].split('|') {
                assert_eq!(seen.insert((cells[0], fold_header(header)), cells[1]), None, "{line}: {header}");
            }
        }
    }

    #[test]
    fn headers_as_people_write_them() {
        for (header, key) in [
            ("被抽查 单位名称", "name"),
            ("所在县（市、区）", "county"),
            ("＊统一社会信用代码（注册号）：", "uscc"),
            ("标称生产企业（名称）", "+producer"),
        ] {
            assert_eq!(ENTERPRISES.key_of(header), Some(key), "{header}");
        }
        assert_eq!(LINES.key_of("抽查批次（批）"), Some("batches"));
        assert_eq!(ENTERPRISES.key_of("电话"), None);
    }
}
