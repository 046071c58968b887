//! What a person states about portal access, and what is refused.

use muniment_catalog::{AccessRecord, Catalog};
use muniment_core::{Access, AccessId, AccessProblem, AccessScope, Event, Op};
use uuid::Uuid;

use super::resolve_access;
use crate::agreements::resolve_agreement;
use crate::show::{code_of, day, stated};
use crate::transact::Decision;
use crate::view::AccessFields;
use crate::{Done, Error, Vault};

impl Vault {
    /// States a person's role in the portals and returns the entry's id. Without an id it is a new
    /// one. The whole statement replaces the one before; the same again changes nothing.
    ///
    /// # Errors
    /// When person, agreement or licensing ID is missing, there is no such agreement, the person
    /// already has an entry for the same role there, the invitation is accepted before it is sent,
    /// or a date or code cannot be.
    pub fn state_access(
        &self,
        id: Option<&str>,
        fields: &AccessFields,
    ) -> Result<Done<String>, Error> {
        let new = AccessId::new(Uuid::now_v7());
        self.transact(Op::StateAccess, |catalog| {
            let before = id.map(|id| resolve_access(catalog, id)).transpose()?;
            let access = before.as_ref().map_or(new, |before| before.id);
            let stated = read(catalog, fields)?;
            if before.as_ref().is_none_or(|before| before.voided.is_none()) {
                is_the_only_one(access, &stated, &catalog.accesses()?)?;
            }
            let mut events = Vec::new();
            if before.is_none_or(|before| before.stated != stated) {
                events.push(Event::AccessStated { access, stated });
            }
            Ok(Decision { events, value: access.to_string() })
        })
    }

    /// Voids an entry of the portal access register, such as when a role was taken away: it stays
    /// on record but counts no more.
    ///
    /// # Errors
    /// When there is no such entry or it is void.
    pub fn void_access(&self, id: &str, reason: &str) -> Result<Done<()>, Error> {
        self.transact(Op::VoidAccess, |catalog| {
            let before = resolve_access(catalog, id)?;
            if before.voided.is_some() {
                return Err(Error::invalid("already_void", "the portal access is void"));
            }
            let reason = reason.trim().to_owned();
            let event = Event::AccessVoided { access: before.id, reason };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// Makes a voided entry of the portal access register count again.
    ///
    /// # Errors
    /// When there is no such entry, it is not void, or the person meanwhile has another one for
    /// the same role.
    pub fn restore_access(&self, id: &str) -> Result<Done<()>, Error> {
        self.transact(Op::RestoreAccess, |catalog| {
            let before = resolve_access(catalog, id)?;
            if before.voided.is_none() {
                return Err(Error::invalid("not_void", "the portal access is not void"));
            }
            is_the_only_one(before.id, &before.stated, &catalog.accesses()?)?;
            let event = Event::AccessRestored { access: before.id };
            Ok(Decision { events: vec![event], value: () })
        })
    }
}

/// An access as a person typed it; what it names exists.
fn read(catalog: &Catalog, fields: &AccessFields) -> Result<Access, Error> {
    let account = stated(fields.account.as_deref());
    let contacts = fields.contacts.iter().map(|code| code_of(code, "bad_contact"));
    let access = Access {
        person: fields.person.trim().to_owned(),
        scope: scope(catalog, fields)?,
        role: code_of(&fields.role, "bad_role")?,
        status: code_of(&fields.status, "bad_status")?,
        account: account.map(|code| code_of(&code, "bad_account")).transpose()?,
        contacts: contacts.collect::<Result<_, Error>>()?,
        invited_on: day(fields.invited_on.as_deref())?,
        accepted_on: day(fields.accepted_on.as_deref())?,
        left_on: day(fields.left_on.as_deref())?,
        note: fields.note.trim().to_owned(),
    };
    match access.problems().first() {
        None => Ok(access),
        Some(problem) => {
            let code = match problem {
                AccessProblem::NoPerson => "no_person",
                AccessProblem::NoScope => "no_access_scope",
                AccessProblem::AcceptedBeforeInvited => "accepted_before_invited",
            };
            Err(Error::invalid(code, problem.to_string()))
        }
    }
}

/// The agreement where one is named, else the licensing ID.
fn scope(catalog: &Catalog, fields: &AccessFields) -> Result<AccessScope, Error> {
    let number = fields.licensing_id.trim().to_owned();
    match stated(fields.agreement.as_deref()) {
        None => Ok(AccessScope::LicensingId(number)),
        Some(_) if !number.is_empty() => {
            let message = "name the agreement or the licensing ID, not both";
            Err(Error::invalid("two_access_scopes", message))
        }
        Some(id) => Ok(AccessScope::Agreement(resolve_agreement(catalog, &id)?.id)),
    }
}

/// Of two entries that count for one role of a person nobody could tell which is so.
fn is_the_only_one(id: AccessId, stated: &Access, others: &[AccessRecord]) -> Result<(), Error> {
    let same = |other: &AccessRecord| {
        other.id != id && other.voided.is_none() && other.stated.repeats(stated)
    };
    if others.iter().any(same) {
        let message = format!("`{}` has an entry for this role already", stated.person);
        return Err(Error::invalid("access_twice", message));
    }
    Ok(())
}
