//! Documents: stored files with provenance.

use chrono::{DateTime, NaiveDate, Utc};

use crate::code::vocabulary;
use crate::{Decimal, DocumentId, EvidenceKind, SourceSystem};

/// How the bytes of a document came to the vault. A document has one for each time it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file's own name, exactly as it was. It is data and never becomes a path.
    pub name: String,
    /// Where the file lay, exactly as it was; empty where there was no file.
    pub path: String,
    /// When the file was last modified, by its file system or its container.
    pub modified: Option<DateTime<Utc>>,
    /// The system it was obtained from.
    pub source: SourceSystem,
    /// The mail or archive it came out of.
    pub container: Option<Container>,
}

/// The document in which another was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// The mail, archive or file with attachments.
    pub document: DocumentId,
    /// Its position in the container, such as a path in an archive.
    pub path: String,
}

/// What a person confirmed about a document. Absent means not stated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Description {
    /// What it is.
    pub kind: Option<EvidenceKind>,
    /// A title a person gave it.
    pub title: Option<String>,
    /// The date the document bears, a calendar day.
    pub date: Option<NaiveDate>,
    /// Who issued it and to whom.
    pub parties: Parties,
    /// The numbers it bears.
    pub numbers: Vec<ReferenceNumber>,
    /// What it sums up to.
    pub totals: Totals,
    /// Free tags.
    pub tags: Vec<String>,
}

/// What an invoice, receipt or order sums up to, as printed. Nothing is added up or converted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// The currency of the amounts, three capital letters of ISO 4217.
    pub currency: Option<String>,
    /// The amount without tax.
    pub net: Option<Decimal>,
    /// The tax.
    pub tax: Option<Decimal>,
    /// The amount with tax.
    pub gross: Option<Decimal>,
}

/// The parties named on a document, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parties {
    /// Who issued it: the seller, the publisher, the sender.
    pub issuer: Option<String>,
    /// To whom: the buyer, the licensee, the recipient.
    pub recipient: Option<String>,
}

/// A number printed on a document by which others refer to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReferenceNumber {
    /// What it numbers.
    pub kind: NumberKind,
    /// The number as printed.
    pub value: String,
}

vocabulary!(
    /// What a reference number numbers.
    NumberKind, "number kind" {
        /// An invoice.
        Invoice = "invoice",
        /// A purchase order.
        PurchaseOrder = "purchase_order",
        /// A seller's or publisher's order.
        Order = "order",
        /// An agreement.
        Agreement = "agreement",
        /// An enrollment.
        Enrollment = "enrollment",
        /// A license.
        License = "license",
        /// A customer.
        Customer = "customer",
        /// A publisher's part number (SKU).
        Part = "part",
        /// A certificate of authenticity.
        Coa = "coa",
        /// Anything else.
        Other = "other",
    }
);

impl Description {
    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
