//! Calculations kept with license records.

view! {
    /// A calculation as it came out when it was kept.
    pub struct KeptCalculationView {
        /// Its UUID.
        pub id: String,
        /// The function.
        pub function: String,
        /// Its name for people.
        pub label: String,
        /// The day whose figures counted; without it, dates were not looked at.
        pub as_of: Option<String>,
        /// What it was calculated from.
        pub inputs: Vec<KeptValueView>,
        /// The answers, the one that was asked for first.
        pub outcomes: Vec<KeptValueView>,
        /// What the rule said.
        pub rule: String,
        /// Where the rule is stated.
        pub source: String,
        /// The SHA-256 of the rules and figures by which it was calculated.
        pub facts_sha256: String,
        /// Whether this version still calculates by the same rules and figures.
        pub is_current: bool,
        /// Why it was kept.
        pub note: String,
        /// Who kept it.
        pub actor: String,
        /// When.
        pub at: String,
    }

    /// One input or answer of a kept calculation.
    pub struct KeptValueView {
        /// Its code.
        pub name: String,
        /// Its name for people.
        pub label: String,
        /// The value; an answer has its unit.
        pub value: String,
    }
}
