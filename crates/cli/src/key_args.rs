//! What can be asked about product keys. No key and no passphrase is ever an argument: arguments
//! are seen by others and kept by shells.

use clap::{Args, Subcommand};
use muniment::view::KeyFields;

#[derive(Debug, Subcommand)]
pub(crate) enum KeyArgs {
    /// Enter a product key in the register; its value is asked for, and kept sealed
    Add {
        #[command(flatten)]
        value: KeyValueArgs,
        #[command(flatten)]
        fields: KeyFieldArgs,
    },
    /// List the product keys, with their last five characters
    List {
        /// Words that a key must hold
        #[arg(long, default_value = "")]
        filter: String,
        /// Voided keys instead of those that count
        #[arg(long)]
        voided: bool,
    },
    /// Show what is stated about a product key, without its value
    Show {
        /// Its id, or the first digits
        key: String,
    },
    /// List the product keys in the text of a document, masked
    Printed {
        /// The document's id or SHA-256, or the first digits of either
        document: String,
    },
    /// Correct a product key; what is not given stays, its value too
    Edit {
        /// Its id, or the first digits
        key: String,
        /// Read another value from standard input
        #[arg(long)]
        key_stdin: bool,
        #[command(flatten)]
        fields: KeyFieldArgs,
    },
    /// Let a product key no longer count
    Void {
        /// Its id, or the first digits
        key: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Let a voided product key count again
    Restore {
        /// Its id, or the first digits
        key: String,
    },
    /// Print the value of a product key; the journal keeps who, when and why
    Reveal {
        /// Its id, or the first digits
        key: String,
        /// What for
        #[arg(long)]
        reason: String,
        /// Read the passphrase from standard input instead of asking, where it is needed
        #[arg(long)]
        passphrase_stdin: bool,
    },
    /// Set a passphrase that opens the values of the keys on any computer
    Passphrase {
        /// Read it from standard input instead of asking; where the keys are locked, the next line
        /// is the passphrase that opens them so far
        #[arg(long)]
        passphrase_stdin: bool,
        /// Let this computer's keychain open them, too
        #[arg(long)]
        remember: bool,
    },
    /// Let this computer's keychain open the values of the keys from now on
    Remember {
        /// Read the passphrase from standard input instead of asking, where it is needed
        #[arg(long)]
        passphrase_stdin: bool,
    },
}

/// Where the value of a new key comes from. Without any of these it is asked for.
#[derive(Debug, Args)]
pub(crate) struct KeyValueArgs {
    /// Read the key from standard input instead of asking
    #[arg(long, conflicts_with_all = ["from", "last_five"])]
    pub(crate) key_stdin: bool,
    /// Take the key from the text of this document
    #[arg(long, value_name = "DOCUMENT", conflicts_with = "last_five")]
    pub(crate) from: Option<String>,
    /// The page it stands on, from 1
    #[arg(long, default_value_t = 1, requires = "from")]
    pub(crate) page: u32,
    /// Which of the keys on that page, from 1
    #[arg(long, default_value_t = 1, requires = "from")]
    pub(crate) nth: u32,
}

#[derive(Debug, Args)]
pub(crate) struct KeyFieldArgs {
    /// What kind of key it is, such as mak
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// The product it is for
    #[arg(long)]
    product: Option<String>,
    /// The version it is for
    #[arg(long = "product-version", value_name = "VERSION")]
    version: Option<String>,
    /// The number of the agreement under which it was issued
    #[arg(long)]
    agreement_number: Option<String>,
    /// A license record under which it is used, by its id; replaces those stated before
    #[arg(long = "license", value_name = "LICENSE")]
    licenses: Vec<String>,
    /// Only its last five characters, where the whole value is not to be kept
    #[arg(long)]
    pub(crate) last_five: Option<String>,
    /// How many licenses were bought for which it was issued
    #[arg(long)]
    purchased: Option<u64>,
    /// How many activations are used
    #[arg(long)]
    used: Option<u64>,
    /// How many activations are left
    #[arg(long)]
    available: Option<u64>,
    /// The day on which these were read, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    counted_on: Option<String>,
    /// The document on which it is printed
    #[arg(long)]
    document: Option<String>,
    /// Anything else worth knowing
    #[arg(long)]
    note: Option<String>,
}

impl KeyFieldArgs {
    /// The key with what was given in place of what it had. An empty value clears a field.
    pub(crate) fn over(&self, had: KeyFields) -> KeyFields {
        let optional = |given: &Option<String>, had: Option<String>| match given {
            Some(given) => Some(given.clone()).filter(|given| !given.is_empty()),
            None => had,
        };
        let licenses = if self.licenses.is_empty() { had.licenses } else { self.licenses.clone() };
        KeyFields {
            kind: self.kind.clone().unwrap_or(had.kind),
            product: self.product.clone().unwrap_or(had.product),
            version: self.version.clone().unwrap_or(had.version),
            agreement_number: self.agreement_number.clone().unwrap_or(had.agreement_number),
            licenses: licenses.into_iter().filter(|license| !license.is_empty()).collect(),
            last_five: self.last_five.clone().unwrap_or(had.last_five),
            purchased: self.purchased.or(had.purchased),
            used: self.used.or(had.used),
            available: self.available.or(had.available),
            counted_on: optional(&self.counted_on, had.counted_on),
            document: optional(&self.document, had.document),
            note: self.note.clone().unwrap_or(had.note),
        }
    }
}

/// A product key of which nothing is stated; most are entered for their activations.
pub(crate) fn no_key() -> KeyFields {
    KeyFields {
        kind: "mak".to_owned(),
        product: String::new(),
        version: String::new(),
        agreement_number: String::new(),
        licenses: Vec::new(),
        last_five: String::new(),
        purchased: None,
        used: None,
        available: None,
        counted_on: None,
        document: None,
        note: String::new(),
    }
}
