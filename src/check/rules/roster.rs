//! Samplers against teams and products.

use crate::base::{OrgId, ProductId};
use crate::check::draft::Draft;
use crate::intake::{Sink, codes};
use crate::record::Sampler;

/// Someone of the organisation may sample the product: qualified for it, not testing it (抽检分离).
fn may_sample(sampler: &Sampler, org: &OrgId, product: &ProductId) -> bool {
    sampler.org == *org && sampler.qualified.contains(product) && !sampler.tests.contains(product) && sampler.tours_max > 0
}

/// A line needs a product somebody may sample, and a full team; each of its products should have somebody.
pub(super) fn no_qualified_sampler(draft: &Draft, sink: &Sink) {
    let Some(rules) = draft.rules.as_ref().filter(|_| !draft.samplers.is_empty()) else { return };
    for line in &draft.lines {
        let (value, org) = (&line.value, &line.value.org);
        let team = draft.samplers.iter().filter(|s| s.value.org == *org && s.value.tours_max > 0).count() as u64;
        let missing: Vec<&ProductId> =
            value.products.iter().filter(|p| !draft.samplers.iter().any(|s| may_sample(&s.value, org, p))).collect();
        let id = &value.id;
        if team < rules.team_size {
            let size = rules.team_size;
            let what =
                (format!("{id}：{org} 只有 {team} 人，一队要 {size} 人"), format!("{id}: {org} has {team} samplers, a team takes {size}"));
            sink.add(&codes::NO_QUALIFIED_SAMPLER, draft.line_key(line, "org"), what);
        } else if missing.len() == value.products.len() {
            let what = (format!("{id}：{org} 没有人能抽它的产品"), format!("{id}: nobody of {org} may sample any of its products"));
            sink.add(&codes::NO_QUALIFIED_SAMPLER, draft.line_key(line, "org"), what);
        } else {
            for product in missing {
                let what = (format!("{id}：{org} 没有人能抽 {product}"), format!("{id}: nobody of {org} may sample {product}"));
                sink.add(&codes::PRODUCT_WITHOUT_SAMPLER, draft.line_key(line, "products"), what);
            }
        }
    }
}

/// More teams a week than samplers can fill.
pub(super) fn teams_exceed_roster(draft: &Draft, sink: &Sink) {
    let Some(rules) = draft.rules.as_ref().filter(|_| !draft.samplers.is_empty()) else { return };
    for org in &draft.orgs {
        let people = draft.samplers.iter().filter(|s| s.value.org == org.value.id && s.value.tours_max > 0).count() as u64;
        let (id, teams, full) = (&org.value.id, org.value.teams_per_week, people / rules.team_size);
        if teams > full {
            let zh = format!("{id} 每周 {teams} 队，但 {people} 人只够 {full} 队");
            let en = format!("{id} has {teams} teams a week, but its {people} samplers fill {full}");
            sink.add(&codes::TEAMS_EXCEED_ROSTER, draft.key(&format!("org[{}].teams_per_week", org.at)), (zh, en));
        }
    }
}
