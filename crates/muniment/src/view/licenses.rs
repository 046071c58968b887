//! License records, their links and their import.

use super::{
    AcquisitionFields, BaseFields, ClaimFields, EntryView, KeptCalculationView, ProofBadge,
};

view! {
    /// The fields of a license record.
    pub struct LicenseFields {
        /// Who publishes the product.
        pub publisher: String,
        /// The product family.
        pub product: String,
        /// The edition.
        pub edition: String,
        /// The version.
        pub version: String,
        /// The publisher's part number.
        pub part_number: String,
        /// The counting unit.
        pub metric: String,
        /// How many units.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub quantity: u64,
        /// How it was bought.
        pub channel: Option<String>,
        /// The licensing program.
        pub program: String,
        /// The agreement, enrollment or license number.
        pub agreement_number: String,
        /// The legal entity that holds the right.
        pub licensee: String,
        /// The day it was acquired.
        pub acquired_on: Option<String>,
        /// The first day of Software Assurance.
        pub sa_from: Option<String>,
        /// The last day of Software Assurance.
        pub sa_to: Option<String>,
        /// Anything else worth knowing.
        pub notes: String,
    }

    /// A license record in a list.
    pub struct LicenseRow {
        /// The record's UUID.
        pub id: String,
        /// Product, edition and version.
        pub title: String,
        /// The record.
        pub fields: LicenseFields,
        /// How many documents are linked to it.
        pub links: u32,
        /// How well it is proven; absent for a voided one.
        pub proof: Option<ProofBadge>,
        /// Whether it was voided.
        pub voided: bool,
    }

    /// A license record by its name.
    pub struct NamedLicense {
        /// The record's UUID.
        pub id: String,
        /// Product, edition and version.
        pub title: String,
    }

    /// Which license records to show.
    pub struct LicenseRequest {
        /// Words that title, publisher, numbers, program, licensee or notes must hold.
        pub filter: String,
        /// Only linked (`true`) or unlinked (`false`) records.
        pub linked: Option<bool>,
        /// Only those proven so well, as a code.
        pub status: Option<String>,
        /// Only those with this finding, not waived, by its code.
        pub finding: Option<String>,
        /// Only those of this channel, by its code, or `unstated`.
        pub channel: Option<String>,
        /// Which reading of the rules is applied; empty means the practical one.
        pub profile: String,
        /// Voided records instead of those that count.
        pub voided: bool,
        /// `title`, `publisher`, `quantity`, `acquired_on`, `licensee`, `agreement_number`, `links` or `proof`.
        pub sort: String,
        /// Largest or latest first.
        pub descending: bool,
        /// How many rows to pass over.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub offset: u64,
        /// How many rows to show, 500 at most.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub limit: u64,
    }

    /// A part of the license records.
    pub struct LicensePage {
        /// How many there are in all.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub total: u64,
        /// The rows from `offset`.
        pub rows: Vec<LicenseRow>,
    }

    /// Everything about one license record.
    pub struct LicenseDetails {
        /// The record as in a list.
        pub row: LicenseRow,
        /// How it was acquired and on what it builds.
        pub acquisition: AcquisitionFields,
        /// The records that build directly on it.
        pub carries: Vec<BaseFields>,
        /// The documents that prove it.
        pub links: Vec<LinkView>,
        /// The calculations kept with it.
        pub calculations: Vec<KeptCalculationView>,
        /// Its journal entries, latest first.
        pub history: Vec<EntryView>,
        /// Why it was voided.
        pub void_reason: Option<String>,
    }

    /// A link to make.
    pub struct LinkRequest {
        /// The document.
        pub document: String,
        /// The license record.
        pub license: String,
        /// As what the document proves it.
        pub kind: String,
        /// How many units it proves.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub quantity: Option<u64>,
        /// On which pages, such as `1-3`; empty means the whole document.
        pub pages: String,
    }

    /// Which of several links can be made. Nothing has been written.
    pub struct LinkPlan {
        /// One row for each link that was asked for, in that order.
        pub rows: Vec<LinkPlanRow>,
        /// How many of them would be made.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub makes: u64,
    }

    /// A link that was asked for.
    pub struct LinkPlanRow {
        /// The document's title or name.
        pub document: String,
        /// The license record's title.
        pub license: String,
        /// As what the document proves it.
        pub kind: String,
        /// Why it cannot be made, as a code such as `already_linked` or `void`; absent where it can.
        pub code: Option<String>,
    }

    /// An evidence link, seen from either side.
    pub struct LinkView {
        /// The link's UUID.
        pub id: String,
        /// The document.
        pub document: String,
        /// The document's title or name.
        pub document_name: String,
        /// The license record.
        pub license: String,
        /// The license record's title.
        pub license_title: String,
        /// As what the document proves it.
        pub kind: String,
        /// How far the document proves the record.
        pub claim: ClaimFields,
        /// On which pages, such as `1-3`; empty means the whole document.
        pub pages: String,
        /// Who linked them.
        pub actor: String,
        /// When.
        pub at: String,
    }

    /// What a table of license records would become. Nothing has been written.
    pub struct ImportPlan {
        /// The file's columns, as captioned.
        pub columns: Vec<String>,
        /// For each field of a record, the column it is read from.
        pub mapping: Vec<ColumnChoice>,
        /// The first rows as they would be written.
        pub preview: Vec<LicenseFields>,
        /// How many records would be created.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub creates: u64,
        /// How many equal a record the vault already has and would be passed over.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub repeats: u64,
        /// Rows that cannot become a record, and why.
        pub problems: Vec<RowProblem>,
    }

    /// From which column a field is read.
    pub struct ColumnChoice {
        /// The field's name, as in [`LicenseFields`], in snake case.
        pub field: String,
        /// The column, counted from 0; none leaves the field empty.
        pub column: Option<u32>,
    }

    /// A row that cannot become a record.
    pub struct RowProblem {
        /// The line in the file, from 1, the captions included.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub line: u64,
        /// What is wrong, as a code: `no_product`, `no_quantity`, `bad_quantity`, `bad_date`, `bad_channel`, `assurance_backwards`, `short_row`.
        pub code: String,
        /// The value that is wrong.
        pub value: String,
    }
}
