//! What kinds of exports there are, and the tabs of a statement.

use crate::code::vocabulary;
use crate::{EvidenceKind, SourceSystem};

vocabulary!(
    /// The kinds of exports that list what a customer holds or bought.
    StatementKind, "kind of statement" {
        /// A Microsoft License Statement workbook.
        Mls = "mls",
        /// The license summary of the volume licensing portal.
        LicenseSummary = "license_summary",
        /// The list of contracts of the portal.
        Contracts = "contracts",
        /// The order details of the portal.
        Orders = "orders",
        /// The product keys of the portal.
        ProductKeys = "product_keys",
        /// The reconciliation file of volume licensing invoices.
        InvoiceReconciliation = "invoice_reconciliation",
        /// Volume license data as Configuration Manager imports it.
        Mvls = "mvls",
        /// A general license statement as Configuration Manager imports it.
        GeneralLicenses = "general_licenses",
        /// The reconciliation file of a cloud solution provider.
        CspReconciliation = "csp_reconciliation",
        /// The list of subscriptions of the admin center.
        M365Licenses = "m365_licenses",
        /// Cost details of Azure under an Enterprise Agreement; kept, not interpreted.
        AzureCosts = "azure_costs",
        /// Licenses of a Snipe-IT asset register.
        SnipeIt = "snipe_it",
        /// Any other table, read with a mapping.
        Mapped = "mapped",
    }
);

impl StatementKind {
    /// As what the document that holds it counts.
    pub fn evidence(self) -> EvidenceKind {
        match self {
            Self::Mls => EvidenceKind::MlsSnapshot,
            Self::LicenseSummary | Self::Contracts | Self::Mvls => EvidenceKind::LicenseSummary,
            Self::Orders => EvidenceKind::OrderConfirmation,
            Self::ProductKeys => EvidenceKind::ProductKey,
            Self::InvoiceReconciliation => EvidenceKind::Invoice,
            Self::CspReconciliation | Self::M365Licenses | Self::AzureCosts => {
                EvidenceKind::SubscriptionStatement
            }
            Self::GeneralLicenses | Self::SnipeIt | Self::Mapped => EvidenceKind::Other,
        }
    }

    /// Whether it says what is held in all, so that true numbers can be worked out from it.
    pub fn is_position(self) -> bool {
        matches!(self, Self::Mls | Self::LicenseSummary | Self::Mvls)
    }

    /// The system it usually comes from; none where any may have written it.
    pub fn system(self) -> Option<SourceSystem> {
        match self {
            Self::Mls | Self::Mvls | Self::Mapped => None,
            Self::LicenseSummary
            | Self::Contracts
            | Self::Orders
            | Self::ProductKeys
            | Self::InvoiceReconciliation
            | Self::M365Licenses => Some(SourceSystem::M365Admin),
            Self::CspReconciliation => Some(SourceSystem::PartnerCenter),
            Self::AzureCosts => Some(SourceSystem::AzureEa),
            Self::GeneralLicenses | Self::SnipeIt => Some(SourceSystem::SamTool),
        }
    }
}

vocabulary!(
    /// The tabs of a statement workbook. Every other export has one table.
    Tab, "tab of a statement" {
        /// The organizations for which it was made.
        OrganizationSummary = "organization_summary",
        /// Effective quantities by product.
        LicenseSummary = "license_summary",
        /// Purchases by product, without the logic of upgrades.
        TransactionSummary = "transaction_summary",
        /// The agreements.
        LicenseAgreements = "license_agreements",
        /// Every purchase.
        TransactionData = "transaction_data",
        /// Explanations; no rows.
        Glossary = "glossary",
        /// Quantities by product and country.
        PivotData = "pivot_data",
        /// Purchases under the Products and Services Agreement.
        Mpsa = "mpsa",
        /// The only table of an export.
        Table = "table",
    }
);

vocabulary!(
    /// What a row of a table lists.
    RowKind, "kind of row" {
        /// An organization.
        Organization = "organization",
        /// What is held of a product.
        Line = "line",
        /// An agreement.
        Agreement = "agreement",
        /// A purchase.
        Transaction = "transaction",
        /// A product key.
        Key = "key",
    }
);

impl Tab {
    /// What its rows list; none where it has no table, or where the export decides.
    pub fn rows(self) -> Option<RowKind> {
        match self {
            Self::OrganizationSummary => Some(RowKind::Organization),
            Self::LicenseSummary | Self::TransactionSummary | Self::PivotData | Self::Mpsa => {
                Some(RowKind::Line)
            }
            Self::LicenseAgreements => Some(RowKind::Agreement),
            Self::TransactionData => Some(RowKind::Transaction),
            Self::Glossary | Self::Table => None,
        }
    }
}
