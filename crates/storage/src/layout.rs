//! The names of the vault's files: the only place that knows the grammar.

use muniment_core::{Digest, WriterId};

pub(crate) const VAULT_TXT: &str = "VAULT.txt";
pub(crate) const VAULT_JSON: &str = "vault.json";
pub(crate) const OBJECTS: &str = "objects";
pub(crate) const JOURNAL: &str = "journal";
pub(crate) const DERIVED: &str = "derived";
pub(crate) const KEYS: &str = "keys";
pub(crate) const SEALS: &str = "seals";
pub(crate) const TMP: &str = "tmp";
pub(crate) const QUARANTINE: &str = "quarantine";

/// Twelve digits name an entry, so this is the last one a journal can have.
pub(crate) const LAST_ENTRY: u64 = 999_999_999_999;

/// What a file is by its name, relative to the vault and with `/` between the parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Named {
    /// `VAULT.txt` or `vault.json`.
    Format,
    Object(Digest),
    Entry(u64),
    Derived,
    Key(WriterId),
    /// The vault's identity under a passphrase.
    Wrapped(Digest),
    /// A file being written. The digest is known when all of it has been.
    Temporary(Option<Digest>),
    /// In `seals/`.
    Seal(SealFile),
    /// In `quarantine/`: kept, not read.
    SetAside,
    /// What file managers leave behind in any folder.
    Dropping,
    /// The mark of a sync client that keeps the named file elsewhere.
    Placeholder(Box<Named>),
    /// Another version of a journal entry, which sync clients make of a conflict.
    Conflict,
    Foreign,
}

/// A file of a seal. Those of one seal begin alike, so that they lie side by side in a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SealFile {
    /// The checkpoint over so many entries, by a writer.
    Checkpoint(u64, WriterId),
    /// A reply of an authority about such a checkpoint, and the digest of its bytes.
    TimeStamp(u64, WriterId, Digest),
    /// The certificate of an authority, and the digest of its bytes.
    Authority(Digest),
}

pub(crate) fn checkpoint(n: u64, writer: &WriterId) -> String {
    format!("{SEALS}/{n:012}.{writer}.checkpoint")
}

pub(crate) fn time_stamp(n: u64, writer: &WriterId, reply: &Digest) -> String {
    format!("{SEALS}/{n:012}.{writer}.{reply}.tsr")
}

pub(crate) fn authority(digest: &Digest) -> String {
    format!("{SEALS}/{digest}.pem")
}

pub(crate) fn object(digest: &Digest) -> String {
    let name = digest.to_string();
    format!("{OBJECTS}/{}/{name}", &name[..2])
}

pub(crate) fn entry(n: u64) -> String {
    format!("{JOURNAL}/{n:012}.jsonl")
}

pub(crate) fn derived(digest: &Digest, kind: &str) -> String {
    let name = digest.to_string();
    format!("{DERIVED}/{}/{name}.{kind}.zst", &name[..2])
}

pub(crate) fn key(writer: &WriterId) -> String {
    format!("{KEYS}/{writer}.pub")
}

/// The vault's identity under a passphrase, named by the digest of its own bytes.
pub(crate) fn wrapped(digest: &Digest) -> String {
    format!("{KEYS}/{digest}.age")
}

/// Whether a kind of derived file can be part of a name: it is never anything a path could use.
pub(crate) fn is_kind(kind: &str) -> bool {
    (1..=32).contains(&kind.len())
        && kind.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

pub(crate) fn classify(path: &str) -> Named {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    if matches!(file, ".DS_Store" | "Thumbs.db" | "desktop.ini") {
        return Named::Dropping;
    }
    if let Some(kept) = file.strip_prefix('.').and_then(|name| name.strip_suffix(".icloud")) {
        let separator = if folder.is_empty() { "" } else { "/" };
        return match classify(&format!("{folder}{separator}{kept}")) {
            Named::Foreign | Named::Placeholder(_) => Named::Foreign,
            known => Named::Placeholder(Box::new(known)),
        };
    }
    let parts: Vec<&str> = path.split('/').collect();
    let known = match parts.as_slice() {
        [VAULT_TXT | VAULT_JSON] => Some(Named::Format),
        [OBJECTS, pair, name] => sharded(pair, name).map(Named::Object),
        [JOURNAL, name] => Some(journal(name)),
        [DERIVED, pair, name] => name.strip_suffix(".zst").and_then(|name| {
            let (digest, kind) = name.split_once('.')?;
            (sharded(pair, digest).is_some() && is_kind(kind)).then_some(Named::Derived)
        }),
        [KEYS, name] => match name.rsplit_once('.') {
            Some((writer, "pub")) => writer.parse().ok().map(Named::Key),
            Some((digest, "age")) => digest.parse().ok().map(Named::Wrapped),
            _ => None,
        },
        [TMP, name] => temporary(name),
        [SEALS, name] => seal(name).map(Named::Seal),
        [QUARANTINE, _, ..] => Some(Named::SetAside),
        _ => None,
    };
    known.unwrap_or(Named::Foreign)
}

fn sharded(pair: &str, name: &str) -> Option<Digest> {
    let digest = name.parse().ok()?;
    name.starts_with(pair).then_some(digest).filter(|_| pair.len() == 2)
}

fn journal(name: &str) -> Named {
    let starts_like_one = name.len() >= 12 && name.bytes().take(12).all(|b| b.is_ascii_digit());
    if !starts_like_one {
        return Named::Foreign;
    }
    match (&name[12..], name[..12].parse()) {
        (".jsonl", Ok(n)) if n > 0 => Named::Entry(n),
        _ => Named::Conflict,
    }
}

fn seal(name: &str) -> Option<SealFile> {
    let number = |text: &str| {
        let digits = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|n| digits && *n > 0)
    };
    match name.split('.').collect::<Vec<_>>().as_slice() {
        [n, writer, "checkpoint"] => Some(SealFile::Checkpoint(number(n)?, writer.parse().ok()?)),
        [n, writer, reply, "tsr"] => {
            Some(SealFile::TimeStamp(number(n)?, writer.parse().ok()?, reply.parse().ok()?))
        }
        [digest, "pem"] => digest.parse().ok().map(SealFile::Authority),
        _ => None,
    }
}

fn temporary(name: &str) -> Option<Named> {
    let (stem, writer) = name.rsplit_once('.')?;
    let _: WriterId = writer.parse().ok()?;
    match stem.parse::<Digest>() {
        Ok(digest) => Some(Named::Temporary(Some(digest))),
        Err(_) => uuid::Uuid::try_parse(stem).ok().map(|_| Named::Temporary(None)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SHA: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    #[test]
    fn every_file_of_a_vault_is_known_by_its_name() {
        let digest: Digest = SHA.parse().expect("a digest");
        let writer = "0123456789abcdef";
        let of = |path: String| classify(&path);
        assert_eq!(of(object(&digest)), Named::Object(digest));
        assert_eq!(of(entry(12)), Named::Entry(12));
        assert_eq!(of(derived(&digest, "reading")), Named::Derived);
        assert_eq!(
            of(key(&writer.parse().expect("a writer"))),
            Named::Key(writer.parse().unwrap())
        );
        assert_eq!(of(wrapped(&digest)), Named::Wrapped(digest));
        assert_eq!(of(format!("tmp/{SHA}.{writer}")), Named::Temporary(Some(digest)));
        assert_eq!(
            of(format!("tmp/0198c5a0-0000-7000-8000-000000000001.{writer}")),
            Named::Temporary(None)
        );
        let by = writer.parse::<WriterId>().expect("a writer");
        assert_eq!(of(checkpoint(12, &by)), Named::Seal(SealFile::Checkpoint(12, by.clone())));
        assert_eq!(
            of(time_stamp(12, &by, &digest)),
            Named::Seal(SealFile::TimeStamp(12, by, digest))
        );
        assert_eq!(of(authority(&digest)), Named::Seal(SealFile::Authority(digest)));
        assert_eq!(of("vault.json".into()), Named::Format);
        assert_eq!(of("quarantine/anything at all".into()), Named::SetAside);
        assert_eq!(of("objects/.DS_Store".into()), Named::Dropping);
        assert_eq!(
            of(format!("objects/9f/.{SHA}.icloud")),
            Named::Placeholder(Box::new(Named::Object(digest)))
        );
    }

    #[test]
    fn what_sync_clients_make_of_a_conflict_is_a_conflict() {
        for name in [
            "000000000012 (conflicted copy).jsonl",
            "000000000012-PC7.jsonl",
            "000000000012 2.jsonl",
            "0000000000123.jsonl",
            "000000000000.jsonl",
        ] {
            assert_eq!(classify(&format!("journal/{name}")), Named::Conflict, "{name}");
        }
    }

    #[test]
    fn what_nobody_named_is_foreign() {
        for path in [
            "invoice.pdf",
            "objects/readme.txt",
            &format!("objects/00/{SHA}"),
            &format!("objects/9F/{}", SHA.to_uppercase()),
            &format!("objects/9f/{SHA}.exe"),
            &format!("derived/9f/{SHA}.a/b.zst"),
            "journal/notes.jsonl",
            "journal/é00000000012.jsonl",
            "tmp/x",
            "keys/../vault.json",
            "keys/identity.age",
            "seals/12.0123456789abcdef.checkpoint",
            "seals/000000000000.0123456789abcdef.checkpoint",
            "seals/deep/000000000012.0123456789abcdef.checkpoint",
            &format!("keys/{SHA}.pub"),
        ] {
            assert_eq!(classify(path), Named::Foreign, "{path}");
        }
    }

    proptest! {
        #[test]
        fn any_name_is_classified_without_a_panic(path in "(objects|journal|tmp|derived|keys)?/?\\PC{0,90}") {
            classify(&path);
        }
    }
}
