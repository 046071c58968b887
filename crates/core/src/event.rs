//! What can happen in a vault.

use crate::code::vocabulary;
use crate::{
    Description, Digest, DocumentId, EvidenceKind, LicenseId, LicenseRecord, LinkId, Origin,
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
    /// A link no longer holds.
    Unlinked {
        /// The link.
        link: LinkId,
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
        /// Saved a search.
        SaveSearch = "save_search",
        /// Forgot a saved search.
        ForgetSearch = "forget_search",
        /// Took back an operation.
        Undo = "undo",
    }
);
