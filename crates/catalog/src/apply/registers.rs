//! Agreements, legal entities, own rules and what was stated about deadlines.

use chrono::NaiveDate;
use muniment_core::deadlines::{DeadlineKey, Response};
use muniment_core::{Agreement, LegalEntity, OwnRules};
use rusqlite::params;

use super::Applied;
use crate::codes::joined;
use crate::{Table, row_of};

fn text(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

impl Applied<'_> {
    pub(super) fn agreement(&self, id: &str, stated: &Agreement) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached(
                "INSERT INTO agreements (id, program, number, title, parent, entity, counterparty,
                   from_day, to_day, notes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                 ON CONFLICT (id) DO UPDATE SET program = ?2, number = ?3, title = ?4, parent = ?5,
                   entity = ?6, counterparty = ?7, from_day = ?8, to_day = ?9, notes = ?10",
            )?
            .execute(params![
                id,
                stated.program.map(|program| program.code()),
                stated.number,
                stated.title,
                stated.parent.map(|parent| parent.to_string()),
                stated.entity.map(|entity| entity.to_string()),
                stated.counterparty.map(|entity| entity.to_string()),
                text(stated.from),
                text(stated.to),
                stated.notes
            ])?;
        let Some(row) = row_of(self.db, Table::Agreements, id)? else { return Ok(()) };
        for table in ["affiliates", "papers"] {
            let sql = format!("DELETE FROM {table} WHERE agreement = ?1");
            self.db.prepare_cached(&sql)?.execute(params![row])?;
        }
        for (position, affiliate) in stated.affiliates.iter().enumerate() {
            self.db.prepare_cached("INSERT INTO affiliates VALUES (?1, ?2, ?3, ?4)")?.execute(
                params![row, position as u64, affiliate.entity.to_string(), affiliate.included],
            )?;
        }
        for (position, paper) in stated.papers.iter().enumerate() {
            self.db.prepare_cached("INSERT INTO papers VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
                params![
                    row,
                    position as u64,
                    paper.document.to_string(),
                    paper.kind.code(),
                    joined(&paper.shows)
                ],
            )?;
        }
        Ok(())
    }

    pub(super) fn void_agreement(
        &self,
        id: &str,
        reason: Option<&str>,
    ) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached("UPDATE agreements SET voided = ?2 WHERE id = ?1")?
            .execute(params![id, reason])?;
        Ok(())
    }

    pub(super) fn entity(&self, id: &str, stated: &LegalEntity) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached(
                "INSERT INTO entities (id, name, role, from_day, to_day, notes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (id) DO UPDATE SET name = ?2, role = ?3, from_day = ?4, to_day = ?5,
                   notes = ?6",
            )?
            .execute(params![
                id,
                stated.name,
                stated.role.code(),
                text(stated.from),
                text(stated.to),
                stated.notes
            ])?;
        let Some(row) = row_of(self.db, Table::Entities, id)? else { return Ok(()) };
        self.db.prepare_cached("DELETE FROM aliases WHERE entity = ?1")?.execute(params![row])?;
        for (position, alias) in stated.aliases.iter().enumerate() {
            self.db.prepare_cached("INSERT INTO aliases VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
                params![row, position as u64, alias.name, text(alias.from), text(alias.to)],
            )?;
        }
        Ok(())
    }

    pub(super) fn void_entity(
        &self,
        id: &str,
        reason: Option<&str>,
    ) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached("UPDATE entities SET voided = ?2 WHERE id = ?1")?
            .execute(params![id, reason])?;
        Ok(())
    }

    pub(super) fn own_rules(
        &self,
        rules: OwnRules,
        text: &str,
        n: u64,
    ) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached("INSERT OR REPLACE INTO own_rules VALUES (?1, ?2, ?3)")?
            .execute(params![rules.code(), text, n])?;
        Ok(())
    }

    pub(super) fn mark(
        &self,
        key: &DeadlineKey,
        response: Option<&Response>,
        n: u64,
    ) -> Result<(), rusqlite::Error> {
        let occurrence = key.occurrence.to_string();
        self.db
            .prepare_cached(
                "DELETE FROM marks
                 WHERE rule = ?1 AND subject = ?2 AND id = ?3 AND occurrence = ?4",
            )?
            .execute(params![key.rule, key.subject.code(), key.id, occurrence])?;
        let (word, day, reason, evidence) = match response {
            None => return Ok(()),
            Some(Response::Done { on, evidence }) => ("done", on, "", joined(evidence)),
            Some(Response::Snoozed { until, reason }) => {
                ("snoozed", until, reason.as_str(), String::new())
            }
        };
        self.db
            .prepare_cached("INSERT INTO marks VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?
            .execute(params![
                key.rule,
                key.subject.code(),
                key.id,
                occurrence,
                word,
                day.to_string(),
                reason,
                evidence,
                n
            ])?;
        Ok(())
    }
}
