//! The scripting contract: names and types of the JSON, and exit codes, through the real command.

mod adding;
mod calculating;
mod changing;
mod deadlines;
mod desk;
mod failing;
mod finding;
mod registers;
mod terms;
