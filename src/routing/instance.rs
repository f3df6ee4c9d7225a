//! A routing instance: one depot, customers with demands, perhaps time windows, vehicles all alike.

/// Which of the two standard problems, and with it the unit of cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Capacity alone; legs are whole numbers (Euclidean distance rounded to the nearest).
    Cvrp,
    /// Capacity and time windows; legs and times are tenths (Euclidean distance cut off after one decimal).
    Vrptw,
}

/// Stop 0 is the depot, 1 to `customers()` are the customers in the order of the file.
#[derive(Clone, Debug)]
pub struct Instance {
    /// Name in the file.
    pub name: String,
    /// CVRP or VRPTW.
    pub kind: Kind,
    /// Most vehicles, if the file limits them.
    pub vehicles: Option<usize>,
    /// Capacity of a vehicle.
    pub capacity: i32,
    /// Demand of each stop, 0 for the depot.
    pub demand: Vec<i32>,
    /// Earliest start of service of each stop, in units of the legs.
    pub ready: Vec<i32>,
    /// Latest start of service of each stop; for the depot the latest return.
    pub due: Vec<i32>,
    /// Duration of service.
    pub service: Vec<i32>,
    legs: Vec<i32>,
    near: Vec<u32>,
}

/// What a file says, before the tables are made.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Name in the file.
    pub name: String,
    /// CVRP or VRPTW.
    pub kind: Kind,
    /// Most vehicles, if the file limits them.
    pub vehicles: Option<usize>,
    /// Capacity of a vehicle.
    pub capacity: i32,
    /// Demand of each stop.
    pub demand: Vec<i32>,
    /// Earliest start of service.
    pub ready: Vec<i32>,
    /// Latest start of service.
    pub due: Vec<i32>,
    /// Duration of service.
    pub service: Vec<i32>,
}

/// "No time window": later than any sum of legs that is asked for.
pub const NEVER: i32 = 1 << 30;

/// Longest leg and latest time accepted, so that sums of three fit 32 bits.
pub const LARGEST: i32 = 300_000_000;

impl Instance {
    /// The instance with these legs, a symmetric square matrix row by row.
    ///
    /// # Panics
    /// If the lengths do not agree; readers have checked them.
    pub fn new(facts: Facts, legs: Vec<i32>) -> Self {
        let Facts { name, kind, vehicles, capacity, demand, ready, due, service } = facts;
        let stops = demand.len();
        assert!(legs.len() == stops * stops && [&ready, &due, &service].iter().all(|v| v.len() == stops), "one row per stop");
        let mut near = Vec::with_capacity(stops * stops.saturating_sub(2));
        for a in 1..stops {
            let mut row: Vec<u32> = (1..stops as u32).filter(|&b| b as usize != a).collect();
            row.sort_by_key(|&b| (legs[a * stops + b as usize], b));
            near.extend(row);
        }
        Self { name, kind, vehicles, capacity, demand, ready, due, service, legs, near }
    }

    /// Depot and customers.
    pub fn stops(&self) -> usize {
        self.demand.len()
    }

    /// Customers alone.
    pub fn customers(&self) -> usize {
        self.demand.len() - 1
    }

    /// Legs from (and to) a stop, by the other stop.
    #[inline]
    pub fn row(&self, stop: u32) -> &[i32] {
        let stops = self.stops();
        &self.legs[stop as usize * stops..][..stops]
    }

    /// The leg between two stops.
    #[inline]
    pub fn leg(&self, a: u32, b: u32) -> i32 {
        self.legs[a as usize * self.stops() + b as usize]
    }

    /// The other customers, nearest first.
    #[inline]
    pub fn near(&self, customer: u32) -> &[u32] {
        let width = self.stops() - 2;
        &self.near[(customer as usize - 1) * width..][..width]
    }

    /// A cost as the instance's family writes it: `971.5`, `27591`.
    pub fn cost_text(&self, cost: i64) -> String {
        match self.kind {
            Kind::Cvrp => cost.to_string(),
            Kind::Vrptw => format!("{}.{}", cost / 10, cost % 10),
        }
    }
}
