//! Documents are read as statements: by their captions, or by a mapping.

use std::collections::BTreeMap;
use std::sync::Arc;

use muniment_catalog::DocumentRecord;
use muniment_core::statement::{Field, Mapping, RowKind, Statement};
use muniment_core::table::bare;
use muniment_core::{Event, Op, OwnRules};
use muniment_statements::{FoundKey, Preview, kept};
use muniment_storage::digest_of;
use muniment_worker::{NoStatement, StatementReading};

use crate::document::resolve_document;
use crate::transact::Decision;
use crate::view::{MappedColumn, MappingFields, PreviewTable, RowFields, StatementPreview};
use crate::{Done, Error, Vault, show};

/// A document as it was read.
pub(super) struct Read {
    pub(super) statement: Arc<Statement>,
    /// The rows in the form in which they are kept.
    pub(super) rows: Vec<u8>,
    pub(super) keys: Vec<FoundKey>,
}

impl Vault {
    /// The tables of a document before anybody says what their columns mean.
    ///
    /// # Errors
    /// When there is no such document, or it holds no table.
    pub fn preview_statement(&self, document: &str) -> Result<StatementPreview, Error> {
        let document = resolve_document(&self.catalog, document)?;
        let bytes = self.store.read_object(&document.digest)?;
        let reading = self.statement_reading(None)?;
        let tables = self
            .pool
            .preview(&bytes, &document.name, None, &reading)
            .map_err(|why| refused(&document, &why))?;
        let recognized = self.read_as_statement(&document, None).ok();
        let mappings = self.catalog.mappings()?.into_iter();
        let fits = |mapping: &Mapping| tables.iter().any(|table| has_columns(table, mapping));
        Ok(StatementPreview {
            recognized: recognized.map(|read| read.statement.kind.code().to_owned()),
            mappings: mappings.filter(fits).map(|mapping| mapping_view(&mapping)).collect(),
            tables: tables.iter().map(table_view).collect(),
        })
    }

    /// The fields that rows of each kind have.
    pub fn row_fields(&self) -> Vec<RowFields> {
        let codes = |fields: &[Field]| fields.iter().map(|field| field.code().to_owned()).collect();
        let kinds = RowKind::ALL.iter().map(|rows| RowFields {
            rows: rows.code().to_owned(),
            fields: codes(Field::of(*rows)),
            naming: codes(Field::naming(*rows)),
        });
        kinds.collect()
    }

    /// The saved mappings, by name.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn mappings(&self) -> Result<Vec<MappingFields>, Error> {
        Ok(self.catalog.mappings()?.iter().map(mapping_view).collect())
    }

    /// Saves a mapping under its name, in place of the one before.
    ///
    /// # Errors
    /// When it has no name, a code is unknown, or no column names a row.
    pub fn save_mapping(&self, fields: &MappingFields) -> Result<Done<()>, Error> {
        let mapping = read_mapping(fields)?;
        if mapping.name.is_empty() {
            return Err(Error::invalid("no_name", "a mapping needs a name to be saved"));
        }
        self.transact(Op::SaveMapping, |catalog| {
            let mut events = Vec::new();
            if !catalog.mappings()?.contains(&mapping) {
                events.push(Event::MappingSaved { mapping: mapping.clone() });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// Removes a saved mapping. Statements that were read with it stay as they are.
    ///
    /// # Errors
    /// When there is none of this name.
    pub fn forget_mapping(&self, name: &str) -> Result<Done<()>, Error> {
        self.transact(Op::SaveMapping, |catalog| {
            if !catalog.mappings()?.iter().any(|mapping| mapping.name == name) {
                let message = format!("there is no mapping `{name}`");
                return Err(Error::invalid("no_such_mapping", message));
            }
            let event = Event::MappingForgotten { name: name.to_owned() };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// Reads a document as a statement in a worker.
    pub(super) fn read_as_statement(
        &self,
        document: &DocumentRecord,
        mapping: Option<&Mapping>,
    ) -> Result<Arc<Read>, Error> {
        let reading = self.statement_reading(mapping)?;
        if let Some(read) = self.kept_statements.reading(&document.digest, &reading) {
            return Ok(read);
        }
        let bytes = self.store.read_object(&document.digest)?;
        let read = self
            .pool
            .statement(&bytes, &document.name, None, &reading)
            .map_err(|why| refused(document, &why))?;
        let digest = digest_of(&read.rows);
        let statement = kept(&read.rows).map_err(|error| {
            Error::invalid("rows_damaged", format!("`{}`: {error}", document.name))
        })?;
        let statement = Arc::new(statement);
        self.kept_statements.remember(digest, statement.clone());
        let read = Arc::new(Read { statement, rows: read.rows, keys: read.keys });
        // Product keys in clear stay no longer than they are needed.
        if read.keys.is_empty() {
            self.kept_statements.remember_reading(document.digest, reading, read.clone());
        }
        Ok(read)
    }

    fn statement_reading(&self, mapping: Option<&Mapping>) -> Result<StatementReading, Error> {
        let own = self.catalog.own_rules(OwnRules::Captions)?;
        let captions = if own.is_empty() { Vec::new() } else { vec![own] };
        Ok(StatementReading { captions, mapping: mapping.cloned() })
    }
}

/// A mapping as a person stated it, complete enough to read rows with.
pub(super) fn read_mapping(fields: &MappingFields) -> Result<Mapping, Error> {
    let rows: RowKind = show::code_of(&fields.rows, "bad_mapping")?;
    let mut columns = BTreeMap::new();
    for column in fields.columns.iter().filter(|column| !column.caption.trim().is_empty()) {
        let field: Field = show::code_of(&column.field, "bad_mapping")?;
        if !Field::of(rows).contains(&field) {
            let message = format!("rows that list a {rows} have no field `{field}`");
            return Err(Error::invalid("bad_mapping", message));
        }
        columns.insert(field, column.caption.clone());
    }
    if !Field::naming(rows).iter().any(|field| columns.contains_key(field)) {
        let naming: Vec<&str> = Field::naming(rows).iter().map(|field| field.code()).collect();
        let message = format!("a {rows} needs a column for one of: {}", naming.join(", "));
        return Err(Error::invalid("bad_mapping", message));
    }
    Ok(Mapping { name: fields.name.trim().to_owned(), rows, columns })
}

fn mapping_view(mapping: &Mapping) -> MappingFields {
    let column = |(field, caption): (&Field, &String)| MappedColumn {
        field: field.code().to_owned(),
        caption: caption.clone(),
    };
    MappingFields {
        name: mapping.name.clone(),
        rows: mapping.rows.code().to_owned(),
        columns: mapping.columns.iter().map(column).collect(),
    }
}

fn table_view(table: &Preview) -> PreviewTable {
    PreviewTable {
        sheet: table.sheet.clone(),
        header_row: table.header_row,
        captions: table.captions.clone(),
        rows: table.rows.clone(),
        count: table.count,
        suggestions: table.suggestions.iter().map(mapping_view).collect(),
    }
}

fn has_columns(table: &Preview, mapping: &Mapping) -> bool {
    let captions: Vec<String> = table.captions.iter().map(|caption| bare(caption)).collect();
    mapping.columns.values().all(|caption| captions.contains(&bare(caption)))
}

fn refused(document: &DocumentRecord, why: &NoStatement) -> Error {
    let mut message = format!("`{}` cannot be read as a statement: {}", document.name, why.message);
    if !why.captions.is_empty() {
        let captions: Vec<String> =
            why.captions.iter().take(12).map(|caption| format!("`{caption}`")).collect();
        message = format!("{message}. Its captions are {}", captions.join(", "));
    }
    let code = match why.code.as_str() {
        "unknown_captions" => "unknown_captions",
        "no_such_column" => "no_such_column",
        "password_needed" => "password_needed",
        "empty_table" => "empty_table",
        "worker_died" => "worker_died",
        _ => "statement_unreadable",
    };
    Error::invalid(code, message)
}
