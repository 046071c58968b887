//! The form of a rule set in its file. Codes are text here; `compile` checks and resolves them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A whole rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleFile {
    pub(super) id: String,
    pub(super) version: u32,
    /// The user's own additions that were merged in, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) tightened_by: Vec<OwnMark>,
    pub(super) sources: BTreeMap<String, SourceEntry>,
    pub(super) limits: BTreeMap<String, LimitEntry>,
    pub(super) product_kinds: BTreeMap<String, NamesEntry>,
    pub(super) programs: BTreeMap<String, NamesEntry>,
    pub(super) rules: Vec<RuleEntry>,
    pub(super) tests: Vec<TestEntry>,
    pub(super) checks: Vec<CheckEntry>,
}

/// The user's own additions: they tighten, and have no way to loosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnFile {
    pub(super) id: String,
    pub(super) version: u32,
    #[serde(default)]
    pub(super) tighten: Vec<TightenEntry>,
    #[serde(default)]
    pub(super) severities: Vec<SeverityEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnMark {
    pub(super) id: String,
    pub(super) version: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceEntry {
    pub(super) title: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LimitEntry {
    pub(super) value: i64,
    pub(super) source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamesEntry {
    pub(super) names: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) except: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleEntry {
    pub(super) id: String,
    pub(super) version: u32,
    pub(super) channels: Vec<String>,
    pub(super) title: String,
    pub(super) require: Vec<GroupEntry>,
    #[serde(default)]
    pub(super) conditional: Vec<GroupEntry>,
    #[serde(default)]
    pub(super) objections: Vec<ObjectionEntry>,
    #[serde(default)]
    pub(super) supporting: Vec<String>,
    pub(super) sources: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupEntry {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) when: Option<WhenEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) any_of: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) must: Vec<String>,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub(super) min_count: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) profiles: Option<Vec<String>>,
    /// The group asks for something in each of these periods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) every: Option<String>,
    /// A period in which nothing was added or used needs nothing.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) spare_quiet: bool,
    /// The group stands for the rule of the channel through which the license was first bought.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) as_bought: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) met_when: Option<WhenEntry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) pending_when: Option<WhenEntry>,
    pub(super) missing: String,
    pub(super) action: String,
    /// The source of what the user added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) own_sources: Vec<String>,
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum WhenEntry {
    All(Vec<WhenEntry>),
    Any(Vec<WhenEntry>),
    Not(Box<WhenEntry>),
    Product(String),
    Program(String),
    Circumstance(String),
    LicenseType(String),
    BoughtThrough(String),
    Fact(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ObjectionEntry {
    pub(super) id: String,
    /// The code of its finding where that is not the rule's id and its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<String>,
    pub(super) when: WhenEntry,
    pub(super) severity: String,
    pub(super) message: String,
    pub(super) action: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) own_sources: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TestEntry {
    pub(super) test: String,
    pub(super) fails: String,
    pub(super) action: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckEntry {
    pub(super) code: String,
    pub(super) severity: String,
    pub(super) message: String,
    pub(super) action: String,
    pub(super) source: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) own_sources: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TightenEntry {
    pub(super) rule: String,
    pub(super) source: String,
    #[serde(default)]
    pub(super) require: Vec<GroupEntry>,
    #[serde(default)]
    pub(super) conditional: Vec<GroupEntry>,
    #[serde(default)]
    pub(super) must: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SeverityEntry {
    /// The code of a check, or of an objection as its findings bear it.
    pub(super) of: String,
    pub(super) severity: String,
    pub(super) source: String,
}

fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_one(count: &usize) -> bool {
    *count == 1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}
