//! Why a file cannot be read as a statement.

use thiserror::Error;

/// Why a file cannot be read as a statement.
#[derive(Debug, Error)]
pub enum ReadError {
    /// It is no workbook, or a damaged one.
    #[error("the workbook cannot be opened")]
    Workbook(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It is protected by a password.
    #[error("the workbook is encrypted; save it without a password")]
    Encrypted,
    /// It is no table.
    #[error("the table cannot be read")]
    Table(#[from] csv::Error),
    /// It is not the XML that it seems to be.
    #[error("the XML cannot be read")]
    Xml(#[from] quick_xml::Error),
    /// No cell holds anything.
    #[error("it holds no table")]
    Empty,
    /// Its captions are those of no export; a mapping says what they mean.
    #[error("no known export has these captions; map the columns first")]
    Unrecognized {
        /// The captions of the row that looks most like a header.
        captions: Vec<String>,
    },
    /// A column that the mapping names is not there.
    #[error("the mapping names the column `{caption}`, which the table lacks")]
    NoSuchColumn {
        /// The caption.
        caption: String,
    },
}
