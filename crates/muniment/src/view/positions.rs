//! Statements compared, the true number of licenses, disputes, and the log of requests.

use super::{PlaceView, ScopeView, StatementRow};

view! {
    /// Two statements compared.
    pub struct StatementComparison {
        /// The first.
        pub before: StatementRow,
        /// The second.
        pub after: StatementRow,
        /// What only the first speaks for. Where it or `scope_gained` names anything, totals
        /// cannot be compared.
        pub scope_lost: ScopeView,
        /// What only the second speaks for.
        pub scope_gained: ScopeView,
        /// The lines that differ, the gravest first.
        pub lines: Vec<LineChangeView>,
        /// The agreements that differ.
        pub agreements: Vec<AgreementChangeView>,
        /// The first purchases that differ, the gravest first.
        pub transactions: Vec<TransactionChangeView>,
        /// How many purchases differ in all.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub transactions_total: u64,
        /// Effective units of the first in all.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub units_before: i64,
        /// Effective units of the second in all.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub units_after: i64,
        /// Units whose change purchases explain.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub explained: i64,
        /// Units whose change nothing explains.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub unexplained: i64,
    }

    /// A line that differs.
    pub struct LineChangeView {
        /// The family as printed.
        pub family: String,
        /// The version as printed.
        pub version: String,
        /// The pool, in the form in which it compares.
        pub pool: String,
        /// The country, in the form in which it compares; empty for all.
        pub country: String,
        /// What the first says.
        pub before: Option<FiguresView>,
        /// What the second says.
        pub after: Option<FiguresView>,
        /// In what it differs, as codes.
        pub kinds: Vec<String>,
        /// Units explained by purchases.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub explained: i64,
        /// Units not explained.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub unexplained: i64,
        /// The family that it looks like under another name.
        pub looks_like: Option<String>,
        /// How grave it is.
        pub severity: String,
    }

    /// The quantities of a line.
    pub struct FiguresView {
        /// The effective license quantity.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub effective: i64,
        /// Unresolved units.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub unresolved: i64,
        /// Upgrade licenses.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub upgrade: i64,
        /// Upgrade licenses with maintenance.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub upgrade_maintained: i64,
        /// Licenses with active Software Assurance.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub active_sa: i64,
        /// Software Assurance that expires within 12 months.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub expiring_12: i64,
        /// Software Assurance that expires in 12 to 24 months.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub expiring_24: i64,
        /// Software Assurance that expires later.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub expiring_later: i64,
    }

    /// An agreement that differs.
    pub struct AgreementChangeView {
        /// Its number as printed.
        pub number: String,
        /// What the first says.
        pub before: Option<AgreementStandingView>,
        /// What the second says.
        pub after: Option<AgreementStandingView>,
        /// In what it differs, as codes.
        pub kinds: Vec<String>,
        /// How grave it is.
        pub severity: String,
    }

    /// What a statement says of an agreement.
    pub struct AgreementStandingView {
        /// Its status as printed.
        pub status: String,
        /// The first day.
        pub from: Option<String>,
        /// The last day.
        pub to: Option<String>,
    }

    /// A purchase that differs.
    pub struct TransactionChangeView {
        /// The product and version, in the form in which they compare.
        pub product: String,
        /// What the first says: units.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub before: Option<i64>,
        /// What the second says: units.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub after: Option<i64>,
        /// The day of the order.
        pub ordered_on: Option<String>,
        /// What names it, such as numbers and part number.
        pub identity: String,
        /// In what it differs, as codes.
        pub kinds: Vec<String>,
        /// How grave it is.
        pub severity: String,
    }

    /// How many licenses there truly are as of a day.
    pub struct PositionView {
        /// The day.
        pub as_of: String,
        /// The statement from which it is worked out; absent where there is none.
        pub statement: Option<StatementRow>,
        /// The products, by name.
        pub products: Vec<TrueNumberView>,
        /// Days until a statement lists a purchase.
        pub latency_days: u32,
        /// Where that number comes from.
        pub latency_source: String,
    }

    /// The true number of licenses of a product.
    pub struct TrueNumberView {
        /// The family as printed.
        pub family: String,
        /// The version as printed.
        pub version: String,
        /// What the statement lists, less what left.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub literal: i64,
        /// All parts added up.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub adjusted: i64,
        /// Bought too lately to be listed.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub pending: i64,
        /// How many more our proof shows than the statement lists.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub gap: i64,
        /// The parts.
        pub figures: Vec<FigureView>,
        /// What the vault holds and does not add.
        pub left_out: Vec<LeftOutView>,
        /// What to keep in mind, as codes.
        pub caveats: Vec<String>,
    }

    /// A part of a true number.
    pub struct FigureView {
        /// What it is, as a code.
        pub component: String,
        /// How many units.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub quantity: i64,
        /// The rows of the statement that say so.
        pub rows: Vec<PlaceView>,
        /// The units of the vault that say so.
        pub holdings: Vec<HoldingView>,
    }

    /// Units that a record or decision of the vault stands for.
    pub struct HoldingView {
        /// How they came or went, as a code.
        pub kind: String,
        /// The license record; absent for an adjustment.
        pub license: Option<String>,
        /// Its title.
        pub title: String,
        /// How many units.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub quantity: i64,
        /// The day.
        pub on: Option<String>,
        /// What proves it.
        pub exhibits: Vec<ProvingDocument>,
    }

    /// A document as proof.
    pub struct ProvingDocument {
        /// The document.
        pub document: String,
        /// Its name.
        pub name: String,
        /// The pages; empty for all.
        pub pages: String,
    }

    /// Units that are not added, and why.
    pub struct LeftOutView {
        /// The units.
        pub holding: HoldingView,
        /// Why, as a code.
        pub why: String,
    }

    /// A dispute of a statement.
    pub struct DisputeView {
        /// Its identity.
        pub id: String,
        /// The statement.
        pub statement: StatementRow,
        /// To whom it was sent.
        pub submitted_to: String,
        /// The reference that the publisher gave it.
        pub reference: String,
        /// Where it stands, as a code.
        pub state: String,
        /// The states that can follow.
        pub next: Vec<String>,
        /// The steps so far.
        pub steps: Vec<DisputeStepView>,
        /// The disputed lines.
        pub lines: Vec<DisputedLineView>,
        /// The later statement against which the lines were checked.
        pub checked_with: Option<StatementRow>,
        /// Why it cannot be sent yet, as a code.
        pub missing: Option<String>,
    }

    /// A step of a dispute.
    pub struct DisputeStepView {
        /// The state it led to.
        pub state: String,
        /// The day.
        pub on: String,
        /// Anything else worth knowing.
        pub note: String,
    }

    /// A line of a dispute.
    pub struct DisputedLineView {
        /// The family.
        pub family: String,
        /// The version.
        pub version: String,
        /// What the statement lists.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub listed: i64,
        /// What is claimed.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub claimed: i64,
        /// What proves it.
        pub exhibits: Vec<ProvingDocument>,
        /// What the later statement lists.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub listed_now: Option<i64>,
        /// Whether the later statement lists what is claimed.
        pub is_satisfied: Option<bool>,
    }

    /// The next step of a dispute.
    pub struct DisputeStepFields {
        /// The state to which it leads.
        pub state: String,
        /// The day; absent means today.
        pub on: Option<String>,
        /// To whom it was sent; empty leaves it.
        pub submitted_to: String,
        /// The reference that the publisher gave it; empty leaves it.
        pub reference: String,
        /// Anything else worth knowing.
        pub note: String,
    }

    /// The letter and the evidence of a dispute.
    pub struct DisputeBundle {
        /// The letter as text.
        pub letter: String,
        /// The folder to which the letter and the documents were written.
        pub folder: String,
        /// The files in it.
        pub files: Vec<String>,
    }

    /// A logged request for a statement.
    pub struct StatementRequestView {
        /// Its identity.
        pub id: String,
        /// The day.
        pub on: String,
        /// Who asked.
        pub by: String,
        /// Whether it was a formal request to the publisher.
        pub formal: bool,
        /// What for.
        pub purpose: String,
    }

    /// The log of requests for statements.
    pub struct StatementRequestLog {
        /// The requests, the latest first.
        pub requests: Vec<StatementRequestView>,
        /// The day from which asking again does no harm; absent where it never does.
        pub better_from: Option<String>,
        /// Days that should lie between two formal requests.
        pub interval_days: u32,
        /// Where that number comes from.
        pub source: String,
    }

    /// A request for a statement, to be logged.
    pub struct StatementRequestFields {
        /// The day; absent means today.
        pub on: Option<String>,
        /// Who asks.
        pub by: String,
        /// Whether it is a formal request to the publisher.
        pub formal: bool,
        /// What for.
        pub purpose: String,
    }
}
