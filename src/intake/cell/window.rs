//! Windows of plan tables: `1季度`, `2-3季度`, `8-9月`, `12月20日前`, `2025年7月25日至9月30日`.

use super::fold;
use super::period::{Cursor, Period, Unit, days, period};
use crate::base::Day;
use crate::intake::Both;
use crate::record::Span;

/// A window as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// First and last day. The first is never moved to the day of issue unless the text gives none.
    pub span: Span,
    /// Whether only the end is printed (`12月20日前`): the first day is then the day of issue.
    pub only_end: bool,
    /// Whether the end is that of reports (`11月10日前送达报告`), not of sampling.
    pub reports: bool,
    /// Further words, as printed: brackets and what follows the window.
    pub note: String,
}

const RANGE: [&str; 9] = ["起至", "至", "到", "~", "——", "—", "–", "―", "-"];
const LIST: [&str; 5] = ["、", "和", "及", ",", "与"];
const BEFORE: [&str; 4] = ["之前", "以前", "前", "截止"];
const LATEST: [&str; 7] = ["截止到", "截至", "截止", "不迟于", "不晚于", "最迟", "最晚"];
const OF_REPORTS: [&str; 6] = ["报告", "送达", "报送", "录入", "上报", "提交"];
/// `二三季度` has no joining word.
const RUN_TOGETHER: [(&str, &str); 3] = [("一二季度", "一至二季度"), ("二三季度", "二至三季度"), ("三四季度", "三至四季度")];

/// The window a cell tells, in a plan of that `year` issued on that day. A year in the text goes before the plan's.
///
/// # Errors
/// What cannot be read, is no day of the calendar, ends before it begins, or could mean two things.
pub fn window(text: &str, year: i16, issued: Day) -> Result<Window, Both> {
    let mut clauses = text.split(['；', ';', '。']).map(str::trim).filter(|c| !c.is_empty());
    let first = clauses.next().ok_or_else(|| (String::from("没有写抽查时间"), String::from("no window is given")))?;
    let (outside, inside) = super::brackets::bracketed(first);
    let mut plain = fold(&outside);
    for (together, apart) in RUN_TOGETHER {
        plain = plain.replace(together, apart);
    }
    let (mut window, tail) = Reader { text, year, issued }.read(&plain)?;
    let notes: Vec<&str> = std::iter::once(tail.as_str()).chain(inside).chain(clauses).filter(|n| !n.is_empty()).collect();
    window.note = notes.join("；");
    Ok(window)
}

struct Reader<'a> {
    text: &'a str,
    year: i16,
    issued: Day,
}

impl Reader<'_> {
    /// The window, and what follows it.
    fn read(&self, plain: &str) -> Result<(Window, String), Both> {
        let mut cursor = Cursor(plain);
        let latest = cursor.eat(&LATEST);
        cursor.eat(&["自", "从", "于"]);
        let mut stretches = vec![period(&mut cursor).ok_or_else(|| self.unread())?];
        let mut range = false;
        loop {
            let before = cursor;
            cursor.eat(&["开始", "起"]);
            let joined = if cursor.eat(&RANGE) {
                range = true;
                true
            } else {
                cursor.eat(&LIST)
            };
            match joined.then(|| period(&mut cursor)).flatten() {
                Some(next) => stretches.push(next),
                None => {
                    cursor = before;
                    break;
                }
            }
        }
        if range && stretches.len() > 2 {
            return Err(self.unread());
        }
        cursor.eat(&["止"]);
        let before = cursor.eat(&BEFORE);
        let spans = self.spans(&stretches)?;
        let (first, last) = (spans[0], spans[spans.len() - 1]);
        let end = last.to;
        let only_end = latest || before || stretches[stretches.len() - 1].end;
        let only_end = only_end && (stretches.len() == 1) || stretches[0].unit == Unit::Issue;
        if before && !exact(&stretches[stretches.len() - 1]) {
            return Err(self.two_meanings());
        }
        if !only_end {
            cursor.eat(&["期间", "以内", "内"]);
            cursor.eat(&["完成"]);
        }
        let tail = cursor.0.trim_start_matches([',', ':']);
        if !(tail.is_empty() || only_end || before) || (stretches.len() == 1 && stretches[0].unit == Unit::Issue) {
            return Err(self.unread());
        }
        let span = Span { from: if only_end { self.issued } else { first.from }, to: end };
        if span.from > span.to {
            return Err(self.backwards(only_end));
        }
        if !range && spans.windows(2).any(|two| two[0].to.plus(1) != two[1].from) {
            return Err((format!("“{}”中间有空档，请拆成两行", self.text), format!("{:?} has a gap; split the row", self.text)));
        }
        let reports = OF_REPORTS.iter().any(|w| tail.contains(w));
        Ok((Window { span, only_end, reports, note: String::new() }, tail.to_owned()))
    }

    /// Days of each stretch; units and years that are not written are those of its neighbours.
    fn spans(&self, stretches: &[Period]) -> Result<Vec<Span>, Both> {
        let mut whole = stretches.to_vec();
        for i in (0..whole.len().saturating_sub(1)).rev() {
            if let Unit::Bare(n) = whole[i].unit {
                whole[i].unit = match whole[i + 1].unit {
                    Unit::Quarter(_) => Unit::Quarter(n),
                    Unit::Month(_) | Unit::Third(..) => Unit::Month(n),
                    _ => return Err(self.unread()),
                };
            }
        }
        for i in 1..whole.len() {
            if let (Unit::Date(month, _), Unit::DayOnly(d) | Unit::Bare(d)) = (whole[i - 1].unit, whole[i].unit) {
                whole[i].unit = Unit::Date(month, d);
            }
        }
        let mut year = whole[0].year.unwrap_or(self.year);
        let mut spans = Vec::new();
        for stretch in &whole {
            if matches!(stretch.unit, Unit::Bare(_) | Unit::DayOnly(_)) {
                return Err(self.unread());
            }
            year = stretch.year.unwrap_or(year) + i16::from(stretch.next_year);
            spans.push(days(stretch.unit, year, self.issued).ok_or_else(|| self.no_day())?);
        }
        Ok(spans)
    }

    fn unread(&self) -> Both {
        let text = self.text;
        (
            format!("“{text}”读不懂；可写 2季度、2-3季度、8-9月、12月20日前、2025年7月25日至9月30日"),
            format!("cannot read {text:?}; write 2季度, 2-3季度, 8-9月, 12月20日前 or 2025-07-25~2025-09-30"),
        )
    }

    fn no_day(&self) -> Both {
        (format!("“{}”里有日历上没有的季度、月份或日期", self.text), format!("{:?} has a quarter, month or day no calendar has", self.text))
    }

    fn backwards(&self, only_end: bool) -> Both {
        let (text, issued) = (self.text, self.issued);
        if only_end {
            return (format!("“{text}”早于印发日 {issued}"), format!("{text:?} is before the day of issue, {issued}"));
        }
        (format!("“{text}”结束早于开始；跨年要写“次年”"), format!("{text:?} ends before it begins; say 次年 if it crosses the year"))
    }

    fn two_meanings(&self) -> Both {
        let text = self.text;
        (
            format!("“{text}”可能指期初也可能指期末；请写明日期，或写“底前”"),
            format!("{text:?} may mean its beginning or its end; give the day, or write 底前"),
        )
    }
}

/// Whether `前` behind it has one meaning.
fn exact(stretch: &Period) -> bool {
    stretch.end || matches!(stretch.unit, Unit::Date(..) | Unit::DayOnly(_) | Unit::Bare(_))
}

#[cfg(test)]
mod tests;
