//! Kinds of tamper, by name.

use super::bytes::{cut, of_bytes, spaced, twice, zeroed};
use super::fitted::{fitted, reworded};
use super::values::{changed, deleted, inserted, lookalike, of_value, reordered};
use super::whole::{added, calendar, exchanged, longer, removed, shorter, swapped};
use super::worlds::World;
use super::{Dice, Tamper};

/// A maker of tampers; none if the RUN has nothing it could be done to.
type Kind = fn(&World, &[World], &mut Dice) -> Option<Tamper>;

/// Every kind, by name.
pub const KINDS: [(&str, Kind); 18] = [
    ("value changed", |w, _, d| of_value("value changed", w, d, changed)),
    ("row or key deleted", |w, _, d| of_value("row or key deleted", w, d, deleted)),
    ("row or key inserted", |w, _, d| of_value("row or key inserted", w, d, inserted)),
    ("rows reordered", |w, _, d| of_value("rows reordered", w, d, reordered)),
    ("look-alike character", |w, _, d| of_value("look-alike character", w, d, lookalike)),
    ("key twice", |w, _, d| of_bytes("key twice", w, d, twice)),
    ("white space", |w, _, d| of_bytes("white space", w, d, spaced)),
    ("leading zero", |w, _, d| of_bytes("leading zero", w, d, zeroed)),
    ("cut or padded", |w, _, d| of_bytes("cut or padded", w, d, cut)),
    ("alternates swapped", |w, _, d| swapped(w, d)),
    ("calendar edited", |w, _, d| calendar(w, d)),
    ("ledger cut", |w, _, d| shorter(w, d)),
    ("ledger extended", |w, _, d| longer(w, d)),
    ("file removed", |w, _, d| removed(w, d)),
    ("file added", |w, _, d| added(w, d)),
    ("file of another RUN", exchanged),
    ("digests made to fit", |w, _, d| fitted(w, d)),
    ("words made to fit", |w, _, d| reworded(w, d)),
];
