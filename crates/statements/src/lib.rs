//! License statements and the exports of portals and tools: read and write.
//!
//! A file becomes a [`Statement`] of `muniment-core` with everything it says and a list of what
//! could not be read; one bad row never costs the others. Captions are data, in several languages,
//! and a user can add to them. Bytes are taken as they are: whoever hands over untrusted ones does
//! so within limits of memory and time. Nothing is executed, no file or network is touched.

mod captions;
mod error;
mod kept;
mod read;
pub mod sample;
mod secret;
pub mod write;

pub use captions::{Captions, CaptionsError};
pub use error::ReadError;
pub use kept::{KeptError, keep, kept};
pub use muniment_core::statement::Statement;
pub use read::{Preview, ReadStatement, Source, preview, read};
pub use secret::FoundKey;
