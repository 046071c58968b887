//! Statements on the pipe: what is asked of a table, and what a worker says of one.

use std::collections::BTreeMap;

use muniment_core::UnknownCode;
use muniment_core::key::KeyValue;
use muniment_core::statement::{Mapping, RowPlace};
use muniment_extract::{Limits, Options, Tabular, tabular};
use muniment_statements::{
    Captions, CaptionsError, FoundKey, Preview, ReadError, ReadStatement, Source, keep, preview,
    read,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How a document is read as a statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatementReading {
    /// A user's own captions, as texts in JSON.
    pub captions: Vec<String>,
    /// Which columns hold what; none where the captions decide.
    pub mapping: Option<Mapping>,
}

/// A document that was read as a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptStatement {
    /// The statement in the form in which it is kept.
    pub rows: Vec<u8>,
    /// The product keys that the statement lists masked, in the order of their rows.
    pub keys: Vec<FoundKey>,
}

/// Why a document is no statement.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[error("{message}")]
pub struct NoStatement {
    /// The stable code of the reason.
    pub code: String,
    /// The reason, for a person.
    pub message: String,
    /// The captions of a table that nobody knows.
    pub captions: Vec<String>,
}

/// A [`StatementReading`] on the pipe.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Ask {
    pub(crate) name: String,
    pub(crate) captions: Vec<String>,
    pub(crate) mapping: Option<SentMapping>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SentMapping {
    name: String,
    rows: String,
    columns: BTreeMap<String, String>,
}

/// A product key on the pipe.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct SentKey {
    sheet: u16,
    row: u32,
    value: String,
}

/// A [`Preview`] on the pipe.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SentPreview {
    sheet: String,
    header_row: u32,
    captions: Vec<String>,
    rows: Vec<Vec<String>>,
    count: u64,
    suggestions: Vec<SentMapping>,
}

impl Ask {
    pub(crate) fn new(name: &str, reading: &StatementReading) -> Self {
        Self {
            name: name.to_owned(),
            captions: reading.captions.clone(),
            mapping: reading.mapping.as_ref().map(SentMapping::of),
        }
    }

    /// Reads a document as a statement and puts it into the form in which it is kept.
    pub(crate) fn read(
        &self,
        document: &[u8],
        password: Option<&str>,
        limits: Limits,
    ) -> Result<(Vec<u8>, Vec<SentKey>), NoStatement> {
        let mapping = self.mapping.as_ref().map(SentMapping::mapping).transpose();
        let mapping = mapping.map_err(|error| refused("bad_mapping", &error))?;
        let captions = self.captions()?;
        let found = self.tabular(document, password, limits)?;
        let read = read(source(&found), &captions, mapping.as_ref());
        let ReadStatement { statement, keys } = read.map_err(|error| unread(&error))?;
        let rows = keep(statement).map_err(|error| refused("not_kept", &error))?;
        Ok((rows, keys.iter().map(SentKey::of).collect()))
    }

    /// The tables of a document before anybody says what they mean.
    pub(crate) fn preview(
        &self,
        document: &[u8],
        password: Option<&str>,
        limits: Limits,
    ) -> Result<Vec<SentPreview>, NoStatement> {
        let captions = self.captions()?;
        let found = self.tabular(document, password, limits)?;
        let tables = preview(source(&found), &captions).map_err(|error| unread(&error))?;
        Ok(tables.into_iter().map(SentPreview::of).collect())
    }

    fn captions(&self) -> Result<Captions, NoStatement> {
        let all: Result<Captions, CaptionsError> =
            self.captions.iter().try_fold(Captions::built_in(), |all, own| all.extended(own));
        all.map_err(|error| refused("bad_captions", &error))
    }

    fn tabular<'a>(
        &self,
        document: &'a [u8],
        password: Option<&str>,
        limits: Limits,
    ) -> Result<Tabular<'a>, NoStatement> {
        tabular(document, &Options { name: &self.name, password, limits }).map_err(|reading| {
            let (code, message) = match reading.reason {
                Some(reason) => (reason.code, reason.message),
                None => ("no_table".to_owned(), "it is no table".to_owned()),
            };
            NoStatement { code, message, captions: Vec::new() }
        })
    }
}

impl SentMapping {
    fn of(mapping: &Mapping) -> Self {
        let columns = mapping.columns.iter();
        Self {
            name: mapping.name.clone(),
            rows: mapping.rows.to_string(),
            columns: columns.map(|(field, caption)| (field.to_string(), caption.clone())).collect(),
        }
    }

    fn mapping(&self) -> Result<Mapping, UnknownCode> {
        let columns = self.columns.iter();
        Ok(Mapping {
            name: self.name.clone(),
            rows: self.rows.parse()?,
            columns: columns
                .map(|(field, caption)| Ok((field.parse()?, caption.clone())))
                .collect::<Result<_, UnknownCode>>()?,
        })
    }
}

impl SentKey {
    fn of(found: &FoundKey) -> Self {
        let RowPlace { sheet, row } = found.at;
        Self { sheet, row, value: found.key.expose().to_owned() }
    }

    /// The key; nothing where a worker sent what is none.
    pub(crate) fn found(self) -> Option<FoundKey> {
        let key: KeyValue = self.value.parse().ok()?;
        Some(FoundKey { at: RowPlace { sheet: self.sheet, row: self.row }, key })
    }
}

impl SentPreview {
    fn of(table: Preview) -> Self {
        let Preview { sheet, header_row, captions, rows, count, suggestions } = table;
        let suggestions = suggestions.iter().map(SentMapping::of).collect();
        Self { sheet, header_row, captions, rows, count, suggestions }
    }

    /// The preview; a suggestion that a worker made up is left out.
    pub(crate) fn preview(self) -> Preview {
        let Self { sheet, header_row, captions, rows, count, suggestions } = self;
        let suggestions = suggestions.iter().filter_map(|sent| sent.mapping().ok()).collect();
        Preview { sheet, header_row, captions, rows, count, suggestions }
    }
}

fn source<'a>(found: &'a Tabular<'_>) -> Source<'a> {
    match found {
        Tabular::Workbook(bytes) => Source::Workbook(bytes),
        Tabular::Text(text) => Source::Text(text),
        Tabular::Xml(text) => Source::Xml(text),
    }
}

fn refused(code: &str, why: &dyn std::fmt::Display) -> NoStatement {
    NoStatement { code: code.to_owned(), message: why.to_string(), captions: Vec::new() }
}

fn unread(error: &ReadError) -> NoStatement {
    let code = match error {
        ReadError::Workbook(_) => "damaged_workbook",
        ReadError::Encrypted => "password_needed",
        ReadError::Table(_) => "damaged_table",
        ReadError::Xml(_) => "damaged_xml",
        ReadError::Empty => "empty_table",
        ReadError::Unrecognized { .. } => "unknown_captions",
        ReadError::NoSuchColumn { .. } => "no_such_column",
    };
    let captions = match error {
        ReadError::Unrecognized { captions } => captions.clone(),
        _ => Vec::new(),
    };
    NoStatement { captions, ..refused(code, error) }
}
