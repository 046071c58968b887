//! What can be asked about public terms.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use muniment::view::TermsFields;

#[derive(Debug, Subcommand)]
pub(crate) enum TermsArgs {
    /// Add downloads as terms editions: each finds its series and its date, or says why not
    Add {
        /// Files and folders
        paths: Vec<PathBuf>,
        /// A document that is in the vault already: its id or SHA-256, or the first digits
        #[arg(long = "document", value_name = "DOCUMENT")]
        documents: Vec<String>,
        /// The address at which a single saved page was captured; nothing is fetched
        #[arg(long, value_name = "URL")]
        address: Option<String>,
    },
    /// List the terms editions
    List {
        /// Words that a name must hold
        #[arg(long, default_value = "")]
        filter: String,
        /// Only those of this kind, such as product_terms
        #[arg(long)]
        kind: Option<String>,
        /// Only those whose dates contradict each other
        #[arg(long)]
        conflicting: bool,
        /// Voided ones instead of those that count
        #[arg(long)]
        voided: bool,
    },
    /// Show a terms edition with every date that was found
    Show {
        /// Its id, or the first digits
        edition: String,
    },
    /// Correct a terms edition; what is not given stays, and its date counts as confirmed
    Set {
        /// Its id, or the first digits
        edition: String,
        #[command(flatten)]
        fields: TermsFieldArgs,
    },
    /// Confirm the date of a terms edition though others contradict it
    Confirm {
        /// Its id, or the first digits
        edition: String,
    },
    /// Let a terms edition no longer count
    Void {
        /// Its id, or the first digits
        edition: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Let a voided terms edition count again
    Restore {
        /// Its id, or the first digits
        edition: String,
    },
    /// Show the editions in force on a day
    At {
        /// The day, YYYY-MM-DD
        date: String,
        /// Only those of this kind
        #[arg(long)]
        kind: Option<String>,
    },
    /// Show what changed between two editions, by heading and paragraph
    Diff {
        /// The older edition: its id, or the first digits
        old: String,
        /// The newer edition: its id, or the first digits
        new: String,
        /// Only changes that hold these words
        #[arg(long, default_value = "")]
        find: String,
    },
    /// Find words in the editions in force on a day
    Find {
        /// The words, all of which a paragraph must hold
        #[arg(required = true)]
        words: Vec<String>,
        /// The day, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        at: Option<String>,
    },
    /// Show the editions that are missing by cadence, and the licenses whose edition is not held
    Gaps {
        /// The day up to which editions are expected, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        at: Option<String>,
    },
    /// Show which terms govern a license record, and why
    Governing {
        /// The record's id, or the first digits
        license: String,
        /// The version in use; the licensed one where not given
        #[arg(long = "version", value_name = "VERSION")]
        used: Option<String>,
        /// The day asked about, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        at: Option<String>,
    },
    /// State when a version of a product was first released; without a day it is taken back
    Release {
        /// The product family, as license records name it
        product: String,
        /// The version, as license records name it
        version: String,
        /// The day, YYYY-MM-DD
        date: Option<String>,
    },
    /// List when versions of products were first released
    Releases,
    /// State what an agreement says about governing terms; without a rule and a day it is taken back
    Except {
        /// The agreement's id, or the first digits
        agreement: String,
        /// The rule that applies instead, such as GR-ORD
        #[arg(long)]
        rule: Option<String>,
        /// The day whose terms count, YYYY-MM-DD
        #[arg(long, value_name = "DATE")]
        day: Option<String>,
        /// The clause of the agreement
        #[arg(long, default_value = "")]
        clause: String,
    },
    /// State which later terms the customer chose for a license; without a day it is taken back
    Elect {
        /// The record's id, or the first digits
        license: String,
        /// The version it was chosen for; any where not given
        #[arg(long = "version", value_name = "VERSION", default_value = "")]
        used: String,
        /// The day whose edition counts, YYYY-MM-DD
        #[arg(long, value_name = "DATE")]
        day: Option<String>,
        /// Why
        #[arg(long, default_value = "")]
        note: String,
    },
    /// List the later terms that the customer chose for licenses
    Elections,
    /// List the rules about governing terms
    Rules,
}

#[derive(Debug, Args)]
pub(crate) struct TermsFieldArgs {
    /// What it is, such as product_terms
    #[arg(long)]
    kind: Option<String>,
    /// Which of several documents of its kind it is
    #[arg(long)]
    title: Option<String>,
    /// The program view it is valid for, such as EAEAS
    #[arg(long)]
    scope: Option<String>,
    /// The part of the world it is valid for, such as WW
    #[arg(long)]
    region: Option<String>,
    /// Its language, in English
    #[arg(long)]
    language: Option<String>,
    /// The day from which it is in force, YYYY-MM-DD, or the month, YYYY-MM
    #[arg(long, value_name = "DATE")]
    effective: Option<String>,
    /// The day on which it was captured, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    captured_on: Option<String>,
    /// The address it was captured from
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    /// Anything else worth knowing
    #[arg(long)]
    notes: Option<String>,
}

impl TermsFieldArgs {
    /// The edition with what was given in place of what it had. An empty value clears a field.
    pub(crate) fn over(&self, had: TermsFields) -> TermsFields {
        let text = |given: &Option<String>, had: String| given.clone().unwrap_or(had);
        let (effective, precision) = match &self.effective {
            Some(day) => exactly(day),
            None => (had.effective, had.precision),
        };
        let captured_on = match &self.captured_on {
            Some(day) => Some(day.clone()).filter(|day| !day.is_empty()),
            None => had.captured_on,
        };
        TermsFields {
            document: had.document,
            kind: text(&self.kind, had.kind),
            title: text(&self.title, had.title),
            scope: text(&self.scope, had.scope),
            region: text(&self.region, had.region),
            language: text(&self.language, had.language),
            effective,
            precision,
            captured_on,
            address: text(&self.address, had.address),
            notes: text(&self.notes, had.notes),
        }
    }
}

/// A day, or the first day of a month, and how exactly it is known.
fn exactly(date: &str) -> (String, String) {
    let is_month = date.len() == "2020-08".len();
    let day = if is_month { format!("{date}-01") } else { date.to_owned() };
    (day, if is_month { "month" } else { "day" }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_stands_for_its_first_day() {
        assert_eq!(exactly("2020-08"), ("2020-08-01".to_owned(), "month".to_owned()));
        assert_eq!(exactly("2020-08-15"), ("2020-08-15".to_owned(), "day".to_owned()));
    }
}
