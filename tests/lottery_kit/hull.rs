//! Leximin over the convex hull of all whole plans by linear programs, for limits that nest on both sides.
//!
//! Round by round: the highest ratio all classes not yet settled can have, then which of them can have more. Floats, so equal
//! only to within a tolerance; nothing is assumed of the problem but its plans.

use super::brute::Plans;
use evenhand::lottery::Problem;
use good_lp::{Expression, ProblemVariables, Solution, SolverModel, constraint, microlp, variable};

/// What counts as more.
const EPSILON: f64 = 1e-7;

/// Ratios y/(w·n).
pub fn leximin_of_hull(problem: &Problem, plans: &Plans) -> Vec<f64> {
    let plans: Vec<&Vec<u64>> = plans.iter().collect();
    let weight: Vec<f64> = problem.classes.iter().map(|class| (class.size * class.key.weight) as f64).collect();
    let mut settled: Vec<Option<f64>> = vec![None; weight.len()];
    while settled.iter().any(Option::is_none) {
        let level = best(&plans, &weight, &settled, None);
        let stuck: Vec<usize> = (0..weight.len())
            .filter(|&k| settled[k].is_none() && best(&plans, &weight, &settled, Some((k, level))) < level + EPSILON)
            .collect();
        assert!(!stuck.is_empty(), "every level settles a class");
        stuck.into_iter().for_each(|k| settled[k] = Some(level));
    }
    settled.into_iter().flatten().collect()
}

/// The highest common ratio of the classes not settled, or of one of them while the others keep a level.
fn best(plans: &[&Vec<u64>], weight: &[f64], settled: &[Option<f64>], one: Option<(usize, f64)>) -> f64 {
    let mut variables = ProblemVariables::new();
    let level = variables.add(variable().min(0.0));
    let parts: Vec<_> = plans.iter().map(|_| variables.add(variable().min(0.0))).collect();
    let mut model = variables.maximise(level).using(microlp);
    model = model.with(constraint!(parts.iter().sum::<Expression>() == 1.0));
    for k in 0..weight.len() {
        let y: Expression = plans.iter().zip(&parts).map(|(plan, &part)| plan[k] as f64 / weight[k] * part).sum();
        model = match (settled[k], one) {
            (Some(ratio), _) => model.with(constraint!(y >= ratio - EPSILON / 100.0)),
            (None, Some((this, floor))) if this != k => model.with(constraint!(y >= floor - EPSILON / 100.0)),
            _ => model.with(constraint!(y >= level)),
        };
    }
    model.solve().expect("some plan exists").value(level)
}
