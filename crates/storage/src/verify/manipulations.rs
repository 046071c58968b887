//! What somebody did to a vault, told from what a verification saw and from anchors.
//!
//! Problems say which file is wrong; here they become the act behind them. Whoever can write to a
//! vault and has a writer's key can make a journal that is true in itself, so some acts show only
//! beside an anchor: a seal, or the memory of a machine, that says what the journal was.

mod anchored;
mod entries;
mod objects;

use muniment_core::Digest;

use super::Report;
use crate::Checkpoint;

macro_rules! kinds {
    ($( $(#[$doc:meta])* $member:ident = $code:literal, )+) => {
        /// The manipulations that are told apart.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ManipulationKind { $( $(#[$doc])* $member, )+ }

        impl ManipulationKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[ $( Self::$member, )+ ];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$member => $code, )+ }
            }
        }
    };
}

kinds! {
    /// Bytes of an object were changed in place.
    ByteFlipped = "byte_flipped",
    /// A file was removed.
    FileDeleted = "file_deleted",
    /// A file was added that no entry names.
    FileAdded = "file_added",
    /// A file was given another name.
    FileRenamed = "file_renamed",
    /// Two objects have each other's bytes.
    FilesSwapped = "files_swapped",
    /// The end of a file was cut off.
    Truncated = "truncated",
    /// An older copy of the whole vault took its place.
    RolledBack = "rolled_back",
    /// The journal was written anew so that it holds together, with other content.
    CoherentForgery = "coherent_forgery",
    /// A line of an entry was changed.
    EntryEdited = "entry_edited",
    /// The last entries were removed.
    LastEntryDropped = "last_entry_dropped",
    /// Entries have each other's places.
    EntriesReordered = "entries_reordered",
    /// An entry states a time before that of an entry that it follows.
    EntryBackdated = "entry_backdated",
}

impl ManipulationKind {
    /// Those that leave a vault which is true in itself, when they are done by somebody with a
    /// writer's key: only an anchor shows them.
    pub const NEED_AN_ANCHOR: &'static [Self] =
        &[Self::RolledBack, Self::CoherentForgery, Self::LastEntryDropped, Self::EntryBackdated];
}

/// Something that was done to a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manipulation {
    /// What.
    pub kind: ManipulationKind,
    /// The files that it concerns, relative to the vault.
    pub paths: Vec<String>,
    /// The first and the last entry that it concerns.
    pub entries: Option<(u64, u64)>,
    /// The anchor that shows it, by its name.
    pub anchor: Option<String>,
    /// The same in words, in English.
    pub message: String,
}

impl Manipulation {
    fn of(kind: ManipulationKind, paths: Vec<String>, message: impl Into<String>) -> Self {
        Self { kind, paths, entries: None, anchor: None, message: message.into() }
    }

    fn about(self, first: u64, last: u64) -> Self {
        Self { entries: Some((first, last)), ..self }
    }
}

/// Something that says what the journal was at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// What it is called, such as a file's name.
    pub name: String,
    /// Where it was kept.
    pub kept: Kept,
    /// How many entries it speaks for.
    pub entries: u64,
    /// What it says of them.
    pub says: AnchorSays,
}

/// Where an anchor was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// In the vault, where whoever can write to the vault can remove it.
    Vault,
    /// In the catalog of this machine, which is made from the vault.
    Machine,
    /// By a person, or by somebody to whom it was handed over.
    Elsewhere,
}

/// What an anchor says of the entries for which it speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnchorSays {
    /// The root over them, as in a checkpoint.
    Root(Digest),
    /// The digest of the last of them.
    Last(Digest),
}

impl Anchor {
    /// A checkpoint as an anchor.
    pub fn of(checkpoint: &Checkpoint, name: impl Into<String>, kept: Kept) -> Self {
        let says = AnchorSays::Root(checkpoint.root);
        Self { name: name.into(), kept, entries: checkpoint.entries, says }
    }
}

impl Report {
    /// What was done to the vault, as far as the files and these anchors show.
    pub fn manipulations(&self, anchors: &[Anchor]) -> Vec<Manipulation> {
        let mut found = objects::manipulations(self);
        found.extend(entries::manipulations(self));
        found.extend(anchored::manipulations(self, anchors));
        found.sort_by(|a, b| (a.kind, &a.paths).cmp(&(b.kind, &b.paths)));
        found
    }

    /// Up to which entry the anchors from outside the vault show that nothing was changed: the
    /// greatest number of entries of one that holds.
    pub fn anchored_through(&self, anchors: &[Anchor]) -> Option<u64> {
        anchored::through(self, anchors)
    }
}
