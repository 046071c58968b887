//! What a document is, and what a document can prove.

use crate::code::vocabulary;

vocabulary!(
    /// The kinds of private proof of entitlement (the publisher's definition of proof and its
    /// licensing guide), with public terms and audit papers beside them.
    EvidenceKind, "evidence kind" {
        /// A signed volume agreement.
        Agreement = "agreement",
        /// An enrollment or affiliate registration form.
        Enrollment = "enrollment",
        /// An amendment to an agreement.
        Amendment = "amendment",
        /// A customer or channel price sheet.
        PriceSheet = "price_sheet",
        /// The customer's purchase order.
        PurchaseOrder = "purchase_order",
        /// A reseller's or publisher's confirmation of an order.
        OrderConfirmation = "order_confirmation",
        /// An invoice.
        Invoice = "invoice",
        /// A receipt or proof of payment.
        Receipt = "receipt",
        /// A Microsoft License Statement workbook.
        MlsSnapshot = "mls_snapshot",
        /// A portal's license summary.
        LicenseSummary = "license_summary",
        /// A true-up order, update statement or quote.
        TrueUpOrder = "true_up_order",
        /// A certificate of authenticity, usually a photo of the sticker.
        Coa = "coa",
        /// A Genuine Microsoft Label, which has no product key.
        Gml = "gml",
        /// The box of a packaged product.
        Packaging = "packaging",
        /// A manual.
        Manual = "manual",
        /// Installation media.
        Media = "media",
        /// System recovery media.
        RecoveryMedia = "recovery_media",
        /// A product key or a list of them.
        ProductKey = "product_key",
        /// An end-user license agreement.
        Eula = "eula",
        /// The e-mail of the company that sold the software.
        SellerEmail = "seller_email",
        /// The order history of an online account.
        OnlineOrderHistory = "online_order_history",
        /// The record of a named individual's subscription.
        NamedUserAssignment = "named_user_assignment",
        /// A license transfer form, notice or counter-signature.
        TransferRecord = "transfer_record",
        /// The agreement under which a transferred license was first acquired.
        OriginalCustomerAgreement = "original_customer_agreement",
        /// The electronic record of Software Assurance.
        SaEntitlement = "sa_entitlement",
        /// Proof that a Software Assurance benefit was activated.
        SaBenefitActivation = "sa_benefit_activation",
        /// An extract of a merger or divestiture agreement.
        DivestitureRecord = "divestiture_record",
        /// A hoster's monthly use report.
        UseReport = "use_report",
        /// An invoice of the services provider program.
        SplaInvoice = "spla_invoice",
        /// The statement of a subscription or reconciliation file.
        SubscriptionStatement = "subscription_statement",
        /// Mail with the publisher, a reseller or an auditor.
        Correspondence = "correspondence",
        /// The letter that announces an audit.
        AuditLetter = "audit_letter",
        /// A publisher's public terms.
        PublicTerms = "public_terms",
        /// Anything else.
        Other = "other",
    }
);
