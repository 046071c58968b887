//! Matters: what was asked for, what answers it, and what was handed over.

use std::collections::BTreeMap;

use muniment_core::MatterId;
use muniment_core::matter::{
    Closing, Exhibit, Matter, MatterRequest, MatterScope, Period, Production, ResponseItem,
    ResponseSubject, RuleSetUsed, Settled,
};
use rusqlite::{Row, params};

use crate::{Catalog, Doing, Error, parse, parse_optional};

/// A matter as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterEntry {
    /// Its identity.
    pub id: MatterId,
    /// What is stated.
    pub stated: Matter,
    /// How it ended, if it did.
    pub closed: Option<Closing>,
}

impl Catalog {
    /// Every matter, closed ones too, the one opened first first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn matters(&self) -> Result<Vec<MatterEntry>, Error> {
        let doing = "find matters";
        let mut scopes: BTreeMap<u64, MatterScope> = BTreeMap::new();
        self.each(
            "SELECT matter, kind, name FROM matter_scopes WHERE ?1 = '' ORDER BY matter, position",
            "",
            |row| {
                let scope = scopes.entry(row.get(0).doing(doing)?).or_default();
                let (kind, name): (String, String) =
                    (row.get(1).doing(doing)?, row.get(2).doing(doing)?);
                match kind.as_str() {
                    "entity" => {
                        scope.entities.insert(parse(&name, "an entity id")?);
                    }
                    "product" => scope.products.push(name),
                    _ => scope.publishers.push(name),
                }
                Ok(())
            },
        )?;
        let mut matters = Vec::new();
        self.each(
            "SELECT row, id, reference, title, publisher, auditor, counsel, letter_on, notice_days,
               due_on, period_from, period_to, prefix, privileged, note, closed_on, closed_why
             FROM matters WHERE ?1 = '' ORDER BY row",
            "",
            |row| {
                let at: u64 = row.get(0).doing(doing)?;
                matters.push(matter(row, scopes.remove(&at).unwrap_or_default())?);
                Ok(())
            },
        )?;
        Ok(matters)
    }

    /// The matter with this identity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn matter(&self, id: &MatterId) -> Result<Option<MatterEntry>, Error> {
        Ok(self.matters()?.into_iter().find(|entry| entry.id == *id))
    }

    /// The requests of a matter, in the order in which people count them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn matter_requests(&self, id: &MatterId) -> Result<Vec<MatterRequest>, Error> {
        let mut requests = Vec::new();
        self.each(
            "SELECT number, text, asked_on, due_on, settled, settled_on FROM matter_requests
             WHERE matter = (SELECT row FROM matters WHERE id = ?1)",
            &id.to_string(),
            |row| {
                requests.push(request(row)?);
                Ok(())
            },
        )?;
        requests.sort_by_cached_key(MatterRequest::order);
        Ok(requests)
    }

    /// What answers the requests of a matter, by request and subject.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn matter_responses(&self, id: &MatterId) -> Result<Vec<ResponseItem>, Error> {
        let mut items = Vec::new();
        self.each(
            "SELECT request, kind, subject, pages, disposition, redacted_copy, note
             FROM matter_responses WHERE matter = (SELECT row FROM matters WHERE id = ?1)
             ORDER BY request, kind, subject",
            &id.to_string(),
            |row| {
                items.push(response(row)?);
                Ok(())
            },
        )?;
        Ok(items)
    }

    /// What was handed over in a matter, the first volume first, exhibits by number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn productions(&self, id: &MatterId) -> Result<Vec<Production>, Error> {
        let id = id.to_string();
        let mut exhibits: BTreeMap<u32, Vec<Exhibit>> = BTreeMap::new();
        self.each(
            "SELECT volume, number, first_page, last_page, document, digest FROM exhibits
             WHERE matter = (SELECT row FROM matters WHERE id = ?1) ORDER BY volume, number",
            &id,
            |row| {
                let volume = row.get(0).doing("read an exhibit")?;
                exhibits.entry(volume).or_default().push(exhibit(row)?);
                Ok(())
            },
        )?;
        let mut productions = Vec::new();
        self.each(
            "SELECT volume, produced_on, recipient, prefix, manifest, form, as_of, rules,
               rules_digest
             FROM productions WHERE matter = (SELECT row FROM matters WHERE id = ?1)
             ORDER BY volume",
            &id,
            |row| {
                let mut production = production(row)?;
                production.exhibits = exhibits.remove(&production.volume).unwrap_or_default();
                productions.push(production);
                Ok(())
            },
        )?;
        Ok(productions)
    }

    /// Reads the rows of a statement with one parameter.
    fn each(
        &self,
        sql: &str,
        parameter: &str,
        mut read: impl FnMut(&Row<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let doing = "find what is known of matters";
        let db = self.db();
        let mut statement = db.prepare_cached(sql).doing(doing)?;
        let mut found = statement.query(params![parameter]).doing(doing)?;
        while let Some(row) = found.next().doing(doing)? {
            read(row)?;
        }
        Ok(())
    }
}

/// A subject as two columns: what it is, and its id.
pub(crate) fn subject_columns(subject: ResponseSubject) -> (&'static str, String) {
    match subject {
        ResponseSubject::Document(document) => ("document", document.to_string()),
        ResponseSubject::License(license) => ("license", license.to_string()),
    }
}

fn subject(kind: &str, id: &str) -> Result<ResponseSubject, Error> {
    Ok(match kind {
        "document" => ResponseSubject::Document(parse(id, "a document id")?),
        _ => ResponseSubject::License(parse(id, "a license id")?),
    })
}

fn matter(row: &Row<'_>, scope: MatterScope) -> Result<MatterEntry, Error> {
    let doing = "read a matter";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    let optional = |at: usize| -> Result<Option<String>, Error> { row.get(at).doing(doing) };
    let day = |at: usize| parse_optional(optional(at)?.as_deref(), "a date");
    let closed = match day(15)? {
        Some(on) => Some(Closing { on, reason: text(16)? }),
        None => None,
    };
    Ok(MatterEntry {
        id: parse(&text(1)?, "a matter id")?,
        stated: Matter {
            reference: text(2)?,
            title: text(3)?,
            publisher: text(4)?,
            auditor: text(5)?,
            counsel: text(6)?,
            letter_on: day(7)?,
            notice_days: row.get(8).doing(doing)?,
            due_on: day(9)?,
            period: Period { from: day(10)?, to: day(11)? },
            scope,
            exhibit_prefix: parse(&text(12)?, "an exhibit prefix")?,
            is_privileged: row.get(13).doing(doing)?,
            note: text(14)?,
        },
        closed,
    })
}

fn request(row: &Row<'_>) -> Result<MatterRequest, Error> {
    let doing = "read a request";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    let optional = |at: usize| -> Result<Option<String>, Error> { row.get(at).doing(doing) };
    let day = |at: usize| parse_optional(optional(at)?.as_deref(), "a date");
    let how = parse_optional(optional(4)?.as_deref(), "a settlement")?;
    let settled = how.zip(day(5)?).map(|(how, on)| Settled { how, on });
    Ok(MatterRequest {
        number: text(0)?,
        text: text(1)?,
        asked_on: day(2)?,
        due_on: day(3)?,
        settled,
    })
}

fn response(row: &Row<'_>) -> Result<ResponseItem, Error> {
    let doing = "read a response";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    let copy: Option<String> = row.get(5).doing(doing)?;
    Ok(ResponseItem {
        request: text(0)?,
        subject: subject(&text(1)?, &text(2)?)?,
        pages: parse(&text(3)?, "pages")?,
        disposition: parse(&text(4)?, "a disposition")?,
        redacted_copy: parse_optional(copy.as_deref(), "a document id")?,
        note: text(6)?,
    })
}

fn exhibit(row: &Row<'_>) -> Result<Exhibit, Error> {
    let doing = "read an exhibit";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    Ok(Exhibit {
        number: row.get(1).doing(doing)?,
        first_page: row.get(2).doing(doing)?,
        last_page: row.get(3).doing(doing)?,
        document: parse(&text(4)?, "a document id")?,
        digest: parse(&text(5)?, "a digest")?,
    })
}

fn production(row: &Row<'_>) -> Result<Production, Error> {
    let doing = "read a production";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    Ok(Production {
        volume: row.get(0).doing(doing)?,
        produced_on: parse(&text(1)?, "a date")?,
        recipient: text(2)?,
        prefix: parse(&text(3)?, "an exhibit prefix")?,
        exhibits: Vec::new(),
        manifest: parse(&text(4)?, "a digest")?,
        form: parse(&text(5)?, "the form of a pack")?,
        as_of: parse(&text(6)?, "a date")?,
        rules: RuleSetUsed { id: text(7)?, digest: parse(&text(8)?, "a digest")? },
    })
}
