//! The scripting contract: names and types of the JSON, and exit codes, through the real command.

mod access;
mod adding;
mod calculating;
mod changing;
mod custody;
mod deadlines;
mod desk;
mod failing;
mod finding;
mod keys;
mod matters;
mod registers;
mod suggesting;
mod terms;
mod true_ups;
