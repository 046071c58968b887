//! What can happen in a vault.

use chrono::NaiveDate;

use crate::deadlines::{DeadlineKey, Response};
use crate::key::ProductKey;
use crate::matter::MatterChange;
use crate::statement::{Dispute, Mapping, StatementHead, StatementRequest};
use crate::terms::{Election, Exception, ProductVersion, TermsEdition};
use crate::true_up::TrueUpCycle;
use crate::{
    Access, AccessId, Acquisition, Agreement, AgreementId, BenefitStanding, CalculationId, Claim,
    Description, Digest, DisputeId, DocumentId, EditionId, EntityId, EvidenceKind, InvoiceLine,
    KeptCalculation, KeyId, LegalEntity, LicenseId, LicenseRecord, LinkId, MatterId, Origin,
    OwnRules, PageRanges, Script, SearchId, StatementRequestId, SuggestedField, TextCorrection,
    VaultId, WriterId,
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
    /// A person chose whose letters recognition looks for in the scans of a document.
    ScriptChosen {
        /// The document.
        document: DocumentId,
        /// The script.
        script: Script,
    },
    /// A person stated the lines of an invoice or credit note. All lines replace those before.
    InvoiceLinesStated {
        /// The document.
        document: DocumentId,
        /// Its lines.
        lines: Vec<InvoiceLine>,
    },
    /// A person rejected a value that the content suggests, so that it is not suggested again.
    SuggestionRejected {
        /// The document.
        document: DocumentId,
        /// What the value is for.
        field: SuggestedField,
        /// The value; of a line its number.
        value: String,
    },
    /// A rejected value may be suggested again.
    RejectionWithdrawn {
        /// The document.
        document: DocumentId,
        /// What the value is for.
        field: SuggestedField,
        /// The value; of a line its number.
        value: String,
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
    /// A person's role in the portals was stated. The whole statement replaces the one before.
    AccessStated {
        /// The entry's identity.
        access: AccessId,
        /// What is stated.
        stated: Access,
    },
    /// An entry of the portal access register no longer counts.
    AccessVoided {
        /// The entry's identity.
        access: AccessId,
        /// Why, in the person's words.
        reason: String,
    },
    /// A voided entry of the portal access register counts again.
    AccessRestored {
        /// The entry's identity.
        access: AccessId,
    },
    /// How a benefit of Software Assurance stands under an agreement was stated; absent takes back
    /// what was stated.
    BenefitStated {
        /// The agreement.
        agreement: AgreementId,
        /// The code of the benefit.
        benefit: String,
        /// What is stated.
        standing: Option<BenefitStanding>,
    },
    /// The day on which an agreement moved to another portal was stated; absent takes it back.
    AgreementMigrated {
        /// The agreement.
        agreement: AgreementId,
        /// The day.
        on: Option<NaiveDate>,
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
    /// Values of product keys can be sealed for this vault: its identity was made, or kept in one
    /// more place.
    IdentityPublished {
        /// The public half, an age X25519 recipient (`age1…`).
        recipient: String,
        /// The file that holds the secret half under a passphrase; absent where it is kept in
        /// keychains of computers alone.
        wrapped: Option<Digest>,
    },
    /// A person stated a product key. The whole statement replaces the one before.
    KeyStated {
        /// The key's identity.
        key: KeyId,
        /// What is stated.
        stated: ProductKey,
        /// Its value; absent where only its end is known.
        sealed: Option<SealedKey>,
    },
    /// A product key no longer counts.
    KeyVoided {
        /// The key's identity.
        key: KeyId,
        /// Why, in the person's words.
        reason: String,
    },
    /// A voided product key counts again.
    KeyRestored {
        /// The key's identity.
        key: KeyId,
    },
    /// The value of a product key was shown to the person who wrote the entry.
    KeyRevealed {
        /// The key's identity.
        key: KeyId,
        /// What for, in the person's words.
        reason: String,
    },
    /// Product keys in the text of a document were shown, outside its pages, to the person who
    /// wrote the entry.
    DocumentKeysRevealed {
        /// The document.
        document: DocumentId,
        /// What for, in the person's words.
        reason: String,
    },

    /// The true-up of an agreement for one anniversary was stated. The whole statement replaces the
    /// one before; a cycle of which nothing is stated has not begun.
    TrueUpStated {
        /// The agreement's identity.
        agreement: AgreementId,
        /// The anniversary that closes the year.
        anniversary: NaiveDate,
        /// What is stated.
        stated: TrueUpCycle,
    },
    /// A calculation was kept with a license record.
    CalculationKept {
        /// The kept calculation.
        calculation: CalculationId,
        /// The record with which it is kept.
        license: LicenseId,
        /// What was calculated, and what came out.
        kept: KeptCalculation,
    },
    /// A kept calculation no longer counts.
    CalculationVoided {
        /// The kept calculation.
        calculation: CalculationId,
        /// Why, in the person's words.
        reason: String,
    },
    /// A voided calculation counts again.
    CalculationRestored {
        /// The kept calculation.
        calculation: CalculationId,
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
    /// Something happened to a matter.
    Matter {
        /// The matter.
        matter: MatterId,
        /// What happened.
        change: MatterChange,
    },
    /// The whole vault was verified, and this is what was found.
    VaultVerified {
        /// The last entry that was looked at; all before it were.
        through: u64,
        /// Objects that were as the journal says.
        objects: u64,
        /// Bytes of objects that were read.
        bytes: u64,
        /// How many problems there were.
        problems: u64,
        /// The documents whose objects were not as the journal says.
        damaged: Vec<DocumentId>,
    },

    /// A document was read as a license statement. Reading it again replaces what was read before.
    StatementRead {
        /// The document.
        document: DocumentId,
        /// What it is, in short.
        stated: StatementHead,
        /// The object with its rows.
        rows: Digest,
        /// The size of that object.
        bytes: u64,
    },
    /// A statement counts no longer.
    StatementVoided {
        /// The document that is read as one.
        document: DocumentId,
        /// Why.
        reason: String,
    },
    /// A voided statement counts again.
    StatementRestored {
        /// The document that is read as one.
        document: DocumentId,
    },
    /// A mapping was saved under its name, in place of the one before.
    MappingSaved {
        /// The mapping.
        mapping: Mapping,
    },
    /// A saved mapping was removed.
    MappingForgotten {
        /// Its name.
        name: String,
    },
    /// A dispute was stated. The whole statement replaces the one before.
    DisputeStated {
        /// Its identity.
        dispute: DisputeId,
        /// What is stated.
        stated: Dispute,
    },
    /// A request for a statement was logged; without one, the log no longer has it.
    StatementRequested {
        /// Its identity.
        request: StatementRequestId,
        /// What is logged.
        stated: Option<StatementRequest>,
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

impl Event {
    /// The object that the event names as evidence, and its size in bytes.
    pub fn object(&self) -> Option<(Digest, u64)> {
        match self {
            Self::DocumentAdded { digest, bytes, .. } => Some((*digest, *bytes)),
            Self::StatementRead { rows, bytes, .. } => Some((*rows, *bytes)),
            _ => None,
        }
    }
}

/// The value of a product key as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedKey {
    /// An age file that only the vault's identity opens.
    pub bytes: Vec<u8>,
    /// What the same value gives again in this vault, so that a key is not entered twice.
    pub fingerprint: Digest,
}
