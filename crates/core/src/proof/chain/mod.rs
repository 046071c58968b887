//! Records that build on others: in which order they are assessed, where they go in circles, how
//! many units each can build on, and what changes when something is lost.

mod change;
mod order;
mod units;

pub use change::{Change, Changed, Lost, affected_by, what_if_lost};
pub(crate) use order::Order;
pub use order::cycle;
pub(crate) use units::Units;
pub use units::unused_units;

#[cfg(test)]
mod tests;
