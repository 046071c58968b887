//! The form of events on disk, format 1.
//!
//! These types are the contract of the journal and never change once released: a fact that needs
//! another shape gets another `type`. Each line is canonical JSON (RFC 8785), absent means not
//! stated, and numbers that can pass 2^53 are strings. A line that would not be written again byte
//! for byte is refused, which also refuses unknown fields and second spellings.

mod access;
mod acquisition;
mod conversion;
mod kept;
mod keys;
mod matters;
mod registers;
mod shapes;
mod statements;
mod terms;
mod text;
mod true_up;
mod types;

use chrono::{DateTime, NaiveDate, Utc};
use muniment_core as core;
use muniment_core::{
    AccessId, AgreementId, CalculationId, Digest, DisputeId, DocumentId, EditionId, EntityId,
    EvidenceKind, KeyId, LicenseId, LinkId, Op, OwnRules, PageRanges, Script, SearchId,
    StatementRequestId, SuggestedField, VaultId, WriterId,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use access::{Access, Standing};
use acquisition::{Acquisition, Claim, InvoiceLine};
use kept::Calculation;
use keys::{Key, Sealed};
use matters::MatterRecord;
use registers::{Agreement, DeadlineKey, Entity, Response};
use shapes::{Correction, Description, License, Origin};
use statements::{Dispute, Head, Mapping, Request};
use terms::{Edition, Election, Exception, ProductVersion};
pub(crate) use text::base64;
use true_up::Cycle;
use types::TYPES;

/// The newest shape of commit files this version knows.
pub(crate) const FORMAT: u32 = 1;

/// Why a line of a commit file is not valid.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RecordError {
    /// It is not JSON of the expected shape.
    #[error("it does not have the shape of a record")]
    Shape(#[source] serde_json::Error),
    /// It holds something that only a newer version knows.
    #[error("`{0}` is not known to this version")]
    Newer(String),
    /// It says the right thing in other bytes than the format's.
    #[error("it is not in canonical form")]
    NotCanonical,
}

impl RecordError {
    /// Whether a newer version of Muniment may be able to read the line.
    pub fn is_newer(&self) -> bool {
        matches!(self, Self::Newer(_))
    }
}

/// The first line of a commit file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Header {
    pub(crate) actor: String,
    #[serde(with = "text::instant")]
    pub(crate) at: DateTime<Utc>,
    pub(crate) format: u32,
    pub(crate) n: u64,
    #[serde(with = "text")]
    pub(crate) op: Op,
    #[serde(with = "text::nullable")]
    pub(crate) prev: Option<Digest>,
    #[serde(with = "text")]
    pub(crate) writer: WriterId,
}

/// The last line of a commit file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seal {
    #[serde(with = "text::base64")]
    pub(crate) signature: [u8; 64],
}

/// Any line between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Record {
    VaultCreated {
        #[serde(with = "text")]
        vault: VaultId,
    },
    WriterJoined {
        #[serde(with = "text::base64")]
        public_key: [u8; 32],
        #[serde(with = "text")]
        writer: WriterId,
    },
    DocumentAdded {
        #[serde(with = "text")]
        bytes: u64,
        #[serde(with = "text")]
        document: DocumentId,
        origin: Origin,
        #[serde(with = "text")]
        sha256: Digest,
    },
    DocumentArrivedAgain {
        #[serde(with = "text")]
        document: DocumentId,
        origin: Origin,
    },
    DocumentDescribed {
        description: Description,
        #[serde(with = "text")]
        document: DocumentId,
    },
    DocumentVoided {
        #[serde(with = "text")]
        document: DocumentId,
        reason: String,
    },
    DocumentRestored {
        #[serde(with = "text")]
        document: DocumentId,
    },
    TextCorrected {
        correction: Correction,
        #[serde(with = "text")]
        document: DocumentId,
    },
    ScriptChosen {
        #[serde(with = "text")]
        document: DocumentId,
        #[serde(with = "text")]
        script: Script,
    },
    InvoiceLinesStated {
        #[serde(with = "text")]
        document: DocumentId,
        lines: Vec<InvoiceLine>,
    },
    SuggestionRejected {
        #[serde(with = "text")]
        document: DocumentId,
        #[serde(with = "text")]
        field: SuggestedField,
        value: String,
    },
    RejectionWithdrawn {
        #[serde(with = "text")]
        document: DocumentId,
        #[serde(with = "text")]
        field: SuggestedField,
        value: String,
    },
    LicenseAdded {
        #[serde(with = "text")]
        license: LicenseId,
        record: License,
    },
    LicenseEdited {
        #[serde(with = "text")]
        license: LicenseId,
        record: License,
    },
    LicenseVoided {
        #[serde(with = "text")]
        license: LicenseId,
        reason: String,
    },
    LicenseRestored {
        #[serde(with = "text")]
        license: LicenseId,
    },
    AcquisitionStated {
        acquisition: Acquisition,
        #[serde(with = "text")]
        license: LicenseId,
    },
    FindingWaived {
        finding: String,
        #[serde(with = "text")]
        license: LicenseId,
        reason: String,
    },
    WaiverWithdrawn {
        finding: String,
        #[serde(with = "text")]
        license: LicenseId,
    },
    Linked {
        #[serde(with = "text")]
        document: DocumentId,
        #[serde(with = "text")]
        kind: EvidenceKind,
        #[serde(with = "text")]
        license: LicenseId,
        #[serde(with = "text")]
        link: LinkId,
        #[serde(with = "text", default, skip_serializing_if = "PageRanges::is_whole_document")]
        pages: PageRanges,
        #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
        quantity: Option<u64>,
    },
    LinkClaimed {
        claim: Claim,
        #[serde(with = "text")]
        link: LinkId,
    },
    Unlinked {
        #[serde(with = "text")]
        link: LinkId,
    },
    AgreementStated {
        #[serde(with = "text")]
        agreement: AgreementId,
        stated: Agreement,
    },
    AgreementVoided {
        #[serde(with = "text")]
        agreement: AgreementId,
        reason: String,
    },
    AgreementRestored {
        #[serde(with = "text")]
        agreement: AgreementId,
    },
    EntityStated {
        #[serde(with = "text")]
        entity: EntityId,
        stated: Entity,
    },
    EntityVoided {
        #[serde(with = "text")]
        entity: EntityId,
        reason: String,
    },
    EntityRestored {
        #[serde(with = "text")]
        entity: EntityId,
    },
    AccessStated {
        #[serde(with = "text")]
        access: AccessId,
        stated: Access,
    },
    AccessVoided {
        #[serde(with = "text")]
        access: AccessId,
        reason: String,
    },
    AccessRestored {
        #[serde(with = "text")]
        access: AccessId,
    },
    BenefitStated {
        #[serde(with = "text")]
        agreement: AgreementId,
        benefit: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        standing: Option<Standing>,
    },
    AgreementMigrated {
        #[serde(with = "text")]
        agreement: AgreementId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<NaiveDate>,
    },
    RulesAdopted {
        #[serde(with = "text")]
        rules: OwnRules,
        text: String,
    },
    DeadlineMarked {
        deadline: DeadlineKey,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        response: Option<Response>,
    },
    IdentityPublished {
        recipient: String,
        #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
        wrapped: Option<Digest>,
    },
    KeyStated {
        #[serde(with = "text")]
        key: KeyId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sealed: Option<Sealed>,
        stated: Key,
    },
    KeyVoided {
        #[serde(with = "text")]
        key: KeyId,
        reason: String,
    },
    KeyRestored {
        #[serde(with = "text")]
        key: KeyId,
    },
    KeyRevealed {
        #[serde(with = "text")]
        key: KeyId,
        reason: String,
    },
    DocumentKeysRevealed {
        #[serde(with = "text")]
        document: DocumentId,
        reason: String,
    },
    TrueUpStated {
        #[serde(with = "text")]
        agreement: AgreementId,
        anniversary: NaiveDate,
        stated: Cycle,
    },
    CalculationKept {
        #[serde(with = "text")]
        calculation: CalculationId,
        kept: Calculation,
        #[serde(with = "text")]
        license: LicenseId,
    },
    CalculationVoided {
        #[serde(with = "text")]
        calculation: CalculationId,
        reason: String,
    },
    CalculationRestored {
        #[serde(with = "text")]
        calculation: CalculationId,
    },
    TermsStated {
        #[serde(with = "text")]
        edition: EditionId,
        stated: Edition,
    },
    TermsVoided {
        #[serde(with = "text")]
        edition: EditionId,
        reason: String,
    },
    TermsRestored {
        #[serde(with = "text")]
        edition: EditionId,
    },
    ReleaseStated {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<NaiveDate>,
        version: ProductVersion,
    },
    TermsExcepted {
        #[serde(with = "text")]
        agreement: AgreementId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        exception: Option<Exception>,
    },
    TermsElected {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        election: Option<Election>,
        #[serde(with = "text")]
        license: LicenseId,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        version: String,
    },
    VaultVerified {
        #[serde(with = "text")]
        bytes: u64,
        #[serde(with = "text::many", default, skip_serializing_if = "Vec::is_empty")]
        damaged: Vec<DocumentId>,
        #[serde(with = "text")]
        objects: u64,
        #[serde(with = "text")]
        problems: u64,
        #[serde(with = "text")]
        through: u64,
    },
    StatementRead {
        #[serde(with = "text")]
        bytes: u64,
        #[serde(with = "text")]
        document: DocumentId,
        #[serde(with = "text")]
        rows: Digest,
        stated: Head,
    },
    StatementVoided {
        #[serde(with = "text")]
        document: DocumentId,
        reason: String,
    },
    StatementRestored {
        #[serde(with = "text")]
        document: DocumentId,
    },
    MappingSaved {
        mapping: Mapping,
    },
    MappingForgotten {
        name: String,
    },
    DisputeStated {
        #[serde(with = "text")]
        dispute: DisputeId,
        stated: Dispute,
    },
    StatementRequested {
        #[serde(with = "text")]
        request: StatementRequestId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stated: Option<Request>,
    },
    SearchSaved {
        name: String,
        query: String,
        #[serde(with = "text")]
        search: SearchId,
    },
    SearchForgotten {
        #[serde(with = "text")]
        search: SearchId,
    },
    #[serde(untagged)]
    Matter(MatterRecord),
}

/// The canonical line of an event, without its line break.
pub(crate) fn event_line(event: &core::Event) -> Vec<u8> {
    line(&Record::from(event))
}

/// The canonical line of a value, without its line break.
pub(crate) fn line<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).expect("records have only text keys and whole numbers")
}

/// Reads a line back that [`event_line`] wrote.
pub(crate) fn read_event(bytes: &[u8]) -> Result<core::Event, RecordError> {
    #[derive(Deserialize)]
    struct Kind {
        #[serde(rename = "type")]
        name: String,
    }
    read::<Record>(bytes).map(core::Event::from).map_err(|error| {
        match serde_json::from_slice::<Kind>(bytes) {
            Ok(kind) if !TYPES.contains(&kind.name.as_str()) => {
                RecordError::Newer(kind.name.chars().take(80).collect())
            }
            _ => error,
        }
    })
}

/// Reads a line back that [`line`] wrote.
pub(crate) fn read<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, RecordError> {
    let value: T = serde_json::from_slice(bytes).map_err(RecordError::Shape)?;
    if line(&value) == bytes { Ok(value) } else { Err(RecordError::NotCanonical) }
}

#[cfg(test)]
mod tests;
