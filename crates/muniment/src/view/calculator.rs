//! Licensing maths: the functions with their parameters, and their answers.

use std::collections::BTreeMap;

view! {
    /// A function of the calculator. Labels and sentences are in English.
    pub struct CalculatorFunction {
        /// Its code.
        pub function: String,
        /// Its name for people.
        pub label: String,
        /// What it answers, in one sentence.
        pub summary: String,
        /// The code of the group it is listed in.
        pub theme: String,
        /// The name of that group.
        pub theme_label: String,
        /// What it asks for.
        pub parameters: Vec<CalculatorParameter>,
    }

    /// One value that a function asks for.
    pub struct CalculatorParameter {
        /// Its code.
        pub name: String,
        /// Its name for people.
        pub label: String,
        /// `count`, `counts`, `amount`, `yes_no`, `choice`, `points`, `order`, `version` or `name`.
        pub kind: String,
        /// What may be given, in words that follow "give".
        pub allowed: String,
        /// Whether there is no answer without it.
        pub required: bool,
        /// What counts when nothing is given.
        pub default: Option<String>,
        /// A value that makes sense.
        pub example: String,
        /// The smallest number that may be given.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub least: Option<u64>,
        /// The largest number that may be given.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub most: Option<u64>,
        /// All codes of a choice, or the products whose code may stand for points.
        pub choices: Vec<CalculatorChoice>,
    }

    /// A code that a parameter may have.
    pub struct CalculatorChoice {
        /// The code.
        pub code: String,
        /// Its name for people.
        pub label: String,
    }

    /// What to calculate.
    pub struct CalculationRequest {
        /// The function.
        pub function: String,
        /// Values by the parameters' names; blank is not given.
        pub inputs: BTreeMap<String, String>,
        /// The day whose figures count; without it, dates are not looked at.
        pub as_of: Option<String>,
    }

    /// An answer, with everything a person needs to check it. Sentences are in English.
    pub struct CalculationView {
        /// The function.
        pub function: String,
        /// Its name for people.
        pub label: String,
        /// What it was calculated from; defaults are among them.
        pub inputs: Vec<CalculationInput>,
        /// The answers, the one that was asked for first.
        pub outcomes: Vec<OutcomeView>,
        /// How they came about: one sentence each.
        pub steps: Vec<String>,
        /// The rule behind it.
        pub rule: LicensingRule,
        /// The figures that were used.
        pub facts: Vec<LicensingFact>,
        /// What to keep in mind.
        pub caveats: Vec<String>,
        /// What other sources or readings would give.
        pub alternatives: Vec<CalculationAlternative>,
    }

    /// What counted for a parameter.
    pub struct CalculationInput {
        /// The parameter.
        pub name: String,
        /// Its name for people.
        pub label: String,
        /// The value as given, or the default.
        pub value: String,
    }

    /// One answer.
    pub struct OutcomeView {
        /// Its code.
        pub name: String,
        /// Its name for people.
        pub label: String,
        /// The answer as scripts read it: an exact number, `yes`, `no` or a code.
        pub value: String,
        /// What is counted; empty where nothing is.
        pub unit: String,
        /// The answer as people read it, with its unit.
        pub text: String,
    }

    /// The rule behind an answer, in our words.
    pub struct LicensingRule {
        /// Its code.
        pub id: String,
        /// What it says.
        pub statement: String,
        /// Where it is stated.
        pub source: String,
        /// The first day on which it is in force.
        pub valid_from: Option<String>,
        /// The last day on which it is in force.
        pub valid_to: Option<String>,
    }

    /// A figure that was used.
    pub struct LicensingFact {
        /// Its code.
        pub id: String,
        /// What it is.
        pub statement: String,
        /// The figure.
        pub value: String,
        /// Where it is stated.
        pub source: String,
        /// The first day on which it is in force.
        pub valid_from: Option<String>,
        /// The last day on which it is in force.
        pub valid_to: Option<String>,
    }

    /// What another source or reading says.
    pub struct CalculationAlternative {
        /// The code of the figure that is stated otherwise.
        pub fact: String,
        /// The other figure; none where the source gives no figure.
        pub value: Option<String>,
        /// What the source says, in our words; may be empty.
        pub note: String,
        /// Where it is stated.
        pub source: String,
        /// The first day on which it is in force.
        pub valid_from: Option<String>,
        /// The last day on which it is in force.
        pub valid_to: Option<String>,
        /// The answers by that figure; empty where there is no figure.
        pub outcomes: Vec<OutcomeView>,
    }
}
