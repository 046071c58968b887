//! Cover sheets, and copies of documents with the number of each page on it. The originals are never
//! touched.

use muniment_core::Digest;
use muniment_core::key::mask;
use muniment_core::matter::page_label;
use muniment_core::pack::Block;

use super::contents::software;
use super::gather::{Gathered, GatheredExhibit};
use super::report::{Frame, report};
use super::rows;
use crate::error::Subject;
use crate::{Error, Vault, show};

impl Vault {
    /// A PDF copy of a document, page by page as images with their text behind, each page stamped.
    /// Documents are rendered in the worker; nothing of them runs here.
    pub(super) fn stamped_copy(
        &self,
        digest: &Digest,
        stamps: &[String],
    ) -> Result<Vec<u8>, Error> {
        let missing = || Error::missing(Subject::Document, &digest.to_string());
        let record = self.catalog.document_by_digest(digest)?.ok_or_else(missing)?;
        self.copy_with_text(&record, stamps, &|_, _| true).map(|copy| copy.pdf)
    }
}

/// The cover sheet of an exhibit.
pub(super) fn cover_sheet(gathered: &Gathered, shown: &GatheredExhibit) -> Vec<u8> {
    let matter = &gathered.asked.matter;
    let said = &shown.record.description;
    let page = |page| page_label(&matter.exhibit_prefix, page);
    let text = |text: &Option<String>| mask(text.as_deref().unwrap_or_default());
    let facts = [
        ("Matter", mask(matter.label())),
        ("Document", mask(&shown.record.name)),
        ("Title", text(&said.title)),
        ("Kind", rows::kind_of(&shown.record).replace('_', " ")),
        ("Date", show::written(said.date).unwrap_or_default()),
        ("Issued by", text(&said.parties.issuer)),
        ("Issued to", text(&said.parties.recipient)),
        ("First page", page(shown.exhibit.first_page)),
        ("Last page", page(shown.exhibit.last_page)),
        ("First handed over", format!("volume {}", shown.volume)),
        ("File", super::contents::path_of(shown)),
        ("SHA-256", shown.exhibit.digest.to_string()),
    ];
    let stated = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let blocks = [
        Block::Title(format!("Exhibit {}", shown.label)),
        Block::Facts(stated.map(|(name, value)| (name.to_owned(), value)).collect()),
    ];
    let frame = Frame {
        title: &shown.label,
        foot: &mask(&matter.reference),
        producer: &software(),
        made_on: gathered.as_of,
    };
    report(&frame, &blocks)
}
