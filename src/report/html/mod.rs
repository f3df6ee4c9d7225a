//! One offline page, printable on A4: Chinese first with English beneath, light and dark, no script, no outside request.

mod capsule;
mod chances;
mod counties;
mod gantt;
mod head;
mod heat;
mod intake;
mod labels;
mod lists;
mod map;
mod parts;
mod quota;
mod teams;
#[cfg(test)]
mod tests;
mod view;

use super::{Papers, STILL, Summary, document};
pub use capsule::{Capsule, Carries};
use maud::{Markup, html};

/// Style sheet of the page and the capsule.
const STYLE: &str = include_str!("style.css");

/// What judge or replay said of the RUN, if they were asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictNote {
    /// Rules checked.
    pub checks: u64,
    /// What failed, in Chinese and English; empty if the record stands.
    pub failures: Vec<(String, String)>,
}

/// The page.
pub fn page(papers: &Papers, verdict: Option<&VerdictNote>) -> String {
    let s = Summary::of(papers);
    let body = html! {
        (head::header(papers, &s, verdict))
        main {
            (quota::section(&s))
            (heat::section(papers, &s))
            (chances::section(&papers.commitment.plan.shares))
            (gantt::section(papers))
            (intake::section(papers, &s))
            (map::section(papers))
            (quota::table(&s))
            (lists::tours(papers))
            (lists::crews(papers, &s))
            (lists::selected(papers))
            (lists::alternates(papers))
            (lists::exclusions(papers, &s))
            (lists::amendments(papers))
        }
        (footer(&s))
    };
    document(&s.title, STILL, STYLE, &body).into_string()
}

fn footer(s: &Summary) -> Markup {
    html! {
        footer {
            p { "本页只由记录生成，可用 " code { "evenhand replay" } " 与 " code { "evenhand judge" } " 核对。" }
            p.en { "Made from the record alone; check it with " code { "evenhand replay" } " and " code { "evenhand judge" } "." }
            p.digest { "record.json SHA-256 " (s.record) }
        }
    }
}
