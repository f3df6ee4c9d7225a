//! Evenhand plans product-quality supervision sampling by double random and writes a record anyone can replay.
//!
//! The rooms, in the order data flows through them (`tests/layers.rs` holds the order):

pub mod base;
pub mod record;
pub mod seed;
pub mod frame;
pub mod lottery;
pub mod allot;
pub mod intake;
pub mod sheets;
pub mod check;
pub mod commit;
pub mod draw;
pub mod routing;
pub mod pack;
pub mod bound;
pub mod dispatch;
pub mod amend;
pub mod pipeline;
pub mod ceremony;
pub mod replay;
pub mod judge;
pub mod report;
pub mod scenario;
pub mod osrm;
pub mod cli;

// tests inside rooms share made-up tasks with the tests beside them, which name this crate from outside
#[cfg(test)]
extern crate self as evenhand;
