//! The rules of evidence: data with a version and sources.
//!
//! A rule set is read from its file once and checked there; what is held here can be evaluated.
//! Users add to the built-in rules with a file of their own, which can only tighten them.

mod compile;
mod error;
mod file;
mod groups;
mod message;
mod own;
mod words;

use std::collections::BTreeMap;

use crate::proof::{Action, Circumstance, LicenseType, Profile};
use crate::{AcquisitionChannel, EvidenceKind, Severity};

pub use error::{RuleError, RuleProblem};
pub(crate) use message::Fills;
pub use message::{Message, Sentence};
pub(crate) use words::Scope;
pub use words::{Check, Every, Fact, Slot, Test};

/// The rules that come with Muniment.
const BUILT_IN: &str = include_str!("../../../rules/evidence.json");

/// The product kind that tests and conditions of the code itself name.
pub(crate) const DESKTOP_OS: &str = "desktop_os";
/// The program whose entitlements only the Business Center lists.
pub(crate) const MPSA: &str = "mpsa";
/// The master agreement above others.
pub(crate) const MBSA: &str = "mbsa";

/// A checked set of rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSet {
    file: file::RuleFile,
    rules: Vec<Rule>,
    by_channel: BTreeMap<AcquisitionChannel, usize>,
    product_kinds: BTreeMap<String, Names>,
    programs: BTreeMap<String, Names>,
    tests: BTreeMap<Test, TestRule>,
    checks: BTreeMap<Check, CheckRule>,
    limits: Limits,
}

/// What one or more channels ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id, such as `R-OEM-1`.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// What it is about.
    pub title: String,
    /// The channels to which it applies.
    pub channels: Vec<AcquisitionChannel>,
    /// What is required; each group must be met.
    pub groups: Vec<Group>,
    /// What speaks against a record.
    pub objections: Vec<Objection>,
    /// Evidence that helps and is not required.
    pub supporting: Vec<EvidenceKind>,
    /// The titles of its sources, with the section where it is known.
    pub sources: Vec<String>,
}

/// One thing a rule asks for. Any of its kinds of evidence will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its id within the rule, such as `G2`; conditional ones begin with `C`.
    pub id: String,
    /// What it asks for.
    pub title: String,
    /// The condition under which it applies.
    pub when: Option<When>,
    /// The kinds of evidence that would do.
    pub any_of: Vec<EvidenceKind>,
    /// What must hold.
    pub must: Vec<Test>,
    /// How many documents it takes.
    pub min_count: usize,
    /// The profiles in which it is required.
    pub profiles: Vec<Profile>,
    /// The periods for each of which it asks.
    pub every: Option<Every>,
    /// Whether a period in which nothing was added or used needs nothing.
    pub spare_quiet: bool,
    /// Whether it stands for the rule of the channel through which the license was first bought.
    pub as_bought: bool,
    /// The condition that meets it without a document.
    pub met_when: Option<When>,
    /// The condition under which it cannot be met yet.
    pub pending_when: Option<When>,
    /// What is said when nothing was found for it.
    pub missing: Message,
    /// What would mend that.
    pub action: Action,
    /// The sources of what the user added.
    pub own_sources: Vec<String>,
}

/// Something that speaks against a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The code of its finding.
    pub code: String,
    /// When it is raised.
    pub when: When,
    /// How grave it is.
    pub severity: Severity,
    /// What is said.
    pub message: Message,
    /// What would mend it.
    pub action: Action,
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// All hold.
    All(Vec<When>),
    /// One holds at least.
    Any(Vec<When>),
    /// It does not hold.
    Not(Box<When>),
    /// The product is of this kind.
    Product(String),
    /// It was bought under this program.
    Program(String),
    /// A person stated this.
    Circumstance(Circumstance),
    /// It is this kind of right.
    LicenseType(LicenseType),
    /// It was first bought through this channel.
    BoughtThrough(AcquisitionChannel),
    /// An evaluation finds this.
    Fact(Fact),
}

/// How the failure of a test reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestRule {
    /// What is said.
    pub fails: Message,
    /// What would mend it.
    pub action: Action,
}

/// A check that applies to every record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRule {
    /// How grave it is.
    pub severity: Severity,
    /// What is said.
    pub message: Message,
    /// What would mend it.
    pub action: Action,
    /// The title of its source.
    pub source: String,
}

/// Words by which a product kind or a program is known, each folded and with a space at both ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    names: Vec<String>,
    except: Vec<String>,
}

impl Names {
    /// Whether a folded name has one of the words and none of the exceptions.
    pub(crate) fn fit(&self, folded: &str) -> bool {
        let padded = format!(" {folded} ");
        let has = |words: &String| padded.contains(words.as_str());
        self.names.iter().any(has) && !self.except.iter().any(has)
    }
}

/// Numbers that the rules name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// How many days a purchase needs to reach the publisher's statement.
    pub(crate) statement_latency_days: i64,
    /// Within how many days the publisher is told of a transfer.
    pub(crate) transfer_notice_days: i64,
    /// The least a month of the services provider program is reported with, in cents.
    pub(crate) report_minimum_cents: i64,
}

impl RuleSet {
    /// The rules that come with Muniment.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in rules are checked by a test")
    }

    /// Its id and version, followed by those of the user's own additions.
    pub fn name(&self) -> String {
        let own = self.file.tightened_by.iter().map(|own| format!(" + {} {}", own.id, own.version));
        format!("{} {}", self.file.id, self.file.version) + &own.collect::<String>()
    }

    /// All rules, in the order of their file.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of a channel.
    pub fn rule(&self, channel: AcquisitionChannel) -> Option<&Rule> {
        self.by_channel.get(&channel).and_then(|at| self.rules.get(*at))
    }

    /// How the failure of a test reads.
    pub fn test(&self, test: Test) -> &TestRule {
        self.tests.get(&test).expect("a rule set words every test")
    }

    /// A check that applies to every record.
    pub fn check(&self, check: Check) -> &CheckRule {
        self.checks.get(&check).expect("a rule set words every check")
    }

    /// The text whose digest identifies these rules: all of them, with the user's own additions,
    /// the same for the same rules however their files were laid out.
    pub fn canonical_text(&self) -> String {
        serde_json::to_string_pretty(&self.file).expect("a rule file has text keys only")
    }

    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    pub(crate) fn product_kind(&self, name: &str) -> Option<&Names> {
        self.product_kinds.get(name)
    }

    pub(crate) fn program(&self, name: &str) -> Option<&Names> {
        self.programs.get(name)
    }
}

#[cfg(test)]
mod tests;
