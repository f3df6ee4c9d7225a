//! Laws of the search's parts on made-up tasks: what is taken back is as it was, neighbours are the nearest, seats agree with
//! a matching from nothing.

#[path = "../../tests/pack_world/mod.rs"]
mod pack_world;

use super::cooling::Blink;
use super::fit;
use super::near::Near;
use super::plan::Plan;
use super::problem::Problem;
use super::recreate::{construct, recreate};
use super::retime::retime;
use super::ruin::ruin;
use super::scout::Scout;
use super::tour::Tour;
use super::visits::tasks;
use crate::seed::Stream;
use pack_world::twist::{KINDS, twisted};
use pack_world::{Dice, Wish, world};

/// Runs a check on some kinds of tasks: roomy, tight labs, scarce people, used up people, few teams; each plain, and the first
/// ones under every further limit and price.
fn on_tasks(check: impl Fn(&Problem<'_>)) {
    for (dice, wish) in [
        Wish::default(),
        Wish { lab_day: 3, lab_week: 7, ..Wish::default() },
        Wish { samplers_per_org: 5, rare: 2, ..Wish::default() },
        Wish { samplers_per_org: 6, tours_max: 3, ..Wish::default() },
        Wish { teams: 1, days: 20, window_min: 5, ..Wish::default() },
        Wish { enterprises: 150, teams: 12, samplers_per_org: 30, ..Wish::default() },
    ]
    .into_iter()
    .enumerate()
    {
        let (sound, batches) = world(&Wish { dice: dice as u64 + 1, ..wish });
        check(&Problem::new(&sound, tasks(&sound, &batches, sound.facts().task.issued)));
        if dice < 4 {
            let (sound, batches) = twisted(&sound, &batches, dice as u64, (1 << KINDS.len()) - 1);
            check(&Problem::new(&sound, tasks(&sound, &batches, sound.facts().task.issued)));
        }
    }
}

/// Inside days, at either end of tours, on new tours: what an offer says is what the plan then costs.
#[test]
fn an_offer_costs_what_it_says() {
    on_tasks(|p| {
        let near = Near::new(p);
        let mut scout = Scout::new(p, &near, Stream::new([5; 32]), Blink::none());
        let mut plan = construct(p, &mut scout);
        for _ in 0..60 {
            ruin(p, &mut plan, &mut scout);
            let mut absent = plan.absent.clone();
            absent.sort_unstable();
            for job in absent {
                let Some(offer) = fit::cheapest(p, &plan, &p.jobs[job as usize], &mut scout) else { continue };
                let before = plan.price;
                plan.apply(p, job, offer.spot);
                assert_eq!(plan.price - before, offer.added, "{:?}", offer.spot);
                let slot = plan.at[job as usize].expect("it was placed") as usize;
                assert!(plan.slots[slot].as_ref().is_some_and(|t| t.is_carried(p)));
            }
            plan.commit(|_| ());
        }
    });
}

/// A plan from its tours alone.
fn rebuilt(p: &Problem<'_>, plan: &Plan) -> Plan {
    let mut again = Plan::empty(p);
    for (slot, tour) in plan.slots.iter().enumerate() {
        let Some(tour) = tour else { continue };
        let days: Vec<Vec<u32>> = (0..tour.days.len()).map(|d| tour.jobs_of(d).collect()).collect();
        let fresh = Tour::new(p, tour.org, tour.first, &days).expect("a tour of a plan keeps its times");
        assert_eq!(fresh, **tour, "a tour changed piece by piece is the tour made at once");
        again.put(p, slot, Some(fresh));
    }
    again
}

#[test]
fn a_change_taken_back_leaves_everything_as_it_was() {
    on_tasks(|p| {
        let near = Near::new(p);
        let mut stream = Stream::new([3; 32]);
        let blink = Blink::new(&mut stream);
        let mut scout = Scout::new(p, &near, stream, blink);
        let mut plan = construct(p, &mut scout);
        assert!(plan.staffed(p));
        let mut kept = 0;
        for round in 0..120 {
            let before = plan.clone();
            let absent = plan.absent.len();
            if round % 3 == 0 {
                retime(p, &mut plan, &mut scout.stream);
            }
            ruin(p, &mut plan, &mut scout);
            recreate(p, &mut plan, absent, &mut scout);
            if round % 4 == 0 && plan.staffed(p) {
                plan.commit(|_| ());
                kept += 1;
            } else {
                plan.roll_back(p);
                assert!(plan.is_same(&before), "round {round}");
            }
            let again = rebuilt(p, &plan);
            assert!(plan.counts_as(&again), "round {round}: sums kept up to date are the sums of the tours");
        }
        assert!(kept > 0);
    });
}

#[test]
fn neighbours_are_the_nearest_that_share_a_week() {
    on_tasks(|p| {
        let near = Near::new(p);
        for (j, job) in p.jobs.iter().enumerate() {
            let mut all: Vec<(u64, u32)> = (0..p.jobs.len() as u32)
                .filter(|&k| k as usize != j && p.jobs[k as usize].org == job.org)
                .filter(|&k| p.jobs[k as usize].weeks.iter().any(|w| job.weeks.contains(w)))
                .map(|k| (p.roads.at(job.site).chord_squared(p.roads.at(p.jobs[k as usize].site)), k))
                .collect();
            all.sort_unstable();
            let row = near.of(j as u32);
            let wanted: Vec<u32> = [j as u32].into_iter().chain(all.iter().map(|a| a.1)).take(row.len()).collect();
            assert_eq!(row, wanted);
            assert!(row.len() == all.len() + 1 || row.len() > 100);
        }
    });
}

/// Whether all seats of these tours can be filled, by trying everything: leads first, nobody twice in a week, nobody above
/// the limit.
fn fillable(seats: &[(usize, Vec<usize>)], limits: &[u32], load: &mut Vec<u32>, taken: &mut Vec<(usize, usize)>) -> bool {
    let Some(((week, choice), rest)) = seats.split_first() else { return true };
    choice.iter().any(|&s| {
        if load[s] >= limits[s] || taken.contains(&(*week, s)) {
            return false;
        }
        load[s] += 1;
        taken.push((*week, s));
        let filled = fillable(rest, limits, load, taken);
        taken.pop();
        load[s] -= 1;
        filled
    })
}

#[test]
fn people_are_enough_exactly_when_trying_everything_says_so() {
    let (mut yes, mut no) = (0, 0);
    for dice in 1..=60 {
        let mut luck = Dice(dice);
        let wish = Wish {
            dice,
            orgs: 1,
            enterprises: 8,
            samplers_per_org: 3 + luck.below(3) as usize,
            rare: 3,
            teams: 2,
            days: 24,
            window_min: 12,
            tours_max: 1 + luck.below(2),
            lab_day: 90,
            lab_week: 90,
            ..Wish::default()
        };
        let (sound, batches) = world(&wish);
        let p = &Problem::new(&sound, tasks(&sound, &batches, sound.facts().task.issued));
        let mut plan = Plan::empty(p);
        // one-day tours wherever they come, as long as each week can be staffed
        for (j, job) in p.jobs.iter().enumerate() {
            let Some(&day) = job.days.get(luck.below(job.days.len().max(1) as u64) as usize) else { continue };
            let Some(slot) = plan.free_slot(p, job.org, day as usize / 7) else { continue };
            let Some(tour) = Tour::new(p, job.org, day, &[vec![j as u32]]) else { continue };
            if plan.week_staffed(p, job.org, slot, &tour.crew) {
                plan.put(p, slot, Some(tour));
            }
        }
        let mut seats = Vec::new();
        for tour in plan.slots.iter().flatten() {
            seats.push((tour.week(), tour.crew.leads.iter().collect()));
            seats.extend((1..p.team_size).map(|_| (tour.week(), tour.crew.able.iter().collect::<Vec<_>>())));
        }
        let limits: Vec<u32> = p.depots[0].roster.iter().map(|s| s.tours_max as u32).collect();
        let wanted = fillable(&seats, &limits, &mut vec![0; limits.len()], &mut Vec::new());
        assert_eq!(plan.staffed(p), wanted, "dice {dice}");
        if wanted { yes += 1 } else { no += 1 }
    }
    assert!(yes > 5 && no > 5, "{yes} {no}");
}
