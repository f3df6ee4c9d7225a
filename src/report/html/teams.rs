//! Teams of the tours: an organisation and a slot of its week, in a fixed order with a fixed look.

use super::super::Papers;
use crate::base::OrgId;
use crate::record::Tour;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Colours the style sheet has; a ninth team has the first colour again, dashed.
const COLOURS: usize = 8;

/// Teams that have a tour; by organisation, then slot.
pub struct Teams<'a>(Vec<(&'a OrgId, u64)>);

impl<'a> Teams<'a> {
    /// The teams as the plan now stands.
    pub fn of(papers: &'a Papers) -> Self {
        let teams: BTreeSet<(&OrgId, u64)> = papers.pack().tours.iter().map(|tour| (&tour.org, tour.slot)).collect();
        Self(teams.into_iter().collect())
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Place of a tour's team in the order.
    pub fn place(&self, tour: &Tour) -> usize {
        self.0.binary_search(&(&tour.org, tour.slot)).unwrap_or(0)
    }

    /// Class of the style sheet: `t0` to `t7`, with `again` from the ninth on.
    pub fn class(&self, at: usize) -> String {
        format!("t{}{}", at % COLOURS, if at / COLOURS % 2 == 1 { " again" } else { "" })
    }

    /// `A·1`: organisation and slot.
    pub fn name(&self, at: usize) -> String {
        self.0.get(at).map_or_else(String::new, |(org, slot)| format!("{org}·{slot}"))
    }

    /// Every team with its colour, and what the organisations are called.
    pub fn legend(&self, papers: &Papers) -> Markup {
        let orgs: BTreeSet<&OrgId> = self.0.iter().map(|(org, _)| *org).collect();
        html! {
            p.legend {
                @for at in 0..self.len() {
                    span { svg.key viewBox="0 0 12 12" aria-hidden="true" { rect class={ "day " (self.class(at)) } x="1" y="1" width="10" height="10" rx="2" {} } (self.name(at)) }
                }
                @for org in orgs { span { b { (org) } " " (papers.org_name(org)) } }
            }
        }
    }
}
