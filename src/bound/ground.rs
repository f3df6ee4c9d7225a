//! What one organisation may do in the weeks of one class: its visits, legs, hours and limits.

/// Labs whose batches are counted along a tour, at most.
pub(super) const COUNTED: usize = 3;

/// A node of the ground: the day's work at one door.
#[derive(Clone, Copy, Debug)]
pub(super) struct Door {
    pub service: i32,
    pub open: i32,
    pub close: i32,
    /// Batches for the counted labs.
    pub loads: [u16; COUNTED],
}

/// An organisation in the weeks of a class. Node `n` is its base.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    /// Position of the organisation.
    pub org: usize,
    /// Position of the class.
    pub class: usize,
    /// Positions of the visits that have a possible day in one of the weeks.
    pub visits: Vec<usize>,
    pub doors: Vec<Door>,
    /// Price of the leg, by pairs of nodes.
    pub price: Vec<i64>,
    /// Minutes of the leg, by pairs of nodes.
    pub minutes: Vec<i32>,
    pub from: i32,
    pub to: i32,
    pub lodges: bool,
    /// Days of a journey, at most.
    pub days: usize,
    /// Batches of the counted labs on one journey, at most.
    pub limits: [u16; COUNTED],
    /// Doors remembered at each door, itself included; ascending.
    pub near: Vec<Vec<usize>>,
    /// Team-days of all its weeks together.
    pub team_days: i64,
    /// Price of a team's day and of a night.
    pub day_price: i64,
    pub night_price: i64,
}

impl Ground {
    pub fn len(&self) -> usize {
        self.doors.len()
    }

    pub fn leg(&self, a: usize, b: usize) -> (i64, i32) {
        let at = a * (self.len() + 1) + b;
        (self.price[at], self.minutes[at])
    }

    /// End of the service when arriving at that minute, if it is within opening hours and the working day.
    pub fn served(&self, door: usize, arrive: i32) -> Option<i32> {
        let d = &self.doors[door];
        let end = arrive.max(d.open) + d.service;
        (end <= d.close && end <= self.to).then_some(end)
    }

    /// Journeys of all its weeks together, at most: each takes a team-day, and makes a visit.
    pub fn journeys(&self) -> i64 {
        self.team_days.min(self.len() as i64)
    }

    /// Least minutes from the end of a service until the team can be at the base.
    pub fn home(&self) -> Vec<i32> {
        let n = self.len();
        let mut home: Vec<i32> = (0..n).map(|i| self.leg(i, n).1).collect();
        loop {
            let mut better = false;
            for i in 0..n {
                let via = (0..n).filter(|&j| j != i).map(|j| self.leg(i, j).1 + self.doors[j].service + home[j]).min();
                if let Some(via) = via.filter(|&v| v < home[i]) {
                    (home[i], better) = (via, true);
                }
            }
            if !better {
                return home;
            }
        }
    }
}
