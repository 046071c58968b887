//! What an evaluation says about a license record.

use super::facts::Waiver;
use super::rules::Sentence;
use crate::code::vocabulary;
use crate::{DocumentId, EvidenceKind, LicenseId, LinkId, Severity};

/// The verdict on one license record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The record.
    pub license: LicenseId,
    /// How well it is proven.
    pub status: ProofStatus,
    /// The rule that was applied; absent where the channel is not known.
    pub rule: Option<AppliedRule>,
    /// What the rule asks, in its order, with what was found for it.
    pub groups: Vec<GroupResult>,
    /// What is wrong or worth knowing, the gravest first.
    pub findings: Vec<Finding>,
    /// How many of the required groups are met.
    pub met: usize,
    /// How many groups are required.
    pub required: usize,
}

/// The rule that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedRule {
    /// Its id, such as `R-OEM-1`.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// Titles of its sources.
    pub sources: Vec<String>,
}

/// What became of one group of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupResult {
    /// The code under which its finding is reported, such as `R-OEM-1/G2`.
    pub code: String,
    /// What it asks for.
    pub title: String,
    /// The kinds of evidence that would do; none where it asks for something else.
    pub kinds: Vec<EvidenceKind>,
    /// Whether it is met.
    pub state: GroupState,
    /// The evidence that meets it.
    pub met_by: Vec<EvidenceRef>,
    /// The evidence of a kind that would do which does not, and why.
    pub tried: Vec<Tried>,
    /// The sources of what the user added to it.
    pub own_sources: Vec<String>,
}

/// Evidence that does not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// The evidence.
    pub evidence: EvidenceRef,
    /// The codes of the tests that it fails.
    pub fails: Vec<&'static str>,
}

/// A piece of evidence: a document, and how it came to speak for the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvidenceRef {
    /// The document.
    pub document: DocumentId,
    /// The way it speaks for the record.
    pub by: SpeaksBy,
}

/// How a document speaks for a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeaksBy {
    /// It is linked to the record.
    Link(LinkId),
    /// It belongs to the agreement of the record.
    Agreement,
    /// It is a statement that lists the record.
    Statement,
    /// It was given for a period: a year, a month or a bill.
    Period,
}

/// Something wrong or worth knowing about a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A stable code, such as `R-OEM-1/G2` or `X-QTY`.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// One sentence for a person.
    pub message: Sentence,
    /// What would mend it.
    pub action: Action,
    /// The code of the group it belongs to, if any.
    pub group: Option<String>,
    /// The decision to live with it, if somebody took it.
    pub waived: Option<Waiver>,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The record itself.
    Record,
    /// A document.
    Document(DocumentId),
    /// A record that this one builds on.
    Base(LicenseId),
}

impl Finding {
    /// Whether it is an error that nobody waived.
    pub fn is_open_error(&self) -> bool {
        self.severity == Severity::Error && self.waived.is_none()
    }
}

vocabulary!(
    /// How well a license record is proven.
    ProofStatus, "proof status" {
        /// All that its rule asks is there.
        Complete = "complete",
        /// All that its rule asks is there, and something needs a look.
        CompleteWithWarnings = "complete_with_warnings",
        /// All is there but the publisher's statement, which cannot list it yet.
        PendingMls = "pending_mls",
        /// Something is missing or wrong.
        Incomplete = "incomplete",
        /// Two pieces of evidence contradict each other.
        Contested = "contested",
        /// Something is missing or wrong, and somebody decided to live with it.
        Waived = "waived",
        /// Without a channel there is no rule to apply.
        NotAssessed = "not_assessed",
    }
);

vocabulary!(
    /// Which reading of the rules is applied.
    Profile, "profile" {
        /// What identifies the purchase is required, the rest supports it.
        Practical = "practical",
        /// All that the publisher's guide lists as proof is required.
        SeedStrict = "seed_strict",
    }
);

vocabulary!(
    /// Whether a group is met.
    GroupState, "group state" {
        /// It is met.
        Met = "met",
        /// It is not met.
        Missing = "missing",
        /// It is not met, and somebody decided to live with it.
        Waived = "waived",
        /// It cannot be met yet.
        Pending = "pending",
        /// Its condition does not hold for this record.
        NotApplicable = "not_applicable",
    }
);

vocabulary!(
    /// What a person can do about a finding.
    Action, "action" {
        /// Link a document.
        LinkDocument = "link_document",
        /// State on which license it builds.
        AddUnderlying = "add_underlying",
        /// State the lines of the invoice and how many units belong to which record.
        StateInvoiceLines = "state_invoice_lines",
        /// Look at the page and confirm what it shows.
        ConfirmOnPage = "confirm_on_page",
        /// Describe the document: kind, date, parties, numbers.
        DescribeDocument = "describe_document",
        /// Have the document recognized, or correct its text.
        Recognize = "recognize",
        /// Restore the document's bytes from a copy.
        RestoreDocument = "restore_document",
        /// Complete the license record.
        CompleteRecord = "complete_record",
        /// Correct the quantity of the record or the link.
        CorrectQuantity = "correct_quantity",
        /// Add a name of an own legal entity.
        AddAlias = "add_alias",
        /// Describe the agreement: program, number, dates, documents.
        DescribeAgreement = "describe_agreement",
        /// Get a newer statement.
        GetStatement = "get_statement",
        /// Challenge the statement with the own proof of purchase.
        ChallengeStatement = "challenge_statement",
        /// Correct who uses which seat.
        CorrectUsers = "correct_users",
        /// Cover the product key before anything leaves the house.
        MaskKey = "mask_key",
        /// Get the edition of the public terms and add it.
        CaptureEdition = "capture_edition",
        /// Ask the publisher or the reseller.
        ContactPublisher = "contact_publisher",
        /// Review the case with counsel.
        ReviewWithCounsel = "review_with_counsel",
    }
);
