//! Section `files`: numbers are within the ranges their fields state, so that later sums mean something.

use super::rule::Rule;
use super::verdict::{Check, Failure};
use crate::base::Point;
use crate::record::{Enterprise, Facts, Matrix, Org, Prices, Sealed};

/// Months beyond which looking back is a mistake.
pub(super) const MONTHS_MAX: u32 = 1200;
const DAY_MINUTES: i64 = 24 * 60;

/// Facts and sealed rows are in range and every list ascends.
pub(super) fn bounds(facts: &Facts, sealed: &Sealed) -> Vec<Check> {
    vec![ranges(facts, sealed), order(facts, sealed), references(facts, sealed)]
}

fn ranges(facts: &Facts, sealed: &Sealed) -> Check {
    let mut rule = Rule::new("files", "ranges");
    let plan = "commitment.plan.facts";
    let bad = |path: String| Failure::new(path, "超出范围", "out of range");
    rule.hold(facts.rules.repeat_months <= MONTHS_MAX, || bad(format!("{plan}.rules.repeat_months")));
    rule.hold(facts.rules.team_size >= 2, || bad(format!("{plan}.rules.team_size")));
    rule.hold([facts.rules.weights.a, facts.rules.weights.b, facts.rules.weights.c, facts.rules.weights.d].iter().all(|&w| w > 0), || {
        bad(format!("{plan}.rules.weights"))
    });
    rule.hold(travel(facts), || bad(format!("{plan}.travel")));
    rule.hold(prices(&facts.prices), || bad(format!("{plan}.prices")));
    rule.hold(prices(&facts.preference.given), || bad(format!("{plan}.preference.given")));
    if let Some(matrix) = &sealed.matrix {
        rule.hold(legs(matrix), || bad("sealed.matrix".to_owned()));
    }
    for (i, org) in facts.orgs.iter().enumerate() {
        rule.hold(org_in_range(org), || bad(format!("{plan}.orgs[{i}]")));
    }
    for (i, line) in facts.lines.iter().enumerate() {
        rule.hold(line.minutes_per_batch.0 >= 0 && line.window.from <= line.window.to, || bad(format!("{plan}.lines[{i}]")));
    }
    for (i, e) in sealed.frame.iter().enumerate() {
        rule.hold(enterprise_in_range(e), || bad(format!("sealed.frame[{i}]")));
    }
    rule.done()
}

fn prices(p: &Prices) -> bool {
    [p.team_day, p.kilometre, p.night, p.late_day, p.waiting_day, p.uneven].iter().all(|price| price.0 >= 0)
}

/// One leg for every ordered pair; none from a site to itself takes anything.
fn legs(matrix: &Matrix) -> bool {
    let n = matrix.sites.len();
    let home = |legs: &[u32]| (0..n).all(|i| legs.get(i * n + i) == Some(&0));
    n.checked_mul(n).is_some_and(|all| [&matrix.metres, &matrix.minutes].iter().all(|legs| legs.len() == all && home(legs)))
}

fn travel(facts: &Facts) -> bool {
    facts.travel.factor_permille > 0 && !facts.travel.bands.is_empty() && facts.travel.bands.iter().all(|b| b.metres_per_minute > 0)
}

fn org_in_range(org: &Org) -> bool {
    (0..=DAY_MINUTES).contains(&org.hours.from.0) && org.hours.to.0 <= DAY_MINUTES && org.minutes_per_visit.0 >= 0 && on_earth(org.base)
}

fn enterprise_in_range(e: &Enterprise) -> bool {
    let hours = (0..=DAY_MINUTES).contains(&e.hours.from.0) && (0..=DAY_MINUTES).contains(&e.hours.to.0);
    hours && on_earth(e.at) && e.closed_weekdays.iter().all(|d| (1..=7).contains(d)) && e.closed.iter().all(|s| s.from <= s.to)
}

fn on_earth(at: Point) -> bool {
    at.lat.unsigned_abs() <= 90_000_000 && at.lon.unsigned_abs() <= 180_000_000
}

fn order(facts: &Facts, sealed: &Sealed) -> Check {
    let mut rule = Rule::new("files", "ascending");
    let plan = "commitment.plan.facts";
    ascends(&mut rule, &format!("{plan}.lines"), &facts.lines, |r| &r.id);
    ascends(&mut rule, &format!("{plan}.groups"), &facts.groups, |r| &r.id);
    ascends(&mut rule, &format!("{plan}.counties"), &facts.counties, |r| &r.id);
    ascends(&mut rule, &format!("{plan}.products"), &facts.products, |r| &r.id);
    ascends(&mut rule, &format!("{plan}.labs"), &facts.labs, |r| &r.id);
    ascends(&mut rule, &format!("{plan}.orgs"), &facts.orgs, |r| &r.id);
    ascends(&mut rule, &format!("{plan}.calendar.off"), &facts.calendar.off, |r| r);
    ascends(&mut rule, &format!("{plan}.calendar.work"), &facts.calendar.work, |r| r);
    for (i, line) in facts.lines.iter().enumerate() {
        let line_path = format!("{plan}.lines[{i}]");
        ascends(&mut rule, &format!("{line_path}.products"), &line.products, |r| r);
        ascends(&mut rule, &format!("{line_path}.scopes"), &line.scopes, |r| r);
        ascends(&mut rule, &format!("{line_path}.counties"), &line.counties, |r| &r.county);
        ascends(&mut rule, &format!("{line_path}.scope_limits"), &line.scope_limits, |r| &r.scope);
        ascends(&mut rule, &format!("{line_path}.labs"), &line.labs, |r| &r.lab);
    }
    for (i, product) in facts.products.iter().enumerate() {
        ascends(&mut rule, &format!("{plan}.products[{i}].transport"), &product.transport, |r| r);
    }
    for (i, lab) in facts.labs.iter().enumerate() {
        ascends(&mut rule, &format!("{plan}.labs[{i}].groups"), &lab.groups, |r| &r.id);
    }
    for (i, org) in facts.orgs.iter().enumerate() {
        ascends(&mut rule, &format!("{plan}.orgs[{i}].carries"), &org.carries, |r| &r.flag);
    }
    if let Some(matrix) = &sealed.matrix {
        ascends(&mut rule, "sealed.matrix.sites", &matrix.sites, |r| r);
    }
    ascends(&mut rule, "sealed.frame", &sealed.frame, |r| &r.id);
    ascends(&mut rule, "sealed.samplers", &sealed.samplers, |r| &r.id);
    for (i, e) in sealed.frame.iter().enumerate() {
        ascends_at(&mut rule, || format!("sealed.frame[{i}].products"), &e.products, |r| r);
        ascends_at(&mut rule, || format!("sealed.frame[{i}].scopes"), &e.scopes, |r| r);
    }
    rule.done()
}

fn ascends<T, K: Ord + ?Sized>(rule: &mut Rule, path: &str, rows: &[T], key: impl Fn(&T) -> &K) {
    ascends_at(rule, || path.to_owned(), rows, key);
}

/// The same where there are so many lists that their paths are written only when wanted.
fn ascends_at<T, K: Ord + ?Sized>(rule: &mut Rule, path: impl Fn() -> String, rows: &[T], key: impl Fn(&T) -> &K) {
    let broken = rows.windows(2).position(|w| key(&w[0]) >= key(&w[1]));
    rule.hold(broken.is_none(), || {
        let at = broken.unwrap_or(0) + 1;
        Failure::new(format!("{}[{at}]", path()), "顺序不是升序,或重复", "not ascending, or twice")
    });
}

fn references(facts: &Facts, sealed: &Sealed) -> Check {
    let mut rule = Rule::new("files", "references");
    let unknown = |path: String| Failure::new(path, "引用了不存在的编号", "names an id that does not exist");
    for (i, line) in facts.lines.iter().enumerate() {
        let path = format!("commitment.plan.facts.lines[{i}]");
        rule.hold(facts.orgs.iter().any(|o| o.id == line.org), || unknown(format!("{path}.org")));
        let group = line.group.as_ref().is_none_or(|g| facts.groups.iter().any(|x| x.id == *g));
        rule.hold(group, || unknown(format!("{path}.group")));
        rule.hold(!line.labs.is_empty(), || unknown(format!("{path}.labs")));
        for (j, share) in line.labs.iter().enumerate() {
            rule.hold(facts.labs.iter().any(|l| l.id == share.lab), || unknown(format!("{path}.labs[{j}].lab")));
        }
    }
    for (i, sampler) in sealed.samplers.iter().enumerate() {
        rule.hold(facts.orgs.iter().any(|o| o.id == sampler.org), || unknown(format!("sealed.samplers[{i}].org")));
    }
    rule.done()
}
