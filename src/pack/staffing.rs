//! Every sampler's limit over the whole task: can all seats of all tours be filled at once?

use super::crew::Crew;
use super::fit::Spot;
use super::plan::Plan;
use super::problem::Problem;
use std::collections::BTreeMap;

/// A tour's seats: which week, who could sit.
struct Seats<'a> {
    monday: i32,
    crew: &'a Crew,
}

/// Whether all tours of the plan can be staffed: one lead and the others, distinct within a week, nobody above his or her
/// limit over the task.
pub(super) fn holds(p: &Problem<'_>, plan: &Plan) -> bool {
    (0..p.depots.len()).all(|org| org_holds(p, plan, org))
}

/// Makes an insertion unless it leaves some tour without its crew; says whether it was made.
pub(super) fn apply_if_staffed(p: &Problem<'_>, plan: &mut Plan, job: u32, spot: Spot) -> bool {
    let before = plan.clone();
    plan.apply(p, job, spot);
    let staffed = org_holds(p, plan, p.jobs[job as usize].org);
    if !staffed {
        *plan = before;
    }
    staffed
}

fn org_holds(p: &Problem<'_>, plan: &Plan, org: usize) -> bool {
    let depot = &p.depots[org];
    let frozen = p.committed.iter().filter(|c| c.org == org).map(|c| Seats { monday: c.monday, crew: &c.crew });
    let own = plan.slots[depot.first_slot..depot.first_slot + p.weeks * depot.teams].iter().flatten();
    let tours: Vec<Seats<'_>> = frozen.chain(own.map(|t| Seats { monday: t.first / 7 * 7, crew: &t.crew })).collect();
    let mut weeks: Vec<i32> = tours.iter().map(|t| t.monday).collect();
    weeks.sort_unstable();
    weeks.dedup();
    let limits: Vec<usize> = depot.roster.iter().map(|s| s.tours_max.min(weeks.len() as u64) as usize).collect();
    // each week is staffed by itself already: a limit of one tour for every week does not bind
    limits.iter().all(|&l| l == weeks.len()) || dealt(&tours, &limits, p.team_size) || matched(&tours, &limits, p.team_size)
}

/// A quick try: scarcest leads first, always the sampler with most tours left.
fn dealt(tours: &[Seats<'_>], limits: &[usize], team_size: usize) -> bool {
    let mut left = limits.to_vec();
    let mut busy: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    let mut order: Vec<&Seats<'_>> = tours.iter().collect();
    order.sort_by_key(|t| (t.crew.leads.count(), t.crew.able.count()));
    for lead in [true, false] {
        for tour in &order {
            let week = busy.entry(tour.monday).or_default();
            for _ in 0..if lead { 1 } else { team_size - 1 } {
                let pool = if lead { &tour.crew.leads } else { &tour.crew.able };
                let free = pool.iter().filter(|s| left[*s] > 0 && !week.contains(s));
                let Some(sampler) = free.max_by_key(|&s| (left[s], std::cmp::Reverse(s))) else { return false };
                left[sampler] -= 1;
                week.push(sampler);
            }
        }
    }
    true
}

/// Exactly, by augmenting paths: seats take samplers, a sampler has one seat a week and `limit` seats in all.
fn matched(tours: &[Seats<'_>], limits: &[usize], team_size: usize) -> bool {
    let mut search = Matching { seats: Vec::new(), limits, held: BTreeMap::new(), load: vec![0; limits.len()] };
    for tour in tours {
        let (leads, able): (Vec<_>, Vec<_>) = (tour.crew.leads.iter().collect(), tour.crew.able.iter().collect());
        search.seats.push((tour.monday, leads));
        search.seats.extend((1..team_size).map(|_| (tour.monday, able.clone())));
    }
    (0..search.seats.len()).all(|seat| search.seat(seat))
}

struct Matching<'a> {
    /// Week and candidates of each seat.
    seats: Vec<(i32, Vec<usize>)>,
    limits: &'a [usize],
    /// Seat a sampler holds in a week.
    held: BTreeMap<(usize, i32), usize>,
    load: Vec<usize>,
}

/// Nodes of the residual graph a path may pass.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    /// A seat that looks for somebody.
    Seat(usize),
    /// A sampler, entered to take one more seat, of no particular week.
    Sampler(usize),
}

impl Matching<'_> {
    /// Seats one more by a breadth-first augmenting path; moves others if need be.
    fn seat(&mut self, seat: usize) -> bool {
        let mut parent: BTreeMap<Node, Option<(Node, usize)>> = BTreeMap::from([(Node::Seat(seat), None)]);
        let mut queue = std::collections::VecDeque::from([Node::Seat(seat)]);
        while let Some(node) = queue.pop_front() {
            let next: Vec<(Node, usize)> = match node {
                Node::Seat(s) => self.beyond_seat(s),
                Node::Sampler(s) => self.held.range((s, i32::MIN)..=(s, i32::MAX)).map(|(_, &seat)| (Node::Seat(seat), s)).collect(),
            };
            for (to, sampler) in next {
                if parent.contains_key(&to) {
                    continue;
                }
                parent.insert(to, Some((node, sampler)));
                if let Node::Sampler(s) = to
                    && self.load[s] < self.limits[s]
                {
                    self.shift(&parent, to);
                    return true;
                }
                queue.push_back(to);
            }
        }
        false
    }

    /// From a seat: to a sampler idle that week, or straight to the seat a candidate holds that week.
    fn beyond_seat(&self, seat: usize) -> Vec<(Node, usize)> {
        let (week, candidates) = &self.seats[seat];
        let to = |&s: &usize| match self.held.get(&(s, *week)) {
            Some(&other) => (Node::Seat(other), s),
            None => (Node::Sampler(s), s),
        };
        candidates.iter().filter(|&&s| self.held.get(&(s, *week)) != Some(&seat)).map(to).collect()
    }

    /// Walks the path back from its end: every seat on it gets the sampler it looked for.
    fn shift(&mut self, parent: &BTreeMap<Node, Option<(Node, usize)>>, end: Node) {
        let mut given = Vec::new();
        let mut node = end;
        while let Some((before, sampler)) = parent[&node] {
            if let Node::Seat(seat) = before {
                given.push((seat, sampler));
            }
            node = before;
        }
        let moved: Vec<usize> = given.iter().map(|(seat, _)| *seat).collect();
        self.held.retain(|(s, _), seat| {
            let leaves = moved.contains(seat);
            if leaves {
                self.load[*s] -= 1;
            }
            !leaves
        });
        for (seat, sampler) in given {
            self.held.insert((sampler, self.seats[seat].0), seat);
            self.load[sampler] += 1;
        }
    }
}
