//! What a source says, kept beside what others say of the same matter, and reading such data.

use chrono::NaiveDate;
use serde::Deserialize;
use thiserror::Error;

use crate::UnknownCode;

/// A sentence in our words, with where it is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What is said.
    pub statement: String,
    /// The title of the document that says it.
    pub source: String,
    /// The first day on which it is so; open where no source states one.
    pub from: Option<NaiveDate>,
    /// The last day on which it is so.
    pub to: Option<NaiveDate>,
}

impl Said {
    /// Whether it is so on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Why a text of portal roles or of benefits cannot be read.
#[derive(Debug, Error)]
pub enum FactFileError {
    /// It is not JSON of the expected shape.
    #[error("it does not have the shape of such a file")]
    Shape(#[source] serde_json::Error),
    /// It has a code that no vocabulary has.
    #[error(transparent)]
    Code(#[from] UnknownCode),
    /// It is of a format that this version does not know.
    #[error("format {0} is not known")]
    Format(u32),
    /// A text that has to say something is blank.
    #[error("`{entry}`: `{field}` is blank")]
    Blank {
        /// The entry.
        entry: String,
        /// Its field.
        field: &'static str,
    },
    /// Something ends before it starts.
    #[error("`{entry}` ends before it starts")]
    Backwards {
        /// The entry.
        entry: String,
    },
    /// Two entries have one code.
    #[error("`{entry}` is there twice")]
    Twice {
        /// The code.
        entry: String,
    },
    /// An entry that has to be there is not.
    #[error("`{entry}` is missing")]
    Missing {
        /// The code.
        entry: String,
    },
}

/// The form of [`Said`] in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaidEntry {
    statement: String,
    source: String,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

impl SaidEntry {
    pub(crate) fn read(self, entry: &str) -> Result<Said, FactFileError> {
        let (from, to) = (self.valid_from, self.valid_to);
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            return Err(FactFileError::Backwards { entry: entry.to_owned() });
        }
        Ok(Said {
            statement: text(self.statement, entry, "statement")?,
            source: text(self.source, entry, "source")?,
            from,
            to,
        })
    }
}

/// All that sources say in one entry.
pub(crate) fn read_all(said: Vec<SaidEntry>, entry: &str) -> Result<Vec<Said>, FactFileError> {
    said.into_iter().map(|said| said.read(entry)).collect()
}

/// A text that says something.
pub(crate) fn text(
    text: String,
    entry: &str,
    field: &'static str,
) -> Result<String, FactFileError> {
    if text.trim().is_empty() {
        return Err(FactFileError::Blank { entry: entry.to_owned(), field });
    }
    Ok(text)
}

/// Refuses formats of the future.
pub(crate) fn check_format(format: u32) -> Result<(), FactFileError> {
    if format == 1 { Ok(()) } else { Err(FactFileError::Format(format)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_holds_on_its_days() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let said = Said {
            statement: "it is so".into(),
            source: "a guide".into(),
            from: Some(day("2025-01-01")),
            to: None,
        };
        assert!(said.holds_on(day("2025-01-01")));
        assert!(!said.holds_on(day("2024-12-31")));
    }
}
