//! The log of requests for statements: who asks too often is noticed.

use muniment_core::statement::{Limits, StatementRequest, too_soon};
use muniment_core::{Event, Op, StatementRequestId};
use uuid::Uuid;

use crate::proof::today;
use crate::transact::Decision;
use crate::view::{StatementRequestFields, StatementRequestLog, StatementRequestView};
use crate::{Done, Error, Vault, show};

impl Vault {
    /// The log of requests for statements, and from when asking again does no harm.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn statement_requests(&self) -> Result<StatementRequestLog, Error> {
        let entries = self.catalog.statement_requests()?;
        let on = today();
        let limits = Limits::built_in(on);
        let known: Vec<StatementRequest> =
            entries.iter().map(|entry| entry.stated.clone()).collect();
        let interval = limits.facts.iter().find(|fact| fact.id == "request_interval_days");
        let shown = entries.iter().rev().map(|entry| StatementRequestView {
            id: entry.id.to_string(),
            on: entry.stated.on.to_string(),
            by: entry.stated.by.clone(),
            formal: entry.stated.is_formal,
            purpose: entry.stated.purpose.clone(),
        });
        Ok(StatementRequestLog {
            requests: shown.collect(),
            better_from: too_soon(&known, on, &limits).map(|soon| soon.better_from.to_string()),
            interval_days: limits.request_interval_days,
            source: interval.map(|fact| fact.source.clone()).unwrap_or_default(),
        })
    }

    /// Logs a request for a statement; returns its id. Nothing is sent anywhere.
    ///
    /// # Errors
    /// When it is not said who asks, or the day cannot be.
    pub fn log_statement_request(
        &self,
        fields: &StatementRequestFields,
    ) -> Result<Done<String>, Error> {
        let stated = StatementRequest {
            on: show::as_of(fields.on.as_deref())?,
            by: fields.by.trim().to_owned(),
            is_formal: fields.formal,
            purpose: fields.purpose.trim().to_owned(),
        };
        if stated.by.is_empty() {
            return Err(Error::invalid("no_person", "say who asks for the statement"));
        }
        let request = StatementRequestId::new(Uuid::now_v7());
        self.transact(Op::LogStatementRequest, |_| {
            let event = Event::StatementRequested { request, stated: Some(stated.clone()) };
            Ok(Decision { events: vec![event], value: request.to_string() })
        })
    }

    /// Takes a request out of the log; the journal keeps that it was there.
    ///
    /// # Errors
    /// When there is no such request.
    pub fn withdraw_statement_request(&self, id: &str) -> Result<Done<()>, Error> {
        self.transact(Op::LogStatementRequest, |catalog| {
            let entries = catalog.statement_requests()?;
            let entry = entries.iter().find(|entry| entry.id.to_string() == id);
            let Some(entry) = entry else {
                let message = format!("there is no request `{id}` in the log");
                return Err(Error::invalid("no_such_request", message));
            };
            let event = Event::StatementRequested { request: entry.id, stated: None };
            Ok(Decision { events: vec![event], value: () })
        })
    }
}
