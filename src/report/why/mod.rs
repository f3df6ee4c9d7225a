//! Why an enterprise, a sampler or a batch fared as it did: from the rows alone.

mod batch;
mod block;
mod class;
mod closed;
mod enterprise;
mod limits;
mod sampler;
mod text;
mod text_class;

pub use batch::{BatchWhy, FollowUp};
pub use block::{Block, block};
pub use class::{ClassWhy, LineFate, LineWhy};
pub use closed::Closed;
pub use enterprise::EnterpriseWhy;
pub use limits::{Limit, limits};
pub use sampler::{SamplerWhy, SeatWhy};
pub use text::text;

use super::Papers;
use crate::base::LineId;
use crate::intake::cell::folded;
use crate::record::Enterprise;
use serde::Serialize;

/// What a name led to.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Why {
    /// An enterprise of the frame.
    Enterprise(Box<EnterpriseWhy>),
    /// A sampler of the roster.
    Sampler(Box<SamplerWhy>),
    /// Several names fit; none is shown.
    Several {
        /// Ids and names.
        candidates: Vec<(String, String)>,
    },
    /// No name fits.
    Nobody,
}

/// The answer for an id, a credit code, a sampler, part of a name, or `line/any of these`.
pub fn why(papers: &Papers, question: &str) -> Why {
    let asked = question.split_once('/').filter(|(line, _)| papers.facts().lines.iter().any(|l| l.id.as_str() == *line));
    let (line, name) = asked.map_or((None, question), |(line, rest)| (Some(LineId::from(line)), rest));
    let enterprises = named(&papers.sealed.frame, name);
    let samplers: Vec<_> = papers.sealed.samplers.iter().filter(|s| line.is_none() && (s.id.as_str() == name || s.name == name)).collect();
    match (&enterprises[..], &samplers[..]) {
        ([], []) => Why::Nobody,
        ([one], []) => Why::Enterprise(Box::new(enterprise::enterprise(papers, one, line))),
        ([], [one]) => Why::Sampler(Box::new(sampler::sampler(papers, one))),
        _ => Why::Several {
            candidates: (enterprises.iter().map(|e| (e.id.to_string(), e.name.clone())))
                .chain(samplers.iter().map(|s| (s.id.to_string(), s.name.clone())))
                .collect(),
        },
    }
}

/// The enterprises of a frame that a name may mean: by id; else by credit code; else by
/// name; else by part of the name. Brackets and blanks of names may be typed in any width.
pub fn named<'a>(frame: &'a [Enterprise], name: &str) -> Vec<&'a Enterprise> {
    let wanted = folded(name);
    let steps: [&dyn Fn(&&Enterprise) -> bool; 4] =
        [&|e| e.id.as_str() == name, &|e| e.uscc == name, &|e| folded(&e.name) == wanted, &|e| {
            !wanted.is_empty() && folded(&e.name).contains(&*wanted)
        }];
    steps.into_iter().map(|fits| frame.iter().filter(fits).collect::<Vec<_>>()).find(|found| !found.is_empty()).unwrap_or_default()
}
