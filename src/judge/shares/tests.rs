//! The certificate against brute force: whatever it accepts is the fairest of all flows on a grid, and the fairest is accepted.

use super::super::fraction::gcd;
use super::certificate;
use crate::base::Ratio;
use crate::record::{ArcRow, ClassKey, ClassRow, ColumnRow, NodeRow, Shares};

/// A lottery with one column per quota, every class open to the columns listed.
struct Small {
    /// Flows are in units of 1/den; the fairest flow is on this grid.
    den: u64,
    /// Weight, cap, size, columns of each class.
    classes: Vec<(u64, u64, u64, &'static [u64])>,
    /// Exact number of each column.
    quotas: &'static [u64],
    /// Whether the columns share one quota, with these limits each.
    shared: Option<(u64, u64)>,
}

impl Small {
    /// The rows for flows and prices, arcs in the order of the classes.
    fn shares(&self, flows: &[u64], prices: &[Ratio]) -> Shares {
        let mut flows = flows.iter().copied();
        let class = |(k, &(weight, cap, size, columns)): (usize, &(u64, u64, u64, &[u64]))| {
            let flows: Vec<u64> = columns.iter().map(|_| flows.next().unwrap_or(0)).collect();
            let g = flows.iter().fold(u128::from(self.den), |g, &flow| gcd(flow.into(), g)) as u64;
            let arcs = columns.iter().zip(&flows).map(|(&column, flow)| ArcRow { column, bucket: None, flow: flow / g }).collect();
            let y: u64 = flows.iter().sum();
            let key = ClassKey { county: "".into(), scopes: vec![], weight, cap, lines: vec![], mark: k.to_string() };
            ClassRow { key, size, group: None, den: self.den / g, ratio: Ratio::new(y, self.den * weight * size), buckets: vec![], arcs }
        };
        let classes = self.classes.iter().enumerate().map(class).collect();
        let columns = (0..self.quotas.len() as u64).map(|c| ColumnRow { id: c.to_string(), node: c }).collect();
        let (parent, total) = (self.shared.map(|_| self.quotas.len() as u64), self.quotas.iter().sum());
        let limits = |&q: &u64| self.shared.unwrap_or((q, q));
        let node = |id: usize, parent, (lo, hi), price| NodeRow { id: id.to_string(), parent, lo, hi, price };
        let mut nodes: Vec<NodeRow> = self.quotas.iter().enumerate().map(|(c, q)| node(c, parent, limits(q), prices[c])).collect();
        nodes.extend(parent.map(|at| node(at as usize, None, (total, total), prices[at as usize])));
        Shares { classes, columns, nodes, groups: vec![], grid: None }
    }

    fn arcs(&self) -> Vec<u64> {
        self.classes.iter().flat_map(|c| c.3.iter().map(|_| c.2 * self.den)).collect()
    }

    fn prices(&self) -> usize {
        self.quotas.len() + usize::from(self.shared.is_some())
    }
}

/// All tuples with `tuple[i] ≤ most[i]`.
fn tuples(most: &[u64]) -> Vec<Vec<u64>> {
    most.iter().fold(vec![vec![]], |all, &m| all.into_iter().flat_map(|t| (0..=m).map(move |x| [t.clone(), vec![x]].concat())).collect())
}

fn accepted(shares: &Shares, rules: &[&str]) -> bool {
    certificate::checks("x", shares).iter().filter(|c| rules.contains(&c.rule)).all(|c| c.failure.is_none())
}

const FEASIBLE: &[&str] = &["tree", "capacities", "quotas", "ratios"];
const OPTIMAL: &[&str] = &["quota_prices", "class_prices"];

/// Ratios of single members, smallest first: the larger vector is the fairer.
fn fairness(shares: &Shares) -> Vec<Ratio> {
    let mut ratios: Vec<Ratio> = shares.classes.iter().flat_map(|c| vec![c.ratio; c.size as usize]).collect();
    ratios.sort();
    ratios
}

fn certificate_means_fairest(small: &Small) {
    let zero = vec![Ratio::new(0, 1); small.prices()];
    let feasible: Vec<Vec<u64>> =
        tuples(&small.arcs()).into_iter().filter(|flows| accepted(&small.shares(flows, &zero), FEASIBLE)).collect();
    let best = feasible.iter().map(|flows| fairness(&small.shares(flows, &zero))).max().expect("the quotas can be met");
    let mut proved = 0;
    for flows in &feasible {
        // prices worth trying are ratios of classes, and nothing
        let mut values: Vec<Ratio> = small.shares(flows, &zero).classes.iter().map(|c| c.ratio).chain([zero[0]]).collect();
        values.sort();
        values.dedup();
        let choices = tuples(&vec![values.len() as u64 - 1; small.prices()]);
        let prices = |choice: &Vec<u64>| choice.iter().map(|&i| values[i as usize]).collect::<Vec<_>>();
        let certified = choices.iter().any(|c| accepted(&small.shares(flows, &prices(c)), OPTIMAL));
        let fairest = fairness(&small.shares(flows, &zero)) == best;
        assert_eq!(certified, fairest, "flows {flows:?}");
        proved += usize::from(certified);
    }
    assert!(proved > 0 && proved < feasible.len(), "{proved} of {} flows are fairest", feasible.len());
}

/// Two seats, three that can have one: 2/3 each.
#[test]
fn two_columns_three_classes() {
    let classes = vec![(1, 2, 1, &[0, 1][..]), (1, 1, 1, &[0]), (1, 1, 1, &[1])];
    certificate_means_fairest(&Small { den: 3, classes, quotas: &[1, 1], shared: None });
}

/// Three seats; the heavy class stops at its cap of one, the others share two as 1 : 2 but for the cap of the third.
#[test]
fn weights_and_a_cap() {
    let classes = vec![(3, 1, 1, &[0, 1][..]), (1, 2, 1, &[0, 1]), (2, 1, 1, &[1])];
    certificate_means_fairest(&Small { den: 2, classes, quotas: &[1, 2], shared: None });
}

/// Two seats over two columns of at most two each: 1/2 for each of four.
#[test]
fn a_shared_quota() {
    let classes = vec![(1, 1, 1, &[0][..]), (1, 1, 1, &[0]), (1, 1, 2, &[1])];
    certificate_means_fairest(&Small { den: 2, classes, quotas: &[1, 1], shared: Some((0, 2)) });
}

/// The same, but each column has one at least: the lonely member of the second has it all.
#[test]
fn a_floor_under_each_column() {
    let classes = vec![(1, 1, 1, &[0][..]), (1, 1, 1, &[0]), (1, 1, 1, &[1])];
    certificate_means_fairest(&Small { den: 2, classes, quotas: &[1, 1], shared: Some((1, 2)) });
}
