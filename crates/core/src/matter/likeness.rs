//! Numbers that are compared with each other, a few of a list with all that a vault has.

use strsim::osa_distance;

use crate::proof::text::bare;

/// From so many letters and digits on, one wrong character is forgiven, or two.
const SHORTEST_NEAR: usize = 6;
const SHORTEST_FAR: usize = 8;
/// Characters are counted in so many classes.
const CLASSES: usize = 32;

/// A number as it is compared: without case and separators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedNumber {
    bare: String,
    length: usize,
    /// How many characters it has of each class, by which most others are told apart at once.
    classes: [u8; CLASSES],
}

/// How much a number is like the one that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// It is the same, whatever its case and separators.
    Exact,
    /// It is so many characters off, one or two.
    Near(usize),
}

impl ComparedNumber {
    /// A number as it is written.
    pub fn new(written: &str) -> Self {
        let bare = bare(written);
        let mut classes = [0_u8; CLASSES];
        for c in bare.chars() {
            let class = &mut classes[c as usize % CLASSES];
            *class = class.saturating_add(1);
        }
        Self { length: bare.chars().count(), classes, bare }
    }

    /// How much a number that was found is like this one, which was asked for, if it is.
    pub fn likeness(&self, found: &Self) -> Option<Likeness> {
        if self.bare == found.bare {
            return (!self.bare.is_empty()).then_some(Likeness::Exact);
        }
        let most = match self.length {
            SHORTEST_FAR.. => 2,
            SHORTEST_NEAR.. => 1,
            _ => return None,
        };
        // Each wrong character takes one from a class and gives one to another at most.
        let may_be =
            self.length.abs_diff(found.length) <= most && self.classes_apart(found) <= 2 * most;
        let distance = may_be.then(|| osa_distance(&self.bare, &found.bare))?;
        (distance <= most).then_some(Likeness::Near(distance))
    }

    fn classes_apart(&self, other: &Self) -> usize {
        let pairs = self.classes.iter().zip(&other.classes);
        pairs.map(|(one, other)| usize::from(one.abs_diff(*other))).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(asked: &str, found: &str) -> Option<Likeness> {
        ComparedNumber::new(asked).likeness(&ComparedNumber::new(found))
    }

    #[test]
    fn numbers_are_alike_whatever_separates_them() {
        assert_eq!(between("INV-2019/0042", "inv 2019 0042"), Some(Likeness::Exact));
        assert_eq!(between("INV-2019/0042", "INV-2019/0O42"), Some(Likeness::Near(1)));
        assert_eq!(between("V12345", "V12346"), Some(Likeness::Near(1)));
        assert_eq!(between("V1234", "V1235"), None, "too short to forgive");
        assert_eq!(between("V1234567", "V1239876"), None);
        assert_eq!(between("-", "/"), None, "nothing is no number");
    }

    #[test]
    fn characters_that_are_missing_too_many_or_changed_about_are_forgiven() {
        for (found, off) in [("V1234567", 1), ("V123456789", 1), ("V1243567", 2), ("W1234578", 2)] {
            assert_eq!(between("V1234567 8", found), Some(Likeness::Near(off)), "{found}");
        }
        assert_eq!(between("V12345678", "V8765432"), None);
        assert_eq!(between("V12345678", "V12345"), None, "three are missing");
    }
}
