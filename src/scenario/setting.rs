//! The tables a scenario is made from. All are constants: what varies comes from the seed.

use crate::base::Point;
use crate::record::{QuotaKind, Scope};

/// A chain of each kind begins in every so many enterprises …
pub const CHAIN_PERIOD: u64 = 1_500;
/// … and has this many sites under one credit code.
pub const CHAIN_SITES: u64 = 4;

/// Everything a synthetic task of one kind is made from.
#[derive(Debug)]
pub struct Setting {
    /// Name for `--like`.
    pub name: &'static str,
    /// Whether the plan table is that of a notice.
    pub real: bool,
    /// Enterprises from which on the plan stands as printed; below, quotas shrink in proportion.
    pub whole_from: u64,
    /// Enterprises to which the numbers of earlier batches and conflicts belong.
    pub earlier_of: u64,
    /// Further keys of `[task]`, as text.
    pub info: &'static str,
    /// `[rules]` … `[[org]]` of the task file, as text.
    pub head: &'static str,
    /// Title in Chinese and English.
    pub title: (&'static str, &'static str),
    /// The total row as printed: all batches, and the organiser's own.
    pub stated: (u64, u64),
    /// Plan lines.
    pub lines: &'static [PlanLine],
    /// Counties.
    pub counties: &'static [CountyPlace],
    /// Division code of the prefecture, at which a few enterprises are registered.
    pub prefecture: &'static str,
    /// Products.
    pub products: &'static [ProductRow],
    /// Trades; their weights sum to 1,000.
    pub trades: &'static [Trade],
    /// Chains: from which position of every [`CHAIN_PERIOD`] enterprises, and of which trade.
    pub chains: &'static [(u64, usize)],
    /// Labs.
    pub labs: &'static [LabRow],
    /// Sampling organisations of the roster: id and word for names.
    pub orgs: &'static [(&'static str, &'static str)],
    /// Samplers of an organisation: twelve, or more.
    pub people: u64,
    /// `calendar.csv` as it is.
    pub calendar: &'static [u8],
    /// Issue day, which is also "today".
    pub issued: &'static str,
    /// Last day of the year's work, for leave.
    pub ends: &'static str,
    /// Last year's failures: one per entry, of a product of that line.
    pub failures: &'static [&'static str],
}

/// A row of the printed table.
#[derive(Debug)]
pub struct PlanLine {
    /// Id.
    pub id: &'static str,
    /// Product text as printed.
    pub title: &'static str,
    /// Product ids.
    pub products: &'static [&'static str],
    /// Scopes.
    pub scopes: &'static [Scope],
    /// Batches.
    pub batches: u64,
    /// Exact or at least.
    pub kind: QuotaKind,
    /// Limits per county.
    pub counties: CountyRule,
    /// Window as printed: text, first and last day.
    pub window: (&'static str, &'static str, &'static str),
    /// Report due.
    pub report_by: &'static str,
    /// Working days of testing.
    pub test_days: u32,
    /// Organiser as printed.
    pub organiser: &'static str,
    /// Sampling organisation.
    pub org: &'static str,
    /// Labs and their batches.
    pub labs: &'static [(&'static str, u64)],
    /// Comment lines above it in the task file.
    pub remarks: &'static [&'static str],
}

/// Limits of a line per county.
#[derive(Clone, Copy, Debug)]
pub enum CountyRule {
    /// None.
    None,
    /// Every county at most this many.
    AtMost(u64),
    /// At least this many, in the order of [`Setting::counties`].
    AtLeast(&'static [u64]),
}

/// A county and its part of the frame.
#[derive(Debug)]
pub struct CountyPlace {
    /// Division code.
    pub id: &'static str,
    /// Name in Chinese.
    pub name: &'static str,
    /// Name in Latin letters.
    pub name_en: &'static str,
    /// The seat (WGS-84).
    pub seat: Point,
    /// Part of the frame, per 1,000.
    pub share: u64,
}

/// A product of the catalogue.
#[derive(Debug)]
pub struct ProductRow {
    /// Id.
    pub id: &'static str,
    /// Name in Chinese.
    pub name: &'static str,
    /// Other spellings, separated by `|`.
    pub aliases: &'static str,
}

/// A kind of enterprise.
#[derive(Debug)]
pub struct Trade {
    /// End of the name.
    pub suffix: &'static str,
    /// Part of the frame, per 1,000.
    pub share: u64,
    /// Whether it makes (else it sells).
    pub makes: bool,
    /// Products of which it has some …
    pub core: &'static [&'static str],
    /// … at least and at most this many.
    pub takes: (u64, u64),
    /// Further products, each with a chance per 1,000.
    pub extras: &'static [(&'static str, u64)],
    /// Chance of a large retail venue, per 1,000.
    pub large: u64,
    /// Chance of selling online only, per 1,000.
    pub online: u64,
}

/// A testing lab.
#[derive(Debug)]
pub struct LabRow {
    /// Id.
    pub id: &'static str,
    /// Name.
    pub name: &'static str,
    /// Where samples are handed in.
    pub at: Point,
    /// Batches a day.
    pub per_day: u64,
    /// Batches a week.
    pub per_week: u64,
}

impl Setting {
    /// Position of a product in the catalogue.
    ///
    /// # Panics
    /// If our own tables name a product the catalogue lacks.
    pub fn product(&self, id: &str) -> usize {
        self.products.iter().position(|p| p.id == id).unwrap_or_else(|| panic!("the catalogue of {} has no {id}", self.name))
    }

    /// Name of a product.
    pub fn product_name(&self, id: &str) -> &'static str {
        self.products[self.product(id)].name
    }
}
