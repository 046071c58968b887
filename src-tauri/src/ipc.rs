//! The values only the window's commands exchange; all others are the views of the door.

use muniment::Problem;
use muniment::view::VaultSummary;
use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

/// What a command answers.
pub(crate) type Answer<T> = Result<T, Problem>;

/// What the window shows first.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(TS), ts(rename_all = "camelCase", export))]
pub(crate) struct AppState {
    /// The open vault.
    pub(crate) vault: Option<VaultSummary>,
    /// The vaults opened before, latest first.
    pub(crate) recent: Vec<RecentVault>,
    /// `linux`, `windows` or `macos`.
    pub(crate) platform: &'static str,
    /// The version of Muniment.
    pub(crate) version: &'static str,
    /// Why the vault asked for at the start did not open.
    pub(crate) problem: Option<Problem>,
}

/// A vault opened before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(TS), ts(rename_all = "camelCase", export))]
pub(crate) struct RecentVault {
    /// The name of its folder or bucket.
    pub(crate) name: String,
    /// Where it is: a path or URL.
    pub(crate) location: String,
}

/// Files and folders a person dragged in or chose. Their paths stay in Rust.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(TS), ts(rename_all = "camelCase", export))]
pub(crate) struct Drop {
    /// Stands for them in commands.
    pub(crate) token: String,
    /// How many are files.
    pub(crate) files: u32,
    /// How many are folders.
    pub(crate) folders: u32,
    /// The names of the first five.
    pub(crate) names: Vec<String>,
}

/// A drag over the window.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(TS), ts(rename_all = "camelCase", export))]
pub(crate) struct DropNotice {
    /// `enter`, `over`, `leave` or `drop`.
    pub(crate) phase: &'static str,
    /// Where the pointer is, in CSS pixels from the left.
    pub(crate) x: f64,
    /// Where the pointer is, in CSS pixels from the top.
    pub(crate) y: f64,
    /// What is dragged, told when it enters and when it is dropped.
    pub(crate) drop: Option<Drop>,
}

/// How dropped files are added.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(TS), ts(rename_all = "camelCase", export))]
pub(crate) struct AddDrop {
    /// The kind of evidence they all are.
    pub(crate) kind: Option<String>,
    /// The system they were obtained from.
    pub(crate) source: Option<String>,
    /// The license record to link each of them to.
    pub(crate) link_to: Option<String>,
    /// As what they prove that record.
    pub(crate) link_as: Option<String>,
}

/// A table chosen for import. Its path stays in Rust.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(TS), ts(rename_all = "camelCase", export))]
pub(crate) struct ImportFile {
    /// Stands for it in commands.
    pub(crate) token: String,
    /// The file's own name.
    pub(crate) name: String,
}

/// How far the writing of a pack came.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(TS), ts(rename_all = "camelCase", export))]
pub(crate) struct PackProgress {
    /// Bytes written.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub(crate) written: u64,
    /// Bytes to write.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub(crate) of: u64,
}

/// How far the checking of a pack came.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(TS), ts(rename_all = "camelCase", export))]
pub(crate) struct PackCheckProgress {
    /// Bytes read.
    #[cfg_attr(feature = "bindings", ts(type = "number"))]
    pub(crate) read: u64,
}

/// A problem of the window itself rather than of the vault.
pub(crate) fn problem(code: &str, message: impl Into<String>) -> Problem {
    Problem {
        code: code.to_owned(),
        message: message.into(),
        hint: None,
        details: std::collections::BTreeMap::new(),
    }
}
