//! The certificates of time-stamping authorities that this machine trusts: files in its
//! configuration folder, because what lies in a vault can be put there by anybody who can write it.

use std::io::ErrorKind;
use std::path::Path;

use muniment_storage::Authority;

use crate::Error;

const FOLDER: &str = "authorities";

/// The certificates that this machine trusts.
pub(crate) fn machine_authorities(config: &Path) -> Result<Vec<Authority>, Error> {
    let folder = config.join(FOLDER);
    let fail = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::File { what: "read", path, source }
    };
    let files = match std::fs::read_dir(&folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        files => files.map_err(fail(&folder))?,
    };
    let mut found = Vec::new();
    for file in files {
        let path = file.map_err(fail(&folder))?.path();
        let bytes = std::fs::read(&path).map_err(fail(&path))?;
        match Authority::read(&bytes) {
            Ok(read) => found.extend(read),
            Err(problem) => tracing::warn!(?path, %problem, "no certificate of an authority"),
        }
    }
    Ok(found)
}

/// Reads a file of certificates that a person names.
pub(super) fn read_authorities(path: Option<&Path>) -> Result<Vec<Authority>, Error> {
    let Some(path) = path else { return Ok(Vec::new()) };
    let fail = |source| Error::File { what: "read", path: path.to_owned(), source };
    let bytes = std::fs::read(path).map_err(fail)?;
    Authority::read(&bytes).map_err(|problem| {
        let message = format!("`{}`: {problem}", path.display());
        Error::invalid("bad_certificate", message)
    })
}

/// Lets this machine trust certificates.
pub(super) fn trust(config: &Path, authorities: &[Authority]) -> Result<(), Error> {
    let folder = config.join(FOLDER);
    for authority in authorities {
        let path = folder.join(format!("{}.pem", authority.fingerprint()));
        let fail = |source| Error::File { what: "write", path: path.clone(), source };
        std::fs::create_dir_all(&folder).map_err(fail)?;
        std::fs::write(&path, authority.pem()).map_err(fail)?;
    }
    Ok(())
}
