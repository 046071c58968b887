//! How much of a text was found.

use std::collections::BTreeMap;

/// The part of the words of `truth` that `found` holds, each as often as it stands there. A word is
/// a run of letters and digits, whatever its case.
pub(crate) fn of_tokens(truth: &str, found: &str) -> f64 {
    let (truth, found) = (counts(truth), counts(found));
    let total: usize = truth.values().sum();
    let hits: usize = truth
        .iter()
        .map(|(word, count)| (*count).min(found.get(word).copied().unwrap_or_default()))
        .sum();
    if total == 0 { 1.0 } else { hits as f64 / total as f64 }
}

fn counts(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_counts_as_often_as_it_stands_in_the_truth() {
        assert!((of_tokens("right of Right", "the right") - 1.0 / 3.0).abs() < 1e-9);
        assert!((of_tokens("right of Right", "RIGHT, of-right!") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn words_that_the_truth_lacks_change_nothing() {
        assert!((of_tokens("a b", "a b c d e") - 1.0).abs() < 1e-9);
    }
}
