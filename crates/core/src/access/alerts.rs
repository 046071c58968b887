//! What is wrong or at stake in the portal access register, as of a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Access, AccessScope, AccessStatus, AccountType, PortalRole, PortalRoles};
use crate::calendar::WorkCalendar;
use crate::code::vocabulary;
use crate::deadlines::{AnchorKind, DeadlineRule, DeadlineRules, DeadlineState, deadlines};
use crate::proof::text::fold;
use crate::{AccessId, Agreement, AgreementId, LicenseProgram, Severity};

/// The register with what it is judged by. Only what counts belongs in it.
#[derive(Debug, Clone, Copy)]
pub struct AccessRegister<'a> {
    /// The accesses.
    pub accesses: &'a BTreeMap<AccessId, Access>,
    /// The agreements to which they give access.
    pub agreements: &'a BTreeMap<AgreementId, Agreement>,
    /// What is known about the roles.
    pub roles: &'a PortalRoles,
    /// The rules about time: how long an invitation may wait, how many administrators there are to
    /// be, how long an agreement runs.
    pub deadlines: &'a DeadlineRules,
    /// The days that are worked.
    pub calendar: &'a WorkCalendar,
}

/// Something wrong or at stake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessAlert {
    /// What it is.
    pub code: AccessAlertCode,
    /// How grave.
    pub severity: Severity,
    /// Which agreement it is about.
    pub scope: AccessScope,
    /// The name of the agreement, else the licensing ID.
    pub label: String,
    /// The person it is about; empty where it is about nobody.
    pub person: String,
    /// The accesses that give rise to it.
    pub accesses: Vec<AccessId>,
    /// What is so, in a sentence.
    pub message: String,
    /// Why it matters.
    pub explanation: Vec<String>,
    /// Where the rule comes from.
    pub source: String,
}

vocabulary!(
    /// What can be wrong in the portal access register.
    AccessAlertCode, "access alert" {
        /// An agreement has fewer active administrators than it needs.
        TooFewAdministrators = "too_few_administrators",
        /// A person who has left administers an agreement.
        LeaverIsAdministrator = "leaver_is_administrator",
        /// A person who has left has another role.
        LeaverHasRole = "leaver_has_role",
        /// An invitation was not accepted in time.
        InvitationNotAccepted = "invitation_not_accepted",
        /// An administrator signs in with a personal account.
        AdministratorOnMicrosoftAccount = "administrator_on_microsoft_account",
        /// An administrator is to read invoices, too.
        AdministratorReadsInvoices = "administrator_reads_invoices",
        /// Nobody reads the invoices of an agreement.
        NoInvoiceReader = "no_invoice_reader",
    }
);

/// Everything wrong or at stake as of a day: the gravest first, then by kind, agreement and person.
///
/// What a person was invited to, or has accepted, after that day does not count yet.
pub fn access_alerts(register: &AccessRegister<'_>, as_of: NaiveDate) -> Vec<AccessAlert> {
    let standing = Standing::new(register, as_of);
    let mut alerts = Vec::new();
    for (scope, entries) in &standing.by_scope {
        let label = standing.label(scope);
        let place = Place { scope, label: &label, entries };
        if standing.needs_administrators(scope) {
            alerts.extend(standing.too_few_administrators(&place));
            alerts.extend(standing.no_invoice_reader(&place));
        }
        alerts.extend(standing.administrators_who_read_invoices(&place));
        for (id, access) in entries {
            alerts.extend(standing.of_access(&place, *id, access));
        }
    }
    alerts.extend(standing.invitations());
    let order = |a: &AccessAlert| (std::cmp::Reverse(a.severity), a.code);
    alerts.sort_by(|a, b| {
        order(a)
            .cmp(&order(b))
            .then_with(|| a.label.cmp(&b.label))
            .then_with(|| a.person.cmp(&b.person))
            .then_with(|| a.accesses.cmp(&b.accesses))
    });
    alerts
}

type Entries<'a> = Vec<(AccessId, &'a Access)>;

/// One agreement, or one licensing ID that no agreement has.
struct Place<'a> {
    scope: &'a AccessScope,
    label: &'a str,
    entries: &'a Entries<'a>,
}

struct Standing<'a> {
    register: &'a AccessRegister<'a>,
    as_of: NaiveDate,
    by_scope: BTreeMap<AccessScope, Entries<'a>>,
    /// Who has left by the as-of day, whichever entry says so.
    leavers: BTreeSet<String>,
}

impl<'a> Standing<'a> {
    fn new(register: &'a AccessRegister<'a>, as_of: NaiveDate) -> Self {
        let mut by_scope: BTreeMap<AccessScope, Entries<'a>> = BTreeMap::new();
        for id in register.agreements.keys() {
            by_scope.insert(AccessScope::Agreement(*id), Vec::new());
        }
        let mut leavers = BTreeSet::new();
        for (id, access) in register.accesses {
            if has_begun(access, as_of) {
                let numbers = register.agreements.iter();
                let numbers = numbers.map(|(id, agreement)| (*id, agreement.number.as_str()));
                let scope = access.scope.resolved(numbers);
                by_scope.entry(scope).or_default().push((*id, access));
            }
            if access.left_on.is_some_and(|day| day < as_of) {
                leavers.insert(fold(&access.person));
            }
        }
        Self { register, as_of, by_scope, leavers }
    }

    fn label(&self, scope: &AccessScope) -> String {
        match scope {
            AccessScope::LicensingId(number) => number.clone(),
            AccessScope::Agreement(id) => self
                .register
                .agreements
                .get(id)
                .map_or_else(|| id.to_string(), |agreement| agreement.label().to_owned()),
        }
    }

    /// Whether an agreement runs and is of a program whose agreements have administrators.
    fn needs_administrators(&self, scope: &AccessScope) -> bool {
        let AccessScope::Agreement(id) = scope else { return true };
        let Some(agreement) = self.register.agreements.get(id) else { return false };
        let program = agreement.program;
        let by_term = || {
            self.register
                .deadlines
                .agreement_term(program.map(LicenseProgram::code)?, agreement.from?)
        };
        let last = agreement.to.or_else(by_term);
        agreement.from.is_none_or(|from| from <= self.as_of)
            && last.is_none_or(|last| self.as_of <= last)
            && program.is_none_or(|program| !self.register.roles.exempt.contains_key(&program))
    }

    fn has_left(&self, access: &Access) -> bool {
        self.leavers.contains(&fold(&access.person))
    }

    fn is_active(&self, access: &Access) -> bool {
        access.status == AccessStatus::Active && !self.has_left(access)
    }

    fn too_few_administrators(&self, place: &Place<'_>) -> Option<AccessAlert> {
        let roles = self.register.roles;
        let rule = self.register.deadlines.rule(&roles.administrators_rule)?;
        let active: Entries<'_> = place
            .entries
            .iter()
            .filter(|(_, access)| {
                access.role == PortalRole::Administrator && self.is_active(access)
            })
            .copied()
            .collect();
        let people: BTreeSet<String> =
            active.iter().map(|(_, access)| fold(&access.person)).collect();
        let least = roles.least_administrators;
        if u32::try_from(people.len()).is_ok_and(|count| least <= count) {
            return None;
        }
        let message = format!(
            "{} has {} of at least {least} active administrators",
            place.label,
            people.len()
        );
        let impact = self.register.deadlines.rule(&roles.impact_rule);
        let texts = [Some(rule), impact].into_iter().flatten();
        Some(AccessAlert {
            code: AccessAlertCode::TooFewAdministrators,
            severity: rule.severity,
            scope: place.scope.clone(),
            label: place.label.to_owned(),
            person: String::new(),
            accesses: active.into_iter().map(|(id, _)| id).collect(),
            message,
            explanation: texts.map(|rule| rule.explanation.clone()).collect(),
            source: rule.source.clone(),
        })
    }

    /// Said only of agreements of which some access is on record: of the others it goes without
    /// saying.
    fn no_invoice_reader(&self, place: &Place<'_>) -> Option<AccessAlert> {
        let reads =
            |access: &Access| access.role == PortalRole::InvoiceReader && self.is_active(access);
        let nobody = !place.entries.iter().any(|(_, access)| reads(access));
        let message = format!("nobody reads the invoices of {}", place.label);
        (nobody && !place.entries.is_empty())
            .then(|| self.alert(AccessAlertCode::NoInvoiceReader, place, "", &[], message))
            .flatten()
    }

    fn administrators_who_read_invoices(&self, place: &Place<'_>) -> Vec<AccessAlert> {
        let of = |role: PortalRole| {
            place
                .entries
                .iter()
                .filter(move |(_, access)| access.role == role && !self.has_left(access))
        };
        let mut alerts = Vec::new();
        for (id, administrator) in of(PortalRole::Administrator).filter(|(_, own)| own.is_held()) {
            let person = fold(&administrator.person);
            let both =
                of(PortalRole::InvoiceReader).find(|(_, reader)| fold(&reader.person) == person);
            let Some((reader, _)) = both else { continue };
            let person = administrator.person.as_str();
            let message = format!("{person} administers {} and is to read invoices", place.label);
            let code = AccessAlertCode::AdministratorReadsInvoices;
            alerts.extend(self.alert(code, place, person, &[*id, *reader], message));
        }
        alerts
    }

    /// What one access gives rise to.
    fn of_access(&self, place: &Place<'_>, id: AccessId, access: &Access) -> Option<AccessAlert> {
        let administers = access.role == PortalRole::Administrator;
        let personal = access.account == Some(AccountType::MicrosoftAccount);
        if !access.is_held() {
            return None;
        }
        let (person, label) = (access.person.as_str(), place.label);
        let (code, message) = match (self.has_left(access), administers) {
            (true, true) => (
                AccessAlertCode::LeaverIsAdministrator,
                format!("{person} has left and still administers {label}"),
            ),
            (true, false) => (
                AccessAlertCode::LeaverHasRole,
                format!("{person} has left and still has the role {} for {label}", access.role),
            ),
            (false, true) if personal => (
                AccessAlertCode::AdministratorOnMicrosoftAccount,
                format!("{person} administers {label} with a personal account"),
            ),
            _ => return None,
        };
        self.alert(code, place, person, &[id], message)
    }

    /// The invitations whose deadline has passed, by the rules about time, and those that the
    /// portal shows as expired.
    fn invitations(&self) -> Vec<AccessAlert> {
        let mut alerts = Vec::new();
        for (scope, entries) in &self.by_scope {
            let label = self.label(scope);
            let place = Place { scope, label: &label, entries };
            for (id, access) in entries {
                let awaited = access.is_awaited() && !self.has_left(access);
                let rule = awaited.then(|| self.overrun(*id, access, &label)).flatten();
                alerts.extend(rule.map(|rule| overdue(&place, *id, access, rule)));
            }
        }
        alerts
    }

    /// The rule whose deadline an invitation has passed.
    fn overrun(&self, id: AccessId, access: &Access, label: &str) -> Option<&'a DeadlineRule> {
        let rules = self.register.deadlines;
        if access.status == AccessStatus::InvitationExpired {
            let invites = |rule: &&DeadlineRule| {
                rule.timing.is_some()
                    && rule.anchor.as_ref().is_some_and(|a| a.kind == AnchorKind::Invited)
            };
            return rules.iter().find(invites);
        }
        let anchor = access.invitation(id, label)?;
        let due = deadlines(&[anchor], &[], rules, self.register.calendar, self.as_of, self.as_of);
        let over = |state| matches!(state, DeadlineState::Overdue | DeadlineState::Missed);
        let passed = due.into_iter().find(|deadline| over(deadline.state))?;
        rules.rule(&passed.rule)
    }

    /// An alert that the roles' own data bear.
    fn alert(
        &self,
        code: AccessAlertCode,
        place: &Place<'_>,
        person: &str,
        accesses: &[AccessId],
        message: String,
    ) -> Option<AccessAlert> {
        let fact = self.register.roles.alert(code)?;
        Some(AccessAlert {
            code,
            severity: fact.severity,
            scope: place.scope.clone(),
            label: place.label.to_owned(),
            person: person.to_owned(),
            accesses: accesses.to_vec(),
            message,
            explanation: vec![fact.said.statement.clone()],
            source: fact.said.source.clone(),
        })
    }
}

fn overdue(place: &Place<'_>, id: AccessId, access: &Access, rule: &DeadlineRule) -> AccessAlert {
    let sent = access.invited_on.map(|day| format!(" of {day}")).unwrap_or_default();
    AccessAlert {
        code: AccessAlertCode::InvitationNotAccepted,
        severity: rule.severity,
        scope: place.scope.clone(),
        label: place.label.to_owned(),
        person: access.person.clone(),
        accesses: vec![id],
        message: format!(
            "{} has not accepted the invitation{sent} to {}",
            access.person, place.label
        ),
        explanation: vec![rule.explanation.clone()],
        source: rule.source.clone(),
    }
}

/// Whether an access is on record by a day: what bears no day always was.
fn has_begun(access: &Access, as_of: NaiveDate) -> bool {
    let days = [access.invited_on, access.accepted_on].into_iter().flatten();
    days.min().is_none_or(|first| first <= as_of)
}

#[cfg(test)]
mod tests;
