//! What the notices behind a rule profile say, as data.

/// Copies of a result notice (一式几份) and who gets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copies {
    /// As stated.
    pub stated: u64,
    /// To the authority.
    pub authority: u64,
    /// To the nominal producer, if sampled at a seller.
    pub nominal_producer: u64,
    /// To the authority of an outside producer, if the product fails.
    pub outside_authority: u64,
    /// To the sampled enterprise itself.
    pub sampled_enterprise: u64,
}

/// A form and the names the notice gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// Annex number as printed.
    pub annex: &'static str,
    /// Its names; the first is used.
    pub names: &'static [&'static str],
    /// Whether the notice shows its columns.
    pub columns_given: bool,
}

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
    pub(super) fn off(&self, from: u64, to: u64) -> u64 {
        from.saturating_sub(to) * self.lower_batches + to.saturating_sub(from) * self.raise_batches
    }
}

/// A rule profile. A rule that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Name and version, as in `rules.profile`.
    pub name: &'static str,
    /// The document.
    pub document: &'static str,
    /// Batches of one enterprise, at most.
    pub batches_per_enterprise_max: Option<u64>,
    /// Months without repetition.
    pub repeat_months: Option<u32>,
    /// Samplers on a team, at least.
    pub team_size: Option<u64>,
    /// Copies of the result notice.
    pub copies: Option<Copies>,
    /// Forms.
    pub forms: &'static [Form],
    /// Whether the notice leaves the lab open and asks for the nearest (就近就便).
    pub nearest_lab: bool,
    /// Prices of changes to a plan that cannot be met.
    pub changes: ChangePrices,
}

/// All profiles.
pub const PROFILES: &[Profile] = &[Profile {
    name: "chuxiong/2025",
    document: "楚市监函〔2025〕2号",
    // not in the notice; 产品质量监督抽查实施细则 practice of the neighbouring plans
    batches_per_enterprise_max: Some(2),
    // 产品质量监督抽查管理暂行办法 art. 8
    repeat_months: Some(6),
    // 产品质量监督抽查管理暂行办法 art. 16
    team_size: Some(2),
    // 三(二)5: 一式5份 = 3 + 1 + 1; annex 2 is addressed to the sampled enterprise, who is not listed
    copies: Some(Copies { stated: 5, authority: 3, nominal_producer: 1, outside_authority: 1, sampled_enterprise: 0 }),
    forms: &[
        Form { annex: "附件2", names: &["产品质量监督抽查检验结果通知单"], columns_given: true },
        Form {
            annex: "附件3", names: &["楚雄州产品质量改进建议书", "楚雄州产品质量改进提升建议书"], columns_given: true
        },
        Form {
            annex: "附件4", names: &["楚雄州2025年产品质量监督抽查受检产品及检验结果汇总表"], columns_given: false
        },
    ],
    // 二(三): 合法就近就便
    nearest_lab: true,
    // the notice says nothing about changes
    changes: ChangePrices::USUAL,
}];

impl Profile {
    /// The profile of this name.
    pub fn find(name: &str) -> Option<&'static Profile> {
        PROFILES.iter().find(|p| p.name == name)
    }
}
