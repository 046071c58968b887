//! What a function is called and what it asks for, as data: the calculator's form, the command and
//! the reading of inputs all follow it.

use super::sheet::Sheet;
use super::{Function, MathsError, Pool, Theme};

/// A function: its names and its parameters.
#[derive(Debug, Clone, Copy)]
pub struct Signature {
    /// The function.
    pub function: Function,
    /// The group it is listed in.
    pub theme: Theme,
    /// Its name for people.
    pub label: &'static str,
    /// What it answers, in one sentence.
    pub summary: &'static str,
    /// What it asks for.
    pub parameters: &'static [Parameter],
    /// Works it out on a sheet.
    pub(super) work: fn(&mut Sheet) -> Result<(), MathsError>,
}

/// One value that a function asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// Its code.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What it may be.
    pub kind: Kind,
    /// Whether it must be given.
    pub need: Need,
    /// A value that makes sense.
    pub example: &'static str,
}

/// Whether a parameter must be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Without it there is no answer.
    Required,
    /// Without it the answer says less.
    Optional,
    /// Without it this counts.
    Default(&'static str),
}

/// What a parameter may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A whole number.
    Count {
        /// The smallest.
        least: u64,
        /// The largest.
        most: u64,
    },
    /// Whole numbers with commas between; `2x8` is 8 twice.
    Counts {
        /// The smallest of them.
        least: u64,
        /// The largest of them.
        most: u64,
    },
    /// An exact number of at most six decimal places.
    Amount {
        /// The largest.
        most: u64,
    },
    /// `yes` or `no`.
    YesNo,
    /// One of some codes.
    Choice(&'static [Choice]),
    /// Points of one license: a number, or the code of a product that is looked up.
    Points,
    /// An order in one pool: units and points with commas between, such as `125x4`; a product's code
    /// may stand for its points.
    Order(Pool),
    /// A version of a server product, such as `2012 R2`.
    Version,
    /// The name of a legal entity.
    Name,
}

/// One of the values of a [`Kind::Choice`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Its code.
    pub code: &'static str,
    /// Its name for people.
    pub label: &'static str,
}

/// The largest count that is taken.
pub(super) const MOST: u64 = 1_000_000_000;
/// The most points that one license can have.
pub(super) const MOST_POINTS: u64 = 1_000;
/// How many numbers a list may have.
pub(super) const LONGEST_LIST: usize = 1_000;
/// How many characters the name of a legal entity may have.
pub(super) const LONGEST_NAME: usize = 200;

impl Kind {
    /// The stable code of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Count { .. } => "count",
            Self::Counts { .. } => "counts",
            Self::Amount { .. } => "amount",
            Self::YesNo => "yes_no",
            Self::Choice(_) => "choice",
            Self::Points => "points",
            Self::Order(_) => "order",
            Self::Version => "version",
            Self::Name => "name",
        }
    }

    /// What may be given, in words that follow "give".
    pub fn allowed(&self) -> String {
        match self {
            Self::Count { least, most } => format!("a whole number from {least} to {most}"),
            Self::Counts { least, most } => format!(
                "up to {LONGEST_LIST} whole numbers from {least} to {most} with commas between; `2x8` is 8 twice"
            ),
            Self::Amount { most } => {
                format!("a number from 0 to {most} with at most six decimal places")
            }
            Self::YesNo => "`yes` or `no`".to_owned(),
            Self::Choice(choices) => {
                let codes: Vec<String> =
                    choices.iter().map(|choice| format!("`{}`", choice.code)).collect();
                format!("one of {}", codes.join(", "))
            }
            Self::Points => {
                format!("a number of points up to {MOST_POINTS}, or the code of a product")
            }
            Self::Order(pool) => format!(
                "units and points with commas between, such as `125x4`; the code of a product in the pool `{pool}` may stand for its points"
            ),
            Self::Version => "a version such as `2016` or `2012 R2`".to_owned(),
            Self::Name => format!("a name of at most {LONGEST_NAME} characters"),
        }
    }

    /// The smallest and the largest number, where the kind has them.
    pub const fn range(&self) -> Option<(u64, u64)> {
        match self {
            Self::Count { least, most } | Self::Counts { least, most } => Some((*least, *most)),
            Self::Amount { most } => Some((0, *most)),
            _ => None,
        }
    }
}
