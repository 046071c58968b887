//! What people do with a vault, and whose rules there are.

use crate::code::vocabulary;

vocabulary!(
    /// The operation a person performed, named once for each journal entry.
    Op, "operation" {
        /// Created the vault.
        CreateVault = "create_vault",
        /// Made an installation known, so that it can seal.
        JoinVault = "join_vault",
        /// Added documents.
        AddDocuments = "add_documents",
        /// Added the documents found inside others.
        AddAttachments = "add_attachments",
        /// Described a document.
        DescribeDocument = "describe_document",
        /// Voided a document.
        VoidDocument = "void_document",
        /// Restored a document.
        RestoreDocument = "restore_document",
        /// Corrected the text of a scan.
        CorrectText = "correct_text",
        /// Chose whose letters recognition looks for.
        ChooseScript = "choose_script",
        /// Created a license record.
        AddLicense = "add_license",
        /// Edited a license record.
        EditLicense = "edit_license",
        /// Voided a license record.
        VoidLicense = "void_license",
        /// Restored a license record.
        RestoreLicense = "restore_license",
        /// Imported license records.
        ImportLicenses = "import_licenses",
        /// Linked documents and license records.
        Link = "link",
        /// Removed links.
        Unlink = "unlink",
        /// Stated how far links prove their records.
        ClaimLink = "claim_link",
        /// Stated how a license was acquired.
        StateAcquisition = "state_acquisition",
        /// Decided to live with a finding.
        WaiveFinding = "waive_finding",
        /// Let a waived finding count again.
        WithdrawWaiver = "withdraw_waiver",
        /// Stated the lines of an invoice.
        StateInvoiceLines = "state_invoice_lines",
        /// Rejected what the content of a document suggests.
        RejectSuggestion = "reject_suggestion",
        /// Let rejected values be suggested again.
        WithdrawRejection = "withdraw_rejection",
        /// Stated an agreement.
        StateAgreement = "state_agreement",
        /// Voided an agreement.
        VoidAgreement = "void_agreement",
        /// Restored an agreement.
        RestoreAgreement = "restore_agreement",
        /// Stated a legal entity.
        StateEntity = "state_entity",
        /// Voided a legal entity.
        VoidEntity = "void_entity",
        /// Restored a legal entity.
        RestoreEntity = "restore_entity",
        /// Stated a person's role in the portals.
        StateAccess = "state_access",
        /// Voided an entry of the portal access register.
        VoidAccess = "void_access",
        /// Restored an entry of the portal access register.
        RestoreAccess = "restore_access",
        /// Stated how a benefit stands.
        StateBenefit = "state_benefit",
        /// Stated that an agreement moved to another portal.
        StateMigration = "state_migration",
        /// Adopted the company's own rules.
        AdoptRules = "adopt_rules",
        /// Stated something about a deadline.
        MarkDeadline = "mark_deadline",
        /// Made the vault's identity, or kept it in one more place.
        PublishIdentity = "publish_identity",
        /// Stated a product key.
        StateKey = "state_key",
        /// Voided a product key.
        VoidKey = "void_key",
        /// Restored a product key.
        RestoreKey = "restore_key",
        /// Had product keys shown.
        RevealKeys = "reveal_keys",
        /// Stated the true-up of an agreement.
        StateTrueUp = "state_true_up",
        /// Kept a calculation with a license record.
        KeepCalculation = "keep_calculation",
        /// Voided a kept calculation.
        VoidCalculation = "void_calculation",
        /// Changed fields of several license records.
        EditLicenses = "edit_licenses",
        /// Added documents as terms editions.
        AddTerms = "add_terms",
        /// Stated a terms edition.
        StateTerms = "state_terms",
        /// Voided a terms edition.
        VoidTerms = "void_terms",
        /// Restored a terms edition.
        RestoreTerms = "restore_terms",
        /// Stated when a version of a product was released.
        StateRelease = "state_release",
        /// Stated what an agreement says about governing terms.
        ExceptTerms = "except_terms",
        /// Chose later terms for a license.
        ElectTerms = "elect_terms",
        /// Opened a matter.
        OpenMatter = "open_matter",
        /// Corrected a matter.
        ChangeMatter = "change_matter",
        /// Closed a matter.
        CloseMatter = "close_matter",
        /// Took a closed matter up again.
        ReopenMatter = "reopen_matter",
        /// Entered, corrected or settled a request of a matter.
        StateRequest = "state_request",
        /// Removed a request of a matter.
        RemoveRequest = "remove_request",
        /// Stated what answers a request.
        Respond = "respond",
        /// Took back what answers a request.
        WithdrawResponse = "withdraw_response",
        /// Handed over a pack.
        ProducePack = "produce_pack",
        /// Verified the vault and kept the result.
        VerifyVault = "verify_vault",
        /// Read a document as a license statement.
        ImportStatement = "import_statement",
        /// Voided a statement.
        VoidStatement = "void_statement",
        /// Restored a statement.
        RestoreStatement = "restore_statement",
        /// Stated which columns of a table hold what.
        SaveMapping = "save_mapping",
        /// Stated a dispute of a statement.
        StateDispute = "state_dispute",
        /// Logged a request for a statement.
        LogStatementRequest = "log_statement_request",
        /// Saved a search.
        SaveSearch = "save_search",
        /// Forgot a saved search.
        ForgetSearch = "forget_search",
        /// Took back an operation.
        Undo = "undo",
    }
);

vocabulary!(
    /// The sets of rules to which a company can add its own.
    OwnRules, "set of rules" {
        /// What proves a license.
        Evidence = "evidence",
        /// What falls due, and when.
        Deadlines = "deadlines",
        /// What tables are called in statements, and their columns.
        Captions = "captions",
    }
);
