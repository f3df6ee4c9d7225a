//! The certificate's conditions, from the text of `docs/lottery.md` alone.

use super::rational::Q;
use evenhand::base::Ratio;
use evenhand::record::{ClassRow, Shares};

fn q(ratio: Ratio) -> Q {
    Q::of(ratio.num(), ratio.den())
}

/// Bounds of a potential.
struct Range(Q, Option<Q>);

impl Range {
    fn at_least(&mut self, price: Q) {
        self.0 = self.0.max(price);
    }

    fn at_most(&mut self, price: Q) {
        self.1 = Some(self.1.map_or(price, |most| most.min(price)));
    }

    fn holds(&self) -> bool {
        self.1.is_none_or(|most| self.0 <= most)
    }
}

/// Every condition, or the first that fails.
pub fn check(shares: &Shares) -> Result<(), String> {
    let mut inflow = vec![Q::whole(0); shares.nodes.len()];
    for (k, class) in shares.classes.iter().enumerate() {
        for arc in &class.arcs {
            let node = shares.columns[arc.column as usize].node as usize;
            inflow[node] = inflow[node].plus(Q::of(arc.flow, class.den));
        }
        check_class(shares, class).map_err(|what| format!("class {k}: {what}"))?;
    }
    for (v, node) in shares.nodes.iter().enumerate() {
        let total = inflow[v];
        let (lo, hi) = (Q::whole(node.lo), Q::whole(node.hi));
        if total < lo || total > hi {
            return Err(format!("node {v}: outside its quota"));
        }
        let Some(parent) = node.parent.map(|parent| parent as usize) else { continue };
        let (own, above) = (q(node.price), q(shares.nodes[parent].price));
        if total < hi && own < above || total > lo && above < own {
            return Err(format!("node {v}: price"));
        }
        inflow[parent] = inflow[parent].plus(total);
    }
    Ok(())
}

fn check_class(shares: &Shares, class: &ClassRow) -> Result<(), String> {
    let n = Q::whole(class.size);
    let total = class.arcs.iter().fold(Q::whole(0), |sum, arc| sum.plus(Q::of(arc.flow, class.den)));
    let most = Q::whole(class.size * class.key.cap);
    let ratio = q(class.ratio);
    if ratio.times(Q::whole(class.size * class.key.weight)) != total {
        return Err("ratio".to_owned());
    }
    if total > most {
        return Err("cap".to_owned());
    }
    let mut own = Range(Q::whole(0), None);
    if total < most {
        own.at_most(ratio);
    }
    if total > Q::whole(0) {
        own.at_least(ratio);
    }
    for bucket in std::iter::once(None).chain((0..class.buckets.len()).map(|b| Some(b as u64))) {
        let mut tail = Range(Q::whole(0), None);
        let mut inside = Q::whole(0);
        for arc in class.arcs.iter().filter(|arc| arc.bucket == bucket) {
            let flow = Q::of(arc.flow, class.den);
            let price = q(shares.nodes[shares.columns[arc.column as usize].node as usize].price);
            inside = inside.plus(flow);
            if flow > n {
                return Err("arc".to_owned());
            }
            if flow < n {
                tail.at_least(price);
            }
            if flow > Q::whole(0) {
                tail.at_most(price);
            }
        }
        if !tail.holds() {
            return Err("prices of one tail".to_owned());
        }
        let cap = bucket.map(|b| Q::whole(class.size * class.buckets[b as usize]));
        if cap.is_some_and(|cap| inside > cap) {
            return Err("bucket".to_owned());
        }
        if cap.is_none_or(|cap| inside < cap) {
            own.at_least(tail.0);
        }
        if let Some(most) = tail.1.filter(|_| inside > Q::whole(0)) {
            own.at_most(most);
        }
    }
    if own.holds() { Ok(()) } else { Err("prices".to_owned()) }
}
