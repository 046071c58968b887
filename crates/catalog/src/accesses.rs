//! The portal access register.

use muniment_core::{Access, AccessId, AccessScope};
use rusqlite::Row;

use crate::codes::split;
use crate::{Catalog, Doing, Error, parse, parse_optional};

/// An entry of the portal access register as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessRecord {
    /// Its identity.
    pub id: AccessId,
    /// What is stated.
    pub stated: Access,
    /// Why it was voided, if it was.
    pub voided: Option<String>,
}

impl Catalog {
    /// Every entry of the portal access register, voided ones too, the first one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn accesses(&self) -> Result<Vec<AccessRecord>, Error> {
        let db = self.db();
        let doing = "find portal access";
        let mut statement = db
            .prepare_cached(
                "SELECT id, person, agreement, licensing_id, role, status, account, contacts,
                   invited_on, accepted_on, left_on, note, voided
                 FROM accesses ORDER BY row",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut accesses = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            accesses.push(access(row)?);
        }
        Ok(accesses)
    }

    /// The entry of the portal access register with this identity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn access(&self, id: &AccessId) -> Result<Option<AccessRecord>, Error> {
        Ok(self.accesses()?.into_iter().find(|access| access.id == *id))
    }
}

fn access(row: &Row<'_>) -> Result<AccessRecord, Error> {
    let doing = "read portal access";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    let optional = |at: usize| -> Result<Option<String>, Error> { row.get(at).doing(doing) };
    let scope = match parse_optional(optional(2)?.as_deref(), "an agreement id")? {
        Some(agreement) => AccessScope::Agreement(agreement),
        None => AccessScope::LicensingId(optional(3)?.unwrap_or_default()),
    };
    Ok(AccessRecord {
        id: parse(&text(0)?, "a portal access id")?,
        stated: Access {
            person: text(1)?,
            scope,
            role: parse(&text(4)?, "a portal role")?,
            status: parse(&text(5)?, "an access status")?,
            account: parse_optional(optional(6)?.as_deref(), "an account type")?,
            contacts: split(&text(7)?, "contact types")?,
            invited_on: parse_optional(optional(8)?.as_deref(), "a date")?,
            accepted_on: parse_optional(optional(9)?.as_deref(), "a date")?,
            left_on: parse_optional(optional(10)?.as_deref(), "a date")?,
            note: text(11)?,
        },
        voided: optional(12)?,
    })
}
