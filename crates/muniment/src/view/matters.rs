//! Matters: requests, what answers them, and what was handed over.

use super::EntryView;

view! {
    /// Which matters to list.
    pub struct MattersRequest {
        /// Only those `open` or `closed`.
        pub state: Option<String>,
        /// Only those that hold these words.
        pub filter: String,
        /// The day for which requests are counted; today where it is absent.
        pub as_of: Option<String>,
    }

    /// What a person states about a matter. Empty means not stated.
    pub struct MatterFields {
        /// The name by which people refer to it; no two matters share one.
        pub reference: String,
        /// What it is about, in a few words.
        pub title: String,
        /// The publisher whose licenses are looked at.
        pub publisher: String,
        /// Who looks at them.
        pub auditor: String,
        /// Who advises us on the law.
        pub counsel: String,
        /// The day of the letter that opened it.
        pub letter_on: Option<String>,
        /// The days of notice, counted from the letter.
        pub notice_days: Option<u32>,
        /// The day by which the answer is due, where it is stated.
        pub due_on: Option<String>,
        /// The first day that is looked at.
        pub period_from: Option<String>,
        /// The last day that is looked at.
        pub period_to: Option<String>,
        /// The ids of the legal entities that are looked at; none limits nothing.
        pub entities: Vec<String>,
        /// The product families that are looked at; none limits nothing.
        pub products: Vec<String>,
        /// More publishers that are looked at.
        pub publishers: Vec<String>,
        /// What the numbers of its exhibits begin with; made of the reference where it is empty.
        pub exhibit_prefix: String,
        /// Whether what is written in it is between us and counsel.
        pub privileged: bool,
        /// Anything else worth knowing.
        pub note: String,
    }

    /// A matter as lists show it.
    pub struct MatterRow {
        /// Its id.
        pub id: String,
        /// Its title, else its reference.
        pub label: String,
        /// What is stated.
        pub fields: MatterFields,
        /// `open` or `closed`.
        pub state: String,
        /// The day on which it was closed.
        pub closed_on: Option<String>,
        /// How it ended.
        pub closed_reason: Option<String>,
        /// The day by which the answer is due: as stated, else by the notice.
        pub due: Option<String>,
        /// The next day by which an open request is due.
        pub next_due: Option<String>,
        /// How many requests await their answer, the late ones among them.
        pub open: u32,
        /// How many of them are late.
        pub late: u32,
        /// How many requests were answered.
        pub answered: u32,
        /// How many requests were withdrawn.
        pub withdrawn: u32,
        /// How many packs were handed over.
        pub volumes: u32,
    }

    /// Everything about one matter.
    pub struct MatterBoard {
        /// The matter.
        pub row: MatterRow,
        /// The day for which requests stand as shown.
        pub as_of: String,
        /// The names of the legal entities in its scope, in the order of their ids.
        pub entity_names: Vec<String>,
        /// Its requests, in the order in which people count them.
        pub requests: Vec<RequestView>,
        /// Subjects that different requests treat differently.
        pub conflicts: Vec<DispositionConflictView>,
        /// What may disclose too much.
        pub warnings: Vec<DisclosureWarningView>,
        /// What was handed over, the first volume first.
        pub productions: Vec<ProductionView>,
        /// What happened to it, the latest first.
        pub history: Vec<EntryView>,
    }

    /// What a person states about a request.
    pub struct RequestFields {
        /// Its number as the auditor gives it; of a new one that is empty, the next free one.
        pub number: String,
        /// What is asked for.
        pub text: String,
        /// The day on which it was asked.
        pub asked_on: Option<String>,
        /// The day by which its answer is due; that of the matter where it is absent.
        pub due_on: Option<String>,
    }

    /// A request of a matter.
    pub struct RequestView {
        /// What is stated.
        pub fields: RequestFields,
        /// The day by which its answer is due.
        pub due: Option<String>,
        /// How it stands: `coming`, `open`, `late`, `answered` or `withdrawn`.
        pub standing: String,
        /// The day on which it came to its end, whatever the as-of day.
        pub settled_on: Option<String>,
        /// What answers it.
        pub responses: Vec<ResponseView>,
    }

    /// What a person states about something that answers a request.
    pub struct ResponseFields {
        /// What it is: `document` or `license`.
        pub subject: String,
        /// Its id.
        pub id: String,
        /// The pages that answer; empty means the whole document.
        pub pages: String,
        /// `produce`, `withhold_privileged`, `not_responsive` or `redacted`.
        pub disposition: String,
        /// The document that is handed over in place of a redacted one.
        pub redacted_copy: Option<String>,
        /// Why, or anything else worth knowing.
        pub note: String,
    }

    /// Something that answers a request.
    pub struct ResponseView {
        /// What is stated.
        pub fields: ResponseFields,
        /// Its title or name.
        pub name: String,
        /// The title or name of the redacted copy.
        pub copy_name: Option<String>,
        /// Whether it was voided since.
        pub voided: bool,
        /// The numbers under which it was handed over.
        pub exhibits: Vec<String>,
    }

    /// A subject that different requests treat differently.
    pub struct DispositionConflictView {
        /// What it is: `document` or `license`.
        pub subject: String,
        /// Its id.
        pub id: String,
        /// Its title or name.
        pub name: String,
        /// What each request says.
        pub dispositions: Vec<RequestDisposition>,
    }

    /// What becomes of something in one request.
    pub struct RequestDisposition {
        /// The number of the request.
        pub request: String,
        /// The disposition, as a code.
        pub disposition: String,
    }

    /// That handing something over may disclose too much.
    pub struct DisclosureWarningView {
        /// What is wrong, as a code.
        pub code: String,
        /// The number of the request.
        pub request: String,
        /// What it is: `document` or `license`.
        pub subject: String,
        /// Its id.
        pub id: String,
        /// Its title or name.
        pub name: String,
        /// What is outside of the scope, or where it is handed over all the same.
        pub about: Vec<String>,
    }

    /// A pack that was handed over.
    pub struct ProductionView {
        /// The number of the volume.
        pub volume: u32,
        /// The day on which it was made.
        pub produced_on: String,
        /// To whom it was handed over.
        pub recipient: String,
        /// `folder` or `zip`.
        pub form: String,
        /// The day as of which its statements hold.
        pub as_of: String,
        /// The SHA-256 of its manifest.
        pub manifest: String,
        /// The rules by which its statements were made.
        pub rules: String,
        /// The SHA-256 of their text.
        pub rules_sha256: String,
        /// What it holds, by number.
        pub exhibits: Vec<ProducedExhibit>,
    }

    /// A document as it was handed over.
    pub struct ProducedExhibit {
        /// Its number as printed.
        pub number: String,
        /// The number of its first page as printed.
        pub first_page: String,
        /// The number of its last page as printed.
        pub last_page: String,
        /// The document.
        pub document: String,
        /// Its title or name.
        pub name: String,
        /// The SHA-256 of its bytes.
        pub sha256: String,
    }

    /// One document handed over once: a line of the disclosure log.
    pub struct DisclosureView {
        /// The matter.
        pub matter: String,
        /// Its reference.
        pub reference: String,
        /// The number of the volume.
        pub volume: u32,
        /// The day on which it was handed over.
        pub produced_on: String,
        /// To whom.
        pub recipient: String,
        /// The document as it was handed over.
        pub exhibit: ProducedExhibit,
        /// The numbers of the requests that it answers today.
        pub requests: Vec<String>,
    }

    /// An auditor's list with what the vault has for each of its lines. Nothing has been written.
    pub struct AnsweredList {
        /// What is asked for, in the order of the list, each once.
        pub lines: Vec<AnswerLine>,
        /// How many of them have an exact match.
        pub answered: u32,
    }

    /// One thing that a list asks for.
    pub struct AnswerLine {
        /// The line of the list, from 1.
        pub line: u32,
        /// What is looked for; of a product key its end.
        pub text: String,
        /// What it seems to be, as a code.
        pub kind: String,
        /// What bears it, documents first.
        pub exact: Vec<AnswerMatch>,
        /// What bears something a character or two off, or a key with the same end: the ten nearest.
        pub near: Vec<AnswerMatch>,
        /// How many more documents and records are or may be matches, which a search finds.
        pub more: u32,
    }

    /// Something of the vault that may answer a line.
    pub struct AnswerMatch {
        /// What it is: `document` or `license`.
        pub subject: String,
        /// Its id.
        pub id: String,
        /// Its title or name.
        pub name: String,
        /// What bears the number: `text`, `number`, `part_number`, `agreement_number`, `order_number`, `agreement_paper` or `product_key`.
        pub by: String,
        /// What was found; of a product key its end.
        pub found: String,
        /// The page, from 1; 0 where it is on none.
        pub page: u32,
    }
}
