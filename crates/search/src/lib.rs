//! The full-text index, its query language and highlighting.
//!
//! The index is a cache: it comes back from the vault by indexing again. It knows a document by its
//! row in the catalog. Words are found as they are written, whatever their case and accents:
//! nothing is stemmed and no word is left out, because a search for evidence that finds too much or
//! too little is worth nothing. Identifiers are found whole, by part, with or without separators,
//! and with one character misread.

mod collect;
mod compile;
mod document;
mod error;
mod exclusion;
mod fold;
mod highlight;
mod identifier;
mod index;
mod query;
mod runs;
mod schema;
mod snippet;
mod words;
mod writer;

pub use compile::RowsOfKind;
pub use document::Indexed;
pub use error::Error;
pub use index::Index;
pub use query::{Flags, Query, QueryError, QueryErrorCode};
pub use snippet::Hit;
