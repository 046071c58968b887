//! What a vault's files promise, through the public door.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

#[path = "../fixture/mod.rs"]
mod fixture;

mod backups;
mod bucket;
mod forged;
mod journal;
mod manipulations;
mod objects;
mod open;
mod recovery;
mod tools;
mod verification;
