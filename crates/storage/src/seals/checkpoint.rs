//! Checkpoints: what a seal says, in the text form of C2SP `tlog-checkpoint` inside a C2SP
//! `signed-note`, so that tools of transparency logs can read and check one.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use muniment_core::{Digest, VaultId};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::Writer;
use crate::writer::is_signed_by;

/// The most bytes of a checkpoint that are read; those of Muniment have about 300.
pub(crate) const MAX_BYTES: u64 = 64 << 10;

/// What checkpoints of Muniment begin with; the id of the vault follows.
const ORIGIN: &str = "app.muniment.desktop/";

/// The byte that stands for Ed25519 in a signed note.
const ED25519: u8 = 1;

/// A signed statement about the first so many entries of a vault's journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The vault.
    pub vault: VaultId,
    /// How many entries it covers.
    pub entries: u64,
    /// The Merkle tree hash (RFC 6962) over the digests of their commit files.
    pub root: Digest,
    text: String,
    signatures: Vec<Signature>,
}

/// One line of signature. Whose it is shows when a key is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Signature {
    key: [u8; 4],
    signature: [u8; 64],
}

/// Why a text is no checkpoint of a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CheckpointProblem {
    /// It has no signed part and signatures.
    #[error("it is not a signed note")]
    NotANote,
    /// What is signed is no checkpoint of a Muniment vault.
    #[error("it is not a checkpoint of a vault")]
    NotACheckpoint,
    /// It has no signature that an installation of Muniment makes.
    #[error("it has no signature in the form of an installation of Muniment")]
    NotSigned,
}

impl Checkpoint {
    /// Signs that these are the vault's first so many entries.
    pub(crate) fn sign(vault: VaultId, entries: u64, root: Digest, writer: &Writer) -> Self {
        let name = origin(vault);
        let body = format!("{name}\n{entries}\n{}\n", STANDARD.encode(root.as_bytes()));
        let key = key_id(&name, &writer.public_key());
        let signature = writer.sign(body.as_bytes());
        let line = STANDARD.encode([&key[..], &signature].concat());
        let text = format!("{body}\n\u{2014} {name} {line}\n");
        Self { vault, entries, root, text, signatures: vec![Signature { key, signature }] }
    }

    /// Reads a checkpoint. Signatures of others, such as witnesses, are passed over.
    ///
    /// # Errors
    /// When it is none of a vault.
    pub fn parse(text: &str) -> Result<Self, CheckpointProblem> {
        use CheckpointProblem::{NotACheckpoint, NotANote, NotSigned};
        let (body, signatures) = text.split_once("\n\n").ok_or(NotANote)?;
        let mut lines = body.lines();
        let name = lines.next().ok_or(NotACheckpoint)?;
        let vault = name.strip_prefix(ORIGIN).and_then(|id| id.parse().ok());
        let entries = lines.next().filter(|line| !line.starts_with(['0', '+']));
        let root = lines.next().and_then(|line| STANDARD.decode(line).ok());
        let (Some(vault), Some(entries), Some(root)) =
            (vault, entries.and_then(|line| line.parse().ok()), root)
        else {
            return Err(NotACheckpoint);
        };
        let root = Digest::new(root.try_into().map_err(|_| NotACheckpoint)?);
        let mut found = Vec::new();
        for line in signatures.lines() {
            let (by, signature) = line
                .strip_prefix("\u{2014} ")
                .and_then(|rest| rest.split_once(' '))
                .ok_or(NotANote)?;
            if let Some(signature) = Signature::read(signature).filter(|_| by == name) {
                found.push(signature);
            }
        }
        if found.is_empty() {
            return Err(NotSigned);
        }
        Ok(Self { vault, entries, root, text: text.to_owned(), signatures: found })
    }

    /// The whole note, as it is kept and handed out.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether an installation with this public key signed it.
    pub(crate) fn is_signed_by(&self, public_key: &[u8; 32]) -> bool {
        let key = key_id(&origin(self.vault), public_key);
        let end = self.text.find("\n\n").expect("a checkpoint has signatures");
        let body = &self.text.as_bytes()[..=end];
        let signed = |one: &Signature| is_signed_by(public_key, body, &one.signature);
        self.signatures.iter().any(|one| one.key == key && signed(one))
    }
}

impl Signature {
    fn read(text: &str) -> Option<Self> {
        let bytes = STANDARD.decode(text).ok()?;
        let (key, signature) = bytes.split_first_chunk()?;
        Some(Self { key: *key, signature: signature.try_into().ok()? })
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The key in the form in which tools for signed notes want it.
pub(crate) fn verifier_key(vault: VaultId, public_key: &[u8; 32]) -> String {
    let name = origin(vault);
    let key = key_id(&name, public_key);
    let encoded = STANDARD.encode([&[ED25519], &public_key[..]].concat());
    format!("{name}+{}+{encoded}", hex::encode(key))
}

fn origin(vault: VaultId) -> String {
    format!("{ORIGIN}{vault}")
}

fn key_id(name: &str, public_key: &[u8; 32]) -> [u8; 4] {
    let digest = Sha256::new()
        .chain_update(name)
        .chain_update([b'\n', ED25519])
        .chain_update(public_key)
        .finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn vault() -> VaultId {
        "0198c5a0-0000-7000-8000-000000000001".parse().unwrap()
    }

    fn checkpoint() -> Checkpoint {
        Checkpoint::sign(vault(), 12, Digest::new([7; 32]), &Writer::from_seed(&[1; 32]))
    }

    #[test]
    fn a_checkpoint_has_the_form_that_the_format_documents() {
        let expected = "app.muniment.desktop/0198c5a0-0000-7000-8000-000000000001\n12\n\
             BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n\n\
             \u{2014} app.muniment.desktop/0198c5a0-0000-7000-8000-000000000001 ";
        let text = checkpoint().text().to_owned();
        let signature = text.strip_prefix(expected).expect(&text);
        assert_eq!(signature.trim_end().len(), 92, "4 bytes of key and 64 of signature in base64");
    }

    #[test]
    fn a_checkpoint_reads_back_and_knows_its_signer() {
        let read = Checkpoint::parse(checkpoint().text()).unwrap();
        assert_eq!(read, checkpoint());
        assert!(read.is_signed_by(&Writer::from_seed(&[1; 32]).public_key()));
        assert!(!read.is_signed_by(&Writer::from_seed(&[2; 32]).public_key()));
    }

    #[test]
    fn a_changed_number_or_root_is_not_signed() {
        let key = Writer::from_seed(&[1; 32]).public_key();
        for (was, is) in [("\n12\n", "\n13\n"), ("\nBwcH", "\nCwcH")] {
            let changed = checkpoint().text().replacen(was, is, 1);
            assert!(!Checkpoint::parse(&changed).unwrap().is_signed_by(&key), "{changed}");
        }
    }

    #[test]
    fn signatures_of_witnesses_are_passed_over() {
        let text = format!("{}\u{2014} witness.example/w AAAA\n", checkpoint().text());
        assert!(Checkpoint::parse(&text).is_ok());
    }

    #[test]
    fn what_is_no_checkpoint_says_why() {
        let text = checkpoint().text().to_owned();
        let (body, _) = text.split_once("\n\n").unwrap();
        let problem = |text: &str| Checkpoint::parse(text).unwrap_err();
        assert_eq!(problem(""), CheckpointProblem::NotANote);
        assert_eq!(problem(&format!("{body}\n\nno signature\n")), CheckpointProblem::NotANote);
        assert_eq!(problem(&format!("{body}\n\n")), CheckpointProblem::NotSigned);
        assert_eq!(
            problem(&text.replace("app.muniment", "app.other")),
            CheckpointProblem::NotACheckpoint
        );
        assert_eq!(
            problem(&text.replacen("\n12\n", "\n012\n", 1)),
            CheckpointProblem::NotACheckpoint
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "(app.muniment.desktop/)?[0-9a-f\\n— +=-]{0,200}") {
            let _ = Checkpoint::parse(&text);
        }
    }
}
