//! How well license records are proven, and what people state about it.

use std::collections::BTreeMap;

view! {
    /// How well a license record is proven.
    pub struct ProofView {
        /// How well, as a code.
        pub status: String,
        /// The rule that was applied; absent where the channel is not known.
        pub rule: Option<RuleView>,
        /// How many of the required groups are met.
        pub met: u32,
        /// How many groups are required.
        pub required: u32,
        /// What the rule asks for, in its order.
        pub groups: Vec<GroupView>,
        /// What is wrong or worth knowing, the gravest first.
        pub findings: Vec<FindingView>,
        /// The kinds of evidence that help and are not required.
        pub supporting: Vec<String>,
        /// Which reading of the rules was applied, as a code.
        pub profile: String,
        /// The day for which it was evaluated.
        pub as_of: String,
        /// The name and version of the rules.
        pub rules: String,
        /// The SHA-256 of the rules' canonical text.
        pub rules_sha256: String,
    }

    /// The rule that was applied.
    pub struct RuleView {
        /// Its id, such as `R-OEM-1`.
        pub id: String,
        /// Its version.
        pub version: u32,
        /// Its title.
        pub title: String,
        /// Its sources.
        pub sources: Vec<String>,
    }

    /// What became of one group of a rule.
    pub struct GroupView {
        /// Its code, such as `R-OEM-1/G2`.
        pub code: String,
        /// What it asks for.
        pub title: String,
        /// The kinds of evidence that would do.
        pub kinds: Vec<String>,
        /// `met`, `missing`, `waived`, `pending` or `not_applicable`.
        pub state: String,
        /// The evidence that meets it.
        pub met_by: Vec<EvidenceView>,
        /// The evidence of a kind that would do which does not.
        pub tried: Vec<TriedView>,
        /// The sources of a group that the company added.
        pub own_sources: Vec<String>,
    }

    /// A piece of evidence.
    pub struct EvidenceView {
        /// The document.
        pub document: String,
        /// Its title or name.
        pub name: String,
        /// The link, where it is linked.
        pub link: Option<String>,
        /// How it speaks for the record: `link`, `agreement`, `statement` or `period`.
        pub by: String,
    }

    /// Evidence that does not do.
    pub struct TriedView {
        /// The evidence.
        pub evidence: EvidenceView,
        /// The codes of the tests that it fails.
        pub fails: Vec<String>,
    }

    /// Something wrong or worth knowing about a license record.
    pub struct FindingView {
        /// A stable code, such as `R-OEM-1/G2` or `X-QTY`.
        pub code: String,
        /// `error`, `warning` or `info`.
        pub severity: String,
        /// One sentence.
        pub message: String,
        /// The same as the rules have it and what stands in it, for another language.
        pub sentence: SentenceView,
        /// What would mend it, as a code.
        pub action: String,
        /// The group it belongs to.
        pub group: Option<String>,
        /// The document it is about.
        pub document: Option<String>,
        /// The record below that it is about.
        pub base: Option<String>,
        /// The name of that document or record.
        pub subject_name: Option<String>,
        /// The decision to live with it.
        pub waiver: Option<WaiverView>,
    }

    /// A sentence of the rules with places such as `{record}`.
    pub struct SentenceView {
        /// The sentence.
        pub form: String,
        /// What stands in each place, by its name.
        pub places: BTreeMap<String, String>,
    }

    /// The decision to live with a finding.
    pub struct WaiverView {
        /// Why.
        pub reason: String,
        /// Who decided.
        pub by: String,
        /// When.
        pub at: String,
    }

    /// How well a license record is proven, in a list.
    pub struct ProofBadge {
        /// How well, as a code.
        pub status: String,
        /// How many of the required groups are met.
        pub met: u32,
        /// How many groups are required.
        pub required: u32,
    }

    /// How a license was acquired and on what it builds. Empty and absent mean not stated.
    pub struct AcquisitionFields {
        /// What kind of right it is, as a code.
        pub license_type: Option<String>,
        /// The channel through which an upgrade or a transferred license was first bought.
        pub bought_through: Option<String>,
        /// `perpetual` or `subscription`.
        pub term: Option<String>,
        /// The first day of a subscription.
        pub term_from: Option<String>,
        /// The last day of a subscription.
        pub term_to: Option<String>,
        /// The number of the order or subscription.
        pub order_number: String,
        /// The device it belongs to.
        pub device: String,
        /// How it changed hands.
        pub transfer: Option<TransferFields>,
        /// What else was special, as codes.
        pub circumstances: Vec<String>,
        /// The records on which it builds.
        pub underlying: Vec<BaseFields>,
        /// The named users of its seats.
        pub users: Vec<NamedUserFields>,
    }

    /// A license that changed hands.
    pub struct TransferFields {
        /// Who gave it.
        pub from: String,
        /// Who received it.
        pub to: String,
        /// The day it changed hands.
        pub on: Option<String>,
        /// The day the publisher was told.
        pub notice_on: Option<String>,
    }

    /// A record on which another builds.
    pub struct BaseFields {
        /// The record.
        pub license: String,
        /// Its title; not needed to state it.
        pub title: String,
        /// How many of its units; absent means as many as are needed.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub quantity: Option<u64>,
    }

    /// A person who uses a seat.
    pub struct NamedUserFields {
        /// The person's name or account.
        pub name: String,
        /// The seat or subscription id.
        pub seat: String,
        /// The first day.
        pub from: String,
        /// The last day; absent means still.
        pub to: Option<String>,
    }

    /// How far a link proves its record, and what a person saw on the document.
    pub struct ClaimFields {
        /// How many units it proves; absent means all.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub quantity: Option<u64>,
        /// The line of the invoice, by its number.
        pub line: Option<u32>,
        /// What is visible on it, as codes.
        pub shows: Vec<String>,
        /// Anything else worth knowing.
        pub note: String,
    }

    /// A line of an invoice or credit note.
    pub struct InvoiceLineFields {
        /// Its number, from 1.
        pub number: u32,
        /// The number of the invoice, where a document holds several.
        pub invoice: String,
        /// The publisher's part number.
        pub part_number: String,
        /// What was sold.
        pub description: String,
        /// How many units; negative on a credit note.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub quantity: i64,
        /// The price of a unit, with its currency.
        pub unit_price: String,
        /// The price of the line, with its currency.
        pub amount: String,
        /// The hardware it came with.
        pub hardware: String,
    }

    /// What a loss would do to a license record.
    pub struct LossView {
        /// The record.
        pub license: String,
        /// Its title.
        pub title: String,
        /// How well it is proven, as a code.
        pub before: String,
        /// How well it would be; absent for the record that is gone.
        pub after: Option<String>,
        /// The findings that would come.
        pub findings: Vec<FindingView>,
    }

    /// How well the license records are proven in all.
    pub struct ProofOverview {
        /// The day for which it was evaluated.
        pub as_of: String,
        /// Which reading of the rules was applied.
        pub profile: String,
        /// How many records have each status, by publisher and channel.
        pub statuses: Vec<StatusCountView>,
        /// The findings that most records have, the gravest and most frequent first.
        pub findings: Vec<FindingCountView>,
        /// How many documents that count are linked to nothing.
        pub unlinked_documents: u32,
    }

    /// How many license records of a publisher and a channel have a status.
    pub struct StatusCountView {
        /// Who publishes the products.
        pub publisher: String,
        /// How they were acquired.
        pub channel: Option<String>,
        /// How well they are proven.
        pub status: String,
        /// How many there are.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub licenses: u64,
    }

    /// How many license records have a finding.
    pub struct FindingCountView {
        /// The code of the finding.
        pub code: String,
        /// How grave it is.
        pub severity: String,
        /// What it says of one of them.
        pub message: String,
        /// The same as the rules have it and what stands in it, for another language.
        pub sentence: SentenceView,
        /// How many there are.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub licenses: u64,
    }
}
