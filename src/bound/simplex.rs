//! A linear program that gains columns: revised simplex with a dense inverse.
//!
//! Floats, and no more than advice: prices are rounded to whole numbers and what they prove is proved in integers. Only
//! + − × ÷ in a fixed order, so the advice is the same on every machine.

/// A column: what it costs and what it takes of each row.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub cost: f64,
    /// Row and coefficient; each row once.
    pub rows: Vec<(usize, f64)>,
}

/// Least cost with equal right sides; the first basis is one column per row, `±1` in its row.
#[derive(Debug)]
pub(super) struct Program {
    columns: Vec<Column>,
    /// Column of each row of the basis.
    basis: Vec<usize>,
    basic: Vec<bool>,
    /// Inverse of the basis, row by row.
    inverse: Vec<f64>,
    /// Values of the basis.
    values: Vec<f64>,
    right: Vec<f64>,
    since: usize,
}

/// Reduced costs above this do not enter.
const COST_ZERO: f64 = 1e-7;
/// Pivots smaller than this are none.
const PIVOT_ZERO: f64 = 1e-9;
/// Pivots between two inversions from scratch.
const FRESH: usize = 200;

impl Program {
    /// Rows with right sides ≥ 0 (not 0 where it matters: ties are slow) and their first columns.
    pub fn new(right: Vec<f64>, first: Vec<Column>) -> Self {
        let m = right.len();
        let mut inverse = vec![0.0; m * m];
        (0..m).for_each(|i| inverse[i * m + i] = 1.0);
        Self { basis: (0..m).collect(), basic: vec![true; first.len()], columns: first, inverse, values: right.clone(), right, since: 0 }
    }

    /// Columns so far.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    pub fn add(&mut self, column: Column) {
        self.columns.push(column);
        self.basic.push(false);
    }

    /// One more row, whose coefficients in the columns so far are given; `first` is its first basic column, at `dear` a unit.
    pub fn add_row(&mut self, right: f64, of: impl Fn(usize) -> f64, dear: f64) {
        let m = self.right.len();
        for j in 0..self.columns.len() {
            let a = of(j);
            if a != 0.0 {
                self.columns[j].rows.push((m, a));
            }
        }
        let own: Vec<f64> = self.basis.iter().map(|&j| of(j)).collect();
        let mut inverse = vec![0.0; (m + 1) * (m + 1)];
        for i in 0..m {
            inverse[i * (m + 1)..i * (m + 1) + m].copy_from_slice(&self.inverse[i * m..(i + 1) * m]);
            (0..m).for_each(|r| inverse[m * (m + 1) + r] -= own[i] * self.inverse[i * m + r]);
        }
        inverse[m * (m + 1) + m] = 1.0;
        let value = right - own.iter().zip(&self.values).map(|(a, v)| a * v).sum::<f64>();
        self.inverse = inverse;
        self.right.push(right);
        self.values.push(value);
        self.basis.push(self.columns.len());
        self.columns.push(Column { cost: dear, rows: vec![(m, 1.0)] });
        self.basic.push(true);
    }

    /// Pivots until no column helps, or so many.
    pub fn solve(&mut self, most: usize) {
        let m = self.right.len();
        for _ in 0..most {
            let prices = self.prices();
            let mut enter = None;
            let mut least = -COST_ZERO;
            for (j, column) in self.columns.iter().enumerate().filter(|(j, _)| !self.basic[*j]) {
                let reduced = reduced(column, &prices);
                // steepest by the size of the column, roughly
                let scaled = reduced / (1.0 + column.rows.len() as f64).min(6.0);
                if reduced < -COST_ZERO * (1.0 + column.cost.abs()) && scaled < least {
                    (enter, least) = (Some(j), scaled);
                }
            }
            let Some(enter) = enter else { return };
            let direction: Vec<f64> =
                (0..m).map(|i| self.columns[enter].rows.iter().map(|&(r, a)| self.inverse[i * m + r] * a).sum()).collect();
            let mut leave: Option<(usize, f64)> = None;
            for i in (0..m).filter(|&i| direction[i] > PIVOT_ZERO) {
                let ratio = self.values[i].max(0.0) / direction[i];
                let better = match leave {
                    None => true,
                    Some((l, least)) => ratio < least - 1e-12 || (ratio <= least + 1e-12 && direction[i] > direction[l]),
                };
                if better {
                    leave = Some((i, ratio));
                }
            }
            let Some((leave, _)) = leave else { return };
            self.pivot(enter, leave, &direction);
        }
    }

    fn pivot(&mut self, enter: usize, leave: usize, direction: &[f64]) {
        let m = self.right.len();
        let step = self.values[leave] / direction[leave];
        let row: Vec<f64> = self.inverse[leave * m..(leave + 1) * m].iter().map(|v| v / direction[leave]).collect();
        for (i, &by) in direction.iter().enumerate().take(m) {
            if i == leave {
                self.inverse[i * m..(i + 1) * m].copy_from_slice(&row);
                self.values[i] = step;
            } else if by != 0.0 {
                self.inverse[i * m..(i + 1) * m].iter_mut().zip(&row).for_each(|(v, r)| *v -= by * r);
                self.values[i] -= by * step;
            }
        }
        self.basic[self.basis[leave]] = false;
        self.basic[enter] = true;
        self.basis[leave] = enter;
        self.since += 1;
        if self.since >= FRESH {
            self.refresh();
        }
    }

    /// Inverse and values from scratch, by Gauss-Jordan with row pivots; left as they are if that fails.
    fn refresh(&mut self) {
        self.since = 0;
        let m = self.right.len();
        let mut a = vec![0.0; m * m];
        for (k, &j) in self.basis.iter().enumerate() {
            self.columns[j].rows.iter().for_each(|&(r, v)| a[r * m + k] = v);
        }
        let mut b = vec![0.0; m * m];
        (0..m).for_each(|i| b[i * m + i] = 1.0);
        for k in 0..m {
            let Some(p) = (k..m).max_by(|&x, &y| a[x * m + k].abs().total_cmp(&a[y * m + k].abs())) else { return };
            if a[p * m + k].abs() < PIVOT_ZERO {
                return;
            }
            if p != k {
                (0..m).for_each(|c| {
                    a.swap(p * m + c, k * m + c);
                    b.swap(p * m + c, k * m + c);
                });
            }
            let by = a[k * m + k];
            let (pa, pb): (Vec<f64>, Vec<f64>) =
                (a[k * m..(k + 1) * m].iter().map(|v| v / by).collect(), b[k * m..(k + 1) * m].iter().map(|v| v / by).collect());
            a[k * m..(k + 1) * m].copy_from_slice(&pa);
            b[k * m..(k + 1) * m].copy_from_slice(&pb);
            for i in (0..m).filter(|&i| i != k) {
                let f = a[i * m + k];
                if f != 0.0 {
                    (k..m).for_each(|c| a[i * m + c] -= f * pa[c]);
                    (0..m).for_each(|c| b[i * m + c] -= f * pb[c]);
                }
            }
        }
        self.inverse = b;
        self.values = (0..m).map(|i| (0..m).map(|r| self.inverse[i * m + r] * self.right[r]).sum()).collect();
    }

    /// A price for each row.
    pub fn prices(&self) -> Vec<f64> {
        let m = self.right.len();
        let mut prices = vec![0.0; m];
        for (i, &j) in self.basis.iter().enumerate() {
            let cost = self.columns[j].cost;
            if cost != 0.0 {
                prices.iter_mut().zip(&self.inverse[i * m..(i + 1) * m]).for_each(|(p, v)| *p += cost * v);
            }
        }
        prices
    }

    pub fn cost(&self) -> f64 {
        self.basis.iter().zip(&self.values).map(|(&j, v)| self.columns[j].cost * v).sum()
    }

    /// Columns of the basis with their values.
    pub fn taken(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.basis.iter().copied().zip(self.values.iter().copied())
    }
}

fn reduced(column: &Column, prices: &[f64]) -> f64 {
    column.cost - column.rows.iter().map(|&(r, a)| a * prices[r]).sum::<f64>()
}
