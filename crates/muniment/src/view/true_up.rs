//! True-ups: the checklist of each anniversary, the count, and what speaks against them.

use super::{ColumnChoice, DocumentRow, LicensingRule, RowProblem};

view! {
    /// The true-up of one agreement for one anniversary.
    pub struct TrueUpView {
        /// The agreement.
        pub agreement: String,
        /// Its title, else its number.
        pub label: String,
        /// The anniversary that closes the year; it names the true-up.
        pub anniversary: String,
        /// The last day on which the baseline is exported in time.
        pub export_due: Option<String>,
        /// The last day on which the pricing can be challenged, once a quote is there.
        pub challenge_until: Option<String>,
        /// Everything that can be done in it, in its order.
        pub steps: Vec<TrueUpStepView>,
        /// How many places of the checklist are done.
        pub places_done: u32,
        /// How many places the checklist has.
        pub places: u32,
        /// What has to be sent: `order` or `update_statement`; unknown without a count.
        pub order: Option<String>,
        /// The file of the count; none without a count.
        pub counted_from: Option<String>,
        /// The count, in the order of its file.
        pub lines: Vec<CountLineView>,
        /// How many units have to be ordered in all.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub added: u64,
        /// What speaks against it, the gravest first.
        pub findings: Vec<TrueUpFindingView>,
        /// The rule by which the difference is calculated.
        pub rule: LicensingRule,
    }

    /// One thing that can be done in a true-up.
    pub struct TrueUpStepView {
        /// What it is, as a code.
        pub step: String,
        /// Its place in the checklist, from 1; none for what only accompanies it.
        pub place: Option<u32>,
        /// That it was done.
        pub done: Option<StepDoneView>,
    }

    /// That something was done in a true-up.
    pub struct StepDoneView {
        /// The day.
        pub on: String,
        /// The person.
        pub by: String,
        /// The documents that show it.
        pub evidence: Vec<DocumentRow>,
        /// Anything else worth knowing.
        pub note: String,
    }

    /// What a person states about something done in a true-up.
    pub struct StepDoneFields {
        /// The day; it cannot be yet to come.
        pub on: String,
        /// The person; empty means who works now.
        pub by: String,
        /// The documents that show it.
        pub evidence: Vec<String>,
        /// Anything else worth knowing.
        pub note: String,
    }

    /// The count of one product.
    pub struct CountLineView {
        /// The product.
        pub product: String,
        /// Units deployed.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub deployed: u64,
        /// Units licensed before.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub baseline: u64,
        /// Units that have to be ordered.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub delta: u64,
    }

    /// A common mistake that seems to have been made, or is about to be.
    pub struct TrueUpFindingView {
        /// Which mistake, as a code.
        pub check: String,
        /// How grave it is.
        pub severity: String,
        /// The step, product, day or number it is about; empty where there is none.
        pub about: String,
        /// The same as a sentence, in English.
        pub message: String,
    }

    /// What a table would become as the count of a true-up. Nothing has been written.
    pub struct CountPlan {
        /// The table's columns, as captioned.
        pub columns: Vec<String>,
        /// For `product`, `deployed` and `baseline`, the column it is read from.
        pub mapping: Vec<ColumnChoice>,
        /// The count as it would be written.
        pub lines: Vec<CountLineView>,
        /// How many units would have to be ordered in all.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub added: u64,
        /// What would have to be sent: `order` or `update_statement`; unknown without lines.
        pub order: Option<String>,
        /// Rows that cannot become a line, and why: `no_product`, `bad_quantity`, `no_quantity`, `counted_twice`, `total_row` or `too_many`.
        pub problems: Vec<RowProblem>,
        /// Whether a count is there that it would replace.
        pub replaces: bool,
    }
}
