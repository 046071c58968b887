//! Matters: what was asked for, what answers it, and what was handed over.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use muniment_core::matter::{
    self, Closing, Disposition, ExhibitPrefix, MatterChange, PackForm, ResponseSubject, Settlement,
};
use muniment_core::{Digest, DocumentId, EntityId, Event, LicenseId, MatterId, PageRanges};
use serde::{Deserialize, Serialize};

use super::text;

/// The lines about matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum MatterRecord {
    MatterOpened {
        #[serde(with = "text")]
        matter: MatterId,
        stated: Matter,
    },
    MatterChanged {
        #[serde(with = "text")]
        matter: MatterId,
        stated: Matter,
    },
    MatterClosed {
        #[serde(with = "text")]
        matter: MatterId,
        on: NaiveDate,
        reason: String,
    },
    MatterReopened {
        #[serde(with = "text")]
        matter: MatterId,
    },
    RequestAdded {
        #[serde(with = "text")]
        matter: MatterId,
        request: Request,
    },
    RequestChanged {
        #[serde(with = "text")]
        matter: MatterId,
        request: Request,
    },
    RequestRemoved {
        #[serde(with = "text")]
        matter: MatterId,
        number: String,
    },
    ResponseStated {
        item: Item,
        #[serde(with = "text")]
        matter: MatterId,
    },
    ResponseRemoved {
        #[serde(with = "text")]
        matter: MatterId,
        request: String,
        subject: Subject,
    },
    PackProduced {
        #[serde(with = "text")]
        matter: MatterId,
        production: Production,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Matter {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    auditor: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    counsel: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due_on: Option<NaiveDate>,
    #[serde(with = "text::many", default, skip_serializing_if = "BTreeSet::is_empty")]
    entities: BTreeSet<EntityId>,
    #[serde(with = "text")]
    exhibit_prefix: ExhibitPrefix,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    letter_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notice_days: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period_from: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period_to: Option<NaiveDate>,
    privileged: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    products: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    publisher: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    publishers: Vec<String>,
    reference: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Request {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asked_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due_on: Option<NaiveDate>,
    number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    settled: Option<Settled>,
    text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Settled {
    #[serde(with = "text")]
    how: Settlement,
    on: NaiveDate,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Item {
    #[serde(with = "text")]
    disposition: Disposition,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(with = "text", default, skip_serializing_if = "PageRanges::is_whole_document")]
    pages: PageRanges,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    redacted_copy: Option<DocumentId>,
    request: String,
    subject: Subject,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Subject {
    Document(#[serde(with = "text")] DocumentId),
    License(#[serde(with = "text")] LicenseId),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Production {
    as_of: NaiveDate,
    exhibits: Vec<Exhibit>,
    #[serde(with = "text")]
    form: PackForm,
    #[serde(with = "text")]
    manifest: Digest,
    #[serde(with = "text")]
    prefix: ExhibitPrefix,
    produced_on: NaiveDate,
    recipient: String,
    rules: Rules,
    volume: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Exhibit {
    #[serde(with = "text")]
    document: DocumentId,
    first_page: u32,
    last_page: u32,
    number: u32,
    #[serde(with = "text")]
    sha256: Digest,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Rules {
    id: String,
    #[serde(with = "text")]
    sha256: Digest,
}

impl MatterRecord {
    pub(super) fn new(matter: MatterId, change: MatterChange) -> Self {
        match change {
            MatterChange::Opened(stated) => Self::MatterOpened { matter, stated: stated.into() },
            MatterChange::Changed(stated) => Self::MatterChanged { matter, stated: stated.into() },
            MatterChange::Closed(Closing { on, reason }) => {
                Self::MatterClosed { matter, on, reason }
            }
            MatterChange::Reopened => Self::MatterReopened { matter },
            MatterChange::RequestAdded(request) => {
                Self::RequestAdded { matter, request: request.into() }
            }
            MatterChange::RequestChanged(request) => {
                Self::RequestChanged { matter, request: request.into() }
            }
            MatterChange::RequestRemoved { number } => Self::RequestRemoved { matter, number },
            MatterChange::ResponseStated(item) => {
                Self::ResponseStated { item: item.into(), matter }
            }
            MatterChange::ResponseRemoved { request, subject } => {
                Self::ResponseRemoved { matter, request, subject: subject.into() }
            }
            MatterChange::PackProduced(production) => {
                Self::PackProduced { matter, production: production.into() }
            }
        }
    }
}

impl From<MatterRecord> for Event {
    fn from(record: MatterRecord) -> Self {
        let (matter, change) = match record {
            MatterRecord::MatterOpened { matter, stated } => {
                (matter, MatterChange::Opened(stated.into()))
            }
            MatterRecord::MatterChanged { matter, stated } => {
                (matter, MatterChange::Changed(stated.into()))
            }
            MatterRecord::MatterClosed { matter, on, reason } => {
                (matter, MatterChange::Closed(Closing { on, reason }))
            }
            MatterRecord::MatterReopened { matter } => (matter, MatterChange::Reopened),
            MatterRecord::RequestAdded { matter, request } => {
                (matter, MatterChange::RequestAdded(request.into()))
            }
            MatterRecord::RequestChanged { matter, request } => {
                (matter, MatterChange::RequestChanged(request.into()))
            }
            MatterRecord::RequestRemoved { matter, number } => {
                (matter, MatterChange::RequestRemoved { number })
            }
            MatterRecord::ResponseStated { item, matter } => {
                (matter, MatterChange::ResponseStated(item.into()))
            }
            MatterRecord::ResponseRemoved { matter, request, subject } => {
                (matter, MatterChange::ResponseRemoved { request, subject: subject.into() })
            }
            MatterRecord::PackProduced { matter, production } => {
                (matter, MatterChange::PackProduced(production.into()))
            }
        };
        Self::Matter { matter, change }
    }
}

impl From<matter::Matter> for Matter {
    fn from(stated: matter::Matter) -> Self {
        Self {
            auditor: stated.auditor,
            counsel: stated.counsel,
            due_on: stated.due_on,
            entities: stated.scope.entities,
            exhibit_prefix: stated.exhibit_prefix,
            letter_on: stated.letter_on,
            note: stated.note,
            notice_days: stated.notice_days,
            period_from: stated.period.from,
            period_to: stated.period.to,
            privileged: stated.is_privileged,
            products: stated.scope.products,
            publisher: stated.publisher,
            publishers: stated.scope.publishers,
            reference: stated.reference,
            title: stated.title,
        }
    }
}

impl From<Matter> for matter::Matter {
    fn from(stated: Matter) -> Self {
        Self {
            reference: stated.reference,
            title: stated.title,
            publisher: stated.publisher,
            auditor: stated.auditor,
            counsel: stated.counsel,
            letter_on: stated.letter_on,
            notice_days: stated.notice_days,
            due_on: stated.due_on,
            period: matter::Period { from: stated.period_from, to: stated.period_to },
            scope: matter::MatterScope {
                entities: stated.entities,
                products: stated.products,
                publishers: stated.publishers,
            },
            exhibit_prefix: stated.exhibit_prefix,
            is_privileged: stated.privileged,
            note: stated.note,
        }
    }
}

impl From<matter::MatterRequest> for Request {
    fn from(request: matter::MatterRequest) -> Self {
        let matter::MatterRequest { number, text, asked_on, due_on, settled } = request;
        let settled = settled.map(|matter::Settled { how, on }| Settled { how, on });
        Self { asked_on, due_on, number, settled, text }
    }
}

impl From<Request> for matter::MatterRequest {
    fn from(request: Request) -> Self {
        let Request { asked_on, due_on, number, settled, text } = request;
        let settled = settled.map(|Settled { how, on }| matter::Settled { how, on });
        Self { number, text, asked_on, due_on, settled }
    }
}

impl From<matter::ResponseItem> for Item {
    fn from(item: matter::ResponseItem) -> Self {
        let matter::ResponseItem { request, subject, pages, disposition, redacted_copy, note } =
            item;
        Self { disposition, note, pages, redacted_copy, request, subject: subject.into() }
    }
}

impl From<Item> for matter::ResponseItem {
    fn from(item: Item) -> Self {
        let Item { disposition, note, pages, redacted_copy, request, subject } = item;
        Self { request, subject: subject.into(), pages, disposition, redacted_copy, note }
    }
}

impl From<ResponseSubject> for Subject {
    fn from(subject: ResponseSubject) -> Self {
        match subject {
            ResponseSubject::Document(document) => Self::Document(document),
            ResponseSubject::License(license) => Self::License(license),
        }
    }
}

impl From<Subject> for ResponseSubject {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Document(document) => Self::Document(document),
            Subject::License(license) => Self::License(license),
        }
    }
}

impl From<matter::Production> for Production {
    fn from(production: matter::Production) -> Self {
        let exhibit = |exhibit: matter::Exhibit| {
            let matter::Exhibit { number, first_page, last_page, document, digest } = exhibit;
            Exhibit { document, first_page, last_page, number, sha256: digest }
        };
        Self {
            as_of: production.as_of,
            exhibits: production.exhibits.into_iter().map(exhibit).collect(),
            form: production.form,
            manifest: production.manifest,
            prefix: production.prefix,
            produced_on: production.produced_on,
            recipient: production.recipient,
            rules: Rules { id: production.rules.id, sha256: production.rules.digest },
            volume: production.volume,
        }
    }
}

impl From<Production> for matter::Production {
    fn from(production: Production) -> Self {
        let exhibit = |exhibit: Exhibit| {
            let Exhibit { document, first_page, last_page, number, sha256 } = exhibit;
            matter::Exhibit { number, first_page, last_page, document, digest: sha256 }
        };
        Self {
            volume: production.volume,
            produced_on: production.produced_on,
            recipient: production.recipient,
            prefix: production.prefix,
            exhibits: production.exhibits.into_iter().map(exhibit).collect(),
            manifest: production.manifest,
            form: production.form,
            as_of: production.as_of,
            rules: matter::RuleSetUsed { id: production.rules.id, digest: production.rules.sha256 },
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
