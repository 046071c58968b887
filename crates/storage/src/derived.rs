//! Derived files: what can be made again from the objects, shared by everyone on the vault.

use std::io::{Read, Write};

use muniment_core::Digest;
use tracing::warn;

use crate::{Error, Store, layout};

/// The most bytes of a derived file, uncompressed.
pub const MAX_DERIVED: u64 = 256 << 20;

const LEVEL: i32 = 3;

impl Store {
    /// Keeps bytes of a kind such as `reading` with an object, compressed. What was there before
    /// is replaced.
    ///
    /// # Errors
    /// When the kind cannot be a name, the bytes are too many or the vault cannot be written.
    pub fn put_derived(&self, digest: &Digest, kind: &str, bytes: &[u8]) -> Result<(), Error> {
        if !layout::is_kind(kind) {
            return Err(Error::TooLarge { what: "the kind of a derived file", limit: 32 });
        }
        if bytes.len() as u64 > MAX_DERIVED {
            return Err(Error::TooLarge { what: "a derived file", limit: MAX_DERIVED });
        }
        let name = layout::derived(digest, kind);
        let compressed = pack(bytes).map_err(|e| Error::io("compress", &name, e))?;
        self.writing(|| self.place.replace(&name, &compressed))
    }

    /// The bytes of a kind kept with an object. Nothing when there are none, or when they are
    /// damaged or too many: they can be made again.
    ///
    /// # Errors
    /// When the vault cannot be asked.
    pub fn derived(&self, digest: &Digest, kind: &str) -> Result<Option<Vec<u8>>, Error> {
        if !layout::is_kind(kind) {
            return Ok(None);
        }
        let name = layout::derived(digest, kind);
        let compressed = match self.place.get(&name, MAX_DERIVED) {
            Ok(Some(compressed)) => compressed,
            Ok(None) => return Ok(None),
            Err(
                error @ (Error::TooLarge { .. } | Error::NotAFile(_) | Error::NotOnThisDevice(_)),
            ) => {
                warn!(name, %error, "a derived file is not usable");
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let unpacked = unpack(&compressed);
        if unpacked.is_none() {
            warn!(name, "a derived file is damaged");
        }
        Ok(unpacked)
    }
}

/// One zstd frame with its checksum, so that damage shows.
fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), LEVEL)?;
    encoder.include_checksum(true)?;
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn unpack(compressed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let decoder = zstd::stream::read::Decoder::new(compressed).ok()?;
    decoder.take(MAX_DERIVED + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= MAX_DERIVED).then_some(bytes)
}
