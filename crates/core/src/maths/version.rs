//! Versions of server products, as far as one can be compared with another.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A version named by its year, such as `2016` or `2012 R2`; a later one is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version {
    year: u16,
    second_release: bool,
}

/// A text that names no version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a version is a year, with R2 for a second release")]
pub struct InvalidVersion;

impl FromStr for Version {
    type Err = InvalidVersion;

    fn from_str(text: &str) -> Result<Self, InvalidVersion> {
        let text = text.trim().to_ascii_uppercase();
        let (year, second_release) = match text.strip_suffix("R2") {
            Some(year) => (year.trim_end(), true),
            None => (text.as_str(), false),
        };
        let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        match year.parse() {
            Ok(year @ 1980..=2100) if digits => Ok(Self { year, second_release }),
            _ => Err(InvalidVersion),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.year, if self.second_release { " R2" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_release_is_between_two_years() {
        let [older, between, newer] =
            ["2012", "2012 r2", "2016"].map(|text| text.parse::<Version>().expect("a version"));
        assert!(older < between && between < newer);
        assert_eq!(between.to_string(), "2012 R2");
    }

    #[test]
    fn what_names_no_year_is_no_version() {
        for text in ["", "R2", "12", "+201", "2012 R3", "20166", "0000"] {
            assert_eq!(text.parse::<Version>(), Err(InvalidVersion), "{text}");
        }
    }
}
