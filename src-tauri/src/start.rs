//! What the window was asked to open when it started.

use std::ffi::OsString;

/// What to show first.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// The vault that was open last, or the choice of one.
    Resume,
    /// The vault at this path or URL.
    Vault(String),
    /// The sample vault, made when there is none yet.
    Sample,
}

impl Start {
    /// Reads the arguments after the program's name; `fallback` is `MUNIMENT_VAULT`.
    pub(crate) fn new(
        arguments: impl IntoIterator<Item = OsString>,
        fallback: Option<OsString>,
    ) -> Self {
        let mut asked = Self::Resume;
        for argument in arguments {
            match argument.into_string() {
                Ok(flag) if flag == "--sample" => return Self::Sample,
                Ok(flag) if flag.starts_with('-') => {}
                Ok(location) => asked = Self::Vault(location),
                Err(location) => asked = Self::Vault(location.to_string_lossy().into_owned()),
            }
        }
        match (asked, fallback) {
            (Self::Resume, Some(location)) if !location.is_empty() => {
                Self::Vault(location.to_string_lossy().into_owned())
            }
            (asked, _) => asked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(arguments: &[&str], fallback: Option<&str>) -> Start {
        Start::new(arguments.iter().map(OsString::from), fallback.map(OsString::from))
    }

    #[test]
    fn an_argument_wins_over_the_environment() {
        assert_eq!(start(&["/a"], Some("/b")), Start::Vault("/a".into()));
        assert_eq!(start(&[], Some("/b")), Start::Vault("/b".into()));
        assert_eq!(start(&["--sample"], Some("/b")), Start::Sample);
    }

    #[test]
    fn without_either_the_last_vault_is_resumed() {
        assert_eq!(start(&[], None), Start::Resume);
        assert_eq!(start(&["--unknown"], Some("")), Start::Resume);
    }
}
