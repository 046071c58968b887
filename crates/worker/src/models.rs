//! The models that read pictures: files that come with the program.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use muniment_extract::recognition::{Models, model_files};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// Why pictures cannot be recognized.
#[derive(Debug, Error)]
pub enum ModelError {
    /// A file is not there, or cannot be read.
    #[error("the recognition model `{path}` cannot be read: install Muniment again")]
    Missing {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is another one than that which was published.
    #[error("the recognition model `{path}` was altered: install Muniment again")]
    Altered {
        /// The file.
        path: PathBuf,
    },
}

/// Checks every file in `folder` against the SHA-256 with which it was published.
///
/// # Errors
/// When one is missing or altered.
pub fn check_models(folder: &Path) -> Result<(), ModelError> {
    load(folder).map(drop)
}

/// Reads and checks the models in `folder`.
pub(crate) fn load(folder: &Path) -> Result<Models, ModelError> {
    Models::from_files(|name| {
        let path = folder.join(name);
        let bytes =
            fs::read(&path).map_err(|source| ModelError::Missing { path: path.clone(), source })?;
        let digest = hex::encode(Sha256::digest(&bytes));
        let known = model_files().any(|file| file.name == name && file.sha256 == digest);
        if known { Ok(bytes) } else { Err(ModelError::Altered { path }) }
    })
}
