//! The register at one moment, as of a day, with its alerts.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use muniment_catalog::{AccessRecord, AgreementEntry, Catalog};
use muniment_core::{
    Access, AccessAlert, AccessAlertCode, AccessId, AccessRegister, AccessScope, Agreement,
    AgreementId, PortalRoles, access_alerts,
};

use crate::Error;
use crate::holidays::work_calendar;
use crate::own_rules::deadline_rules;
use crate::show::written;
use crate::view::{AccessAlertView, AccessFields, AccessRow};

/// Who has access to what, and what is wrong about it.
pub(super) struct People {
    records: Vec<AccessRecord>,
    agreements: Vec<AgreementEntry>,
    alerts: Vec<AccessAlert>,
    as_of: NaiveDate,
}

impl People {
    /// What belongs to an agreement that does not count gives rise to no alert.
    pub(super) fn load(catalog: &Catalog, config: &Path, as_of: NaiveDate) -> Result<Self, Error> {
        let (records, agreements) = (catalog.accesses()?, catalog.agreements()?);
        let counting: BTreeMap<AgreementId, Agreement> = agreements
            .iter()
            .filter(|entry| entry.voided.is_none())
            .map(|entry| (entry.id, entry.stated.clone()))
            .collect();
        let counts = |record: &&AccessRecord| {
            record.voided.is_none() && has_place(&record.stated.scope, &agreements)
        };
        let accesses: BTreeMap<AccessId, Access> = records
            .iter()
            .filter(counts)
            .map(|record| (record.id, record.stated.clone()))
            .collect();
        let register = AccessRegister {
            accesses: &accesses,
            agreements: &counting,
            roles: PortalRoles::built_in(),
            deadlines: &deadline_rules(catalog)?,
            calendar: &work_calendar(config)?,
        };
        let alerts = access_alerts(&register, as_of);
        Ok(Self { records, agreements, alerts, as_of })
    }

    pub(super) fn records(&self) -> impl Iterator<Item = &AccessRecord> {
        self.records.iter()
    }

    pub(super) fn alerts(&self) -> impl Iterator<Item = &AccessAlert> {
        self.alerts.iter()
    }

    /// The alerts to which an entry gives rise.
    pub(super) fn alerts_of(&self, record: &AccessRecord) -> impl Iterator<Item = &AccessAlert> {
        let id = record.id;
        self.alerts.iter().filter(move |alert| alert.accesses.contains(&id))
    }

    /// Whether an alert of a kind is about an entry: about its person, or about its agreement.
    pub(super) fn is_about(&self, code: AccessAlertCode, record: &AccessRecord) -> bool {
        let scope = self.resolved(&record.stated);
        let mut of_kind = self.alerts.iter().filter(|alert| alert.code == code);
        of_kind.any(|alert| {
            alert.accesses.contains(&record.id) || (alert.person.is_empty() && alert.scope == scope)
        })
    }

    /// What an access is to: the agreement of the register that has its licensing ID.
    pub(super) fn resolved(&self, access: &Access) -> AccessScope {
        let counting = self.agreements.iter().filter(|entry| entry.voided.is_none());
        access.scope.resolved(counting.map(|entry| (entry.id, entry.stated.number.as_str())))
    }

    pub(super) fn row(&self, record: &AccessRecord) -> AccessRow {
        AccessRow {
            id: record.id.to_string(),
            fields: fields(&record.stated),
            label: label(&record.stated.scope, &self.agreements),
            days_awaited: record.stated.days_awaited(self.as_of),
            alerts: self.alerts_of(record).map(|alert| alert.code.code().to_owned()).collect(),
            voided: record.voided.is_some(),
        }
    }
}

/// Whether an access is to an agreement that counts, or to a licensing ID.
pub(super) fn has_place(scope: &AccessScope, agreements: &[AgreementEntry]) -> bool {
    match scope {
        AccessScope::LicensingId(_) => true,
        AccessScope::Agreement(id) => {
            agreements.iter().any(|entry| entry.id == *id && entry.voided.is_none())
        }
    }
}

/// The name of the agreement to which an access is, else the licensing ID.
pub(super) fn label(scope: &AccessScope, agreements: &[AgreementEntry]) -> String {
    match scope {
        AccessScope::LicensingId(number) => number.clone(),
        AccessScope::Agreement(id) => {
            let found = agreements.iter().find(|entry| entry.id == *id);
            found.map_or_else(|| id.to_string(), |entry| entry.stated.label().to_owned())
        }
    }
}

pub(super) fn alert(alert: &AccessAlert) -> AccessAlertView {
    let agreement = match &alert.scope {
        AccessScope::Agreement(id) => Some(id.to_string()),
        AccessScope::LicensingId(_) => None,
    };
    AccessAlertView {
        code: alert.code.code().to_owned(),
        severity: alert.severity.code().to_owned(),
        agreement,
        label: alert.label.clone(),
        person: alert.person.clone(),
        accesses: alert.accesses.iter().map(ToString::to_string).collect(),
        message: alert.message.clone(),
        explanation: alert.explanation.clone(),
        source: alert.source.clone(),
    }
}

fn fields(stated: &Access) -> AccessFields {
    let (agreement, licensing_id) = match &stated.scope {
        AccessScope::Agreement(id) => (Some(id.to_string()), String::new()),
        AccessScope::LicensingId(number) => (None, number.clone()),
    };
    AccessFields {
        person: stated.person.clone(),
        agreement,
        licensing_id,
        role: stated.role.code().to_owned(),
        status: stated.status.code().to_owned(),
        account: stated.account.map(|account| account.code().to_owned()),
        contacts: stated.contacts.iter().map(|contact| contact.code().to_owned()).collect(),
        invited_on: written(stated.invited_on),
        accepted_on: written(stated.accepted_on),
        left_on: written(stated.left_on),
        note: stated.note.clone(),
    }
}
