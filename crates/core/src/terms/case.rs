//! The facts of a license record that decide which terms govern it.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::proof::Term;
use crate::{AcquisitionChannel, LicenseProgram};

/// A version of a product, by the names that license records use.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProductVersion {
    /// The product family, such as `SQL Server`.
    pub product: String,
    /// The version, such as `2019`.
    pub version: String,
}

/// When a version of a product was first released, as a person entered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductRelease {
    /// The version.
    pub version: ProductVersion,
    /// The day.
    pub on: NaiveDate,
}

/// Later terms that the customer chose for a version of a license (rule GR-ELECT).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election {
    /// The day whose edition counts.
    pub day: NaiveDate,
    /// Why it was chosen; the journal names who chose.
    pub note: String,
}

/// What an agreement states in place of the rule of its program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The rule that applies instead; empty keeps the rule of the program.
    pub rule: String,
    /// The day whose terms count, whatever the rule says.
    pub day: Option<NaiveDate>,
    /// The clause of the agreement.
    pub clause: String,
}

/// What is known about a license record and the use asked about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LicenseCase {
    /// The program under which it was bought.
    pub program: Option<LicenseProgram>,
    /// How it was bought.
    pub channel: Option<AcquisitionChannel>,
    /// The first day of its agreement or enrollment.
    pub agreement_from: Option<NaiveDate>,
    /// The day it was ordered or acquired.
    pub ordered_on: Option<NaiveDate>,
    /// How long it lasts.
    pub term: Option<Term>,
    /// The product family.
    pub product: String,
    /// The version that is licensed; empty where none is stated.
    pub licensed_version: String,
    /// The version in use; empty means the licensed one.
    pub use_version: String,
    /// When versions were released; all records share it.
    pub releases: Arc<[ProductRelease]>,
    /// What its agreement states instead.
    pub exception: Option<Exception>,
    /// The later terms that the customer chose for this version.
    pub elected: Option<Election>,
}

impl LicenseCase {
    /// The version whose terms apply: a prior version is used under the terms of the licensed one
    /// (rule GR-DOWN).
    pub(super) fn version(&self) -> &str {
        let used = self.use_version.trim();
        if used.is_empty() || self.is_downgrade() { self.licensed_version.trim() } else { used }
    }

    /// Whether a version before the licensed one is in use: by their releases, else by their
    /// numbers.
    pub(super) fn is_downgrade(&self) -> bool {
        let (used, licensed) = (self.use_version.trim(), self.licensed_version.trim());
        if used.is_empty() || licensed.is_empty() || same(used, licensed) {
            return false;
        }
        match (self.released(used), self.released(licensed)) {
            (Some(used), Some(licensed)) => used < licensed,
            _ => {
                let (used, licensed) = (numbers(used), numbers(licensed));
                !used.is_empty() && !licensed.is_empty() && used < licensed
            }
        }
    }

    /// When a version was released.
    pub(super) fn released(&self, version: &str) -> Option<NaiveDate> {
        let is = |release: &&ProductRelease| {
            same(&release.version.product, &self.product) && same(&release.version.version, version)
        };
        self.releases.iter().find(is).map(|release| release.on)
    }

    pub(super) fn is_subscription(&self) -> bool {
        matches!(self.term, Some(Term::Subscription { .. }))
            || self.channel == Some(AcquisitionChannel::OnlineSubscription)
    }

    /// The first day of the subscription, else the day it was ordered.
    pub(super) fn subscription_start(&self) -> Option<NaiveDate> {
        match self.term {
            Some(Term::Subscription { from: Some(from), .. }) => Some(from),
            _ => self.ordered_on,
        }
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim().eq_ignore_ascii_case(b.trim())
}

/// The numbers in a version, such as 2012 and 2 in `2012 R2`.
fn numbers(version: &str) -> Vec<u32> {
    let parts = version.split(|c: char| !c.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok()).collect()
}
