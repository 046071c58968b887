//! The query language.
//!
//! Words must all occur; `OR` between them asks for either, and binds looser than standing side by
//! side; parentheses group. `"a phrase"` asks for words in this order, `begin*` for a beginning,
//! `lettre~` forgives one wrong letter, `-word` excludes. A word that is an identifier is found
//! with any separators, by part, and with one character misread. Signs without letters or digits
//! are passed over.
//!
//! `field:value` looks in one field: `name`, `title`, `issuer`, `recipient`, `party` (either);
//! `number` (any), `invoice`, `po`, `order`, `agreement`, `enrollment`, `license`, `customer`,
//! `part`, `coa`; `tag`, `sha256` (its first digits); `kind`, `source`, `state` (codes; `kind:none`);
//! `date`, `added` (`2019`, `2019-04`, `2019-01..2019-06`, `>=2019-01-01`, `none`). `is:linked`,
//! `is:unlinked` and `is:voided` stand outside parentheses and `OR`, since the catalog answers them.

mod date;
mod error;
mod expr;
mod flags;
mod lex;
mod parse;

use std::fmt;
use std::ops::Range;

pub(crate) use date::DateRange;
pub use error::{QueryError, QueryErrorCode};
pub(crate) use expr::{Expr, Field, Term, Value};
pub use flags::Flags;

use crate::highlight::Needles;

/// A query, understood.
#[derive(Debug, Clone)]
pub struct Query {
    expr: Expr,
    flags: Flags,
    needles: Needles,
}

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    ///
    /// The query cannot be understood; the error says what is wrong, and where.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let (expr, flags) = parse::parse(text)?;
        Ok(Self::new(expr, flags))
    }

    /// Reads a query that is still being typed: a last word without a space after it may be the
    /// beginning of a word.
    ///
    /// # Errors
    ///
    /// As for `parse`.
    pub fn parse_typed(text: &str) -> Result<Self, QueryError> {
        let (mut expr, flags) = parse::parse(text)?;
        if text.ends_with(char::is_alphanumeric) {
            complete_last_word(&mut expr);
        }
        Ok(Self::new(expr, flags))
    }

    fn new(expr: Expr, flags: Flags) -> Self {
        let needles = Needles::of(&expr);
        Self { expr, flags, needles }
    }

    /// Whether it leaves out nothing but what its flags leave out.
    pub fn is_everything(&self) -> bool {
        matches!(&self.expr, Expr::And(parts) if parts.is_empty())
    }

    /// What the catalog has to apply.
    pub fn flags(&self) -> &Flags {
        &self.flags
    }

    /// Where the query hits a text of the document, such as a page: ranges of bytes in order,
    /// without overlap.
    pub fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        self.needles.highlights(text)
    }

    pub(crate) fn expr(&self) -> &Expr {
        &self.expr
    }

    pub(crate) fn needles(&self) -> &Needles {
        &self.needles
    }
}

fn complete_last_word(expr: &mut Expr) {
    match expr {
        Expr::And(parts) | Expr::Or(parts) => {
            if let Some(last) = parts.last_mut() {
                complete_last_word(last);
            }
        }
        Expr::Term(Term { value: Value::Words { quoted: false, prefix, .. }, field })
            if *field != Field::Sha256 =>
        {
            *prefix = true;
        }
        Expr::Not(_) | Expr::Term(_) | Expr::Flag(..) => {}
    }
}

/// A query prints as one that means the same.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if !self.is_everything() {
            let grouped = matches!(self.expr, Expr::Or(_)) && self.flags != Flags::default();
            parts.push(if grouped { format!("({})", self.expr) } else { self.expr.to_string() });
        }
        let flags = [
            self.flags.linked.map(|yes| if yes { "is:linked" } else { "is:unlinked" }),
            self.flags.voided.map(|yes| if yes { "is:voided" } else { "-is:voided" }),
        ];
        parts.extend(flags.into_iter().flatten().map(str::to_owned));
        f.write_str(&parts.join(" "))
    }
}

#[cfg(test)]
mod tests;
