//! Papers of a RUN worked out by hand (`report::fixture`): what they hold, what they must not hold, and what a template may do.

use super::data::Data;
use super::kinds::{KINDS, Of};
use super::*;
use crate::record::Ledger;
use crate::report::fixture::{amended, papers};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

fn ledger() -> Ledger {
    let zeros = "0".repeat(64);
    let entry = |number: u64, kind: &str, at: &str, body: Json| json!({"entry": {"at": at, "body": body, "kind": kind, "number": number, "previous": zeros}, "signatures": []});
    let signer = |name: &str, role: &str, key: &str| json!({"key": format!("{key:0<64}"), "name": name, "role": role});
    let intent = json!({"purpose": "测试抽查", "replaces": format!("{:0<64}", "ab"), "spec": zeros, "version": "EH1",
        "signers": [signer("赵操作", "planner", "1"), signer("钱见证", "witness", "2")]});
    let entries = [
        entry(1, "intent", "2025-02-24T08:00:00", intent),
        entry(2, "commitment", "2025-02-24T09:00:00", json!({"commitment": zeros, "file": zeros})),
        entry(3, "source", "2025-02-25T09:30:00", json!({"values": ["1"]})),
        entry(4, "result", "2025-02-25T10:00:00", json!({"record": zeros, "result": zeros})),
    ];
    serde_json::from_value(json!({"entries": entries, "format": "evenhand-ledger/1"})).expect("rows of a ledger")
}

fn made(papers: &Papers, texts: &Texts) -> Vec<NamedFile> {
    all(papers, &ledger(), texts, Binding::Together).expect("the templates can be used")
}

/// The HTML of a template's kind, below its style.
fn page(papers: &Papers, template: &str, texts: &Texts) -> String {
    let kind = KINDS.iter().find(|k| k.template == template).expect(template);
    let name = format!("papers/{}.html", kind.stem);
    let (_, bytes) = made(papers, texts).into_iter().find(|(n, _)| *n == name).expect(template);
    let text = String::from_utf8(bytes).unwrap();
    text[text.find("<body>").unwrap()..].to_owned()
}

fn with(template: &str, text: &str) -> Texts {
    [(template.to_owned(), text.to_owned())].into()
}

fn broken(template: &str, text: &str) -> Broken {
    let mut wrong = all(&papers(), &ledger(), &with(template, text), Binding::Together).expect_err(text);
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    wrong.remove(0)
}

#[test]
fn every_kind_has_its_sheets() {
    // one organisation and one lab; two counties visited; three visits of one batch each on two days of one tour to one lab
    let wanted = |of: Of| match of {
        Of::Body | Of::County | Of::TeamDay => 2,
        Of::Visit | Of::Batch => 3,
        Of::HandIn | Of::PublicDraw | Of::Draw => 1,
    };
    let files = made(&papers(), &Texts::new());
    assert_eq!(files.len(), KINDS.len() * 2);
    for kind in KINDS {
        let html = page(&papers(), kind.template, &Texts::new());
        assert_eq!(html.matches("<section class=\"sheet\">").count(), wanted(kind.of), "{}", kind.template);
        assert!(html.contains(&format!("{}-0001", kind.prefix)), "{} has its number", kind.template);
    }
    for (name, _) in files {
        let safe = |c: char| c.is_alphanumeric() || "-._".contains(c);
        let file = name.strip_prefix("papers/").expect("in its folder");
        assert!(file.chars().all(safe) && !file.starts_with('.'), "{file}");
    }
}

#[test]
fn each_sheet_alone_is_named_by_its_number() {
    let files = all(&papers(), &ledger(), &Texts::new(), Binding::Each).unwrap();
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.contains("papers/NOTICE-0003-产品质量监督抽查通知书.docx") && names.contains("papers/ROUTE-0002-抽样行程单.html"));
    assert_eq!(names.len(), files.len());
    assert_eq!(files.len(), 2 * (2 + 2 + 2 + 4 * 3 + 3 + 1 + 1 + 1));
}

#[test]
fn a_notice_says_what_the_rules_ask() {
    let html = page(&papers(), "notice.html", &Texts::new());
    let first = &html[..html.find("</section>").unwrap()];
    for words in [
        "NOTICE-0001", "楚雄甲油站：", "某函〔2025〕1号", "车用柴油", "抽样一队", "张三（S1）", "李四（S2）", "2025-02-25 至 2025-03-31", "某路1号", "流通领域，1 个批次",
        "抽样人员不少于 2 人", "书面提出异议", "15 日内", "不向被抽样单位收取任何费用", "如实提供", "公章", "签收",
    ] {
        assert!(first.contains(words), "{words} in {first}");
    }
    // by day, tour and stop
    let at = |name: &str| html.find(name).expect(name);
    assert!(at("楚雄甲油站") < at("楚雄丁油站") && at("楚雄丁油站") < at("=禄丰&lt;b&gt;己&lt;/b&gt;") && !html.contains("<b>己"));
}

#[test]
fn a_route_sheet_is_a_day() {
    let html = page(&papers(), "route-sheet.html", &Texts::new());
    let (first, second) = html.split_at(html.find("</section>").unwrap());
    for words in ["2025年3月4日　星期二", "2025-W10/A/1", "第 1/2 日", "楚雄甲油站", "楚雄丁油站", "09:00", "000000002", "检测院", "住宿", "约 50 公里", "2025年3月5日（星期三）当日", "已封存"] {
        assert!(first.contains(words), "{words} in {first}");
    }
    assert!(!first.contains("禄丰市") && second.contains("禄丰市") && second.contains("2025年3月6日"));
}

/// The fields that notes of the field ask of each paper, as they are called on it.
#[test]
fn every_paper_has_its_fields() {
    for (template, fields) in [
        ("draw-record.html", "记录编号 任务 计划/批准文号 法律依据 操作人 赵操作 见证人 钱见证 抽取时间 规则版本 名录校验值 排除 种子来源 导出种子校验值 算法 指标 各层 抽中名单 号码 备选名单 必抽 抽样人员抽取 上级记录 签字"),
        ("task-book.html", "产品 抽中批次 抽查时间 承检机构 最迟送样 报告送达 任务负责人 下达单位 承担单位"),
        ("notice.html", "编号 抽查产品 抽样机构 抽样人员 证件 有效期 抽样方法 权利 义务 公章"),
        ("route-sheet.html", "日期 到达 被抽样单位、地址 联系人 产品 特殊运输 随身文书 县局人员 承检机构 备选名单已封存 次日录入"),
        ("sampling-form.html", "抽样单 受检单位 信用代码 标称生产者 规格型号 商标 等级 生产日期/批号 限用日期 执行标准 许可/认证编号 是否出口 检验样品数量 备用样品数量 备样封存地 抽样基数 抽样批量 抽样日期 抽样地点 采样环节 封样编号 样品状态 销售单价 发票号 明示质量承诺 委托加工 实体店分类 抽样单位 承检机构 加清净剂 进罐日期 前罐余量 总罐容量 上年出库量 抽样点 见证人"),
        ("refusal.html", "受检单位 拒检事实 证据 抽样人员 见证人 县级市场监管 认定意见 以拒检不合格向社会公布 公章"),
        ("stop-report.html", "受检单位 发现的问题 涉嫌无证 无照 终止抽样 报告组织 报告所在地 签名"),
        ("backup-notice.html", "封样编号 封存地点 批准文号 封存部位 摄像头 保管 处置 公章"),
        ("blind-handover.html", "盲样号 产品 数量 样品状态 交接时间 交样人签名 接样人签名"),
        ("county-notice.html", "日期 上门次数 抽样机构 现场检查笔录"),
        ("public-notice.html", "冻结计划与名录 公开数值 31415926535897932384 校验值 抽取方法 抽中 备选 参加抽取的企业"),
    ] {
        let html = page(&papers(), template, &Texts::new());
        for field in fields.split(' ') {
            assert!(html.contains(field), "{template}: {field}");
        }
    }
}

#[test]
fn three_papers_name_no_enterprise() {
    let papers = papers();
    for kind in KINDS.iter().filter(|k| matches!(k.of, Of::PublicDraw | Of::County | Of::HandIn)) {
        let html = page(&papers, kind.template, &Texts::new());
        for e in &papers.sealed.frame {
            let name = e.name.replace('<', "&lt;").replace('>', "&gt;");
            for secret in [name.as_str(), e.uscc.as_str(), e.id.as_str(), e.address.as_str()] {
                assert!(!html.contains(secret), "{} names {secret}", kind.template);
            }
        }
    }
    // the search finds what is there
    assert!(page(&papers, "notice.html", &Texts::new()).contains("楚雄甲油站"));
}

#[test]
fn blind_codes_are_in_their_own_order_and_not_on_what_goes_with_the_sample() {
    let (papers, texts) = (papers(), Texts::new());
    let html = page(&papers, "blind-handover.html", &texts);
    let at = |code: &str| html.find(code).expect(code);
    assert!(at("000000001") < at("000000002") && at("000000002") < at("000000003"));
    for template in ["sampling-form.html", "notice.html", "backup-notice.html"] {
        assert!(!page(&papers, template, &texts).contains("000000002"), "{template}");
    }
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    assert!(made(&papers(), &Texts::new()) == made(&papers(), &Texts::new()));
}

#[test]
fn papers_after_an_amendment_say_so() {
    let html = page(&amended(), "notice.html", &Texts::new());
    assert!(html.contains("NOTICE-0001-A1") && !html.contains("NOTICE-0001<"));
    let html = page(&amended(), "draw-record.html", &Texts::new());
    assert!(html.contains("王五") && html.contains("同类备选第 1 位") && html.contains("更正 1 次"));
}

#[test]
fn no_paper_cites_an_article_by_number() {
    for (name, text) in builtin() {
        for (at, _) in text.match_indices('条') {
            let before: String = text[..at].chars().rev().take(6).collect();
            assert!(!before.contains('第'), "{name}: {before}");
        }
    }
}

#[test]
fn a_changed_template_changes_its_paper_alone() {
    let text = "<h1>{{ paper.number }}</h1>\n<p>{{ visit.enterprise.name }}改{{ visit.day|cn }}</p>";
    let texts = with("notice.html", text);
    assert!(page(&papers(), "notice.html", &texts).contains("<p>楚雄甲油站改2025年3月4日</p>"));
    let (plain, changed) = (made(&papers(), &Texts::new()), made(&papers(), &texts));
    let differing: Vec<&str> = plain.iter().zip(&changed).filter(|(a, b)| a != b).map(|(a, _)| a.0.as_str()).collect();
    assert_eq!(differing, ["papers/06-监督抽查通知书-notices.html", "papers/06-监督抽查通知书-notices.docx"]);
}

#[test]
fn a_broken_template_is_told_with_its_line() {
    for (text, line) in [
        ("<p>a</p>\n<p>{{ visit.enterprise.nmae }}</p>", 2),
        ("<p>a</p>\n<p>{{ nothing }}</p>", 2),
        ("<p>a</p>\n\n<p>{% for %}</p>", 3),
        ("<p>a</p>\n<p>{{ task.title|safe }}</p>", 2),
        ("<p>a</p>\n{% autoescape false %}<p>{{ task.title }}</p>{% endautoescape %}", 2),
        ("<p>a</p>\n{% for v in visit.batches %}\n<blink>x</blink>{% endfor %}", 3),
        ("<p>a</p>\n<p>{% for a in range(9999) %}{% for b in range(9999) %}{% set c = a %}{% endfor %}{% endfor %}</p>", 2),
        ("<p>a</p>\n<p>{% include \"/etc/passwd\" %}</p>", 2),
    ] {
        let found = broken("notice.html", text);
        assert_eq!((found.template.as_str(), found.fault.line), ("notice.html", Some(line)), "{text}: {found:?}");
        assert!(!found.fault.zh.is_empty() && !found.fault.en.is_empty());
    }
    let both: Texts = [("notice.html", "<p>"), ("refusal.html", "<i>x</i>")].map(|(n, t)| (n.to_owned(), t.to_owned())).into();
    assert_eq!(all(&papers(), &ledger(), &both, Binding::Together).unwrap_err().len(), 2);
}

#[test]
fn a_template_that_grows_without_end_is_stopped() {
    let found = broken("county-notice.html", "<p>{% for a in range(90000) %}{{ \"x\" * 10000 }}{% endfor %}</p>");
    assert!(found.fault.zh.contains("超出限制"), "{found:?}");
}

/// Names of data as the README calls them: rows of a list go by a name of their own.
const ROWS: [(&str, &str); 19] = [
    ("visit.batches[]", "batch"), ("visit.crew[]", "crew"), ("route.crew[]", "crew"), ("route.visits[]", "visit"), ("body.sampling[]", "row"),
    ("body.testing[]", "row"), ("row.labs[]", "lab"), ("county.days[]", "day"), ("handover.samples[]", "sample"), ("draw.acts.entries[]", "entry"),
    ("draw.sources[]", "source"), ("draw.lines[]", "line"), ("draw.counties[]", "place"), ("draw.exclusions[]", "rule"), ("draw.classes[]", "class"),
    ("draw.selected[]", "chosen"), ("draw.reserves[]", "reserve"), ("draw.crews[]", "team"), ("draw.replacements[]", "change"),
];

fn names(path: &str, value: &Json, found: &mut BTreeSet<String>) {
    match value {
        Json::Object(fields) => {
            for (name, value) in fields {
                names(&if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, value, found);
            }
        }
        Json::Array(rows) if ROWS.iter().any(|(list, _)| *list == format!("{path}[]")) => {
            found.insert(format!("{path}[]"));
            let row = ROWS.iter().find(|(list, _)| *list == format!("{path}[]")).map(|(_, row)| *row);
            rows.iter().for_each(|value| names(row.unwrap_or_default(), value, found));
        }
        Json::Null if path.ends_with(".window") || path.ends_with(".valid") => {}
        _ => drop(found.insert(path.to_owned())),
    }
}

#[test]
fn the_readme_lists_every_field_and_no_other() {
    let mut found = BTreeSet::new();
    for papers in [papers(), amended()] {
        let (data, ledger) = (Data::of(&papers, &ledger()), ledger());
        assert_eq!(ledger.entries.len(), 4);
        for kind in KINDS {
            for sheet in data.sheets(kind) {
                names("", &serde_json::to_value(&sheet).unwrap(), &mut found);
            }
        }
    }
    let parts: Vec<&str> = README[README.find("## 字段").unwrap()..].split('`').skip(1).step_by(2).collect();
    let listed: BTreeSet<String> = parts.iter().filter(|p| p.contains('.') && !p.ends_with(".html")).map(|p| (*p).to_owned()).collect();
    assert_eq!(listed.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new(), "listed and not there");
    assert_eq!(found.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "there and not listed");
    for kind in KINDS {
        assert!(README.contains(&format!("| `{}` |", kind.template)), "{}", kind.template);
    }
}
