//! What can be asked on the command line. The names here are a contract with scripts.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::access_args::{AccessArgs, BenefitArgs};
use crate::custody_args::{BackupArgs, CustodyArgs, RestoreArgs, SealArgs, VerifyArgs};
use crate::deadline_args::DeadlineArgs;
use crate::key_args::KeyArgs;
use crate::license_args::LicenseArgs;
use crate::matter_args::{AnswerArgs, MatterArgs};
use crate::production_args::{CheckArgs, ProduceArgs};
use crate::register_args::{AgreementArgs, EntityArgs};
use crate::statement_args::{DisputeArgs, ExportArgs, PositionArgs, StatementArgs};
use crate::terms_args::TermsArgs;
use crate::true_up_args::TrueUpArgs;

/// Keep, find and verify proof of entitlement.
#[derive(Debug, Parser)]
#[command(name = "muniment", version, max_term_width = 100)]
pub(crate) struct Args {
    /// The vault: a folder, or a URL such as s3://bucket/vault
    #[arg(long, global = true, env = "MUNIMENT_VAULT", value_name = "FOLDER or URL")]
    pub(crate) vault: Option<String>,
    /// Answer with one JSON value on standard output
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Create a vault in an empty folder or bucket
    Init,
    /// Add files, and folders with everything in them
    Add(AddArgs),
    /// List the documents
    List(ListArgs),
    /// Show what is known about a document
    Show {
        /// Its id or SHA-256, or the first digits of either
        document: String,
    },
    /// Print the text of a document
    Text {
        /// Its id or SHA-256, or the first digits of either
        document: String,
        /// Only this page, from 1
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        page: Option<u32>,
    },
    /// Recognize the text of scans: everything that waits, or one document anew
    Recognize {
        /// Its id or SHA-256, or the first digits of either
        document: Option<String>,
        /// Wait until every page was read with care, too
        #[arg(long)]
        careful: bool,
        /// Look for these letters in this document from now on: any, or latin alone
        #[arg(long, requires = "document")]
        script: Option<String>,
    },
    /// Correct a word that recognition misread
    Correct(CorrectArgs),
    /// Write a PDF copy in which the text of scans can be searched
    Searchable {
        /// Its id or SHA-256, or the first digits of either
        document: String,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Write a checked copy of a document's file
    Get {
        /// Its id or SHA-256, or the first digits of either
        document: String,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Find documents by what they say
    Search {
        /// Words, "phrases", prefix*, -not, OR, field:value
        #[arg(required = true)]
        query: Vec<String>,
        /// How many hits to show
        #[arg(long, default_value_t = 20)]
        limit: u64,
        /// Show product keys in the hits whole; the journal keeps who, when and why
        #[arg(long, value_name = "REASON")]
        reveal_keys: Option<String>,
    },
    /// State what a document is; what is not given stays
    Describe(DescribeArgs),
    /// Show what a document's content suggests; accept, correct or reject it
    Suggest(SuggestArgs),
    /// Let a document no longer count; its file stays
    Void {
        /// Its id or SHA-256, or the first digits of either
        document: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Let a voided document count again; or make a whole vault again from its backup
    Restore(RestoreArgs),
    /// Read a locked document with its password, which is not kept
    Unlock {
        /// Its id or SHA-256, or the first digits of either
        document: String,
        /// Read the password from standard input instead of asking
        #[arg(long)]
        password_stdin: bool,
    },
    /// Work with license records
    #[command(subcommand)]
    License(LicenseArgs),
    /// Work with the register of agreements and enrollments
    #[command(subcommand)]
    Agreement(AgreementArgs),
    /// Work with the register of legal entities
    #[command(subcommand)]
    Entity(EntityArgs),
    /// Work with the portal access register: who may do what in the licensing portals
    #[command(subcommand)]
    Access(AccessArgs),
    /// Work with the benefits of Software Assurance under an agreement
    #[command(subcommand)]
    Benefit(BenefitArgs),
    /// Work with the register of product keys
    #[command(subcommand)]
    Key(KeyArgs),
    /// Work with the yearly true-ups of agreements
    #[command(subcommand)]
    TrueUp(TrueUpArgs),
    /// State that a document proves a license record
    Link(LinkArgs),
    /// State how far a link proves its record and what is visible on the document
    Claim(ClaimArgs),
    /// Remove links
    Unlink {
        /// The ids of the links
        #[arg(required = true)]
        links: Vec<String>,
    },
    /// Work with publishers' public terms by date
    #[command(subcommand)]
    Terms(TermsArgs),
    /// Work with matters: audits and requests for proof
    #[command(subcommand)]
    Matter(MatterArgs),
    /// Find what the vault has for the numbers and product keys of an auditor's list
    Answer(AnswerArgs),
    /// Work with license statements: import, check and compare them
    #[command(subcommand)]
    Statement(StatementArgs),
    /// Work out the true number of licenses as of a day
    Position(PositionArgs),
    /// Dispute what a statement lists
    #[command(subcommand)]
    Dispute(DisputeArgs),
    /// Write license data in a shape that another program imports
    Export(ExportArgs),
    /// List what falls due; state what was done about it
    Deadlines(DeadlineArgs),
    /// Licensing maths; without a function it lists them, without values it lists the parameters
    Calc(CalcArgs),
    /// Write a pack of what answers a matter, numbered, with tables and digests, and record it
    Produce(ProduceArgs),
    /// Check a pack, with or without a vault
    Check(CheckArgs),
    /// Hash every object again, check the journal, and tell what was done to the vault
    Verify(VerifyArgs),
    /// Show what happened to a document since it came, or to a pack, as the journal has it
    Custody(CustodyArgs),
    /// Sign what the journal is, as a note that others can keep and check
    Seal(SealArgs),
    /// Copy what is new in the vault to another folder or bucket, and read the copy back
    Backup(BackupArgs),
    /// Write a list of digests that `sha256sum -c` reads in the vault's folder
    Checksums {
        /// The file to write
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Make the catalog and the index anew from the vault's files
    Rebuild,
    /// Show the journal, the latest entry first
    Journal {
        /// How many entries to show
        #[arg(long, default_value_t = 50)]
        limit: u64,
        /// How many entries to pass over
        #[arg(long, default_value_t = 0)]
        offset: u64,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct AddArgs {
    /// Files and folders
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// What all of them are, such as invoice
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// The system they were obtained from, such as vlsc
    #[arg(long)]
    pub(crate) source: Option<String>,
    /// Return when everything is stored, before it is searchable
    #[arg(long)]
    pub(crate) no_wait: bool,
    /// Do not recognize the text of scans
    #[arg(long)]
    pub(crate) no_recognition: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CorrectArgs {
    /// Its id or SHA-256, or the first digits of either
    pub(crate) document: String,
    /// The page, from 1
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) page: u32,
    /// The word as recognition read it
    #[arg(long)]
    pub(crate) word: String,
    /// The word as it is written; without it, what recognition read counts again
    #[arg(long = "as", value_name = "TEXT")]
    pub(crate) text: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ClaimArgs {
    /// The license record's id, or the first digits
    pub(crate) license: String,
    /// The id of the link
    pub(crate) link: String,
    /// How many units it proves
    #[arg(long)]
    pub(crate) quantity: Option<u64>,
    /// The line of the invoice, by its number
    #[arg(long)]
    pub(crate) line: Option<u32>,
    /// What is visible on the document, such as names_software; may be given several times
    #[arg(long = "shows", value_name = "CODE")]
    pub(crate) shows: Vec<String>,
    /// Anything else worth knowing
    #[arg(long)]
    pub(crate) note: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ListArgs {
    /// Only documents of this kind; none for those without
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Only documents in this reading state
    #[arg(long)]
    pub(crate) state: Option<String>,
    /// Voided documents instead of those that count
    #[arg(long)]
    pub(crate) voided: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct DescribeArgs {
    /// Its id or SHA-256, or the first digits of either
    pub(crate) document: String,
    /// What it is, such as invoice
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// A title
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// The date it bears, YYYY-MM-DD
    #[arg(long)]
    pub(crate) date: Option<String>,
    /// Who issued it
    #[arg(long)]
    pub(crate) issuer: Option<String>,
    /// To whom
    #[arg(long)]
    pub(crate) recipient: Option<String>,
    /// A number it bears, such as invoice=4711; replaces those stated before
    #[arg(long = "number", value_name = "KIND=NUMBER")]
    pub(crate) numbers: Vec<String>,
    /// The currency of its amounts, such as EUR
    #[arg(long)]
    pub(crate) currency: Option<String>,
    /// Its amount without tax, such as 1234.50
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) net: Option<String>,
    /// Its tax
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) tax: Option<String>,
    /// Its amount with tax
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) gross: Option<String>,
    /// A tag; replaces those stated before
    #[arg(long = "tag")]
    pub(crate) tags: Vec<String>,
    /// Take over what its content suggests where nothing is stated
    #[arg(long)]
    pub(crate) suggested: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SuggestArgs {
    /// Its id or SHA-256, or the first digits of either
    pub(crate) document: String,
    /// State what is suggested for a field: the best, all lines or parts, or the one named
    #[arg(long = "accept", value_name = "FIELD[=VALUE]")]
    pub(crate) accepted: Vec<String>,
    /// State another value than the best one suggested for a field
    #[arg(long = "correct", value_name = "FIELD=VALUE")]
    pub(crate) corrected: Vec<String>,
    /// Reject what is suggested for a field, so that it does not come again: all, or the one named
    #[arg(long = "reject", value_name = "FIELD[=VALUE]")]
    pub(crate) rejected: Vec<String>,
    /// Let a rejected value be suggested again
    #[arg(long = "withdraw", value_name = "FIELD=VALUE")]
    pub(crate) withdrawn: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CalcArgs {
    /// What to calculate, such as sql_core_vm
    pub(crate) function: Option<String>,
    /// The values of its parameters, such as vcores=6
    #[arg(value_name = "PARAMETER=VALUE")]
    pub(crate) inputs: Vec<String>,
    /// Only figures in force on this day, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Keep the answer with this license record of the vault: its id, or the first digits
    #[arg(long, value_name = "LICENSE")]
    pub(crate) keep: Option<String>,
    /// Why it is kept
    #[arg(long, requires = "keep")]
    pub(crate) note: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct LinkArgs {
    /// The document's id or SHA-256, or the first digits of either
    pub(crate) document: String,
    /// The license record's id, or its first digits
    pub(crate) license: String,
    /// As what the document proves it, such as invoice
    #[arg(long = "as", value_name = "KIND")]
    pub(crate) kind: String,
    /// How many units it proves
    #[arg(long)]
    pub(crate) quantity: Option<u64>,
    /// On which pages, such as 1-3
    #[arg(long, default_value = "")]
    pub(crate) pages: String,
}
