//! What can be asked about true-ups.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use muniment::view::StepDoneFields;

#[derive(Debug, Subcommand)]
pub(crate) enum TrueUpArgs {
    /// List the true-ups of all agreements, or of one, up to the coming anniversary
    List {
        /// The agreement's id, or the first digits
        agreement: Option<String>,
        /// The day for which to answer, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Show one true-up: what was done, the count, and what speaks against it
    Show {
        #[command(flatten)]
        which: Which,
        /// The day for which to answer, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Read what is deployed and what was licensed before from a CSV file or a workbook
    Count {
        #[command(flatten)]
        which: Which,
        /// The file; without it, the count is taken back
        file: Option<PathBuf>,
        /// Show what would be counted, and write nothing
        #[arg(long)]
        plan: bool,
        /// Read product, deployed or baseline from this column, such as deployed=Installed;
        /// guessed where not given
        #[arg(long = "map", value_name = "FIELD=COLUMN")]
        map: Vec<String>,
    },
    /// State that something was done
    Step {
        #[command(flatten)]
        which: Which,
        /// exported, reconciled, delta_identified, second_review, submitted, quote_received,
        /// reviewed or challenged
        step: String,
        #[command(flatten)]
        done: StepArgs,
        /// It was not done after all
        #[arg(long, conflicts_with = "on")]
        take_back: bool,
    },
}

/// A true-up is named by its agreement and its anniversary.
#[derive(Debug, Args)]
pub(crate) struct Which {
    /// The agreement's id, or the first digits
    pub(crate) agreement: String,
    /// The anniversary that closes the year, YYYY-MM-DD
    pub(crate) anniversary: String,
}

#[derive(Debug, Args)]
pub(crate) struct StepArgs {
    /// The day, YYYY-MM-DD
    #[arg(long, value_name = "DATE", required_unless_present = "take_back")]
    on: Option<String>,
    /// The person; who works now where not given
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// A document that shows it: its id or SHA-256, or the first digits of either
    #[arg(long = "evidence", value_name = "DOCUMENT")]
    evidence: Vec<String>,
    /// Anything else worth knowing
    #[arg(long)]
    note: Option<String>,
}

impl StepArgs {
    pub(crate) fn fields(&self) -> StepDoneFields {
        StepDoneFields {
            on: self.on.clone().unwrap_or_default(),
            by: self.by.clone().unwrap_or_default(),
            evidence: self.evidence.clone(),
            note: self.note.clone().unwrap_or_default(),
        }
    }
}
