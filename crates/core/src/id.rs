//! Identities. Each is a type of its own, so that no function can be called with the wrong one.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use uuid::Uuid;

/// Text that is not the identity it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` is not the id of a {what}")]
pub struct InvalidId {
    /// What was looked for.
    pub what: &'static str,
    /// What was given.
    pub text: String,
}

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl $name {
            /// The identity made of this UUID (version 7 when the app makes it).
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0.hyphenated(), f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map(Self).map_err(|_| InvalidId {
                    what: $what,
                    text: text.chars().take(80).collect(),
                })
            }
        }
    };
}

uuid_id!(
    /// One vault.
    VaultId,
    "vault"
);
uuid_id!(
    /// One document: a stored file with provenance.
    DocumentId,
    "document"
);
uuid_id!(
    /// One agreement or enrollment.
    AgreementId,
    "agreement"
);
uuid_id!(
    /// One dispute of a statement.
    DisputeId,
    "dispute"
);
uuid_id!(
    /// One logged request for a statement.
    StatementRequestId,
    "request for a statement"
);
uuid_id!(
    /// One legal entity.
    EntityId,
    "legal entity"
);
uuid_id!(
    /// One entry of the portal access register.
    AccessId,
    "portal access"
);
uuid_id!(
    /// One license record.
    LicenseId,
    "license record"
);
uuid_id!(
    /// One evidence link between a document and a license record.
    LinkId,
    "link"
);
uuid_id!(
    /// One product key.
    KeyId,
    "product key"
);
uuid_id!(
    /// One terms edition.
    EditionId,
    "terms edition"
);
uuid_id!(
    /// One saved search.
    SearchId,
    "saved search"
);
uuid_id!(
    /// One calculation kept with a license record.
    CalculationId,
    "kept calculation"
);
uuid_id!(
    /// One matter: an audit or a request for proof.
    MatterId,
    "matter"
);

/// An installation that writes to vaults: the first 16 hexadecimal digits of the SHA-256 of its
/// Ed25519 public key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WriterId(String);

impl WriterId {
    /// How many hexadecimal digits a writer id has.
    pub const DIGITS: usize = 16;

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WriterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for WriterId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let hexadecimal = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() == Self::DIGITS && text.bytes().all(hexadecimal) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidId { what: "writer", text: text.chars().take(80).collect() })
        }
    }
}
