//! What can go wrong with the index.

use std::path::PathBuf;

use tantivy::TantivyError;
use thiserror::Error;

/// Why the index could not do what was asked. The index is a cache: deleting its folder and
/// indexing again mends every one of these but a full or failing disk.
#[derive(Debug, Error)]
pub enum Error {
    /// The folder could not be made or opened.
    #[error("could not open the search index in `{path}`")]
    Open {
        /// The folder of the index.
        path: PathBuf,
        /// What the engine said.
        source: TantivyError,
    },
    /// The folder could not be made.
    #[error("could not make the folder `{path}`")]
    Folder {
        /// The folder of the index.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The folder holds an index of another version; delete the folder and index again.
    #[error("the search index in `{path}` is of another version")]
    OtherSchema {
        /// The folder of the index.
        path: PathBuf,
    },
    /// Another process kept writing to the index.
    #[error("another process is writing to the search index in `{path}`")]
    Busy {
        /// The folder of the index.
        path: PathBuf,
    },
    /// Documents could not be written.
    #[error("could not write to the search index")]
    Write(#[source] TantivyError),
    /// The index could not be searched.
    #[error("could not search the index")]
    Search(#[source] TantivyError),
}
