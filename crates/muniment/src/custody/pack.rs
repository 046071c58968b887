//! The custody report of a pack: who handed over what, and how each exhibit came in.

use chrono::Utc;
use muniment_core::matter::{MatterChange, Production};
use muniment_core::{Event, MatterId, Op};
use muniment_storage::Entry;

use crate::matters::resolve_matter;
use crate::view::{ExhibitArrival, PackCustody, ProductionView};
use crate::{Error, Vault, show};

impl Vault {
    /// What the journal has of a volume that was handed over; without one, of the last. Nothing is
    /// written to the journal.
    ///
    /// # Errors
    /// When there is no such matter or volume, or the journal cannot be read.
    pub fn custody_of_pack(&self, matter: &str, volume: Option<u32>) -> Result<PackCustody, Error> {
        let entry = resolve_matter(&self.catalog, matter)?;
        let productions = self.catalog.productions(&entry.id)?;
        let wanted = |production: &&Production| volume.is_none_or(|n| production.volume == n);
        let production = productions.iter().rev().find(wanted).ok_or_else(|| {
            let message = format!("`{}` has no such volume", entry.stated.reference);
            Error::invalid("no_such_volume", message)
        })?;
        let recorded = self.entry_of(entry.id, production.volume)?;
        let production = self.production_shown(production)?;
        Ok(PackCustody {
            matter: entry.stated.reference,
            n: recorded.n,
            entry_sha256: recorded.digest.to_string(),
            at: show::instant(recorded.at),
            actor: recorded.actor,
            arrivals: self.arrivals(&production)?,
            production,
            made_at: show::instant(Utc::now()),
            through: self.catalog.position()?.n,
        })
    }

    /// The entry that says that a volume was handed over.
    fn entry_of(&self, matter: MatterId, volume: u32) -> Result<Entry, Error> {
        let is_it = |event: &Event| match event {
            Event::Matter { matter: of, change: MatterChange::PackProduced(made) } => {
                *of == matter && made.volume == volume
            }
            _ => false,
        };
        for n in self.catalog.entries_about(&matter.to_string(), &[Op::ProducePack])? {
            for entry in self.store.read_entries(n.saturating_sub(1), 1)? {
                if entry.events.iter().any(is_it) {
                    return Ok(entry);
                }
            }
        }
        Err(Error::invalid("no_such_volume", "no entry of the journal has this volume"))
    }

    fn arrivals(&self, production: &ProductionView) -> Result<Vec<ExhibitArrival>, Error> {
        let mut arrivals = Vec::with_capacity(production.exhibits.len());
        for exhibit in &production.exhibits {
            let document = exhibit.document.parse().ok();
            let record = document.map(|id| self.catalog.document_by_id(&id)).transpose()?;
            let Some(record) = record.flatten() else { continue };
            let Some(first) = self.catalog.origins(record.row)?.into_iter().next() else {
                continue;
            };
            let origin = &first.origin;
            let path = if origin.path.is_empty() { &origin.name } else { &origin.path };
            arrivals.push(ExhibitArrival {
                exhibit: exhibit.number.clone(),
                n: first.n,
                at: show::instant(first.at),
                actor: first.actor.clone(),
                path: path.clone(),
                source: origin.source.code().to_owned(),
            });
        }
        Ok(arrivals)
    }
}
