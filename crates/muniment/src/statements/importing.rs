//! A plan is executed: the statement, its aliases, its records and its keys, in one entry.

use std::collections::BTreeSet;

use muniment_catalog::{Catalog, DocumentRecord};
use muniment_core::key::{KeyType, ProductKey};
use muniment_core::statement::{ListedKey, Statement};
use muniment_core::{
    Alias, Description, Digest, Event, EvidenceKind, KeyId, LegalEntity, LicenseId, LinkId, Op,
    PageRanges, SealedKey,
};
use muniment_statements::FoundKey;
use uuid::Uuid;

use super::planning::{known_records, mapping_name, planned};
use super::reading::{Read, read_mapping};
use super::{resolve_statement, row};
use crate::document::resolve_document;
use crate::entities::resolve_entity;
use crate::transact::Decision;
use crate::view::{StatementImport, StatementImported};
use crate::{Done, Error, Vault};

/// What was done beside keeping the statement.
#[derive(Default)]
struct Counts {
    created: u64,
    linked: u64,
    aliases: u64,
    sealed: u64,
}

/// A key with its seal.
struct Sealed {
    stated: ProductKey,
    sealed: SealedKey,
}

impl Vault {
    /// Imports a document as a statement, as planned, in one operation that can be taken back.
    /// Product keys that it lists in clear are sealed.
    ///
    /// # Errors
    /// When there is no such document, it cannot be read as a statement, an alias is chosen for no
    /// legal entity, or keys cannot be sealed.
    pub fn import_statement(
        &self,
        import: &StatementImport,
    ) -> Result<Done<StatementImported>, Error> {
        let document = resolve_document(&self.catalog, &import.document)?;
        if document.voided.is_some() {
            return Err(Error::invalid("void", "the document is void; restore it first"));
        }
        let mapping = import.mapping.as_ref().map(read_mapping).transpose()?;
        let read = self.read_as_statement(&document, mapping.as_ref())?;
        self.kept_statements.forget_reading();
        let Read { statement, rows, keys } = &*read;
        let stored = self.store.put_bytes(rows)?;
        let head = statement.head(mapping_name(mapping.as_ref()));
        let keys = self.sealed_keys(&document, statement, keys)?;
        let done = self.transact(Op::ImportStatement, |catalog| {
            let mut counts = Counts::default();
            let mut events = Vec::new();
            let before = catalog.statement(&document.id)?;
            let is_same = before.is_some_and(|before| {
                before.voided.is_none() && before.rows == stored.digest && before.head == head
            });
            if !is_same {
                let (document, stated) = (document.id, head.clone());
                let (rows, bytes) = (stored.digest, stored.bytes);
                events.push(Event::StatementRead { document, stated, rows, bytes });
            }
            events.extend(described(catalog, &document, statement.kind.evidence())?);
            events.extend(aliases(catalog, import, &mut counts)?);
            events.extend(records(catalog, import, &document, statement, &mut counts)?);
            events.extend(new_keys(catalog, &keys, &mut counts)?);
            Ok(Decision { events, value: counts })
        })?;
        let Counts { created, linked, aliases, sealed } = done.value;
        let entry = resolve_statement(&self.catalog, &document.id.to_string())?;
        let value = StatementImported { row: row(&entry), created, linked, aliases, sealed };
        Ok(Done { value, changed: done.changed })
    }

    fn sealed_keys(
        &self,
        document: &DocumentRecord,
        statement: &Statement,
        keys: &[FoundKey],
    ) -> Result<Vec<Sealed>, Error> {
        let listed = |found: &FoundKey| statement.keys.iter().find(|key| key.at == found.at);
        let seal = |found: &FoundKey| {
            let stated = product_key(document, statement, found, listed(found));
            Ok(Sealed { stated, sealed: self.sealed(&found.key)? })
        };
        keys.iter().map(seal).collect()
    }
}

fn product_key(
    document: &DocumentRecord,
    statement: &Statement,
    found: &FoundKey,
    listed: Option<&ListedKey>,
) -> ProductKey {
    let text =
        |of: fn(&ListedKey) -> &String| listed.map(|key| of(key).clone()).unwrap_or_default();
    let units = |of: fn(&ListedKey) -> Option<i64>| {
        listed.and_then(of).and_then(|units| u64::try_from(units).ok())
    };
    let product = Some(text(|key| &key.product)).filter(|product| !product.trim().is_empty());
    ProductKey {
        kind: key_type(&text(|key| &key.kind)),
        product: product.unwrap_or_else(|| document.name.clone()),
        version: String::new(),
        agreement_number: text(|key| &key.number),
        licenses: Vec::new(),
        last_five: found.key.last_five().to_owned(),
        purchased: None,
        used: units(|key| key.used),
        available: units(|key| key.available),
        counted_on: statement.calculated_on,
        document: Some(document.id),
        note: String::new(),
    }
}

/// Portals write the type of a key in words; a multiple activation key is the usual one.
fn key_type(printed: &str) -> KeyType {
    let printed = printed.to_lowercase();
    match () {
        () if printed.contains("kms") => KeyType::KmsHost,
        () if printed.contains("vlk") || printed.contains("generic") => KeyType::Vlk,
        () if printed.contains("osa") || printed.contains("online service") => KeyType::Osa,
        () => KeyType::Mak,
    }
}

/// A document that is read as a statement is evidence of a kind, unless a person said which.
fn described(
    catalog: &Catalog,
    document: &DocumentRecord,
    kind: EvidenceKind,
) -> Result<Option<Event>, Error> {
    let latest = catalog.document_by_id(&document.id)?;
    let unsaid = latest.filter(|document| document.description.kind.is_none());
    Ok(unsaid.map(|document| {
        let description = Description { kind: Some(kind), ..document.description };
        Event::DocumentDescribed { document: document.id, description }
    }))
}

/// The entities that get new names; one event for each, whatever the number of its names.
fn aliases(
    catalog: &Catalog,
    import: &StatementImport,
    counts: &mut Counts,
) -> Result<Vec<Event>, Error> {
    let mut changed: Vec<(muniment_core::EntityId, LegalEntity)> = Vec::new();
    for choice in &import.aliases {
        let entry = resolve_entity(catalog, &choice.entity)?;
        let at = changed.iter().position(|(id, _)| *id == entry.id).unwrap_or_else(|| {
            changed.push((entry.id, entry.stated));
            changed.len() - 1
        });
        let entity = &mut changed[at].1;
        if !entity.is_called(&choice.name, None) {
            let name = choice.name.trim().to_owned();
            entity.aliases.push(Alias { name, from: None, to: None });
            counts.aliases += 1;
        }
    }
    let event = |(entity, stated)| Event::EntityStated { entity, stated };
    Ok(if counts.aliases == 0 { Vec::new() } else { changed.into_iter().map(event).collect() })
}

fn records(
    catalog: &Catalog,
    import: &StatementImport,
    document: &DocumentRecord,
    statement: &Statement,
    counts: &mut Counts,
) -> Result<Vec<Event>, Error> {
    if !import.create_records && !import.link_records {
        return Ok(Vec::new());
    }
    let kind = statement.kind.evidence();
    let links = catalog.links_of_document(&document.id)?;
    let mut linked: BTreeSet<LicenseId> =
        links.iter().filter(|link| link.kind == kind).map(|link| link.license).collect();
    let mut events = Vec::new();
    for row in planned(statement, &known_records(catalog)?) {
        let license = match row.matches {
            Some(license) => license,
            None if import.create_records => {
                let license = LicenseId::new(Uuid::now_v7());
                counts.created += 1;
                events.push(Event::LicenseAdded { license, record: row.record });
                license
            }
            None => continue,
        };
        if import.link_records && linked.insert(license) {
            counts.linked += 1;
            let link = LinkId::new(Uuid::now_v7());
            let (document, pages) = (document.id, PageRanges::default());
            events.push(Event::Linked { link, document, license, kind, quantity: None, pages });
        }
    }
    Ok(events)
}

/// The keys that the register does not have.
fn new_keys(catalog: &Catalog, keys: &[Sealed], counts: &mut Counts) -> Result<Vec<Event>, Error> {
    let known = catalog.product_keys()?;
    let mut marks: BTreeSet<Digest> = known
        .iter()
        .filter(|key| key.voided.is_none())
        .filter_map(|key| key.sealed.as_ref().map(|sealed| sealed.fingerprint))
        .collect();
    let mut events = Vec::new();
    for Sealed { stated, sealed } in keys {
        if marks.insert(sealed.fingerprint) {
            counts.sealed += 1;
            let (stated, sealed) = (stated.clone(), Some(sealed.clone()));
            events.push(Event::KeyStated { key: KeyId::new(Uuid::now_v7()), stated, sealed });
        }
    }
    Ok(events)
}
