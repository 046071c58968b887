//! Productions, and the numbers of exhibits, which never change once they were handed over.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::ExhibitPrefix;
use crate::code::vocabulary;
use crate::{Digest, DocumentId};

/// A pack that was handed over. A matter numbers its productions from 1; supplements continue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Production {
    /// The number of the volume.
    pub volume: u32,
    /// The day on which it was made.
    pub produced_on: NaiveDate,
    /// To whom it was handed over.
    pub recipient: String,
    /// What the numbers of its exhibits begin with.
    pub prefix: ExhibitPrefix,
    /// What it holds, by number.
    pub exhibits: Vec<Exhibit>,
    /// The digest of its manifest, which names every file with its own digest.
    pub manifest: Digest,
    /// In which form it was written.
    pub form: PackForm,
    /// The day as of which its statements hold.
    pub as_of: NaiveDate,
    /// The rules by which its statements were made.
    pub rules: RuleSetUsed,
}

/// A document as it was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exhibit {
    /// Its number in the matter, from 1; see [`exhibit_label`].
    pub number: u32,
    /// The number of its first page in the matter, from 1; see [`page_label`].
    pub first_page: u32,
    /// The number of its last page.
    pub last_page: u32,
    /// The document: a redacted copy in place of a redacted original.
    pub document: DocumentId,
    /// Its bytes.
    pub digest: Digest,
}

/// Which set of rules was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetUsed {
    /// Its id and version.
    pub id: String,
    /// The digest of its text.
    pub digest: Digest,
}

vocabulary!(
    /// The forms of a pack.
    PackForm, "form of a pack" {
        /// A folder.
        Folder = "folder",
        /// A zip archive.
        Zip = "zip",
    }
);

/// A document that is to be handed over and has no number yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unnumbered {
    /// The document.
    pub document: DocumentId,
    /// Its bytes.
    pub digest: Digest,
    /// How many pages it has; one without pages takes the number of one.
    pub pages: u32,
}

/// The number of the volume that follows these.
pub fn next_volume(earlier: &[Production]) -> u32 {
    earlier.iter().map(|production| production.volume).max().unwrap_or(0).saturating_add(1)
}

/// Numbers documents for a production, in the order given and each once. A document that was handed
/// over before keeps its number and those of its pages; all others continue after the last ones, in
/// whichever volume these are.
pub fn number_exhibits(earlier: &[Production], documents: &[Unnumbered]) -> Vec<Exhibit> {
    let handed_over = || earlier.iter().flat_map(|production| &production.exhibits);
    let mut known: BTreeMap<DocumentId, Exhibit> = BTreeMap::new();
    for exhibit in handed_over() {
        known.entry(exhibit.document).or_insert(*exhibit);
    }
    let mut number = handed_over().map(|exhibit| exhibit.number).max().unwrap_or(0);
    let mut page = handed_over().map(|exhibit| exhibit.last_page).max().unwrap_or(0);
    let mut exhibits: Vec<Exhibit> = Vec::with_capacity(documents.len());
    let mut listed = std::collections::BTreeSet::new();
    for document in documents.iter().filter(|document| listed.insert(document.document)) {
        let exhibit = known.get(&document.document).copied().unwrap_or_else(|| {
            let first_page = page.saturating_add(1);
            number = number.saturating_add(1);
            page = page.saturating_add(document.pages.max(1));
            let Unnumbered { document, digest, .. } = *document;
            Exhibit { number, first_page, last_page: page, document, digest }
        });
        exhibits.push(exhibit);
    }
    exhibits
}

/// The number of an exhibit as it is printed, such as `ACME-0001`.
pub fn exhibit_label(prefix: &ExhibitPrefix, number: u32) -> String {
    format!("{prefix}-{number:04}")
}

/// The number of a page as it is printed, such as `ACME000001`.
pub fn page_label(prefix: &ExhibitPrefix, page: u32) -> String {
    format!("{prefix}{page:06}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn document(n: u8, pages: u32) -> Unnumbered {
        Unnumbered {
            document: DocumentId::new(Uuid::from_u128(n.into())),
            digest: Digest::new([n; 32]),
            pages,
        }
    }

    fn production(volume: u32, exhibits: Vec<Exhibit>) -> Production {
        let day = NaiveDate::from_ymd_opt(2024, 3, 1).expect("a day");
        Production {
            volume,
            produced_on: day,
            recipient: "Deloitte".into(),
            prefix: "ACME".parse().expect("a prefix"),
            exhibits,
            manifest: Digest::new([1; 32]),
            form: PackForm::Folder,
            as_of: day,
            rules: RuleSetUsed { id: "evidence-1".into(), digest: Digest::new([2; 32]) },
        }
    }

    fn numbers(exhibits: &[Exhibit]) -> Vec<(u32, u32, u32)> {
        exhibits.iter().map(|e| (e.number, e.first_page, e.last_page)).collect()
    }

    #[test]
    fn numbers_begin_at_one_and_a_document_without_pages_takes_one() {
        let exhibits = number_exhibits(&[], &[document(1, 3), document(2, 0), document(3, 2)]);
        assert_eq!(numbers(&exhibits), [(1, 1, 3), (2, 4, 4), (3, 5, 6)]);
        assert_eq!(next_volume(&[]), 1);
    }

    #[test]
    fn a_supplement_continues_and_what_was_handed_over_keeps_its_number() {
        let first = production(1, number_exhibits(&[], &[document(1, 3), document(2, 1)]));
        let more = [document(3, 2), document(1, 3)];
        let exhibits = number_exhibits(std::slice::from_ref(&first), &more);
        assert_eq!(numbers(&exhibits), [(3, 5, 6), (1, 1, 3)]);
        assert_eq!(next_volume(&[first]), 2);
    }

    #[test]
    fn a_document_that_is_named_twice_is_one_exhibit() {
        let exhibits = number_exhibits(&[], &[document(1, 3), document(1, 3)]);
        assert_eq!(numbers(&exhibits), [(1, 1, 3)]);
    }

    #[test]
    fn labels_are_padded_and_grow_where_they_must() {
        let prefix = "ACME".parse().expect("a prefix");
        assert_eq!(exhibit_label(&prefix, 7), "ACME-0007");
        assert_eq!(exhibit_label(&prefix, 12_345), "ACME-12345");
        assert_eq!(page_label(&prefix, 7), "ACME000007");
    }

    proptest! {
        #[test]
        fn no_number_is_ever_given_twice(
            volumes in prop::collection::vec(
                prop::collection::vec((any::<u8>(), 0_u32..50), 0..12), 0..6),
        ) {
            let mut earlier: Vec<Production> = Vec::new();
            for wanted in volumes {
                let wanted: Vec<_> = wanted.iter().map(|(n, pages)| document(*n, *pages)).collect();
                let exhibits = number_exhibits(&earlier, &wanted);
                earlier.push(production(next_volume(&earlier), exhibits));
            }
            let mut by_number: BTreeMap<u32, Exhibit> = BTreeMap::new();
            for exhibit in earlier.iter().flat_map(|production| &production.exhibits) {
                let known = by_number.entry(exhibit.number).or_insert(*exhibit);
                prop_assert_eq!(*known, *exhibit, "a number means one document");
            }
            let mut end = 0;
            for exhibit in by_number.values() {
                prop_assert_eq!(exhibit.first_page, end + 1, "pages have neither gaps nor overlaps");
                prop_assert!(exhibit.last_page >= exhibit.first_page);
                end = exhibit.last_page;
            }
        }
    }
}
