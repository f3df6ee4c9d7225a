//! Many draws under keys of their own, counted in integers and compared with the exact probabilities.
//!
//! [`Study`] is what is asked, [`Tally`] what was counted, [`count`] counts a range of draw numbers, [`merge`] adds disjoint
//! ranges exactly, [`Simulation`] is the answer: a function of the tally alone.

mod answer;
mod compare;
mod count;
mod joint;
mod merge;
mod study;
mod tally;
mod text;
mod visits;

pub use answer::{DealingAnswer, Simulation, answer};
pub use compare::{Fit, Largest, Pair, compare};
pub use count::count;
pub use joint::{Joint, JointRow, Sign};
pub use merge::{MergeError, merge};
pub use study::{Asked, AskedError, Side, Study, StudyClass, StudyRow};
pub use tally::{TALLY_FORMAT, Tally, TallyError, Under};
pub use text::text;
pub use visits::{Histogram, Visits};
