//! How licenses were acquired, what invoices list and which findings were waived.

use chrono::{DateTime, NaiveDate, Utc};
use muniment_core::proof::{NamedUser, Term, Transfer, Underlying};
use muniment_core::{Acquisition, DocumentId, InvoiceLine, LicenseId};
use rusqlite::{Row, params};

use crate::codes::split;
use crate::{Catalog, Doing, Error, parse, parse_optional};

/// A waived finding of a license record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaiverRecord {
    /// The code of the finding.
    pub finding: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub actor: String,
    /// When.
    pub at: DateTime<Utc>,
}

pub(crate) const ACQUISITION: &str = "license_type, bought_through, term, term_from, term_to,
    order_number, device, transfer_from, transfer_to, transfer_on, notice_on, circumstances";

impl Catalog {
    /// What was stated about the acquisition of a license record; nothing stated is the default.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn acquisition(&self, id: &LicenseId) -> Result<Acquisition, Error> {
        let db = self.db();
        let doing = "read an acquisition";
        let sql = format!(
            "SELECT {ACQUISITION} FROM acquisitions
             WHERE license = (SELECT row FROM licenses WHERE id = ?1)"
        );
        let mut statement = db.prepare_cached(&sql).doing(doing)?;
        let mut found = statement.query(params![id.to_string()]).doing(doing)?;
        let Some(row) = found.next().doing(doing)? else { return Ok(Acquisition::default()) };
        let mut stated = acquisition(row, 0)?;
        let mut statement = db
            .prepare_cached(
                "SELECT base, quantity FROM bases
                 WHERE license = (SELECT row FROM licenses WHERE id = ?1) ORDER BY position",
            )
            .doing(doing)?;
        let mut bases = statement.query(params![id.to_string()]).doing(doing)?;
        while let Some(row) = bases.next().doing(doing)? {
            stated.underlying.push(underlying(row, 0)?);
        }
        let mut statement = db
            .prepare_cached(
                "SELECT name, seat, from_day, to_day FROM named_users
                 WHERE license = (SELECT row FROM licenses WHERE id = ?1) ORDER BY position",
            )
            .doing(doing)?;
        let mut users = statement.query(params![id.to_string()]).doing(doing)?;
        while let Some(row) = users.next().doing(doing)? {
            stated.users.push(named_user(row, 0)?);
        }
        Ok(stated)
    }

    /// The license records that build directly on this one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn builds_on(&self, id: &LicenseId) -> Result<Vec<LicenseId>, Error> {
        let db = self.db();
        let doing = "find what builds on a license record";
        let mut statement = db
            .prepare_cached(
                "SELECT DISTINCT licenses.id FROM bases
                 JOIN licenses ON licenses.row = bases.license AND licenses.voided IS NULL
                 WHERE base = ?1 ORDER BY licenses.row",
            )
            .doing(doing)?;
        let mut found = statement.query(params![id.to_string()]).doing(doing)?;
        let mut licenses = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let id: String = row.get(0).doing(doing)?;
            licenses.push(parse(&id, "a license id")?);
        }
        Ok(licenses)
    }

    /// The lines stated for an invoice, in their order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn invoice_lines(&self, id: &DocumentId) -> Result<Vec<InvoiceLine>, Error> {
        let db = self.db();
        let doing = "read the lines of an invoice";
        let mut statement = db
            .prepare_cached(
                "SELECT number, invoice, part_number, description, quantity, unit_price, amount,
                   hardware
                 FROM invoice_lines WHERE document = (SELECT row FROM documents WHERE id = ?1)
                 ORDER BY position",
            )
            .doing(doing)?;
        let mut found = statement.query(params![id.to_string()]).doing(doing)?;
        let mut lines = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            lines.push(invoice_line(row, 0)?);
        }
        Ok(lines)
    }

    /// The waived findings of a license record.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn waivers(&self, id: &LicenseId) -> Result<Vec<WaiverRecord>, Error> {
        let db = self.db();
        let doing = "find waived findings";
        let mut statement = db
            .prepare_cached(
                "SELECT finding, reason, actor, at FROM waivers
                 JOIN entries ON entries.n = waivers.n
                 WHERE license = (SELECT row FROM licenses WHERE id = ?1) ORDER BY finding",
            )
            .doing(doing)?;
        let mut found = statement.query(params![id.to_string()]).doing(doing)?;
        let mut waivers = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
            waivers.push(WaiverRecord {
                finding: text(0)?,
                reason: text(1)?,
                actor: text(2)?,
                at: parse(&text(3)?, "an instant")?,
            });
        }
        Ok(waivers)
    }
}

/// The acquisition in the columns [`ACQUISITION`] from `at`, without bases and users.
pub(crate) fn acquisition(row: &Row<'_>, at: usize) -> Result<Acquisition, Error> {
    let doing = "read an acquisition";
    let text = |column: usize| -> Result<String, Error> { row.get(at + column).doing(doing) };
    let optional =
        |column: usize| -> Result<Option<String>, Error> { row.get(at + column).doing(doing) };
    let day = |column: usize| -> Result<Option<NaiveDate>, Error> {
        parse_optional(optional(column)?.as_deref(), "a date")
    };
    let term = match optional(2)?.as_deref() {
        None => None,
        Some("perpetual") => Some(Term::Perpetual),
        Some("subscription") => Some(Term::Subscription { from: day(3)?, to: day(4)? }),
        Some(other) => return Err(Error::Corrupt { what: "a term", value: other.to_owned() }),
    };
    let transfer = match (optional(7)?, optional(8)?) {
        (Some(from), Some(to)) => Some(Transfer { from, to, on: day(9)?, notice_on: day(10)? }),
        _ => None,
    };
    Ok(Acquisition {
        license_type: parse_optional(optional(0)?.as_deref(), "a license type")?,
        bought_through: parse_optional(optional(1)?.as_deref(), "an acquisition channel")?,
        term,
        order_number: text(5)?,
        device: text(6)?,
        transfer,
        circumstances: split(&text(11)?, "circumstances")?,
        underlying: Vec::new(),
        users: Vec::new(),
    })
}

/// The base in the columns `base, quantity` from `at`.
pub(crate) fn underlying(row: &Row<'_>, at: usize) -> Result<Underlying, Error> {
    let doing = "read a base";
    let license: String = row.get(at).doing(doing)?;
    Ok(Underlying {
        license: parse(&license, "a license id")?,
        quantity: row.get(at + 1).doing(doing)?,
    })
}

/// The user in the columns `name, seat, from_day, to_day` from `at`.
pub(crate) fn named_user(row: &Row<'_>, at: usize) -> Result<NamedUser, Error> {
    let doing = "read a named user";
    let from: String = row.get(at + 2).doing(doing)?;
    let to: Option<String> = row.get(at + 3).doing(doing)?;
    Ok(NamedUser {
        name: row.get(at).doing(doing)?,
        seat: row.get(at + 1).doing(doing)?,
        from: parse(&from, "a date")?,
        to: parse_optional(to.as_deref(), "a date")?,
    })
}

/// The line in the columns `number, invoice, part_number, description, quantity, unit_price,
/// amount, hardware` from `at`.
pub(crate) fn invoice_line(row: &Row<'_>, at: usize) -> Result<InvoiceLine, Error> {
    let doing = "read a line of an invoice";
    Ok(InvoiceLine {
        number: row.get(at).doing(doing)?,
        invoice: row.get(at + 1).doing(doing)?,
        part_number: row.get(at + 2).doing(doing)?,
        description: row.get(at + 3).doing(doing)?,
        quantity: row.get(at + 4).doing(doing)?,
        unit_price: row.get(at + 5).doing(doing)?,
        amount: row.get(at + 6).doing(doing)?,
        hardware: row.get(at + 7).doing(doing)?,
    })
}
