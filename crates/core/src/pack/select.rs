//! Which documents a production hands over: those that answer requests, and those that prove the
//! license records that do. What is kept back anywhere never comes in by another way.

use std::collections::{BTreeMap, BTreeSet};

use crate::matter::{Disposition, ResponseItem, ResponseSubject};
use crate::{DocumentId, LicenseId};

/// What a production hands over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// The documents, each once, in the order in which they answer.
    pub documents: Vec<SelectedDocument>,
    /// What proves one of these records and is kept back.
    pub withheld: Vec<(LicenseId, DocumentId)>,
}

/// A document that is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectedDocument {
    /// The document: a redacted copy in place of a redacted original.
    pub document: DocumentId,
    /// The original of a redacted copy.
    pub original: Option<DocumentId>,
    /// The requests that it answers, by their numbers.
    pub requests: BTreeSet<String>,
}

/// Chooses what to hand over. `proof` are the documents that prove each license record.
pub fn select(
    responses: &[ResponseItem],
    proof: &BTreeMap<LicenseId, Vec<DocumentId>>,
) -> Selection {
    let kept_back: BTreeSet<DocumentId> = responses
        .iter()
        .filter(|item| item.disposition == Disposition::WithholdPrivileged)
        .filter_map(|item| document_of(item.subject))
        .collect();
    let copies: BTreeMap<DocumentId, DocumentId> = responses
        .iter()
        .filter(|item| item.disposition == Disposition::Redacted)
        .filter_map(|item| document_of(item.subject).zip(item.redacted_copy))
        .collect();
    let mut chosen = Chosen { kept_back, copies, at: BTreeMap::new(), made: Selection::default() };
    for item in responses.iter().filter(|item| item.disposition.discloses()) {
        match item.subject {
            ResponseSubject::Document(document) => {
                chosen.add(document, &item.request);
            }
            ResponseSubject::License(license) => {
                for document in proof.get(&license).into_iter().flatten() {
                    if !chosen.add(*document, &item.request) {
                        chosen.made.withheld.push((license, *document));
                    }
                }
            }
        }
    }
    chosen.made
}

fn document_of(subject: ResponseSubject) -> Option<DocumentId> {
    match subject {
        ResponseSubject::Document(document) => Some(document),
        ResponseSubject::License(_) => None,
    }
}

/// What is chosen so far.
struct Chosen {
    kept_back: BTreeSet<DocumentId>,
    /// The redacted copy of each redacted original.
    copies: BTreeMap<DocumentId, DocumentId>,
    /// Where each document is.
    at: BTreeMap<DocumentId, usize>,
    made: Selection,
}

impl Chosen {
    /// Adds a document; whether it may be handed over.
    fn add(&mut self, original: DocumentId, request: &str) -> bool {
        if self.kept_back.contains(&original) {
            return false;
        }
        let copy = self.copies.get(&original).copied();
        let document = copy.unwrap_or(original);
        let next = self.made.documents.len();
        let at = *self.at.entry(document).or_insert(next);
        if at == next {
            self.made.documents.push(SelectedDocument {
                document,
                original: copy.map(|_| original),
                requests: BTreeSet::new(),
            });
        }
        self.made.documents[at].requests.insert(request.to_owned());
        true
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::PageRanges;

    fn document(n: u128) -> DocumentId {
        DocumentId::new(Uuid::from_u128(n))
    }

    fn license(n: u128) -> LicenseId {
        LicenseId::new(Uuid::from_u128(n))
    }

    fn item(request: &str, subject: ResponseSubject, disposition: Disposition) -> ResponseItem {
        ResponseItem {
            request: request.into(),
            subject,
            pages: PageRanges::default(),
            disposition,
            redacted_copy: None,
            note: String::new(),
        }
    }

    fn ids(selection: &Selection) -> Vec<DocumentId> {
        selection.documents.iter().map(|selected| selected.document).collect()
    }

    #[test]
    fn a_record_brings_its_proof_and_each_document_comes_once() {
        let responses = [
            item("1", ResponseSubject::Document(document(7)), Disposition::Produce),
            item("2", ResponseSubject::License(license(1)), Disposition::Produce),
        ];
        let proof = BTreeMap::from([(license(1), vec![document(8), document(7)])]);
        let selection = select(&responses, &proof);
        assert_eq!(ids(&selection), [document(7), document(8)]);
        assert_eq!(selection.documents[0].requests, ["1", "2"].map(str::to_owned).into());
    }

    #[test]
    fn what_is_kept_back_does_not_come_in_as_proof() {
        let responses = [
            item("1", ResponseSubject::Document(document(7)), Disposition::WithholdPrivileged),
            item("2", ResponseSubject::License(license(1)), Disposition::Produce),
        ];
        let proof = BTreeMap::from([(license(1), vec![document(7), document(8)])]);
        let selection = select(&responses, &proof);
        assert_eq!(ids(&selection), [document(8)]);
        assert_eq!(selection.withheld, [(license(1), document(7))]);
    }

    #[test]
    fn a_redacted_original_stays_home_also_as_proof() {
        let redacted = ResponseItem {
            redacted_copy: Some(document(9)),
            ..item("1", ResponseSubject::Document(document(7)), Disposition::Redacted)
        };
        let record = item("2", ResponseSubject::License(license(1)), Disposition::Produce);
        let proof = BTreeMap::from([(license(1), vec![document(7)])]);
        let selection = select(&[redacted, record], &proof);
        assert_eq!(ids(&selection), [document(9)]);
        assert_eq!(selection.documents[0].original, Some(document(7)));
        assert_eq!(selection.documents[0].requests.len(), 2);
    }

    #[test]
    fn what_does_not_answer_brings_nothing() {
        let responses =
            [item("1", ResponseSubject::License(license(1)), Disposition::NotResponsive)];
        let proof = BTreeMap::from([(license(1), vec![document(7)])]);
        assert_eq!(select(&responses, &proof), Selection::default());
    }
}
