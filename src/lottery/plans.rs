//! M whole plans that together hold every probability to within 1/M: one number from an urn decides. Proof: `docs/plans.md`.

use super::round::round;
use crate::base::Progress;
use crate::record::{ArcRow, ClassKey, ClassRow, Grid, GridLevel, Shares};
use crate::seed::Seed;
use std::sync::atomic::{AtomicU64, Ordering};

/// Members of all classes times plans, at most.
pub const PLAN_ROWS_MAX: u64 = 100_000_000;

/// A batch of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    /// Class.
    pub class: u32,
    /// Place of the member in its class, from 0.
    pub member: u32,
    /// Position among the class's arcs.
    pub arc: u32,
}

/// Why there are no plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{plans} plans of {rows} rows are more than {PLAN_ROWS_MAX}")]
pub struct PlansTooLarge {
    /// Members of all classes.
    pub rows: u64,
    /// Plans.
    pub plans: u64,
}

/// A member and its seats over all plans of a part: (arc, how many), never zero.
#[derive(Clone, Debug)]
struct Row {
    class: u32,
    member: u32,
    seats: Vec<(u32, u64)>,
}

/// `count` plans in which every quota, cap and bucket holds; each plan ascending.
///
/// Over all plans, every arc, bucket and total of a member comes up the floor or the ceiling of `count` times its share.
///
/// # Errors
/// If that is too much to write down.
///
/// # Panics
/// If the shares are not those of [`super::share`].
pub fn plans(shares: &Shares, count: u64, seed: &Seed, progress: &dyn Progress) -> Result<Vec<Vec<Seat>>, PlansTooLarge> {
    let rows: u64 = shares.classes.iter().map(|class| class.size).sum();
    let large = PlansTooLarge { rows, plans: count };
    if count.checked_mul(rows.max(1)).is_none_or(|n| n > PLAN_ROWS_MAX) {
        return Err(large);
    }
    let seats = round(&times(shares, count).ok_or(large)?, &mut seed.stream("plans"));
    let rows = shares.classes.iter().zip(&seats).enumerate().flat_map(|(k, (class, seats))| members(k as u32, class, seats)).collect();
    let mut found = vec![Vec::new(); count as usize];
    let split = Split { shares, seed, progress, done: AtomicU64::new(0), all: count };
    split.part(rows, 0, &mut found);
    Ok(found)
}

/// All shares, so many times.
fn times(shares: &Shares, count: u64) -> Option<Shares> {
    let mut many = shares.clone();
    for arc in many.classes.iter_mut().flat_map(|class| &mut class.arcs) {
        arc.flow = arc.flow.checked_mul(count)?;
    }
    Some(many)
}

/// The seats of a class over all plans, dealt round a table of its members: arcs outside buckets first, then bucket by bucket.
fn members(k: u32, class: &ClassRow, seats: &[u64]) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..class.size as u32).map(|member| Row { class: k, member, seats: Vec::new() }).collect();
    let mut order: Vec<usize> = (0..class.arcs.len()).collect();
    order.sort_by_key(|&at| (class.arcs[at].bucket, at));
    let mut place = 0;
    for at in order {
        let (each, more) = (seats[at] / class.size, seats[at] % class.size);
        for (member, row) in (0..class.size).zip(&mut rows) {
            let extra = (member + class.size - place) % class.size < more;
            if each + u64::from(extra) > 0 {
                row.seats.push((at as u32, each + u64::from(extra)));
            }
        }
        place = (place + more) % class.size;
    }
    rows.retain(|row| !row.seats.is_empty());
    rows.iter_mut().for_each(|row| row.seats.sort_unstable());
    rows
}

/// The seats of some plans are split into those of two halves, until each plan has its own.
struct Split<'a> {
    shares: &'a Shares,
    seed: &'a Seed,
    progress: &'a dyn Progress,
    done: AtomicU64,
    all: u64,
}

impl Split<'_> {
    fn part(&self, rows: Vec<Row>, from: u64, plans: &mut [Vec<Seat>]) {
        let count = plans.len() as u64;
        if let [plan] = plans {
            let seats = rows.iter().flat_map(|row| row.seats.iter().map(|&(arc, _)| Seat { class: row.class, member: row.member, arc }));
            plan.extend(seats);
            self.progress.at("plans", self.done.fetch_add(1, Ordering::Relaxed) + 1, self.all);
            return;
        }
        let (first, rest) = self.halves(&rows, from, count);
        drop(rows);
        let (left, right) = plans.split_at_mut((count / 2) as usize);
        rayon::join(|| self.part(first, from, left), || self.part(rest, from + count / 2, right));
    }

    /// The first ⌊count/2⌋ plans take their part of everything, rounded; the others take what is left.
    fn halves(&self, rows: &[Row], from: u64, count: u64) -> (Vec<Row>, Vec<Row>) {
        let classes: Vec<ClassRow> = rows.iter().map(|row| self.single(row, count)).collect();
        // a limit over a company binds in every plan, also where it could not bind among whole classes
        let (columns, nodes, groups) = (self.shares.columns.clone(), self.shares.nodes.clone(), self.shares.groups.clone());
        let everybody = GridLevel { classes: (0..classes.len() as u64).collect(), source: false, groups: vec![], nodes: vec![] };
        let grid = (!groups.is_empty()).then(|| Grid { den: count, levels: vec![everybody] });
        let shares = Shares { classes, columns, nodes, groups, grid };
        let taken = round(&shares, &mut self.seed.stream(&format!("plans/{from}/{count}")));
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for (row, taken) in rows.iter().zip(&taken) {
            let pick = |of: &dyn Fn(u64, u64) -> u64| {
                let seats: Vec<(u32, u64)> =
                    row.seats.iter().zip(taken).map(|(&(arc, n), &t)| (arc, of(n, t))).filter(|s| s.1 > 0).collect();
                (!seats.is_empty()).then_some(Row { seats, ..*row })
            };
            first.extend(pick(&|_, taken| taken));
            rest.extend(pick(&|n, taken| n - taken));
        }
        (first, rest)
    }

    /// A member as a class of its own: its seats of `count` plans times ⌊count/2⌋ / count.
    fn single(&self, row: &Row, count: u64) -> ClassRow {
        let class = &self.shares.classes[row.class as usize];
        let arc = |&(at, n): &(u32, u64)| ArcRow { flow: n * (count / 2), ..class.arcs[at as usize].clone() };
        let (weight, cap) = (class.key.weight, class.key.cap);
        let key = ClassKey { county: "".into(), scopes: Vec::new(), weight, cap, lines: Vec::new(), mark: String::new() };
        ClassRow {
            key,
            size: 1,
            group: class.group,
            den: count,
            ratio: class.ratio,
            buckets: class.buckets.clone(),
            arcs: row.seats.iter().map(arc).collect(),
        }
    }
}
