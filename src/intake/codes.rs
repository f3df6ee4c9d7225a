//! Every finding's code, in one list. `docs/findings.md` shows the same list.

use crate::base::Severity;

/// What follows from a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The input is refused (exit code 2).
    Input,
    /// The input is good, but the plan cannot be met (exit code 4).
    Capacity,
    /// A check says no (exit code 3).
    Verdict,
    /// The program or the machine failed (exit code 1).
    Fault,
    /// For a person to decide or know; nothing is refused.
    Advice,
}

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable name.
    pub name: &'static str,
    /// Error, warning or note.
    pub severity: Severity,
    /// What follows.
    pub class: Class,
    /// What it means, in Chinese.
    pub means_zh: &'static str,
    /// What it means, in English.
    pub means_en: &'static str,
    /// The usual mend, in Chinese.
    pub mend_zh: &'static str,
    /// The usual mend, in English.
    pub mend_en: &'static str,
}

macro_rules! codes {
    ($($const:ident = $name:literal $severity:ident $class:ident: $means_zh:literal, $means_en:literal, $mend_zh:literal, $mend_en:literal;)*) => {
        $(
            #[doc = $means_en]
            pub static $const: Code = Code {
                name: $name,
                severity: Severity::$severity,
                class: Class::$class,
                means_zh: $means_zh,
                means_en: $means_en,
                mend_zh: $mend_zh,
                mend_en: $mend_en,
            };
        )*

        /// All codes, in the order of the documentation.
        pub static ALL: &[&Code] = &[$(&$const),*];
    };
}

codes! {
    // Files and their form
    MISSING_FILE = "missing_file" Error Input: "缺少文件", "A file of the task is missing", "把这个文件放进任务文件夹", "Put the file into the task folder";
    UNREADABLE_FILE = "unreadable_file" Error Input: "文件打不开", "A file cannot be opened", "检查文件权限和大小", "Check the file's permissions and size";
    BINARY_FILE = "binary_file" Error Input: "不是文本文件", "Not a text file", "在表格软件里另存为 CSV（UTF-8）", "Save it as CSV (UTF-8) in the spreadsheet program";
    UNDECODABLE = "undecodable" Error Input: "编码无法识别", "The encoding is unknown", "另存为 UTF-8", "Save it as UTF-8";
    OTHER_ENCODING = "other_encoding" Note Advice: "文件不是 UTF-8", "The file is not UTF-8", "无需处理；如有乱码，另存为 UTF-8", "Nothing to do; if characters look wrong, save it as UTF-8";
    EMPTY_FILE = "empty_file" Error Input: "文件是空的", "The file is empty", "补上内容", "Fill it in";
    NOT_A_TABLE = "not_a_table" Error Input: "不是表格文件", "Not a file of tables", "在 Excel 或 WPS 里打开，另存为 .xlsx 或 CSV", "Open it in the spreadsheet program and save it as .xlsx or CSV";
    OTHER_FORM = "other_form" Note Advice: "文件内容与扩展名不符", "The file is not what its name says", "无需处理；建议改正扩展名", "Nothing to do; better correct the extension";
    DAMAGED_FILE = "damaged_file" Error Input: "文件损坏或不完整", "The file is damaged or cut", "重新导出或重新拷贝；能在 Excel 或 WPS 里打开的，另存一份", "Export or copy it again; if the spreadsheet program opens it, save it anew";
    PASSWORD = "password" Error Input: "文件有打开密码", "The file has a password", "在 Excel 或 WPS 里打开，去掉打开密码后保存", "Open it in the spreadsheet program, remove the password and save";
    FILE_TOO_LARGE = "file_too_large" Error Input: "文件超出可读取的大小", "The file is larger than can be read", "删去不需要的工作表和行，或拆成几个文件", "Delete sheets and rows that are not needed, or split the file";
    HIDDEN_SHEET = "hidden_sheet" Note Advice: "工作表是隐藏的", "The sheet is hidden", "不需要的就删去", "Delete it if it is not needed";
    PART_NOT_READ = "part_not_read" Note Advice: "文件里有一部分没有读取", "A part of the file is not read", "无需处理", "Nothing to do";
    CELL_ERROR = "cell_error" Warning Advice: "单元格里是公式错误", "The cell holds an error of a formula", "改正公式，或改成数值；不需要就清空", "Correct the formula or write its value; clear it if it is not needed";
    FORMULA_NOT_COMPUTED = "formula_not_computed" Error Input: "公式没有计算过", "The formula was never computed", "在 Excel 或 WPS 里打开并保存一次", "Open the file in the spreadsheet program and save it once";
    DATE_WITH_TIME = "date_with_time" Note Advice: "日期里带有时刻，只取日期", "The date has a time of the day; only the date is read", "无需处理；时刻有用的，另列一栏", "Nothing to do; if the time matters, give it a column of its own";
    UNCLOSED_QUOTE = "unclosed_quote" Error Input: "引号没有闭合", "A quotation mark is not closed", "检查这一行的引号是否成对", "Check that the quotation marks of this row are paired";
    TOML_SYNTAX = "toml_syntax" Error Input: "任务文件语法错误", "The task file is not TOML", "按提示修改这一行", "Correct this line";
    MISSING_COLUMN = "missing_column" Error Input: "缺少列", "A column is missing", "补上这一列，中文或英文表头都可以", "Add the column, with its Chinese or its English header";
    DUPLICATE_COLUMN = "duplicate_column" Error Input: "同一列出现两次", "A column stands twice", "只保留一列", "Keep one of them";
    UNKNOWN_COLUMN = "unknown_column" Warning Advice: "不认识的列", "An unknown column", "如果是需要的列，改用规定的表头；否则可以不管", "If it is needed, use the header of the format; else leave it";
    ROW_LENGTH = "row_length" Error Input: "格数与表头不符", "The row has another number of cells than the header", "检查这一行的逗号和引号", "Check the commas and quotation marks of this row";
    NEWLINE_IN_CELL = "newline_in_cell" Error Input: "一格里有换行", "A line break inside a cell", "检查引号是否成对；地址写在一行里", "Check that quotation marks are paired; write addresses on one line";
    EMPTY_CELL = "empty_cell" Error Input: "必填的格是空的", "A needed cell is empty", "填上", "Fill it in";
    // Sheets and what they mean
    NOTHING_UNDERSTOOD = "nothing_understood" Error Input: "没有看得懂的表", "No sheet was understood", "表头用常见的叫法，例如“企业名称”“产品名称”“抽查批次”；evenhand new 给出模板", "Use the usual headers, such as 企业名称, 产品名称, 抽查批次; evenhand new gives a template";
    SHEET_NOT_UNDERSTOOD = "sheet_not_understood" Note Advice: "这张表看不懂，没有读取", "A sheet was not understood and not read", "如果是需要的表，改用常见的表头；否则不用管", "If it is needed, use the usual headers; else leave it";
    HIDDEN_SHEET_NOT_READ = "hidden_sheet_not_read" Warning Advice: "隐藏的工作表没有读取", "A hidden sheet was not read", "需要的话取消隐藏；不需要就删去", "Unhide it if it is needed, else delete it";
    MISSING_SHEET = "missing_sheet" Error Input: "缺少一张表，又没有默认值", "A table is missing and has no default", "把这张表一起给出", "Give this table, too";
    DEFAULT_TAKEN = "default_taken" Note Advice: "文件里没有，取了默认值", "Not in the files: a default was taken", "确认默认值合适；不合适就在文件里写明", "Make sure the default is right; else say it in the file";
    LABEL_FILLED = "label_filled" Note Advice: "空格按上一行填写（文本文件里看不到合并单元格）", "An empty label was filled from the row above (text files lose merged cells)", "确认属实；不属实就在每行写明", "Make sure it is so; else write it on each row";
    ROWS_JOINED = "rows_joined" Note Advice: "一家企业占几行，已并为一家", "Several rows of one enterprise were joined", "无需处理", "Nothing to do";
    SHARED_QUOTA = "shared_quota" Note Advice: "合并的批次格读作几行共用一个批次数", "A merged cell of batches is one quota shared by its rows", "确认属实；不属实就取消合并，逐行写批次", "Make sure it is so; else unmerge it and write batches on each row";
    BAD_QUANTITY = "bad_quantity" Error Input: "批次数读不懂", "The number of batches cannot be read", "写成 20、20批次 或 50批次以上", "Write 20, 20批次 or 50批次以上";
    BAD_WINDOW = "bad_window" Error Input: "抽查时间读不懂", "The window cannot be read", "写成 2-3季度、8-9月、12月20日前 或起止日期", "Write 2-3季度, 8-9月, 12月20日前, or first and last day";
    BAD_LIMITS = "bad_limits" Error Input: "限制或分配的写法读不懂", "A short spelling of limits or shares cannot be read", "写成 L1:12、L2:8 或 楚雄市:1-3、牟定县:2", "Write L1:12、L2:8 or 楚雄市:1-3、牟定县:2";
    DUPLICATE_KEY = "duplicate_key" Error Input: "同一项写了两次", "An item stands twice", "只保留一处", "Keep one of them";
    WORKBOOK_TOO_SMALL = "workbook_too_small" Error Input: "工作簿放不下", "A workbook cannot hold it", "改用 --format csv", "Use --format csv";
    // Values
    IMPOSSIBLE_DATE = "impossible_date" Error Input: "不是日历上的日期", "Not a date of the calendar", "写成 2025-02-25 这样的日期；日期段写成 2025-02-01~2025-02-10", "Write dates as 2025-02-25 and spans as 2025-02-01~2025-02-10";
    SPAN_ORDER = "span_order" Error Input: "结束早于开始", "The end is before the beginning", "对调或改正两个日期", "Swap or correct the two days";
    BAD_HOURS = "bad_hours" Error Input: "不是时刻", "Not a time of the day", "写成 08:30，不超过 24:00", "Write it as 08:30, not beyond 24:00";
    HOURS_ORDER = "hours_order" Error Input: "结束时刻不晚于开始", "The closing time is not after the opening time", "改正两个时刻", "Correct the two times";
    BAD_NUMBER = "bad_number" Error Input: "不是允许范围内的整数", "Not a whole number of the allowed range", "写成不带符号、小数和单位的整数", "Write a whole number without sign, decimals or unit";
    BAD_COORDINATE = "bad_coordinate" Error Input: "不是经纬度", "Not a coordinate", "写成十进制度，小数最多六位，例如 25.03603；检查经纬度是否写反", "Write decimal degrees with at most six digits after the point, such as 25.03603; check that latitude and longitude are not swapped";
    UNKNOWN_WORD = "unknown_word" Error Input: "不在规定的词里", "Not one of the words of the format", "改用列出的词", "Use one of the words listed";
    MISSING_KEY = "missing_key" Error Input: "任务文件缺少一项", "A key of the task file is missing", "补上这一项", "Add it";
    UNKNOWN_KEY = "unknown_key" Error Input: "任务文件里有不认识的项", "An unknown key of the task file", "改正拼写，或删去", "Correct its spelling or delete it";
    BAD_VALUE = "bad_value" Error Input: "值的类型不对", "A value of the wrong kind", "按格式说明改正", "Write it as the format says";
    UNKNOWN_FORMAT = "unknown_format" Error Input: "任务文件的格式版本不认识", "The format of the task file is unknown", "写成 format = \"evenhand-task/1\"", "Write format = \"evenhand-task/1\"";
    // Names
    BAD_ID = "bad_id" Error Input: "编号不合规定", "Not an id", "编号不能为空、不能有空格和 / @ # |，不超过 128 字节", "An id is not empty, has no space and no / @ # | and at most 128 bytes";
    DUPLICATE_ID = "duplicate_id" Error Input: "编号重复", "An id stands twice", "删去重复的行，或改正编号；同一代码的多个站点用“站点”列区分", "Delete the repeated row or correct the id; several sites of one code are told apart by the site column";
    AMBIGUOUS_NAME = "ambiguous_name" Error Input: "一个名称指两样东西", "A name means two things", "改掉其中一个别名", "Change one of the aliases";
    UNKNOWN_PRODUCT = "unknown_product" Error Input: "产品不在产品表里", "The product is not in products.csv", "改正名称，或在 products.csv 里加上产品或别名", "Correct the name, or add the product or an alias to products.csv";
    UNKNOWN_COUNTY = "unknown_county" Error Input: "县区不在县区表里", "The county is not in counties.csv", "改正代码或名称，或在 counties.csv 里加上", "Correct the code or name, or add it to counties.csv";
    UNKNOWN_LAB = "unknown_lab" Error Input: "检验机构不在机构表里", "The lab is not in labs.csv", "改正编号，或在 labs.csv 里加上", "Correct the id, or add it to labs.csv";
    UNKNOWN_ORG = "unknown_org" Error Input: "抽样机构没有定义", "The sampling organisation is not defined", "改正编号，或在任务文件里加上 [[org]]", "Correct the id, or add an [[org]] to the task file";
    UNKNOWN_GROUP = "unknown_group" Error Input: "共用批次没有定义", "The shared quota is not defined", "改正编号，或在任务文件里加上 [[group]]", "Correct the id, or add a [[group]] to the task file";
    UNKNOWN_SITE = "unknown_site" Error Input: "路程表里的地点不是企业或抽样机构", "A site of the travel matrix is no enterprise or organisation", "改正编号，或删去这一行", "Correct the id or delete the row";
    UNKNOWN_PARTY = "unknown_party" Error Input: "回避方不存在", "The party of a conflict does not exist", "写成 sampler:编号 或 lab:编号", "Write sampler:ID or lab:ID with an id that exists";
    HISTORY_UNKNOWN_ENTERPRISE = "history_unknown_enterprise" Warning Advice: "历史记录里的企业不在名录里", "An enterprise of the history is not in the frame", "核对代码；确实不在名录里就不用管", "Check the code; if it has left the frame, leave it";
    CONFLICT_UNKNOWN_ENTERPRISE = "conflict_unknown_enterprise" Warning Advice: "回避名单里的企业不在名录里", "An enterprise of the conflicts is not in the frame", "核对代码，以免漏掉回避", "Check the code, so that no recusal is lost";
    DUPLICATE_ROW = "duplicate_row" Warning Advice: "两行完全相同", "Two rows are the same", "删去一行；计算时只算一次", "Delete one; it counts once";
    CODE_IN_SCIENTIFIC_NOTATION = "code_in_scientific_notation" Error Input: "代码被表格软件改成了科学记数", "A spreadsheet has turned the code into scientific notation", "把该列设为文本格式后重新导出", "Set the column to text and export again";
    CREDIT_CODE = "credit_code" Warning Advice: "统一社会信用代码校验不符（GB 32100-2015）", "The unified social credit code fails its check (GB 32100-2015)", "核对代码；早期福建、厦门代码可能本来就不符", "Check the code; early codes of Fujian and Xiamen may lawfully fail";
    REGISTRATION_NUMBER = "registration_number" Warning Advice: "15 位注册号校验不符", "The 15-digit registration number fails its check", "核对注册号", "Check the number";
    CODE_FORM = "code_form" Warning Advice: "既不是 18 位信用代码，也不是 15 位注册号", "Neither an 18-character credit code nor a 15-digit registration number", "核对代码", "Check the code";
    HISTORY_AFTER_AS_OF = "history_after_as_of" Warning Advice: "历史记录的日期晚于基准日", "An earlier batch is dated after the day of reference", "核对日期；上级计划中的批次可以不改", "Check the date; a batch the upper level has planned may stay";
    FAR_FROM_COUNTY = "far_from_county" Warning Advice: "坐标离所填县城太远", "The site is far from the seat of its county", "核对坐标和县区；检查经纬度是否写反", "Check coordinates and county; check that latitude and longitude are not swapped";
    // The plan
    OUTSIDE_CALENDAR = "outside_calendar" Error Input: "日期在日历覆盖的年份之外", "A day outside the years of the calendar", "在 calendar.csv 里补上该年的放假安排", "Add that year's holidays to calendar.csv";
    CALENDAR_GAP = "calendar_gap" Error Input: "日历中间缺了一年", "The calendar skips a year", "在 calendar.csv 里补上该年的放假安排，或改正写错的年份", "Add that year's holidays to calendar.csv, or correct the year of an entry";
    NO_LINES = "no_lines" Error Input: "没有任务行", "The plan has no line", "在任务文件里加上 [[line]]", "Add a [[line]] to the task file";
    NO_ORGS = "no_orgs" Error Input: "没有抽样机构", "There is no sampling organisation", "在任务文件里加上 [[org]]", "Add an [[org]] to the task file";
    QUOTA_AND_GROUP = "quota_and_group" Error Input: "批次数与共用批次矛盾", "Batches and shared quota contradict each other", "批次数和 group 二选一", "State either batches or a group";
    GROUP_UNUSED = "group_unused" Error Input: "共用批次没有任务行使用", "No line draws from a shared quota", "删去它，或在任务行里写上 group", "Delete it, or name it in a line";
    PLAN_TOO_LARGE = "plan_too_large" Error Input: "计划总批次过大", "The plan has too many batches", "拆成几个任务", "Split it into several tasks";
    COUNTY_LIMITS = "county_limits" Error Input: "县区批次限制互相矛盾", "The county limits contradict each other", "改正下限、上限或总批次", "Correct the minima, the maxima or the quota";
    SCOPE_LIMITS = "scope_limits" Error Input: "领域批次限制互相矛盾", "The scope limits contradict each other", "改正下限、上限或总批次", "Correct the minima, the maxima or the quota";
    COUNTY_AND_SCOPE_LIMITS = "county_and_scope_limits" Error Input: "同一行不能同时有县区限制和领域限制", "A line cannot have both county and scope limits", "拆成两行", "Split the line";
    LINE_WITHOUT_LAB = "line_without_lab" Error Input: "任务行没有检验机构", "A line has no lab", "在 labs 里写上检验机构", "Name a lab in labs";
    LAB_NOT_ACCREDITED = "lab_not_accredited" Error Input: "检验机构没有该产品的资质", "The lab is not accredited for a product of the line", "换一家机构，或在 labs.csv 里补上资质", "Choose another lab, or add the product in labs.csv";
    LAB_SHARES = "lab_shares" Error Input: "各检验机构批次之和与任务行不符", "The labs' batches do not sum to the line's", "改正各机构的批次数", "Correct the labs' batches";
    GROUP_SEVERAL_LABS = "group_several_labs" Error Input: "共用批次的任务行只能有一家检验机构", "A line of a shared quota has one lab", "每行只写一家机构", "Name one lab per line";
    WINDOW_PAST = "window_past" Error Input: "抽查时间已经过去", "The window lies in the past", "改正时间，或删去该行", "Correct the window or delete the line";
    WINDOW_CUT_BY_ISSUE_DAY = "window_cut_by_issue_day" Warning Advice: "抽查时间早于印发日，只能从印发日算起", "The window begins before the issue day and is cut to it", "确认剩下的工作日够用", "Make sure that the working days left are enough";
    WINDOW_BEYOND_LAST_REPORT = "window_beyond_last_report" Warning Advice: "抽查时间晚于最后一次报送", "The window ends after the last report", "明确这些批次在哪里报送，或提前结束", "Decide where these batches are reported, or end earlier";
    DEADLINE_ON_REST_DAY = "deadline_on_rest_day" Warning Advice: "期限落在休息日", "A deadline falls on a day of rest", "提前到前一个工作日，或明确顺延", "Move it to the working day before, or state that it is postponed";
    DEADLINE_BEFORE_WINDOW_END = "deadline_before_window_end" Note Advice: "最晚送样日早于抽查时间结束", "The latest hand-in day is before the end of the window", "按最晚送样日安排", "Plan up to the latest hand-in day";
    DEADLINES_ACROSS_REST = "deadlines_across_rest" Warning Advice: "两个期限之间几乎没有工作日", "Hardly a working day lies between two deadlines", "把后一个期限要交的材料在假期前备好，或请求顺延", "Have what is due on the second ready before the holidays, or ask for a later day";
    WINDOW_STARTS_ON_REST_DAY = "window_starts_on_rest_day" Note Advice: "抽查时间从休息日开始", "The window begins on a day of rest", "从第一个工作日算起；收到文件更晚的，按收文日改", "Count from the first working day, or from the day the plan was received if that is later";
    NO_POSSIBLE_DAY = "no_possible_day" Error Capacity: "没有能抽样的日子", "There is no day on which a line can be sampled", "提前抽查时间、推迟报告期限，或缩短检验时间", "Begin the window earlier, report later, or test faster";
    TOTAL_DIFFERS = "total_differs" Warning Advice: "合计数与各行之和不符", "The total as printed is not the sum of the lines", "核对各行和合计", "Check the lines and the total";
    ORGANISER_OUTSIDE_OWN_TOTAL = "organiser_outside_own_total" Warning Advice: "本级合计与本级实施的各行之和不符", "The organiser's own total is not the sum of its own lines", "由计划制定人确认实施单位和批次归属", "The planner decides who organises the line and where it counts";
    MINIMUM_IS_FLOOR = "minimum_is_floor" Note Advice: "合计里有“以上”的下限", "The total contains minima", "合计应写成“不少于”", "Say “at least” in the total";
    GROUP_SPLIT_OPEN = "group_split_open" Note Advice: "几行共用一个批次数，内部分配没有规定", "Rows share one number and no division is stated", "需要固定分配时，拆开批次数；否则由抽签决定", "Split the number if the division matters; else the draw decides";
    TITLE_REPEATS = "title_repeats" Note Advice: "同一产品名称出现在几行", "A product name stands in several rows", "按任务行编号、区域和检验机构区分，不要按名称汇总", "Tell the rows apart by id, region and lab; do not add them up by name";
    COUNTY_CHOICE_OPEN = "county_choice_open" Warning Advice: "批次少于县区数，没有指定县区", "Fewer batches than counties, and no county is named", "指定县区，或确认在全部县区里随机抽取", "Name counties, or confirm that chance chooses among all of them";
    AS_OF_BEFORE_ISSUED = "as_of_before_issued" Warning Advice: "基准日早于印发日", "The day of reference is before the issue day", "核对 as_of", "Check as_of";
    SYNTHETIC_FRAME = "synthetic_frame" Note Advice: "名录是虚构的", "The frame is made up", "正式使用前换成真实名录", "Replace it by the real frame before use";
    // Roads
    MATRIX_TWICE = "matrix_twice" Error Input: "路程表里同一对地点出现两次", "A pair of the travel matrix stands twice", "只保留一行", "Keep one of the rows";
    MATRIX_HOLE = "matrix_hole" Error Input: "路程表有缺口", "The travel matrix has holes", "在 matrix.csv 里补上这些行，或用 evenhand travel 重新生成，或删去 matrix.csv", "Add these rows to matrix.csv, make it anew with evenhand travel, or delete it";
    MATRIX_TOO_LARGE = "matrix_too_large" Error Input: "路程表地点太多", "The travel matrix has too many sites", "删去 matrix.csv，按大圆距离计算；或拆成几个任务", "Delete matrix.csv to count by great circle, or split the task";
    MATRIX_ASYMMETRIC = "matrix_asymmetric" Note Advice: "路程表往返不同", "The two ways of some pairs differ in the travel matrix", "单行道和上下坡会这样；按所给方向使用", "One-way roads and slopes do that; each way is used as given";
    TRAVEL_UNREACHABLE = "travel_unreachable" Error Input: "路程服务连不上", "The travel service cannot be reached", "核对地址和端口，确认服务已启动；只支持内网 http", "Check host and port and that the service runs; plain http of an intranet only";
    TRAVEL_ANSWER = "travel_answer" Error Input: "路程服务的回答读不懂", "The answer of the travel service cannot be used", "确认地址是 OSRM 的 table 服务，--profile 与其一致", "Make sure that the address is an OSRM table service and --profile is its own";
    TRAVEL_HOLE = "travel_hole" Error Input: "路程服务找不到路", "The travel service finds no road", "核对这两处的经纬度；地图要覆盖所有地点", "Check the coordinates of the two sites; the map must cover all sites";
    // The rule profile
    UNKNOWN_PROFILE = "unknown_profile" Warning Advice: "没有这个规则档案", "The rule profile is unknown", "核对 rules.profile；档案规则未检查", "Check rules.profile; rules of the profile were not checked";
    RULE_DIFFERS_FROM_PROFILE = "rule_differs_from_profile" Warning Advice: "规则与档案不同", "A rule differs from its profile", "确认这是有意的", "Make sure that this is intended";
    COPIES_MISSING_ENTERPRISE = "copies_missing_enterprise" Warning Advice: "发放份数里没有被抽样单位", "The sampled enterprise is not among those who get a copy", "默认另加一份给被抽样单位", "By default one copy is added for the sampled enterprise";
    NOTICE_GAP = "notice_gap" Warning Advice: "通知有缺漏或前后不一", "The notice has a gap or contradicts itself", "按所附建议由计划制定人决定", "The planner decides, as advised";
    NOTICE_NOTE = "notice_note" Note Advice: "通知里容易误读的地方", "A part of the notice that is easily misread", "按所附建议", "As advised";
    FORM_NAME_VARIES = "form_name_varies" Note Advice: "同一文书有几个名称", "A form has several names", "统一名称；默认用第一个", "Use one name; by default the first";
    FORM_COLUMNS_OPEN = "form_columns_open" Note Advice: "文书没有给出栏目", "A form is named but its columns are not given", "使用默认栏目，或请发文单位提供", "Use the default columns, or ask the issuer";
    LAB_NEAREST_PROPOSAL = "lab_nearest_proposal" Note Advice: "就近的检验机构", "The nearest accredited lab", "检验机构由组织单位确定", "The organiser decides on the lab";
    // Whether it can be met
    QUOTA_EXCEEDS_FRAME = "quota_exceeds_frame" Error Capacity: "批次数超过符合条件的企业数", "A quota exceeds the enterprises that qualify", "补充名录，或采用 cheapest_change 列出的最便宜改法", "Extend the frame, or make the cheapest change listed as cheapest_change";
    QUOTAS_COMPETE = "quotas_compete" Error Capacity: "几行合起来要的企业比有的多", "Several lines together need more enterprises than there are", "补充名录，或采用 cheapest_change 列出的最便宜改法", "Extend the frame, or make the cheapest change listed as cheapest_change";
    MINIMA_EXCEED_QUOTA = "minima_exceed_quota" Error Capacity: "下限合计超过批次数", "The minima sum to more than the quota", "采用 cheapest_change 列出的最便宜改法", "Make the cheapest change listed as cheapest_change";
    FOLLOW_UPS_EXCEED_QUOTA = "follow_ups_exceed_quota" Error Capacity: "必抽的复查超过批次数", "More follow-ups are forced in than the quota holds", "采用 cheapest_change 列出的最便宜改法，或关闭 follow_up_failures 后另行安排复查", "Make the cheapest change listed as cheapest_change, or switch follow_up_failures off and plan the follow-ups apart";
    CHEAPEST_CHANGE = "cheapest_change" Note Advice: "使计划可行的最便宜改法中的一处", "One of the cheapest changes that make the plan possible", "改好后重新检查", "Make it and check again";
    CHEAPEST_TOTAL = "cheapest_total" Note Advice: "最便宜改法的总价", "What the cheapest changes cost together", "价格只用来比较改法；法定规则（不重复、上级已抽、回避、必抽复查、停业关闭）不放宽", "Prices only compare changes; legal rules (no repeats, upper-level lists, recusal, follow-ups, closed enterprises) are never relaxed";
    NO_QUALIFIED_SAMPLER = "no_qualified_sampler" Error Capacity: "没有足够的合格抽样人员", "There are not enough qualified samplers", "补充人员或资格，或换抽样机构", "Add samplers or qualifications, or change the organisation";
    PRODUCT_WITHOUT_SAMPLER = "product_without_sampler" Warning Advice: "某种产品没有人能抽", "Nobody may sample a product", "补充资格，否则该产品的企业排不上人", "Add qualifications, or visits with this product find no team";
    NO_VEHICLE = "no_vehicle" Error Capacity: "抽样机构的车辆运不了该行的产品", "No vehicle of the organisation takes any product of a line", "在 [[org]] 的 carries 里加上运输要求，或换抽样机构", "Add the transport flag to carries of the [[org]], or choose another organisation";
    PRODUCT_WITHOUT_VEHICLE = "product_without_vehicle" Warning Advice: "某种产品没有车辆能运", "No vehicle takes a product", "在 [[org]] 的 carries 里加上运输要求，否则有该产品的企业排不上行程", "Add the transport flag to carries of the [[org]]; else enterprises with this product get no tour";
    TEAMS_EXCEED_ROSTER = "teams_exceed_roster" Warning Advice: "队数超过人员能组成的队", "More teams than the roster can fill", "按人员能组成的队数计算", "Counted with the teams the roster can fill";
    CAPACITY_SHORT = "capacity_short" Error Capacity: "能力不足，计划无法完成", "Capacity is too small: the plan cannot be met", "按指出的最小变动调整", "Make the smallest change named";
    CAPACITY_DOUBTFUL = "capacity_doubtful" Warning Advice: "逐周安排很可能不够", "A plan by weeks is probably impossible", "按指出的变动留出余量", "Leave room as named";
    CAPACITY_TIGHT = "capacity_tight" Warning Advice: "能力很紧", "Capacity is tight", "增加队伍或延长时间", "Add teams or time";
    UNSOUND = "unsound" Error Input: "整理后的数据不自洽", "The data put together do not hold together", "按指出的位置改正", "Correct the value named";
    // Studies, plans and results
    PAIR_WITHOUT_CHANCE = "pair_without_chance" Error Input: "所问的企业没有机会抽中", "An enterprise asked about has no chance", "用名录里有机会抽中的企业编号", "Use ids of enterprises that take part in the draw";
    EMPTY_RANGE = "empty_range" Error Input: "编号范围是空的", "The range of draw numbers is empty", "--from 要小于 --to", "--from must be less than --to";
    TALLY_FORM = "tally_form" Error Input: "不是计数文件", "Not a file of counts", "用 simulate --out 写出的文件，不要改动", "Use files written by simulate --out, unaltered";
    TALLY_FOREIGN = "tally_foreign" Error Input: "计数文件不属于同一研究", "The files of counts are not of one study", "只合并同一任务、同样 --pair 的文件", "Merge files of one task with the same --pair";
    TALLY_OVERLAP = "tally_overlap" Error Input: "两个计数文件的编号重叠", "Two files of counts share draw numbers", "每个编号只抽一次", "Count every draw number once";
    PLANS_TOO_LARGE = "plans_too_large" Error Input: "方案太多", "Too many plans", "减少方案数", "Ask for fewer plans";
    RESULT_WITHOUT_BATCH = "result_without_batch" Error Input: "结果没有对应的批次", "A result without a batch", "用抽中名单里的产品行和企业编号；已替补的批次填替补企业", "Use line and enterprise of the list as it now stands; a replaced batch belongs to the substitute";
    RESULT_TWICE = "result_twice" Error Input: "同一批次有两个结果", "A batch with two results", "每批只留一个结果（以复检结论为准）", "Keep one result for each batch (that of the re-test)";
    // Packets of teams
    UNKNOWN_HOLDER = "unknown_holder" Error Input: "没有这个人员或行程", "The holder of a key is no sampler and no tour", "填抽样人员编号或行程编号", "Give the id of a sampler or of a tour";
    BAD_RECIPIENT = "bad_recipient" Error Input: "不是 age 公钥", "Not an age recipient", "填 evenhand key new NAME --escrow 给出的 age1…；私钥不要写在这里", "Give the age1… of evenhand key new NAME --escrow; a secret key does not belong here";
    PACKET_WITHOUT_KEY = "packet_without_key" Error Input: "有一份任务单没有人能打开", "Nobody could open a packet", "为该队至少一人（或该行程）补上公钥", "Add a key of somebody of the team, or of the tour";
    // Papers to sign
    BROKEN_TEMPLATE = "broken_template" Error Input: "文书模板不能用", "A template of a paper cannot be used", "改正这一行；字段和标签见 templates 写出的 README.md", "Correct this line; fields and tags stand in the README.md that templates writes";
    UNKNOWN_TEMPLATE = "unknown_template" Error Input: "没有这个名字的文书模板", "No paper has a template of this name", "用 evenhand templates 写出的文件名", "Use the file names that evenhand templates writes";
    // Standard routing instances
    INSTANCE_FORM = "instance_form" Error Input: "算例文件不合格式", "An instance file is not of its format", "按 docs/routing.md 所列格式改正该行", "Correct the line to one of the formats of docs/routing.md";
    INSTANCE_VALUE = "instance_value" Error Input: "算例文件中的数不可用", "A number of an instance file cannot be used", "改成范围内的数", "Give a number within the range";
    INSTANCE_ROWS = "instance_rows" Error Input: "算例文件缺少或重复了行", "An instance file lacks a row, or has it twice", "每个键、段和编号恰好出现一次", "Give every key, section and number exactly once";
    INSTANCE_HOPELESS = "instance_hopeless" Error Input: "算例没有可行方案", "No plan can serve the instance", "放宽所指的载量、时间窗或车辆数", "Relax the capacity, window or number of vehicles named";
    // Arguments and acts
    UNKNOWN_VERB = "unknown_verb" Error Input: "没有这个命令", "There is no such verb", "用 evenhand --help 列出全部命令", "evenhand --help lists the verbs";
    UNKNOWN_ARGUMENT = "unknown_argument" Error Input: "没有这个参数", "There is no such argument", "用 --help 列出该命令的参数", "The verb's --help lists its arguments";
    MISSING_ARGUMENT = "missing_argument" Error Input: "缺少参数", "An argument is missing", "补上所缺的参数", "Add what is missing";
    BAD_ARGUMENT = "bad_argument" Error Input: "参数的值不可用", "The value of an argument cannot be used", "按提示改写这个值", "Write the value as told";
    ARGUMENT_CONFLICT = "argument_conflict" Error Input: "参数不能同用", "Arguments do not go together", "去掉其中一个", "Leave one of them out";
    MISSING_FOLDER = "missing_folder" Error Input: "没有这个文件夹", "There is no such folder", "检查路径", "Check the path";
    NAME_TAKEN = "name_taken" Error Input: "要写的地方已有内容", "There is something already where it would be written", "换一个名字；已有内容从不覆盖", "Give another name; nothing is ever overwritten";
    FILE_FORM = "file_form" Error Input: "文件不合格式", "A file is not of its form", "用本程序写出的原件，不要改动", "Use the file as this program wrote it";
    UNKNOWN_NAME = "unknown_name" Error Input: "没有这个名字，或不止一个", "A name means nobody, or several", "用编号", "Give an id";
    NOT_NOW = "not_now" Error Input: "这一步现在不能做", "This act is not possible now", "按 docs/ceremony.md 的次序", "Follow the order of docs/ceremony.md";
    RUN_BUSY = "run_busy" Error Input: "另一个进程正在处理", "Another process is at work in the folder", "等它结束", "Wait until it ends";
    WRONG_VALUE = "wrong_value" Error Input: "公布的数值不合约定", "A public value is not as committed", "按承诺时约定的形式原样填写", "Give it as announced, in the form committed to";
    INPUTS_CHANGED = "inputs_changed" Error Input: "承诺之后内容被改动", "Something was changed after the commitment", "恢复原件", "Restore the original";
    NOT_OPENED = "not_opened" Error Input: "打不开加密内容", "What is encrypted is not opened", "核对密钥与文件", "Check key and file";
    REQUEST_REFUSED = "request_refused" Error Input: "要求被拒绝", "A request is refused", "按提示改正", "Correct what is told";
    INPUT_REFUSED = "input_refused" Error Input: "输入有错误", "The input has errors", "改正列出的各处", "Correct the places listed";
    CANNOT_BE_MET = "cannot_be_met" Error Capacity: "无法满足", "Cannot be met", "放宽所指的要求", "Relax what is named";
    NO_CREW = "no_crew" Error Capacity: "有行程配不齐抽样人员", "Some tours cannot be crewed", "补充人员或资格", "Add samplers or qualifications";
    DISAGREES = "disagrees" Error Verdict: "内容对不上", "What is there does not agree", "找出被改动的文件", "Find the file that was changed";
    WRITE_FAILED = "write_failed" Error Fault: "写入失败", "Writing failed", "检查磁盘空间和权限", "Check space and permissions";
    FAULT = "fault" Error Fault: "程序或机器出错", "The program or the machine failed", "重试；如再出现，请报告", "Try again; if it stays, report it";
}

/// The code of this name.
pub fn find(name: &str) -> Option<&'static Code> {
    ALL.iter().copied().find(|c| c.name == name)
}
