//! What can be asked about deadlines.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub(crate) struct DeadlineArgs {
    #[command(subcommand)]
    pub(crate) action: Option<DeadlineAction>,
    /// The day for which they stand as listed, YYYY-MM-DD; today where it is not given
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// How many days ahead to look
    #[arg(long, default_value_t = 365)]
    pub(crate) days: u32,
    /// Also what is done, missed, or overdue for more than a year
    #[arg(long)]
    pub(crate) all: bool,
    /// Also write them to an iCalendar file
    #[arg(long, value_name = "FILE")]
    pub(crate) ics: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DeadlineAction {
    /// State that a deadline was met
    Done {
        /// Its key, as listed
        key: String,
        /// The day on which it was done, YYYY-MM-DD
        #[arg(long, value_name = "DATE")]
        on: String,
        /// A document that shows it: its id or SHA-256, or the first digits of either
        #[arg(long = "evidence", value_name = "DOCUMENT")]
        evidence: Vec<String>,
    },
    /// State that a deadline may wait; its due day stays
    Snooze {
        /// Its key, as listed
        key: String,
        /// The day on which it shows again, YYYY-MM-DD
        #[arg(long, value_name = "DATE")]
        until: String,
        /// Why it may wait
        #[arg(long)]
        reason: String,
    },
    /// Take back what was stated about a deadline
    Reopen {
        /// Its key, as listed
        key: String,
    },
    /// List the rules with their sources
    Rules,
    /// Adopt the company's own rules from a file; without a file, print them
    Own {
        /// The file; an empty one withdraws them
        file: Option<PathBuf>,
    },
    /// Set the holidays of this machine from a file; without a file, print them
    Holidays {
        /// One YYYY-MM-DD and a name a line
        file: Option<PathBuf>,
    },
}
