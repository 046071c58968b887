//! What a vault can be asked to do; the only door.

pub mod view;
