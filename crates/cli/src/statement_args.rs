//! What can be asked about license statements, positions, disputes and hand-overs.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum StatementArgs {
    /// Read a file or document as a license statement: planned, shown, and only then imported
    Import(ImportArgs),
    /// Show the tables of a file or document, and what their columns seem to hold
    Preview {
        /// A file, or a document: its id or SHA-256, or the first digits
        file: String,
    },
    /// List the statements, each timeline with the oldest first
    List {
        /// Voided ones instead of those that count
        #[arg(long)]
        voided: bool,
    },
    /// Show a statement: its scope, its sheets, what is doubtful about it; or some of its rows
    Show {
        /// Its document: the id or SHA-256, or the first digits
        statement: String,
        /// Show rows instead: organization, line, agreement, transaction, key or problem
        #[arg(long, value_name = "TABLE")]
        rows: Option<String>,
        /// Only rows that hold these words
        #[arg(long, default_value = "")]
        filter: String,
        /// Only rows of this sheet
        #[arg(long, default_value = "")]
        sheet: String,
        /// How many rows are passed over
        #[arg(long, default_value_t = 0)]
        offset: u64,
        /// How many rows at most
        #[arg(long, default_value_t = 50)]
        limit: u64,
    },
    /// Show how two statements differ, and what purchases explain
    Diff {
        /// The earlier statement: its document
        before: String,
        /// The later statement: its document
        after: String,
        /// By country instead of in all
        #[arg(long)]
        by_country: bool,
    },
    /// Let a statement no longer count
    Void {
        /// Its document
        statement: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Let a voided statement count again
    Restore {
        /// Its document
        statement: String,
    },
    /// List the saved mappings, or remove one
    Mappings {
        /// The mapping to remove
        #[arg(long, value_name = "NAME")]
        forget: Option<String>,
    },
    /// Show the log of requests for statements
    Requests,
    /// Log a request for a statement; nothing is sent anywhere
    Request {
        /// Who asks
        #[arg(long)]
        by: String,
        /// The day, YYYY-MM-DD; today if not given
        #[arg(long)]
        on: Option<String>,
        /// A formal request to the publisher
        #[arg(long)]
        formal: bool,
        /// What for
        #[arg(long, default_value = "")]
        purpose: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// A file, or a document: its id or SHA-256, or the first digits
    pub(crate) file: String,
    /// Only show what importing would do
    #[arg(long)]
    pub(crate) plan: bool,
    /// What the rows list, where the captions are not known: line, transaction, agreement, key,
    /// organization
    #[arg(long, value_name = "ROWS")]
    pub(crate) rows: Option<String>,
    /// A column for a field, such as `family=Product Name`; several may be given
    #[arg(long, value_name = "FIELD=CAPTION", requires = "rows")]
    pub(crate) map: Vec<String>,
    /// A saved mapping; with --rows, the name under which this one is saved
    #[arg(long, value_name = "NAME")]
    pub(crate) mapping: Option<String>,
    /// A name on the statement that is a legal entity's, such as `Fairmont Ltd=0190abcd`
    #[arg(long, value_name = "NAME=ENTITY")]
    pub(crate) alias: Vec<String>,
    /// Create license records from rows that match none
    #[arg(long)]
    pub(crate) create_records: bool,
    /// Link the records that its rows match or create
    #[arg(long)]
    pub(crate) link_records: bool,
}

#[derive(Debug, Args)]
pub(crate) struct PositionArgs {
    /// The day, YYYY-MM-DD; today if not given
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// The statement to start from instead of the latest of that day
    #[arg(long, value_name = "DOCUMENT")]
    pub(crate) statement: Option<String>,
    /// Only products that hold these words, with every figure and what is behind it
    #[arg(long, value_name = "WORDS")]
    pub(crate) product: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DisputeArgs {
    /// List the disputes
    List,
    /// Draft a dispute from the products of which our proof shows more than a statement lists
    Draft {
        /// The statement: its document
        statement: String,
        /// Only this product, as `family|version`; several may be given
        #[arg(long, value_name = "PRODUCT")]
        product: Vec<String>,
    },
    /// Take a dispute a step further: submitted, acknowledged, accepted, partially_accepted,
    /// rejected or withdrawn
    Step {
        /// Its id, or the first digits
        dispute: String,
        /// The state to which the step leads
        state: String,
        /// The day, YYYY-MM-DD; today if not given
        #[arg(long)]
        on: Option<String>,
        /// To whom it was sent
        #[arg(long, default_value = "")]
        to: String,
        /// The reference that the publisher gave it
        #[arg(long, default_value = "")]
        reference: String,
        /// Anything else worth knowing
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Print the letter, or write it with its evidence to a folder
    Letter {
        /// Its id, or the first digits
        dispute: String,
        /// Who writes
        #[arg(long, default_value = "")]
        sender: String,
        /// The folder for the letter and the documents
        #[arg(long, value_name = "FOLDER")]
        to: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// The shape: other_data, config_manager, snow, ivanti, licenses_csv or licenses_xlsx
    pub(crate) shape: String,
    /// The file; a workbook where its name ends in .xlsx
    #[arg(long, value_name = "FILE")]
    pub(crate) to: PathBuf,
    /// The day, YYYY-MM-DD; today if not given
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
}
