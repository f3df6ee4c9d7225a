//! Section `crews`: who goes on which tour: enough people, the right people, nobody too often.

mod fit;
mod people;
mod second_draw;

pub(super) use fit::Needs;
pub(super) use second_draw::checks as second_draw;

use super::case::Case;
use super::state::State;
use super::verdict::Check;

pub(super) fn checks(case: &Case<'_>, state: &State<'_>) -> Vec<Check> {
    vec![people::one_each(state), people::team_size(case, state), people::fit(case, state), people::often(case, state)]
}
