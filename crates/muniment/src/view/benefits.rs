//! The benefits of Software Assurance under an agreement.

use super::{EvidenceDocument, SaidView};

view! {
    /// How all benefits stand under an agreement.
    pub struct BenefitChecklist {
        /// The agreement.
        pub agreement: String,
        /// Its title, else its number.
        pub label: String,
        /// The day as of which it is looked at.
        pub as_of: String,
        /// The day on which the agreement moved to another portal.
        pub migrated_on: Option<String>,
        /// The day by which all benefits had been looked at; absent while one is not stated.
        pub reviewed_on: Option<String>,
        /// The benefits, by group.
        pub benefits: Vec<BenefitView>,
    }

    /// How one benefit stands.
    pub struct BenefitView {
        /// Its code.
        pub benefit: String,
        /// Its name.
        pub title: String,
        /// What it belongs to.
        pub group: String,
        /// Whether somebody has to activate it.
        pub needs_activation: bool,
        /// Whether it may have to be activated again when its agreement moves to another portal.
        pub may_lapse_on_migration: bool,
        /// The day from which the publisher gives it no more.
        pub retired_on: Option<String>,
        /// What sources say about it.
        pub says: Vec<SaidView>,
        /// What is stated.
        pub standing: Option<BenefitStandingView>,
        /// Whether somebody has to look again, because its agreement moved to another portal.
        pub check_again: bool,
    }

    /// What is to be done before and after an agreement moves to another portal.
    pub struct MigrationView {
        /// The agreement.
        pub agreement: String,
        /// Its title, else its number.
        pub label: String,
        /// The day as of which it is looked at.
        pub as_of: String,
        /// The day on which the agreement moved, or is to move.
        pub migrated_on: Option<String>,
        /// The tasks, in the order in which they are worked through.
        pub items: Vec<MigrationItemView>,
    }

    /// A task of a migration.
    pub struct MigrationItemView {
        /// Which, as a code.
        pub task: String,
        /// `done`, `open` or `not_due`.
        pub state: String,
        /// The people or benefits it is still open for.
        pub open_for: Vec<String>,
    }

    /// What is stated about a benefit.
    pub struct BenefitStandingView {
        /// Its state.
        pub state: String,
        /// The day since when.
        pub since: Option<String>,
        /// The day on which a person looked.
        pub seen_on: String,
        /// The documents that show it.
        pub evidence: Vec<EvidenceDocument>,
        /// Anything else worth knowing.
        pub note: String,
    }

    /// What to state about a benefit.
    pub struct BenefitFields {
        /// Its state.
        pub state: String,
        /// The day since when; an activation needs one.
        pub since: Option<String>,
        /// The day on which a person looked; absent means today.
        pub seen_on: Option<String>,
        /// The documents that show it.
        pub evidence: Vec<String>,
        /// Anything else worth knowing.
        pub note: String,
    }
}
