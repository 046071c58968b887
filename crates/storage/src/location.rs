//! Where a vault lives.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use crate::Error;

/// A folder or the address of a bucket.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Location {
    /// A folder on a disk, a stick or a network share.
    Folder(PathBuf),
    /// An address that an object store understands, such as `s3://bucket/vault`.
    Bucket(String),
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "{}", path.display()),
            Self::Bucket(url) => f.write_str(url),
        }
    }
}

impl FromStr for Location {
    type Err = Error;

    /// Reads `scheme://…` as a bucket and anything else as a folder.
    fn from_str(text: &str) -> Result<Self, Error> {
        let refuse = |reason: &str| {
            Err(Error::Location { text: text.to_owned(), reason: reason.to_owned() })
        };
        if text.trim().is_empty() {
            return refuse("it is empty");
        }
        match text.split_once("://") {
            None => Ok(Self::Folder(PathBuf::from(text))),
            Some(("file", _)) => refuse("write a folder as a path, without `file://`"),
            Some(_) => match url::Url::parse(text) {
                Ok(url) => Ok(Self::Bucket(url.to_string())),
                Err(error) => refuse(&error.to_string()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_bucket_and_the_rest_are_folders() {
        let parse = |text: &str| text.parse::<Location>().expect("a valid location");
        assert_eq!(parse("s3://proof/vault"), Location::Bucket("s3://proof/vault".into()));
        assert_eq!(parse("memory:///a"), Location::Bucket("memory:///a".into()));
        assert_eq!(parse("/srv/vault"), Location::Folder("/srv/vault".into()));
        assert_eq!(parse(r"C:\vault"), Location::Folder(r"C:\vault".into()));
        assert_eq!(parse(r"\\share\vault"), Location::Folder(r"\\share\vault".into()));
    }

    #[test]
    fn empty_text_and_file_addresses_are_refused() {
        for text in ["", "  ", "file:///srv/vault", "s3://[broken"] {
            assert_eq!(text.parse::<Location>().expect_err("no location").code(), "not_a_vault");
        }
    }
}
