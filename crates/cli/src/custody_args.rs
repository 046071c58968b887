//! Arguments about custody, seals, verification, and copies of a vault.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, clap::Args)]
pub(crate) struct VerifyArgs {
    /// A seal that was kept elsewhere: its file, or a pack that holds one; may be given several times
    #[arg(long = "seal", value_name = "FILE")]
    pub(crate) seals: Vec<PathBuf>,
    /// Keep the result in the journal, for the custody of each document
    #[arg(long, conflicts_with = "seals")]
    pub(crate) record: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CustodyArgs {
    /// A document's id or SHA-256, or the first digits of either
    #[arg(required_unless_present = "pack")]
    pub(crate) document: Option<String>,
    /// The matter whose pack it is about: its reference or id
    #[arg(long, value_name = "MATTER", conflicts_with = "document")]
    pub(crate) pack: Option<String>,
    /// The volume; the last one where not given
    #[arg(long, value_name = "NUMBER", requires = "pack")]
    pub(crate) volume: Option<u32>,
}

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct SealArgs {
    #[command(subcommand)]
    pub(crate) command: Option<SealCommand>,
    /// Have the seal stamped by a time-stamping authority: the one at this address, or the one that
    /// is set
    #[arg(long, value_name = "URL", num_args = 0..=1, default_missing_value = "")]
    pub(crate) time_stamp: Option<String>,
    /// The authority's certificate (PEM or DER), which this machine trusts from here on
    #[arg(long, value_name = "FILE", requires = "time_stamp")]
    pub(crate) authority: Option<PathBuf>,
    /// Write the seal to a file, too, to be kept elsewhere
    #[arg(long, value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SealCommand {
    /// List the seals in the vault, the latest first, with what each of them shows
    List,
    /// Print the public key with which this installation signs, for tools that check signed notes
    Key,
    /// Show the time-stamping authority that is asked, or set it; "" for none
    Authority {
        /// Its http or https address
        url: Option<String>,
    },
    /// Seal, and write the query for a time stamp to a file, to be carried to an authority
    Query {
        /// The file to write
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Keep the reply of an authority with the seal that it is about
    Import {
        /// The file with the reply
        reply: PathBuf,
        /// The authority's certificate (PEM or DER), which this machine trusts from here on
        #[arg(long, value_name = "FILE")]
        authority: Option<PathBuf>,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct BackupArgs {
    /// A folder or bucket, empty or with an earlier backup of this vault
    #[arg(long, value_name = "FOLDER or URL")]
    pub(crate) to: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RestoreArgs {
    /// The document: its id or SHA-256, or the first digits of either
    #[arg(required_unless_present = "from", conflicts_with = "from")]
    pub(crate) document: Option<String>,
    /// The backup of a vault
    #[arg(long, value_name = "FOLDER or URL", requires = "to")]
    pub(crate) from: Option<String>,
    /// Where the vault is made again: an empty folder or bucket
    #[arg(long, value_name = "FOLDER or URL", requires = "from")]
    pub(crate) to: Option<String>,
}
