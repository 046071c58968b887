//! A list that common tools check a vault with.

use std::collections::BTreeMap;
use std::io::Write;

use crate::{Error, Store, chain, layout};

impl Store {
    /// Writes a line for each object and each journal entry that `sha256sum -c` accepts in the
    /// vault's folder, and says how many. Objects are listed as the journal has them.
    ///
    /// # Errors
    /// When the journal cannot be read or the list cannot be written.
    pub fn write_checksums(&self, to: &mut dyn Write) -> Result<u64, Error> {
        let mut lines = BTreeMap::new();
        for n in 1..=self.head().n {
            let (_, parsed) = chain::read(&*self.place, n)?.ok_or(Error::NoEntry(n))?;
            for event in &parsed.entry.events {
                if let Some((digest, _)) = event.object() {
                    lines.insert(layout::object(&digest), digest);
                }
            }
            lines.insert(layout::entry(n), parsed.entry.digest);
        }
        for (name, digest) in &lines {
            writeln!(to, "{digest}  {name}").map_err(|e| Error::io("write", "checksums", e))?;
        }
        Ok(lines.len() as u64)
    }
}
