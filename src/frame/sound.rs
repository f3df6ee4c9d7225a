//! Facts that hold together: every reference resolves, every list is sorted, every number is in range.

mod faults;
mod line;
mod places;
mod sealed;
mod task;
#[cfg(test)]
mod tests;

pub use faults::Fault;

use super::{effective_prices, unnamed};
use crate::record::{Facts, Matrix, Prefer, Sealed};
use faults::Faults;

/// Inputs the engine may trust.
///
/// Invariant: all lists ascend by id without duplicates, every id named anywhere exists, every number is in the range its
/// field states (sizes in [`limits`]), every day of the plan lies inside the calendar. Only [`Sound::new`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    facts: Facts,
    sealed: Sealed,
}

/// Largest sizes the engine takes, so that its sums fit 64-bit integers.
pub mod limits {
    /// Batches of a plan, all lines and groups together.
    pub const BATCHES: u64 = 10_000_000;
    /// Enterprises of a frame, earlier batches, conflicts.
    pub const ROWS: usize = 20_000_000;
    /// Lines, products, counties, labs, organisations, groups: each.
    pub const ENTRIES: usize = 100_000;
    /// Samplers of a roster.
    pub const SAMPLERS: usize = 100_000;
    /// Minutes of a day.
    pub const DAY_MINUTES: i64 = 1440;
    /// Lottery weight of a class.
    pub const WEIGHT: u64 = 1_000;
    /// Any price, fen.
    pub const PRICE: i64 = 1_000_000_000;
    /// Prices of days a batch or a visit waits, fen.
    pub const DAY_PRICE: i64 = 10_000_000;
    /// Price of a unit of unevenness, fen.
    pub const UNEVEN_PRICE: i64 = 100_000;
    /// Sites of a travel matrix.
    pub const MATRIX_SITES: usize = 5_000;
    /// Metres between two sites of a travel matrix.
    pub const LEG_METRES: u32 = 10_000_000;
    /// Minutes between two sites of a travel matrix.
    pub const LEG_MINUTES: u32 = 14_400;
    /// Days of a calendar: all years a day can have.
    pub const CALENDAR_DAYS: i32 = 366 * 301;
    /// Working days of testing or delivery.
    pub const TEST_DAYS: u32 = 366;
    /// Iterations of a search.
    pub const ITERATIONS: u64 = 1_000_000_000_000;
    /// Bytes of an id.
    pub const ID_BYTES: usize = 128;
}

impl Sound {
    /// The facts, if they hold together.
    ///
    /// # Errors
    /// Every broken invariant, at once.
    pub fn new(facts: Facts, sealed: Sealed) -> Result<Self, Vec<Fault>> {
        let mut faults = Faults::default();
        task::look(&facts, &mut faults);
        places::look(&facts, &mut faults);
        line::look(&facts, &mut faults);
        sealed::look(&facts, &sealed, &mut faults);
        faults.none_or_all()?;
        let sound = Self { facts, sealed };
        let fault = |id: String| Fault { path: "sealed.matrix.sites".to_owned(), what: format!("{id} is not named") };
        let missing: Vec<Fault> = sound.sealed.matrix.iter().flat_map(|m| unnamed(&sound, m)).map(fault).collect();
        if missing.is_empty() { Ok(sound) } else { Err(missing) }
    }

    /// The same task on measured roads.
    ///
    /// # Errors
    /// Every broken invariant of the matrix.
    pub fn with_matrix(self, matrix: Matrix) -> Result<Self, Vec<Fault>> {
        Self::new(self.facts, Sealed { matrix: Some(matrix), ..self.sealed })
    }

    /// The same task with another preference; the prices of the objective follow.
    pub fn preferring(mut self, prefer: Prefer) -> Self {
        self.facts.preference.prefer = prefer;
        self.facts.prices = effective_prices(&self.facts.preference);
        self
    }

    /// The public facts.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The private facts.
    pub fn sealed(&self) -> &Sealed {
        &self.sealed
    }

    /// Both, for those who write them down.
    pub fn into_parts(self) -> (Facts, Sealed) {
        (self.facts, self.sealed)
    }
}
