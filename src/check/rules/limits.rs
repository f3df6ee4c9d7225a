//! County and scope limits of a line against its quota.

use crate::check::draft::{Draft, Placed};
use crate::intake::{Code, Sink, codes};
use crate::record::Line;

/// A line is divided by county or by scope, not both.
pub(super) fn county_and_scope_limits(draft: &Draft, sink: &Sink) {
    for line in draft.lines.iter().filter(|l| !l.value.counties.is_empty() && !l.value.scope_limits.is_empty()) {
        let id = &line.value.id;
        let what = (format!("{id} 同时写了县区限制和领域限制"), format!("{id} has county limits and scope limits"));
        sink.add(&codes::COUNTY_AND_SCOPE_LIMITS, draft.line_key(line, "scope_limits"), what);
    }
}

/// Minima, maxima and quota agree, county by county.
pub(super) fn county_limits(draft: &Draft, sink: &Sink) {
    for line in &draft.lines {
        let value = &line.value;
        let limits: Vec<Limit> = value.counties.iter().map(|c| (c.county.to_string(), c.min, c.max)).collect();
        let closed = value.counties_only || value.counties.len() == draft.counties.len();
        look(draft, line, &limits, closed, &codes::COUNTY_LIMITS, "counties", sink);
        if value.counties_only && value.counties.is_empty() {
            let what =
                (format!("{} 只限所列县区，却没有列出", value.id), format!("{} is for the counties listed only, but none is", value.id));
            sink.add(&codes::COUNTY_LIMITS, draft.line_key(line, "counties_only"), what);
        }
    }
}

/// The same by scope; and the scope is one of the line's.
pub(super) fn scope_limits(draft: &Draft, sink: &Sink) {
    for line in &draft.lines {
        let value = &line.value;
        let limits: Vec<Limit> = value.scope_limits.iter().map(|s| (format!("{:?}", s.scope).to_lowercase(), s.min, s.max)).collect();
        look(draft, line, &limits, limits.len() == value.scopes.len(), &codes::SCOPE_LIMITS, "scope_limits", sink);
        if value.scope_limits.iter().any(|s| !value.scopes.contains(&s.scope)) {
            let what = (format!("{} 限制了不在其中的领域", value.id), format!("{} limits a scope that is not among its scopes", value.id));
            sink.add(&codes::SCOPE_LIMITS, draft.line_key(line, "scope_limits"), what);
        }
    }
}

/// Name, at least, at most.
type Limit = (String, u64, u64);

fn look(draft: &Draft, line: &Placed<Line>, limits: &[Limit], closed: bool, code: &'static Code, key: &str, sink: &Sink) {
    let id = &line.value.id;
    let group = line.value.group.as_ref().and_then(|g| draft.groups.iter().find(|have| have.value.id == *g));
    let quota = group.map_or(line.value.batches, |g| g.value.batches);
    let say = |what| sink.add(code, draft.line_key(line, key), what);
    for (name, min, max) in limits.iter().filter(|l| l.1 > l.2) {
        say((format!("{id} 在 {name} 的下限 {min} 大于上限 {max}"), format!("{id} in {name}: at least {min}, at most {max}")));
    }
    let sum = |pick: fn(&Limit) -> u64| limits.iter().map(pick).fold(0, u64::saturating_add);
    let (min, max) = (sum(|l| l.1), sum(|l| l.2));
    if min > quota {
        say((
            format!("{id} 的下限合计 {min}，超过批次 {quota}"),
            format!("the minima of {id} sum to {min}, more than its {quota} batches"),
        ));
    }
    if closed && group.is_none() && !limits.is_empty() && max < quota {
        say((
            format!("{id} 的上限合计 {max}，不足批次 {quota}"),
            format!("the maxima of {id} sum to {max}, less than its {quota} batches"),
        ));
    }
}
