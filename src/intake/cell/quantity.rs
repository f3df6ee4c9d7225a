//! Numbers of batches: `230批次`, `50批以上`, `675(其中州级185批次)`.

use super::brackets::{bracketed, split};
use super::numeral::is_numeral;
use super::{empty_mark, fold, scientific, whole};
use crate::intake::Both;
use crate::record::QuotaKind;

/// A number of batches as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// How many.
    pub number: u64,
    /// Exactly, or at least (以上, 不少于, ≥).
    pub kind: QuotaKind,
    /// 批次, 批, … as printed; empty if there is none.
    pub unit: String,
    /// Parts told in brackets: `其中州级185批次`, `永仁县40批次以上`.
    pub parts: Vec<Part>,
    /// What else stands in brackets.
    pub note: String,
}

/// A part of a number of batches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whose part, as printed: `州级`, `永仁县`, `其余9县市`.
    pub whose: String,
    /// Whether each of them has so many (各, 每).
    pub each: bool,
    /// How many.
    pub number: u64,
    /// Exactly, or at least.
    pub kind: QuotaKind,
    /// As printed; empty if there is none.
    pub unit: String,
}

const UNITS: [&str; 9] = ["个批次", "批次", "批", "个样品", "个", "家次", "家", "组", "件"];
const AT_LEAST_BEHIND: [&str; 6] = ["及以上", "或以上", "以上", "起", "+", "或更多"];
const AT_LEAST_BEFORE: [&str; 10] = ["不得少于", "不少于", "不得低于", "不低于", "至少", "最少", "≥", ">=", "≧", "大于等于"];
const AT_MOST: [&str; 12] = ["不超过", "不多于", "不得超过", "最多", "至多", "≤", "<=", "<", "以内", "以下", "少于", "低于"];
const SUMS: [&str; 5] = ["共计", "合计", "总计", "共", "计"];

/// The number of batches a cell tells.
///
/// # Errors
/// What it says instead: nothing, a fraction, an upper limit, a range, no number.
pub fn quantity(text: &str) -> Result<Quantity, Both> {
    if empty_mark(text) {
        return Err(("没有写数；空格不是 0".into(), "no number; an empty cell is not 0".into()));
    }
    split(text, &[])?;
    let (outside, inside) = bracketed(text);
    let head = part(&fold(&outside)).map_err(|fault| fault.tell(text))?;
    let whose = SUMS.iter().find(|s| head.whose == **s).map_or(head.whose.as_str(), |_| "");
    if !whose.is_empty() || head.each {
        return Err(Fault::NoNumber.tell(text));
    }
    let (mut parts, mut notes) = (Vec::new(), Vec::new());
    for clause in inside {
        let clauses = split(clause, &[',', '，', ';', '；', '、', '。'])?;
        let read: Option<Vec<Part>> = clauses.iter().map(|c| inner(c)).collect();
        match read {
            Some(read) => parts.extend(read),
            None => notes.push(clause.trim()),
        }
    }
    Ok(Quantity { number: head.number, kind: head.kind, unit: head.unit, parts, note: notes.join("；") })
}

fn inner(clause: &str) -> Option<Part> {
    let clause = fold(clause);
    let mut part = part(clause.strip_prefix("其中").unwrap_or(&clause).trim_start_matches(':')).ok()?;
    part.each |= part.whose.starts_with('每');
    (!part.whose.is_empty()).then_some(part)
}

/// Why a text is no number of batches.
#[derive(Clone, Copy)]
enum Fault {
    NoNumber,
    Fraction,
    AtMost,
    Range,
    Lost,
}

impl Fault {
    fn tell(self, text: &str) -> Both {
        let (zh, en) = match self {
            Self::NoNumber => ("不是批次数", "is not a number of batches"),
            Self::Fraction => ("不是整数", "is not a whole number"),
            Self::AtMost => ("是上限；批次数要写确数或“…以上”", "is an upper limit; state a number or a minimum (…以上)"),
            Self::Range => ("是一个范围；批次数要写确数或“…以上”", "is a range; state a number or a minimum (…以上)"),
            Self::Lost => ("是科学记数，原来的数已经丢失", "is scientific notation; the number itself is lost"),
        };
        (format!("“{text}”{zh}"), format!("{text:?} {en}"))
    }
}

/// Read from the right, as the sign of a part may hold figures itself (`其余9县市各50批以上`).
fn part(text: &str) -> Result<Part, Fault> {
    if scientific(text) {
        return Err(Fault::Lost);
    }
    if AT_MOST.iter().any(|w| text.contains(w)) && !AT_LEAST_BEFORE.iter().any(|w| text.contains(w)) {
        return Err(Fault::AtMost);
    }
    let (text, behind) = strip(text, &AT_LEAST_BEHIND);
    let (text, unit) = strip(text, &UNITS);
    // 50以上批次 is said too
    let (text, between) = strip(text, &AT_LEAST_BEHIND);
    let (rest, figures) = figures_behind(text).ok_or(Fault::NoNumber)?;
    let number = whole(figures).ok_or(if figures.contains('.') { Fault::Fraction } else { Fault::NoNumber })?;
    if rest.ends_with(['-', '~', '至', '到', '—', '–']) && rest.chars().any(|c| c.is_ascii_digit() || is_numeral(c)) {
        return Err(Fault::Range);
    }
    let (rest, before) = strip(rest, &AT_LEAST_BEFORE);
    let (whose, each) = rest.strip_suffix(['各', '均']).map_or((rest, false), |whose| (whose, true));
    let least = [behind, between, before].iter().any(|w| !w.is_empty());
    let kind = if least { QuotaKind::Min } else { QuotaKind::Exact };
    Ok(Part { whose: whose.to_owned(), each, number, kind, unit: unit.to_owned() })
}

/// Cuts the first of the words that ends the text off it; tells which.
fn strip<'a>(text: &'a str, words: &[&'static str]) -> (&'a str, &'static str) {
    words.iter().find_map(|w| Some((text.strip_suffix(w)?, *w))).unwrap_or((text, ""))
}

/// The number at the end of a text, in Arabic figures or in Chinese ones.
fn figures_behind(text: &str) -> Option<(&str, &str)> {
    let arabic = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let at = if arabic.len() < text.len() { arabic } else { text.trim_end_matches(is_numeral) };
    (at.len() < text.len()).then(|| text.split_at(at.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use QuotaKind::{Exact, Min};

    #[test]
    fn plain_numbers_and_floors() {
        for (text, number, kind, unit) in [
            ("230", 230, Exact, ""),
            ("230批次", 230, Exact, "批次"),
            ("400 批次", 400, Exact, "批次"),
            ("230批", 230, Exact, "批"),
            ("230个批次", 230, Exact, "个批次"),
            ("50批以上", 50, Min, "批"),
            ("50批次及以上", 50, Min, "批次"),
            ("50以上", 50, Min, ""),
            ("≥50", 50, Min, ""),
            (">=50批次", 50, Min, "批次"),
            ("不少于50批", 50, Min, "批"),
            ("至少 50 批", 50, Min, "批"),
            ("50+", 50, Min, ""),
            ("1.0", 1, Exact, ""),
            ("1,200批次", 1_200, Exact, "批次"),
            ("２３０批次", 230, Exact, "批次"),
            ("二十批", 20, Exact, "批"),
            ("不少于二十批次", 20, Min, "批次"),
            ("共400批次", 400, Exact, "批次"),
            ("0", 0, Exact, ""),
        ] {
            let read = quantity(text).unwrap();
            assert_eq!((read.number, read.kind, read.unit.as_str()), (number, kind, unit), "{text}");
            assert!(read.parts.is_empty() && read.note.is_empty(), "{text}");
        }
    }

    fn parts(text: &str) -> Vec<(String, bool, u64, QuotaKind)> {
        quantity(text).unwrap().parts.into_iter().map(|p| (p.whose, p.each, p.number, p.kind)).collect()
    }

    #[test]
    fn parts_in_brackets() {
        assert_eq!(quantity("675(其中州市场监 管局185批次)").unwrap().number, 675);
        assert_eq!(parts("675(其中州市场监 管局185批次)"), [("州市场监管局".to_owned(), false, 185, Exact)]);
        assert_eq!(parts("675（其中：州级185批次）"), [("州级".to_owned(), false, 185, Exact)]);
        let printed = "490(永仁县40批次 以上,其余9县市各 50批以上)";
        assert_eq!(parts(printed), [("永仁县".to_owned(), false, 40, Min), ("其余9县市".to_owned(), true, 50, Min)]);
        assert_eq!(quantity(printed).unwrap().kind, Exact);
        assert_eq!(parts("100批次（每县10批）"), [("每县".to_owned(), true, 10, Exact)]);
        assert_eq!(parts("20（生产领域不少于5批）"), [("生产领域".to_owned(), false, 5, Min)]);
        let noted = quantity("5批次（含网络抽样）").unwrap();
        assert_eq!((noted.number, noted.parts.len(), noted.note.as_str()), (5, 0, "含网络抽样"));
    }

    #[test]
    fn what_is_no_number_says_why() {
        for (text, why) in [
            ("", "空格不是 0"),
            ("/", "空格不是 0"),
            ("—", "空格不是 0"),
            ("1.5", "不是整数"),
            ("1.5批次", "不是整数"),
            ("不超过50批", "上限"),
            ("≤50", "上限"),
            ("50批以下", "上限"),
            ("30-50批", "范围"),
            ("30至50", "范围"),
            ("三至五批", "范围"),
            ("9.13E+17", "科学记数"),
            ("若干", "不是批次数"),
            ("约50", "不是批次数"),
            ("-5", "不是批次数"),
            ("12,34", "不是批次数"),
            ("50元", "不是批次数"),
            ("10批次/县", "不是批次数"),
            ("各50批", "不是批次数"),
            ("99999999999999999999", "不是批次数"),
            ("50（其中", "括号不成对"),
        ] {
            match quantity(text) {
                Err((zh, _)) => assert!(zh.contains(why), "{text}: {zh}"),
                Ok(read) => panic!("{text}: {read:?}"),
            }
        }
    }
}
