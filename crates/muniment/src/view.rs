//! What the door shows: plain values for a window, a terminal or a test.
//!
//! Texts from documents are data for display only. Instants are RFC 3339 in UTC, days are
//! `YYYY-MM-DD`, sizes are bytes, vocabulary members are their codes.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

macro_rules! view {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident : $ty:ty,)* })*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            #[serde(rename_all = "camelCase")]
            #[cfg_attr(feature = "bindings", derive(TS), ts(rename_all = "camelCase", export))]
            pub struct $name { $($(#[$field_meta])* pub $field: $ty,)* }
        )*
    };
}

view! {
    /// The open vault.
    pub struct VaultSummary {
        /// The vault's UUID.
        pub id: String,
        /// The name of its folder or bucket.
        pub name: String,
        /// Where it is: a path or URL.
        pub location: String,
        /// Documents that count.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub documents: u64,
        /// License records that count.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub licenses: u64,
        /// Documents not yet read or waiting for recognition.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub not_searchable: u64,
        /// Journal entries.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub entries: u64,
        /// Why the vault cannot be written, where it cannot.
        pub read_only: Option<String>,
    }

    /// What to find and how to show it.
    pub struct FindRequest {
        /// A query in the query language; empty lists everything.
        pub query: String,
        /// Whether the query is still being typed, so that its last word may be a beginning.
        pub typing: bool,
        /// Only these kinds; empty means any. `none` is "no kind stated".
        pub kinds: Vec<String>,
        /// Only documents dated in these years; empty means any. 0 is "no date".
        pub years: Vec<i32>,
        /// Only these reading states; empty means any.
        pub states: Vec<String>,
        /// Only linked (`true`) or unlinked (`false`) documents.
        pub linked: Option<bool>,
        /// Voided documents instead of those that count.
        pub voided: bool,
        /// `relevance`, `name`, `kind`, `date`, `added`, `size` or `state`.
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

    /// A part of the documents found.
    pub struct FindPage {
        /// How many were found in all.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub total: u64,
        /// How long finding took, in milliseconds.
        pub took_ms: f64,
        /// The rows from `offset`.
        pub rows: Vec<DocumentRow>,
        /// Counts over everything found.
        pub facets: Facets,
    }

    /// Counts over everything found, largest first; each facet ignores its own filter.
    pub struct Facets {
        /// By kind; `none` where none is stated.
        pub kinds: Vec<FacetCount>,
        /// By year of the document's date, latest first; `0` where none is stated.
        pub years: Vec<FacetCount>,
        /// By reading state.
        pub states: Vec<FacetCount>,
        /// `linked` and `unlinked`.
        pub links: Vec<FacetCount>,
    }

    /// One value of a facet.
    pub struct FacetCount {
        /// The value's code.
        pub value: String,
        /// How many documents have it.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub count: u64,
    }

    /// A document in a list.
    pub struct DocumentRow {
        /// The document's UUID.
        pub id: String,
        /// The SHA-256 of its bytes, 64 hexadecimal digits.
        pub sha256: String,
        /// The file's own name.
        pub name: String,
        /// The title a person gave it.
        pub title: Option<String>,
        /// Its kind, where stated.
        pub kind: Option<String>,
        /// Its date, where stated.
        pub date: Option<String>,
        /// How far its reading came.
        pub state: String,
        /// Why its reading ended there, where that needs saying.
        pub state_reason: Option<String>,
        /// Its size.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes: u64,
        /// How many pages it has; 0 while unknown.
        pub pages: u32,
        /// When it was added.
        pub added_at: String,
        /// The document it came out of.
        pub parent: Option<String>,
        /// How many license records it is linked to.
        pub links: u32,
        /// Whether it was voided.
        pub voided: bool,
        /// The first hit, in a search.
        pub hit: Option<Hit>,
    }

    /// Where a query hits a document first.
    pub struct Hit {
        /// The page, from 1; 0 for a hit outside the text, such as in the name.
        pub page: u32,
        /// The words around it.
        pub snippet: String,
        /// The hits within the snippet: start and end in UTF-16 code units.
        pub marks: Vec<(u32, u32)>,
        /// How well it matches; comparable within one answer only.
        pub score: f32,
    }

    /// Everything about one document but its pages.
    pub struct DocumentDetails {
        /// The document as in a list.
        pub row: DocumentRow,
        /// Its format, from its content, as a media type.
        pub media_type: String,
        /// What a person stated.
        pub description: DescriptionView,
        /// What the content suggests, for the person to confirm.
        pub suggested: DescriptionView,
        /// Each time it arrived, first one first.
        pub origins: Vec<OriginView>,
        /// The license records it proves.
        pub links: Vec<LinkView>,
        /// The documents found inside it.
        pub children: Vec<DocumentRow>,
        /// The document it came out of.
        pub parent: Option<DocumentRow>,
        /// Why it was voided.
        pub void_reason: Option<String>,
        /// Its journal entries, latest first.
        pub history: Vec<EntryView>,
    }

    /// What is stated or suggested about a document.
    pub struct DescriptionView {
        /// What it is.
        pub kind: Option<String>,
        /// Its title.
        pub title: Option<String>,
        /// The date it bears.
        pub date: Option<String>,
        /// Who issued it.
        pub issuer: Option<String>,
        /// To whom.
        pub recipient: Option<String>,
        /// The numbers it bears.
        pub numbers: Vec<NumberView>,
        /// Free tags.
        pub tags: Vec<String>,
    }

    /// A number printed on a document.
    pub struct NumberView {
        /// What it numbers.
        pub kind: String,
        /// The number as printed.
        pub value: String,
    }

    /// One arrival of a document.
    pub struct OriginView {
        /// The file's own name.
        pub name: String,
        /// Where it lay.
        pub path: String,
        /// When it was last modified.
        pub modified: Option<String>,
        /// The system it was obtained from.
        pub source: String,
        /// Who added it.
        pub actor: String,
        /// When it was added.
        pub at: String,
        /// The document it came out of, and its place there.
        pub container: Option<String>,
        /// The place in the container.
        pub container_path: Option<String>,
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
        /// How many units it proves.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub quantity: Option<u64>,
        /// On which pages, such as `1-3`; empty means the whole document.
        pub pages: String,
        /// Who linked them.
        pub actor: String,
        /// When.
        pub at: String,
    }

    /// A journal entry.
    pub struct EntryView {
        /// Its number.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub n: u64,
        /// When it was written.
        pub at: String,
        /// Who performed the operation.
        pub actor: String,
        /// The operation.
        pub op: String,
        /// What it touched, for display: names, titles or counts.
        pub subjects: Vec<String>,
        /// How many events it holds.
        pub events: u32,
        /// The SHA-256 of the entry's file.
        pub sha256: String,
    }

    /// One page of a document as it is shown: an image with words laid over it.
    pub struct PageView {
        /// The page, from 1.
        pub page: u32,
        /// How many pages the document has.
        pub pages: u32,
        /// The page's size; points for PDF, pixels for images, 0 where it has no image.
        pub width: f32,
        /// The page's height, in the same unit.
        pub height: f32,
        /// Whether the page can be shown as an image.
        pub has_image: bool,
        /// The page's text, for pages without an image and for screen readers.
        pub text: String,
        /// The words with their places, in reading order; empty where places are unknown.
        pub words: Vec<WordView>,
        /// Hits of the query in `text`: start and end in UTF-16 code units.
        pub hits: Vec<(u32, u32)>,
    }

    /// A word and its place on the page.
    pub struct WordView {
        /// Start in the page's text, in UTF-16 code units.
        pub start: u32,
        /// End in the page's text, in UTF-16 code units.
        pub end: u32,
        /// Left edge, in the unit of the page.
        pub x: f32,
        /// Upper edge.
        pub y: f32,
        /// Width.
        pub w: f32,
        /// Height.
        pub h: f32,
    }

    /// How often a query hits a page.
    pub struct PageHits {
        /// The page, from 1.
        pub page: u32,
        /// How many hits it has.
        pub hits: u32,
    }

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
        /// Whether it was voided.
        pub voided: bool,
    }

    /// Which license records to show.
    pub struct LicenseRequest {
        /// Words that title, publisher, numbers, program, licensee or notes must hold.
        pub filter: String,
        /// Only linked (`true`) or unlinked (`false`) records.
        pub linked: Option<bool>,
        /// Voided records instead of those that count.
        pub voided: bool,
        /// `title`, `publisher`, `quantity`, `acquired_on`, `licensee`, `agreement_number` or `links`.
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
        /// The documents that prove it.
        pub links: Vec<LinkView>,
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

    /// A saved search.
    pub struct SavedSearchView {
        /// Its UUID.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Its query.
        pub query: String,
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

    /// The intake at one moment.
    pub struct QueueView {
        /// Files of the current run.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub total: u64,
        /// Files whose bytes are stored.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub stored: u64,
        /// Files that the vault already had.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub duplicates: u64,
        /// Files that are stored, read and searchable.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub done: u64,
        /// Files that could not be stored.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub failed: u64,
        /// Documents stored but not yet read, those of earlier runs included.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub unread: u64,
        /// Documents finished a second, over the last seconds.
        pub rate: f64,
        /// Estimated seconds until the run is done.
        pub seconds_left: Option<f64>,
        /// `idle`, `running` or `paused`.
        pub state: String,
        /// The files in work and those finished last, 200 at most.
        pub items: Vec<QueueItem>,
    }

    /// One file in the intake.
    pub struct QueueItem {
        /// Identifies the file in this run.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub key: u64,
        /// The file's name.
        pub name: String,
        /// `waiting`, `storing`, `reading`, `done`, `duplicate`, `failed` or `canceled`.
        pub stage: String,
        /// The document it became.
        pub document: Option<String>,
        /// Why it failed, as a code.
        pub code: Option<String>,
        /// Why it failed, with the file named.
        pub message: Option<String>,
    }

    /// A finished verification.
    pub struct VerifyReport {
        /// Objects that were hashed again.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub objects: u64,
        /// Their bytes.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes: u64,
        /// Journal entries whose chain and signature were checked.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub entries: u64,
        /// When it finished.
        pub at: String,
        /// How long it took, in seconds.
        pub seconds: f64,
        /// Everything that is not as it should be.
        pub problems: Vec<VerifyProblem>,
    }

    /// One thing that is not as it should be.
    pub struct VerifyProblem {
        /// What is wrong, as a code such as `object_missing`.
        pub code: String,
        /// The file in the vault.
        pub path: String,
        /// The journal entry it concerns.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub seq: Option<u64>,
        /// The document it concerns.
        pub document: Option<String>,
        /// The same in words, in English.
        pub message: String,
    }

    /// How far a verification came.
    pub struct VerifyProgress {
        /// Bytes hashed.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes_done: u64,
        /// Bytes to hash.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes_total: u64,
    }

    /// Which parts of a screen are stale after a change.
    pub struct Changed {
        /// `documents`, `licenses`, `links`, `searches`, `journal`, `reading` or `vault`.
        pub scopes: Vec<String>,
        /// The documents that changed, where they are few.
        pub documents: Vec<String>,
        /// The license records that changed, where they are few.
        pub licenses: Vec<String>,
    }

    /// An operation that can be taken back.
    pub struct Undoable {
        /// The operation, as a code.
        pub op: String,
        /// What it touched, for display.
        pub subjects: Vec<String>,
    }
}
