//! One made-up enterprise: a pure function of the world and its index.

use super::codes::{Kind, credit_code, registration_number};
use super::place::{TOWNS, site};
use super::setting::PlanLine;
use super::trade::Trade;
use super::world::World;
use crate::base::{Day, Point};
use crate::record::{Channel, CreditClass, Scope, Span, Status, Venue};
use crate::seed::Stream;

/// An enterprise before it is written.
#[derive(Debug)]
pub(super) struct Enterprise {
    pub index: u64,
    pub code: String,
    /// Site of a chain, from 1; 0 if the code has one site.
    pub site: u64,
    pub county: usize,
    pub county_id: &'static str,
    /// 0 is the seat.
    pub town: usize,
    pub trade: &'static Trade,
    pub scopes: Vec<Scope>,
    pub products: Vec<&'static str>,
    pub venue: Venue,
    pub channel: Channel,
    pub status: Status,
    pub credit: CreditClass,
    pub at: Point,
    pub closed_weekdays: Vec<u8>,
    pub closed: Vec<Span>,
    pub hours: (&'static str, &'static str),
}

impl Enterprise {
    /// The enterprise at an index of the frame.
    pub fn new(world: &World, index: u64) -> Self {
        let mut stream = world.stream("enterprise", index);
        let (county, trade) = (world.county(index), &world.setting.trades[world.trade(index)]);
        let town = town(&mut stream);
        let (code, site_number) = code(world, index, trade, &mut stream);
        Self {
            index,
            code,
            site: site_number,
            county,
            county_id: world.setting.counties[county].id,
            town,
            trade,
            scopes: scopes(trade, &mut stream),
            products: products(trade, &mut stream),
            venue: if stream.below(1_000) < trade.large { Venue::LargeRetail } else { Venue::Ordinary },
            channel: channel(trade, &mut stream),
            status: status(&mut stream),
            credit: credit(&mut stream),
            at: site(world.town(county, town), &mut stream),
            closed_weekdays: closed_weekdays(trade, &mut stream),
            closed: closed(world, &mut stream),
            hours: hours(&mut stream),
        }
    }

    /// As other files name it.
    pub fn id(&self) -> String {
        if self.site == 0 { self.code.clone() } else { format!("{}#{:02}", self.code, self.site) }
    }

    /// Products that count for a line.
    pub fn products_of(&self, line: &PlanLine) -> Vec<&'static str> {
        self.products.iter().copied().filter(|p| line.products.contains(p)).collect()
    }

    /// Whether a visit for this line makes sense: open, a place one can enter, in scope, with a product of the line.
    pub fn fits(&self, line: &PlanLine) -> bool {
        self.status == Status::Open
            && line.admits(self.county_id)
            && self.channel != Channel::Online
            && self.scopes.iter().any(|s| line.scopes.contains(s))
            && self.products.iter().any(|p| line.products.contains(p))
    }
}

/// Two of five in the seat.
fn town(stream: &mut Stream) -> usize {
    if stream.below(5) < 2 { 0 } else { 1 + stream.below(TOWNS) as usize }
}

/// Chains share a code; one enterprise of a hundred still has an older number; one of fifty is registered at the prefecture.
fn code(world: &World, index: u64, trade: &Trade, stream: &mut Stream) -> (String, u64) {
    let roll = stream.below(100);
    if let Some(chain) = world.chain(index) {
        let division = world.setting.division(world.county(chain.head));
        return (credit_code(Kind::Company, division, world.code_number(chain.head)), chain.site);
    }
    let division = world.setting.division(world.county(index));
    let code = match roll {
        0 => registration_number(division, index),
        1 | 2 => credit_code(kind(trade, stream), world.setting.prefecture, world.code_number(index)),
        _ => credit_code(kind(trade, stream), division, world.code_number(index)),
    };
    (code, 0)
}

fn kind(trade: &Trade, stream: &mut Stream) -> Kind {
    match (trade.makes, stream.below(20)) {
        (_, 0) => Kind::Cooperative,
        (true, _) | (false, 1..=5) => Kind::Company,
        (false, _) => Kind::Individual,
    }
}

/// A quarter of the makers also sell.
fn scopes(trade: &Trade, stream: &mut Stream) -> Vec<Scope> {
    match (trade.makes, stream.below(4)) {
        (true, 0) => vec![Scope::Producer, Scope::Seller],
        (true, _) => vec![Scope::Producer],
        (false, _) => vec![Scope::Seller],
    }
}

/// Some of the core, then each extra by its own chance.
fn products(trade: &Trade, stream: &mut Stream) -> Vec<&'static str> {
    let mut core = trade.core.to_vec();
    stream.shuffle(&mut core);
    core.truncate((trade.takes.0 + stream.below(trade.takes.1 - trade.takes.0 + 1)) as usize);
    core.extend(trade.extras.iter().filter(|(_, chance)| stream.below(1_000) < *chance).map(|(id, _)| *id));
    core
}

/// A tenth sell both ways.
fn channel(trade: &Trade, stream: &mut Stream) -> Channel {
    let roll = stream.below(1_000);
    if roll < trade.online {
        Channel::Online
    } else if trade.online > 0 && roll < trade.online + 100 {
        Channel::Both
    } else {
        Channel::Physical
    }
}

/// 2 % closed, 1.5 % suspended.
fn status(stream: &mut Stream) -> Status {
    match stream.below(1_000) {
        0..=19 => Status::Closed,
        20..=34 => Status::Suspended,
        _ => Status::Open,
    }
}

/// A 30 %, B 50 %, C 15 %, D 5 %.
fn credit(stream: &mut Stream) -> CreditClass {
    match stream.below(100) {
        0..=29 => CreditClass::A,
        30..=79 => CreditClass::B,
        80..=94 => CreditClass::C,
        _ => CreditClass::D,
    }
}

/// A tenth close on one weekday; every third maker keeps the weekend.
fn closed_weekdays(trade: &Trade, stream: &mut Stream) -> Vec<u8> {
    let (roll, weekday) = (stream.below(30), 1 + stream.below(7) as u8);
    match roll {
        0..=2 => vec![weekday],
        3..=12 if trade.makes => vec![6, 7],
        _ => Vec::new(),
    }
}

/// One of twenty is closed for 3 to 20 days of the task's year, one of a hundred for 30 to 120, one of a hundred for a season
/// of 140 days, which can take in a whole window.
fn closed(world: &World, stream: &mut Stream) -> Vec<Span> {
    let (roll, length, start) = (stream.below(100), stream.next_u64(), stream.below(300) as i32);
    let issued: Day = world.setting.issued.parse().expect("the setting's own day");
    let span = |from: Day, days: u64| vec![Span { from, to: from.plus(days as i32 - 1) }];
    match roll {
        0..=4 => span(issued.plus(start), 3 + length % 18),
        5 => span(issued.plus(start), 30 + length % 91),
        6 => span(issued.plus(start / 60 * 60 - 10), 140),
        _ => Vec::new(),
    }
}

fn hours(stream: &mut Stream) -> (&'static str, &'static str) {
    match stream.below(100) {
        0..=4 => ("10:00", "16:00"),
        5..=14 => ("09:00", "17:30"),
        15..=24 => ("08:00", "20:00"),
        _ => ("08:30", "18:00"),
    }
}
