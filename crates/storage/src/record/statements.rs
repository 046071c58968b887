//! What was read as a statement, how tables are read, disputes and the log of requests.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muniment_core::statement::{
    self, DisputeState, Field, RowKind, StatementHead, StatementKind, VersionedProduct,
};
use muniment_core::{DocumentId, PageRanges};
use serde::{Deserialize, Serialize};

use super::text;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    calculated_on: Option<NaiveDate>,
    counts: BTreeMap<Listed, u64>,
    #[serde(with = "text")]
    kind: StatementKind,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    mapping: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    problems: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    request_id: String,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
struct Listed(#[serde(with = "text")] RowKind);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mapping {
    columns: BTreeMap<Column, String>,
    name: String,
    #[serde(with = "text")]
    rows: RowKind,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
struct Column(#[serde(with = "text")] Field);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Dispute {
    lines: Vec<Line>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reference: String,
    #[serde(with = "text")]
    statement: DocumentId,
    steps: Vec<Step>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    submitted_to: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    #[serde(with = "text")]
    claimed: i64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    exhibits: Vec<Exhibit>,
    family: String,
    #[serde(with = "text")]
    listed: i64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    version: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Exhibit {
    #[serde(with = "text")]
    document: DocumentId,
    #[serde(with = "text", default, skip_serializing_if = "PageRanges::is_whole_document")]
    pages: PageRanges,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Step {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    on: NaiveDate,
    #[serde(with = "text")]
    state: DisputeState,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Request {
    by: String,
    formal: bool,
    on: NaiveDate,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    purpose: String,
}

impl From<StatementHead> for Head {
    fn from(head: StatementHead) -> Self {
        Self {
            calculated_on: head.calculated_on,
            counts: head.counts.into_iter().map(|(kind, count)| (Listed(kind), count)).collect(),
            kind: head.kind,
            language: head.language,
            mapping: head.mapping,
            name: head.name,
            problems: head.problems,
            request_id: head.request_id,
        }
    }
}

impl From<Head> for StatementHead {
    fn from(head: Head) -> Self {
        Self {
            kind: head.kind,
            name: head.name,
            request_id: head.request_id,
            calculated_on: head.calculated_on,
            language: head.language,
            mapping: head.mapping,
            counts: head.counts.into_iter().map(|(Listed(kind), count)| (kind, count)).collect(),
            problems: head.problems,
        }
    }
}

impl From<statement::Mapping> for Mapping {
    fn from(mapping: statement::Mapping) -> Self {
        let statement::Mapping { name, rows, columns } = mapping;
        let columns = columns.into_iter().map(|(field, caption)| (Column(field), caption));
        Self { columns: columns.collect(), name, rows }
    }
}

impl From<Mapping> for statement::Mapping {
    fn from(mapping: Mapping) -> Self {
        let Mapping { columns, name, rows } = mapping;
        let columns = columns.into_iter().map(|(Column(field), caption)| (field, caption));
        Self { name, rows, columns: columns.collect() }
    }
}

impl From<statement::Dispute> for Dispute {
    fn from(dispute: statement::Dispute) -> Self {
        let steps = dispute.steps().iter().cloned().map(|step| {
            let statement::DisputeStep { state, on, note } = step;
            Step { note, on, state }
        });
        Self {
            steps: steps.collect(),
            lines: dispute.lines.into_iter().map(Line::from).collect(),
            reference: dispute.reference,
            statement: dispute.statement,
            submitted_to: dispute.submitted_to,
        }
    }
}

impl From<Dispute> for statement::Dispute {
    fn from(stated: Dispute) -> Self {
        let steps = stated.steps.into_iter().map(|step| {
            let Step { note, on, state } = step;
            statement::DisputeStep { state, on, note }
        });
        let lines = stated.lines.into_iter().map(Into::into).collect();
        let mut dispute = Self::draft(stated.statement, lines, NaiveDate::default());
        dispute.submitted_to = stated.submitted_to;
        dispute.reference = stated.reference;
        dispute.with_steps(steps.collect())
    }
}

impl From<statement::DisputedLine> for Line {
    fn from(line: statement::DisputedLine) -> Self {
        let exhibits = line.exhibits.into_iter().map(|exhibit| {
            let statement::Exhibit { document, pages } = exhibit;
            Exhibit { document, pages }
        });
        Self {
            claimed: line.claimed,
            exhibits: exhibits.collect(),
            family: line.family,
            listed: line.listed,
            version: line.version,
        }
    }
}

impl From<Line> for statement::DisputedLine {
    fn from(line: Line) -> Self {
        let exhibits = line.exhibits.into_iter().map(|exhibit| {
            let Exhibit { document, pages } = exhibit;
            statement::Exhibit { document, pages }
        });
        Self {
            product: VersionedProduct::of(&line.family, &line.version),
            listed: line.listed,
            claimed: line.claimed,
            exhibits: exhibits.collect(),
            family: line.family,
            version: line.version,
        }
    }
}

impl From<statement::StatementRequest> for Request {
    fn from(request: statement::StatementRequest) -> Self {
        let statement::StatementRequest { on, by, is_formal, purpose } = request;
        Self { by, formal: is_formal, on, purpose }
    }
}

impl From<Request> for statement::StatementRequest {
    fn from(request: Request) -> Self {
        let Request { by, formal, on, purpose } = request;
        Self { on, by, is_formal: formal, purpose }
    }
}
