//! The operating system's keychain: where the secret half of a vault's identity lies on one
//! computer, under the vault's id.

use std::fmt;
use std::sync::mpsc;
use std::time::Duration;

use keyring::v1::Entry;

/// The name under which keychains list what is ours.
const SERVICE: &str = "Muniment";
/// How long a keychain may take to say that it is there.
const GREETING: Duration = Duration::from_secs(5);
/// How long it may take to answer: it may ask the person for a password first.
const ANSWER: Duration = Duration::from_secs(120);

/// A keychain. It may ask the person, so it is used only where a secret is needed.
pub trait Keychain: fmt::Debug + Send + Sync {
    /// The secret of a vault, if it is kept here.
    ///
    /// # Errors
    /// Why there is no keychain, or it does not let us in, in words.
    fn read(&self, vault: &str) -> Result<Option<String>, String>;

    /// Keeps the secret of a vault in place of an earlier one.
    ///
    /// # Errors
    /// As [`Self::read`].
    fn write(&self, vault: &str, secret: &str) -> Result<(), String>;
}

/// The keychain of the platform: Keychain Services, the Credential Manager, the Secret Service.
#[derive(Debug, Clone, Copy)]
pub struct SystemKeychain;

/// No keychain, as on a server: a passphrase takes its place.
#[derive(Debug, Clone, Copy)]
pub struct NoKeychain;

impl Keychain for SystemKeychain {
    fn read(&self, vault: &str) -> Result<Option<String>, String> {
        with_entry(vault, |entry| match entry.get_password() {
            Ok(secret) => Ok(Some(secret)),
            Err(keyring::v1::Error::NoEntry) => Ok(None),
            Err(error) => Err(in_words(&error)),
        })
    }

    fn write(&self, vault: &str, secret: &str) -> Result<(), String> {
        let secret = zeroize::Zeroizing::new(secret.to_owned());
        with_entry(vault, move |entry| {
            entry.set_password(&secret).map_err(|error| in_words(&error))
        })
    }
}

impl Keychain for NoKeychain {
    fn read(&self, _: &str) -> Result<Option<String>, String> {
        Err("it is turned off".to_owned())
    }

    fn write(&self, _: &str, _: &str) -> Result<(), String> {
        Err("it is turned off".to_owned())
    }
}

/// Works with the keychain on a thread of its own, because one that is broken may never answer.
fn with_entry<T: Send + 'static>(
    vault: &str,
    work: impl FnOnce(&Entry) -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    within(GREETING, || match Entry::store_status() {
        Ok(()) => Ok(()),
        Err(error) => Err(in_words(error)),
    })?;
    let vault = vault.to_owned();
    within(ANSWER, move || {
        let entry = Entry::new(SERVICE, &vault).map_err(|error| in_words(&error))?;
        work(&entry)
    })
}

fn within<T: Send + 'static>(
    time: Duration,
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    let (send, receive) = mpsc::channel();
    let started = std::thread::Builder::new().name("keychain".to_owned()).spawn(move || {
        // Who asked may have given up.
        let _ = send.send(work());
    });
    started.map_err(|error| error.to_string())?;
    let silent = || format!("it did not answer within {} seconds", time.as_secs());
    receive.recv_timeout(time).map_err(|_| silent())?
}

/// What went wrong, without what errors of the library carry: some hold what was read.
fn in_words(error: &keyring::v1::Error) -> String {
    use keyring::v1::Error;
    match error {
        Error::PlatformFailure(cause) | Error::NoStorageAccess(cause) => cause.to_string(),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => "what it holds is damaged".to_owned(),
        Error::NoDefaultStore => "there is none".to_owned(),
        _ => "it refused".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keychain_that_does_not_answer_is_given_up() {
        let (hold, held) = mpsc::channel::<()>();
        let answer = within(Duration::from_millis(10), move || {
            let _ = held.recv();
            Ok(())
        });
        drop(hold);
        assert!(answer.expect_err("no answer").contains("did not answer"));
    }

    #[test]
    fn an_answer_in_time_is_given_on() {
        assert_eq!(within(Duration::from_secs(60), || Ok(7)), Ok(7));
    }

    #[test]
    fn an_error_that_carries_what_was_read_does_not_repeat_it() {
        let error = keyring::v1::Error::BadEncoding(b"AGE-SECRET-KEY-1".to_vec());
        assert!(!in_words(&error).contains("AGE"));
    }
}
