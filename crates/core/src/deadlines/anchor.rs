//! The facts from which deadlines count.

use chrono::NaiveDate;

use crate::code::vocabulary;

/// A day from which deadlines count.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor {
    /// What the day is about, and so the deadline.
    pub subject: Subject,
    /// What happened on the day.
    pub kind: AnchorKind,
    /// What kind of agreement, order or terms it was, as a code; rules may ask for it.
    pub qualifier: Option<String>,
    /// The day.
    pub day: NaiveDate,
}

/// What a deadline is about. Kind and id tell subjects apart, the title is for people.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Its id among its kind.
    pub id: String,
    /// Its name on the screen.
    pub title: String,
}

vocabulary!(
    /// What a deadline can be about.
    SubjectKind, "subject kind" {
        /// The vault as a whole.
        Vault = "vault",
        /// An agreement or enrollment.
        Agreement = "agreement",
        /// A license record.
        License = "license",
        /// A purchase, true-up or other order.
        Order = "order",
        /// The reservation of a license.
        Reservation = "reservation",
        /// A person's role in a portal.
        PortalAccess = "portal_access",
        /// A license transfer.
        Transfer = "transfer",
        /// A source system of which exports are taken.
        SourceSystem = "source_system",
        /// A kind of published terms; each kind is a subject of its own.
        Terms = "terms",
        /// A month of a services provider agreement.
        UseReport = "use_report",
        /// An audit or a request for proof.
        Matter = "matter",
    }
);

vocabulary!(
    /// What happened on the day from which a deadline counts. An anchor is given as long as its
    /// deadlines matter; of those named `Last…` the latest of a subject counts.
    AnchorKind, "anchor kind" {
        /// An enrollment, or an Enterprise Agreement kept without its enrollments, took effect;
        /// qualified by the program.
        EnrollmentEffective = "enrollment_effective",
        /// Any other agreement took effect; qualified by the program.
        AgreementEffective = "agreement_effective",
        /// The last day of an agreement or enrollment; qualified by the program.
        AgreementEnd = "agreement_end",
        /// A true-up was handed to the reseller.
        TrueUpSubmitted = "true_up_submitted",
        /// The quote for a true-up came.
        QuoteReceived = "quote_received",
        /// The publisher processed an order; qualified by `purchase`, `true_up` or
        /// `online_service`.
        OrderProcessed = "order_processed",
        /// A right was bought that no statement shows yet.
        Purchase = "purchase",
        /// Entitlements were last exported from a portal.
        LastSnapshot = "last_snapshot",
        /// The agreements were last compared with the purchase orders.
        LastAgreementReview = "last_agreement_review",
        /// The use of Software Assurance benefits was last reviewed.
        LastBenefitReview = "last_benefit_review",
        /// The last day of Software Assurance.
        SaEnd = "sa_end",
        /// A person was invited to a portal and has not accepted.
        Invited = "invited",
        /// The letter that announces an audit.
        AuditLetter = "audit_letter",
        /// The demand to buy what an audit found missing.
        AuditDemand = "audit_demand",
        /// Licenses passed to another legal entity.
        Transfer = "transfer",
        /// A reserved license will first be used.
        ReservationUsage = "reservation_usage",
        /// An edition of published terms was last captured; qualified by the kind of terms.
        LastTermsCaptured = "last_terms_captured",
        /// The answer of a matter is due.
        MatterDue = "matter_due",
        /// The answer to a request of a matter is due.
        RequestDue = "request_due",
        /// Any day of a month for which a services provider has to report use.
        SplaMonth = "spla_month",
    }
);
