//! Evenhand plans product-quality supervision sampling by double random and writes a record anyone can replay.
//!
//! The rooms, in the order data flows through them (`tests/layers.rs` holds the order):

pub mod base;
pub mod record;
pub mod seed;
pub mod frame;
pub mod intake;
pub mod check;
pub mod pack;
pub mod judge;
pub mod report;
pub mod lottery;
pub mod scenario;
pub mod cli;
