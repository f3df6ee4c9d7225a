//! Rows × columns under caps and laminar quotas: exact shares, an exact rounding, a dealing.
//!
//! The room knows no enterprise and no sampler. [`share`] gives every class of rows its fairest exact share (leximin of
//! expected seats per weight) together with the prices that prove it; [`round`] turns shares into whole seats with a stream
//! of coins, so that every expectation stays exact and every quota holds; [`deal`] gives the seats of a class to its members.
//! Method, order of every step and certificate: `docs/lottery.md`.

mod average;
mod certificate;
mod deal;
mod feasible;
mod fraction;
mod graph;
mod grid;
mod levels;
mod net;
mod plans;
mod prices;
mod problem;
mod round;
mod settle;
mod shortfall;
mod start;
mod threads;
mod walk;

pub use average::share_averaged;
pub use deal::{deal, deal_class};
pub use plans::{PLAN_ROWS_MAX, PlansTooLarge, Seat, plans};
pub use problem::{Arc, Class, Column, Group, Node, Problem};
pub use round::{Coin, round, round_with};
pub use shortfall::{Shortfall, ShortfallKind};

use crate::record::Shares;

/// The one fairest vector of shares, with its certificate.
///
/// Where a group could bind, limits nest on both sides and the answer stands on a grid (`Shares::grid`); elsewhere it is exact.
///
/// Maximises lexicographically the smallest `y / (w · n)` over all classes, where `y` is what a class of `n` rows of weight
/// `w` expects. The vector of ratios is unique; among the flows that reach it, this one is a function of the problem alone.
///
/// # Errors
/// A Hall set, if the quotas cannot be met.
///
/// # Panics
/// If the problem is malformed (an arc to a missing column, a root with a range …): our mistake, not the world's.
pub fn share(problem: &Problem) -> Result<Shares, Shortfall> {
    problem.assert_form();
    problem.magnitude()?;
    feasible::tree(problem)?;
    let mut net = net::Net::new(problem);
    let levels = levels::levels(&mut net).ok_or_else(|| feasible::rows(problem))?;
    let shares = certificate::write(problem, &net, &levels)?;
    grid::bind(problem, shares)
}
