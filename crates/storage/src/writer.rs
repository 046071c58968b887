//! The key with which an installation signs what it writes.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use muniment_core::WriterId;
use sha2::{Digest as _, Sha256};

use crate::Error;

const KEY_FILE: &str = "writer.key";

/// An installation's Ed25519 key. The secret part never leaves this machine's configuration.
#[derive(Clone)]
pub struct Writer {
    key: SigningKey,
    id: WriterId,
}

impl Writer {
    /// The key kept in `config_dir`, made there when there is none.
    ///
    /// # Errors
    /// When the folder cannot be written or its key file holds something else.
    pub fn load_or_create(config_dir: &Path) -> Result<Self, Error> {
        let path = config_dir.join(KEY_FILE);
        match fs::read(&path) {
            Ok(bytes) => return Self::from_file(&path, &bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::io("read", &path, error)),
        }
        fs::create_dir_all(config_dir).map_err(|e| Error::io("create", config_dir, e))?;
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)
            .map_err(|e| Error::io("make a key for", &path, io::Error::other(e)))?;
        // A temporary file is readable by its owner alone.
        let mut file = tempfile::NamedTempFile::new_in(config_dir)
            .map_err(|e| Error::io("create", &path, e))?;
        writeln!(file, "{}", hex::encode(seed)).map_err(|e| Error::io("write", &path, e))?;
        file.as_file().sync_all().map_err(|e| Error::sync(&path, e))?;
        match file.persist_noclobber(&path) {
            Ok(_) => Ok(Self::from_seed(&seed)),
            // Another process was first; its key is the installation's.
            Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {
                let bytes = fs::read(&path).map_err(|e| Error::io("read", &path, e))?;
                Self::from_file(&path, &bytes)
            }
            Err(refused) => Err(Error::io("create", &path, refused.error)),
        }
    }

    /// The key that follows from a seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let key = SigningKey::from_bytes(seed);
        let id = writer_id(key.verifying_key().as_bytes());
        Self { key, id }
    }

    fn from_file(path: &Path, bytes: &[u8]) -> Result<Self, Error> {
        let mut seed = [0; 32];
        hex::decode_to_slice(bytes.trim_ascii(), &mut seed)
            .map_err(|_| Error::WriterKey(path.to_path_buf()))?;
        Ok(Self::from_seed(&seed))
    }

    /// The installation's id.
    pub fn id(&self) -> WriterId {
        self.id.clone()
    }

    pub(crate) fn public_key(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    pub(crate) fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.key.sign(bytes).to_bytes()
    }
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The id that belongs to a public key.
pub(crate) fn writer_id(public_key: &[u8; 32]) -> WriterId {
    hex::encode(&Sha256::digest(public_key)[..WriterId::DIGITS / 2])
        .parse()
        .expect("hexadecimal digits are a writer id")
}

/// Whether the signature is this key's over these bytes.
pub(crate) fn is_signed_by(public_key: &[u8; 32], bytes: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(public_key).is_ok_and(|key| {
        key.verify_strict(bytes, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_read_back_after_that() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("deep/config");
        let made = Writer::load_or_create(&config).unwrap();
        assert_eq!(Writer::load_or_create(&config).unwrap().id(), made.id());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_the_key() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        Writer::load_or_create(folder.path()).unwrap();
        let mode = fs::metadata(folder.path().join(KEY_FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_damaged_key_file_is_refused_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(KEY_FILE);
        fs::write(&path, "not a key").unwrap();
        assert!(matches!(Writer::load_or_create(folder.path()), Err(Error::WriterKey(_))));
        assert_eq!(fs::read(&path).unwrap(), b"not a key");
    }

    #[test]
    fn a_signature_is_over_exactly_these_bytes_by_exactly_this_key() {
        let (anna, ben) = (Writer::from_seed(&[1; 32]), Writer::from_seed(&[2; 32]));
        let signature = anna.sign(b"entry");
        assert!(is_signed_by(&anna.public_key(), b"entry", &signature));
        assert!(!is_signed_by(&anna.public_key(), b"Entry", &signature));
        assert!(!is_signed_by(&ben.public_key(), b"entry", &signature));
        assert_ne!(anna.id(), ben.id());
    }
}
