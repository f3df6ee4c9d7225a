//! Pieces every section uses: bilingual headings, colours, dates on an axis.

use super::super::Papers;
use crate::base::{Day, OrgId};
use maud::{Markup, html};

/// Width of every drawing in its own units.
pub const WIDTH: f64 = 1000.0;
/// Room for row labels at the left of a drawing.
pub const LEFT: f64 = 64.0;
/// Days a month's label needs.
const LABEL_DAYS: i32 = 12;
/// Colours the style sheet has for organisations.
const COLOURS: usize = 6;

/// A heading in both languages.
pub fn title(zh: &str, en: &str) -> Markup {
    html! { h2 { (zh) " " span.en { (en) } } }
}

/// A column heading in both languages.
pub fn th(zh: &str, en: &str) -> Markup {
    html! { th { (zh) span.en { (en) } } }
}

/// A column heading over numbers.
pub fn thn(zh: &str, en: &str) -> Markup {
    html! { th.n { (zh) span.en { (en) } } }
}

/// Colour class of an organisation: `c0` to `c5`, in the order of the facts.
pub fn colour(papers: &Papers, org: &OrgId) -> String {
    let at = papers.facts().orgs.iter().position(|o| o.id == *org).unwrap_or(0);
    format!("c{}", at % COLOURS)
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
        (WIDTH - LEFT - 8.0) / f64::from(self.to.number() - self.from.number() + 1)
    }

    /// Left edge of a day.
    pub fn x(&self, day: Day) -> f64 {
        LEFT + f64::from(day.number() - self.from.number()) * self.unit()
    }

    /// First days of months on the axis, and its first day if that month has room for a label.
    pub fn months(&self) -> Vec<Day> {
        let days = (self.from.number()..=self.to.number()).map(|n| self.from.plus(n - self.from.number()));
        let is_roomy = self.from.plus(LABEL_DAYS).month() == self.from.month();
        days.filter(|day| day.plus(-1).month() != day.month() || (*day == self.from && is_roomy)).collect()
    }

    /// Month lines with labels, `top` to `bottom`.
    pub fn grid(&self, top: f64, bottom: f64) -> Markup {
        html! {
            @for day in self.months() {
                line.grid x1=(px(self.x(day))) x2=(px(self.x(day))) y1=(px(top)) y2=(px(bottom)) {}
                text.tick x=(px(self.x(day) + 3.0)) y=(px(top - 4.0)) { (day.month()) "月" }
            }
        }
    }
}

/// A coordinate with one decimal.
pub fn px(value: f64) -> String {
    format!("{value:.1}")
}
