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
        /// Only records proven so well, such as incomplete
        #[arg(long)]
        status: Option<String>,
        /// Only records with this finding, such as R-VL-1/G2
        #[arg(long)]
        finding: Option<String>,
        /// Only records of this channel, such as csp, or unstated
        #[arg(long)]
        channel: Option<String>,
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
    /// Change fields of several records at once
    Change {
        /// Words that a record must hold to be changed; empty for all records
        #[arg(long = "where", value_name = "WORDS")]
        filter: String,
        /// What a field becomes, such as agreement_number=7654321; nothing after `=` clears it
        #[arg(long = "set", value_name = "FIELD=VALUE", required = true)]
        set: Vec<String>,
        /// Show what would be changed, and change nothing
        #[arg(long)]
        plan: bool,
    },
    /// Let a kept calculation no longer count
    VoidCalculation {
        /// Its id
        calculation: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Say how well a record is proven, or all of them: what is met, what is missing and why
    Check {
        /// Its id, or the first digits; all records without it
        license: Option<String>,
        /// The day for which to answer, YYYY-MM-DD; today without it
        #[arg(long, value_name = "DAY")]
        as_of: Option<String>,
        /// Which reading of the rules: practical or seed_strict
        #[arg(long, default_value = "practical")]
        profile: String,
    },
    /// Say what would change if a document or a record were lost
    #[command(group = clap::ArgGroup::new("what").required(true))]
    Lost {
        /// A document: its id or SHA-256, or the first digits of either
        #[arg(long, group = "what")]
        document: Option<String>,
        /// A license record: its id, or the first digits
        #[arg(long, group = "what")]
        license: Option<String>,
        /// Which reading of the rules: practical or seed_strict
        #[arg(long, default_value = "practical")]
        profile: String,
    },
    /// State how a license was acquired and on what it builds; what is not given stays
    Acquired(AcquiredArgs),
    /// Live with a finding about a record
    Waive {
        /// Its id, or the first digits
        license: String,
        /// The code of the finding, such as R-OEM-1/G2
        finding: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Let a waived finding count again
    Unwaive {
        /// Its id, or the first digits
        license: String,
        /// The code of the finding
        finding: String,
    },
    /// Create records from a CSV file or a workbook
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
pub(crate) struct AcquiredArgs {
    /// Its id, or the first digits
    pub(crate) license: String,
    /// What kind of right it is, such as full, upgrade or sa
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) license_type: Option<String>,
    /// The channel through which an upgrade or a transferred license was first bought
    #[arg(long)]
    pub(crate) bought_through: Option<String>,
    /// How long it lasts: perpetual or subscription
    #[arg(long)]
    pub(crate) term: Option<String>,
    /// The first day of a subscription, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    pub(crate) term_from: Option<String>,
    /// The last day of a subscription, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    pub(crate) term_to: Option<String>,
    /// The number of the order or subscription
    #[arg(long)]
    pub(crate) order_number: Option<String>,
    /// The device it belongs to: model or serial number
    #[arg(long)]
    pub(crate) device: Option<String>,
    /// Who gave it, where it changed hands
    #[arg(long, requires = "transferred_to")]
    pub(crate) transferred_from: Option<String>,
    /// Who received it, where it changed hands
    #[arg(long, requires = "transferred_from")]
    pub(crate) transferred_to: Option<String>,
    /// The day it changed hands, YYYY-MM-DD
    #[arg(long, value_name = "DAY", requires = "transferred_from")]
    pub(crate) transferred_on: Option<String>,
    /// The day the publisher was told, YYYY-MM-DD
    #[arg(long, value_name = "DAY", requires = "transferred_from")]
    pub(crate) notice_on: Option<String>,
    /// What else was special, such as firmware_key; replaces what was stated
    #[arg(long = "circumstance", value_name = "CODE")]
    pub(crate) circumstances: Vec<String>,
    /// A record on which it builds, with the units after `=`; replaces those stated
    #[arg(long = "base", value_name = "LICENSE[=UNITS]")]
    pub(crate) bases: Vec<String>,
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
