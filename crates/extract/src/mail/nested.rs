//! A mail attached to a mail of Outlook, as a file of its own.

use std::io::{Cursor, Write};
use std::time::SystemTime;

use cfb::CompoundFile;

use crate::office::compound::Compound;

/// The names of properties, which an attached mail shares with the one around it.
const NAMES: &str = "__nameid_version1.0";
const PROPERTIES: &str = "__properties_version1.0";
/// The header of the properties of an attached mail, and of one that stands alone.
const ATTACHED_HEADER: usize = 24;
const OWN_HEADER: usize = 32;
const DEPTH: usize = 8;

/// The mail in a storage; the same bytes each time.
pub(super) fn mail_in(file: &mut Compound<'_>, storage: &str, limit: u64) -> Option<Vec<u8>> {
    let mut target = CompoundFile::create(Cursor::new(Vec::new())).ok()?;
    let mut copy = Copy { file, target: &mut target, bytes_left: limit };
    copy.storage(storage, "", DEPTH)?;
    if copy.file.has(NAMES) && !copy.target.exists(NAMES) {
        copy.target.create_storage(NAMES).ok()?;
        copy.storage(NAMES, NAMES, DEPTH)?;
    }
    let storages: Vec<_> = target.walk().filter(|entry| !entry.is_stream()).collect();
    for entry in storages {
        target.set_modified_time(entry.path(), SystemTime::UNIX_EPOCH).ok()?;
        target.set_created_time(entry.path(), SystemTime::UNIX_EPOCH).ok()?;
    }
    target.flush().ok()?;
    Some(target.into_inner().into_inner())
}

struct Copy<'c, 'f> {
    file: &'c mut Compound<'f>,
    target: &'c mut CompoundFile<Cursor<Vec<u8>>>,
    bytes_left: u64,
}

impl Copy<'_, '_> {
    fn storage(&mut self, from: &str, to: &str, depth: usize) -> Option<()> {
        for name in self.file.names(from) {
            let (source, target) = (format!("{from}/{name}"), format!("{to}/{name}"));
            if self.file.is_storage(&source) {
                self.target.create_storage(&target).ok()?;
                self.storage(&source, &target, depth.checked_sub(1)?)?;
                continue;
            }
            let mut bytes = self.file.stream(&source)?;
            self.bytes_left = self.bytes_left.checked_sub(bytes.len() as u64)?;
            if to.is_empty() && name == PROPERTIES && bytes.len() >= ATTACHED_HEADER {
                bytes.splice(ATTACHED_HEADER..ATTACHED_HEADER, [0; OWN_HEADER - ATTACHED_HEADER]);
            }
            self.target.create_stream(&target).ok()?.write_all(&bytes).ok()?;
        }
        Some(())
    }
}
