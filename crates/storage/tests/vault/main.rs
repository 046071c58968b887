//! What a vault's files promise, through the public door.

#[path = "../fixture/mod.rs"]
mod fixture;

mod bucket;
mod forged;
mod journal;
mod objects;
mod open;
mod recovery;
mod tools;
mod verification;
