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
}];

impl Profile {
    /// The profile of this name.
    pub fn find(name: &str) -> Option<&'static Profile> {
        PROFILES.iter().find(|p| p.name == name)
    }
}
