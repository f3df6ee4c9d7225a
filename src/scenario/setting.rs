//! The tables a scenario is made from. All are constants: what varies comes from the seed.

use super::trade::Trade;
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
    /// When earlier batches were.
    pub past: Past,
}

/// First and last day of a stretch of the past.
pub type Days = (&'static str, &'static str);

/// Stretches of the past, before the issue day.
#[derive(Clone, Copy, Debug)]
pub struct Past {
    /// Last year's work: its failures are followed up.
    pub last_year: Days,
    /// Too recent to be repeated.
    pub recent: Days,
    /// Older than any rule looks.
    pub older: Days,
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
    /// Batches; those of its group if it has one.
    pub batches: u64,
    /// Shared quota it draws from: a merged cell of the table.
    pub group: Option<&'static str>,
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

impl PlanLine {
    /// Producers and sellers, an exact number, no limits: what most rows of most plans have in common.
    pub const USUAL: Self = Self {
        id: "",
        title: "",
        products: &[],
        scopes: &[Scope::Producer, Scope::Seller],
        batches: 0,
        group: None,
        kind: QuotaKind::Exact,
        counties: CountyRule::None,
        window: ("", "", ""),
        report_by: "",
        test_days: 7,
        organiser: "",
        org: "",
        labs: &[],
        remarks: &[],
    };

    /// Whether the line may be drawn in a county.
    pub fn admits(&self, county: &str) -> bool {
        !matches!(self.counties, CountyRule::Only(listed) if !listed.contains(&county))
    }
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
    /// These counties alone.
    Only(&'static [&'static str]),
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

/// A county; the seat in microdegrees.
pub(super) const fn county(id: &'static str, name: &'static str, name_en: &'static str, (lat, lon): (i64, i64), share: u64) -> CountyPlace {
    CountyPlace { id, name, name_en, seat: Point { lat, lon }, share }
}

/// A product; further spellings separated by `|`.
pub(super) const fn product(id: &'static str, name: &'static str, aliases: &'static str) -> ProductRow {
    ProductRow { id, name, aliases }
}

impl Setting {
    /// Division code of a county: the first six digits of its id.
    pub fn division(&self, county: usize) -> &'static str {
        let id = self.counties[county].id;
        id.get(..6).unwrap_or(id)
    }

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
