//! What a verification sees beside problems: enough to tell what somebody did to a vault.

use std::collections::HashMap;
use std::io;

use chrono::{DateTime, Utc};
use muniment_core::Digest;

use super::journal::Expected;
use super::{Files, ProblemCode, Report};
use crate::digest::copy_hashing;
use crate::place::{FileKind, Listed};
use crate::{Store, layout};

/// What was seen of a vault's files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traces {
    /// The commit files, by number, and the last one that this process had read.
    pub entries: Vec<SeenEntry>,
    /// Files among the objects that no entry names, whatever their age.
    pub strays: Vec<Stray>,
}

/// A commit file as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenEntry {
    /// Its number, by its name.
    pub n: u64,
    /// The digest of its bytes; nothing when they could not be read.
    pub digest: Option<Digest>,
    /// The number that it states.
    pub says: Option<u64>,
    /// The digest of the entry before that it states.
    pub prev: Option<Digest>,
    /// The time that it states.
    pub at: Option<DateTime<Utc>>,
    /// Whether its end is missing.
    pub is_cut: bool,
    /// Whether it has its form, its place in the chain and its writer's signature.
    pub is_true: bool,
}

/// A file that no entry names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// Where it is in the vault.
    pub path: String,
    /// The digest of its bytes, where an object of just their count is missing.
    pub content: Option<Digest>,
}

impl Store {
    /// Notes files that no entry names. One that has as many bytes as an object that is missing is
    /// hashed, because it may be that object under another name; nothing else is read of it.
    pub(super) fn look_at_strays(
        &self,
        files: &Files,
        expected: &HashMap<Digest, Expected>,
        report: &mut Report,
    ) {
        let missing: Vec<u64> = report
            .problems
            .iter()
            .filter(|problem| problem.code == ProblemCode::ObjectMissing)
            .filter_map(|problem| expected.get(&problem.digest?).map(|wanted| wanted.bytes))
            .collect();
        let unnamed = files.objects.iter().filter(|(digest, _)| !expected.contains_key(*digest));
        let strays = unnamed.map(|(_, file)| file).chain(&files.strangers);
        report.traces.strays = strays
            .map(|file| Stray {
                path: file.name.clone(),
                content: missing.contains(&file.bytes).then(|| self.content_of(file)).flatten(),
            })
            .collect();
    }

    fn content_of(&self, file: &Listed) -> Option<Digest> {
        if file.kind != FileKind::Here || !file.name.starts_with(layout::OBJECTS) {
            return None;
        }
        let mut bytes = self.place.open(&file.name).ok()??;
        let hashed = copy_hashing(&mut bytes, &mut io::sink(), &mut |_| true);
        hashed.ok().map(|(digest, _)| digest)
    }
}
