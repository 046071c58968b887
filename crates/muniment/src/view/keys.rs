//! Product keys. No view but [`RevealedKey`] holds a value.

use std::fmt;

use super::{DocumentRow, EntryView, LicenseRow};

view! {
    /// What is stated about a product key, without its value.
    pub struct KeyFields {
        /// What kind of key it is.
        pub kind: String,
        /// The product it is for.
        pub product: String,
        /// The version it is for.
        pub version: String,
        /// The agreement, enrollment or license number under which it was issued.
        pub agreement_number: String,
        /// The license records under which it is used.
        pub licenses: Vec<String>,
        /// The last five letters and digits of its value.
        pub last_five: String,
        /// How many licenses were bought for which it was issued.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub purchased: Option<u64>,
        /// How many of its activations are used.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub used: Option<u64>,
        /// How many of its activations are left.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub available: Option<u64>,
        /// The day on which used and available were read.
        pub counted_on: Option<String>,
        /// The document on which it is printed.
        pub document: Option<String>,
        /// Anything else worth knowing.
        pub note: String,
    }

    /// A product key in a list.
    pub struct KeyRow {
        /// The key's UUID.
        pub id: String,
        /// The name by which a person knows it: product and version.
        pub title: String,
        /// What is stated.
        pub fields: KeyFields,
        /// Its value with all but the last five characters hidden; empty where none is known.
        pub masked: String,
        /// Whether its whole value is in the vault.
        pub sealed: bool,
        /// About how often it can be activated.
        pub estimate: Option<KeyEstimate>,
        /// What is wrong with its activations, as a code.
        pub finding: Option<String>,
        /// How grave that is: `warning` or `error`.
        pub severity: Option<String>,
        /// Whether it was voided.
        pub voided: bool,
    }

    /// About how often a key can be activated, with where that is stated.
    pub struct KeyEstimate {
        /// Activations in all.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub activations: u64,
        /// The figures it follows from.
        pub by: Vec<KeySource>,
        /// What other sources say.
        pub otherwise: Vec<KeySource>,
    }

    /// What a source says.
    pub struct KeySource {
        /// In our words.
        pub says: String,
        /// Where it is stated.
        pub source: String,
    }

    /// Which product keys to show.
    pub struct KeyRequest {
        /// Words that kind, product, version, agreement, last five or note must hold.
        pub filter: String,
        /// Voided ones instead of those that count.
        pub voided: bool,
    }

    /// Everything about one product key but its value.
    pub struct KeyDetails {
        /// The key as in a list.
        pub row: KeyRow,
        /// The license records under which it is used.
        pub licenses: Vec<LicenseRow>,
        /// The document on which it is printed.
        pub document: Option<DocumentRow>,
        /// Its journal entries, each time it was revealed among them, latest first.
        pub history: Vec<EntryView>,
        /// Why it was voided.
        pub void_reason: Option<String>,
    }

    /// A product key in the text of a document.
    pub struct PrintedKey {
        /// The page, from 1.
        pub page: u32,
        /// Which of the keys on that page, from 1.
        pub nth: u32,
        /// The key with all but its last five characters hidden.
        pub masked: String,
        /// Whether recognition left it whole, so that it can be taken over as it is.
        pub whole: bool,
        /// The product key of the register that has this value.
        pub registered: Option<String>,
    }

    /// Where a product key stands in the text of documents.
    pub struct KeyPlace {
        /// The document.
        pub document: String,
        /// The page, from 1.
        pub page: u32,
        /// Which of the keys on that page, from 1.
        pub nth: u32,
    }

    /// How the values of a vault's keys are kept.
    pub struct KeyLock {
        /// Whether there is an identity for which values are sealed.
        pub identity: bool,
        /// Whether a passphrase opens it on any computer.
        pub passphrase: bool,
        /// Whether it is open on this computer until the vault is closed or locked.
        pub open: bool,
    }
}

/// The value of a product key, shown once. Its `Debug` form does not print it.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename_all = "camelCase", export))]
pub struct RevealedKey {
    /// The key's UUID.
    pub id: String,
    /// The whole value.
    pub value: String,
}

impl fmt::Debug for RevealedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RevealedKey").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Drop for RevealedKey {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.value);
    }
}
