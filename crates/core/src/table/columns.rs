//! Which column holds which field.

/// A caption as it is compared: lower case, without spaces and punctuation.
pub fn bare(caption: &str) -> String {
    caption.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The likeliest column of each field, in the order of the fields. `names` are the bare captions
/// under which tables show a field, the usual one first. A column serves one field; a caption that
/// is closer to the usual one wins.
pub fn assign<T: AsRef<str>>(captions: &[String], names: &[&[T]]) -> Vec<Option<usize>> {
    let captions: Vec<String> = captions.iter().map(|caption| bare(caption)).collect();
    let mut taken = vec![false; captions.len()];
    let mut columns = vec![None; names.len()];
    let longest = names.iter().map(|names| names.len()).max().unwrap_or(0);
    for rank in 0..longest {
        for (column, names) in columns.iter_mut().zip(names) {
            let Some(name) = names.get(rank).filter(|_| column.is_none()) else { continue };
            let free = |at: &usize| !taken[*at] && captions[*at] == name.as_ref();
            if let Some(at) = (0..captions.len()).find(free) {
                taken[at] = true;
                *column = Some(at);
            }
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_closer_to_the_usual_one_wins() {
        let captions = ["Name", "Product Name"].map(str::to_owned);
        let names: [&[&str]; 2] = [&["productname", "name"], &["vendor"]];
        assert_eq!(assign(&captions, &names), [Some(1), None]);
    }

    #[test]
    fn captions_compare_without_case_spaces_and_punctuation() {
        assert_eq!(bare("License / Enrollment-Number"), bare("license_enrollment NUMBER"));
    }
}
