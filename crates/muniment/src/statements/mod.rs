//! License statements: documents that list what a publisher or a tool has on record.

mod comparing;
mod disputes;
mod exporting;
mod holdings;
mod importing;
mod kept;
mod listings;
mod planning;
mod positions;
mod reading;
mod requests;
mod tables;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muniment_catalog::{Catalog, StatementEntry};
use muniment_core::proof::OwnName;
use muniment_core::statement::{
    Doubt, Identity, Limits, QualityCheck, RowPlace, Statement, StatementHead, doubts, timelines,
};
use muniment_core::{DocumentId, Event, Op};

use crate::document::resolve_document;
use crate::error::Subject;
use crate::proof::today;
use crate::transact::Decision;
use crate::vault::Inside;
use crate::view::{
    DoubtView, PlaceView, RowCount, ScopeView, SheetView, StatementDetails, StatementRow,
    StatementTimeline,
};
use crate::{Done, Error, Vault, show};
pub(crate) use kept::KeptStatements;

impl Vault {
    /// Statements by what they are and for whom they speak, each timeline with the oldest first.
    ///
    /// # Errors
    /// When the catalog or the rows of a statement cannot be read.
    pub fn statements(&self, voided: bool) -> Result<Vec<StatementTimeline>, Error> {
        let entries = self.catalog.statements()?;
        let entries: Vec<_> =
            entries.into_iter().filter(|entry| entry.voided.is_some() == voided).collect();
        let shown = self.timelines(&entries)?.into_iter().filter_map(|line| {
            let latest = line.last()?;
            Some(StatementTimeline {
                kind: latest.head.kind.code().to_owned(),
                name: latest.head.name.clone(),
                statements: line.iter().map(|entry| row(entry)).collect(),
            })
        });
        Ok(shown.collect())
    }

    /// Everything about one statement but its rows.
    ///
    /// # Errors
    /// When the document is read as none, or its rows are damaged.
    pub fn statement(&self, document: &str) -> Result<StatementDetails, Error> {
        let entry = resolve_statement(&self.catalog, document)?;
        let statement = self.rows_of(&entry)?;
        let all = self.catalog.statements()?;
        let all: Vec<_> = all.into_iter().filter(|entry| entry.voided.is_none()).collect();
        let lines = self.timelines(&all)?;
        let line = lines.iter().find(|line| line.iter().any(|e| e.document == entry.document));
        let at = line.and_then(|line| line.iter().position(|e| e.document == entry.document));
        let before = line.zip(at).filter(|(_, at)| *at > 0).map(|(line, at)| row(line[at - 1]));
        let id = entry.document.to_string();
        Ok(StatementDetails {
            row: row(&entry),
            scope: scope(&statement.scope()),
            sheets: statement
                .sheets
                .iter()
                .map(|sheet| SheetView {
                    name: sheet.name.clone(),
                    tab: sheet.tab.map(|tab| tab.code().to_owned()),
                    rows: sheet.rows,
                })
                .collect(),
            doubts: self.doubts(&statement)?,
            rows_sha256: entry.rows.to_string(),
            before,
            void_reason: entry.voided,
            history: self.catalog.history(&id)?.iter().map(show::entry).collect(),
        })
    }

    /// Voids a statement: the document stays, and what was read of it counts no longer.
    ///
    /// # Errors
    /// When the document is read as no statement or it is void.
    pub fn void_statement(&self, document: &str, reason: &str) -> Result<Done<()>, Error> {
        self.transact(Op::VoidStatement, |catalog| {
            let before = resolve_statement(catalog, document)?;
            if before.voided.is_some() {
                return Err(Error::invalid("already_void", "the statement is void"));
            }
            let reason = reason.trim().to_owned();
            let event = Event::StatementVoided { document: before.document, reason };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// Makes a voided statement count again.
    ///
    /// # Errors
    /// When the document is read as no statement or it is not void.
    pub fn restore_statement(&self, document: &str) -> Result<Done<()>, Error> {
        self.transact(Op::RestoreStatement, |catalog| {
            let before = resolve_statement(catalog, document)?;
            if before.voided.is_none() {
                return Err(Error::invalid("not_void", "the statement is not void"));
            }
            let event = Event::StatementRestored { document: before.document };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// What is doubtful about a statement, the gravest first.
    fn doubts(&self, statement: &Statement) -> Result<Vec<DoubtView>, Error> {
        let as_of = today();
        let limits = Limits::built_in(statement.calculated_on.unwrap_or(as_of));
        let own: Vec<String> = self.own_names()?.into_iter().map(|own| own.name).collect();
        let mut found = doubts(statement, &own, as_of, &limits);
        found.sort_by_key(|doubt| std::cmp::Reverse(doubt.severity));
        Ok(found.iter().map(|doubt| doubt_view(doubt, statement, &limits)).collect())
    }

    /// The names under which our own legal entities appear on paper.
    fn own_names(&self) -> Result<Vec<OwnName>, Error> {
        Ok(self.grounds()?.facts.own_names.clone())
    }
}

/// The statement that a person means: the id of its document, or enough of its start.
fn resolve_statement(catalog: &Catalog, document: &str) -> Result<StatementEntry, Error> {
    let document = resolve_document(catalog, document)?;
    let found = catalog.statement(&document.id)?;
    found.ok_or_else(|| Error::missing(Subject::Statement, &document.id.to_string()))
}

impl Inside {
    /// The timelines of statements.
    pub(crate) fn timelines<'a>(
        &self,
        entries: &'a [StatementEntry],
    ) -> Result<Vec<Vec<&'a StatementEntry>>, Error> {
        let mut known = Vec::new();
        for entry in entries {
            known.push((identity(entry), self.scope_of(entry)?));
        }
        let by_id: BTreeMap<DocumentId, &StatementEntry> =
            entries.iter().map(|entry| (entry.document, entry)).collect();
        let lines = timelines(known.iter().map(|(identity, scope)| (identity, &**scope)));
        let line =
            |ids: Vec<DocumentId>| ids.iter().filter_map(|id| by_id.get(id).copied()).collect();
        Ok(lines.into_values().map(line).collect())
    }
}

fn identity(entry: &StatementEntry) -> Identity {
    Identity {
        document: entry.document,
        digest: entry.digest,
        kind: entry.head.kind,
        name: entry.head.name.clone(),
        request_id: entry.head.request_id.clone(),
        calculated_on: entry.head.calculated_on,
    }
}

fn row(entry: &StatementEntry) -> StatementRow {
    let StatementEntry { document, file_name, head, voided, .. } = entry;
    row_of(*document, file_name, head, voided.is_some())
}

fn row_of(
    document: DocumentId,
    file_name: &str,
    head: &StatementHead,
    voided: bool,
) -> StatementRow {
    let count = |(kind, count): (&muniment_core::statement::RowKind, &u64)| RowCount {
        kind: kind.code().to_owned(),
        count: *count,
    };
    StatementRow {
        document: document.to_string(),
        file_name: file_name.to_owned(),
        kind: head.kind.code().to_owned(),
        name: head.name.clone(),
        request_id: head.request_id.clone(),
        calculated_on: show::written(head.calculated_on),
        language: head.language.clone(),
        mapping: head.mapping.clone(),
        counts: head.counts.iter().map(count).collect(),
        problems: head.problems,
        voided,
    }
}

fn scope(scope: &muniment_core::statement::Scope) -> ScopeView {
    ScopeView {
        organizations: scope.organizations.iter().cloned().collect(),
        countries: scope.countries.iter().cloned().collect(),
        numbers: scope.numbers.iter().cloned().collect(),
    }
}

fn place(statement: &Statement, at: RowPlace) -> PlaceView {
    let sheet = statement.sheets.get(usize::from(at.sheet));
    PlaceView { sheet: sheet.map(|sheet| sheet.name.clone()).unwrap_or_default(), row: at.row }
}

fn doubt_view(doubt: &Doubt, statement: &Statement, limits: &Limits) -> DoubtView {
    let fact = limits.check(doubt.check);
    let text = |of: fn(&muniment_core::statement::CheckFact) -> &String| {
        fact.map(|fact| of(fact).clone()).unwrap_or_default()
    };
    DoubtView {
        check: QualityCheck::code(doubt.check).to_owned(),
        statement: text(|fact| &fact.statement),
        source: text(|fact| &fact.source),
        severity: doubt.severity.code().to_owned(),
        at: doubt.at.map(|at| place(statement, at)),
        subject: doubt.subject.clone(),
        found: doubt.found,
        against: doubt.against,
    }
}

/// The statement of a day that counts: the latest, or the one that is named.
fn statement_of_day(
    catalog: &Catalog,
    named: Option<&str>,
    as_of: NaiveDate,
) -> Result<Option<StatementEntry>, Error> {
    if let Some(named) = named {
        return resolve_statement(catalog, named).map(Some);
    }
    let entries = catalog.statements()?.into_iter();
    let counting = entries.filter(|entry| entry.voided.is_none() && entry.head.kind.is_position());
    Ok(counting
        .filter(|entry| entry.head.calculated_on.is_some_and(|on| on <= as_of))
        .max_by_key(|entry| entry.head.calculated_on))
}
