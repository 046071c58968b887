//! The migration checklist of an agreement: what the vault shows as done, and what is still open.

use muniment_catalog::AgreementTie;
use muniment_core::{
    AccessScope, Benefits, MigrationFacts, PortalRoles, SourceSystem, migration_checklist,
    number_key,
};

use super::coverage::day_of;
use super::{Register, resolve_agreement};
use crate::show::written;
use crate::view::{MigrationItemView, MigrationView};
use crate::{Error, Vault, show};

impl Vault {
    /// What is to be done before and after an agreement moves to another portal, as of a day;
    /// absent means today.
    ///
    /// # Errors
    /// When there is no such agreement or the day is no date.
    pub fn migration(&self, agreement: &str, as_of: Option<&str>) -> Result<MigrationView, Error> {
        let as_of = show::as_of(as_of)?;
        let entry = resolve_agreement(&self.catalog, agreement)?;
        let register = Register::load(&self.catalog, as_of)?;
        let stated = self.catalog.agreement_benefits(&entry.id)?;
        let accesses = self.catalog.accesses()?;
        let numbers = [(entry.id, entry.stated.number.as_str())];
        let own = AccessScope::Agreement(entry.id);
        let counting = accesses.iter().filter(|access| {
            access.voided.is_none() && access.stated.scope.resolved(numbers) == own
        });
        let number = number_key(&entry.stated.number);
        let keys = self.catalog.product_keys()?;
        let facts = MigrationFacts {
            accesses: counting.map(|access| &access.stated).collect(),
            least_administrators: PortalRoles::built_in().least_administrators,
            papers: entry.stated.papers.len(),
            benefits: Benefits::built_in(),
            standings: &stated.standings,
            exports: register.ties(entry.id).filter(|tie| is_export(tie)).map(day_of).collect(),
            keys: keys
                .iter()
                .filter(|key| key.voided.is_none())
                .filter(|key| number_key(&key.stated.agreement_number) == number)
                .count(),
            migrated_on: stated.migrated_on,
        };
        let items = migration_checklist(&facts, as_of).into_iter().map(|item| MigrationItemView {
            task: item.task.code().to_owned(),
            state: item.state.code().to_owned(),
            open_for: item.open_for,
        });
        Ok(MigrationView {
            agreement: entry.id.to_string(),
            label: entry.stated.label().to_owned(),
            as_of: as_of.to_string(),
            migrated_on: written(stated.migrated_on),
            items: items.collect(),
        })
    }
}

/// Whether a document came out of a portal of the publisher.
fn is_export(tie: &AgreementTie) -> bool {
    use SourceSystem::{BusinessCenter, M365Admin, Vlsc};
    matches!(tie.source, Vlsc | M365Admin | BusinessCenter)
}
