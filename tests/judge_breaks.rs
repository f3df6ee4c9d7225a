//! Each constraint of a real plan broken in turn, by one: the judge names its rule. The plan is altered, or a limit is set just below
//! what the plan uses.

mod judge_world;

use evenhand::base::{Day, Fen, Minutes};
use evenhand::judge::judge_rows;
use evenhand::record::*;
use judge_world::{World, real};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Breaks something, if the plan has it; the rule that must say so.
type Break = (&'static str, fn(&mut World) -> Option<()>);

fn facts(w: &mut World) -> &mut Facts {
    &mut w.commitment.plan.facts
}

/// Day, hand-in day and batches of every stop.
fn stops(w: &World) -> Vec<(Tour, Day, Visit, Vec<Batch>)> {
    let pack = &w.record.pack;
    let visit = |id: &str| pack.visits.iter().find(|v| v.id == id).unwrap().clone();
    let of = |v: &Visit| -> Vec<Batch> {
        w.record.draw.batches.iter().filter(|b| b.enterprise == v.enterprise && v.lines.contains(&b.line)).cloned().collect()
    };
    let days = pack.tours.iter().flat_map(|t| t.days.iter().map(move |d| (t, d)));
    days.flat_map(|(t, d)| d.stops.iter().map(|s| (t.clone(), d.day, of(&visit(&s.visit)), visit(&s.visit))).collect::<Vec<_>>())
        .map(|(t, d, b, v)| (t, d, v, b))
        .collect()
}

/// The largest count and its key.
fn most<K: Ord + Clone>(keys: impl Iterator<Item = K>) -> Option<(K, u64)> {
    let mut counts: BTreeMap<K, u64> = BTreeMap::new();
    keys.for_each(|k| *counts.entry(k).or_default() += 1);
    counts.into_iter().max_by_key(|(_, n)| *n)
}

fn last(t: &Tour) -> Day {
    t.days.last().unwrap().day
}

/// The busiest lab and day, or week, of batches handed in.
fn busiest(w: &World, week: bool) -> Option<(usize, u64)> {
    let when = |t: &Tour| if week { last(t).week().monday() } else { last(t) };
    let all = stops(w).into_iter().flat_map(|(t, _, _, batches)| batches.into_iter().map(move |b| (b.lab, when(&t))));
    let ((lab, _), n) = most(all)?;
    Some((w.commitment.plan.facts.labs.iter().position(|l| l.id == lab)?, n))
}

fn all_products(w: &World) -> Vec<evenhand::base::ProductId> {
    w.commitment.plan.facts.products.iter().map(|p| p.id.clone()).collect()
}

/// All products get a flag; their organisations carry it without end but for what `carry` says.
fn flagged(w: &mut World, carry: impl Fn(Carry) -> Carry) {
    for product in &mut facts(w).products {
        product.transport = vec!["odd".into()];
    }
    for org in &mut facts(w).orgs {
        org.carries = vec![carry(Carry { flag: "odd".into(), teams_per_week: 1_000, batches_per_day: 1_000 })];
    }
}

/// Batches of the fullest day of a tour.
fn fullest_day(w: &World) -> Option<u64> {
    most(stops(w).into_iter().flat_map(|(t, d, _, b)| b.into_iter().map(move |_| (t.id.clone(), d)))).map(|m| m.1)
}

fn enterprise<'a>(w: &'a mut World, of: &Visit) -> &'a mut Enterprise {
    w.sealed.frame.iter_mut().find(|e| e.id == of.enterprise).unwrap()
}

fn long(w: &World) -> Option<usize> {
    w.record.pack.tours.iter().position(|t| t.days.len() > 1)
}

const BREAKS: &[Break] = &[
    ("tours/within_windows", |w| {
        let (_, day, visit, _) = stops(w).pop()?;
        enterprise(w, &visit).closed = vec![Span { from: day, to: day }].into();
        Some(())
    }),
    ("tours/within_windows", |w| {
        let (_, day, visit, _) = stops(w).pop()?;
        let line = facts(w).lines.iter_mut().find(|l| visit.lines.contains(&l.id))?;
        line.window.to = day.plus(-1);
        line.window.from = line.window.from.min(day.plus(-1));
        Some(())
    }),
    ("tours/within_windows", |w| {
        let (_, day, ..) = stops(w).pop()?;
        facts(w).task.issued = day.plus(1);
        Some(())
    }),
    ("tours/opening_hours", |w| {
        let stop = w.record.pack.tours[0].days[0].stops[0].clone();
        let visit = w.record.pack.visits.iter().find(|v| v.id == stop.visit)?.clone();
        enterprise(w, &visit).hours.to = stop.end - Minutes(1);
        Some(())
    }),
    ("tours/working_hours", |w| {
        let end = w.record.pack.tours.iter().flat_map(|t| &t.days).map(|d| d.end).max()?;
        facts(w).orgs.iter_mut().for_each(|o| o.hours.to = end - Minutes(1));
        Some(())
    }),
    ("tours/hand_in", |w| {
        let (tour, _, visit, _) = stops(w).pop()?;
        let line = facts(w).lines.iter_mut().find(|l| visit.lines.contains(&l.id))?;
        (line.report_by, line.test_days, line.delivery_days) = (last(&tour).plus(-1), 0, 0);
        Some(())
    }),
    ("tours/hand_in", |w| {
        let days = w.record.pack.tours.iter().map(|t| t.days.len()).max()?;
        facts(w).rules.days_to_lab_max = u32::try_from(days.checked_sub(2)?).ok()?;
        Some(())
    }),
    ("intake/lab_day", |w| {
        let (lab, n) = busiest(w, false)?;
        facts(w).labs[lab].batches_per_day = n - 1;
        Some(())
    }),
    ("intake/lab_week", |w| {
        let (lab, n) = busiest(w, true)?;
        facts(w).labs[lab].batches_per_week = n - 1;
        Some(())
    }),
    ("intake/group_day", |w| {
        let ((lab, n), products) = (busiest(w, false)?, all_products(w));
        let group = LabGroup { id: "all".into(), products, batches_per_day: n - 1, batches_per_week: 1_000 };
        facts(w).labs[lab].groups = vec![group];
        Some(())
    }),
    ("intake/group_week", |w| {
        let ((lab, n), products) = (busiest(w, true)?, all_products(w));
        let group = LabGroup { id: "all".into(), products, batches_per_day: 1_000, batches_per_week: n - 1 };
        facts(w).labs[lab].groups = vec![group];
        Some(())
    }),
    ("tours/carry_limit", |w| {
        let n = fullest_day(w)?;
        facts(w).orgs.iter_mut().for_each(|o| o.batches_per_day_max = Some(n - 1));
        Some(())
    }),
    ("tours/flag_carried", |w| {
        let (.., batches) = stops(w).pop()?;
        let product = facts(w).products.iter_mut().find(|p| batches[0].products.contains(&p.id))?;
        product.transport = vec!["nobody".into()];
        Some(())
    }),
    ("tours/flag_batches", |w| {
        let n = fullest_day(w)?;
        flagged(w, |c| Carry { batches_per_day: n - 1, ..c });
        Some(())
    }),
    ("tours/flag_teams", |w| {
        let (_, n) = most(w.record.pack.tours.iter().map(|t| (t.org.clone(), t.week)))?;
        flagged(w, |c| Carry { teams_per_week: n - 1, ..c });
        Some(())
    }),
    ("tours/days", |w| {
        let days = w.record.pack.tours.iter().map(|t| t.days.len()).max()? as u64;
        facts(w).orgs.iter_mut().for_each(|o| o.tour_days_max = days - 1);
        Some(())
    }),
    ("tours/days", |w| {
        let tour = long(w)?;
        for day in &mut w.record.pack.tours[tour].days[1..] {
            day.day = day.day.plus(1);
        }
        Some(())
    }),
    ("tours/days", |w| {
        w.record.pack.tours[0].days[0].stops.clear();
        Some(())
    }),
    ("tours/base_and_lodging", |w| {
        let days = w.record.pack.tours.iter_mut().map(|t| &mut t.days).find(|days| days[0].to == Place::Lodge)?;
        days[0].to = Place::Base;
        Some(())
    }),
    ("tours/base_and_lodging", |w| {
        w.record.pack.tours.iter().find(|t| t.days[0].to == Place::Lodge)?;
        facts(w).orgs.iter_mut().for_each(|o| o.lodges = false);
        Some(())
    }),
    ("tours/base_and_lodging", |w| {
        w.record.pack.tours[0].days.last_mut()?.to = Place::Lodge;
        Some(())
    }),
    ("tours/names_and_teams", |w| {
        let slot = w.record.pack.tours.iter().map(|t| t.slot).max()?;
        facts(w).orgs.iter_mut().for_each(|o| o.teams_per_week = slot - 1);
        Some(())
    }),
    ("tours/driving", |w| {
        let day = w.record.pack.tours.iter_mut().flat_map(|t| &mut t.days).find(|d| d.stops.len() > 1)?;
        day.stops.swap(0, 1);
        Some(())
    }),
    ("tours/driving", |w| {
        w.record.pack.tours[0].days[0].stops[0].arrive += Minutes(1);
        Some(())
    }),
    ("tours/driving", |w| {
        // a matrix that says something else about one leg of the plan
        let visit = w.record.pack.tours[0].days[0].stops[0].visit.clone();
        let (org, to) =
            (w.record.pack.tours[0].org.to_string(), w.record.pack.visits.iter().find(|v| v.id == visit)?.enterprise.to_string());
        let matrix = w.sealed.matrix.as_mut()?;
        let at = matrix.site(&org)? * matrix.sites.len() + matrix.site(&to)?;
        matrix.metres[at] += 1;
        Some(())
    }),
    ("tours/service_minutes", |w| {
        facts(w).orgs.iter_mut().for_each(|o| o.minutes_per_visit += Minutes(1));
        Some(())
    }),
    ("tours/every_visit_once", |w| {
        let stop = w.record.pack.tours[0].days[0].stops[0].clone();
        w.record.pack.tours.last_mut()?.days[0].stops.push(stop);
        Some(())
    }),
    ("tours/every_visit_once", |w| {
        w.record.pack.tours.iter_mut().flat_map(|t| &mut t.days).find(|d| d.stops.len() > 1)?.stops.pop();
        Some(())
    }),
    ("crews/right_people", |w| {
        let (crew, tour) = (w.record.dispatch.crews[0].clone(), w.record.pack.tours[0].clone());
        let sampler = w.sealed.samplers.iter_mut().find(|s| s.id == crew.lead)?;
        sampler.leave = vec![Span { from: tour.days[0].day, to: tour.days[0].day }];
        Some(())
    }),
    ("crews/right_people", |w| {
        let lead = w.record.dispatch.crews[0].lead.clone();
        w.sealed.samplers.iter_mut().find(|s| s.id == lead)?.qualified.clear();
        Some(())
    }),
    ("crews/not_too_often", |w| {
        let lead = w.record.dispatch.crews[0].lead.clone();
        w.sealed.samplers.iter_mut().find(|s| s.id == lead)?.tours_max = 0;
        Some(())
    }),
    ("crews/team_size", |w| {
        facts(w).rules.team_size += 1;
        Some(())
    }),
    ("totals/search_budget", |w| {
        facts(w).search.iterations = w.record.pack.iterations - 1;
        Some(())
    }),
    ("eligibility/matrix_sites", |w| {
        w.sealed.matrix.as_mut()?.sites[0].push('x');
        Some(())
    }),
    ("files/ranges", |w| w.sealed.matrix.as_mut()?.minutes.pop().map(|_| ())),
];

/// Wrong reasons for a visit that has a place on paper no more.
const REASONS: &[fn(&World, &Visit) -> UnplacedReason] = &[
    |_, _| UnplacedReason::NoDay,
    |_, _| UnplacedReason::NoVehicle,
    |_, _| UnplacedReason::TooFar,
    |w, v| UnplacedReason::LabFull(w.record.draw.batches.iter().find(|b| b.enterprise == v.enterprise).unwrap().lab.clone()),
    |_, _| UnplacedReason::TeamsBusy,
];

/// The derived world with a matrix of its own great circles, each way a little different.
fn good(value: &str) -> World {
    let sound = real::small(30);
    let ids = evenhand::frame::sites(&sound);
    let n = ids.len();
    let at = |id: &String| {
        let org = sound.facts().orgs.iter().find(|o| o.id.as_str() == id).map(|o| o.base);
        org.unwrap_or_else(|| sound.sealed().frame.iter().find(|e| e.id.as_str() == id).unwrap().at)
    };
    let travel = sound.facts().travel.clone();
    let road = |i: usize| {
        let metres = travel.metres(at(&ids[i / n]), at(&ids[i % n]));
        let more = if i / n == i % n { 0 } else { (i / n % 7) as u32 };
        (metres.0 as u32 + 10 * more, travel.minutes(metres).0 as u32 + more)
    };
    let (metres, minutes) = (0..n * n).map(road).unzip();
    let sound = sound.with_matrix(Matrix { sites: ids.clone(), metres, minutes }).expect("a whole matrix");
    real::derived(&sound, value, None)
}

fn failed(w: &World) -> Vec<String> {
    let verdict = judge_rows(&w.commitment, &w.sealed, w.secret.as_ref(), &w.record, &[]);
    verdict.failed().map(|c| format!("{}/{}", c.section, c.rule)).collect()
}

#[test]
fn the_judge_names_every_broken_constraint() {
    let worlds: Vec<World> = ["31415926535897932384", "27182818284590452353"].par_iter().map(|v| good(v)).collect();
    for good in &worlds {
        assert_eq!(failed(good), Vec::<String>::new());
    }
    let broken: Vec<(usize, bool)> = (0..BREAKS.len())
        .into_par_iter()
        .map(|i| {
            let (rule, change) = BREAKS[i];
            let applied = worlds.iter().filter_map(|good| {
                let mut world = good.clone();
                change(&mut world)?;
                let failed = failed(&world);
                assert!(failed.iter().any(|f| f == rule), "{rule} (break {i}): {failed:?}");
                Some(())
            });
            (i, applied.count() > 0)
        })
        .collect();
    let never: Vec<usize> = broken.iter().filter(|(_, applied)| !applied).map(|(i, _)| *i).collect();
    assert!(never.is_empty(), "no plan had what these break: {never:?}");
}

#[test]
fn the_judge_names_every_wrong_sum_and_price() {
    let good = good("31415926535897932384");
    let tree = serde_json::to_value(&good.record).unwrap();
    for (field, _) in tree["pack"]["totals"].as_object().unwrap() {
        let mut tree = tree.clone();
        let value = &mut tree["pack"]["totals"][field];
        *value = (value.as_i64().unwrap() + 1).into();
        let record = serde_json::from_value(tree).unwrap();
        let rule = if field.starts_with("cost") { "totals/objective" } else { "totals/sums" };
        assert!(failed(&World { record, ..good.clone() }).contains(&rule.to_owned()), "{field}");
    }
    let prices: [fn(&mut Prices) -> &mut Fen; 6] =
        [|p| &mut p.team_day, |p| &mut p.kilometre, |p| &mut p.night, |p| &mut p.late_day, |p| &mut p.waiting_day, |p| &mut p.uneven];
    for (i, price) in prices.into_iter().enumerate() {
        let (mut effective, mut given) = (good.clone(), good.clone());
        *price(&mut facts(&mut effective).prices) += Fen(1);
        *price(&mut facts(&mut given).preference.given) += Fen(1);
        for (name, world) in [("effective", effective), ("given", given)] {
            let failed = failed(&world);
            assert!(
                failed.contains(&"totals/preference".to_owned()) && failed.contains(&"totals/objective".to_owned()),
                "{name} {i}: {failed:?}"
            );
        }
    }
    for prefer in [Prefer::FewestDays, Prefer::Earliest, Prefer::MostEven] {
        let mut world = good.clone();
        facts(&mut world).preference.prefer = prefer;
        assert!(failed(&world).contains(&"totals/preference".to_owned()), "{prefer:?}");
    }
}

/// A visit off its tour, listed as left over for a reason that is not true.
#[test]
fn the_judge_names_every_wrong_reason() {
    let good = good("31415926535897932384");
    let (t, d) = (good.record.pack.tours.iter().enumerate())
        .find_map(|(t, tour)| tour.days.iter().position(|d| d.stops.len() > 1).map(|d| (t, d)))
        .unwrap();
    for (i, reason) in REASONS.iter().enumerate() {
        let mut world = good.clone();
        let stop = world.record.pack.tours[t].days[d].stops.pop().unwrap();
        let visit = world.record.pack.visits.iter().find(|v| v.id == stop.visit).unwrap().clone();
        // no lab and no team is short
        for lab in &mut facts(&mut world).labs {
            (lab.batches_per_day, lab.batches_per_week) = (10_000, 10_000);
        }
        let more: Vec<Sampler> = world.sealed.samplers.iter().map(|s| Sampler { id: format!("{}z", s.id).into(), ..s.clone() }).collect();
        world.sealed.samplers.extend(more);
        facts(&mut world).orgs.iter_mut().for_each(|o| o.teams_per_week = 1_000);
        let reason = reason(&world, &visit);
        world.record.pack.unplaced.push(Unplaced { visit: visit.id, reason });
        world.record.pack.unplaced.sort_by(|a, b| a.visit.cmp(&b.visit));
        assert!(failed(&world).contains(&"tours/reasons".to_owned()), "reason {i}");
    }
}
