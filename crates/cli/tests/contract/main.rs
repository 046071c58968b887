//! The scripting contract: names and types of the JSON, and exit codes, through the real command.

mod access;
mod adding;
mod calculating;
mod changing;
mod deadlines;
mod desk;
mod failing;
mod finding;
mod keys;
mod registers;
mod true_ups;
mod suggesting;
mod terms;
