//! What the planner prefers, as prices.

use super::limits;
use crate::base::Fen;
use crate::record::{Prefer, Preference, Prices};

/// The prices of the objective that follow from the word and the prices as given, by the rule of `docs/packing.md`.
///
/// ```
/// use evenhand::base::Fen;
/// use evenhand::frame::effective_prices;
/// use evenhand::record::{Prefer, Preference, Prices};
/// let given = Prices {
///     team_day: Fen(120_001),
///     kilometre: Fen(120),
///     night: Fen(40_000),
///     late_day: Fen(0),
///     waiting_day: Fen(70_000),
///     uneven: Fen(9),
/// };
/// let of = |prefer| effective_prices(&Preference { prefer, given });
/// assert_eq!(of(Prefer::Cheapest), given);
/// assert_eq!(of(Prefer::FewestDays), Prices { team_day: Fen(2_400_020), ..given });
/// assert_eq!(of(Prefer::Earliest), given);
/// assert_eq!(of(Prefer::MostEven), Prices { uneven: Fen(12_000), ..given });
/// ```
pub fn effective_prices(preference: &Preference) -> Prices {
    let given = preference.given;
    let day = given.team_day.0;
    match preference.prefer {
        Prefer::Cheapest => given,
        Prefer::FewestDays => Prices { team_day: Fen(day.saturating_mul(20).min(limits::PRICE.max(day))), ..given },
        Prefer::Earliest => Prices { waiting_day: Fen(given.waiting_day.0.max((day / 2).min(limits::DAY_PRICE))), ..given },
        Prefer::MostEven => Prices { uneven: Fen(given.uneven.0.max((day / 10).min(limits::UNEVEN_PRICE))), ..given },
    }
}
