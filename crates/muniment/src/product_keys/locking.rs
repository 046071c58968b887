//! The vault's identity: made once, kept in this computer's keychain or under a passphrase in the
//! vault, and open in memory only after somebody asked for a value.

use std::sync::{Arc, Mutex, PoisonError};

use age::secrecy::{ExposeSecret, SecretString};
use muniment_catalog::PublishedIdentity;
use muniment_core::{Digest, Event, Op};

use crate::keychain::Keychain;
use crate::sealing::{Identity, SealingError};
use crate::settings::KeySettings;
use crate::transact::Decision;
use crate::vault::Inside;
use crate::view::KeyLock;
use crate::{Done, Error, Vault};

/// What opens the sealed values on this computer.
pub(crate) struct Lock {
    keychain: Arc<dyn Keychain>,
    work_factor: u8,
    open: Mutex<Option<Identity>>,
}

impl Lock {
    pub(crate) fn new(settings: &KeySettings) -> Self {
        Self {
            keychain: Arc::clone(&settings.keychain),
            work_factor: settings.work_factor,
            open: Mutex::new(None),
        }
    }

    fn opened(&self) -> Option<Identity> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep_open(&self, identity: &Identity) {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = Some(identity.clone());
    }

    fn close(&self) {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl Vault {
    /// How the values of the keys are kept. The keychain is not asked.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn key_lock(&self) -> Result<KeyLock, Error> {
        let published = self.catalog.identity()?;
        Ok(KeyLock {
            identity: published.is_some(),
            passphrase: published.is_some_and(|published| !published.wrapped.is_empty()),
            open: self.lock.opened().is_some(),
        })
    }

    /// Keeps the vault's identity under a passphrase, so that any computer can open the keys with
    /// it, and makes the identity when there is none. An earlier passphrase stays valid. With
    /// `remember`, this computer's keychain keeps it too.
    ///
    /// # Errors
    /// When the passphrase is short, the identity is there but cannot be opened here, or the
    /// keychain was asked for and cannot be used.
    pub fn set_key_passphrase(
        &self,
        passphrase: String,
        remember: bool,
    ) -> Result<Done<()>, Error> {
        let passphrase = SecretString::from(passphrase);
        let identity = self.own_identity()?;
        let wrapped = identity.wrap(&passphrase, self.lock.work_factor)?;
        if remember {
            self.put_in_keychain(&identity)?;
        }
        let digest = self.store.put_wrapped_identity(&wrapped)?;
        self.inside().publish(&identity, Some(digest))
    }

    /// Keeps the vault's identity in this computer's keychain, and makes it when there is none.
    ///
    /// # Errors
    /// When the keychain cannot be used, or the identity is there but cannot be opened here.
    pub fn keep_keys_in_keychain(&self) -> Result<Done<()>, Error> {
        let identity = self.own_identity()?;
        self.put_in_keychain(&identity)?;
        self.inside().publish(&identity, None)
    }

    /// Opens the sealed keys with their passphrase until the vault is closed or locked. With
    /// `remember`, this computer's keychain opens them from now on.
    ///
    /// # Errors
    /// When there is no identity, the passphrase is wrong, all files that it could open are
    /// missing or damaged, or the keychain was asked for and cannot be used.
    pub fn unlock_keys(&self, passphrase: String, remember: bool) -> Result<(), Error> {
        let passphrase = SecretString::from(passphrase);
        let published = self.catalog.identity()?.ok_or(SealingError::NoIdentity)?;
        if published.wrapped.is_empty() {
            return Err(SealingError::Elsewhere.into());
        }
        let mut problem = SealingError::WrappedDamaged;
        for digest in &published.wrapped {
            let Some(wrapped) = self.store.wrapped_identity(digest)? else { continue };
            match Identity::unwrap(&wrapped, &passphrase) {
                Ok(identity) if identity.recipient() == published.recipient => {
                    self.lock.keep_open(&identity);
                    return if remember { self.put_in_keychain(&identity) } else { Ok(()) };
                }
                // A file that somebody else put there opens nothing of this vault.
                Ok(_) | Err(SealingError::WrappedDamaged) => {}
                Err(error) => problem = error,
            }
        }
        Err(problem.into())
    }

    /// Forgets what opens the sealed keys, as far as this process has it.
    pub fn lock_keys(&self) {
        self.lock.close();
    }

    /// The vault's identity, made anew where none is published.
    fn own_identity(&self) -> Result<Identity, Error> {
        match self.catalog.identity()? {
            Some(_) => self.inside().identity(),
            None => Ok(Identity::generate()),
        }
    }

    fn put_in_keychain(&self, identity: &Identity) -> Result<(), Error> {
        let vault = self.store.vault().to_string();
        let kept = self.lock.keychain.write(&vault, identity.secret().expose_secret());
        kept.map_err(|why| SealingError::NoKeychain { why }.into())
    }
}

impl Inside {
    /// The vault's identity, from memory or from this computer's keychain.
    pub(super) fn identity(&self) -> Result<Identity, Error> {
        let published = self.catalog.identity()?.ok_or(SealingError::NoIdentity)?;
        let ours = |identity: &Identity| identity.recipient() == published.recipient;
        if let Some(identity) = self.lock.opened().filter(ours) {
            return Ok(identity);
        }
        let kept = self.lock.keychain.read(&self.store.vault().to_string());
        let kept = kept.unwrap_or_default().map(SecretString::from);
        let kept = kept.and_then(|secret| Identity::from_secret(secret.expose_secret()));
        match kept.filter(ours) {
            Some(identity) => {
                self.lock.keep_open(&identity);
                Ok(identity)
            }
            None if published.wrapped.is_empty() => Err(SealingError::Elsewhere.into()),
            None => Err(SealingError::Locked.into()),
        }
    }

    /// Says in the journal for whom values are sealed, and where the secret half is kept. What it
    /// says already is not said again.
    fn publish(&self, identity: &Identity, wrapped: Option<Digest>) -> Result<Done<()>, Error> {
        let recipient = identity.recipient();
        let done = self.transact(Op::PublishIdentity, |catalog| {
            let known = catalog.identity()?;
            if known.as_ref().is_some_and(|known| known.recipient != recipient) {
                return Err(SealingError::MadeMeanwhile.into());
            }
            let is_new = |known: PublishedIdentity| {
                wrapped.is_some_and(|digest| !known.wrapped.contains(&digest))
            };
            let mut events = Vec::new();
            if known.is_none_or(is_new) {
                let recipient = recipient.clone();
                events.push(Event::IdentityPublished { recipient, wrapped });
            }
            Ok(Decision { events, value: () })
        })?;
        self.lock.keep_open(identity);
        Ok(done)
    }
}
