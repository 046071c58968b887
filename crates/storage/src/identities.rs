//! The vault's identity under a passphrase: small files in `keys/`, each named by the digest of its
//! own bytes and written once, like everything in a vault. What is in them is not read here.

use std::path::Path;

use muniment_core::Digest;

use crate::digest::digest_of;
use crate::place::Source;
use crate::{Error, Store, layout};

/// The most bytes of such a file; those that Muniment makes have about 400.
const MAX_BYTES: u64 = 16 << 10;

impl Store {
    /// Puts a wrapped identity into the vault. The next commit makes its name durable.
    ///
    /// # Errors
    /// When it is too large or cannot be written. The vault is then as it was.
    pub fn put_wrapped_identity(&self, bytes: &[u8]) -> Result<Digest, Error> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Error::TooLarge { what: "a wrapped identity", limit: MAX_BYTES });
        }
        let digest = digest_of(bytes);
        let mut rest = bytes;
        self.writing(|| {
            let source = Source { bytes: &mut rest, path: Path::new("memory"), cancel: &|| false };
            let staged = self.place.stage(source)?;
            self.place.put_new(&layout::wrapped(&digest), staged)?;
            Ok(digest)
        })
    }

    /// A wrapped identity, if it is there and whole.
    ///
    /// # Errors
    /// When the vault cannot be asked, or the file is not on this device.
    pub fn wrapped_identity(&self, digest: &Digest) -> Result<Option<Vec<u8>>, Error> {
        match self.place.get(&layout::wrapped(digest), MAX_BYTES) {
            Ok(found) => Ok(found.filter(|bytes| digest_of(bytes) == *digest)),
            Err(Error::TooLarge { .. } | Error::NotAFile(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use muniment_core::VaultId;
    use uuid::Uuid;

    use super::*;
    use crate::{Location, Stamp, Writer};

    fn store(folder: &Path) -> Store {
        let stamp = Stamp { at: DateTime::<Utc>::UNIX_EPOCH, actor: "Ada".into() };
        let vault = VaultId::new(Uuid::from_u128(7));
        let location = Location::Folder(folder.join("vault"));
        Store::create(&location, Writer::from_seed(&[1; 32]), vault, &stamp).unwrap().0
    }

    #[test]
    fn a_wrapped_identity_is_read_back_as_it_was_put() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path());
        let digest = store.put_wrapped_identity(b"wrapped").unwrap();
        assert_eq!(store.put_wrapped_identity(b"wrapped").unwrap(), digest, "it is kept once");
        assert_eq!(store.wrapped_identity(&digest).unwrap().as_deref(), Some(&b"wrapped"[..]));
    }

    #[test]
    fn a_damaged_or_missing_wrapped_identity_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path());
        let digest = store.put_wrapped_identity(b"wrapped").unwrap();
        let path = folder.path().join("vault").join(layout::wrapped(&digest));
        // Files of a vault are read-only; a new one takes the place of this one.
        std::fs::remove_file(&path).unwrap();
        assert_eq!(store.wrapped_identity(&digest).unwrap(), None);
        std::fs::write(&path, b"wrappee").unwrap();
        assert_eq!(store.wrapped_identity(&digest).unwrap(), None);
    }
}
