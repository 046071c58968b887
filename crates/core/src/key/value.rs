//! The value of a product key, as long as it is in memory.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use zeroize::Zeroizing;

use super::SHOWN;

/// How many letters and digits a key has, in groups of five.
const LENGTH: usize = 25;
const GROUP: usize = 5;

/// A whole product key: five groups of five capital letters and digits. It is wiped from memory
/// when it is dropped, and never printed: its `Debug` form is masked, and it has no other.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyValue(Zeroizing<String>);

/// Text that is not a product key. It does not repeat the text, which may be one but for a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a product key has five groups of five letters and digits")]
pub struct NotAKey;

impl KeyValue {
    /// The value with hyphens between its groups, for the one place that seals or shows it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The part that may be shown.
    pub fn last_five(&self) -> &str {
        &self.0[self.0.len() - SHOWN..]
    }
}

impl FromStr for KeyValue {
    type Err = NotAKey;

    /// Reads a key in any case, with its groups apart by hyphens, dashes or spaces, or not at all.
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let mut value = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / GROUP));
        let mut count = 0;
        for c in text.chars() {
            if c.is_whitespace() || super::text::is_dash(c) {
                continue;
            }
            if !c.is_ascii_alphanumeric() || count == LENGTH {
                return Err(NotAKey);
            }
            if count > 0 && count % GROUP == 0 {
                value.push('-');
            }
            value.push(c.to_ascii_uppercase());
            count += 1;
        }
        if count == LENGTH { Ok(Self(value)) } else { Err(NotAKey) }
    }
}

impl fmt::Debug for KeyValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyValue(…{})", self.last_five())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";

    #[test]
    fn a_key_is_the_same_however_it_is_typed() {
        for typed in [
            KEY,
            " 88kh9 vmk7z h6jqq j7r9m qx2yt\n",
            "88KH9VMK7ZH6JQQJ7R9MQX2YT",
            "88KH9–VMK7Z–H6JQQ–J7R9M–QX2YT",
        ] {
            assert_eq!(
                typed.parse::<KeyValue>().map(|key| key.expose().to_owned()),
                Ok(KEY.into())
            );
        }
    }

    #[test]
    fn what_is_short_long_or_of_other_letters_is_no_key() {
        for typed in ["", "QX2YT", "88KH9-VMK7Z-H6JQQ-J7R9M-QX2Y", "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YTX"]
        {
            assert_eq!(typed.parse::<KeyValue>(), Err(NotAKey), "{typed}");
        }
        assert_eq!("88KH9-VMK7Z-H6JQQ-J7R9M-QX2YÄ".parse::<KeyValue>(), Err(NotAKey));
    }

    #[test]
    fn only_the_last_five_characters_are_ever_printed() {
        let key: KeyValue = KEY.parse().expect("a key");
        assert_eq!(key.last_five(), "QX2YT");
        assert_eq!(format!("{key:?}"), "KeyValue(…QX2YT)");
    }
}
