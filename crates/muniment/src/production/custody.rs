//! What happened to each exhibit since it came: a line for each journal entry, each with the digest
//! of the line before it.

use muniment_core::Op;
use muniment_core::key::mask;
use muniment_storage::digest_of;
use serde::Serialize;

use super::gather::Gathered;
use crate::{Error, Vault, show};

/// What belongs to the custody of a document. That it answers a request, here or in another
/// matter, is between us and counsel.
const CUSTODY: [Op; 9] = [
    Op::AddDocuments,
    Op::AddAttachments,
    Op::DescribeDocument,
    Op::CorrectText,
    Op::VoidDocument,
    Op::RestoreDocument,
    Op::Link,
    Op::Unlink,
    Op::ClaimLink,
];

#[derive(Serialize)]
struct Line {
    exhibit: String,
    sha256: String,
    entry: String,
    entry_sha256: String,
    at: String,
    actor: String,
    operation: String,
    /// The name under which the bytes came, where they came with this entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    received_as: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// The SHA-256 of the line before, without its line break; empty for the first.
    prev: String,
}

impl Vault {
    /// The lines for the exhibits of a pack, exhibit by exhibit, the earliest entry first.
    pub(super) fn custody(&self, gathered: &Gathered) -> Result<Vec<u8>, Error> {
        let mut text = Vec::new();
        let mut prev = String::new();
        for shown in gathered.exhibits.iter().filter(|shown| shown.is_here) {
            for touch in self.catalog.touches(&shown.record.id.to_string())? {
                if !CUSTODY.contains(&touch.op) {
                    continue;
                }
                let origin = shown.origins.iter().find(|origin| origin.n == touch.n);
                let line = Line {
                    exhibit: shown.label.clone(),
                    sha256: shown.exhibit.digest.to_string(),
                    entry: touch.n.to_string(),
                    entry_sha256: touch.digest.to_string(),
                    at: show::instant(touch.at),
                    actor: mask(&touch.actor),
                    operation: touch.op.code().to_owned(),
                    received_as: origin.map(|origin| mask(&origin.origin.name)),
                    source: origin.map(|origin| origin.origin.source.code().to_owned()),
                    prev,
                };
                let line = serde_json::to_vec(&line).expect("texts become JSON");
                prev = digest_of(&line).to_string();
                text.extend(line);
                text.push(b'\n');
            }
        }
        Ok(text)
    }
}
