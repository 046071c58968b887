//! The limited child process in which untrusted bytes are read, and the protocol to it.
//!
//! A [`Pool`] starts the same program again, in a mode in which it calls [`serve`]. Documents go in
//! through a pipe and readings come out of one; a worker has no paths, opens no files, and has
//! limits of memory and time. A document that breaks its worker costs its own text, never the
//! program, and the next document gets a new worker.

mod confine;
mod limits;
mod models;
mod pool;
mod process;
mod protocol;
mod serve;
mod statement;
mod usage;

pub use limits::Limits;
pub use models::{ModelError, check_models};
pub use muniment_extract::recognition;
pub use muniment_extract::{Child, Page, Reading, Reason, State, Word, whole_texts};
pub use pool::{Command, NoImage, Peak, Pool, Source};
pub use serve::serve;
pub use statement::{KeptStatement, NoStatement, StatementReading};
