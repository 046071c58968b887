//! Portal access, and how benefits of Software Assurance stand.

use chrono::NaiveDate;
use muniment_core::{Access, AccessScope, BenefitStanding};
use rusqlite::params;

use super::Applied;
use crate::codes::joined;

fn text(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

impl Applied<'_> {
    pub(super) fn access(&self, id: &str, stated: &Access) -> Result<(), rusqlite::Error> {
        let (agreement, licensing_id) = match &stated.scope {
            AccessScope::Agreement(agreement) => (Some(agreement.to_string()), None),
            AccessScope::LicensingId(number) => (None, Some(number.as_str())),
        };
        self.db
            .prepare_cached(
                "INSERT INTO accesses (id, person, agreement, licensing_id, role, status, account,
                   contacts, invited_on, accepted_on, left_on, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
                 ON CONFLICT (id) DO UPDATE SET person = ?2, agreement = ?3, licensing_id = ?4,
                   role = ?5, status = ?6, account = ?7, contacts = ?8, invited_on = ?9,
                   accepted_on = ?10, left_on = ?11, note = ?12",
            )?
            .execute(params![
                id,
                stated.person,
                agreement,
                licensing_id,
                stated.role.code(),
                stated.status.code(),
                stated.account.map(|account| account.code()),
                joined(&stated.contacts),
                text(stated.invited_on),
                text(stated.accepted_on),
                text(stated.left_on),
                stated.note
            ])?;
        Ok(())
    }

    pub(super) fn void_access(
        &self,
        id: &str,
        reason: Option<&str>,
    ) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached("UPDATE accesses SET voided = ?2 WHERE id = ?1")?
            .execute(params![id, reason])?;
        Ok(())
    }

    pub(super) fn benefit(
        &self,
        agreement: &str,
        benefit: &str,
        standing: Option<&BenefitStanding>,
    ) -> Result<(), rusqlite::Error> {
        let Some(standing) = standing else {
            self.db
                .prepare_cached("DELETE FROM benefits WHERE agreement = ?1 AND benefit = ?2")?
                .execute(params![agreement, benefit])?;
            return Ok(());
        };
        self.db
            .prepare_cached("INSERT OR REPLACE INTO benefits VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                agreement,
                benefit,
                standing.state.code(),
                text(standing.since),
                standing.seen_on.to_string(),
                joined(&standing.evidence),
                standing.note
            ])?;
        Ok(())
    }

    pub(super) fn migration(
        &self,
        agreement: &str,
        on: Option<NaiveDate>,
    ) -> Result<(), rusqlite::Error> {
        match on {
            Some(on) => self
                .db
                .prepare_cached("INSERT OR REPLACE INTO migrations VALUES (?1, ?2)")?
                .execute(params![agreement, on.to_string()])?,
            None => self
                .db
                .prepare_cached("DELETE FROM migrations WHERE agreement = ?1")?
                .execute(params![agreement])?,
        };
        Ok(())
    }
}
