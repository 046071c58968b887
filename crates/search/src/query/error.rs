//! What is wrong with a query, told to the person who typed it.

use thiserror::Error;

/// A query that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct QueryError {
    /// What is wrong; stable, for the words of the window and for scripts.
    pub code: QueryErrorCode,
    /// Where, counted in characters from the start of the query.
    pub at: usize,
    /// What is wrong, in plain English.
    pub message: String,
}

macro_rules! codes {
    ($( $(#[$meta:meta])* $member:ident = $code:literal, )+) => {
        /// The ways in which a query can be wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum QueryErrorCode { $( $(#[$meta])* $member, )+ }

        impl QueryErrorCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[ $( Self::$member, )+ ];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$member => $code, )+ }
            }
        }
    };
}

codes! {
    /// A quote opens and never closes.
    UnclosedQuote = "unclosed_quote",
    /// A parenthesis opens and never closes.
    UnclosedParenthesis = "unclosed_parenthesis",
    /// A parenthesis closes that never opened.
    UnopenedParenthesis = "unopened_parenthesis",
    /// Parentheses are nested too deep.
    TooDeep = "too_deep",
    /// The query is too long.
    TooLong = "too_long",
    /// `OR`, `AND` or `NOT` has nothing before or after it.
    MissingOperand = "missing_operand",
    /// Only signs, neither letters nor digits.
    NothingToFind = "nothing_to_find",
    /// A star stands elsewhere than at the end of a word.
    StarInside = "star_inside",
    /// A tilde stands after something else than one word of three letters or more.
    NotFuzzy = "not_fuzzy",
    /// No field has that name.
    UnknownField = "unknown_field",
    /// A field stands without a value.
    MissingValue = "missing_value",
    /// The value is not one the field can have.
    UnknownValue = "unknown_value",
    /// The value is not a day, month, year or range of them.
    BadDate = "bad_date",
    /// A range of dates ends before it begins.
    BackwardRange = "backward_range",
    /// `is:` stands in parentheses or beside `OR`.
    FlagInside = "flag_inside",
    /// Two of `is:` exclude each other.
    FlagsContradict = "flags_contradict",
}

impl std::fmt::Display for QueryErrorCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl QueryError {
    pub(crate) fn new(code: QueryErrorCode, at: usize, message: impl Into<String>) -> Self {
        Self { code, at, message: message.into() }
    }
}
