//! The CSV files and their columns, with every header they are known by.

/// A column and its headers.
#[derive(Debug)]
pub struct Column {
    /// English header, and the name used in messages.
    pub key: &'static str,
    /// Chinese headers; the first is the one shown.
    pub zh: &'static [&'static str],
    /// What holds if the column or the cell is empty; `None`: it must be filled.
    pub default: Option<&'static str>,
}

/// A file and its columns.
#[derive(Debug)]
pub struct Layout {
    /// File name in the task folder.
    pub file: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Its columns; readers name them by position.
    pub columns: &'static [Column],
}

const fn must(key: &'static str, zh: &'static [&'static str]) -> Column {
    Column { key, zh, default: None }
}

const fn may(key: &'static str, zh: &'static [&'static str], default: &'static str) -> Column {
    Column { key, zh, default: Some(default) }
}

/// `enterprises.csv`
pub const ENTERPRISES: Layout = Layout {
    file: "enterprises.csv",
    required: true,
    columns: &[
        must("uscc", &["统一社会信用代码", "统一社会信用代码/注册号", "信用代码", "注册号"]),
        may("site", &["站点", "站点编号", "门店"], ""),
        must("name", &["名称", "企业名称", "单位名称", "被抽样单位名称", "被抽查单位名称", "受检单位名称", "受检单位"]),
        may("address", &["地址", "详细地址", "经营地址"], ""),
        must("county", &["县区", "县市", "所在县(市、区)", "所在县（市、区）"]),
        must("scopes", &["领域", "抽样领域"]),
        must("products", &["产品", "产品名称"]),
        may("venue", &["场所", "场所类型"], "ordinary"),
        may("channel", &["渠道", "销售渠道"], "physical"),
        may("status", &["状态", "经营状态", "登记状态"], "open"),
        may("credit", &["信用等级", "信用风险等级", "风险等级"], "B"),
        must("lat", &["纬度"]),
        must("lon", &["经度"]),
        may("closed_weekdays", &["休息日"], ""),
        may("closed", &["停业日期"], ""),
        may("open", &["开门", "开门时间"], "08:30"),
        may("close", &["关门", "关门时间"], "18:00"),
    ],
};

/// `products.csv`
pub const PRODUCTS: Layout = Layout {
    file: "products.csv",
    required: true,
    columns: &[
        must("id", &["编号", "代码"]),
        must("name", &["名称", "产品名称"]),
        may("aliases", &["别名"], ""),
        may("transport", &["运输", "运输要求"], ""),
    ],
};

/// `counties.csv`
pub const COUNTIES: Layout = Layout {
    file: "counties.csv",
    required: true,
    columns: &[
        must("id", &["代码", "编号", "区划代码"]),
        must("name", &["名称", "县区"]),
        may("name_en", &["英文名"], ""),
        must("lat", &["纬度"]),
        must("lon", &["经度"]),
    ],
};

/// `labs.csv`
pub const LABS: Layout = Layout {
    file: "labs.csv",
    required: true,
    columns: &[
        must("id", &["编号", "代码"]),
        must("name", &["名称", "机构名称"]),
        must("lat", &["纬度"]),
        must("lon", &["经度"]),
        must("products", &["产品", "可检产品"]),
        must("batches_per_day", &["日接收量"]),
        must("batches_per_week", &["周接收量"]),
    ],
};

/// `lab_groups.csv`
pub const LAB_GROUPS: Layout = Layout {
    file: "lab_groups.csv",
    required: false,
    columns: &[
        must("lab", &["实验室", "检验机构"]),
        must("group", &["组", "产品组"]),
        must("products", &["产品"]),
        must("batches_per_day", &["日接收量"]),
        must("batches_per_week", &["周接收量"]),
    ],
};

/// `matrix.csv`
pub const MATRIX: Layout = Layout {
    file: "matrix.csv",
    required: false,
    columns: &[must("from", &["起点"]), must("to", &["终点"]), must("metres", &["米"]), must("minutes", &["分钟"])],
};

/// `samplers.csv`
pub const SAMPLERS: Layout = Layout {
    file: "samplers.csv",
    required: true,
    columns: &[
        must("id", &["编号", "工号"]),
        must("name", &["姓名"]),
        must("org", &["机构", "抽样机构"]),
        must("qualified", &["可抽产品"]),
        may("tests", &["检验产品"], ""),
        may("leave", &["请假", "请假日期"], ""),
        must("tours_max", &["最多行程"]),
    ],
};

/// `history.csv`
pub const HISTORY: Layout = Layout {
    file: "history.csv",
    required: false,
    columns: &[
        must("enterprise", &["企业", "企业代码"]),
        must("product", &["产品", "产品名称"]),
        must("day", &["日期", "抽样日期"]),
        must("level", &["层级"]),
        must("outcome", &["结果", "检验结论"]),
        may("evidence", &["依据", "报告编号"], ""),
    ],
};

/// `conflicts.csv`
pub const CONFLICTS: Layout = Layout {
    file: "conflicts.csv",
    required: false,
    columns: &[must("party", &["回避方"]), must("enterprise", &["企业", "企业代码"]), may("reason", &["原因", "事由"], "")],
};

/// `calendar.csv`
pub const CALENDAR: Layout = Layout {
    file: "calendar.csv",
    required: true,
    columns: &[must("date", &["日期"]), must("kind", &["类型"]), may("name", &["名称", "节日"], "")],
};

/// All CSV files of a task.
pub const LAYOUTS: [&Layout; 10] =
    [&ENTERPRISES, &PRODUCTS, &COUNTIES, &LABS, &LAB_GROUPS, &SAMPLERS, &HISTORY, &CONFLICTS, &CALENDAR, &MATRIX];

impl Layout {
    /// The column a header names.
    pub(super) fn find(&self, header: &str) -> Option<usize> {
        let wanted = header.trim();
        self.columns.iter().position(|c| c.key.eq_ignore_ascii_case(wanted) || c.zh.contains(&wanted))
    }
}
