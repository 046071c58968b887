//! What statements say of license records, for the evaluation of proof.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use muniment_catalog::StatementEntry;
use muniment_core::proof::{StatementFacts, StatementLine, VaultFacts};
use muniment_core::statement::{Limits, Listing, StatementKind};
use muniment_core::{EvidenceKind, SourceSystem};

use crate::Error;
use crate::vault::Inside;

impl Inside {
    /// Adds the latest statement of each timeline, and which records it lists. What an earlier one
    /// listed and the latest does not is registered no longer.
    pub(crate) fn add_statements(&self, facts: &mut VaultFacts) -> Result<(), Error> {
        let entries = self.catalog.statements()?;
        let speaking: Vec<StatementEntry> = entries
            .into_iter()
            .filter(|entry| entry.voided.is_none() && speaks(entry, facts).is_some())
            .filter(|entry| self.is_readable(entry))
            .collect();
        let mut kept = BTreeSet::new();
        for line in self.timelines(&speaking)? {
            let Some((entry, said)) =
                line.iter().rev().find_map(|entry| Some((entry, speaks(entry, facts)?)))
            else {
                continue;
            };
            let listing = self.listing_of(entry)?;
            kept.insert(entry.rows);
            let limits = Limits::built_in(said.calculated_on);
            let records = facts.records.iter().map(|(id, facts)| (*id, &facts.record));
            for (license, quantity) in listing.records(records, &limits) {
                let line = StatementLine { statement: entry.document, quantity };
                let record = facts.records.get_mut(&license);
                record.expect("it was asked for").statement_lines.push(line);
            }
            let covers = self.scope_of(entry)?.numbers.clone();
            facts.statements.insert(entry.document, StatementFacts { covers, ..said });
        }
        self.kept_statements.forget_listings_but(&kept);
        Ok(())
    }

    /// One damaged object must not keep every license from being judged; verifying names it.
    fn is_readable(&self, entry: &StatementEntry) -> bool {
        let read = self.scope_of(entry);
        read.inspect_err(|error| tracing::warn!(%error, "a statement is left out")).is_ok()
    }

    fn listing_of(&self, entry: &StatementEntry) -> Result<Arc<Listing>, Error> {
        if let Some(listing) = self.kept_statements.listing(&entry.rows) {
            return Ok(listing);
        }
        let listing = Arc::new(Listing::of(&*self.rows_of(entry)?));
        self.kept_statements.remember_listing(entry.rows, listing.clone());
        Ok(listing)
    }
}

/// What a statement counts as, where it says for a day what is held. A table that came from the
/// Business Center does, whatever its columns are called: MPSA has no other statement.
fn speaks(entry: &StatementEntry, facts: &VaultFacts) -> Option<StatementFacts> {
    let document = facts.documents.get(&entry.document)?;
    let head = &entry.head;
    let system = document.source.or(head.kind.system()).unwrap_or(SourceSystem::Vlsc);
    let kind = match head.kind {
        kind if kind.is_position() => kind.evidence(),
        StatementKind::Mapped if system == SourceSystem::BusinessCenter => {
            EvidenceKind::LicenseSummary
        }
        _ => return None,
    };
    let calculated_on: NaiveDate = head.calculated_on.or(document.date)?;
    Some(StatementFacts { kind, system, calculated_on, covers: BTreeSet::new() })
}
