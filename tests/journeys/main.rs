//! Whole-product journeys through the door, on real files: what a person does, from start to end.

mod agreements;
mod answers;
mod caches;
mod containers;
mod deadlines;
mod imports;
mod main_job;
mod office;
mod proof;
mod recognition;
mod terms;
mod verification;
mod writers;
