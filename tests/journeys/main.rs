//! Whole-product journeys through the door, on real files: what a person does, from start to end.

mod access;
mod agreements;
mod answers;
mod authority;
mod caches;
mod containers;
mod custody;
mod deadlines;
mod desk_work;
mod imports;
mod main_job;
mod manipulations;
mod matters;
mod office;
mod product_keys;
mod production;
mod proof;
mod recognition;
mod seals;
mod statements;
mod suggestions;
mod terms;
mod true_ups;
mod verification;
mod writers;
