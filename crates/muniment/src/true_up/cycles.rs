//! Which agreements have true-ups, and for which anniversaries.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muniment_catalog::{AgreementEntry, Catalog, TrueUpEntry};
use muniment_core::AgreementId;
use muniment_core::calendar::{WorkCalendar, anniversary, nth_anniversary};
use muniment_core::deadlines::{Anchor, AnchorKind, DeadlineRules, Subject, SubjectKind};
use muniment_core::true_up::TrueUpCycle;

use crate::agreements::Register;
use crate::deadlines::is_enrollment;
use crate::holidays::work_calendar;
use crate::own_rules::deadline_rules;
use crate::{Error, Vault};

/// The rule about the export before each anniversary: an agreement that it concerns has true-ups.
pub(crate) const EXPORT_RULE: &str = "D01";

/// The rule about challenging the pricing of a quote.
pub(crate) const CHALLENGE_RULE: &str = "D03";

/// The most anniversaries that are looked through; no agreement is older.
const MOST: u32 = 200;

/// The anniversaries with a true-up, by the rules in force.
pub(super) struct Anniversaries {
    pub(super) rules: DeadlineRules,
    /// Agreements with others below them.
    parents: Vec<AgreementId>,
}

/// All true-ups at one moment, as of a day.
pub(super) struct Cycles {
    pub(super) as_of: NaiveDate,
    pub(super) anniversaries: Anniversaries,
    pub(super) calendar: WorkCalendar,
    pub(super) register: Register,
    known: Vec<TrueUpEntry>,
}

impl Anniversaries {
    pub(super) fn load(catalog: &Catalog) -> Result<Self, Error> {
        let agreements = catalog.agreements()?;
        let counting = agreements.iter().filter(|entry| entry.voided.is_none());
        Ok(Self {
            rules: deadline_rules(catalog)?,
            parents: counting.filter_map(|entry| entry.stated.parent).collect(),
        })
    }

    /// Whether this is an anniversary of the agreement for which there is a true-up.
    pub(super) fn has(&self, entry: &AgreementEntry, day: NaiveDate) -> bool {
        use chrono::Datelike;
        entry.stated.from.is_some_and(|from| {
            self.has_true_ups(entry)
                && from < day
                && anniversary(from, day.year()) == Some(day)
                && !self.is_over(entry, day)
        })
    }

    /// The anniversaries with a true-up, up to the first one on or after a day.
    fn until(&self, entry: &AgreementEntry, as_of: NaiveDate) -> Vec<NaiveDate> {
        let Some(from) = entry.stated.from.filter(|_| self.has_true_ups(entry)) else {
            return Vec::new();
        };
        let days = (1..MOST).map_while(|n| nth_anniversary(from, n));
        let mut listed = Vec::new();
        for day in days.take_while(|day| !self.is_over(entry, *day)) {
            listed.push(day);
            if day >= as_of {
                break;
            }
        }
        listed
    }

    fn has_true_ups(&self, entry: &AgreementEntry) -> bool {
        let (Some(program), Some(day)) = (entry.stated.program, entry.stated.from) else {
            return false;
        };
        let subject = Subject {
            kind: SubjectKind::Agreement,
            id: entry.id.to_string(),
            title: String::new(),
        };
        let qualifier = Some(program.code().to_owned());
        let anchor = Anchor { subject, kind: AnchorKind::EnrollmentEffective, qualifier, day };
        let rule = self.rules.rule(EXPORT_RULE);
        is_enrollment(program, self.parents.contains(&entry.id))
            && rule.is_some_and(|rule| rule.concerns(&anchor))
    }

    /// The year that ends with the agreement has a true-up, too: its anniversary follows the last
    /// day.
    fn is_over(&self, entry: &AgreementEntry, day: NaiveDate) -> bool {
        let stated = &entry.stated;
        let by_term = || self.rules.agreement_term(stated.program?.code(), stated.from?);
        let last = stated.to.or_else(by_term).and_then(|last| last.succ_opt());
        last.is_some_and(|last| last < day)
    }
}

impl Cycles {
    pub(super) fn load(vault: &Vault, as_of: NaiveDate) -> Result<Self, Error> {
        Ok(Self {
            as_of,
            anniversaries: Anniversaries::load(&vault.catalog)?,
            calendar: work_calendar(&vault.config)?,
            register: Register::load(&vault.catalog, as_of)?,
            known: vault.catalog.true_ups()?,
        })
    }

    /// The true-ups of an agreement by anniversary, whether something is stated of them or not.
    pub(super) fn of(&self, entry: &AgreementEntry) -> Vec<TrueUpEntry> {
        let begun = self.known.iter().filter(|known| known.agreement == entry.id);
        let mut cycles: BTreeMap<NaiveDate, TrueUpCycle> =
            begun.map(|known| (known.anniversary, known.stated.clone())).collect();
        for day in self.anniversaries.until(entry, self.as_of) {
            cycles.entry(day).or_default();
        }
        let entry =
            |(anniversary, stated)| TrueUpEntry { agreement: entry.id, anniversary, stated };
        cycles.into_iter().map(entry).collect()
    }

    /// The day that a rule gives, counted from another one.
    pub(super) fn due(&self, rule: &str, from: NaiveDate) -> Option<NaiveDate> {
        let timing = self.anniversaries.rules.rule(rule)?.timing.as_ref()?;
        timing.offset.from_day(from, &self.calendar)
    }
}
