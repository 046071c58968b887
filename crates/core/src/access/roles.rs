//! What the portals call each role, what it allows, and what is at stake, as data with sources.
//! Sources that disagree stand beside each other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{AccessAlertCode, PortalRole};
use crate::said::{FactFileError, Said, SaidEntry, check_format, read_all, text};
use crate::{LicenseProgram, Severity, SourceSystem};

/// Everything that is known about the roles of the portals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortalRoles {
    roles: BTreeMap<PortalRole, RoleFacts>,
    alerts: BTreeMap<AccessAlertCode, AlertFact>,
    /// What sources say about the portals themselves.
    pub portals: Vec<(SourceSystem, Said)>,
    /// How many active administrators an agreement needs at least.
    pub least_administrators: u32,
    /// The deadline rule that asks for them; it bears severity, explanation and source.
    pub administrators_rule: String,
    /// The deadline rule that says what happens without any.
    pub impact_rule: String,
    /// The programs whose agreements have no such roles, with why.
    pub exempt: BTreeMap<LicenseProgram, Said>,
}

/// What is known about one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleFacts {
    /// What the portals call it, by source.
    pub names: Vec<RoleName>,
    /// What it allows, by source.
    pub may: Vec<Said>,
    /// What else sources say.
    pub notes: Vec<Said>,
}

/// What a portal calls a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleName {
    /// The portal.
    pub portal: SourceSystem,
    /// The name there, with its source and days.
    pub name: Said,
}

/// How grave an alert is that no deadline rule bears, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertFact {
    /// How grave.
    pub severity: Severity,
    /// Why it matters, in our words, with its source.
    pub said: Said,
}

static BUILT_IN: LazyLock<PortalRoles> = LazyLock::new(|| {
    PortalRoles::parse(include_str!("../../rules/roles.json"))
        .expect("the built-in roles are tested")
});

impl PortalRoles {
    /// The roles that come with Muniment.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a text of roles, such as `rules/roles.json` with corrections.
    ///
    /// # Errors
    /// When it is not complete, or something in it has no source.
    pub fn parse(file: &str) -> Result<Self, FactFileError> {
        let file: RolesFile = serde_json::from_str(file).map_err(FactFileError::Shape)?;
        check_format(file.format)?;
        let portals = file.portals.into_iter().map(|entry| {
            let said = entry.said.read(&entry.portal)?;
            Ok((entry.portal.parse()?, said))
        });
        let exempt = file.administrators.exempt.into_iter().map(|entry| {
            let said = entry.said.read(&entry.program)?;
            Ok((entry.program.parse()?, said))
        });
        let read = Self {
            roles: keyed(file.roles, |entry| entry.read())?,
            alerts: keyed(file.alerts, |entry| entry.read())?,
            portals: portals.collect::<Result<_, FactFileError>>()?,
            least_administrators: file.administrators.least,
            administrators_rule: file.administrators.rule,
            impact_rule: file.administrators.impact,
            exempt: exempt.collect::<Result<_, FactFileError>>()?,
        };
        read.check_complete()?;
        Ok(read)
    }

    /// What is known about a role.
    pub fn role(&self, role: PortalRole) -> &RoleFacts {
        self.roles.get(&role).expect("reading made sure of every role")
    }

    /// How grave an alert is; none for those that a deadline rule bears.
    pub fn alert(&self, code: AccessAlertCode) -> Option<&AlertFact> {
        self.alerts.get(&code)
    }

    fn check_complete(&self) -> Result<(), FactFileError> {
        let missing = |entry: &str| Err(FactFileError::Missing { entry: entry.to_owned() });
        if let Some(role) = PortalRole::ALL.iter().find(|role| !self.roles.contains_key(role)) {
            return missing(role.code());
        }
        let from_rules: BTreeSet<AccessAlertCode> =
            [AccessAlertCode::TooFewAdministrators, AccessAlertCode::InvitationNotAccepted].into();
        let untold = AccessAlertCode::ALL
            .iter()
            .find(|code| !from_rules.contains(code) && !self.alerts.contains_key(code));
        untold.map_or(Ok(()), |code| missing(code.code()))
    }
}

impl RoleFacts {
    /// What a portal calls the role on a day, without doubles, the first source first.
    pub fn names_in(&self, portal: SourceSystem, on: NaiveDate) -> Vec<&str> {
        let mut names = Vec::new();
        for name in self.names.iter().filter(|name| name.portal == portal && name.name.holds_on(on))
        {
            if !names.contains(&name.name.statement.as_str()) {
                names.push(name.name.statement.as_str());
            }
        }
        names
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RolesFile {
    format: u32,
    roles: Vec<RoleEntry>,
    portals: Vec<PortalEntry>,
    administrators: AdministratorsEntry,
    alerts: Vec<AlertEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleEntry {
    id: String,
    names: Vec<NameEntry>,
    may: Vec<SaidEntry>,
    #[serde(default)]
    notes: Vec<SaidEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameEntry {
    portal: String,
    said: SaidEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PortalEntry {
    portal: String,
    said: SaidEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AdministratorsEntry {
    least: u32,
    rule: String,
    impact: String,
    exempt: Vec<ExemptEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExemptEntry {
    program: String,
    said: SaidEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AlertEntry {
    code: String,
    severity: String,
    said: SaidEntry,
}

impl RoleEntry {
    fn read(self) -> Result<(PortalRole, RoleFacts), FactFileError> {
        let names = self.names.into_iter().map(|name| {
            Ok(RoleName { portal: name.portal.parse()?, name: name.said.read(&self.id)? })
        });
        let facts = RoleFacts {
            names: names.collect::<Result<_, FactFileError>>()?,
            may: read_all(self.may, &self.id)?,
            notes: read_all(self.notes, &self.id)?,
        };
        if facts.names.is_empty() || facts.may.is_empty() {
            return Err(FactFileError::Missing { entry: self.id });
        }
        Ok((self.id.parse()?, facts))
    }
}

impl AlertEntry {
    fn read(self) -> Result<(AccessAlertCode, AlertFact), FactFileError> {
        let said = self.said.read(&self.code)?;
        let severity = text(self.severity, &self.code, "severity")?.parse()?;
        Ok((self.code.parse()?, AlertFact { severity, said }))
    }
}

/// Entries by their codes, none twice.
fn keyed<E, K: Ord + ToString, T>(
    entries: Vec<E>,
    read: impl Fn(E) -> Result<(K, T), FactFileError>,
) -> Result<BTreeMap<K, T>, FactFileError> {
    let mut all = BTreeMap::new();
    for entry in entries {
        let (key, value) = read(entry)?;
        let entry = key.to_string();
        if all.insert(key, value).is_some() {
            return Err(FactFileError::Twice { entry });
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;
    use crate::deadlines::DeadlineRules;

    fn edited(from: &str, to: &str) -> Result<PortalRoles, FactFileError> {
        let text = include_str!("../../rules/roles.json");
        assert!(text.contains(from), "`{from}` is in the roles");
        PortalRoles::parse(&text.replacen(from, to, 1))
    }

    #[test]
    fn every_role_has_a_name_in_the_admin_center() {
        for role in PortalRole::ALL {
            let names = PortalRoles::built_in().role(*role);
            let names = names.names_in(SourceSystem::M365Admin, day("2026-01-01"));
            assert!(!names.is_empty(), "`{role}` has no name");
        }
    }

    #[test]
    fn both_portals_names_of_a_role_are_known() {
        let reader = PortalRoles::built_in().role(PortalRole::BenefitsReader);
        let today = day("2026-01-01");
        assert_eq!(reader.names_in(SourceSystem::M365Admin, today)[0], "Benefits reader");
        assert_eq!(reader.names_in(SourceSystem::Vlsc, today)[0], "Software Assurance Manager");
    }

    #[test]
    fn the_invoice_reader_has_no_name_in_the_old_portal() {
        let reader = PortalRoles::built_in().role(PortalRole::InvoiceReader);
        assert_eq!(reader.names_in(SourceSystem::Vlsc, day("2026-01-01")), Vec::<&str>::new());
    }

    #[test]
    fn the_rules_that_bear_an_alert_exist() {
        let (roles, rules) = (PortalRoles::built_in(), DeadlineRules::built_in());
        for id in [&roles.administrators_rule, &roles.impact_rule] {
            assert!(rules.rule(id).is_some(), "there is no rule `{id}`");
        }
    }

    #[test]
    fn what_has_no_source_is_refused() {
        let refused = edited(r#""source": "VLSC/VLMS administration""#, r#""source": " ""#);
        assert!(matches!(refused, Err(FactFileError::Blank { field: "source", .. })));
    }

    #[test]
    fn a_role_that_is_missing_or_there_twice_is_named() {
        let twice = edited(r#""id": "invoice_reader""#, r#""id": "benefits_reader""#);
        assert_eq!(twice.expect_err("a refusal").to_string(), "`benefits_reader` is there twice");
        let unknown = edited(r#""id": "invoice_reader""#, r#""id": "invoices""#);
        let said = unknown.expect_err("a refusal").to_string();
        assert_eq!(said, "`invoices` is not a known portal role");
    }
}
