//! The texts that make a folder a BagIt bag (RFC 8493).

use std::collections::BTreeMap;
use std::fmt::Write;

use thiserror::Error;

use super::name::path_problem;
use crate::Digest;

/// The folder of the payload.
pub const PAYLOAD: &str = "data";
/// The file that declares the bag.
pub const DECLARATION: &str = "bagit.txt";
/// What the declaration says.
pub const BAG_DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// What the bag says about itself.
pub const BAG_INFO: &str = "bag-info.txt";
/// The digests of the payload.
pub const MANIFEST: &str = "manifest-sha256.txt";
/// The digests of everything else. Its own digest stands for the whole pack.
pub const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// The digests of payload and tag files in one list, for `sha256sum -c`.
pub const LIST: &str = "manifest.sha256";

/// The most files that a manifest may list; more is no pack of ours and costs memory.
const MOST: usize = 2_000_000;

/// A line of a manifest, as `sha256sum` writes it.
pub fn manifest_line(digest: &Digest, path: &str) -> String {
    format!("{digest}  {path}\n")
}

/// What a bag says about itself. Texts lose their line breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BagListing {
    /// Who made it.
    pub software: String,
    /// The reference of the matter.
    pub matter: String,
    /// The number of the production.
    pub volume: u32,
    /// The day for which it speaks, YYYY-MM-DD.
    pub as_of: String,
    /// What it is, in a sentence.
    pub description: String,
    /// The bytes of the payload.
    pub bytes: u64,
    /// The files of the payload.
    pub files: u64,
}

/// The text of `bag-info.txt`. `Bagging-Date` is the day for which the pack speaks, so that the
/// same pack made later is the same.
pub fn bag_info(listing: &BagListing) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| {
        let value: Vec<&str> = value.split_whitespace().collect();
        let _ = writeln!(text, "{name}: {}", value.join(" "));
    };
    line("Bag-Software-Agent", &listing.software);
    line("Bagging-Date", &listing.as_of);
    line("External-Description", &listing.description);
    line("External-Identifier", &format!("{} volume {}", listing.matter, listing.volume));
    line("Payload-Oxum", &format!("{}.{}", listing.bytes, listing.files));
    text
}

/// A manifest that was read: what each path should hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest(pub BTreeMap<String, Digest>);

/// Why a manifest cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ManifestError {
    /// A line is not a digest, two blanks and a path.
    #[error("line {0} is not a digest and a path")]
    Line(usize),
    /// A path leads out of the pack, or no system could hold it.
    #[error("line {line}: `{path}` {why}")]
    Path {
        /// The line, from 1.
        line: usize,
        /// The path.
        path: String,
        /// Why.
        why: &'static str,
    },
    /// It lists more files than a pack holds.
    #[error("it lists more than {MOST} files")]
    TooLong,
}

impl Manifest {
    /// Reads a manifest. Paths that lead anywhere but into the pack are refused.
    ///
    /// # Errors
    /// [`ManifestError`], with the first line that cannot be.
    pub fn read(text: &str) -> Result<Self, ManifestError> {
        let mut listed = BTreeMap::new();
        for (line, content) in (1..).zip(text.lines()) {
            let (digest, path) = content.split_once(' ').ok_or(ManifestError::Line(line))?;
            let path = path.trim_start_matches([' ', '*']);
            let digest = digest.to_ascii_lowercase();
            let digest: Digest = digest.parse().map_err(|_| ManifestError::Line(line))?;
            if let Some((path, why)) = path_problem([path]) {
                return Err(ManifestError::Path { line, path, why });
            }
            if listed.insert(path.to_owned(), digest).is_some() {
                return Err(ManifestError::Line(line));
            }
            if line > MOST {
                return Err(ManifestError::TooLong);
            }
        }
        Ok(Self(listed))
    }

    /// The text of the manifest, in the order of its paths.
    pub fn text(&self) -> String {
        self.0.iter().map(|(path, digest)| manifest_line(digest, path)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(byte: u8) -> Digest {
        Digest::new([byte; 32])
    }

    #[test]
    fn a_manifest_reads_back() {
        let files = [("data/b.txt", 1), ("data/a.txt", 2)];
        let manifest = Manifest(
            files.iter().map(|(path, byte)| ((*path).to_owned(), digest(*byte))).collect(),
        );
        assert_eq!(Manifest::read(&manifest.text()), Ok(manifest.clone()));
        assert!(manifest.text().starts_with(&format!("{}  data/a.txt\n", digest(2))));
    }

    #[test]
    fn a_path_out_of_the_pack_is_refused() {
        for path in ["../secret", "/etc/passwd", "data\\a", "data/../../a", "C:/a"] {
            let text = manifest_line(&digest(1), path);
            let refused = Manifest::read(&text);
            assert!(matches!(refused, Err(ManifestError::Path { line: 1, .. })), "{refused:?}");
        }
    }

    #[test]
    fn a_line_without_a_digest_or_twice_the_same_path_is_refused() {
        assert_eq!(Manifest::read("hello world\n"), Err(ManifestError::Line(1)));
        let twice = manifest_line(&digest(1), "data/a").repeat(2);
        assert_eq!(Manifest::read(&twice), Err(ManifestError::Line(2)));
    }

    #[test]
    fn a_text_of_the_bag_stays_on_its_line() {
        let listing = BagListing {
            software: "Muniment 0.1.0".into(),
            matter: "A-1\nPayload-Oxum: 0.0".into(),
            volume: 2,
            as_of: "2026-03-31".into(),
            description: "Pack".into(),
            bytes: 12,
            files: 3,
        };
        let text = bag_info(&listing);
        assert_eq!(text.lines().count(), 5, "{text}");
        assert!(text.ends_with("Payload-Oxum: 12.3\n"));
    }
}
