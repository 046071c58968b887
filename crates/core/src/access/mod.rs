//! Who may do what in the licensing portals, as a person stated it: the portal access register.
//!
//! Nothing is asked of a portal. An entry says what was seen there; [`access_alerts`] says what
//! is wrong or at stake as of a day.

mod alerts;
mod roles;
mod vocabulary;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use thiserror::Error;

use crate::deadlines::{Anchor, AnchorKind, Subject, SubjectKind};
use crate::proof::text::fold;
use crate::{AccessId, AgreementId};

pub use alerts::{AccessAlert, AccessAlertCode, AccessRegister, access_alerts};
pub use roles::{AlertFact, PortalRoles, RoleFacts, RoleName};
pub use vocabulary::{AccessStatus, AccountType, ContactType, PortalRole};

/// A role of a person in the portals. Texts are as given; empty means not stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The person: a name, or the address with which the person signs in.
    pub person: String,
    /// To what the role gives access.
    pub scope: AccessScope,
    /// The role.
    pub role: PortalRole,
    /// How its assignment stands.
    pub status: AccessStatus,
    /// With what kind of account the person signs in.
    pub account: Option<AccountType>,
    /// What the agreement's papers name the person as.
    pub contacts: BTreeSet<ContactType>,
    /// The day of the invitation.
    pub invited_on: Option<NaiveDate>,
    /// The day on which the person accepted it.
    pub accepted_on: Option<NaiveDate>,
    /// The person's last day with the company.
    pub left_on: Option<NaiveDate>,
    /// Anything else worth knowing.
    pub note: String,
}

/// To what a role gives access.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessScope {
    /// An agreement of the register.
    Agreement(AgreementId),
    /// A licensing ID that the portal shows, of no agreement in the register.
    LicensingId(String),
}

/// Why an access cannot be what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AccessProblem {
    /// A role belongs to somebody.
    #[error("the person's name is missing")]
    NoPerson,
    /// A role gives access to something.
    #[error("the agreement or the licensing ID is missing")]
    NoScope,
    /// Nobody accepts before being invited.
    #[error("the invitation is accepted before it is sent")]
    AcceptedBeforeInvited,
}

impl Access {
    /// What is wrong with it in itself, in the order of its fields.
    pub fn problems(&self) -> Vec<AccessProblem> {
        let mut problems = Vec::new();
        if self.person.trim().is_empty() {
            problems.push(AccessProblem::NoPerson);
        }
        if let AccessScope::LicensingId(number) = &self.scope
            && number.trim().is_empty()
        {
            problems.push(AccessProblem::NoScope);
        }
        if self.invited_on.zip(self.accepted_on).is_some_and(|(sent, accepted)| accepted < sent) {
            problems.push(AccessProblem::AcceptedBeforeInvited);
        }
        problems
    }

    /// Whether another access is the same role of the same person to the same, as stated.
    pub fn repeats(&self, other: &Self) -> bool {
        fold(&self.person) == fold(&other.person)
            && self.scope == other.scope
            && self.role == other.role
    }

    /// Whether the person was invited and has neither accepted nor left.
    pub fn is_awaited(&self) -> bool {
        let pending =
            matches!(self.status, AccessStatus::InvitationSent | AccessStatus::InvitationExpired);
        pending && self.accepted_on.is_none() && self.left_on.is_none()
    }

    /// Whether the person has the role or can still come to have it.
    pub fn is_held(&self) -> bool {
        matches!(
            self.status,
            AccessStatus::Active
                | AccessStatus::AssignmentInProgress
                | AccessStatus::InvitationSent
        )
    }

    /// For how many days the person has been awaited as of a day.
    pub fn days_awaited(&self, as_of: NaiveDate) -> Option<i64> {
        let sent = self.invited_on.filter(|sent| self.is_awaited() && *sent <= as_of)?;
        Some((as_of - sent).num_days())
    }

    /// The day from which the deadline of an invitation counts, while it is awaited. `label` names
    /// what the role gives access to.
    pub fn invitation(&self, id: AccessId, label: &str) -> Option<Anchor> {
        let day = self.invited_on.filter(|_| self.is_awaited())?;
        let title = format!("{} ({label})", self.person);
        let subject = Subject { kind: SubjectKind::PortalAccess, id: id.to_string(), title };
        Some(Anchor { subject, kind: AnchorKind::Invited, qualifier: None, day })
    }
}

impl AccessScope {
    /// The agreement whose number the licensing ID is, else what was stated.
    pub fn resolved<'a>(&self, numbers: impl IntoIterator<Item = (AgreementId, &'a str)>) -> Self {
        let Self::LicensingId(id) = self else { return self.clone() };
        let mut numbers = numbers.into_iter();
        let found = numbers.find(|(_, number)| number.trim().eq_ignore_ascii_case(id.trim()));
        found.map_or_else(|| self.clone(), |(agreement, _)| Self::Agreement(agreement))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use uuid::Uuid;

    pub(crate) fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    pub(crate) fn agreement_id(n: u128) -> AgreementId {
        AgreementId::new(Uuid::from_u128(n))
    }

    /// An active role under the first agreement.
    pub(crate) fn access(person: &str, role: PortalRole) -> Access {
        Access {
            person: person.to_owned(),
            scope: AccessScope::Agreement(agreement_id(1)),
            role,
            status: AccessStatus::Active,
            account: Some(AccountType::EntraId),
            contacts: BTreeSet::new(),
            invited_on: None,
            accepted_on: None,
            left_on: None,
            note: String::new(),
        }
    }

    pub(crate) fn invited(person: &str, on: &str) -> Access {
        Access {
            status: AccessStatus::InvitationSent,
            invited_on: Some(day(on)),
            ..access(person, PortalRole::ProductKeysReader)
        }
    }

    #[test]
    fn an_access_needs_a_person_and_something_to_have_access_to() {
        let wrong = Access {
            scope: AccessScope::LicensingId(" ".into()),
            accepted_on: Some(day("2024-02-28")),
            ..invited("", "2024-02-29")
        };
        let expected =
            [AccessProblem::NoPerson, AccessProblem::NoScope, AccessProblem::AcceptedBeforeInvited];
        assert_eq!(wrong.problems(), expected);
        assert_eq!(access("Ada Birch", PortalRole::Administrator).problems(), []);
    }

    #[test]
    fn an_invitation_is_awaited_until_it_is_accepted_or_the_person_leaves() {
        let sent = invited("Ada Birch", "2024-02-29");
        assert_eq!(sent.days_awaited(day("2024-03-10")), Some(10));
        assert_eq!(sent.days_awaited(day("2024-02-28")), None, "it is not sent yet");
        let accepted = Access { accepted_on: Some(day("2024-03-01")), ..sent.clone() };
        assert_eq!(accepted.days_awaited(day("2024-03-10")), None);
        let left = Access { left_on: Some(day("2024-03-01")), ..sent };
        assert!(!left.is_awaited());
    }

    #[test]
    fn an_access_repeats_one_of_the_same_person_role_and_agreement() {
        let ada = access("Ada Birch", PortalRole::Administrator);
        assert!(ada.repeats(&access(" ada  birch", PortalRole::Administrator)));
        assert!(!ada.repeats(&access("Ada Birch", PortalRole::InvoiceReader)));
        let scope = AccessScope::LicensingId("5550001".into());
        assert!(!ada.repeats(&Access { scope, ..ada.clone() }));
    }

    #[test]
    fn the_anchor_of_an_invitation_names_the_person_and_the_agreement() {
        let id = AccessId::new(Uuid::from_u128(7));
        let anchor = invited("Ada Birch", "2024-02-29").invitation(id, "7654321");
        let anchor = anchor.expect("it is awaited");
        assert_eq!(anchor.subject.title, "Ada Birch (7654321)");
        assert_eq!((anchor.kind, anchor.day), (AnchorKind::Invited, day("2024-02-29")));
        assert_eq!(access("Ada Birch", PortalRole::Administrator).invitation(id, "1"), None);
    }
}
