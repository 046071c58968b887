//! Statements, mappings, disputes and the log of requests.

use muniment_core::statement::{Dispute, Exhibit, Mapping, StatementHead, StatementRequest};
use muniment_core::{Digest, Event};
use rusqlite::params;

use super::Applied;
use crate::codes::joined;

impl Applied<'_> {
    pub(super) fn statement_event(&self, n: u64, event: &Event) -> Result<(), rusqlite::Error> {
        match event {
            Event::StatementRead { document, stated, rows, bytes } => {
                self.statement(&document.to_string(), stated, (rows, *bytes), n)
            }
            Event::StatementVoided { document, reason } => {
                self.void_statement(&document.to_string(), Some(reason))
            }
            Event::StatementRestored { document } => {
                self.void_statement(&document.to_string(), None)
            }
            Event::MappingSaved { mapping } => self.mapping(mapping),
            Event::MappingForgotten { name } => self.forget_mapping(name),
            Event::DisputeStated { dispute, stated } => {
                self.dispute(&dispute.to_string(), stated, n)
            }
            Event::StatementRequested { request, stated } => {
                self.statement_request(&request.to_string(), stated.as_ref())
            }
            _ => Ok(()),
        }
    }

    fn statement(
        &self,
        document: &str,
        head: &StatementHead,
        (rows, bytes): (&Digest, u64),
        n: u64,
    ) -> Result<(), rusqlite::Error> {
        let row: u64 = self
            .db
            .prepare_cached(
                "INSERT INTO statements (document, kind, name, request_id, calculated_on, language,
                   mapping, problems, rows, n, bytes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
                 ON CONFLICT (document) DO UPDATE SET kind = ?2, name = ?3, request_id = ?4,
                   calculated_on = ?5, language = ?6, mapping = ?7, problems = ?8, rows = ?9,
                   voided = NULL, n = ?10, bytes = ?11
                 RETURNING row",
            )?
            .query_row(
                params![
                    document,
                    head.kind.code(),
                    head.name,
                    head.request_id,
                    head.calculated_on.map(|day| day.to_string()),
                    head.language,
                    head.mapping,
                    head.problems,
                    rows.to_string(),
                    n,
                    bytes
                ],
                |row| row.get(0),
            )?;
        self.db
            .prepare_cached("DELETE FROM statement_counts WHERE statement = ?1")?
            .execute([row])?;
        for (kind, count) in &head.counts {
            self.db
                .prepare_cached("INSERT INTO statement_counts VALUES (?1, ?2, ?3)")?
                .execute(params![row, kind.code(), count])?;
        }
        Ok(())
    }

    fn void_statement(&self, document: &str, reason: Option<&str>) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached("UPDATE statements SET voided = ?2 WHERE document = ?1")?
            .execute(params![document, reason])?;
        Ok(())
    }

    fn mapping(&self, mapping: &Mapping) -> Result<(), rusqlite::Error> {
        self.forget_mapping(&mapping.name)?;
        for (field, caption) in &mapping.columns {
            self.db
                .prepare_cached("INSERT INTO mappings VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![mapping.name, mapping.rows.code(), field.code(), caption])?;
        }
        Ok(())
    }

    fn forget_mapping(&self, name: &str) -> Result<(), rusqlite::Error> {
        self.db.prepare_cached("DELETE FROM mappings WHERE name = ?1")?.execute([name])?;
        Ok(())
    }

    fn dispute(&self, id: &str, stated: &Dispute, n: u64) -> Result<(), rusqlite::Error> {
        let row: u64 = self
            .db
            .prepare_cached(
                "INSERT INTO disputes (id, statement, submitted_to, reference, n)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (id) DO UPDATE SET statement = ?2, submitted_to = ?3, reference = ?4,
                   n = ?5
                 RETURNING row",
            )?
            .query_row(
                params![id, stated.statement.to_string(), stated.submitted_to, stated.reference, n],
                |row| row.get(0),
            )?;
        for table in ["dispute_lines", "dispute_steps"] {
            let sql = format!("DELETE FROM {table} WHERE dispute = ?1");
            self.db.prepare_cached(&sql)?.execute([row])?;
        }
        for (position, line) in stated.lines.iter().enumerate() {
            self.db
                .prepare_cached("INSERT INTO dispute_lines VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
                .execute(params![
                    row,
                    position as u64,
                    line.family,
                    line.version,
                    line.listed,
                    line.claimed,
                    joined(line.exhibits.iter().map(exhibit))
                ])?;
        }
        for (position, step) in stated.steps().iter().enumerate() {
            self.db
                .prepare_cached("INSERT INTO dispute_steps VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![
                    row,
                    position as u64,
                    step.state.code(),
                    step.on.to_string(),
                    step.note
                ])?;
        }
        Ok(())
    }

    fn statement_request(
        &self,
        id: &str,
        stated: Option<&StatementRequest>,
    ) -> Result<(), rusqlite::Error> {
        match stated {
            Some(StatementRequest { on, by, is_formal, purpose }) => self
                .db
                .prepare_cached(
                    "INSERT OR REPLACE INTO statement_requests VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![id, on.to_string(), by, is_formal, purpose])?,
            None => self
                .db
                .prepare_cached("DELETE FROM statement_requests WHERE id = ?1")?
                .execute([id])?,
        };
        Ok(())
    }
}

fn exhibit(exhibit: &Exhibit) -> String {
    let Exhibit { document, pages } = exhibit;
    format!("{document}#{}", pages.to_string().replace(' ', ""))
}
