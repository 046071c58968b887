//! Productions as packs: which file goes where, under which name, and the texts that go with them.
//!
//! A pack is a BagIt bag (RFC 8493) that a stranger can check with common tools. Everything here
//! is decided from values, so the same values give the same bytes. What writes, hashes and zips
//! is elsewhere.

mod bag;
mod check;
mod folder;
mod load_file;
mod name;
mod page;
mod readme;
mod section;
mod select;
mod tables;
mod warning;

pub use bag::{
    BAG_DECLARATION, BAG_INFO, BagListing, DECLARATION, LIST, MANIFEST, Manifest, ManifestError,
    PAYLOAD, TAG_MANIFEST, bag_info, manifest_line,
};
pub use check::{FoundFile, PackFault, PackFinding, Promised, compare};
pub use folder::Folder;
pub use load_file::{Delimiters, LoadRow, concordance, opticon};
pub use name::{MAX_PATH, ascii_extension, ascii_stem, document_name, path_problem};
pub use page::{Block, html};
pub use readme::{Cover, SEAL, readme};
pub use section::{Content, PackFile, Section};
pub use select::{SelectedDocument, Selection, select};
pub use tables::{CitationRow, GroupRow, IndexRow, PositionRow, RecordLine, positions};
pub use warning::{PackWarning, WarningCode};
