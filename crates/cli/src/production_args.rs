//! What can be asked about productions.

use std::path::PathBuf;

use clap::Args;
use muniment::view::ProductionOptions;

#[derive(Debug, Args)]
pub(crate) struct ProduceArgs {
    /// The matter: its reference, its id, or the first digits
    pub(crate) matter: String,
    /// The folder in which the pack is written
    #[arg(long, value_name = "FOLDER", required_unless_present = "dry_run")]
    pub(crate) to: Option<PathBuf>,
    /// Show what the pack would hold, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// The day for which its statements hold, YYYY-MM-DD; today where not given
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// The reading of the rules: practical or `seed_strict`
    #[arg(long, default_value = "practical")]
    pub(crate) profile: String,
    /// Write one zip archive instead of a folder
    #[arg(long)]
    pub(crate) zip: bool,
    /// Hand over again, under its numbers, what earlier volumes held
    #[arg(long)]
    pub(crate) whole: bool,
    /// Add copies with the number of each page on it
    #[arg(long)]
    pub(crate) stamped: bool,
    /// Add a cover sheet for each exhibit
    #[arg(long)]
    pub(crate) covers: bool,
    /// Add the captured public terms that govern, beside the list that cites them
    #[arg(long)]
    pub(crate) terms: bool,
    /// Add Concordance and Opticon load files
    #[arg(long)]
    pub(crate) load_file: bool,
    /// Three characters for the load file: between fields, around values, for line breaks
    #[arg(long, value_name = "CHARACTERS", requires = "load_file")]
    pub(crate) delimiters: Option<String>,
    /// To whom it is handed over; the matter's auditor where not given
    #[arg(long, default_value = "")]
    pub(crate) recipient: String,
}

impl ProduceArgs {
    pub(crate) fn options(&self) -> ProductionOptions {
        ProductionOptions {
            as_of: self.as_of.clone(),
            profile: self.profile.clone(),
            form: if self.zip { "zip" } else { "folder" }.to_owned(),
            whole: self.whole,
            stamped: self.stamped,
            covers: self.covers,
            terms: self.terms,
            load_file: self.load_file,
            delimiters: self.delimiters.clone(),
            recipient: self.recipient.clone(),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The pack: a folder or a zip archive
    pub(crate) pack: PathBuf,
    /// The SHA-256 of its tagmanifest-sha256.txt, as it came to you by another way
    #[arg(long, value_name = "SHA-256")]
    pub(crate) manifest_digest: Option<String>,
}
