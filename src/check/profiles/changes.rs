//! Prices of changes to a plan that cannot be met.

/// What each change to a plan that cannot be met costs, in points: only their ratios matter. 1 to 1,000,000 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangePrices {
    /// One batch less of a line or a shared quota.
    pub lower_batches: u64,
    /// One batch more of a line or a shared quota.
    pub raise_batches: u64,
    /// One batch less of a line's minimum in a county.
    pub lower_county_min: u64,
    /// One batch less of a line's minimum in a scope.
    pub lower_scope_min: u64,
    /// One batch more of a line's maximum in a county.
    pub raise_county_max: u64,
    /// One batch more of a line's maximum in a scope.
    pub raise_scope_max: u64,
    /// `batches_per_enterprise_max` higher by one.
    pub raise_enterprise_cap: u64,
    /// `batches_per_large_retail_max` higher by one.
    pub raise_large_retail_cap: u64,
    /// `batches_per_company_max` higher by one.
    pub raise_company_cap: u64,
    /// A scope more for a line.
    pub admit_scope: u64,
    /// A county more for a line that is for listed counties only.
    pub admit_county: u64,
}

impl ChangePrices {
    /// Where no profile and no task says otherwise. Reasons: `docs/relaxation.md`.
    pub const USUAL: Self = Self {
        // the number the notice approves
        lower_batches: 10,
        raise_batches: 10,
        // a promise to a county or about a scope, inside the approved number
        lower_county_min: 6,
        lower_scope_min: 6,
        // balance between counties or scopes only
        raise_county_max: 2,
        raise_scope_max: 2,
        // a burden on every enterprise of the frame; large venues bear it more easily
        raise_enterprise_cap: 80,
        raise_large_retail_cap: 40,
        raise_company_cap: 40,
        // the line becomes about other enterprises
        admit_scope: 50,
        admit_county: 20,
    };

    /// Price of `to` batches where the quota is `from`.
    pub(in crate::check) fn off(&self, from: u64, to: u64) -> u64 {
        from.saturating_sub(to) * self.lower_batches + to.saturating_sub(from) * self.raise_batches
    }
}
