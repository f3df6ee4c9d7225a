//! The data of every sheet, kind by kind.

use super::context::{BatchRow, Common, Itinerary, PaperRow, bodies, counties, draw, handovers, public_draw, routes};
use super::context::{Body, CountyDays, DrawData, HandIn, PublicDraw, RouteDay, VisitRow};
use super::kinds::{Kind, Of};
use crate::record::Ledger;
use crate::report::Papers;
use serde::Serialize;

/// Everything that papers of a RUN may say.
#[derive(Clone, Debug)]
pub struct Data {
    common: Common,
    bodies: Vec<Body>,
    counties: Vec<CountyDays>,
    visits: Vec<VisitRow>,
    routes: Vec<RouteDay>,
    handovers: Vec<HandIn>,
    draw: DrawData,
    public_draw: PublicDraw,
}

/// What one sheet may say: the common part, its own number, and what it is about.
#[derive(Clone, Debug, Serialize)]
pub struct SheetData<'a> {
    #[serde(flatten)]
    common: &'a Common,
    paper: PaperRow,
    #[serde(flatten)]
    about: About<'a>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum About<'a> {
    Body { body: &'a Body },
    County { county: &'a CountyDays },
    Batch { visit: &'a VisitRow, batch: &'a BatchRow },
    Visit { visit: &'a VisitRow },
    TeamDay { route: &'a RouteDay },
    HandIn { handover: &'a HandIn },
    PublicDraw { draw: &'a PublicDraw },
    Draw { draw: &'a DrawData },
}

impl Data {
    /// Of a RUN.
    pub fn of(papers: &Papers, ledger: &Ledger) -> Self {
        let common = Common::of(papers);
        let itinerary = Itinerary::of(papers, &common);
        Self {
            bodies: bodies(papers),
            counties: counties(papers, &itinerary),
            routes: routes(papers, &itinerary),
            handovers: handovers(papers, &itinerary),
            draw: draw(papers, ledger),
            public_draw: public_draw(papers, ledger),
            visits: itinerary.visits,
            common,
        }
    }

    /// The foot of every page: which record, and whether its enterprises are made up.
    pub fn foot(&self) -> String {
        let made_up = if self.common.task.synthetic { "　合成名录，企业均为虚构" } else { "" };
        format!("记录 {}{made_up}", self.common.record.short)
    }

    /// The sheets of a kind, in order.
    pub fn sheets(&self, kind: &Kind) -> Vec<SheetData<'_>> {
        let abouts: Vec<About<'_>> = match kind.of {
            Of::Body => self.bodies.iter().map(|body| About::Body { body }).collect(),
            Of::County => self.counties.iter().map(|county| About::County { county }).collect(),
            Of::Visit => self.visits.iter().map(|visit| About::Visit { visit }).collect(),
            Of::Batch => {
                self.visits.iter().flat_map(|visit| visit.batches.iter().map(move |batch| About::Batch { visit, batch })).collect()
            }
            Of::TeamDay => self.routes.iter().map(|route| About::TeamDay { route }).collect(),
            Of::HandIn => self.handovers.iter().map(|handover| About::HandIn { handover }).collect(),
            Of::PublicDraw => vec![About::PublicDraw { draw: &self.public_draw }],
            Of::Draw => vec![About::Draw { draw: &self.draw }],
        };
        let count = abouts.len();
        let sheet = |(i, about)| {
            let paper = PaperRow { number: self.common.number(kind.prefix, i + 1), index: i + 1, count };
            SheetData { common: &self.common, paper, about }
        };
        abouts.into_iter().enumerate().map(sheet).collect()
    }
}

impl SheetData<'_> {
    /// Rows of its longest lists: what a template may take time and room for.
    pub fn rows(&self) -> usize {
        match &self.about {
            About::Draw { draw } => draw.rows.count(),
            About::County { county } => county.days.len(),
            About::HandIn { handover } => handover.samples.len(),
            _ => 0,
        }
    }

    /// The paper's number.
    pub fn number(&self) -> &str {
        &self.paper.number
    }
}
