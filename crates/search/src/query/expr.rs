//! What a query says, and how it is printed.

use std::fmt;

use muniment_core::NumberKind;

use super::date::DateRange;

/// A query as a tree. An empty `And` is everything.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expr {
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Not(Box<Expr>),
    Term(Term),
    /// `is:…`, and where it stands.
    Flag(Flag, usize),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Term {
    pub(crate) field: Field,
    pub(crate) value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Words that follow each other; the last one may be a beginning only.
    Words { text: String, quoted: bool, prefix: bool },
    /// One word, one wrong letter forgiven.
    Fuzzy(String),
    /// A code of a vocabulary; none where nothing is stated.
    Code(Option<String>),
    /// Days; none where no date is stated.
    Days(Option<DateRange>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flag {
    Linked,
    Unlinked,
    Voided,
    Doubtful,
}

impl Flag {
    pub(crate) const ALL: [Self; 4] = [Self::Linked, Self::Unlinked, Self::Voided, Self::Doubtful];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Linked => "linked",
            Self::Unlinked => "unlinked",
            Self::Voided => "voided",
            Self::Doubtful => "doubtful",
        }
    }
}

/// Where a term is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Anywhere,
    Name,
    Title,
    Issuer,
    Recipient,
    Party,
    Number(Option<NumberKind>),
    Kind,
    Tag,
    Source,
    State,
    Sha256,
    Date,
    Added,
    Is,
}

impl Field {
    /// Every field that has a name, with its name.
    pub(crate) const NAMED: &'static [(&'static str, Self)] = &[
        ("name", Self::Name),
        ("title", Self::Title),
        ("party", Self::Party),
        ("issuer", Self::Issuer),
        ("recipient", Self::Recipient),
        ("number", Self::Number(None)),
        ("invoice", Self::Number(Some(NumberKind::Invoice))),
        ("po", Self::Number(Some(NumberKind::PurchaseOrder))),
        ("order", Self::Number(Some(NumberKind::Order))),
        ("agreement", Self::Number(Some(NumberKind::Agreement))),
        ("enrollment", Self::Number(Some(NumberKind::Enrollment))),
        ("license", Self::Number(Some(NumberKind::License))),
        ("customer", Self::Number(Some(NumberKind::Customer))),
        ("part", Self::Number(Some(NumberKind::Part))),
        ("coa", Self::Number(Some(NumberKind::Coa))),
        ("kind", Self::Kind),
        ("date", Self::Date),
        ("added", Self::Added),
        ("tag", Self::Tag),
        ("source", Self::Source),
        ("state", Self::State),
        ("sha256", Self::Sha256),
        ("is", Self::Is),
    ];

    pub(crate) fn named(name: &str) -> Option<Self> {
        let found = Self::NAMED.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, field)| *field)
    }

    fn name(self) -> Option<&'static str> {
        Self::NAMED.iter().find(|(_, field)| *field == self).map(|(name, _)| *name)
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grouped = |f: &mut fmt::Formatter<'_>, part: &Self, group: bool| {
            if group { write!(f, "({part})") } else { write!(f, "{part}") }
        };
        match self {
            Self::And(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { " " })?;
                    grouped(f, part, matches!(part, Self::Or(_) | Self::And(_)))?;
                }
                Ok(())
            }
            Self::Or(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { " OR " })?;
                    grouped(f, part, matches!(part, Self::Or(_)))?;
                }
                Ok(())
            }
            Self::Not(part) => {
                f.write_str("-")?;
                let simple = matches!(**part, Self::Flag(..))
                    || matches!(&**part, Self::Term(term) if !term.starts_with_a_sign());
                grouped(f, part, !simple)
            }
            Self::Term(term) => write!(f, "{term}"),
            Self::Flag(flag, _) => write!(f, "is:{}", flag.name()),
        }
    }
}

impl Term {
    /// Whether a minus right before it would not be read as one.
    fn starts_with_a_sign(&self) -> bool {
        match &self.value {
            Value::Words { text, quoted: false, .. } | Value::Fuzzy(text) => {
                self.field == Field::Anywhere && !text.starts_with(char::is_alphanumeric)
            }
            _ => false,
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = self.field.name() {
            write!(f, "{name}:")?;
        }
        match &self.value {
            Value::Words { text, quoted, prefix } => {
                let quote = if *quoted { "\"" } else { "" };
                write!(f, "{quote}{text}{quote}{}", if *prefix { "*" } else { "" })
            }
            Value::Fuzzy(word) => write!(f, "{word}~"),
            Value::Code(Some(code)) => f.write_str(code),
            Value::Days(Some(range)) => write!(f, "{range}"),
            Value::Code(None) | Value::Days(None) => f.write_str("none"),
        }
    }
}
