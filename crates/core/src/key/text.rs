//! Product keys in a text: where they are, and the text with each hidden but for its last five
//! characters.
//!
//! Search has its own, narrower idea of a key, by which it joins groups into one identifier. This
//! one decides what is hidden, so it is wide: it also takes what recognition makes of a key, with
//! other dashes, another case, groups run together, or a character too many or too few.

use std::ops::Range;

use super::SHOWN;

/// Groups of a key, and characters of a group.
const GROUPS: usize = 5;
const GROUP: usize = 5;
/// The most characters between two groups.
const WIDEST_GAP: usize = 5;
/// Stands for a character that is not shown.
const HIDDEN: char = '•';

/// Where whole product keys stand in a text, in order, as ranges of bytes.
pub fn find_keys(text: &str) -> Vec<Range<usize>> {
    if !may_hold_keys(text) {
        return Vec::new();
    }
    let runs = runs(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        match key_at(text, &runs, at) {
            Some(count) => {
                found.push(runs[at].range.start..runs[at + count - 1].range.end);
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

/// What no key is without: groups that are joined, or capitals and digits alone. Most texts have
/// neither, and a statement has millions.
fn may_hold_keys(text: &str) -> bool {
    let capitals = || text.chars().filter(|c| c.is_alphanumeric() && !c.is_lowercase()).count();
    text.len() + 1 >= GROUPS * GROUP
        && (text.contains(is_joint) || capitals() + 1 >= GROUPS * GROUP)
}

/// The letters and digits of keys that are not to be shown, in order, each as its range of bytes
/// and the character that stands in its place.
pub fn hidden(text: &str) -> Vec<(Range<usize>, char)> {
    let mut hidden = Vec::new();
    for key in find_keys(text) {
        let characters = text[key.clone()].char_indices();
        let characters: Vec<(usize, char)> =
            characters.filter(|(_, c)| c.is_alphanumeric()).collect();
        let secret = characters.len().saturating_sub(SHOWN);
        hidden.extend(characters[..secret].iter().map(|(at, c)| {
            let start = key.start + at;
            (start..start + c.len_utf8(), HIDDEN)
        }));
    }
    hidden
}

/// The text with each key hidden but for its last five characters. It has as many UTF-16 code units
/// as before, each in its place, so marks that were counted in them stay true.
pub fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for (range, stand_in) in hidden(text) {
        masked.push_str(&text[end..range.start]);
        let units: usize = text[range.clone()].chars().map(char::len_utf16).sum();
        masked.extend(std::iter::repeat_n(stand_in, units));
        end = range.end;
    }
    masked.push_str(&text[end..]);
    masked
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}')
}

/// Letters and digits in a row.
struct Run {
    range: Range<usize>,
    length: usize,
    digits: usize,
    has_letter: bool,
    has_lowercase: bool,
    /// Whether a key may be made of them.
    in_alphabet: bool,
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let end = at + c.len_utf8();
        let run = match runs.last_mut() {
            Some(run) if run.range.end == at => run,
            _ => {
                runs.push(Run {
                    range: at..at,
                    length: 0,
                    digits: 0,
                    has_letter: false,
                    has_lowercase: false,
                    in_alphabet: true,
                });
                runs.last_mut().expect("a run was pushed")
            }
        };
        run.range.end = end;
        run.length += 1;
        run.digits += usize::from(c.is_numeric());
        run.has_letter |= c.is_alphabetic();
        run.has_lowercase |= c.is_lowercase();
        run.in_alphabet &= is_of_keys(c);
    }
    runs
}

/// Whether keys are made of it: `BCDFGHJKMNPQRTVWXY2346789`. There is no vowel, so that no word is
/// ever one.
fn is_of_keys(c: char) -> bool {
    matches!(c, 'B'..='D' | 'F'..='H' | 'J' | 'K' | 'M' | 'N' | 'P'..='R' | 'T' | 'V'..='Y')
        || matches!(c, '2'..='4' | '6'..='9')
}

/// How many runs from `at` on are a key, if they are one.
fn key_at(text: &str, runs: &[Run], at: usize) -> Option<usize> {
    let mut length = 0;
    for count in 1..=GROUPS.min(runs.len() - at) {
        let gap = |n: usize| &text[runs[n - 1].range.end..runs[n].range.start];
        if count > 1 && !is_close(gap(at + count - 1)) {
            return None;
        }
        length += runs[at + count - 1].length;
        let part = &runs[at..at + count];
        if length + 1 < GROUPS * GROUP {
            continue;
        }
        let joined = (at + 1..at + count).all(|n| gap(n).chars().any(is_joint));
        return (is_key(part, length, joined) && !goes_on(text, runs, at, count)).then_some(count);
    }
    None
}

fn is_key(part: &[Run], length: usize, joined: bool) -> bool {
    let whole = part.iter().all(|run| run.length == GROUP);
    let with_digit = part.iter().filter(|run| run.digits > 0).count();
    let upper = part.iter().all(|run| !run.has_lowercase);
    let of_keys = part.iter().all(|run| run.in_alphabet);
    if !part.iter().any(|run| run.has_letter) {
        return false;
    }
    if part.len() == GROUPS && whole {
        return if joined {
            with_digit > 0 || of_keys
        } else {
            upper && (with_digit > 1 || of_keys)
        };
    }
    if !upper || !joined || with_digit == 0 {
        return false;
    }
    // Groups run together, or one group with a character too many or too few.
    let together = length == GROUPS * GROUP && part.iter().all(|run| run.length % GROUP == 0);
    let slipped = part.len() == GROUPS
        && with_digit > 1
        && part.iter().all(|run| run.length.abs_diff(GROUP) < 2)
        && part.iter().filter(|run| run.length != GROUP).count() == 1;
    together || slipped
}

/// Whether groups of five go on before or after, as they do in longer codes.
fn goes_on(text: &str, runs: &[Run], at: usize, count: usize) -> bool {
    let joins = |before: usize| {
        let pair = runs.get(before).zip(runs.get(before + 1));
        pair.is_some_and(|(a, b)| is_only_joint(&text[a.range.end..b.range.start]))
    };
    let is_group = |n: usize| runs.get(n).is_some_and(|run| run.length == GROUP);
    let before = at > 0 && is_group(at - 1) && joins(at - 1);
    let last = at + count - 1;
    let after = is_group(last + 1) && joins(last);
    before || after
}

/// What may stand between two groups.
fn is_close(gap: &str) -> bool {
    gap.chars().count() <= WIDEST_GAP && gap.chars().all(|c| c.is_whitespace() || is_joint(c))
}

fn is_only_joint(gap: &str) -> bool {
    let mut characters = gap.chars();
    characters.next().is_some_and(is_joint) && characters.next().is_none()
}

/// What joins groups: dashes, and what recognition makes of them.
fn is_joint(c: char) -> bool {
    is_dash(c) || matches!(c, '_' | '.' | '~' | '=' | '·' | '•')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_key_shows_its_last_five_characters_alone() {
        assert_eq!(
            mask("key 88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT, please"),
            "key •••••-•••••-•••••-•••••-QX2YT, please"
        );
    }

    #[test]
    fn a_key_is_hidden_however_it_is_written() {
        for written in [
            "88KH9 VMK7Z H6JQQ J7R9M QX2YT",
            "88KH9-VMK7Z-H6JQQ-\nJ7R9M-QX2YT",
            "88KH9 – VMK7Z – H6JQQ – J7R9M – QX2YT",
            "88kh9-vmk7z-h6jqq-j7r9m-qx2yt",
            "88KH9\u{2022}VMK7Z\u{2022}H6JQQ\u{2022}J7R9M\u{2022}QX2YT",
            "88KH9\nVMK7Z\nH6JQQ\nJ7R9M\nQX2YT",
        ] {
            let shown = mask(written);
            for group in ["88KH9", "VMK7Z", "H6JQQ", "J7R9M"] {
                assert!(!shown.to_uppercase().contains(group), "{written}: {shown}");
            }
            assert!(shown.to_uppercase().ends_with("QX2YT"), "{written}: {shown}");
        }
    }

    #[test]
    fn what_recognition_makes_of_a_key_is_hidden_too() {
        for read in [
            "88KH9-VMK7Z-H6JQO-J7R9M-OX2YT",
            "88KH9.VMK7Z-H6JQQ-J7R9M_QX2YT",
            "88KH9VMK7Z-H6JQQ-J7R9M-QX2YT",
            "88KH9VMK7ZH6JQQJ7R9MQX2YT",
            "88KH9-VMK7Z-H6JQ-J7R9M-QX2YT",
            "88KH9-VMK7Z-H6JQQI-J7R9M-QX2YT",
            "8\u{412}KH9-VMK7Z-H6JQQ-J7R9M-QX2YT",
        ] {
            assert_eq!(find_keys(read).first(), Some(&(0..read.len())), "{read}");
        }
    }

    #[test]
    fn a_key_without_digits_in_most_groups_is_one_by_its_letters() {
        assert_eq!(find_keys("BCDFG-HJKMP-QRTVW-XYBCD-FGHJK").len(), 1);
        assert_eq!(find_keys("BCDFG HJKMP QRTVW XYBCD FGHJ2").len(), 1);
    }

    #[test]
    fn words_numbers_and_longer_codes_are_no_keys() {
        for text in [
            "THESE WORDS MIGHT SOUND STERN",
            "these words might sound stern-2",
            "21 00000 00003 13947 14300 09017",
            "0198c5a0-0000-7000-8000-000000000001",
            "12345-A2345-12345-12345-12345-12345",
            "Invoice INV-2019/0042, part 269-05623.",
        ] {
            assert!(find_keys(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_key_is_found_beside_other_words_and_numbers() {
        let text =
            "MAK-88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT-1\n00214 A key: 2B3C4-D5F6G-7H8J9-KMPQR-TVWXY";
        assert_eq!(find_keys(text).len(), 2);
    }

    #[test]
    fn marks_counted_in_utf_16_stay_true() {
        // Digits of the mathematical alphabets take two code units each.
        let text = "𝟠8KH9-VMK7Z-H6JQQ-J7R9M-QX2YT 😀 end";
        let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        let (before, after) = (units(text), units(&mask(text)));
        assert_eq!(before.len(), after.len());
        let at = before.len() - 3;
        assert_eq!(String::from_utf16_lossy(&after[at..]), "end");
    }

    proptest! {
        #[test]
        fn any_key_is_hidden_in_any_text(
            groups in prop::collection::vec("[BCDFGHJKMNPQRTVWXY2346789]{5}", 5),
            before in "[ a-z]{0,8}",
            after in "[ a-z,;]{0,8}",
        ) {
            let key = groups.join("-");
            prop_assume!(key.chars().any(char::is_alphabetic));
            let text = format!("{before} {key} {after}");
            let shown = mask(&text);
            let hidden = format!("•••••-•••••-•••••-•••••-{}", groups[4]);
            prop_assert!(shown.contains(&hidden), "{}", shown);
        }

        #[test]
        fn masking_never_panics_and_keeps_the_length(text in "\\PC{0,120}") {
            let shown = mask(&text);
            prop_assert_eq!(text.encode_utf16().count(), shown.encode_utf16().count());
        }
    }
}
