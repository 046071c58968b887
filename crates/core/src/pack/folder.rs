//! The folders of a pack.

use crate::EvidenceKind;
use crate::code::vocabulary;

vocabulary!(
    /// Where a pack keeps documents of a kind; the code is the folder's name.
    Folder, "folder of a pack" {
        /// License statements and portal summaries.
        Statements = "04_mls",
        /// Agreements, enrollments and amendments.
        Agreements = "05_agreements",
        /// Invoices and the papers of orders.
        Invoices = "06_invoices",
        /// Certificates and what came with hardware or in a box.
        Certificates = "07_oem_coa",
        /// Software Assurance.
        Assurance = "08_sa",
        /// Transfers between legal entities.
        Transfers = "09_transfers",
        /// Public terms.
        Terms = "10_terms",
        /// Everything else.
        Other = "12_other",
    }
);

impl Folder {
    /// Where a document of this kind belongs.
    pub fn of(kind: Option<EvidenceKind>) -> Self {
        use EvidenceKind as Kind;
        match kind {
            Some(Kind::MlsSnapshot | Kind::LicenseSummary) => Self::Statements,
            Some(Kind::Agreement | Kind::Enrollment | Kind::Amendment | Kind::PriceSheet) => {
                Self::Agreements
            }
            Some(
                Kind::PurchaseOrder
                | Kind::OrderConfirmation
                | Kind::Invoice
                | Kind::Receipt
                | Kind::TrueUpOrder
                | Kind::SellerEmail
                | Kind::OnlineOrderHistory
                | Kind::UseReport
                | Kind::SplaInvoice
                | Kind::SubscriptionStatement,
            ) => Self::Invoices,
            Some(
                Kind::Coa
                | Kind::Gml
                | Kind::Packaging
                | Kind::Manual
                | Kind::Media
                | Kind::RecoveryMedia
                | Kind::ProductKey
                | Kind::Eula,
            ) => Self::Certificates,
            Some(Kind::SaEntitlement | Kind::SaBenefitActivation) => Self::Assurance,
            Some(
                Kind::TransferRecord | Kind::OriginalCustomerAgreement | Kind::DivestitureRecord,
            ) => Self::Transfers,
            Some(Kind::PublicTerms) => Self::Terms,
            Some(
                Kind::NamedUserAssignment | Kind::Correspondence | Kind::AuditLetter | Kind::Other,
            )
            | None => Self::Other,
        }
    }

    /// What lies in it, for a reader of the pack.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Statements => "License statements and portal summaries",
            Self::Agreements => "Agreements, enrollments, amendments",
            Self::Invoices => "Invoices and order papers",
            Self::Certificates => "Certificates of authenticity, OEM and retail items",
            Self::Assurance => "Software Assurance",
            Self::Transfers => "Transfers and divestitures",
            Self::Terms => "Public terms",
            Self::Other => "Other documents",
        }
    }
}
