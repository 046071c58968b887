//! `vault.json` and `VAULT.txt`: what tells a folder from a vault.

use muniment_core::VaultId;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::record::{self, FORMAT};

/// What a person reads who finds the folder and has no Muniment.
pub(crate) const README: &str = include_str!("VAULT.txt");

/// The largest `vault.json`.
pub(crate) const MAX_BYTES: u64 = 64 << 10;

/// The content of `vault.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FormatFile {
    features: Vec<String>,
    format: u32,
    hash: String,
    min_reader: u32,
    min_writer: u32,
    vault: String,
}

/// What this version may do with a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Format {
    pub(crate) vault: VaultId,
    /// Whether only a newer version may write.
    pub(crate) is_newer: bool,
}

pub(crate) fn bytes(vault: VaultId) -> Vec<u8> {
    let mut line = record::line(&FormatFile {
        features: Vec::new(),
        format: FORMAT,
        hash: "sha256".to_owned(),
        min_reader: FORMAT,
        min_writer: FORMAT,
        vault: vault.to_string(),
    });
    line.push(b'\n');
    line
}

pub(crate) fn read(bytes: &[u8]) -> Result<Format, Error> {
    /// The fields that every format keeps, so that an old reader can tell that it is one.
    #[derive(Deserialize)]
    struct Lasting {
        format: u32,
        min_reader: u32,
        min_writer: u32,
        vault: String,
    }
    let damaged = |what: &str| Error::FormatFile(what.to_owned());
    let lasting: Lasting =
        serde_json::from_slice(bytes).map_err(|error| Error::FormatFile(error.to_string()))?;
    if lasting.min_reader > FORMAT {
        return Err(Error::NewerFormat { needed: lasting.min_reader, known: FORMAT });
    }
    let vault = lasting.vault.parse().map_err(|_| damaged("the vault has no valid id"))?;
    if lasting.format > FORMAT {
        return Ok(Format { vault, is_newer: lasting.min_writer > FORMAT });
    }
    let file: FormatFile =
        serde_json::from_slice(bytes).map_err(|error| Error::FormatFile(error.to_string()))?;
    if file.format != FORMAT || file.min_reader != FORMAT || file.min_writer == 0 {
        return Err(damaged("there is no format of that number"));
    }
    if file.hash != "sha256" {
        return Err(damaged("format 1 names objects by SHA-256"));
    }
    Ok(Format { vault, is_newer: file.min_writer > FORMAT || !file.features.is_empty() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const VAULT: &str = "0198c5a0-0000-7000-8000-000000000001";

    fn file(change: impl Fn(&mut serde_json::Value)) -> Vec<u8> {
        let vault = VAULT.parse().unwrap();
        let mut value = serde_json::from_slice(&bytes(vault)).unwrap();
        change(&mut value);
        serde_json::to_vec(&value).unwrap()
    }

    #[test]
    fn a_vault_file_reads_back() {
        let vault = VAULT.parse().unwrap();
        assert_eq!(read(&bytes(vault)).unwrap(), Format { vault, is_newer: false });
    }

    #[test]
    fn a_newer_reader_is_an_error_and_a_newer_writer_means_reading_only() {
        let newer = file(|v| v["min_reader"] = 2.into());
        assert!(matches!(read(&newer), Err(Error::NewerFormat { needed: 2, known: 1 })));
        for change in [
            file(|v| v["min_writer"] = 2.into()),
            file(|v| v["features"] = vec!["enc"].into()),
            file(|v| {
                v["format"] = 2.into();
                v["min_writer"] = 2.into();
                v["sealed"] = true.into();
            }),
        ] {
            assert!(read(&change).unwrap().is_newer);
        }
    }

    #[test]
    fn anything_else_is_damaged() {
        for broken in [
            file(|v| v["format"] = 0.into()),
            file(|v| v["min_writer"] = 0.into()),
            file(|v| v["hash"] = "md5".into()),
            file(|v| v["vault"] = "../..".into()),
            file(|v| v["extra"] = 1.into()),
            file(|v| v["format"] = "1".into()),
            b"".to_vec(),
            b"{".to_vec(),
            b"[1]".to_vec(),
        ] {
            assert!(matches!(read(&broken), Err(Error::FormatFile(_))));
        }
    }

    #[test]
    fn each_way_back_without_muniment_takes_less_than_20_lines() {
        let script = |from: &str, to: &str| {
            let (_, rest) = README.split_once(from).expect("the script starts");
            rest.split_once(to).expect("the script ends").0.trim().lines().count()
        };
        assert!((3..20).contains(&script("---- sh ----", "---- end ----")));
        assert!((3..20).contains(&script("---- PowerShell ----", "---- end ----")));
    }
}
