//! Sealing: values that only the vault's identity opens, in the age format (X25519), and that
//! identity under a passphrase (scrypt). Whoever has the passphrase and `age` needs no Muniment.
//!
//! Nothing here is written anywhere, and no error repeats a value or a passphrase.

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, scrypt, x25519};
use muniment_core::key::KeyValue;
use muniment_core::{Digest, VaultId};
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use zeroize::Zeroizing;

/// The work that guessing one passphrase costs, as a power of two: about a second and 256 MiB.
pub(crate) const WORK_FACTOR: u8 = 18;
/// A file that asks for more than this (1 GiB) is not one of ours.
const MOST_WORK: u8 = 20;
/// Fewer characters are guessed in no time.
const SHORTEST_PASSPHRASE: usize = 10;

/// Why a value cannot be sealed or opened.
#[derive(Debug, Error)]
pub enum SealingError {
    /// There is nothing to seal values for.
    #[error("the vault has no identity for which product keys could be sealed")]
    NoIdentity,
    /// The vault has an identity already.
    #[error("the vault's identity was made on another computer meanwhile")]
    MadeMeanwhile,
    /// The identity is there, under its passphrase.
    #[error("the product keys are locked with a passphrase")]
    Locked,
    /// The identity is in no place that this computer can reach.
    #[error("the vault's identity is kept only in the keychain of another computer or account")]
    Elsewhere,
    /// The passphrase opens none of the wrapped identities.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// The passphrase would be guessed.
    #[error("the passphrase is shorter than {SHORTEST_PASSPHRASE} characters")]
    ShortPassphrase,
    /// The file that holds the identity is missing or not what was written.
    #[error("the vault's identity under a passphrase is missing or damaged")]
    WrappedDamaged,
    /// What the journal published is no recipient.
    #[error("the recipient that the journal publishes is not valid")]
    BadRecipient,
    /// A sealed value is not what was written, or was sealed for another identity.
    #[error("the sealed value cannot be opened with the vault's identity")]
    SealedDamaged,
    /// This computer has no keychain, or it does not let us in.
    #[error("the keychain of this computer cannot be used: {why}")]
    NoKeychain {
        /// Why, in the words of the system.
        why: String,
    },
}

impl SealingError {
    /// The stable code of the error.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NoIdentity => "no_identity",
            Self::MadeMeanwhile => "identity_made_meanwhile",
            Self::Locked => "keys_locked",
            Self::Elsewhere => "identity_elsewhere",
            Self::WrongPassphrase => "wrong_passphrase",
            Self::ShortPassphrase => "short_passphrase",
            Self::WrappedDamaged => "identity_damaged",
            Self::BadRecipient => "bad_recipient",
            Self::SealedDamaged => "sealed_key_damaged",
            Self::NoKeychain { .. } => "no_keychain",
        }
    }

    /// What to do about it.
    pub(crate) fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::NoIdentity => "set a passphrase once with `key passphrase`",
            Self::MadeMeanwhile => "try again",
            Self::Locked => "unlock them with the passphrase",
            Self::Elsewhere => "set a passphrase on the computer where the keys were sealed",
            Self::WrappedDamaged => "restore the vault's folder `keys` from a backup",
            Self::SealedDamaged | Self::BadRecipient => "run `verify` to see what is wrong",
            Self::NoKeychain { .. } => "use a passphrase instead",
            Self::WrongPassphrase | Self::ShortPassphrase => return None,
        })
    }
}

/// What opens the sealed values of a vault. It has no `Debug` form, and is wiped when dropped.
#[derive(Clone)]
pub(crate) struct Identity(x25519::Identity);

impl Identity {
    pub(crate) fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The public half, `age1…`.
    pub(crate) fn recipient(&self) -> String {
        self.0.to_public().to_string()
    }

    /// The secret half, `AGE-SECRET-KEY-1…`, for a keychain.
    pub(crate) fn secret(&self) -> SecretString {
        self.0.to_string()
    }

    /// The identity whose secret half this is.
    pub(crate) fn from_secret(secret: &str) -> Option<Self> {
        secret.trim().parse().ok().map(Self)
    }

    /// The identity as a file that its passphrase opens.
    pub(crate) fn wrap(
        &self,
        passphrase: &SecretString,
        work_factor: u8,
    ) -> Result<Vec<u8>, SealingError> {
        if passphrase.expose_secret().chars().count() < SHORTEST_PASSPHRASE {
            return Err(SealingError::ShortPassphrase);
        }
        let mut recipient = scrypt::Recipient::new(passphrase.clone());
        recipient.set_work_factor(work_factor);
        let secret = self.secret();
        let wrapped = age::encrypt(&recipient, secret.expose_secret().as_bytes());
        Ok(wrapped.expect("memory can be written"))
    }

    /// The identity in a file that [`Self::wrap`] made.
    pub(crate) fn unwrap(wrapped: &[u8], passphrase: &SecretString) -> Result<Self, SealingError> {
        let mut identity = scrypt::Identity::new(passphrase.clone());
        identity.set_max_work_factor(MOST_WORK);
        let secret = match age::decrypt(&identity, wrapped) {
            Ok(secret) => Zeroizing::new(secret),
            Err(
                DecryptError::DecryptionFailed
                | DecryptError::KeyDecryptionFailed
                | DecryptError::NoMatchingKeys,
            ) => return Err(SealingError::WrongPassphrase),
            Err(_) => return Err(SealingError::WrappedDamaged),
        };
        let secret = std::str::from_utf8(&secret).map_err(|_| SealingError::WrappedDamaged)?;
        Self::from_secret(secret).ok_or(SealingError::WrappedDamaged)
    }

    /// The value that was sealed for this identity.
    pub(crate) fn open(&self, sealed: &[u8]) -> Result<KeyValue, SealingError> {
        let opened = age::decrypt(&self.0, sealed).map_err(|_| SealingError::SealedDamaged)?;
        let opened = Zeroizing::new(opened);
        let value = std::str::from_utf8(&opened).map_err(|_| SealingError::SealedDamaged)?;
        value.parse().map_err(|_| SealingError::SealedDamaged)
    }
}

/// Seals a value for a recipient. The same value never gives the same bytes twice.
pub(crate) fn seal(recipient: &str, value: &KeyValue) -> Result<Vec<u8>, SealingError> {
    let recipient: x25519::Recipient = recipient.parse().map_err(|_| SealingError::BadRecipient)?;
    let sealed = age::encrypt(&recipient, value.expose().as_bytes());
    Ok(sealed.expect("memory can be written"))
}

/// What the same value gives again in the same vault, so that a key is not entered twice.
///
/// It is a plain SHA-256 of the vault's id and the value. A secret key for it would have to be at
/// hand wherever keys are added, which is where the identity must not be needed. What can be lost
/// is small: with its last five characters known, the other twenty of a key leave 24²⁰, about 2⁹¹
/// values to try. Who has a list of keys can test which of them the vault holds, as they can with
/// the publisher's own activation. The vault's id keeps the digests of two vaults from being
/// compared, and the words before it keep them apart from those of any other use.
pub(crate) fn fingerprint(vault: VaultId, value: &KeyValue) -> Digest {
    let mut hasher = Sha256::new();
    hasher.update(b"muniment product key 1\n");
    hasher.update(vault.uuid().as_bytes());
    hasher.update(value.expose().as_bytes());
    Digest::new(hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";
    /// Guessing is not what these tests are about.
    const QUICK: u8 = 2;

    fn key() -> KeyValue {
        KEY.parse().expect("a key")
    }

    fn passphrase(text: &str) -> SecretString {
        SecretString::from(text.to_owned())
    }

    #[test]
    fn a_sealed_value_opens_with_the_identity_it_was_sealed_for_alone() {
        let (ours, other) = (Identity::generate(), Identity::generate());
        let sealed = seal(&ours.recipient(), &key()).expect("sealed");
        assert_eq!(ours.open(&sealed).ok(), Some(key()));
        assert!(matches!(other.open(&sealed), Err(SealingError::SealedDamaged)));
    }

    #[test]
    fn sealed_bytes_hold_no_part_of_the_value() {
        let sealed = seal(&Identity::generate().recipient(), &key()).expect("sealed");
        for group in KEY.split('-') {
            assert!(!sealed.windows(5).any(|bytes| bytes == group.as_bytes()));
        }
    }

    #[test]
    fn a_damaged_sealed_value_is_refused() {
        let ours = Identity::generate();
        let mut sealed = seal(&ours.recipient(), &key()).expect("sealed");
        *sealed.last_mut().expect("bytes") ^= 1;
        assert!(matches!(ours.open(&sealed), Err(SealingError::SealedDamaged)));
    }

    #[test]
    fn a_wrapped_identity_opens_with_its_passphrase_alone() {
        let ours = Identity::generate();
        let right = passphrase("correct horse battery");
        let wrapped = ours.wrap(&right, QUICK).expect("wrapped");
        let again = Identity::unwrap(&wrapped, &right).expect("the identity");
        assert_eq!(again.recipient(), ours.recipient());
        let wrong = Identity::unwrap(&wrapped, &passphrase("correct horse batterz"));
        assert!(matches!(wrong.err(), Some(SealingError::WrongPassphrase)));
    }

    #[test]
    fn a_damaged_wrapped_identity_is_not_a_wrong_passphrase() {
        let right = passphrase("correct horse battery");
        let wrapped = Identity::generate().wrap(&right, QUICK).expect("wrapped");
        for damaged in [&wrapped[..wrapped.len() - 1], &wrapped[..10], b"", b"not an age file"] {
            let refused = Identity::unwrap(damaged, &right).err();
            assert!(matches!(refused, Some(SealingError::WrappedDamaged)), "{refused:?}");
        }
    }

    #[test]
    fn a_short_passphrase_is_refused() {
        let refused = Identity::generate().wrap(&passphrase("tiny"), QUICK);
        assert!(matches!(refused, Err(SealingError::ShortPassphrase)));
    }

    #[test]
    fn a_fingerprint_is_the_same_for_the_same_value_in_the_same_vault_alone() {
        let vault = |n| VaultId::new(uuid::Uuid::from_u128(n));
        let typed: KeyValue = KEY.to_lowercase().parse().expect("a key");
        assert_eq!(fingerprint(vault(1), &key()), fingerprint(vault(1), &typed));
        assert_ne!(fingerprint(vault(1), &key()), fingerprint(vault(2), &key()));
        let other: KeyValue = "98KH9-VMK7Z-H6JQQ-J7R9M-QX2YT".parse().expect("a key");
        assert_ne!(fingerprint(vault(1), &key()), fingerprint(vault(1), &other));
    }
}
