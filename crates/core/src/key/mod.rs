//! Product keys: what is stated about each, how far its activations reach, and how a text that
//! holds one is shown.
//!
//! A key's value is a secret. Nothing here stores, prints or compares it: what the journal says of
//! a key is everything but its value, which is sealed elsewhere.

mod activations;
mod text;
mod value;

use chrono::NaiveDate;
use thiserror::Error;

use crate::code::vocabulary;
use crate::{DocumentId, LicenseId};

pub use activations::{ActivationFinding, ActivationProblem, EstimatedLimit, Source};
pub use text::{find_keys, hidden, mask};
pub use value::{KeyValue, NotAKey};

/// How many of a key's letters and digits may be shown: support of the publisher asks for exactly
/// these (product key pages of the volume licensing documentation).
pub const SHOWN: usize = 5;

/// What is stated about a product key, without its value. Texts are as given; empty means not
/// stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductKey {
    /// What kind of key it is.
    pub kind: KeyType,
    /// The product it is for.
    pub product: String,
    /// The version it is for.
    pub version: String,
    /// The agreement, enrollment or license number under which it was issued.
    pub agreement_number: String,
    /// The license records under which it is used.
    pub licenses: Vec<LicenseId>,
    /// The last five letters and digits of its value; empty where it shows none.
    pub last_five: String,
    /// How many licenses were bought for which it was issued.
    pub purchased: Option<u64>,
    /// How many of its activations are used, as the portal shows them.
    pub used: Option<u64>,
    /// How many of its activations are left, as the portal shows them.
    pub available: Option<u64>,
    /// The day on which used and available were read.
    pub counted_on: Option<NaiveDate>,
    /// The document on which it is printed.
    pub document: Option<DocumentId>,
    /// Anything else worth knowing.
    pub note: String,
}

/// Why a product key cannot be what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyProblem {
    /// A key is a key to something.
    #[error("the product is missing")]
    NoProduct,
    /// Without an end of its value nobody can tell which key is meant.
    #[error("the key, or at least its last five characters, is missing")]
    NoValue,
    /// What is embedded in the media shows no value.
    #[error("a key that is embedded in the media shows no value")]
    EmbeddedWithValue,
    /// The end of a key is five letters and digits.
    #[error("the last five characters are five letters and digits")]
    BadLastFive,
    /// A number of activations without a day says little.
    #[error("the day on which the activations were read is missing")]
    NoDay,
    /// A whole key was written where a person's words belong.
    #[error("a text holds a whole product key; only the field of the key itself keeps it sealed")]
    KeyInText,
}

impl ProductKey {
    /// A key of this kind for this product, with nothing else stated.
    pub fn new(kind: KeyType, product: impl Into<String>) -> Self {
        Self {
            kind,
            product: product.into(),
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

    /// What is wrong with it in itself, in the order of its fields.
    pub fn problems(&self) -> Vec<KeyProblem> {
        let mut problems = Vec::new();
        if self.product.trim().is_empty() {
            problems.push(KeyProblem::NoProduct);
        }
        match (self.kind, self.last_five.is_empty()) {
            (KeyType::Embedded, false) => problems.push(KeyProblem::EmbeddedWithValue),
            (KeyType::Embedded, true) => {}
            (_, true) => problems.push(KeyProblem::NoValue),
            (_, false) if !is_last_five(&self.last_five) => {
                problems.push(KeyProblem::BadLastFive);
            }
            (_, false) => {}
        }
        if (self.used.is_some() || self.available.is_some()) && self.counted_on.is_none() {
            problems.push(KeyProblem::NoDay);
        }
        let texts = [&self.product, &self.version, &self.agreement_number, &self.note];
        if texts.into_iter().any(|text| !find_keys(text).is_empty()) {
            problems.push(KeyProblem::KeyInText);
        }
        problems
    }

    /// The name by which a person knows it: product and version.
    pub fn title(&self) -> String {
        format!("{} {}", self.product.trim(), self.version.trim()).trim().to_owned()
    }
}

fn is_last_five(text: &str) -> bool {
    text.len() == SHOWN && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

vocabulary!(
    /// The kinds of product keys (volume licensing administration guide, product keys; evidence
    /// kinds of the publisher's definition of proof).
    KeyType, "kind of product key" {
        /// A multiple activation key: each activation is counted.
        Mak = "mak",
        /// The key of a key server (KMS host).
        KmsHost = "kms_host",
        /// The public key that a client of a key server is set up with.
        KmsClientSetup = "kms_client_setup",
        /// A volume license key of another sort.
        Vlk = "vlk",
        /// A single-use key that activates an online service.
        Osa = "osa",
        /// The key on the certificate of authenticity of a device.
        OemCoaKey = "oem_coa_key",
        /// The key of a packaged product.
        FppKey = "fpp_key",
        /// A key inside the installation media, of which nothing is shown.
        Embedded = "embedded",
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> ProductKey {
        ProductKey { last_five: "QX2YT".into(), ..ProductKey::new(KeyType::Mak, "Office") }
    }

    #[test]
    fn a_key_needs_a_product_and_the_end_of_its_value() {
        assert_eq!(key().problems(), []);
        let bare = ProductKey::new(KeyType::Mak, " ");
        assert_eq!(bare.problems(), [KeyProblem::NoProduct, KeyProblem::NoValue]);
        let wrong = ProductKey { last_five: "QX2Y".into(), ..key() };
        assert_eq!(wrong.problems(), [KeyProblem::BadLastFive]);
    }

    #[test]
    fn an_embedded_key_shows_no_value() {
        assert_eq!(ProductKey::new(KeyType::Embedded, "SQL Server").problems(), []);
        let shown = ProductKey { kind: KeyType::Embedded, ..key() };
        assert_eq!(shown.problems(), [KeyProblem::EmbeddedWithValue]);
    }

    #[test]
    fn activations_without_the_day_they_were_read_are_refused() {
        let read = ProductKey { used: Some(3), ..key() };
        assert_eq!(read.problems(), [KeyProblem::NoDay]);
    }

    #[test]
    fn a_whole_key_in_a_note_is_refused() {
        let note = "was 88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT".to_owned();
        assert_eq!(ProductKey { note, ..key() }.problems(), [KeyProblem::KeyInText]);
    }
}
