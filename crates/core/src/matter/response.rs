//! What answers a request, whether it is handed over, and where two answers contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use crate::code::vocabulary;
use crate::{DocumentId, LicenseId, PageRanges};

/// What answers a request, and what becomes of it. A subject answers a request once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseItem {
    /// The number of the request that it answers.
    pub request: String,
    /// What answers it.
    pub subject: ResponseSubject,
    /// The pages that do; of a license record always all.
    pub pages: PageRanges,
    /// What becomes of it.
    pub disposition: Disposition,
    /// The document that is handed over in its place, with parts blackened out.
    pub redacted_copy: Option<DocumentId>,
    /// Why, or anything else worth knowing; may be empty.
    pub note: String,
}

/// What can answer a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ResponseSubject {
    /// A document.
    Document(DocumentId),
    /// A license record, with the documents that prove it.
    License(LicenseId),
}

vocabulary!(
    /// What becomes of something that answers a request.
    Disposition, "disposition" {
        /// It is handed over.
        Produce = "produce",
        /// It is kept back: it is between us and counsel.
        WithholdPrivileged = "withhold_privileged",
        /// It does not answer this request after all.
        NotResponsive = "not_responsive",
        /// It is handed over with parts blackened out.
        Redacted = "redacted",
    }
);

/// Why an item cannot answer a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ResponseProblem {
    /// A license record has no pages.
    #[error("a license record has no pages")]
    PagesOfRecord,
    /// What is blackened out is a document of its own.
    #[error("the redacted copy is missing: add it to the vault and name it")]
    NoRedactedCopy,
    /// Nothing else is handed over in place of the original.
    #[error("a redacted copy belongs to a document that is redacted alone")]
    NeedlessCopy,
    /// The original shows what is to be hidden.
    #[error("the redacted copy is the document itself")]
    CopyIsOriginal,
    /// Only pages can be blackened out.
    #[error("a license record cannot be redacted")]
    RedactedRecord,
}

/// That one subject is to be treated differently in different requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DispositionConflict {
    /// What it is about.
    pub subject: ResponseSubject,
    /// What each request says, by its number.
    pub dispositions: BTreeMap<String, Disposition>,
}

impl ResponseItem {
    /// What is wrong with it in itself.
    pub fn problems(&self) -> Vec<ResponseProblem> {
        let mut problems = Vec::new();
        let is_redacted = self.disposition == Disposition::Redacted;
        match self.subject {
            ResponseSubject::License(_) => {
                if !self.pages.is_whole_document() {
                    problems.push(ResponseProblem::PagesOfRecord);
                }
                if is_redacted {
                    problems.push(ResponseProblem::RedactedRecord);
                }
            }
            ResponseSubject::Document(document) => {
                if is_redacted && self.redacted_copy.is_none() {
                    problems.push(ResponseProblem::NoRedactedCopy);
                }
                if self.redacted_copy == Some(document) {
                    problems.push(ResponseProblem::CopyIsOriginal);
                }
            }
        }
        if !is_redacted && self.redacted_copy.is_some() {
            problems.push(ResponseProblem::NeedlessCopy);
        }
        problems
    }

    /// The document that is handed over for it by itself: the redacted copy in place of a redacted
    /// original. A license record hands over what proves it, which is not known here.
    pub fn handed_over(&self) -> Option<DocumentId> {
        match (self.disposition, self.subject) {
            (Disposition::Produce, ResponseSubject::Document(document)) => Some(document),
            (Disposition::Redacted, _) => self.redacted_copy,
            _ => None,
        }
    }
}

impl Disposition {
    /// Whether something is handed over, if only in part.
    pub fn discloses(self) -> bool {
        matches!(self, Self::Produce | Self::Redacted)
    }

    /// Whether it decides about the subject everywhere. What does not answer one request may well
    /// answer another.
    fn binds(self) -> bool {
        self != Self::NotResponsive
    }
}

/// The subjects that different requests of one matter treat differently, such as kept back in one
/// and handed over in another.
pub fn disposition_conflicts(items: &[ResponseItem]) -> Vec<DispositionConflict> {
    let mut by_subject: BTreeMap<ResponseSubject, BTreeMap<String, Disposition>> = BTreeMap::new();
    for item in items.iter().filter(|item| item.disposition.binds()) {
        let dispositions = by_subject.entry(item.subject).or_default();
        dispositions.insert(item.request.clone(), item.disposition);
    }
    let differ = |dispositions: &BTreeMap<String, Disposition>| {
        dispositions.values().collect::<BTreeSet<_>>().len() > 1
    };
    by_subject
        .into_iter()
        .filter(|(_, dispositions)| differ(dispositions))
        .map(|(subject, dispositions)| DispositionConflict { subject, dispositions })
        .collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn document(n: u128) -> DocumentId {
        DocumentId::new(Uuid::from_u128(n))
    }

    fn item(request: &str, n: u128, disposition: Disposition) -> ResponseItem {
        ResponseItem {
            request: request.into(),
            subject: ResponseSubject::Document(document(n)),
            pages: PageRanges::default(),
            disposition,
            redacted_copy: None,
            note: String::new(),
        }
    }

    #[test]
    fn what_is_kept_back_in_one_request_and_handed_over_in_another_conflicts() {
        let items = [
            item("1", 7, Disposition::Produce),
            item("2", 7, Disposition::WithholdPrivileged),
            item("1", 8, Disposition::Produce),
            item("2", 8, Disposition::NotResponsive),
            item("3", 8, Disposition::Produce),
        ];
        let conflicts = disposition_conflicts(&items);
        let subjects: Vec<_> = conflicts.iter().map(|conflict| conflict.subject).collect();
        assert_eq!(subjects, [ResponseSubject::Document(document(7))]);
        let expected = [("1", Disposition::Produce), ("2", Disposition::WithholdPrivileged)]
            .map(|(request, disposition)| (request.to_owned(), disposition));
        assert_eq!(conflicts[0].dispositions, expected.into());
    }

    #[test]
    fn a_redacted_document_is_handed_over_as_its_copy() {
        let bare = item("1", 7, Disposition::Redacted);
        assert_eq!(bare.problems(), [ResponseProblem::NoRedactedCopy]);
        let itself = ResponseItem { redacted_copy: Some(document(7)), ..bare.clone() };
        assert_eq!(itself.problems(), [ResponseProblem::CopyIsOriginal]);
        let whole = ResponseItem { redacted_copy: Some(document(8)), ..bare };
        assert_eq!(whole.problems(), []);
        assert_eq!(whole.handed_over(), Some(document(8)));
    }

    #[test]
    fn what_is_kept_back_is_not_handed_over() {
        for disposition in [Disposition::WithholdPrivileged, Disposition::NotResponsive] {
            assert_eq!(item("1", 7, disposition).handed_over(), None);
        }
        assert_eq!(item("1", 7, Disposition::Produce).handed_over(), Some(document(7)));
    }

    #[test]
    fn a_license_record_has_neither_pages_nor_a_redacted_copy() {
        let record = ResponseItem {
            subject: ResponseSubject::License(LicenseId::new(Uuid::from_u128(7))),
            pages: "1-2".parse().expect("pages"),
            redacted_copy: Some(document(8)),
            ..item("1", 7, Disposition::Produce)
        };
        assert_eq!(
            record.problems(),
            [ResponseProblem::PagesOfRecord, ResponseProblem::NeedlessCopy]
        );
    }
}
