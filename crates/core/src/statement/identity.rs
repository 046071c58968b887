//! Which statement a file is: new, the same again, or an altered copy; and which follow each other.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Scope, Statement, StatementKind};
use crate::proof::text::fold;
use crate::table::bare;
use crate::{Digest, DocumentId};

/// What tells one statement from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The document that holds it.
    pub document: DocumentId,
    /// The digest of its bytes.
    pub digest: Digest,
    /// What it is.
    pub kind: StatementKind,
    /// The name in its heading.
    pub name: String,
    /// The number of the request.
    pub request_id: String,
    /// The day for which it was calculated.
    pub calculated_on: Option<NaiveDate>,
}

/// What a file is to the statements that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Novelty {
    /// No known statement is the same.
    New,
    /// The same bytes: nothing is to be done.
    Same(DocumentId),
    /// The same request with other bytes: one of the two was altered.
    Altered(DocumentId),
}

impl Identity {
    /// The identity of a statement.
    pub fn of(statement: &Statement, document: DocumentId, digest: Digest) -> Self {
        Self {
            document,
            digest,
            kind: statement.kind,
            name: statement.name.clone(),
            request_id: statement.request_id.clone(),
            calculated_on: statement.calculated_on,
        }
    }

    /// What it is to the known ones. The same bytes outweigh all else.
    pub fn novelty(&self, known: &[Self]) -> Novelty {
        if let Some(same) = known.iter().find(|known| known.digest == self.digest) {
            return Novelty::Same(same.document);
        }
        let request = bare(&self.request_id);
        let altered = known.iter().find(|known| {
            !request.is_empty() && known.kind == self.kind && bare(&known.request_id) == request
        });
        altered.map_or(Novelty::New, |known| Novelty::Altered(known.document))
    }
}

/// What follows each other on one timeline: the same kind, name and licensing IDs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timeline {
    kind: StatementKind,
    name: String,
    numbers: Vec<String>,
}

/// The statements of each scope, the oldest first; those without a date come first.
pub fn timelines<'a>(
    statements: impl IntoIterator<Item = (&'a Identity, &'a Scope)>,
) -> BTreeMap<Timeline, Vec<DocumentId>> {
    let mut lines: BTreeMap<Timeline, Vec<(Option<NaiveDate>, DocumentId)>> = BTreeMap::new();
    for (identity, scope) in statements {
        let line = Timeline {
            kind: identity.kind,
            name: fold(&identity.name),
            numbers: scope.numbers.iter().cloned().collect(),
        };
        lines.entry(line).or_default().push((identity.calculated_on, identity.document));
    }
    let ordered = |mut statements: Vec<(Option<NaiveDate>, DocumentId)>| {
        statements.sort();
        statements.into_iter().map(|(_, document)| document).collect()
    };
    lines.into_iter().map(|(line, statements)| (line, ordered(statements))).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn identity(number: u8, request: &str) -> Identity {
        Identity {
            document: DocumentId::new(Uuid::from_u128(number.into())),
            digest: Digest::new([number; 32]),
            kind: StatementKind::Mls,
            name: "Fairmont Falls".into(),
            request_id: request.into(),
            calculated_on: NaiveDate::from_ymd_opt(2024, 3, number.into()),
        }
    }

    #[test]
    fn the_same_bytes_are_the_same_statement_whatever_else_differs() {
        let known = identity(1, "A-1");
        let again = Identity { request_id: "other".into(), ..known.clone() };
        assert_eq!(again.novelty(std::slice::from_ref(&known)), Novelty::Same(known.document));
    }

    #[test]
    fn the_same_request_with_other_bytes_was_altered() {
        let known = [identity(1, "A-1")];
        assert_eq!(identity(2, "a-1").novelty(&known), Novelty::Altered(known[0].document));
    }

    #[test]
    fn statements_without_a_request_are_not_copies_of_each_other() {
        assert_eq!(identity(2, "").novelty(&[identity(1, "")]), Novelty::New);
    }

    #[test]
    fn a_timeline_runs_from_the_oldest_to_the_latest() {
        let (early, late) = (identity(1, "A"), identity(2, "B"));
        let scope = Scope::default();
        let lines = timelines([(&late, &scope), (&early, &scope)]);
        let orders: Vec<_> = lines.into_values().collect();
        assert_eq!(orders, [[early.document, late.document]]);
    }

    #[test]
    fn another_scope_is_another_timeline() {
        let (early, late) = (identity(1, "A"), identity(2, "B"));
        let wide = Scope { numbers: ["1".to_owned()].into(), ..Scope::default() };
        assert_eq!(timelines([(&early, &Scope::default()), (&late, &wide)]).len(), 2);
    }
}
