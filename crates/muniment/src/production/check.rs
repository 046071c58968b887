//! Checking a pack, with or without a vault. A pack came from a stranger: nothing in it is unpacked
//! or believed, its files are only hashed and its lists read within limits.

mod source;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use muniment_core::Digest;
use muniment_core::matter::{Production, exhibit_label};
use muniment_core::pack::{
    DECLARATION, LIST, MANIFEST, Manifest, PAYLOAD, PackFault, PackFinding, Promised, TAG_MANIFEST,
    compare,
};
use serde::Deserialize;

use crate::view::{PackFindingView, PackReport};
use crate::{Error, Vault};
use source::{Found, read_pack};

/// The list for programs.
const LISTED: &str = "data/manifest.json";

/// Checks a pack, a folder or an archive, without a vault. `expected` is the digest of the pack as it
/// was handed over, 64 hexadecimal digits; `progress` is told the bytes read and says whether to go
/// on.
///
/// # Errors
/// When there is no pack, it cannot be read, the digest cannot be, or it was canceled.
pub fn check_pack(
    pack: &Path,
    expected: Option<&str>,
    progress: &dyn Fn(u64) -> bool,
) -> Result<PackReport, Error> {
    let expected = expected.map(read_digest).transpose()?;
    let checked = Checked::of(pack, progress)?;
    Ok(checked.report(expected.map(Anchor::Given).as_ref()))
}

impl Vault {
    /// Checks a pack against what this vault recorded when it was made, if it was made here.
    ///
    /// # Errors
    /// As [`check_pack`].
    pub fn check_pack(
        &self,
        pack: &Path,
        expected: Option<&str>,
        progress: &dyn Fn(u64) -> bool,
    ) -> Result<PackReport, Error> {
        let expected = expected.map(read_digest).transpose()?;
        let checked = Checked::of(pack, progress)?;
        if let Some(expected) = expected {
            return Ok(checked.report(Some(&Anchor::Given(expected))));
        }
        let recorded = self.recorded(&checked)?;
        let recorded = recorded.map(|production| Anchor::Recorded(Box::new(production)));
        Ok(checked.report(recorded.as_ref()))
    }

    /// The production that a pack is, by its digest, or that it claims to be.
    fn recorded(&self, checked: &Checked) -> Result<Option<Production>, Error> {
        let claimed = checked.listed.as_ref();
        let mut of_its_name = None;
        for matter in self.catalog.matters()? {
            for production in self.catalog.productions(&matter.id)? {
                if Some(production.manifest) == checked.digest() {
                    return Ok(Some(production));
                }
                let is_named = claimed.is_some_and(|listed| {
                    listed.volume == production.volume && listed.matter == matter.stated.reference
                });
                if is_named {
                    of_its_name = Some(production);
                }
            }
        }
        Ok(of_its_name)
    }
}

/// What a pack is compared with that its own lists cannot fake.
enum Anchor {
    Given(Digest),
    Recorded(Box<Production>),
}

impl Anchor {
    fn digest(&self) -> Digest {
        match self {
            Self::Given(digest) => *digest,
            Self::Recorded(production) => production.manifest,
        }
    }
}

/// What `manifest.json` says, as far as a check needs it.
#[derive(Deserialize)]
struct Listed {
    matter: String,
    volume: u32,
    exhibits: Vec<ListedExhibit>,
    files: Vec<ListedFile>,
}

#[derive(Deserialize)]
struct ListedExhibit {
    exhibit: String,
    path: Option<String>,
}

#[derive(Deserialize)]
struct ListedFile {
    path: String,
    bytes: String,
    sha256: String,
}

/// A pack that was read, with what is wrong by its own lists.
struct Checked {
    pack: PathBuf,
    found: Found,
    listed: Option<Listed>,
    findings: Vec<PackFinding>,
}

impl Checked {
    fn of(pack: &Path, progress: &dyn Fn(u64) -> bool) -> Result<Self, Error> {
        let mut found = read_pack(pack, progress)?;
        let mut findings = std::mem::take(&mut found.findings);
        if !found.text(DECLARATION).is_some_and(|text| text.starts_with("BagIt-Version: ")) {
            let message = "`bagit.txt` does not declare a bag".to_owned();
            findings.push(PackFinding::of(PackFault::NotABag, DECLARATION, message));
        }
        let tags = found.manifest(TAG_MANIFEST, &mut findings);
        let payload = found.manifest(MANIFEST, &mut findings);
        let all = found.manifest(LIST, &mut findings);
        let mut promised: BTreeMap<String, Promised> = BTreeMap::new();
        for (path, digest) in tags.0.iter().chain(&payload.0) {
            promised.insert(path.clone(), Promised { digest: *digest, bytes: None });
        }
        findings.extend(disagreements(LIST, &all, &promised));
        let listed = found.text(LISTED).and_then(|text| serde_json::from_str(text).ok());
        if let Some(listed) = &listed {
            findings.extend(take_sizes(listed, &mut promised));
        }
        let mut files = found.files.clone();
        files.remove(TAG_MANIFEST);
        findings.extend(compare(&promised, &files));
        Ok(Self { pack: pack.to_owned(), found, listed, findings })
    }

    fn digest(&self) -> Option<Digest> {
        self.found.files.get(TAG_MANIFEST).map(|file| file.digest)
    }

    fn report(mut self, anchor: Option<&Anchor>) -> PackReport {
        if let Some(anchor) = anchor
            && self.digest() != Some(anchor.digest())
        {
            if let Anchor::Recorded(production) = anchor {
                let forged = self.forged(production);
                self.findings.extend(forged);
            }
            let message = format!("the lists of this pack are not the ones of {}", anchor.digest());
            self.findings.push(PackFinding::of(PackFault::NotThePack, TAG_MANIFEST, message));
        }
        self.findings.sort();
        self.findings.dedup();
        let findings = self.findings.iter().map(|finding| PackFindingView {
            code: finding.fault.code().to_owned(),
            path: finding.path.clone(),
            other: finding.other.clone(),
            message: finding.message.clone(),
        });
        PackReport {
            pack: self.pack.display().to_string(),
            matter: self.listed.as_ref().map(|listed| listed.matter.clone()),
            volume: self.listed.as_ref().map(|listed| listed.volume),
            files: self.found.files.len() as u64,
            bytes: self.found.files.values().map(|file| file.bytes).sum(),
            digest: self.digest().map(|digest| digest.to_string()),
            anchor: match anchor {
                None => "none",
                Some(Anchor::Given(_)) => "given",
                Some(Anchor::Recorded(_)) => "recorded",
            }
            .to_owned(),
            findings: findings.collect(),
        }
    }

    /// The exhibits whose files are not the recorded ones, whatever the lists of the pack say.
    fn forged(&self, production: &Production) -> Vec<PackFinding> {
        let recorded: BTreeMap<String, Digest> = production
            .exhibits
            .iter()
            .map(|exhibit| (exhibit_label(&production.prefix, exhibit.number), exhibit.digest))
            .collect();
        let told: Vec<&str> = self.findings.iter().map(|finding| finding.path.as_str()).collect();
        let exhibits = self.listed.iter().flat_map(|listed| &listed.exhibits);
        let forged = exhibits.filter_map(|exhibit| {
            let path = exhibit.path.as_deref()?;
            let (recorded, file) =
                recorded.get(&exhibit.exhibit).zip(self.found.files.get(path))?;
            let differs = *recorded != file.digest && !told.contains(&path);
            differs.then(|| {
                let message = format!("`{path}` is not exhibit {} as recorded", exhibit.exhibit);
                PackFinding::of(PackFault::Altered, path, message)
            })
        });
        forged.collect()
    }
}

impl Found {
    /// A list of the pack; an empty one where it cannot be read, which is a finding.
    fn manifest(&self, name: &str, findings: &mut Vec<PackFinding>) -> Manifest {
        let read = match self.text(name) {
            None => Err("it is missing or too large".to_owned()),
            Some(text) => Manifest::read(text).map_err(|error| error.to_string()),
        };
        let outside = |manifest: &Manifest| {
            let is_payload = |path: &String| path.starts_with(&format!("{PAYLOAD}/"));
            match name {
                MANIFEST => manifest.0.keys().any(|path| !is_payload(path)),
                TAG_MANIFEST => manifest.0.keys().any(is_payload),
                _ => false,
            }
        };
        let read = match read {
            Ok(manifest) if outside(&manifest) => {
                Err("it lists files that belong to another list".to_owned())
            }
            read => read,
        };
        read.unwrap_or_else(|why| {
            let message = format!("`{name}` cannot be used: {why}");
            findings.push(PackFinding::of(PackFault::BadManifest, name, message));
            Manifest::default()
        })
    }
}

/// Where a second list promises other bytes than the lists of the bag.
fn disagreements(
    name: &str,
    other: &Manifest,
    promised: &BTreeMap<String, Promised>,
) -> Vec<PackFinding> {
    let differs = |(path, digest): &(&String, &Digest)| {
        promised.get(*path).is_none_or(|promised| promised.digest != **digest)
    };
    other.0.iter().filter(differs).map(|(path, _)| disagreement(name, path)).collect()
}

fn disagreement(name: &str, path: &str) -> PackFinding {
    let message = format!("`{name}` promises other bytes for `{path}` than the bag's own list");
    PackFinding::of(PackFault::ManifestsDisagree, path, message)
}

/// Takes sizes over from `manifest.json`, and names where it disagrees.
fn take_sizes(listed: &Listed, promised: &mut BTreeMap<String, Promised>) -> Vec<PackFinding> {
    let mut findings = Vec::new();
    for file in &listed.files {
        match promised.get_mut(&file.path) {
            Some(promised) if promised.digest.to_string() == file.sha256 => {
                promised.bytes = file.bytes.parse().ok();
            }
            _ => findings.push(disagreement(LISTED, &file.path)),
        }
    }
    findings
}

fn read_digest(text: &str) -> Result<Digest, Error> {
    let digest = text.trim().to_ascii_lowercase().parse();
    digest.map_err(|error: muniment_core::InvalidDigest| {
        Error::invalid("bad_digest", error.to_string())
    })
}
