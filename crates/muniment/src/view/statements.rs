//! License statements: what was read, what is doubtful about it, and what importing one would do.

use super::{EntryView, LicenseFields};

view! {
    /// A statement in a list.
    pub struct StatementRow {
        /// The document that is read as one.
        pub document: String,
        /// The name of the document.
        pub file_name: String,
        /// What it is, as a code.
        pub kind: String,
        /// The name in its heading.
        pub name: String,
        /// The number of the request for which it was made.
        pub request_id: String,
        /// The day for which it was calculated.
        pub calculated_on: Option<String>,
        /// The language of its captions; empty where several fit.
        pub language: String,
        /// The saved mapping with which it was read; empty where none was needed.
        pub mapping: String,
        /// How many rows it lists, by what they list.
        pub counts: Vec<RowCount>,
        /// How many problems its rows have.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub problems: u64,
        /// Whether it counts no longer.
        pub voided: bool,
    }

    /// How many rows of a kind there are.
    pub struct RowCount {
        /// What they list: `organization`, `line`, `agreement`, `transaction` or `key`.
        pub kind: String,
        /// How many.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub count: u64,
    }

    /// Statements of the same kind for the same customer and licensing IDs.
    pub struct StatementTimeline {
        /// What they are, as a code.
        pub kind: String,
        /// The name in the heading of the latest.
        pub name: String,
        /// The statements, the oldest first.
        pub statements: Vec<StatementRow>,
    }

    /// Everything about one statement but its rows.
    pub struct StatementDetails {
        /// As in a list.
        pub row: StatementRow,
        /// For whom and for what it speaks.
        pub scope: ScopeView,
        /// Its sheets, in their order.
        pub sheets: Vec<SheetView>,
        /// What is doubtful about it, the gravest first.
        pub doubts: Vec<DoubtView>,
        /// The SHA-256 of the object with its rows.
        pub rows_sha256: String,
        /// The statement before it on its timeline.
        pub before: Option<StatementRow>,
        /// Why it was voided.
        pub void_reason: Option<String>,
        /// What was done with it.
        pub history: Vec<EntryView>,
    }

    /// For whom and for what a statement speaks, in the form in which it compares.
    pub struct ScopeView {
        /// The organizations and customers.
        pub organizations: Vec<String>,
        /// The countries of usage.
        pub countries: Vec<String>,
        /// The licensing IDs.
        pub numbers: Vec<String>,
    }

    /// A sheet of a statement.
    pub struct SheetView {
        /// Its title as printed.
        pub name: String,
        /// What it is, as a code; absent where it is no tab of a statement.
        pub tab: Option<String>,
        /// How many rows it has.
        pub rows: u32,
    }

    /// A doubt about a statement.
    pub struct DoubtView {
        /// The check that found it, such as `M1`.
        pub check: String,
        /// What the check looks for.
        pub statement: String,
        /// Where the check comes from.
        pub source: String,
        /// How grave it is.
        pub severity: String,
        /// The row; absent where the whole statement is meant.
        pub at: Option<PlaceView>,
        /// The product, agreement or name it is about.
        pub subject: String,
        /// The units found.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub found: Option<i64>,
        /// The units against which they are compared.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub against: Option<i64>,
    }

    /// Where a row stands.
    pub struct PlaceView {
        /// The title of the sheet.
        pub sheet: String,
        /// The row, from 1.
        pub row: u32,
    }

    /// Which rows of a statement are wanted.
    pub struct StatementTableRequest {
        /// The document.
        pub document: String,
        /// What the rows list, or `problem`.
        pub table: String,
        /// The title of a sheet; empty for all.
        pub sheet: String,
        /// Words that a row holds.
        pub filter: String,
        /// The number of a column by which rows are sorted; absent for their own order.
        pub sort: Option<u32>,
        /// Whether the last comes first.
        pub descending: bool,
        /// How many rows are passed over.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub offset: u64,
        /// How many rows at most.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub limit: u64,
    }

    /// Rows of a statement.
    pub struct StatementTable {
        /// The columns that hold anything.
        pub columns: Vec<TableColumn>,
        /// The rows.
        pub rows: Vec<TableRow>,
        /// How many there are in all.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub total: u64,
        /// The sheets on which such rows stand.
        pub sheets: Vec<String>,
    }

    /// A column of rows.
    pub struct TableColumn {
        /// The field as a code; empty for a column that no field stands for.
        pub field: String,
        /// The caption of a column that no field stands for.
        pub caption: String,
        /// Whether its values are numbers.
        pub is_number: bool,
    }

    /// A row of a statement.
    pub struct TableRow {
        /// Where it stands.
        pub at: PlaceView,
        /// Its values as text, one for each column.
        pub cells: Vec<String>,
    }

    /// The tables of a document before anybody says what their columns mean.
    pub struct StatementPreview {
        /// What the document is read as without a mapping; absent where nobody knows.
        pub recognized: Option<String>,
        /// Its tables.
        pub tables: Vec<PreviewTable>,
        /// The saved mappings whose columns it has.
        pub mappings: Vec<MappingFields>,
    }

    /// A table with its first rows.
    pub struct PreviewTable {
        /// The title of the sheet; empty of a text.
        pub sheet: String,
        /// The row of the captions, from 1.
        pub header_row: u32,
        /// The captions.
        pub captions: Vec<String>,
        /// The first rows.
        pub rows: Vec<Vec<String>>,
        /// How many rows there are.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub count: u64,
        /// What the captions suggest.
        pub suggestions: Vec<MappingFields>,
    }

    /// Which columns of a table hold what.
    pub struct MappingFields {
        /// A name for it; empty where it is not saved.
        pub name: String,
        /// What the rows list, as a code.
        pub rows: String,
        /// The columns.
        pub columns: Vec<MappedColumn>,
    }

    /// A column that holds a field.
    pub struct MappedColumn {
        /// The field, as a code.
        pub field: String,
        /// The caption.
        pub caption: String,
    }

    /// The fields that rows of a kind have.
    pub struct RowFields {
        /// What the rows list, as a code.
        pub rows: String,
        /// The fields, as codes.
        pub fields: Vec<String>,
        /// The fields of which at least one is needed.
        pub naming: Vec<String>,
    }

    /// What importing a document as a statement would do.
    pub struct StatementPlan {
        /// The statement as it was read.
        pub row: StatementRow,
        /// Whether it is `new`, the `same` bytes as one before, `altered` (the same request with
        /// other bytes, a red flag) or read `again`.
        pub novelty: String,
        /// The statement that it is the same as or altered from.
        pub known: Option<StatementRow>,
        /// The names it bears, and whose they are.
        pub names: Vec<NamePlan>,
        /// The first records its rows would create or match.
        pub records: Vec<RecordPlan>,
        /// How many records would be created.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub creates: u64,
        /// How many records of the vault its rows match.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub matches: u64,
        /// How many product keys it lists in clear; they are sealed on import.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub keys: u64,
        /// What is doubtful about it.
        pub doubts: Vec<DoubtView>,
        /// The first problems of its rows.
        pub problems: Vec<TableRow>,
    }

    /// A name on a statement.
    pub struct NamePlan {
        /// The name as printed.
        pub name: String,
        /// `known`, `similar` or `unknown`.
        pub owner: String,
        /// The legal entity that has it, or nearly.
        pub entity: Option<String>,
        /// The name of that legal entity.
        pub entity_name: String,
        /// How alike they are, in percent.
        pub percent: u32,
    }

    /// What a row would do.
    pub struct RecordPlan {
        /// The row.
        pub at: PlaceView,
        /// The record as the row states it.
        pub fields: LicenseFields,
        /// The record of the vault that is the same; absent where one is created.
        pub matches: Option<String>,
        /// The title of that record.
        pub matches_title: String,
    }

    /// What a person decided about an import.
    pub struct StatementImport {
        /// The document.
        pub document: String,
        /// The mapping; absent where the captions decide.
        pub mapping: Option<MappingFields>,
        /// The names that become aliases of legal entities.
        pub aliases: Vec<AliasChoice>,
        /// Whether rows without a record become records.
        pub create_records: bool,
        /// Whether the records are linked to the statement.
        pub link_records: bool,
    }

    /// A name that becomes an alias.
    pub struct AliasChoice {
        /// The name as printed.
        pub name: String,
        /// The legal entity.
        pub entity: String,
    }

    /// What an import did.
    pub struct StatementImported {
        /// The statement.
        pub row: StatementRow,
        /// How many records were created.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub created: u64,
        /// How many records were linked to it.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub linked: u64,
        /// How many names became aliases.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub aliases: u64,
        /// How many product keys were sealed.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub sealed: u64,
    }
}
