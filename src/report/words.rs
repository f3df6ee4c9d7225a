//! Words of the record in the user's language, and numbers as people write them.

use crate::base::{Fen, Lang, Metres};
use crate::record::{Evidence, FateKind, IncidentKind, Place, QuotaKind, Reserve, Scope, UnplacedReason};

/// A rule code in words; an unknown code stays as it is.
pub fn rule(code: &str, lang: Lang) -> String {
    let (zh, en) = match code {
        "not_in_scope" => ("不在抽查范围", "not in scope"),
        "closed" => ("已停业", "closed"),
        "suspended" => ("暂停经营", "suspended"),
        "online_only" => ("仅线上销售", "online only"),
        "upper_level" => ("上级已抽", "sampled by an upper level"),
        "repeat" => ("近期已抽", "sampled recently"),
        "lab_recusal" => ("检验机构回避", "lab recused"),
        "no_open_day" => ("窗口内无营业日", "not open within the window"),
        other => (other, other),
    };
    lang.pick(zh, en).to_owned()
}

/// A fate in words.
pub fn fate(kind: FateKind, lang: Lang) -> &'static str {
    match kind {
        FateKind::Selected => lang.pick("抽中", "selected"),
        FateKind::Alternate => lang.pick("备选", "alternate"),
        FateKind::QuotaFull => lang.pick("未抽中（名额已满）", "not drawn (quota full)"),
        FateKind::Excluded => lang.pick("排除", "excluded"),
    }
}

/// Evidence in words.
pub fn evidence(proof: &Evidence, lang: Lang) -> String {
    match proof {
        Evidence::Row => lang.pick("名录本行", "its own row of the frame").to_owned(),
        Evidence::History { product, day, document } => format!("{day} {product} {document}"),
        Evidence::Conflict { lab, reason } => format!("{lab}: {reason}"),
    }
}

/// Why a visit found no tour, in words.
pub fn unplaced(reason: &UnplacedReason, lang: Lang) -> String {
    match reason {
        UnplacedReason::NoDay => {
            lang.pick("窗口、营业日与期限内没有工作日", "no working day within window, opening and deadline").to_owned()
        }
        UnplacedReason::NoVehicle => lang
            .pick("没有车辆能运（运输要求或一天的批次数）", "no vehicle takes it (its transport flags, or its batches in one day)")
            .to_owned(),
        UnplacedReason::TooFar => lang.pick("单独前往也超出一个工作日", "too far for a working day even alone").to_owned(),
        UnplacedReason::NoTeam => lang.pick("没有足额且合格的队伍", "no full eligible team").to_owned(),
        UnplacedReason::LabFull(lab) => {
            format!("{} {lab}", lang.pick("可行日期内实验室接收已满：", "lab intake full on every possible day:"))
        }
        UnplacedReason::TeamsBusy => lang
            .pick("可行各周的队伍（或可运该类产品的队伍）均已排满", "all teams of the possible weeks, or all that carry it, are taken")
            .to_owned(),
    }
}

/// Where a successor came from, in words.
pub fn reserve(from: &Reserve, lang: Lang) -> String {
    match (from, lang) {
        (Reserve::Class(rank), Lang::Zh) => format!("同类备选第 {rank} 位"),
        (Reserve::Class(rank), Lang::En) => format!("sealed alternate {rank} of the class"),
        (Reserve::Round(column), Lang::Zh) => format!("剩余名额再抽（{column}）"),
        (Reserve::Round(column), Lang::En) => format!("drawn again on the remaining quota ({column})"),
    }
}

/// A scope in words.
pub fn scope(scope: Scope, lang: Lang) -> &'static str {
    match scope {
        Scope::Producer => lang.pick("生产", "producer"),
        Scope::Seller => lang.pick("流通", "seller"),
    }
}

/// Where a day ends, in words.
pub fn place(place: Place, lang: Lang) -> &'static str {
    match place {
        Place::Base => lang.pick("返回", "back to base"),
        Place::Lodge => lang.pick("住宿", "lodging"),
    }
}

/// A kind of incident in words.
pub fn incident(kind: IncidentKind, lang: Lang) -> &'static str {
    match kind {
        IncidentKind::Closed => lang.pick("停业", "closed"),
        IncidentKind::Refused => lang.pick("拒检", "refused"),
        IncidentKind::NoStock => lang.pick("无样品", "no stock"),
        IncidentKind::UpperLevel => lang.pick("上级已抽", "upper level"),
    }
}

/// `28`, or `≥490` of a floor.
pub fn quota(kind: QuotaKind, batches: u64) -> String {
    match kind {
        QuotaKind::Exact => batches.to_string(),
        QuotaKind::Min => format!("≥{batches}"),
    }
}

/// `1,234,567`.
pub fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let grouped: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|chunk| std::str::from_utf8(chunk).expect("digits are ASCII")).collect();
    format!("{}{}", if number < 0 { "-" } else { "" }, grouped.join(","))
}

/// What a section of a verdict or a replay is about: `文件 files`; in English the section's own name.
pub fn section(name: &str, lang: Lang) -> String {
    let zh = match name {
        "files" => "文件",
        "ledger" => "台账",
        "commitment" => "承诺",
        "secret" => "保密数",
        "inputs" => "输入",
        "plan" => "计划",
        "record" => "记录",
        "frame" => "名录",
        "eligibility" => "资格",
        "shares" => "概率",
        "seed" => "种子",
        "seats" => "名额",
        "batches" => "批次",
        "alternates" => "备选",
        "fates" => "结果",
        "labs" => "检验机构",
        "blind" => "盲样号",
        "visits" => "上门",
        "tours" => "行程",
        "intake" => "收样",
        "crews" => "人员",
        "loads" => "工作量",
        "totals" => "合计",
        "amendments" => "更正",
        "result" => "公开结果",
        "bound" => "下界",
        "proof" => "证明",
        _ => "",
    };
    if lang == Lang::En || zh.is_empty() { name.to_owned() } else { format!("{zh} {name}") }
}

/// `1,234`, of something counted.
pub fn count(number: u64) -> String {
    thousands(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Whole kilometres, rounded to nearest.
pub fn kilometres(metres: Metres) -> String {
    thousands((metres.0 + 500).div_euclid(1000))
}

/// Yuan with two decimals.
pub fn yuan(fen: Fen) -> String {
    let magnitude = fen.0.abs();
    format!("{}{}.{:02}", if fen.0 < 0 { "-" } else { "" }, thousands(magnitude / 100), magnitude % 100)
}

/// Percent of an exact probability, for display.
pub fn percent(value: f64) -> String {
    if value > 0.0 && value < 0.001 { format!("{:.3}%", value * 100.0) } else { format!("{:.2}%", value * 100.0) }
}

/// 1/1000 as per cent with one digit.
pub fn per_cent(permille: i64) -> String {
    format!("{}.{}", permille / 10, permille % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_its_chinese() {
        let replayed = ["files", "commitment", "secret", "inputs", "plan", "record", "amendments"];
        for name in crate::judge::SECTIONS.into_iter().chain(replayed).chain([crate::judge::PROOF]) {
            assert!(section(name, Lang::Zh).ends_with(&format!(" {name}")), "words::section has no Chinese for {name}");
        }
    }

    #[test]
    fn numbers_as_people_write_them() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(-1_234_567), "-1,234,567");
        assert_eq!(kilometres(Metres(1_499)), "1");
        assert_eq!(kilometres(Metres(12_345_500)), "12,346");
        assert_eq!(yuan(Fen(123_456_705)), "1,234,567.05");
        assert_eq!(yuan(Fen(-5)), "-0.05");
        assert_eq!(percent(9.0 / 412.0), "2.18%");
    }
}
