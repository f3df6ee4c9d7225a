//! Kinds of enterprises: what they sell or make, and how many of 1,000 there are.

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

/// Sells `takes.0` to `takes.1` of the core.
pub(super) const fn shop(suffix: &'static str, share: u64, takes: (u64, u64), core: &'static [&'static str]) -> Trade {
    Trade { suffix, share, makes: false, core, takes, extras: &[], large: 0, online: 25 }
}

/// Makes them.
pub(super) const fn works(suffix: &'static str, share: u64, takes: (u64, u64), core: &'static [&'static str]) -> Trade {
    Trade { makes: true, online: 0, ..shop(suffix, share, takes, core) }
}

/// With further products, each by its own chance.
pub(super) const fn also(trade: Trade, extras: &'static [(&'static str, u64)]) -> Trade {
    Trade { extras, ..trade }
}

/// Never online only.
pub(super) const fn on_the_spot(trade: Trade) -> Trade {
    Trade { online: 0, ..trade }
}
