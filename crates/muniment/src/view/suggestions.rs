//! What the content of documents suggests.

use super::LicenseRow;

view! {
    /// Everything that the content of a document suggests, without what was rejected.
    pub struct SuggestionsView {
        /// By field, in the order of the fields; of one field the best first.
        pub values: Vec<SuggestionView>,
        /// The lines of an invoice.
        pub lines: Vec<SuggestedLineView>,
        /// The license records that it may prove, best first.
        pub records: Vec<ProposedRecordView>,
        /// What stands in structured invoices and cannot be read.
        pub unreadable: Vec<UnreadableView>,
        /// What was rejected.
        pub rejected: Vec<RejectedSuggestion>,
    }

    /// A value proposed for a field.
    pub struct SuggestionView {
        /// The field, as a code.
        pub field: String,
        /// The value: a code, a day, a number with a point, or a text as printed.
        pub value: String,
        /// Why it was taken, as a code.
        pub reason: String,
        /// The words that told what it is; empty where none did.
        pub clue: String,
        /// Where it was read, the best place first.
        pub places: Vec<SuggestedPlaceView>,
        /// Another suggestion for the same field says otherwise.
        pub contested: bool,
        /// A structured invoice states it, and the text, read on its own, says the same.
        pub confirmed: bool,
        /// The description of the document states it.
        pub stated: bool,
    }

    /// A place in a document.
    pub struct SuggestedPlaceView {
        /// `text`, `element` or `fact`.
        pub kind: String,
        /// The page, from 1; 0 where it is not on a page.
        pub page: u32,
        /// Start in the page's text, in UTF-16 code units.
        pub start: u32,
        /// End in the page's text, in UTF-16 code units.
        pub end: u32,
        /// The file inside the document, or the name of the fact.
        pub name: String,
        /// The path of the element in a structured invoice.
        pub path: String,
    }

    /// A line proposed for an invoice.
    pub struct SuggestedLineView {
        /// Its number on the document, from 1.
        pub number: u32,
        /// The invoice it stands on, where the document holds several.
        pub invoice: String,
        /// The part number.
        pub part_number: String,
        /// What was sold.
        pub description: String,
        /// How many units, where that is a whole number.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub quantity: Option<i64>,
        /// How many, as read, with the code of the unit.
        pub quantity_read: String,
        /// The price of a unit.
        pub unit_price: String,
        /// The price of the line.
        pub amount: String,
        /// The serial numbers of hardware.
        pub hardware: String,
        /// Why it was taken, as a code.
        pub reason: String,
        /// Where it was read.
        pub places: Vec<SuggestedPlaceView>,
    }

    /// A license record that a document may prove.
    pub struct ProposedRecordView {
        /// The record.
        pub license: LicenseRow,
        /// What both bear, the strongest first.
        pub reasons: Vec<LinkReasonView>,
        /// As what the document would prove it, where that is known.
        pub kind: Option<String>,
        /// How many units the lines with its part number add up to.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub quantity: Option<u64>,
    }

    /// Something that a document and a license record have in common.
    pub struct LinkReasonView {
        /// What it is, as a code.
        pub reason: String,
        /// The number, as the document has it.
        pub value: String,
    }

    /// A value of a structured invoice in a form that cannot be read.
    pub struct UnreadableView {
        /// The value as written.
        pub value: String,
        /// Where it stands.
        pub place: SuggestedPlaceView,
    }

    /// A suggestion that a person accepts.
    pub struct AcceptedSuggestion {
        /// The field, as a code.
        pub field: String,
        /// The value that is suggested; of a line its number.
        pub value: String,
        /// What is stated in its place, where a person corrected it.
        pub instead: Option<String>,
    }

    /// A suggestion that a person rejects, so that it does not come again.
    pub struct RejectedSuggestion {
        /// The field, as a code.
        pub field: String,
        /// The value that is suggested; of a line its number.
        pub value: String,
    }
}
