//! Who may take a batch, from the roster's point of view.

use crate::base::{Day, EnterpriseId, ProductId};
use crate::record::{Conflict, Party, Sampler};

/// Whether the sampler must keep away from the enterprise (回避; 行政处罚法 art. 43). `conflicts` ascend.
pub fn is_barred(conflicts: &[Conflict], sampler: &Sampler, enterprise: &EnterpriseId) -> bool {
    let party = Party::Sampler(sampler.id.clone());
    conflicts.binary_search_by(|c| (&c.party, &c.enterprise).cmp(&(&party, enterprise))).is_ok()
}

/// Whether the sampler tests one of the products in a lab (抽检分离; 产品质量监督抽查管理暂行办法 art. 9).
pub fn tests_any<'a>(sampler: &Sampler, mut products: impl Iterator<Item = &'a ProductId>) -> bool {
    products.any(|p| sampler.tests.contains(p))
}

/// Whether the sampler is qualified for all the products.
pub fn is_qualified<'a>(sampler: &Sampler, mut products: impl Iterator<Item = &'a ProductId>) -> bool {
    products.all(|p| sampler.qualified.contains(p))
}

/// Whether the sampler is on leave that day.
pub fn is_away(sampler: &Sampler, day: Day) -> bool {
    sampler.leave.iter().any(|s| s.contains(day))
}
