//! Agreements, legal entities and what was stated about deadlines.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use muniment_core as core;
use muniment_core::deadlines::{self, SubjectKind};
use muniment_core::proof::Shown;
use muniment_core::{AgreementId, DocumentId, EntityId, EntityRole, EvidenceKind, LicenseProgram};
use serde::{Deserialize, Serialize};

use super::text;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Agreement {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    affiliates: Vec<Affiliate>,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    counterparty: Option<EntityId>,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    entity: Option<EntityId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notes: String,
    number: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    papers: Vec<Paper>,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    parent: Option<AgreementId>,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    program: Option<LicenseProgram>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Affiliate {
    #[serde(with = "text")]
    entity: EntityId,
    included: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Paper {
    #[serde(with = "text")]
    document: DocumentId,
    #[serde(with = "text")]
    kind: EvidenceKind,
    #[serde(with = "text::many", default, skip_serializing_if = "BTreeSet::is_empty")]
    shows: BTreeSet<Shown>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entity {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<Alias>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<NaiveDate>,
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notes: String,
    #[serde(with = "text")]
    role: EntityRole,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Alias {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<NaiveDate>,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DeadlineKey {
    id: String,
    occurrence: NaiveDate,
    rule: String,
    #[serde(with = "text")]
    subject: SubjectKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Response {
    Done {
        #[serde(with = "text::many", default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<DocumentId>,
        on: NaiveDate,
    },
    Snoozed {
        reason: String,
        until: NaiveDate,
    },
}

impl From<core::Agreement> for Agreement {
    fn from(stated: core::Agreement) -> Self {
        let affiliate = |a: core::Affiliate| Affiliate { entity: a.entity, included: a.included };
        Self {
            affiliates: stated.affiliates.into_iter().map(affiliate).collect(),
            counterparty: stated.counterparty,
            entity: stated.entity,
            from: stated.from,
            notes: stated.notes,
            number: stated.number,
            papers: stated
                .papers
                .into_iter()
                .map(|p| Paper { document: p.document, kind: p.kind, shows: p.shows })
                .collect(),
            parent: stated.parent,
            program: stated.program,
            title: stated.title,
            to: stated.to,
        }
    }
}

impl From<Agreement> for core::Agreement {
    fn from(stated: Agreement) -> Self {
        let affiliate = |a: Affiliate| core::Affiliate { entity: a.entity, included: a.included };
        Self {
            program: stated.program,
            number: stated.number,
            title: stated.title,
            parent: stated.parent,
            entity: stated.entity,
            counterparty: stated.counterparty,
            from: stated.from,
            to: stated.to,
            affiliates: stated.affiliates.into_iter().map(affiliate).collect(),
            papers: stated
                .papers
                .into_iter()
                .map(|p| core::AgreementPaper {
                    document: p.document,
                    kind: p.kind,
                    shows: p.shows,
                })
                .collect(),
            notes: stated.notes,
        }
    }
}

impl From<core::LegalEntity> for Entity {
    fn from(stated: core::LegalEntity) -> Self {
        let core::LegalEntity { name, role, aliases, from, to, notes } = stated;
        let alias = |a: core::Alias| Alias { from: a.from, name: a.name, to: a.to };
        Self { aliases: aliases.into_iter().map(alias).collect(), from, name, notes, role, to }
    }
}

impl From<Entity> for core::LegalEntity {
    fn from(stated: Entity) -> Self {
        let Entity { aliases, from, name, notes, role, to } = stated;
        let alias = |a: Alias| core::Alias { name: a.name, from: a.from, to: a.to };
        Self { name, role, aliases: aliases.into_iter().map(alias).collect(), from, to, notes }
    }
}

impl From<deadlines::DeadlineKey> for DeadlineKey {
    fn from(key: deadlines::DeadlineKey) -> Self {
        let deadlines::DeadlineKey { rule, subject, id, occurrence } = key;
        Self { id, occurrence, rule, subject }
    }
}

impl From<DeadlineKey> for deadlines::DeadlineKey {
    fn from(key: DeadlineKey) -> Self {
        let DeadlineKey { id, occurrence, rule, subject } = key;
        Self { rule, subject, id, occurrence }
    }
}

impl From<deadlines::Response> for Response {
    fn from(response: deadlines::Response) -> Self {
        match response {
            deadlines::Response::Done { on, evidence } => Self::Done { evidence, on },
            deadlines::Response::Snoozed { until, reason } => Self::Snoozed { reason, until },
        }
    }
}

impl From<Response> for deadlines::Response {
    fn from(response: Response) -> Self {
        match response {
            Response::Done { evidence, on } => Self::Done { on, evidence },
            Response::Snoozed { reason, until } => Self::Snoozed { until, reason },
        }
    }
}
