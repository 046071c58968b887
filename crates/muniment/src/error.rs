//! What can go wrong, and how it is told.

use std::collections::BTreeMap;
use std::path::PathBuf;

use muniment_core::maths::MathsError;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::sealing::SealingError;

/// Why the vault did not do what it was asked.
#[derive(Debug, Error)]
pub enum Error {
    /// The platform names no home folder.
    #[error("this account has no home folder; set MUNIMENT_CACHE and MUNIMENT_CONFIG")]
    NoHome,
    /// A file of the vault could not be read or written.
    #[error(transparent)]
    Storage(#[from] muniment_storage::Error),
    /// The catalog failed.
    #[error(transparent)]
    Catalog(#[from] muniment_catalog::Error),
    /// The index failed.
    #[error(transparent)]
    Search(#[from] muniment_search::Error),
    /// A file outside the vault could not be read or written.
    #[error("could not {what} `{path}`")]
    File {
        /// What was tried.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The journal is not the one this machine saw before.
    #[error("journal entry {n} is missing or differs from the one that this machine saw before")]
    JournalChanged {
        /// The entry.
        n: u64,
    },
    /// The vault cannot be written.
    #[error("the vault cannot be written: {reason}")]
    ReadOnly {
        /// Why, as a code.
        reason: String,
    },
    /// What was asked for does not exist.
    #[error("there is no {what} `{id}`")]
    Missing {
        /// What was looked for, as a code.
        what: Subject,
        /// What was given.
        id: String,
    },
    /// Several things match what was given.
    #[error("`{id}` could mean more than one {what}")]
    Ambiguous {
        /// What was looked for.
        what: Subject,
        /// What was given.
        id: String,
    },
    /// A value that was given cannot be.
    #[error("{message}")]
    Invalid {
        /// What is wrong, as a code.
        code: &'static str,
        /// The same in words.
        message: String,
    },
    /// A query cannot be understood.
    #[error(transparent)]
    Query(#[from] muniment_search::QueryError),
    /// Something cannot be calculated.
    #[error(transparent)]
    Calculation(#[from] MathsError),
    /// The value of a product key cannot be sealed or opened.
    #[error(transparent)]
    Sealing(#[from] SealingError),
    /// The page cannot be shown as an image.
    #[error("page {page} of `{name}` has no image: {why}")]
    NoImage {
        /// The page.
        page: u32,
        /// The document's name.
        name: String,
        /// Why.
        why: String,
    },
    /// Pictures of text cannot be recognized.
    #[error("pictures of text cannot be recognized: {why}")]
    NoRecognition {
        /// Why, and what to do.
        why: String,
    },
    /// An authority gave no time stamp.
    #[error("no time stamp came from `{authority}`: {why}")]
    NoTimeStamp {
        /// Its address.
        authority: String,
        /// Why.
        why: String,
    },
    /// The person canceled.
    #[error("canceled")]
    Canceled,
}

/// What can be looked for and not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A document.
    Document,
    /// A license record.
    License,
    /// An evidence link.
    Link,
    /// A saved search.
    Search,
    /// A page of a document.
    Page,
    /// A function of the calculator.
    Calculation,
    /// An agreement.
    Agreement,
    /// A legal entity.
    Entity,
    /// A deadline.
    Deadline,
    /// An entry of the portal access register.
    Access,
    /// A benefit of Software Assurance.
    Benefit,
    /// A product key.
    Key,
    /// A statement, by its document.
    Statement,
    /// A dispute.
    Dispute,
    /// A calculation kept with a license record.
    KeptCalculation,
    /// A terms edition.
    Terms,
    /// A matter.
    Matter,
    /// A request of a matter.
    Request,
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Document => "document",
            Self::License => "license record",
            Self::Link => "link",
            Self::Search => "saved search",
            Self::Page => "page",
            Self::Calculation => "calculation",
            Self::Agreement => "agreement",
            Self::Entity => "legal entity",
            Self::Deadline => "deadline",
            Self::Access => "portal access",
            Self::Benefit => "benefit",
            Self::Key => "product key",
            Self::KeptCalculation => "kept calculation",
            Self::Terms => "terms edition",
            Self::Matter => "matter",
            Self::Request => "request",
            Self::Statement => "statement",
            Self::Dispute => "dispute",
        })
    }
}

/// An error as an edge shows it: a window looks up its own words for `code`, a terminal prints
/// `message` and `hint`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export, rename_all = "camelCase"))]
pub struct Problem {
    /// What went wrong, as a stable code.
    pub code: String,
    /// The same in words, in English, with its causes.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The values in the message, by name.
    pub details: BTreeMap<String, String>,
}

impl Error {
    pub(crate) fn invalid(code: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid { code, message: message.into() }
    }

    pub(crate) fn missing(what: Subject, id: &str) -> Self {
        Self::Missing { what, id: id.chars().take(80).collect() }
    }

    /// The error as an edge shows it.
    pub fn problem(&self) -> Problem {
        let (code, hint) = self.code_and_hint();
        let mut message = self.to_string();
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            let cause_text = cause.to_string();
            if !message.contains(&cause_text) {
                message = format!("{message}: {cause_text}");
            }
            source = cause.source();
        }
        Problem {
            code: code.to_owned(),
            message,
            hint: hint.map(str::to_owned),
            details: self.details(),
        }
    }

    fn code_and_hint(&self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::NoHome => ("internal", None),
            Self::Storage(error) => (error.code(), storage_hint(error.code())),
            Self::Catalog(_) | Self::Search(_) => (
                "internal",
                Some("rebuild the catalog and the index; the documents are not affected"),
            ),
            Self::File { .. } => {
                ("cannot_read_file", Some("check that the file exists and that you may read it"))
            }
            Self::JournalChanged { .. } => (
                "journal_changed",
                Some(
                    "restore the newer copy of the vault, or rebuild to accept the vault as it is",
                ),
            ),
            Self::ReadOnly { .. } => ("vault_read_only", None),
            Self::Missing { what: Subject::Document, .. } => {
                ("no_such_document", Some("`list` names the documents"))
            }
            Self::Missing { what: Subject::License, .. } => {
                ("no_such_license", Some("`license list` names the license records"))
            }
            Self::Missing { what: Subject::Link, .. } => ("no_such_link", None),
            Self::Missing { what: Subject::Search, .. } => ("no_such_search", None),
            Self::Missing { what: Subject::Page, .. } => ("no_such_page", None),
            Self::Missing { what: Subject::Calculation, .. } => {
                ("no_such_calculation", Some("`calc` names the calculations"))
            }
            Self::Missing { what: Subject::Agreement, .. } => {
                ("no_such_agreement", Some("`agreement list` names the agreements"))
            }
            Self::Missing { what: Subject::Entity, .. } => {
                ("no_such_entity", Some("`entity list` names the legal entities"))
            }
            Self::Missing { what: Subject::Deadline, .. } => {
                ("no_such_deadline", Some("`deadlines --json` names the deadlines by their keys"))
            }
            Self::Missing { what: Subject::Access, .. } => {
                ("no_such_access", Some("`access list` names the entries"))
            }
            Self::Missing { what: Subject::Benefit, .. } => {
                ("no_such_benefit", Some("`benefit list` names the benefits"))
            }
            Self::Missing { what: Subject::Key, .. } => {
                ("no_such_key", Some("`key list` names the product keys"))
            }
            Self::Sealing(error) => (error.code(), error.hint()),
            Self::Missing { what: Subject::KeptCalculation, .. } => {
                ("no_such_kept_calculation", Some("`license show` names what is kept"))
            }
            Self::Missing { what: Subject::Terms, .. } => {
                ("no_such_terms", Some("`terms list` names the terms editions"))
            }
            Self::Missing { what: Subject::Matter, .. } => {
                ("no_such_matter", Some("`matter list` names the matters"))
            }
            Self::Missing { what: Subject::Request, .. } => {
                ("no_such_request", Some("`matter show` names the requests of a matter"))
            }
            Self::Ambiguous { .. } => ("ambiguous", Some("give more of its digits")),
            Self::Invalid { code, .. } => (code, None),
            Self::Query(_) => ("bad_query", None),
            Self::Calculation(error) => (calculation_code(error), None),
            Self::NoImage { .. } => ("no_page_image", None),
            Self::NoRecognition { .. } => ("no_recognition", None),
            Self::NoTimeStamp { .. } => (
                "no_time_stamp",
                Some("write the query to a file, carry it to the authority and import its reply"),
            ),
            Self::Missing { what: Subject::Statement, .. } => (
                "no_such_statement",
                Some("read the document as a statement first: `muniment statement import`"),
            ),
            Self::Missing { what: Subject::Dispute, .. } => {
                ("no_such_dispute", Some("list the disputes and take an id from there"))
            }
            Self::Canceled => ("canceled", None),
        }
    }

    fn details(&self) -> BTreeMap<String, String> {
        let pairs: Vec<(&str, String)> = match self {
            Self::File { path, .. } => vec![("path", path.display().to_string())],
            Self::JournalChanged { n } => vec![("n", n.to_string())],
            Self::ReadOnly { reason } => vec![("reason", reason.clone())],
            Self::Missing { id, .. } | Self::Ambiguous { id, .. } => vec![("id", id.clone())],
            Self::Query(error) => {
                vec![("query", error.code.to_string()), ("at", error.at.to_string())]
            }
            Self::Calculation(error) => calculation_details(error),
            Self::NoImage { page, name, why } => {
                vec![("page", page.to_string()), ("name", name.clone()), ("why", why.clone())]
            }
            Self::NoRecognition { why } => vec![("why", why.clone())],
            Self::NoTimeStamp { authority, why } => {
                vec![("authority", authority.clone()), ("why", why.clone())]
            }
            _ => Vec::new(),
        };
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

fn calculation_code(error: &MathsError) -> &'static str {
    match error {
        MathsError::UnknownParameter { .. }
        | MathsError::Missing { .. }
        | MathsError::Refused { .. } => "bad_input",
        MathsError::TooLarge { .. } => "result_too_large",
        MathsError::NotInForce { .. } => "not_in_force",
    }
}

fn calculation_details(error: &MathsError) -> Vec<(&'static str, String)> {
    match error {
        MathsError::UnknownParameter { parameter, .. } => vec![("parameter", parameter.clone())],
        MathsError::Missing { parameter, allowed }
        | MathsError::Refused { parameter, allowed, .. } => {
            vec![("parameter", (*parameter).to_owned()), ("allowed", allowed.clone())]
        }
        MathsError::TooLarge { .. } => Vec::new(),
        MathsError::NotInForce { fact, as_of } => {
            vec![("fact", fact.clone()), ("as_of", as_of.to_string())]
        }
    }
}

fn storage_hint(code: &str) -> Option<&'static str> {
    Some(match code {
        "vault_not_found" => "check the path, or create the vault first",
        "not_a_vault" => "choose the folder that holds `vault.json`",
        "newer_format" => "install the newest version of Muniment",
        "folder_not_empty" => "choose an empty folder for a new vault",
        "disk_full" => "free some space on the vault's disk and try again",
        "no_permission" => "check that you may read and write the vault's folder",
        "vault_damaged" => "run `verify` to see what is wrong; nothing was changed",
        "backup_of_another" => "choose another place for the backup",
        "backup_ahead" | "backup_differs" => {
            "verify the vault with a seal: an older or another journal may have taken its place"
        }
        "not_joined" => "add or describe a document first",
        "object_missing" => "restore the object from a backup of the vault",
        _ => return None,
    })
}
