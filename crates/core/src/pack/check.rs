//! What became of a pack: what it promises, compared with what is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::Digest;
use crate::code::vocabulary;

vocabulary!(
    /// What is wrong with a pack.
    PackFault, "fault of a pack" {
        /// A file holds other bytes than promised.
        Altered = "altered",
        /// A file is shorter than promised.
        Truncated = "truncated",
        /// A promised file is not there.
        Missing = "missing",
        /// A file that nothing promises.
        Added = "added",
        /// A file has the bytes of a promised one that is not there, under another name.
        Renamed = "renamed",
        /// Two files have changed places.
        Swapped = "swapped",
        /// It is no file but a link, a device or an unreadable entry.
        NotAFile = "not_a_file",
        /// A list of digests cannot be read or lists what cannot be.
        BadManifest = "bad_manifest",
        /// Two lists of the pack promise different bytes for the same file.
        ManifestsDisagree = "manifests_disagree",
        /// The pack is not the one whose digest was handed over or recorded.
        NotThePack = "not_the_pack",
        /// It is not declared as a bag.
        NotABag = "not_a_bag",
    }
);

/// Something wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackFinding {
    /// The file, as a path in the pack.
    pub path: String,
    /// What is wrong.
    pub fault: PackFault,
    /// The other file of a rename or swap.
    pub other: Option<String>,
    /// The same in a sentence.
    pub message: String,
}

/// What a pack promises for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promised {
    /// Its digest.
    pub digest: Digest,
    /// Its size, where a list says so.
    pub bytes: Option<u64>,
}

/// A file as it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundFile {
    /// Its digest.
    pub digest: Digest,
    /// Its size.
    pub bytes: u64,
}

/// Names every difference between what is promised and what is there, in the order of paths.
pub fn compare(
    promised: &BTreeMap<String, Promised>,
    found: &BTreeMap<String, FoundFile>,
) -> Vec<PackFinding> {
    let differs =
        |path: &&String| found.get(*path).is_some_and(|file| file.digest != promised[*path].digest);
    let altered: Vec<&String> = promised.keys().filter(differs).collect();
    let mut findings = misplaced(promised, found, &altered);
    let missing = promised.keys().filter(|path| !found.contains_key(*path));
    let mut extra: BTreeMap<Digest, Vec<&String>> = BTreeMap::new();
    for (path, file) in found.iter().rev().filter(|(path, _)| !promised.contains_key(*path)) {
        extra.entry(file.digest).or_default().push(path);
    }
    for path in missing {
        let moved = extra.get_mut(&promised[path].digest).and_then(Vec::pop);
        findings.push(match moved {
            Some(other) => PackFinding::pair(
                PackFault::Renamed,
                path,
                other,
                format!("`{path}` is missing; `{other}` holds its bytes"),
            ),
            None => PackFinding::of(PackFault::Missing, path, format!("`{path}` is missing")),
        });
    }
    let added = extra.values().flatten();
    findings.extend(added.map(|path| {
        PackFinding::of(PackFault::Added, path, format!("`{path}` is in no list of the pack"))
    }));
    findings.sort();
    findings
}

/// Files with other bytes than promised: in each other's places, cut, or altered.
fn misplaced(
    promised: &BTreeMap<String, Promised>,
    found: &BTreeMap<String, FoundFile>,
    altered: &[&String],
) -> Vec<PackFinding> {
    let mut findings = Vec::new();
    let mut told = BTreeSet::new();
    let holder: BTreeMap<Digest, &String> =
        altered.iter().map(|path| (promised[*path].digest, *path)).collect();
    for &path in altered {
        if told.contains(path) {
            continue;
        }
        let (wanted, is) = (promised[path], found[path]);
        let other = holder.get(&is.digest).copied();
        if let Some(other) = other.filter(|other| found[*other].digest == wanted.digest) {
            told.insert(other.clone());
            findings.push(PackFinding::pair(
                PackFault::Swapped,
                path,
                other,
                format!("`{path}` and `{other}` have changed places"),
            ));
            continue;
        }
        findings.push(match wanted.bytes {
            Some(bytes) if is.bytes < bytes => PackFinding::of(
                PackFault::Truncated,
                path,
                format!("`{path}` has {} of {bytes} bytes", is.bytes),
            ),
            _ => PackFinding::of(
                PackFault::Altered,
                path,
                format!("`{path}` holds other bytes than promised"),
            ),
        });
    }
    findings
}

impl PackFinding {
    /// A finding about one file.
    pub fn of(fault: PackFault, path: &str, message: String) -> Self {
        Self { path: path.to_owned(), fault, other: None, message }
    }

    fn pair(fault: PackFault, path: &str, other: &str, message: String) -> Self {
        Self { path: path.to_owned(), fault, other: Some(other.to_owned()), message }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three files of ten bytes.
    fn pack() -> (BTreeMap<String, Promised>, BTreeMap<String, FoundFile>) {
        let files = ["a", "b", "c"].iter().zip(1..);
        files
            .map(|(path, byte)| {
                let digest = Digest::new([byte; 32]);
                let promised = Promised { digest, bytes: Some(10) };
                let found = FoundFile { digest, bytes: 10 };
                (((*path).to_owned(), promised), ((*path).to_owned(), found))
            })
            .unzip()
    }

    fn faults(found: &BTreeMap<String, FoundFile>) -> Vec<(PackFault, String, Option<String>)> {
        let findings = compare(&pack().0, found).into_iter();
        findings.map(|finding| (finding.fault, finding.path, finding.other)).collect()
    }

    fn one(
        fault: PackFault,
        path: &str,
        other: Option<&str>,
    ) -> Vec<(PackFault, String, Option<String>)> {
        vec![(fault, path.to_owned(), other.map(str::to_owned))]
    }

    #[test]
    fn a_pack_as_promised_has_no_findings() {
        let (promised, found) = pack();
        assert_eq!(compare(&promised, &found), []);
    }

    #[test]
    fn each_manipulation_is_named() {
        let found = || pack().1;
        let file = |byte: u8, bytes| FoundFile { digest: Digest::new([byte; 32]), bytes };

        let mut flipped = found();
        flipped.insert("b".into(), file(9, 10));
        assert_eq!(faults(&flipped), one(PackFault::Altered, "b", None));

        let mut cut = found();
        cut.insert("b".into(), file(9, 4));
        assert_eq!(faults(&cut), one(PackFault::Truncated, "b", None));

        let mut gone = found();
        gone.remove("c");
        assert_eq!(faults(&gone), one(PackFault::Missing, "c", None));

        let mut more = found();
        more.insert("d".into(), file(9, 1));
        assert_eq!(faults(&more), one(PackFault::Added, "d", None));

        let mut renamed = found();
        let bytes = renamed.remove("a").expect("a file");
        renamed.insert("z".into(), bytes);
        assert_eq!(faults(&renamed), one(PackFault::Renamed, "a", Some("z")));

        let mut swapped = found();
        swapped.insert("a".into(), file(3, 10));
        swapped.insert("c".into(), file(1, 10));
        assert_eq!(faults(&swapped), one(PackFault::Swapped, "a", Some("c")));
    }

    #[test]
    fn a_copy_under_another_name_is_added_and_nothing_is_missing() {
        let mut copied = pack().1;
        copied.insert("z".into(), FoundFile { digest: Digest::new([1; 32]), bytes: 10 });
        assert_eq!(faults(&copied), one(PackFault::Added, "z", None));
    }
}
