//! What makes a statement doubtful by itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Figures, Limits, Line, RowPlace, Statement, Tab};
use crate::Severity;
use crate::code::vocabulary;
use crate::proof::text::fold;
use crate::table::bare;

vocabulary!(
    /// The quality checks of statements. What each looks for, and its source, is data.
    QualityCheck, "quality check" {
        /// More active Software Assurance than effective licenses.
        AssuranceAboveLicenses = "M1",
        /// Many unresolved units.
        Unresolved = "M2",
        /// A name of ours is missing.
        NameMissing = "M3",
        /// One country only.
        OneCountry = "M4",
        /// No dates of Software Assurance on the MPSA tab.
        MpsaWithoutDates = "M5",
        /// Captions that are not English.
        NotEnglish = "M6",
        /// Active although ended.
        ActiveThoughEnded = "M7",
        /// More upgrades than licenses below them.
        UpgradesAboveLicenses = "M8",
        /// Software Assurance without licenses.
        AssuranceWithoutLicenses = "M9",
        /// Software Assurance on an online service.
        AssuranceOnService = "M10",
    }
);

/// A doubt about a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The check that found it.
    pub check: QualityCheck,
    /// How grave it is.
    pub severity: Severity,
    /// The row it is about; none where it is about the whole statement.
    pub at: Option<RowPlace>,
    /// The product, agreement or name it is about.
    pub subject: String,
    /// The units found, where units are compared.
    pub found: Option<i64>,
    /// The units against which they are compared.
    pub against: Option<i64>,
}

/// Every doubt about a statement, by check and then by row. `own_names` are the names under which
/// we bought; `as_of` counts where the statement bears no date.
pub fn doubts(
    statement: &Statement,
    own_names: &[String],
    as_of: NaiveDate,
    limits: &Limits,
) -> Vec<Doubt> {
    let mut found = Found { limits, doubts: Vec::new() };
    for line in statement.position() {
        of_line(line, &mut found);
    }
    upgrades(statement, &mut found);
    names(statement, own_names, &mut found);
    let scope = statement.scope();
    if scope.countries.len() == 1 {
        let country = scope.countries.first().cloned().unwrap_or_default();
        found.add(QualityCheck::OneCountry, None, &country, None);
    }
    for line in statement.lines_of(Tab::Mpsa) {
        if line.figures.active_sa > 0 && line.sa_to.is_none() {
            found.add(QualityCheck::MpsaWithoutDates, Some(line.at), &title(line), None);
        }
    }
    if !matches!(statement.language.as_str(), "" | "en") {
        found.add(QualityCheck::NotEnglish, None, &statement.language, None);
    }
    let day = statement.calculated_on.unwrap_or(as_of);
    for agreement in &statement.agreements {
        if bare(&agreement.status) == "active" && agreement.to.is_some_and(|to| to < day) {
            let subject = &agreement.number;
            found.add(QualityCheck::ActiveThoughEnded, Some(agreement.at), subject, None);
        }
    }
    found.doubts.sort_by_key(|doubt| (doubt.check, doubt.at));
    found.doubts
}

struct Found<'a> {
    limits: &'a Limits,
    doubts: Vec<Doubt>,
}

impl Found<'_> {
    /// Adds a doubt; a check that the limits leave out is not made.
    fn add(
        &mut self,
        check: QualityCheck,
        at: Option<RowPlace>,
        subject: &str,
        units: Option<(i64, i64)>,
    ) {
        let Some(fact) = self.limits.check(check) else { return };
        self.doubts.push(Doubt {
            check,
            severity: fact.severity,
            at,
            subject: subject.to_owned(),
            found: units.map(|(found, _)| found),
            against: units.map(|(_, against)| against),
        });
    }
}

fn of_line(line: &Line, found: &mut Found<'_>) {
    let Figures { effective, unresolved, active_sa, .. } = line.figures;
    let subject = title(line);
    let at = Some(line.at);
    if is_service(line) && active_sa != 0 {
        found.add(QualityCheck::AssuranceOnService, at, &subject, Some((active_sa, 0)));
    } else if effective == 0 && active_sa > 0 {
        found.add(QualityCheck::AssuranceWithoutLicenses, at, &subject, Some((active_sa, 0)));
    } else if active_sa > effective {
        let units = Some((active_sa, effective));
        found.add(QualityCheck::AssuranceAboveLicenses, at, &subject, units);
    }
    let share = i64::from(found.limits.unresolved_percent);
    let is_many = unresolved.saturating_mul(100) > effective.max(0).saturating_mul(share);
    if unresolved > 0 && is_many {
        found.add(QualityCheck::Unresolved, at, &subject, Some((unresolved, effective)));
    }
}

/// Upgrades count against the licenses of their family in any version.
fn upgrades(statement: &Statement, found: &mut Found<'_>) {
    let mut families: BTreeMap<(String, String), (&Line, Figures)> = BTreeMap::new();
    for line in statement.position() {
        let key = (bare(&line.pool), bare(&line.family));
        let sum = families.entry(key).or_insert((line, Figures::default()));
        sum.1 = sum.1.plus(line.figures);
    }
    for (line, sum) in families.into_values() {
        let upgrades = sum.upgrade.saturating_add(sum.upgrade_maintained);
        if upgrades > sum.effective {
            let units = Some((upgrades, sum.effective));
            let check = QualityCheck::UpgradesAboveLicenses;
            found.add(check, Some(line.at), &line.family, units);
        }
    }
}

fn names(statement: &Statement, own_names: &[String], found: &mut Found<'_>) {
    if statement.organizations.is_empty() {
        return;
    }
    let listed = statement.scope().organizations;
    for name in own_names.iter().filter(|name| !listed.contains(&fold(name))) {
        found.add(QualityCheck::NameMissing, None, name, None);
    }
}

fn is_service(line: &Line) -> bool {
    let says_online = |text: &String| bare(text).contains("online");
    says_online(&line.pool) || line.extra.get("Type").is_some_and(says_online)
}

fn title(line: &Line) -> String {
    format!("{} {}", line.family.trim(), line.version.trim()).trim().to_owned()
}
