//! What our passes read, in files, for the search to be measured on: `<variant>/<pass>/<page>.txt`
//! is the text of a page, and the `.tsv` beside it the identifiers that are printed on it.

use std::fs;
use std::path::Path;

use crate::engines::Engine;
use crate::truth::Truth;
use crate::{Fallible, Set};

/// Writes what one pass read of a set.
pub(crate) fn write(folder: &Path, set: &Set, pass: Engine, texts: &[String]) -> Fallible<()> {
    let folder = folder.join(&set.name).join(pass.name());
    fs::create_dir_all(&folder)?;
    for (scan, text) in set.scans.iter().zip(texts) {
        let page = folder.join(scan.file.file_name().unwrap_or_default());
        fs::write(page.with_extension("txt"), text)?;
        fs::write(page.with_extension("tsv"), identifiers(&scan.truth))?;
    }
    Ok(())
}

/// A line for each: what it is, a tab, and how it is printed.
fn identifiers(truth: &Truth) -> String {
    let keys = truth.keys.iter().map(|key| ("key", key));
    let numbers = truth.numbers.iter().map(|(kind, number)| (*kind, number));
    keys.chain(numbers).map(|(kind, value)| format!("{kind}\t{value}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_identifier_is_kept_with_what_it_is() {
        let truth = Truth {
            keys: vec!["BCDFG-HJKMP".to_owned()],
            numbers: vec![("agreement", "V1234567".to_owned())],
            ..Truth::default()
        };
        assert_eq!(identifiers(&truth), "key\tBCDFG-HJKMP\nagreement\tV1234567\n");
    }
}
