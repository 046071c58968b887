//! What importing a document as a statement would do, shown before anything is written.

use std::collections::HashMap;

use muniment_catalog::{Catalog, DocumentRecord, LicenseFilter, StatementEntry};
use muniment_core::statement::plan::{NameMatch, NameOwner, RowPlan, names, records};
use muniment_core::statement::{Identity, Limits, Mapping, Novelty, Statement};
use muniment_core::{EntityId, LegalEntity, LicenseId, LicenseRecord};

use super::reading::{Read, read_mapping};
use super::{identity, place, row, row_of};
use crate::document::resolve_document;
use crate::proof::today;
use crate::view::{
    MappingFields, NamePlan, RecordPlan, StatementPlan, StatementTableRequest, TableRow,
};
use crate::{Error, Vault, show};

/// So many records and problems a plan shows.
const SHOWN: usize = 100;

impl Vault {
    /// Reads a document as a statement without writing anything, and says what importing it would
    /// do.
    ///
    /// # Errors
    /// When there is no such document, or it cannot be read as a statement.
    pub fn plan_statement(
        &self,
        document: &str,
        mapping: Option<&MappingFields>,
    ) -> Result<StatementPlan, Error> {
        let document = resolve_document(&self.catalog, document)?;
        let mapping = mapping.map(read_mapping).transpose()?;
        let read = self.read_as_statement(&document, mapping.as_ref())?;
        let statement = &*read.statement;
        let known = known_records(&self.catalog)?;
        let (novelty, same) = novelty(&self.catalog, &document, statement)?;
        let titles: HashMap<LicenseId, String> =
            known.iter().map(|(id, record)| (*id, record.title())).collect();
        let record = |planned: &RowPlan| RecordPlan {
            at: place(statement, planned.at),
            fields: show::license_fields(&planned.record),
            matches: planned.matches.map(|id| id.to_string()),
            matches_title: planned
                .matches
                .and_then(|id| titles.get(&id).cloned())
                .unwrap_or_default(),
        };
        let (mut shown, mut creates, mut matches) = (Vec::new(), 0, 0);
        for row in planned(statement, &known) {
            if shown.len() < SHOWN {
                shown.push(record(&row));
            }
            match row.matches {
                Some(_) => matches += 1,
                None => creates += 1,
            }
        }
        let head = statement.head(mapping_name(mapping.as_ref()));
        Ok(StatementPlan {
            row: row_of(document.id, &document.name, &head, false),
            novelty: novelty.to_owned(),
            known: same.as_ref().map(row),
            names: self.name_plans(statement)?,
            records: shown,
            creates,
            matches,
            keys: read.keys.len() as u64,
            doubts: self.doubts(statement)?,
            problems: self.first_problems(&read),
        })
    }

    fn name_plans(&self, statement: &Statement) -> Result<Vec<NamePlan>, Error> {
        let entities = own_entities(&self.catalog)?;
        let on = statement.calculated_on.unwrap_or_else(today);
        let limits = Limits::built_in(on);
        let name_of = |id: EntityId| {
            let found = entities.iter().find(|(known, _)| *known == id);
            found.map(|(_, entity)| entity.name.clone()).unwrap_or_default()
        };
        let shown = names(statement, &entities, on, &limits).into_iter().map(|found| {
            let NameMatch { name, owner } = found;
            let (code, entity, percent) = match owner {
                NameOwner::Known(id) => ("known", Some(id), 100),
                NameOwner::Similar(id, percent) => ("similar", Some(id), percent),
                NameOwner::Unknown => ("unknown", None, 0),
            };
            NamePlan {
                name,
                owner: code.to_owned(),
                entity_name: entity.map(name_of).unwrap_or_default(),
                entity: entity.map(|id| id.to_string()),
                percent,
            }
        });
        Ok(shown.collect())
    }

    fn first_problems(&self, read: &Read) -> Vec<TableRow> {
        let request = StatementTableRequest {
            document: String::new(),
            table: "problem".to_owned(),
            sheet: String::new(),
            filter: String::new(),
            sort: None,
            descending: false,
            offset: 0,
            limit: SHOWN as u64,
        };
        super::tables::table(&read.statement, &request).map(|table| table.rows).unwrap_or_default()
    }
}

/// The name of a mapping; empty for none.
pub(super) fn mapping_name(mapping: Option<&Mapping>) -> &str {
    mapping.map_or("", |mapping| mapping.name.as_str())
}

/// The rows that can become records or match one.
pub(super) fn planned<'a>(
    statement: &'a Statement,
    known: &[(LicenseId, LicenseRecord)],
) -> impl Iterator<Item = RowPlan> + use<'a> {
    records(statement, known)
        .filter(|row| row.matches.is_some() || row.record.problems().is_empty())
}

/// The license records that count.
pub(super) fn known_records(catalog: &Catalog) -> Result<Vec<(LicenseId, LicenseRecord)>, Error> {
    let (_, known) = catalog.licenses(&LicenseFilter::default(), 0, i64::MAX.unsigned_abs())?;
    Ok(known.into_iter().map(|entry| (entry.id, entry.record)).collect())
}

/// Our own legal entities that count.
pub(super) fn own_entities(catalog: &Catalog) -> Result<Vec<(EntityId, LegalEntity)>, Error> {
    let entries = catalog.entities()?.into_iter();
    let ours = entries.filter(|entry| entry.voided.is_none() && entry.stated.role.is_ours());
    Ok(ours.map(|entry| (entry.id, entry.stated)).collect())
}

/// What a document is to the statements before it.
fn novelty(
    catalog: &Catalog,
    document: &DocumentRecord,
    statement: &Statement,
) -> Result<(&'static str, Option<StatementEntry>), Error> {
    let entries = catalog.statements()?;
    if let Some(entry) = entries.iter().find(|entry| entry.document == document.id) {
        return Ok(("again", Some(entry.clone())));
    }
    let known: Vec<Identity> = entries.iter().map(identity).collect();
    let (code, of) = match Identity::of(statement, document.id, document.digest).novelty(&known) {
        Novelty::New => ("new", None),
        Novelty::Same(of) => ("same", Some(of)),
        Novelty::Altered(of) => ("altered", Some(of)),
    };
    let entry = of.and_then(|of| entries.into_iter().find(|entry| entry.document == of));
    Ok((code, entry))
}
