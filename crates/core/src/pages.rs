//! Page ranges, as people write them.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Pages of a document, counted from 1: ascending ranges that neither overlap nor touch. Empty
/// means the whole document. Reads and prints as `1-3,7`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageRanges(Vec<(u32, u32)>);

/// Text that names no pages.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` does not name pages: write them like 1-3,7")]
pub struct InvalidPages(pub String);

impl PageRanges {
    /// The first and last page of each range.
    pub fn ranges(&self) -> &[(u32, u32)] {
        &self.0
    }

    /// Whether the whole document is meant.
    pub fn is_whole_document(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for PageRanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, (first, last)) in self.0.iter().enumerate() {
            let comma = if position > 0 { "," } else { "" };
            if first == last {
                write!(f, "{comma}{first}")?;
            } else {
                write!(f, "{comma}{first}-{last}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for PageRanges {
    type Err = InvalidPages;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = || InvalidPages(text.chars().take(80).collect());
        let mut ranges = Vec::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let page = |text: &str| text.trim().parse::<u32>().map_err(|_| refuse());
            let (first, last) = (page(first)?, page(last)?);
            if first == 0 || last < first {
                return Err(refuse());
            }
            ranges.push((first, last));
        }
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (first, last) in ranges {
            match merged.last_mut() {
                Some(previous) if first <= previous.1.saturating_add(1) => {
                    previous.1 = previous.1.max(last);
                }
                _ => merged.push((first, last)),
            }
        }
        Ok(Self(merged))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ranges_are_sorted_and_joined() {
        let pages: PageRanges = "7, 1-3,4,9-9".parse().expect("valid pages");
        assert_eq!(pages.to_string(), "1-4,7,9");
    }

    #[test]
    fn page_zero_and_backward_ranges_are_refused() {
        for text in ["0", "3-1", "a", "1-", "1--2", "-"] {
            assert!(text.parse::<PageRanges>().is_err(), "`{text}` names no pages");
        }
    }

    proptest! {
        #[test]
        fn printed_ranges_read_back(pairs in prop::collection::vec((1u32..500, 0u32..50), 0..8)) {
            let text: Vec<String> =
                pairs.iter().map(|(first, more)| format!("{first}-{}", first + more)).collect();
            let pages: PageRanges = text.join(",").parse().expect("valid pages");
            prop_assert_eq!(pages.to_string().parse(), Ok(pages));
        }
    }
}
