//! Public terms: their editions in time, which of them governs, and two of them side by side.

use super::{EntryView, LicenseRow, NamedLicense, SentenceView};

view! {
    /// What a person states about a terms edition.
    pub struct TermsFields {
        /// The document that holds its text.
        pub document: String,
        /// What it is.
        pub kind: String,
        /// Which of several documents of its kind it is.
        pub title: String,
        /// The program view it is valid for; empty means all programs.
        pub scope: String,
        /// The part of the world it is valid for.
        pub region: String,
        /// Its language, in English.
        pub language: String,
        /// The day from which it is in force; of a month, the first.
        pub effective: String,
        /// `day` or `month`.
        pub precision: String,
        /// The day on which it was captured.
        pub captured_on: Option<String>,
        /// The address it was captured from.
        pub address: String,
        /// Anything else worth knowing.
        pub notes: String,
    }

    /// A date that something about an edition states.
    pub struct TermsDateView {
        /// What states it.
        pub source: String,
        /// The day; of a month, the first.
        pub day: String,
        /// `day` or `month`.
        pub precision: String,
        /// The words that state it.
        pub words: String,
    }

    /// A terms edition in a list.
    pub struct TermsRow {
        /// The edition's UUID.
        pub id: String,
        /// The name by which a person knows it.
        pub label: String,
        /// What is stated.
        pub fields: TermsFields,
        /// The name of its document's file.
        pub document_name: String,
        /// Why its day was chosen: what states it.
        pub chosen: String,
        /// Whether a person confirmed the day.
        pub confirmed: bool,
        /// The dates that contradict the chosen one.
        pub conflicts: Vec<TermsDateView>,
        /// Every date that was found.
        pub dates: Vec<TermsDateView>,
        /// Whether it was voided.
        pub voided: bool,
    }

    /// Which terms editions to list.
    pub struct TermsRequest {
        /// Words that the label, the file's name or the notes must hold.
        pub filter: String,
        /// Only those of this kind.
        pub kind: Option<String>,
        /// Only those whose dates contradict each other.
        pub conflicting: bool,
        /// Voided ones instead of those that count.
        pub voided: bool,
    }

    /// Everything about one terms edition.
    pub struct TermsDetails {
        /// The edition as in a list.
        pub row: TermsRow,
        /// The day of the next edition of its series.
        pub until: Option<String>,
        /// Its journal entries, latest first.
        pub history: Vec<EntryView>,
        /// Why it was voided.
        pub void_reason: Option<String>,
    }

    /// What became of documents that were to be terms editions.
    pub struct TermsAdded {
        /// The new editions.
        pub added: Vec<TermsRow>,
        /// Editions that the vault already has.
        pub known: Vec<TermsRow>,
        /// Documents that are none, with the reason.
        pub refused: Vec<TermsRefused>,
    }

    /// A document that is no terms edition that could be told.
    pub struct TermsRefused {
        /// The document.
        pub document: String,
        /// The name of its file.
        pub name: String,
        /// Why, as a code.
        pub code: String,
        /// The same in words.
        pub message: String,
    }

    /// What editions share that replace each other.
    pub struct TermsSeries {
        /// The kind.
        pub kind: String,
        /// The name of the series.
        pub label: String,
        /// Which of several documents of the kind.
        pub title: String,
        /// The program view; empty means all programs.
        pub scope: String,
        /// The part of the world.
        pub region: String,
        /// The language.
        pub language: String,
        /// `monthly`, `quarterly` or `ad_hoc`.
        pub cadence: String,
    }

    /// The editions of a series in time, with what is missing between them.
    pub struct TermsTimeline {
        /// The series.
        pub series: TermsSeries,
        /// Its editions, the first one first.
        pub intervals: Vec<TermsInterval>,
        /// What was expected and is not held.
        pub gaps: Vec<TermsGap>,
    }

    /// The days on which one edition is in force.
    pub struct TermsInterval {
        /// The first day.
        pub from: String,
        /// The day of the next edition.
        pub until: Option<String>,
        /// Its captures, the first one first.
        pub captures: Vec<TermsRow>,
    }

    /// Publications that were expected and are not held.
    pub struct TermsGap {
        /// `missed`, `overdue` or `due`.
        pub kind: String,
        /// The first day of each month in which one was expected.
        pub months: Vec<String>,
        /// The day of the edition that is assumed to be in force.
        pub assumed: String,
        /// The day of the next edition held.
        pub until: Option<String>,
        /// The same in a sentence.
        pub sentence: String,
    }

    /// An edition in force on a day.
    pub struct TermsInForce {
        /// The series.
        pub series: TermsSeries,
        /// The edition.
        pub edition: TermsRow,
        /// What may have replaced it by then and was not captured.
        pub gap: Option<TermsGap>,
    }

    /// Which terms govern a license record, and why. Review it with counsel.
    pub struct GoverningView {
        /// The license record.
        pub license: LicenseRow,
        /// The version whose terms apply.
        pub version: String,
        /// The day asked about.
        pub at: String,
        /// The rule.
        pub rule: Option<String>,
        /// Where the rule is written.
        pub source: String,
        /// The day whose edition counts.
        pub required_on: Option<String>,
        /// What must be known to name the day with certainty.
        pub missing: Vec<String>,
        /// How the answer came about, in sentences.
        pub explanation: Vec<String>,
        /// The later terms that the customer chose, for which version they did.
        pub elected: Option<TermsElectionFields>,
        /// What is held of each kind of terms that applies.
        pub editions: Vec<GoverningEdition>,
    }

    /// What is held of one kind of terms for a license.
    pub struct GoverningEdition {
        /// The kind.
        pub kind: String,
        /// Its name.
        pub label: String,
        /// The edition in force on the required day.
        pub edition: Option<TermsRow>,
        /// Editions that were not captured, so that it is only assumed.
        pub gap: Option<TermsGap>,
        /// What to do: `capture_edition`, or absent where the edition is held.
        pub action: Option<String>,
    }

    /// Why the governing edition of license records is not held or not certain.
    pub struct TermsFinding {
        /// `T-CAPTURE`, `T-ASSUMED` or `T-FACT`.
        pub code: String,
        /// `warning` or `info`.
        pub severity: String,
        /// What is wrong, in a sentence.
        pub message: String,
        /// The same with its places, for another language.
        pub sentence: SentenceView,
        /// What would mend it: `capture_edition` or `complete_record`.
        pub action: String,
        /// The kind of terms.
        pub kind: Option<String>,
        /// The day whose edition is needed.
        pub day: Option<String>,
        /// The first of the license records that it is about, by title.
        pub licenses: Vec<NamedLicense>,
        /// How many there are.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub count: u64,
    }

    /// A rule about governing terms.
    pub struct GoverningRuleView {
        /// Its id.
        pub id: String,
        /// What it is about.
        pub title: String,
        /// The rule in plain words.
        pub text: String,
        /// Where it is written.
        pub source: String,
    }

    /// When a version of a product was first released.
    pub struct ReleaseFields {
        /// The product family, as license records name it.
        pub product: String,
        /// The version, as license records name it.
        pub version: String,
        /// The day; absent takes back what was stated.
        pub on: Option<String>,
    }

    /// What an agreement states in place of the rule of its program.
    pub struct TermsExceptionFields {
        /// The rule that applies instead; empty keeps the rule of the program.
        pub rule: String,
        /// The day whose terms count, whatever the rule says.
        pub day: Option<String>,
        /// The clause of the agreement.
        pub clause: String,
    }

    /// Later terms that the customer chose for a version of a license.
    pub struct TermsElectionFields {
        /// The version; empty means any.
        pub version: String,
        /// The day whose edition counts; absent takes the choice back.
        pub day: Option<String>,
        /// Why it was chosen.
        pub note: String,
    }

    /// Later terms that the customer chose, with the license they chose them for.
    pub struct TermsElectionView {
        /// The license record.
        pub license: String,
        /// Its title.
        pub license_title: String,
        /// What was chosen.
        pub stated: TermsElectionFields,
    }

    /// Which editions to compare, and what to show of it.
    pub struct TermsComparisonRequest {
        /// The older edition.
        pub old: String,
        /// The newer edition.
        pub new: String,
        /// Words that a change must hold; empty shows every change.
        pub find: String,
        /// Whether paragraphs that did not change are shown too.
        pub whole: bool,
    }

    /// Two editions side by side.
    pub struct TermsComparison {
        /// The older edition.
        pub old: TermsRow,
        /// The newer edition.
        pub new: TermsRow,
        /// `identical`, `reextracted` or `changed`.
        pub verdict: String,
        /// What changed under each heading.
        pub headings: Vec<TermsHeading>,
        /// What became of each paragraph, in the order of the newer text.
        pub changes: Vec<TermsChange>,
        /// License records of products that changed paragraphs name.
        pub affected: Vec<TermsAffected>,
    }

    /// How many paragraphs changed under a heading.
    pub struct TermsHeading {
        /// The heading; empty for what stands before the first.
        pub heading: String,
        /// Paragraphs that are new.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub added: u64,
        /// Paragraphs that are gone.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub removed: u64,
        /// Paragraphs with other words.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub changed: u64,
        /// Paragraphs at another place.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub moved: u64,
        /// Paragraphs that only look different.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub cosmetic: u64,
    }

    /// What became of a paragraph.
    pub struct TermsChange {
        /// `same`, `cosmetic`, `changed`, `moved`, `added` or `removed`.
        pub kind: String,
        /// The heading it stands under.
        pub heading: String,
        /// Its text in the older edition.
        pub old: Option<String>,
        /// Its page there, from 1.
        pub old_page: Option<u32>,
        /// Its text in the newer edition.
        pub new: Option<String>,
        /// Its page there, from 1.
        pub new_page: Option<u32>,
        /// The words, where some of them changed.
        pub marks: Vec<TermsMark>,
    }

    /// Some words of a changed paragraph.
    pub struct TermsMark {
        /// `same`, `removed` or `added`.
        pub kind: String,
        /// The words.
        pub text: String,
    }

    /// A license record whose product a change names.
    pub struct TermsAffected {
        /// The license record.
        pub license: LicenseRow,
        /// The headings under which its product is named.
        pub headings: Vec<String>,
    }

    /// A place in an edition in force on a day at which words occur.
    pub struct TermsHit {
        /// The edition.
        pub edition: TermsRow,
        /// The page, from 1.
        pub page: u32,
        /// The heading it stands under.
        pub heading: String,
        /// The paragraph.
        pub text: String,
    }
}
