//! How names and numbers compare.

/// A name as words in lower case, one space between them.
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars() {
        if c.is_whitespace() {
            gap = !folded.is_empty();
        } else {
            if gap {
                folded.push(' ');
                gap = false;
            }
            folded.extend(c.to_lowercase());
        }
    }
    folded
}

/// A number or code without its separators, in lower case.
pub(crate) fn bare(number: &str) -> String {
    let mut bare = String::with_capacity(number.len());
    for c in number.chars().filter(|c| c.is_alphanumeric()) {
        // Nearly all are ASCII, and a statement has them by the million.
        if c.is_ascii() { bare.push(c.to_ascii_lowercase()) } else { bare.extend(c.to_lowercase()) }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_neither_by_case_nor_by_spaces() {
        assert_eq!(fold("  Contoso\u{a0} AG\t& Co "), "contoso ag & co");
        assert_eq!(fold("CONTOSO AG & CO"), fold("Contoso  AG & Co"));
    }

    #[test]
    fn numbers_compare_without_separators() {
        assert_eq!(bare("269-05623"), bare("269 05623"));
    }
}
