//! Pieces every section uses: bilingual headings, the frame of a picture, texts that fit, dates on an axis.

use super::super::Papers;
use crate::base::Day;
use maud::{Markup, html};

/// Width of every drawing in its own units: what A4 has between its margins in pixels, so that 11 stay 11 on paper.
pub const WIDTH: f64 = 700.0;
/// Room for row labels at the left of a drawing.
pub const LEFT: f64 = 60.0;
/// Size of the smallest text of a drawing.
pub const TEXT: f64 = 11.0;
/// Days a month's label needs.
const LABEL_DAYS: i32 = 12;

/// A heading in both languages.
pub fn title(zh: &str, en: &str) -> Markup {
    html! { h2 { (zh) " " span.en lang="en" { (en) } } }
}

/// A column heading in both languages.
pub fn th(zh: &str, en: &str) -> Markup {
    html! { th { (zh) span.en { (en) } } }
}

/// A column heading over numbers.
pub fn thn(zh: &str, en: &str) -> Markup {
    html! { th.n { (zh) span.en { (en) } } }
}

/// What stands around a picture.
pub struct Picture<'a> {
    /// Names its parts; unique on the page.
    pub id: &'a str,
    /// Heading, Chinese and English.
    pub title: (&'a str, &'a str),
    /// One sentence: what one sees.
    pub says: (String, String),
    /// Units and signs.
    pub units: (&'a str, &'a str),
}

impl Picture<'_> {
    /// Heading, sentence, units, the drawing or drawings.
    pub fn around(&self, drawings: &Markup) -> Markup {
        html! {
            section.picture {
                div.lead {
                    (title(self.title.0, self.title.1))
                    p.says { (self.says.0) }
                    p.en lang="en" { (self.says.1) }
                    p.note { (self.units.0) " " span.en lang="en" { (self.units.1) } }
                }
                (drawings)
            }
        }
    }

    /// A drawing `height` high: the `part`-th of the picture, named for those who do not see it.
    pub fn drawing(&self, part: usize, height: f64, what: &str, inside: &Markup) -> Markup {
        let (t, d) = (format!("{}-{part}-t", self.id), format!("{}-{part}-d", self.id));
        html! {
            div.drawing {
                svg viewBox={ "0 0 " (px(WIDTH)) " " (px(height)) } role="img" aria-labelledby={ (t) " " (d) } {
                    title id=(t) { (self.title.0) " " (self.title.1) @if !what.is_empty() { " · " (what) } }
                    desc id=(d) { (self.says.0) " " (self.says.1) }
                    (inside)
                }
            }
        }
    }
}

/// About how wide a text of the smallest size is.
pub fn wide(text: &str) -> f64 {
    text.chars().map(|c| TEXT * if c >= '\u{2e80}' { 1.0 } else { 0.58 }).sum()
}

/// As much of a text as fits, with … if that is not all.
pub fn cut(text: &str, room: f64) -> String {
    if wide(text) <= room {
        return text.to_owned();
    }
    let mut shown = String::new();
    for c in text.chars() {
        if wide(&shown) + wide(c.encode_utf8(&mut [0; 4])) + TEXT > room {
            break;
        }
        shown.push(c);
    }
    shown + "…"
}

/// A round step that cuts `most` into at most `steps` parts.
pub fn step(most: u64, steps: u64) -> u64 {
    let mut power = 1;
    loop {
        if let Some(found) = [1, 2, 5].into_iter().map(|n| n * power).find(|step| step * steps >= most) {
            return found;
        }
        power *= 10;
    }
}

/// Days laid out from left to right, whole weeks.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    from: Day,
    to: Day,
}

impl Axis {
    /// The weeks of all tours; none if there is no tour.
    pub fn of(papers: &Papers) -> Option<Self> {
        let weeks = papers.pack().tours.iter().map(|tour| tour.week);
        let (first, last) = (weeks.clone().min()?, weeks.max()?);
        Some(Self { from: first.monday(), to: last.monday().plus(6) })
    }

    /// Width of a day.
    pub fn unit(&self) -> f64 {
        (WIDTH - LEFT - 4.0) / f64::from(self.to.number() - self.from.number() + 1)
    }

    /// Left edge of a day.
    pub fn x(&self, day: Day) -> f64 {
        LEFT + f64::from(day.number() - self.from.number()) * self.unit()
    }

    /// First days of months on the axis, and its first day if that month has room for a label.
    fn months(&self) -> Vec<Day> {
        let days = (self.from.number()..=self.to.number()).map(|n| self.from.plus(n - self.from.number()));
        let is_roomy = self.from.plus(LABEL_DAYS).month() == self.from.month();
        days.filter(|day| day.plus(-1).month() != day.month() || (*day == self.from && is_roomy)).collect()
    }

    /// Month lines with labels, `top` to `bottom`.
    pub fn grid(&self, top: f64, bottom: f64) -> Markup {
        html! {
            @for day in self.months() {
                line.grid x1=(px(self.x(day))) x2=(px(self.x(day))) y1=(px(top)) y2=(px(bottom)) {}
                @if self.x(day) + 26.0 < WIDTH { text.tick x=(px(self.x(day) + 3.0)) y=(px(top - 4.0)) { (day.month()) "月" } }
            }
        }
    }
}

/// A coordinate with one decimal at most.
pub fn px(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}
