//! Instances that no plan can serve, told before any search.

use super::{Misread, Wrong};
use crate::routing::instance::Instance;

/// The instance, if each customer alone fits a vehicle and its window, and all together fit the vehicles.
pub(super) fn unless(instance: Instance) -> Result<Instance, Misread> {
    let hopeless = |zh: String, en: String| Err(Misread::new(Wrong::Hopeless, None, zh, en));
    if instance.demand[0] != 0 {
        return Err(Misread::new(Wrong::Value, None, "车场(第一个点)的需求应为 0", "the depot (the first stop) has demand 0"));
    }
    for c in 1..instance.stops() {
        if instance.demand[c] > instance.capacity {
            let (demand, capacity) = (instance.demand[c], instance.capacity);
            return hopeless(
                format!("顾客 {c} 的需求 {demand} 超过载量 {capacity}"),
                format!("customer {c} demands {demand}, more than the capacity {capacity}"),
            );
        }
        let leg = instance.row(0)[c];
        let start = (instance.ready[0] + leg).max(instance.ready[c]);
        if start > instance.due[c] || start + instance.service[c] + leg > instance.due[0] {
            return hopeless(
                format!("从车场直达顾客 {c} 也赶不上它的时间窗，或赶不及返回"),
                format!("not even a vehicle that goes straight to customer {c} meets its window and is back in time"),
            );
        }
    }
    let total: i64 = instance.demand.iter().map(|&d| i64::from(d)).sum();
    match instance.vehicles {
        Some(vehicles) if total > vehicles as i64 * i64::from(instance.capacity) => hopeless(
            format!("总需求 {total} 超过 {vehicles} 辆车的载量"),
            format!("the demands sum to {total}, more than {vehicles} vehicles hold"),
        ),
        _ => Ok(instance),
    }
}
