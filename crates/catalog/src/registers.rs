//! Agreements, legal entities, own rules and what was stated about deadlines.

use std::collections::HashMap;

use muniment_core::deadlines::{DeadlineKey, Mark, Response};
use muniment_core::{
    Affiliate, Agreement, AgreementId, AgreementPaper, Alias, EntityId, LegalEntity, OwnRules,
};
use rusqlite::{OptionalExtension, Row, params};

use crate::codes::split;
use crate::{Catalog, Doing, Error, parse, parse_optional};

/// An agreement as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementEntry {
    /// Its identity.
    pub id: AgreementId,
    /// What is stated.
    pub stated: Agreement,
    /// How many license records that count bear its number.
    pub licenses: u64,
    /// Why it was voided, if it was.
    pub voided: Option<String>,
}

/// A legal entity as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityEntry {
    /// Its identity.
    pub id: EntityId,
    /// What is stated.
    pub stated: LegalEntity,
    /// Why it was voided, if it was.
    pub voided: Option<String>,
}

impl Catalog {
    /// Every agreement, voided ones too, the first one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn agreements(&self) -> Result<Vec<AgreementEntry>, Error> {
        let db = self.db();
        let doing = "find agreements";
        let mut affiliates: HashMap<u64, Vec<Affiliate>> = HashMap::new();
        let mut statement = db
            .prepare_cached(
                "SELECT agreement, entity, included FROM affiliates ORDER BY agreement, position",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        while let Some(row) = found.next().doing(doing)? {
            let entity: String = row.get(1).doing(doing)?;
            affiliates.entry(row.get(0).doing(doing)?).or_default().push(Affiliate {
                entity: parse(&entity, "an entity id")?,
                included: row.get(2).doing(doing)?,
            });
        }
        let mut papers: HashMap<u64, Vec<AgreementPaper>> = HashMap::new();
        let mut statement = db
            .prepare_cached(
                "SELECT agreement, document, kind, shows FROM papers ORDER BY agreement, position",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        while let Some(row) = found.next().doing(doing)? {
            papers.entry(row.get(0).doing(doing)?).or_default().push(paper(row)?);
        }
        let mut statement = db
            .prepare_cached(
                "SELECT row, id, program, number, title, parent, entity, counterparty, from_day,
                   to_day, notes, voided,
                   (SELECT COUNT(*) FROM licenses WHERE licenses.voided IS NULL
                      AND licenses.agreement_number = agreements.number COLLATE NUMBER)
                 FROM agreements ORDER BY row",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut agreements = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let at: u64 = row.get(0).doing(doing)?;
            let mut entry = agreement(row)?;
            entry.stated.affiliates = affiliates.remove(&at).unwrap_or_default();
            entry.stated.papers = papers.remove(&at).unwrap_or_default();
            agreements.push(entry);
        }
        Ok(agreements)
    }

    /// The agreement with this identity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn agreement(&self, id: &AgreementId) -> Result<Option<AgreementEntry>, Error> {
        Ok(self.agreements()?.into_iter().find(|entry| entry.id == *id))
    }

    /// Every legal entity, voided ones too, the first one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn entities(&self) -> Result<Vec<EntityEntry>, Error> {
        let db = self.db();
        let doing = "find legal entities";
        let mut aliases: HashMap<u64, Vec<Alias>> = HashMap::new();
        let mut statement = db
            .prepare_cached(
                "SELECT entity, name, from_day, to_day FROM aliases ORDER BY entity, position",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        while let Some(row) = found.next().doing(doing)? {
            let day = |at: usize| -> Result<_, Error> {
                let text: Option<String> = row.get(at).doing(doing)?;
                parse_optional(text.as_deref(), "a date")
            };
            aliases.entry(row.get(0).doing(doing)?).or_default().push(Alias {
                name: row.get(1).doing(doing)?,
                from: day(2)?,
                to: day(3)?,
            });
        }
        let mut statement = db
            .prepare_cached(
                "SELECT row, id, name, role, from_day, to_day, notes, voided
                 FROM entities ORDER BY row",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut entities = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
            let optional =
                |at: usize| -> Result<Option<String>, Error> { row.get(at).doing(doing) };
            let at: u64 = row.get(0).doing(doing)?;
            entities.push(EntityEntry {
                id: parse(&text(1)?, "an entity id")?,
                stated: LegalEntity {
                    name: text(2)?,
                    role: parse(&text(3)?, "a role")?,
                    aliases: aliases.remove(&at).unwrap_or_default(),
                    from: parse_optional(optional(4)?.as_deref(), "a date")?,
                    to: parse_optional(optional(5)?.as_deref(), "a date")?,
                    notes: text(6)?,
                },
                voided: optional(7)?,
            });
        }
        Ok(entities)
    }

    /// The legal entity with this identity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn entity(&self, id: &EntityId) -> Result<Option<EntityEntry>, Error> {
        Ok(self.entities()?.into_iter().find(|entry| entry.id == *id))
    }

    /// The company's own additions to a set of rules, as written; empty where there are none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn own_rules(&self, rules: OwnRules) -> Result<String, Error> {
        let text = self
            .db()
            .query_row("SELECT text FROM own_rules WHERE rules = ?1", [rules.code()], |row| {
                row.get(0)
            })
            .optional()
            .doing("read the company's own rules")?;
        Ok(text.unwrap_or_default())
    }

    /// What was stated about deadlines.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn marks(&self) -> Result<Vec<Mark>, Error> {
        let db = self.db();
        let doing = "find what was stated about deadlines";
        let mut statement = db
            .prepare_cached(
                "SELECT rule, subject, id, occurrence, response, day, reason, evidence FROM marks",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut marks = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            marks.push(mark(row)?);
        }
        Ok(marks)
    }

    /// What was stated about one deadline.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn mark(&self, key: &DeadlineKey) -> Result<Option<Mark>, Error> {
        let db = self.db();
        let doing = "find what was stated about a deadline";
        let mut statement = db
            .prepare_cached(
                "SELECT rule, subject, id, occurrence, response, day, reason, evidence FROM marks
                 WHERE rule = ?1 AND subject = ?2 AND id = ?3 AND occurrence = ?4",
            )
            .doing(doing)?;
        let occurrence = key.occurrence.to_string();
        let mut found = statement
            .query(params![key.rule, key.subject.code(), key.id, occurrence])
            .doing(doing)?;
        found.next().doing(doing)?.map(mark).transpose()
    }
}

fn agreement(row: &Row<'_>) -> Result<AgreementEntry, Error> {
    let doing = "read an agreement";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    let optional = |at: usize| -> Result<Option<String>, Error> { row.get(at).doing(doing) };
    Ok(AgreementEntry {
        id: parse(&text(1)?, "an agreement id")?,
        stated: Agreement {
            program: parse_optional(optional(2)?.as_deref(), "a program")?,
            number: text(3)?,
            title: text(4)?,
            parent: parse_optional(optional(5)?.as_deref(), "an agreement id")?,
            entity: parse_optional(optional(6)?.as_deref(), "an entity id")?,
            counterparty: parse_optional(optional(7)?.as_deref(), "an entity id")?,
            from: parse_optional(optional(8)?.as_deref(), "a date")?,
            to: parse_optional(optional(9)?.as_deref(), "a date")?,
            affiliates: Vec::new(),
            papers: Vec::new(),
            notes: text(10)?,
        },
        voided: optional(11)?,
        licenses: row.get(12).doing(doing)?,
    })
}

fn paper(row: &Row<'_>) -> Result<AgreementPaper, Error> {
    let doing = "read a document of an agreement";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    Ok(AgreementPaper {
        document: parse(&text(1)?, "a document id")?,
        kind: parse(&text(2)?, "an evidence kind")?,
        shows: split(&text(3)?, "visible facts")?,
    })
}

fn mark(row: &Row<'_>) -> Result<Mark, Error> {
    let doing = "read what was stated about a deadline";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    let day = parse(&text(5)?, "a date")?;
    Ok(Mark {
        key: DeadlineKey {
            rule: text(0)?,
            subject: parse(&text(1)?, "a subject")?,
            id: text(2)?,
            occurrence: parse(&text(3)?, "a date")?,
        },
        response: if text(4)? == "done" {
            Response::Done { on: day, evidence: split(&text(7)?, "document ids")? }
        } else {
            Response::Snoozed { until: day, reason: text(6)? }
        },
    })
}
