//! What is known about the kinds of public terms and about which of them governs: data with a
//! version and sources.

mod error;
mod file;
mod names;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::code::vocabulary;
use crate::{AcquisitionChannel, LicenseProgram};

pub use error::TermsRuleError;

/// The rules that come with Muniment.
const BUILT_IN: &str = include_str!("../../../rules/terms.json");

/// Checked rules about public terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsRules {
    /// The id of the file.
    pub id: String,
    /// Its version.
    pub version: u32,
    text: String,
    kinds: BTreeMap<TermsKind, TermsKindRule>,
    quarterly: Vec<u32>,
    views: BTreeMap<String, Vec<LicenseProgram>>,
    program_names: Vec<(LicenseProgram, Vec<names::Name>)>,
    papers: Vec<Papers>,
    rules: Vec<GoverningRule>,
}

/// What is known about a kind of public terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsKindRule {
    /// Its title.
    pub title: String,
    /// How often an edition is published.
    pub cadence: Cadence,
    /// The first day on which it was published.
    pub from: Option<NaiveDate>,
    /// The last day on which it was published.
    pub until: Option<NaiveDate>,
    /// Whether several documents are of this kind, told apart by their titles.
    pub by_title: bool,
    names: Vec<names::Name>,
    /// Where that is written.
    pub source: String,
}

/// Which kinds hold the terms of a use, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Papers {
    of: TermsUse,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    kinds: Vec<TermsKind>,
}

/// From which day the terms of a license count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoverningRule {
    /// Its id, such as `GR-EA`.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// What it is about.
    pub title: String,
    /// The programs to which it applies; none asks nothing.
    pub programs: Vec<LicenseProgram>,
    /// The channels to which it applies; none asks nothing.
    pub channels: Vec<AcquisitionChannel>,
    /// Whether it applies to subscriptions only.
    pub only_subscriptions: bool,
    /// Whether it applies only where an exception of an agreement names it.
    pub only_by_exception: bool,
    /// What the license is used for; absent where published terms do not apply.
    pub of: Option<TermsUse>,
    /// The day that counts for versions current then.
    pub counts_from: CountsFrom,
    /// Whether a version released later follows the terms of its release.
    pub later_by_release: bool,
    /// The rule in plain words.
    pub text: String,
    /// Where it is written.
    pub source: String,
}

vocabulary!(
    /// The kinds of public terms (How Microsoft defines PoE, public documents), legacy ones and
    /// those of other publishers.
    TermsKind, "kind of terms" {
        /// Product Terms.
        ProductTerms = "product_terms",
        /// Online Services Terms.
        OnlineServicesTerms = "online_services_terms",
        /// Services Provider Use Rights.
        Spur = "spur",
        /// The service level agreement for online services.
        SlaOnlineServices = "sla_online_services",
        /// License agreements and the royalty product list of software vendors.
        IsvEulaProductList = "isv_eula_product_list",
        /// The brief about downgrade rights.
        DowngradeRightsBrief = "downgrade_rights_brief",
        /// The brief about multiplexing.
        MultiplexingBrief = "multiplexing_brief",
        /// The brief about qualified devices.
        QualifiedDevicesBrief = "qualified_devices_brief",
        /// The brief about reimaging rights.
        ReimagingRightsBrief = "reimaging_rights_brief",
        /// Pages of the site of licensing terms and documentation.
        LicensingTermsAndDocumentation = "licensing_terms_and_documentation",
        /// Program guides and other papers of the licensing library.
        LicensingLibrary = "licensing_library",
        /// Product Use Rights, before the Product Terms.
        ProductUseRights = "product_use_rights",
        /// The Product List, before the Product Terms.
        ProductList = "product_list",
        /// The Data Protection Addendum.
        DataProtectionAddendum = "data_protection_addendum",
        /// Public terms of another kind or publisher.
        Other = "other",
    }
);

vocabulary!(
    /// How often an edition is published.
    Cadence, "cadence" {
        /// Each month.
        Monthly = "monthly",
        /// Each quarter.
        Quarterly = "quarterly",
        /// Whenever the publisher likes.
        AdHoc = "ad_hoc",
    }
);

vocabulary!(
    /// What a license is used for, as far as it decides which terms hold its rights.
    TermsUse, "use" {
        /// Software on own machines.
        Software = "software",
        /// An online service.
        OnlineService = "online_service",
        /// Software offered to others as a service.
        Hosting = "hosting",
    }
);

vocabulary!(
    /// The day whose terms count.
    CountsFrom, "day of terms" {
        /// The first day of the agreement or enrollment.
        Agreement = "agreement",
        /// The day of the order.
        Order = "order",
        /// The day a product was acquired at retail or with a device.
        Acquisition = "acquisition",
        /// The first day of the subscription period.
        SubscriptionStart = "subscription_start",
        /// The first day of the billing period, a calendar month.
        BillingPeriod = "billing_period",
        /// The day asked about.
        AsOf = "as_of",
    }
);

impl TermsRules {
    /// The rules that come with Muniment.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in rules are right; a test reads them")
    }

    /// Reads and checks rules.
    ///
    /// # Errors
    /// When the text is not a file of rules, or it contradicts itself; the error names the place.
    pub fn parse(text: &str) -> Result<Self, TermsRuleError> {
        file::read(text)
    }

    /// The text whose digest identifies these rules.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is known about a kind. Every kind is known.
    pub fn kind(&self, kind: TermsKind) -> &TermsKindRule {
        &self.kinds[&kind]
    }

    /// The kind whose name stands in a text; of several, the one with the longest.
    pub fn kind_named(&self, text: &str) -> Option<TermsKind> {
        let text = names::Text::new(text);
        let longest = |rule: &TermsKindRule| {
            rule.names.iter().filter(|name| text.has(name)).map(names::Name::len).max()
        };
        let found = self.kinds.iter().filter(|(kind, _)| **kind != TermsKind::Other);
        let found = found.filter_map(|(kind, rule)| Some((longest(rule)?, *kind)));
        let other = || longest(self.kind(TermsKind::Other)).map(|_| TermsKind::Other);
        found.max().map(|(_, kind)| kind).or_else(other)
    }

    /// The months, from 1, in which quarterly terms are published.
    pub(super) fn quarterly_months(&self) -> &[u32] {
        &self.quarterly
    }

    /// Whether terms of a program view are valid for a program. A view that is not known is valid
    /// for the program of its own code.
    pub fn is_for(&self, scope: &str, program: Option<LicenseProgram>) -> bool {
        if scope.is_empty() || scope.eq_ignore_ascii_case("all") {
            return true;
        }
        let Some(program) = program else { return false };
        match self.views.get(&scope.to_uppercase()) {
            Some(programs) => programs.contains(&program),
            None => scope.eq_ignore_ascii_case(program.code()),
        }
    }

    /// The program that a text means: its code, or the longest of its names that stands in it.
    pub fn program_named(&self, text: &str) -> Option<LicenseProgram> {
        if let Ok(program) = text.trim().parse() {
            return Some(program);
        }
        let text = names::Text::new(text);
        let longest = |listed: &[names::Name]| {
            listed.iter().filter(|name| text.has(name)).map(names::Name::len).max()
        };
        let named = self.program_names.iter();
        let named = named.filter_map(|(program, listed)| Some((longest(listed)?, *program)));
        named.max().map(|(_, program)| program)
    }

    /// The kinds that hold the terms of a use on a day.
    pub fn papers(&self, of: TermsUse, on: NaiveDate) -> Vec<TermsKind> {
        let holds = |papers: &&Papers| papers.of == of && within(papers.from, papers.until, on);
        self.papers.iter().filter(holds).flat_map(|papers| papers.kinds.iter().copied()).collect()
    }

    /// The rules about which terms govern, the first that applies first.
    pub fn governing_rules(&self) -> &[GoverningRule] {
        &self.rules
    }

    /// The rule with this id.
    pub fn governing_rule(&self, id: &str) -> Option<&GoverningRule> {
        self.rules.iter().find(|rule| rule.id.eq_ignore_ascii_case(id.trim()))
    }
}

impl TermsKindRule {
    /// Whether editions of the kind were published in the month of a day.
    pub fn is_published_on(&self, day: NaiveDate) -> bool {
        within(self.from, self.until, day)
    }
}

fn within(from: Option<NaiveDate>, until: Option<NaiveDate>, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

#[cfg(test)]
mod tests;
