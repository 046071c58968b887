//! The registers of agreements and legal entities, and what the vault holds of each agreement.

use super::{DocumentRow, EntryView, LicenseRow};

view! {
    /// What is stated about an agreement or enrollment.
    pub struct AgreementFields {
        /// The program it belongs to.
        pub program: Option<String>,
        /// Its number.
        pub number: String,
        /// A name a person gave it.
        pub title: String,
        /// The agreement above it.
        pub parent: Option<String>,
        /// The legal entity that signed it.
        pub entity: Option<String>,
        /// The legal entity on the other side.
        pub counterparty: Option<String>,
        /// The first day.
        pub from: Option<String>,
        /// The last day.
        pub to: Option<String>,
        /// The affiliates that it names.
        pub affiliates: Vec<AffiliateFields>,
        /// The documents that make it up.
        pub papers: Vec<PaperFields>,
        /// Anything else worth knowing.
        pub notes: String,
    }

    /// An affiliate that an agreement names.
    pub struct AffiliateFields {
        /// The legal entity.
        pub entity: String,
        /// Whether it is in; an affiliate is in or out as a whole.
        pub included: bool,
    }

    /// A document that is part of an agreement.
    pub struct PaperFields {
        /// The document.
        pub document: String,
        /// What it is.
        pub kind: String,
        /// What a person confirmed is visible on it.
        pub shows: Vec<String>,
    }

    /// An agreement in a list.
    pub struct AgreementRow {
        /// The agreement's UUID.
        pub id: String,
        /// The name by which a person knows it: its title, else its number.
        pub label: String,
        /// What is stated.
        pub fields: AgreementFields,
        /// The last day by the term of its program, where none is stated.
        pub term_to: Option<String>,
        /// The first anniversary on or after the as-of day, while it runs.
        pub next_anniversary: Option<String>,
        /// The name of the agreement above it.
        pub parent_label: Option<String>,
        /// The name of the legal entity that signed it.
        pub entity_name: Option<String>,
        /// The name of the legal entity on the other side.
        pub counterparty_name: Option<String>,
        /// How many license records that count bear its number.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub licenses: u64,
        /// How many documents that count are part of it or bear its number.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub documents: u64,
        /// Whether it was voided.
        pub voided: bool,
    }

    /// Which agreements to show.
    pub struct AgreementRequest {
        /// Words that program, number, title, notes or the names of the parties must hold.
        pub filter: String,
        /// Voided agreements instead of those that count.
        pub voided: bool,
        /// `label`, `program`, `number`, `from`, `to`, `next_anniversary`, `licenses` or `documents`.
        pub sort: String,
        /// Largest or latest first.
        pub descending: bool,
        /// The day from which the next anniversary counts; absent means today.
        pub as_of: Option<String>,
        /// How many rows to pass over.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub offset: u64,
        /// How many rows to show, 500 at most.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub limit: u64,
    }

    /// A part of the agreements.
    pub struct AgreementPage {
        /// How many there are in all.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub total: u64,
        /// The rows from `offset`.
        pub rows: Vec<AgreementRow>,
    }

    /// Everything about one agreement.
    pub struct AgreementDetails {
        /// The agreement as in a list.
        pub row: AgreementRow,
        /// The affiliates that it names.
        pub affiliates: Vec<AffiliateView>,
        /// The documents that make it up.
        pub papers: Vec<PaperView>,
        /// Other documents that bear its number.
        pub documents: Vec<DocumentRow>,
        /// The license records that bear its number.
        pub licenses: Vec<LicenseRow>,
        /// The agreements below it.
        pub children: Vec<AgreementRow>,
        /// Its journal entries, latest first.
        pub history: Vec<EntryView>,
        /// Why it was voided.
        pub void_reason: Option<String>,
    }

    /// An affiliate with its name.
    pub struct AffiliateView {
        /// The legal entity.
        pub entity: String,
        /// Its name.
        pub name: String,
        /// Whether it is in.
        pub included: bool,
    }

    /// A document that is part of an agreement, as in a list.
    pub struct PaperView {
        /// The document.
        pub document: DocumentRow,
        /// What it is.
        pub kind: String,
        /// What a person confirmed is visible on it.
        pub shows: Vec<String>,
    }

    /// What the vault holds of each agreement, by the source systems it was obtained from.
    pub struct CoverageView {
        /// The day from which ages count.
        pub as_of: String,
        /// The source systems: those from which something is expected, then others that occur.
        pub sources: Vec<CoverageSource>,
        /// The agreements that count.
        pub rows: Vec<CoverageRow>,
        /// Agreement numbers on license records and documents that no agreement has.
        pub unregistered: Vec<NumberUse>,
        /// Agreements that no license record and, beside their own papers, no document names.
        pub unmentioned: Vec<AgreementRow>,
    }

    /// A column of the coverage.
    pub struct CoverageSource {
        /// The source system.
        pub source: String,
        /// Whether an agreement of which nothing was obtained there has a hole.
        pub expected: bool,
    }

    /// What the vault holds of one agreement.
    pub struct CoverageRow {
        /// The agreement.
        pub agreement: String,
        /// Its title, else its number.
        pub label: String,
        /// Its number.
        pub number: String,
        /// One cell for each source system.
        pub cells: Vec<CoverageCell>,
    }

    /// What was obtained of an agreement from a source system.
    pub struct CoverageCell {
        /// The latest date: the one a document bears, else the day it arrived.
        pub latest: Option<String>,
        /// How many days it is ago.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub age: Option<i64>,
        /// How many documents there are.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub documents: u64,
        /// Whether something is expected and nothing is there.
        pub hole: bool,
    }

    /// An agreement number and where it is used.
    pub struct NumberUse {
        /// The number.
        pub number: String,
        /// How many license records that count bear it.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub licenses: u64,
        /// How many documents that count bear it.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub documents: u64,
    }

    /// What is stated about a legal entity.
    pub struct EntityFields {
        /// Its name.
        pub name: String,
        /// What it is to us.
        pub role: String,
        /// Other names under which it appears on paper, as printed.
        pub aliases: Vec<AliasFields>,
        /// The first day it belongs to us.
        pub from: Option<String>,
        /// The last day it belongs to us.
        pub to: Option<String>,
        /// Anything else worth knowing.
        pub notes: String,
    }

    /// A name under which a legal entity appears on paper.
    pub struct AliasFields {
        /// The name as printed.
        pub name: String,
        /// The first day it counts.
        pub from: Option<String>,
        /// The last day it counts.
        pub to: Option<String>,
    }

    /// A legal entity in a list.
    pub struct EntityRow {
        /// The legal entity's UUID.
        pub id: String,
        /// What is stated.
        pub fields: EntityFields,
        /// How many agreements that count name it as a party or an affiliate.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub agreements: u64,
        /// How many license records that count name it as their licensee, by any of its names.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub licenses: u64,
        /// Whether it was voided.
        pub voided: bool,
    }

    /// Which legal entities to show.
    pub struct EntityRequest {
        /// Words that a name, an alias or the notes must hold.
        pub filter: String,
        /// Only those of this role.
        pub role: Option<String>,
        /// Voided ones instead of those that count.
        pub voided: bool,
    }

    /// Everything about one legal entity.
    pub struct EntityDetails {
        /// The legal entity as in a list.
        pub row: EntityRow,
        /// The agreements that count and name it as a party or an affiliate.
        pub agreements: Vec<AgreementRow>,
        /// Its journal entries, latest first.
        pub history: Vec<EntryView>,
        /// Why it was voided.
        pub void_reason: Option<String>,
    }
}
