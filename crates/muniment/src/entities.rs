//! The register of legal entities: our own and those with whom we deal, as paper names them.

use std::collections::BTreeSet;

use muniment_catalog::{Catalog, EntityEntry};
use muniment_core::{
    Agreement, Alias, EntityId, EntityProblem, EntityRole, Event, LegalEntity, Op,
};
use uuid::Uuid;

use crate::agreements::Register;
use crate::error::Subject;
use crate::resolve::resolve;
use crate::show::{self, code_of, day, stated, written};
use crate::transact::Decision;
use crate::view::{AliasFields, EntityDetails, EntityFields, EntityRequest, EntityRow};
use crate::{Done, Error, Vault};

impl Vault {
    /// Legal entities by name.
    ///
    /// # Errors
    /// When the role is unknown or the catalog cannot be read.
    pub fn entities(&self, request: &EntityRequest) -> Result<Vec<EntityRow>, Error> {
        let role: Option<EntityRole> =
            request.role.as_deref().map(|code| code_of(code, "bad_role")).transpose()?;
        let uses = Uses::load(&self.catalog)?;
        let words: Vec<String> = request.filter.split_whitespace().map(str::to_lowercase).collect();
        let mut entries = self.catalog.entities()?;
        entries.retain(|entry| {
            entry.voided.is_some() == request.voided
                && role.is_none_or(|role| entry.stated.role == role)
                && holds(&entry.stated, &words)
        });
        entries.sort_by_cached_key(|entry| entry.stated.name.to_lowercase());
        Ok(entries.iter().map(|entry| uses.row(entry)).collect())
    }

    /// Everything about one legal entity.
    ///
    /// # Errors
    /// When there is no such legal entity.
    pub fn entity(&self, id: &str) -> Result<EntityDetails, Error> {
        let entry = resolve_entity(&self.catalog, id)?;
        let register = Register::load(&self.catalog, show::as_of(None)?)?;
        let agreements = register
            .entries()
            .filter(|agreement| agreement.voided.is_none() && names(&agreement.stated, entry.id));
        Ok(EntityDetails {
            row: Uses::load(&self.catalog)?.row(&entry),
            agreements: agreements.map(|agreement| register.row(agreement)).collect(),
            history: self.catalog.history(&entry.id.to_string())?.iter().map(show::entry).collect(),
            void_reason: entry.voided,
        })
    }

    /// States what a legal entity is and returns its id. Without an id it is a new one. The whole
    /// statement replaces the one before; the same again changes nothing.
    ///
    /// # Errors
    /// When the name is missing, a day is before the one it follows, the role is unknown or there
    /// is no such legal entity.
    pub fn state_entity(
        &self,
        id: Option<&str>,
        fields: &EntityFields,
    ) -> Result<Done<String>, Error> {
        let new = EntityId::new(Uuid::now_v7());
        let stated = read(fields)?;
        self.transact(Op::StateEntity, |catalog| {
            let before = id.map(|id| resolve_entity(catalog, id)).transpose()?;
            let entity = before.as_ref().map_or(new, |before| before.id);
            let mut events = Vec::new();
            if before.is_none_or(|before| before.stated != stated) {
                events.push(Event::EntityStated { entity, stated: stated.clone() });
            }
            Ok(Decision { events, value: entity.to_string() })
        })
    }

    /// Voids a legal entity: it stays on record but counts no more.
    ///
    /// # Errors
    /// When there is no such legal entity or it is void.
    pub fn void_entity(&self, id: &str, reason: &str) -> Result<Done<()>, Error> {
        self.transact(Op::VoidEntity, |catalog| {
            let before = resolve_entity(catalog, id)?;
            if before.voided.is_some() {
                return Err(Error::invalid("already_void", "the legal entity is void"));
            }
            let reason = reason.trim().to_owned();
            let event = Event::EntityVoided { entity: before.id, reason };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// Makes a voided legal entity count again.
    ///
    /// # Errors
    /// When there is no such legal entity or it is not void.
    pub fn restore_entity(&self, id: &str) -> Result<Done<()>, Error> {
        self.transact(Op::RestoreEntity, |catalog| {
            let before = resolve_entity(catalog, id)?;
            if before.voided.is_none() {
                return Err(Error::invalid("not_void", "the legal entity is not void"));
            }
            let event = Event::EntityRestored { entity: before.id };
            Ok(Decision { events: vec![event], value: () })
        })
    }
}

/// The legal entity that a person means: its id, or enough of its start.
pub(crate) fn resolve_entity(catalog: &Catalog, id: &str) -> Result<EntityEntry, Error> {
    resolve(catalog.entities()?, |entry| entry.id.to_string(), Subject::Entity, id)
}

/// What names legal entities.
struct Uses {
    agreements: Vec<Agreement>,
    /// Licensees as printed, with the number of their license records.
    licensees: Vec<(String, u64)>,
}

impl Uses {
    fn load(catalog: &Catalog) -> Result<Self, Error> {
        let agreements = catalog.agreements()?.into_iter();
        Ok(Self {
            agreements: agreements
                .filter(|entry| entry.voided.is_none())
                .map(|entry| entry.stated)
                .collect(),
            licensees: catalog.licensees()?,
        })
    }

    fn row(&self, entry: &EntityEntry) -> EntityRow {
        let naming = self.agreements.iter().filter(|agreement| names(agreement, entry.id));
        let licensees =
            self.licensees.iter().filter(|(name, _)| entry.stated.is_called(name, None));
        EntityRow {
            id: entry.id.to_string(),
            fields: fields(&entry.stated),
            agreements: naming.count() as u64,
            licenses: licensees.map(|(_, licenses)| licenses).sum(),
            voided: entry.voided.is_some(),
        }
    }
}

/// Whether an agreement names a legal entity as a party or an affiliate.
fn names(agreement: &Agreement, entity: EntityId) -> bool {
    agreement.entity == Some(entity)
        || agreement.counterparty == Some(entity)
        || agreement.affiliates.iter().any(|affiliate| affiliate.entity == entity)
}

/// Whether an entity's names and notes hold all of these words, in lower case.
fn holds(stated: &LegalEntity, words: &[String]) -> bool {
    let aliases = stated.aliases.iter().map(|alias| alias.name.as_str());
    let texts: Vec<&str> =
        [stated.name.as_str(), stated.notes.as_str()].into_iter().chain(aliases).collect();
    let text = texts.join(" ").to_lowercase();
    words.iter().all(|word| text.contains(word))
}

fn fields(stated: &LegalEntity) -> EntityFields {
    let aliases = stated.aliases.iter().map(|alias| AliasFields {
        name: alias.name.clone(),
        from: written(alias.from),
        to: written(alias.to),
    });
    EntityFields {
        name: stated.name.clone(),
        role: stated.role.code().to_owned(),
        aliases: aliases.collect(),
        from: written(stated.from),
        to: written(stated.to),
        notes: stated.notes.clone(),
    }
}

/// A legal entity as a person typed it, complete enough to be one. Blank aliases are not stated.
fn read(fields: &EntityFields) -> Result<LegalEntity, Error> {
    let mut seen = BTreeSet::new();
    let mut aliases = Vec::new();
    for alias in &fields.aliases {
        let Some(name) = stated(Some(&alias.name)) else { continue };
        let alias =
            Alias { name, from: day(alias.from.as_deref())?, to: day(alias.to.as_deref())? };
        if seen.insert((alias.name.clone(), alias.from, alias.to)) {
            aliases.push(alias);
        }
    }
    let entity = LegalEntity {
        name: fields.name.trim().to_owned(),
        role: code_of(&fields.role, "bad_role")?,
        aliases,
        from: day(fields.from.as_deref())?,
        to: day(fields.to.as_deref())?,
        notes: fields.notes.trim().to_owned(),
    };
    match entity.problems().first() {
        None => Ok(entity),
        Some(problem) => {
            let code = match problem {
                EntityProblem::NoName => "no_entity_name",
                EntityProblem::Backwards | EntityProblem::AliasBackwards => "ends_before_it_starts",
            };
            Err(Error::invalid(code, problem.to_string()))
        }
    }
}
