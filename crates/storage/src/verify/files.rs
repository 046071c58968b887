//! What lies in a vault's folders, sorted by name alone.

use std::collections::{BTreeMap, BTreeSet};

use muniment_core::Digest;

use super::{Problem, ProblemCode, Report};
use crate::layout::{self, Named};
use crate::place::{FileKind, Listed};

pub(super) struct Files {
    /// The objects that are there, here or with a sync client.
    pub(super) objects: BTreeMap<Digest, Listed>,
    /// The numbers of the entries that are there.
    pub(super) entries: BTreeSet<u64>,
    /// Plain files among the objects whose names are no object's.
    pub(super) strangers: Vec<Listed>,
}

impl Files {
    /// Sorts a listing. What has no place in a vault is a problem right away.
    pub(super) fn sort(listing: Vec<Listed>, report: &mut Report) -> Self {
        let mut files =
            Self { objects: BTreeMap::new(), entries: BTreeSet::new(), strangers: Vec::new() };
        for mut file in listing {
            let mut named = layout::classify(&file.name);
            if let Named::Placeholder(kept) = named {
                file.kind = FileKind::Elsewhere;
                named = *kept;
            }
            match named {
                Named::Object(digest) => {
                    files.objects.insert(digest, file);
                }
                Named::Entry(n) => {
                    files.entries.insert(n);
                }
                Named::Conflict => report.problems.push(Problem::of(
                    ProblemCode::JournalExtra,
                    file.name,
                    "another version of a journal entry, as sync clients make of a conflict",
                )),
                Named::Foreign if file.name.starts_with("journal/") => {
                    report.problems.push(Problem::of(
                        ProblemCode::JournalExtra,
                        file.name,
                        "the file is no entry of the journal",
                    ));
                }
                Named::Foreign => {
                    report.problems.push(Problem::of(
                        ProblemCode::ForeignFile,
                        &file.name,
                        "the file has no place in a vault",
                    ));
                    if file.name.starts_with("objects/") && file.kind == FileKind::Here {
                        files.strangers.push(file);
                    }
                }
                Named::Dropping | Named::Temporary(_) | Named::SetAside => {}
                Named::Format
                | Named::Derived
                | Named::Key(_)
                | Named::Wrapped(_)
                | Named::Seal(_)
                | Named::Placeholder(_)
                    if file.kind != FileKind::Strange => {}
                Named::Format
                | Named::Derived
                | Named::Key(_)
                | Named::Wrapped(_)
                | Named::Seal(_)
                | Named::Placeholder(_) => {
                    report.problems.push(Problem::of(
                        ProblemCode::ForeignFile,
                        file.name,
                        "it is not a plain file",
                    ));
                }
            }
        }
        files
    }
}
