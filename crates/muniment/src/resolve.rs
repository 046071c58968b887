//! What a person means by an id or its start, among the few entries of a register.

use crate::Error;
use crate::error::Subject;

/// The fewest characters of an id that name something.
const FEWEST: usize = 6;

/// The one entry with this id, or with an id that starts so.
pub(crate) fn resolve<T>(
    entries: Vec<T>,
    id_of: impl Fn(&T) -> String,
    what: Subject,
    id: &str,
) -> Result<T, Error> {
    let start = id.trim().to_lowercase();
    if start.len() < FEWEST {
        return Err(Error::missing(what, id));
    }
    let mut found = entries.into_iter().filter(|entry| id_of(entry).starts_with(&start));
    match (found.next(), found.next()) {
        (Some(entry), None) => Ok(entry),
        (None, _) => Err(Error::missing(what, id)),
        (Some(_), Some(_)) => Err(Error::Ambiguous { what, id: id.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(id: &str) -> String {
        let entries = vec!["0190aaaa-1", "0190aaaa-2", "0190bbbb-3"];
        match resolve(entries, |entry| (*entry).to_owned(), Subject::Agreement, id) {
            Ok(entry) => entry.to_owned(),
            Err(error) => error.problem().code,
        }
    }

    #[test]
    fn six_characters_that_start_one_id_name_it() {
        assert_eq!(code("0190BB"), "0190bbbb-3");
        assert_eq!(code("0190bbbb-3"), "0190bbbb-3");
    }

    #[test]
    fn fewer_characters_or_a_start_of_several_name_nothing() {
        assert_eq!(code("0190b"), "no_such_agreement");
        assert_eq!(code("0190aa"), "ambiguous");
        assert_eq!(code("0190cc"), "no_such_agreement");
    }
}
