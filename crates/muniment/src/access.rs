//! The portal access register: who may do what in the licensing portals, and what is wrong there.

mod people;
mod state;

use muniment_catalog::{AccessRecord, Catalog};
use muniment_core::deadlines::Anchor;
use muniment_core::{
    AccessAlertCode, AccessScope, AccessStatus, PortalRole, PortalRoles, RoleFacts, Said,
};

use crate::agreements::resolve_agreement;
use crate::error::Subject;
use crate::resolve::resolve;
use crate::show::{self, code_of, stated, written};
use crate::view::{
    AccessAlertView, AccessDetails, AccessRequest, AccessRow, PortalRoleName, PortalRoleView,
    SaidView,
};
use crate::{Error, Vault};

use people::People;

impl Vault {
    /// Entries of the portal access register, by person.
    ///
    /// # Errors
    /// When a code is unknown, there is no such agreement, the day is no date or the holidays of
    /// this machine cannot be read.
    pub fn accesses(&self, request: &AccessRequest) -> Result<Vec<AccessRow>, Error> {
        let people = self.people(request.as_of.as_deref())?;
        let wanted = Wanted::read(&self.catalog, request)?;
        let mut rows: Vec<AccessRow> = people
            .records()
            .filter(|record| wanted.admits(record, &people))
            .map(|record| people.row(record))
            .filter(|row| holds(row, &wanted.words))
            .collect();
        rows.sort_by_cached_key(|row| {
            (row.fields.person.to_lowercase(), row.label.to_lowercase(), row.id.clone())
        });
        Ok(rows)
    }

    /// Everything about one entry of the portal access register, as of a day; absent means today.
    ///
    /// # Errors
    /// When there is no such entry or the day is no date.
    pub fn access(&self, id: &str, as_of: Option<&str>) -> Result<AccessDetails, Error> {
        let people = self.people(as_of)?;
        let record = resolve_access(&self.catalog, id)?;
        Ok(AccessDetails {
            row: people.row(&record),
            alerts: people.alerts_of(&record).map(people::alert).collect(),
            role: role(record.stated.role, PortalRoles::built_in().role(record.stated.role)),
            history: self
                .catalog
                .history(&record.id.to_string())?
                .iter()
                .map(show::entry)
                .collect(),
            void_reason: record.voided,
        })
    }

    /// Everything wrong or at stake in the portal access register as of a day, the gravest first;
    /// absent means today.
    ///
    /// # Errors
    /// When the day is no date, or the holidays of this machine or the company's own rules cannot
    /// be read.
    pub fn access_alerts(&self, as_of: Option<&str>) -> Result<Vec<AccessAlertView>, Error> {
        Ok(self.people(as_of)?.alerts().map(people::alert).collect())
    }

    fn people(&self, as_of: Option<&str>) -> Result<People, Error> {
        People::load(&self.catalog, &self.config, show::as_of(as_of)?)
    }
}

/// What is known about the roles of the portals: what each is called and what it allows.
pub fn portal_roles() -> Vec<PortalRoleView> {
    let roles = PortalRoles::built_in();
    PortalRole::ALL.iter().map(|code| role(*code, roles.role(*code))).collect()
}

/// The anchors of the invitations that are awaited and count.
pub(crate) fn invitations(catalog: &Catalog) -> Result<Vec<Anchor>, Error> {
    let (accesses, agreements) = (catalog.accesses()?, catalog.agreements()?);
    let counts = |record: &&AccessRecord| {
        record.voided.is_none() && people::has_place(&record.stated.scope, &agreements)
    };
    let anchors = accesses.iter().filter(counts).filter_map(|record| {
        let label = people::label(&record.stated.scope, &agreements);
        record.stated.invitation(record.id, &label)
    });
    Ok(anchors.collect())
}

/// What a source says, as a view.
pub(crate) fn said(said: &Said) -> SaidView {
    SaidView {
        statement: said.statement.clone(),
        source: said.source.clone(),
        from: written(said.from),
        to: written(said.to),
    }
}

/// The entry that a person means: its id, or enough of its start.
fn resolve_access(catalog: &Catalog, id: &str) -> Result<AccessRecord, Error> {
    resolve(catalog.accesses()?, |record| record.id.to_string(), Subject::Access, id)
}

/// Which entries a request is about.
struct Wanted {
    voided: bool,
    scope: Option<AccessScope>,
    role: Option<PortalRole>,
    status: Option<AccessStatus>,
    alert: Option<AccessAlertCode>,
    words: Vec<String>,
}

impl Wanted {
    fn read(catalog: &Catalog, request: &AccessRequest) -> Result<Self, Error> {
        let code = |text: &Option<String>| stated(text.as_deref());
        let (role, status) = (code(&request.role), code(&request.status));
        let (alert, agreement) = (code(&request.alert), code(&request.agreement));
        let agreement = agreement.map(|id| resolve_agreement(catalog, &id)).transpose()?;
        Ok(Self {
            voided: request.voided,
            scope: agreement.map(|entry| AccessScope::Agreement(entry.id)),
            role: role.map(|code| code_of(&code, "bad_role")).transpose()?,
            status: status.map(|code| code_of(&code, "bad_status")).transpose()?,
            alert: alert.map(|code| code_of(&code, "bad_alert")).transpose()?,
            words: request.filter.split_whitespace().map(str::to_lowercase).collect(),
        })
    }

    fn admits(&self, record: &AccessRecord, people: &People) -> bool {
        let access = &record.stated;
        record.voided.is_some() == self.voided
            && self.scope.as_ref().is_none_or(|scope| people.resolved(access) == *scope)
            && self.role.is_none_or(|role| access.role == role)
            && self.status.is_none_or(|status| access.status == status)
            && self.alert.is_none_or(|code| people.is_about(code, record))
    }
}

/// Whether a row holds all of these words, in lower case.
fn holds(row: &AccessRow, words: &[String]) -> bool {
    let texts = [&row.fields.person, &row.label, &row.fields.note].map(String::as_str);
    let text = texts.join(" ").to_lowercase();
    words.iter().all(|word| text.contains(word))
}

fn role(code: PortalRole, facts: &RoleFacts) -> PortalRoleView {
    let names = facts.names.iter().map(|name| PortalRoleName {
        portal: name.portal.code().to_owned(),
        said: said(&name.name),
    });
    PortalRoleView {
        role: code.code().to_owned(),
        names: names.collect(),
        may: facts.may.iter().map(said).collect(),
        notes: facts.notes.iter().map(said).collect(),
    }
}
