//! `is:` — what a query asks that only the catalog can answer.

use super::error::{QueryError, QueryErrorCode};
use super::expr::{Expr, Flag};

/// What a query asks about a document that is not in its text: its links and whether it counts.
/// The catalog knows; the index does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags {
    /// Linked to a license record (`is:linked`), or to none (`is:unlinked`).
    pub linked: Option<bool>,
    /// Voided (`is:voided`), or not (`-is:voided`).
    pub voided: Option<bool>,
    /// With words that recognition is unsure of (`is:doubtful`), or without.
    pub doubtful: Option<bool>,
}

/// Takes the flags out of the outermost sequence; they can stand nowhere else, because the index
/// cannot answer them.
pub(super) fn take_flags(expr: Option<Expr>) -> Result<(Option<Expr>, Flags), QueryError> {
    let parts = match expr {
        None => return Ok((None, Flags::default())),
        Some(Expr::And(parts)) => parts,
        Some(other) => vec![other],
    };
    let mut flags = Flags::default();
    let mut rest = Vec::new();
    for part in parts {
        let (flag, at, yes) = match &part {
            Expr::Flag(flag, at) => (*flag, *at, true),
            Expr::Not(inner) => match **inner {
                Expr::Flag(flag, at) => (flag, at, false),
                _ => {
                    refuse_flags(inner)?;
                    rest.push(part);
                    continue;
                }
            },
            other => {
                refuse_flags(other)?;
                rest.push(part);
                continue;
            }
        };
        let (slot, wanted) = match flag {
            Flag::Linked => (&mut flags.linked, yes),
            Flag::Unlinked => (&mut flags.linked, !yes),
            Flag::Voided => (&mut flags.voided, yes),
            Flag::Doubtful => (&mut flags.doubtful, yes),
        };
        if slot.is_some_and(|earlier| earlier != wanted) {
            return Err(QueryError::new(
                QueryErrorCode::FlagsContradict,
                at,
                format!("`is:{}` contradicts what stands before it", flag.name()),
            ));
        }
        *slot = Some(wanted);
    }
    let expr = if rest.len() > 1 { Some(Expr::And(rest)) } else { rest.pop() };
    Ok((expr, flags))
}

fn refuse_flags(expr: &Expr) -> Result<(), QueryError> {
    match expr {
        Expr::And(parts) | Expr::Or(parts) => parts.iter().try_for_each(refuse_flags),
        Expr::Not(part) => refuse_flags(part),
        Expr::Term(_) => Ok(()),
        Expr::Flag(flag, at) => Err(QueryError::new(
            QueryErrorCode::FlagInside,
            *at,
            format!("`is:{}` cannot stand in parentheses or beside `OR`", flag.name()),
        )),
    }
}
