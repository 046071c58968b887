//! What can be asked about license records.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use muniment::view::LicenseFields;

#[derive(Debug, Subcommand)]
pub(crate) enum LicenseArgs {
    /// Create a record
    Add(FieldArgs),
    /// List the records
    List {
        /// Words that a record must hold
        #[arg(long, default_value = "")]
        filter: String,
        /// Only records that no document proves
        #[arg(long)]
        unlinked: bool,
        /// Voided records instead of those that count
        #[arg(long)]
        voided: bool,
    },
    /// Show a record and what proves it
    Show {
        /// Its id, or the first digits
        license: String,
    },
    /// Correct a record; what is not given stays
    Edit {
        /// Its id, or the first digits
        license: String,
        #[command(flatten)]
        fields: FieldArgs,
    },
    /// Create records from a CSV file
    Import {
        /// The file
        file: PathBuf,
        /// Show what would be created, and create nothing
        #[arg(long)]
        plan: bool,
        /// Read a field from this column, such as quantity=Seats; guessed where not given
        #[arg(long = "map", value_name = "FIELD=COLUMN")]
        map: Vec<String>,
    },
    /// Let a record no longer count
    Void {
        /// Its id, or the first digits
        license: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Let a voided record count again
    Restore {
        /// Its id, or the first digits
        license: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct FieldArgs {
    /// Who publishes the product
    #[arg(long)]
    publisher: Option<String>,
    /// The product, such as "SQL Server"
    #[arg(long)]
    product: Option<String>,
    /// The edition
    #[arg(long)]
    edition: Option<String>,
    /// The version
    #[arg(long)]
    version: Option<String>,
    /// The publisher's part number
    #[arg(long)]
    part_number: Option<String>,
    /// The counting unit, such as "Per Core"
    #[arg(long)]
    metric: Option<String>,
    /// How many units
    #[arg(long)]
    quantity: Option<u64>,
    /// How it was bought, such as volume_license
    #[arg(long)]
    channel: Option<String>,
    /// The licensing program
    #[arg(long)]
    program: Option<String>,
    /// The agreement, enrollment or license number
    #[arg(long)]
    agreement_number: Option<String>,
    /// The legal entity that holds the right
    #[arg(long)]
    licensee: Option<String>,
    /// The day it was acquired, YYYY-MM-DD
    #[arg(long)]
    acquired_on: Option<String>,
    /// The first day of Software Assurance, YYYY-MM-DD
    #[arg(long)]
    sa_from: Option<String>,
    /// The last day of Software Assurance, YYYY-MM-DD
    #[arg(long)]
    sa_to: Option<String>,
    /// Anything else worth knowing
    #[arg(long)]
    notes: Option<String>,
}

impl FieldArgs {
    /// The record with what was given in place of what it had. An empty value clears a field.
    pub(crate) fn over(&self, had: LicenseFields) -> LicenseFields {
        let text = |given: &Option<String>, had: String| given.clone().unwrap_or(had);
        let choice = |given: &Option<String>, had: Option<String>| match given {
            Some(given) => Some(given.clone()).filter(|given| !given.is_empty()),
            None => had,
        };
        LicenseFields {
            publisher: text(&self.publisher, had.publisher),
            product: text(&self.product, had.product),
            edition: text(&self.edition, had.edition),
            version: text(&self.version, had.version),
            part_number: text(&self.part_number, had.part_number),
            metric: text(&self.metric, had.metric),
            quantity: self.quantity.unwrap_or(had.quantity),
            channel: choice(&self.channel, had.channel),
            program: text(&self.program, had.program),
            agreement_number: text(&self.agreement_number, had.agreement_number),
            licensee: text(&self.licensee, had.licensee),
            acquired_on: choice(&self.acquired_on, had.acquired_on),
            sa_from: choice(&self.sa_from, had.sa_from),
            sa_to: choice(&self.sa_to, had.sa_to),
            notes: text(&self.notes, had.notes),
        }
    }
}

/// A record in which nothing is stated.
pub(crate) fn nothing() -> LicenseFields {
    LicenseFields {
        publisher: String::new(),
        product: String::new(),
        edition: String::new(),
        version: String::new(),
        part_number: String::new(),
        metric: String::new(),
        quantity: 0,
        channel: None,
        program: String::new(),
        agreement_number: String::new(),
        licensee: String::new(),
        acquired_on: None,
        sa_from: None,
        sa_to: None,
        notes: String::new(),
    }
}
