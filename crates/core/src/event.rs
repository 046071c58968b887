//! What can happen in a vault.

use chrono::NaiveDate;

use crate::code::vocabulary;
use crate::deadlines::{DeadlineKey, Response};
use crate::terms::{Election, Exception, ProductVersion, TermsEdition};
use crate::{
    Acquisition, Agreement, AgreementId, Claim, Description, Digest, DocumentId, EditionId,
    EntityId, EvidenceKind, InvoiceLine, LegalEntity, LicenseId, LicenseRecord, LinkId, Origin,
    PageRanges, SearchId, TextCorrection, VaultId, WriterId,
};

/// A fact recorded in the journal. Events are never changed or removed; a correction is a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The vault came to be. Always the first event of the first entry.
    VaultCreated {
        /// The vault.
        vault: VaultId,
    },
    /// An installation began to write; its later signatures are checked against this key.
    WriterJoined {
        /// The installation.
        writer: WriterId,
        /// Its Ed25519 public key.
        public_key: [u8; 32],
    },
    /// New bytes were stored.
    DocumentAdded {
        /// The document they became.
        document: DocumentId,
        /// Their identity.
        digest: Digest,
        /// Their count.
        bytes: u64,
        /// Where they came from.
        origin: Origin,
    },
    /// Bytes that the vault already had arrived again.
    DocumentArrivedAgain {
        /// The document that has them.
        document: DocumentId,
        /// Where they came from this time.
        origin: Origin,
    },
    /// A person stated what a document is. The whole description replaces the one before.
    DocumentDescribed {
        /// The document.
        document: DocumentId,
        /// What is stated.
        description: Description,
    },
    /// A document no longer counts. Its bytes stay.
    DocumentVoided {
        /// The document.
        document: DocumentId,
        /// Why, in the person's words.
        reason: String,
    },
    /// A voided document counts again.
    DocumentRestored {
        /// The document.
        document: DocumentId,
    },
    /// A person corrected a word of a scan's text. It replaces what was corrected at that place.
    TextCorrected {
        /// The document.
        document: DocumentId,
        /// The correction.
        correction: TextCorrection,
    },
    /// A person stated the lines of an invoice or credit note. All lines replace those before.
    InvoiceLinesStated {
        /// The document.
        document: DocumentId,
        /// Its lines.
        lines: Vec<InvoiceLine>,
    },
    /// A license record was created.
    LicenseAdded {
        /// The record's identity.
        license: LicenseId,
        /// The record.
        record: LicenseRecord,
    },
    /// A license record was corrected. The whole record replaces the one before.
    LicenseEdited {
        /// The record's identity.
        license: LicenseId,
        /// The record.
        record: LicenseRecord,
    },
    /// A license record no longer counts.
    LicenseVoided {
        /// The record's identity.
        license: LicenseId,
        /// Why, in the person's words.
        reason: String,
    },
    /// A voided license record counts again.
    LicenseRestored {
        /// The record's identity.
        license: LicenseId,
    },
    /// A person stated how a license was acquired and on what it builds. The whole statement
    /// replaces the one before.
    AcquisitionStated {
        /// The record's identity.
        license: LicenseId,
        /// What is stated.
        acquisition: Acquisition,
    },
    /// A person decided to live with a finding about a license record.
    FindingWaived {
        /// The record's identity.
        license: LicenseId,
        /// The code of the finding.
        finding: String,
        /// Why, in the person's words.
        reason: String,
    },
    /// A waived finding counts again.
    WaiverWithdrawn {
        /// The record's identity.
        license: LicenseId,
        /// The code of the finding.
        finding: String,
    },
    /// A document was stated to prove a license record.
    Linked {
        /// The link.
        link: LinkId,
        /// The document that proves.
        document: DocumentId,
        /// The record that is proven.
        license: LicenseId,
        /// As what the document proves it.
        kind: EvidenceKind,
        /// How many units it proves; absent means all of the record's.
        quantity: Option<u64>,
        /// On which pages.
        pages: PageRanges,
    },
    /// A person stated how far a link proves its record. The whole claim replaces the one before.
    LinkClaimed {
        /// The link.
        link: LinkId,
        /// What is claimed.
        claim: Claim,
    },
    /// A link no longer holds.
    Unlinked {
        /// The link.
        link: LinkId,
    },
    /// An agreement was stated. The whole statement replaces the one before.
    AgreementStated {
        /// The agreement's identity.
        agreement: AgreementId,
        /// What is stated.
        stated: Agreement,
    },
    /// An agreement no longer counts.
    AgreementVoided {
        /// The agreement's identity.
        agreement: AgreementId,
        /// Why, in the person's words.
        reason: String,
    },
    /// A voided agreement counts again.
    AgreementRestored {
        /// The agreement's identity.
        agreement: AgreementId,
    },
    /// A legal entity was stated. The whole statement replaces the one before.
    EntityStated {
        /// The entity's identity.
        entity: EntityId,
        /// What is stated.
        stated: LegalEntity,
    },
    /// A legal entity no longer counts.
    EntityVoided {
        /// The entity's identity.
        entity: EntityId,
        /// Why, in the person's words.
        reason: String,
    },
    /// A voided legal entity counts again.
    EntityRestored {
        /// The entity's identity.
        entity: EntityId,
    },
    /// The company's own additions to a set of rules. They replace those before; an empty text
    /// withdraws them.
    RulesAdopted {
        /// Which rules they add to.
        rules: OwnRules,
        /// The file, as written.
        text: String,
    },
    /// A person stated something about a deadline; absent takes back what was stated.
    DeadlineMarked {
        /// The deadline.
        deadline: DeadlineKey,
        /// What is stated.
        response: Option<Response>,
    },
    /// A terms edition was stated. The whole statement replaces the one before.
    TermsStated {
        /// The edition's identity.
        edition: EditionId,
        /// What is stated.
        stated: TermsEdition,
    },
    /// A terms edition no longer counts.
    TermsVoided {
        /// The edition's identity.
        edition: EditionId,
        /// Why, in the person's words.
        reason: String,
    },
    /// A voided terms edition counts again.
    TermsRestored {
        /// The edition's identity.
        edition: EditionId,
    },
    /// A person stated when a version of a product was first released; absent takes it back.
    ReleaseStated {
        /// The version.
        version: ProductVersion,
        /// The day.
        on: Option<NaiveDate>,
    },
    /// What an agreement states in place of the rule about governing terms; absent takes it back.
    TermsExcepted {
        /// The agreement's identity.
        agreement: AgreementId,
        /// What it states.
        exception: Option<Exception>,
    },
    /// The customer chose later terms for a version of a license; absent takes it back.
    TermsElected {
        /// The record's identity.
        license: LicenseId,
        /// The version of the product; empty means any.
        version: String,
        /// What was chosen.
        election: Option<Election>,
    },
    /// A search was given a name.
    SearchSaved {
        /// The saved search.
        search: SearchId,
        /// Its name.
        name: String,
        /// Its query, in the query language.
        query: String,
    },
    /// A saved search was removed.
    SearchForgotten {
        /// The saved search.
        search: SearchId,
    },
}

vocabulary!(
    /// The operation a person performed, named once for each journal entry.
    Op, "operation" {
        /// Created the vault.
        CreateVault = "create_vault",
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
        /// Adopted the company's own rules.
        AdoptRules = "adopt_rules",
        /// Stated something about a deadline.
        MarkDeadline = "mark_deadline",
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
    }
);
