//! The parts that events are made of.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use muniment_core as core;
use muniment_core::{
    AcquisitionChannel, Decimal, DocumentId, EvidenceKind, NumberKind, SourceSystem,
};
use serde::{Deserialize, Serialize};

use super::text;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Origin {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    container: Option<Container>,
    #[serde(with = "text::instant::optional", default, skip_serializing_if = "Option::is_none")]
    modified: Option<DateTime<Utc>>,
    name: String,
    path: String,
    #[serde(with = "text")]
    source: SourceSystem,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Container {
    #[serde(with = "text")]
    document: DocumentId,
    path: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Description {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<NaiveDate>,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    gross: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    kind: Option<EvidenceKind>,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    net: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    numbers: Vec<ReferenceNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recipient: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    tax: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ReferenceNumber {
    #[serde(with = "text")]
    kind: NumberKind,
    value: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Correction {
    h: u32,
    page: u32,
    read: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    w: u32,
    x: u32,
    y: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct License {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    acquired_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    agreement_number: String,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    channel: Option<AcquisitionChannel>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    edition: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    licensee: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    metric: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notes: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    part_number: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    product: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    program: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    publisher: String,
    #[serde(with = "text")]
    quantity: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sa_from: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sa_to: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    version: String,
}

impl From<core::Origin> for Origin {
    fn from(origin: core::Origin) -> Self {
        Self {
            container: origin.container.map(|c| Container { document: c.document, path: c.path }),
            // RFC 3339 has years of four digits; a file system's clock may say anything.
            modified: origin.modified.filter(|at| (0..=9999).contains(&at.year())),
            name: origin.name,
            path: origin.path,
            source: origin.source,
        }
    }
}

impl From<Origin> for core::Origin {
    fn from(origin: Origin) -> Self {
        Self {
            name: origin.name,
            path: origin.path,
            modified: origin.modified,
            source: origin.source,
            container: origin
                .container
                .map(|c| core::Container { document: c.document, path: c.path }),
        }
    }
}

impl From<core::Description> for Description {
    fn from(description: core::Description) -> Self {
        let core::Totals { currency, net, tax, gross } = description.totals;
        Self {
            currency,
            date: description.date,
            gross,
            issuer: description.parties.issuer,
            kind: description.kind,
            net,
            numbers: description
                .numbers
                .into_iter()
                .map(|number| ReferenceNumber { kind: number.kind, value: number.value })
                .collect(),
            recipient: description.parties.recipient,
            tags: description.tags,
            tax,
            title: description.title,
        }
    }
}

impl From<Description> for core::Description {
    fn from(description: Description) -> Self {
        Self {
            kind: description.kind,
            title: description.title,
            date: description.date,
            parties: core::Parties { issuer: description.issuer, recipient: description.recipient },
            numbers: description
                .numbers
                .into_iter()
                .map(|number| core::ReferenceNumber { kind: number.kind, value: number.value })
                .collect(),
            totals: core::Totals {
                currency: description.currency,
                net: description.net,
                tax: description.tax,
                gross: description.gross,
            },
            tags: description.tags,
        }
    }
}

impl From<core::TextCorrection> for Correction {
    fn from(correction: core::TextCorrection) -> Self {
        let core::TextCorrection { page, place, read, text } = correction;
        Self { h: place.h, page, read, text, w: place.w, x: place.x, y: place.y }
    }
}

impl From<Correction> for core::TextCorrection {
    fn from(correction: Correction) -> Self {
        let Correction { h, page, read, text, w, x, y } = correction;
        Self { page, place: core::Place { x, y, w, h }, read, text }
    }
}

impl From<core::LicenseRecord> for License {
    fn from(record: core::LicenseRecord) -> Self {
        Self {
            acquired_on: record.acquired_on,
            agreement_number: record.agreement_number,
            channel: record.channel,
            edition: record.edition,
            licensee: record.licensee,
            metric: record.metric,
            notes: record.notes,
            part_number: record.part_number,
            product: record.product,
            program: record.program,
            publisher: record.publisher,
            quantity: record.quantity,
            sa_from: record.sa_from,
            sa_to: record.sa_to,
            version: record.version,
        }
    }
}

impl From<License> for core::LicenseRecord {
    fn from(license: License) -> Self {
        Self {
            publisher: license.publisher,
            product: license.product,
            edition: license.edition,
            version: license.version,
            part_number: license.part_number,
            metric: license.metric,
            quantity: license.quantity,
            channel: license.channel,
            program: license.program,
            agreement_number: license.agreement_number,
            licensee: license.licensee,
            acquired_on: license.acquired_on,
            sa_from: license.sa_from,
            sa_to: license.sa_to,
            notes: license.notes,
        }
    }
}
