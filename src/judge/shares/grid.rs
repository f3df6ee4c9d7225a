//! The part of a lottery that stands on a grid: level by level, a set of vertices that cannot take in more shows that nobody there could be given more
//! while the poorer keep what they have.
//!
//! A set takes in at least what its classes are given and what minimums bring, and passes on at most what the arcs out of it
//! carry (Hoffman 1960). So the classes settled at a level have at most (what the set passes on − what it must take in
//! besides) / Σ w·n each. They must have that to within two units of the grid per weight, and levels must ascend.

use super::super::rule::Rule;
use super::super::verdict::{Check, Failure};
use super::certificate::full;
use super::on_grid::OnGrid;
use crate::record::{ClassRow, Grid, GridLevel, Shares};

/// Coarser grids are refused: one unit is at most a millionth of a batch.
const COARSEST: u64 = 1_000_000;
/// How many units per weight a class may be below what its proof allows.
const WITHIN: i128 = 2;

pub(super) fn check(path: &str, shares: &Shares, grid: &Grid, on: &OnGrid) -> Check {
    let mut rule = Rule::new("shares", "levels");
    rule.hold(grid.den >= COARSEST, || Failure::differs(format!("{path}.grid.den"), format_args!("≥ {COARSEST}"), grid.den));
    for (k, class) in shares.classes.iter().enumerate().filter(|&(k, _)| on.classes[k]) {
        rule.hold(class.den == grid.den, || Failure::differs(format!("{path}.classes[{k}].den"), grid.den, class.den));
    }
    let mut proof = Proof { shares, on, settled: vec![false; shares.classes.len()], height: (0, 1) };
    for (l, level) in grid.levels.iter().enumerate() {
        let unfair = |what: &'static str| {
            let path = format!("{path}.grid.levels[{l}]");
            move || Failure::new(path, format!("份额不是最公平的:{what}"), format!("not the fairest share: {what}"))
        };
        match proof.level(level) {
            Some(Ok(())) => rule.hold(true, unfair("")),
            Some(Err(what)) => rule.hold(false, unfair(what)),
            None => rule.hold(false, unfair("numbers or positions out of range")),
        }
    }
    rule.done()
}

struct Proof<'a> {
    shares: &'a Shares,
    on: &'a OnGrid,
    settled: Vec<bool>,
    /// The highest bound so far, units per weight: numerator, denominator.
    height: (i128, i128),
}

/// Membership of a level's set; classes and buckets stand where the set is tightest.
struct Set {
    source: bool,
    groups: Vec<bool>,
    nodes: Vec<bool>,
}

impl Proof<'_> {
    /// None if a number or position is out of range; an error says what is wrong.
    fn level(&mut self, level: &GridLevel) -> Option<Result<(), &'static str>> {
        let set = self.set(level)?;
        let here: Vec<usize> = level.classes.iter().map(|&k| usize::try_from(k).ok()).collect::<Option<_>>()?;
        if here.iter().any(|&k| self.settled.get(k) != Some(&false)) || !here.windows(2).all(|pair| pair[0] < pair[1]) {
            return Some(Err("classes are not settled once each"));
        }
        let classes = &self.shares.classes;
        let capped = |k: usize| units(&classes[k]) == cap(&classes[k]);
        let open: Vec<usize> = here.iter().copied().filter(|&k| !capped(k)).collect();
        if open.iter().any(|&k| self.above(&set, k) != Some(false)) {
            return Some(Err("the set does not count one of its classes"));
        }
        for &k in &here {
            self.settled[k] = true;
        }
        let mut room = self.passes(&set)?;
        for (k, class) in classes.iter().enumerate().filter(|&(k, _)| self.on.classes[k]) {
            let out = out(class, self.shares, &set)?;
            let part = match self.above(&set, k)? {
                true => out.min(cap(class)?),
                false if open.contains(&k) => out,
                false if self.settled[k] => (out - units(class)?).min(0),
                false => 0,
            };
            room = room.checked_add(part)?;
        }
        self.compare(&here, &open, room)
    }

    /// Nobody below the levels before; the open classes have their bound, the capped ones no more than it.
    fn compare(&mut self, here: &[usize], open: &[usize], room: i128) -> Option<Result<(), &'static str>> {
        for &k in here {
            if !self.reaches(k, self.height)? {
                return Some(Err("a class has less than an earlier level"));
            }
        }
        if open.is_empty() {
            return Some(Ok(()));
        }
        let weight = open.iter().try_fold(0i128, |sum, &k| sum.checked_add(weight(&self.shares.classes[k])))?;
        let bound = (room, weight);
        for &k in here {
            let fits = if open.contains(&k) { self.reaches(k, bound)? } else { self.stays_below(k, bound)? };
            if !fits {
                return Some(Err("a class could be given more, or has more than its level"));
            }
        }
        if bound.0.checked_mul(self.height.1)? > self.height.0.checked_mul(bound.1)? {
            self.height = bound;
        }
        Some(Ok(()))
    }

    /// units / (w·n) + tolerance ≥ bound
    fn reaches(&self, k: usize, (num, den): (i128, i128)) -> Option<bool> {
        let (has, weight) = (units(&self.shares.classes[k])?, weight(&self.shares.classes[k]));
        Some(has.checked_add(WITHIN.checked_mul(weight)?)?.checked_mul(den)? >= weight.checked_mul(num)?)
    }

    /// units / (w·n) − tolerance ≤ bound
    fn stays_below(&self, k: usize, (num, den): (i128, i128)) -> Option<bool> {
        let (has, weight) = (units(&self.shares.classes[k])?, weight(&self.shares.classes[k]));
        Some(has.checked_sub(WITHIN.checked_mul(weight)?)?.checked_mul(den)? <= weight.checked_mul(num)?)
    }

    fn set(&self, level: &GridLevel) -> Option<Set> {
        let marks = |positions: &[u64], count: usize| {
            let mut marks = vec![false; count];
            for &at in positions {
                *marks.get_mut(usize::try_from(at).ok()?)? = true;
            }
            Some(marks)
        };
        let (groups, nodes) = (marks(&level.groups, self.shares.groups.len())?, marks(&level.nodes, self.shares.nodes.len())?);
        Some(Set { source: level.source, groups, nodes })
    }

    /// Whether the vertex above a class lies in the set.
    fn above(&self, set: &Set, k: usize) -> Option<bool> {
        match self.shares.classes[k].group {
            Some(group) => set.groups.get(usize::try_from(group).ok()?).copied(),
            None => Some(set.source),
        }
    }

    /// What nodes and groups of the set can pass on, less what minimums bring in, in units.
    fn passes(&self, set: &Set) -> Option<i128> {
        let unit = i128::from(self.shares.grid.as_ref()?.den);
        let mut room = 0i128;
        for (v, node) in self.shares.nodes.iter().enumerate().filter(|&(v, _)| self.on.nodes[v]) {
            let above = match node.parent {
                Some(parent) => *set.nodes.get(usize::try_from(parent).ok()?)?,
                None => set.source,
            };
            let seats = match (set.nodes[v], above) {
                (true, false) => i128::from(node.hi),
                (false, true) => -i128::from(node.lo),
                _ => 0,
            };
            room = room.checked_add(seats.checked_mul(unit)?)?;
        }
        for (g, group) in self.shares.groups.iter().enumerate().filter(|&(g, _)| self.on.groups[g]) {
            let above = match group.parent {
                Some(parent) => *set.groups.get(usize::try_from(parent).ok()?)?,
                None => set.source,
            };
            if above && !set.groups[g] {
                room = room.checked_add(i128::from(group.hi).checked_mul(unit)?)?;
            }
        }
        Some(room)
    }
}

/// What a class of the set can pass on to columns outside it, in units.
fn out(class: &ClassRow, shares: &Shares, set: &Set) -> Option<i128> {
    let leaves = |column: u64| {
        let node = shares.columns.get(usize::try_from(column).ok()?)?.node;
        set.nodes.get(usize::try_from(node).ok()?).map(|inside| !inside)
    };
    let one = i128::try_from(full(class, 1, class.den)).ok()?;
    let mut direct = 0i128;
    let mut buckets = vec![0i128; class.buckets.len()];
    for arc in &class.arcs {
        let sum = match arc.bucket {
            Some(bucket) => buckets.get_mut(usize::try_from(bucket).ok()?)?,
            None => &mut direct,
        };
        if leaves(arc.column)? {
            *sum = sum.checked_add(one)?;
        }
    }
    class.buckets.iter().zip(buckets).try_fold(direct, |sum, (&cap, open)| {
        let cap = i128::try_from(full(class, cap, class.den)).unwrap_or(i128::MAX);
        sum.checked_add(open.min(cap))
    })
}

/// What a class has.
fn units(class: &ClassRow) -> Option<i128> {
    class.arcs.iter().try_fold(0i128, |sum, arc| sum.checked_add(arc.flow.into()))
}

/// What a class may have at most.
fn cap(class: &ClassRow) -> Option<i128> {
    Some(i128::try_from(full(class, class.key.cap, class.den)).unwrap_or(i128::MAX))
}

/// `w · n`
fn weight(class: &ClassRow) -> i128 {
    i128::from(class.key.weight).saturating_mul(class.size.into())
}
