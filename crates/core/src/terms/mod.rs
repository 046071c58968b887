//! Publishers' public terms: which edition was in force on a day, and which governs a license.
//!
//! A file becomes an edition by its name and text ([`recognize`]); editions of one series follow
//! each other ([`Timeline`]); a rule and the facts of a record name the day whose edition counts
//! ([`governing`]); two texts are compared by heading and paragraph ([`compare`]). No text of a
//! publisher is held here, and nothing decides what a clause means.

mod address;
mod case;
pub mod compare;
mod dates;
mod edition;
mod file_name;
mod gaps;
mod governing;
mod matching;
mod month;
mod recognize;
mod rules;
mod series;
mod text_dates;

#[cfg(test)]
mod tests;

pub use address::{PageAddress, saved_from};
pub use case::{Election, Exception, LicenseCase, ProductRelease, ProductVersion};
pub use edition::{DateCandidate, DatePrecision, DateSource, TermsEdition, TermsProblem};
pub use file_name::{FileName, read_file_name};
pub use gaps::{Gap, GapKind};
pub use governing::{Governing, MissingFact, governing};
pub use matching::{Found, matching};
pub use recognize::{TermsClues, Unrecognized, recognize};
pub use rules::{
    Cadence, CountsFrom, GoverningRule, TermsKind, TermsKindRule, TermsRuleError, TermsRules,
    TermsUse,
};
pub use series::{Held, Interval, Series, Timeline};
