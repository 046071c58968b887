//! Agreements and enrollments under which licenses are bought.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use thiserror::Error;

use crate::code::vocabulary;
use crate::proof::Shown;
use crate::proof::text::bare;
use crate::{AgreementId, DocumentId, EntityId, EvidenceKind};

/// The number of an agreement as numbers compare: without separators, in lower case.
pub fn number_key(number: &str) -> String {
    bare(number)
}

/// An agreement or enrollment. Texts are as given; empty means not stated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agreement {
    /// The program it belongs to.
    pub program: Option<LicenseProgram>,
    /// Its number: of the enrollment, the agreement, the license or the public customer, whatever
    /// its program calls the Licensing ID.
    pub number: String,
    /// A name a person gave it.
    pub title: String,
    /// The agreement above it.
    pub parent: Option<AgreementId>,
    /// The legal entity that signed it.
    pub entity: Option<EntityId>,
    /// The publisher or reseller on the other side.
    pub counterparty: Option<EntityId>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// The affiliates that it names; each is in or out as a whole.
    pub affiliates: Vec<Affiliate>,
    /// The documents that make it up.
    pub papers: Vec<AgreementPaper>,
    /// Anything else worth knowing.
    pub notes: String,
}

/// An affiliate that an agreement names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Affiliate {
    /// The legal entity.
    pub entity: EntityId,
    /// Whether it is in; an affiliate is never in by half (licensing guide, Enterprise Agreement).
    pub included: bool,
}

/// A document that is part of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementPaper {
    /// The document.
    pub document: DocumentId,
    /// What it is.
    pub kind: EvidenceKind,
    /// What a person confirmed is visible on it.
    pub shows: BTreeSet<Shown>,
}

/// Why an agreement cannot be what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AgreementProblem {
    /// Without a number nothing can refer to it.
    #[error("the agreement's number is missing")]
    NoNumber,
    /// It cannot end before it starts.
    #[error("the agreement ends before it starts")]
    Backwards,
}

impl Agreement {
    /// What is wrong with it in itself, in the order of its fields.
    pub fn problems(&self) -> Vec<AgreementProblem> {
        let mut problems = Vec::new();
        if self.number.trim().is_empty() {
            problems.push(AgreementProblem::NoNumber);
        }
        if let (Some(from), Some(to)) = (self.from, self.to)
            && to < from
        {
            problems.push(AgreementProblem::Backwards);
        }
        problems
    }

    /// The name by which a person knows it.
    pub fn label(&self) -> &str {
        if self.title.trim().is_empty() { &self.number } else { &self.title }
    }
}

vocabulary!(
    /// The programs and kinds of agreement under which licenses are bought (licensing guide,
    /// program chapters; domain vocabulary of the publisher's portals).
    LicenseProgram, "program" {
        /// Microsoft Business and Services Agreement, the master above others.
        Mbsa = "mbsa",
        /// Enterprise Agreement.
        Ea = "ea",
        /// Enterprise Enrollment.
        EaEnterpriseEnrollment = "ea_enterprise_enrollment",
        /// Enterprise Subscription Enrollment.
        Eas = "eas",
        /// Server and Cloud Enrollment.
        Sce = "sce",
        /// Enrollment for Education Solutions.
        Ees = "ees",
        /// School Enrollment.
        SchoolEnrollment = "school_enrollment",
        /// Campus Agreement.
        CampusAgreement = "campus_agreement",
        /// School Agreement.
        SchoolAgreement = "school_agreement",
        /// Products and Services Agreement.
        Mpsa = "mpsa",
        /// Select Plus.
        SelectPlus = "select_plus",
        /// Select License.
        Select = "select",
        /// Open License.
        OpenLicense = "open_license",
        /// Open Value, organization-wide.
        OpenValueOw = "open_value_ow",
        /// Open Value, not organization-wide.
        OpenValueNow = "open_value_now",
        /// Open Value Subscription.
        Ovs = "ovs",
        /// Open Value Subscription for Education Solutions.
        OvsEs = "ovs_es",
        /// Open License for schools.
        OpenAcademic = "open_academic",
        /// Open License for public bodies.
        OpenGovernment = "open_government",
        /// Open License for charities.
        OpenCharity = "open_charity",
        /// Cloud Solution Provider.
        Csp = "csp",
        /// Online Subscription Program.
        Mosp = "mosp",
        /// Microsoft Customer Agreement.
        Mca = "mca",
        /// Microsoft Customer Agreement for enterprises.
        McaE = "mca_e",
        /// Services Provider License Agreement.
        Spla = "spla",
        /// Royalty licensing of software vendors.
        IsvRoyalty = "isv_royalty",
        /// A program of another publisher.
        Other = "other",
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agreement_needs_a_number_and_cannot_end_before_it_starts() {
        let backwards = Agreement {
            from: NaiveDate::from_ymd_opt(2024, 7, 1),
            to: NaiveDate::from_ymd_opt(2024, 6, 30),
            ..Agreement::default()
        };
        assert_eq!(backwards.problems(), [AgreementProblem::NoNumber, AgreementProblem::Backwards]);
    }

    #[test]
    fn an_agreement_without_a_title_is_known_by_its_number() {
        let agreement = Agreement { number: "V1234567".into(), ..Agreement::default() };
        assert_eq!(agreement.label(), "V1234567");
    }
}
