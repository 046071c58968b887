//! What the whole vault says about things that records share.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::pieces;
use crate::proof::chain::{Order, Units};
use crate::proof::rules::{MPSA, Names};
use crate::proof::text::{bare, fold};
use crate::proof::{
    AgreementFacts, DocumentFacts, LineId, Profile, RecordFacts, RuleSet, VaultFacts, Waiver,
};
use crate::terms::{Held, TermsRules, Timeline};
use crate::{AcquisitionChannel, DocumentId, EditionId, LicenseId};

/// The first and last day of something, as far as they are stated.
type Days = (Option<NaiveDate>, Option<NaiveDate>);

/// How many agreements above one another are followed, so that a circle of them ends.
const DEEPEST: usize = 8;

pub(super) struct Index<'a> {
    pub(super) facts: &'a VaultFacts,
    pub(super) rules: &'a RuleSet,
    pub(super) profile: Profile,
    pub(super) as_of: NaiveDate,
    pub(super) order: Order,
    pub(super) units: Units,
    own_names: HashMap<String, Vec<Days>>,
    agreements: HashMap<String, &'a AgreementFacts>,
    lines_used: HashMap<LineId, i64>,
    coverage: HashMap<LicenseId, Vec<(LicenseId, Days)>>,
    latest: HashMap<(Portal, Option<String>), NaiveDate>,
    waivers: HashMap<LicenseId, HashMap<&'a str, &'a Waiver>>,
    /// The rules about public terms, and the editions held as series.
    pub(super) terms: (TermsRules, Vec<Timeline<'a, EditionId>>),
}

/// Which of the publisher's registers a statement comes from: neither shows what is in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Portal {
    BusinessCenter,
    VolumeLicensing,
}

impl<'a> Index<'a> {
    pub(super) fn new(
        facts: &'a VaultFacts,
        rules: &'a RuleSet,
        profile: Profile,
        as_of: NaiveDate,
    ) -> Self {
        Self {
            facts,
            rules,
            profile,
            as_of,
            order: Order::of(facts),
            units: Units::of(facts, as_of),
            own_names: own_names(facts),
            agreements: agreements(facts),
            lines_used: lines_used(facts),
            coverage: coverage(facts),
            latest: latest(facts),
            waivers: waivers(facts),
            terms: (TermsRules::built_in(), series(facts)),
        }
    }

    pub(super) fn document(&self, document: DocumentId) -> Option<&'a DocumentFacts> {
        self.facts.documents.get(&document)
    }

    /// Whether a name is one of ours, on a day if one is known. Without own names, nobody is called
    /// a stranger.
    pub(super) fn is_own_name(&self, name: &str, day: Option<NaiveDate>) -> bool {
        let within = |(from, to): &Days| {
            let Some(day) = day else { return true };
            from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
        };
        self.own_names.is_empty()
            || self.own_names.get(&fold(name)).is_some_and(|days| days.iter().any(within))
    }

    /// The agreement of a record and those above it.
    pub(super) fn agreements_of(&self, record: &RecordFacts) -> Vec<&'a AgreementFacts> {
        let mut found: Vec<&'a AgreementFacts> = Vec::new();
        let mut number = bare(&record.record.agreement_number);
        while let Some(agreement) = self.agreements.get(&number).filter(|_| found.len() < DEEPEST) {
            found.push(agreement);
            number = bare(&agreement.parent);
        }
        found
    }

    /// How many units of a line all records use together; negative on a credit note.
    pub(super) fn line_used(&self, line: LineId) -> i64 {
        self.lines_used.get(&line).copied().unwrap_or_default()
    }

    /// The days on which Software Assurance covers a record: its own and that of records over it.
    pub(super) fn coverage_of(&self, base: LicenseId) -> &[(LicenseId, Days)] {
        self.coverage.get(&base).map(Vec::as_slice).unwrap_or_default()
    }

    /// The day of the latest statement that speaks for a record.
    pub(super) fn latest_statement(&self, record: &RecordFacts) -> Option<NaiveDate> {
        let portal = self.portal_of(record);
        let agreement = bare(&record.record.agreement_number);
        let of = |agreement| self.latest.get(&(portal, agreement)).copied();
        of(None).max(of(Some(agreement)))
    }

    fn portal_of(&self, record: &RecordFacts) -> Portal {
        match self.rules.program(MPSA).is_some_and(|mpsa| is_of(mpsa, &record.record.program)) {
            true => Portal::BusinessCenter,
            false => Portal::VolumeLicensing,
        }
    }

    pub(super) fn waiver(&self, license: LicenseId, code: &str) -> Option<&'a Waiver> {
        self.waivers.get(&license).and_then(|of_record| of_record.get(code)).copied()
    }
}

fn is_of(names: &Names, text: &str) -> bool {
    names.fit(&fold(text))
}

fn own_names(facts: &VaultFacts) -> HashMap<String, Vec<Days>> {
    let mut names: HashMap<String, Vec<Days>> = HashMap::new();
    for own in &facts.own_names {
        names.entry(fold(&own.name)).or_default().push((own.from, own.to));
    }
    names
}

fn agreements(facts: &VaultFacts) -> HashMap<String, &AgreementFacts> {
    let mut agreements = HashMap::new();
    for (number, agreement) in &facts.agreements {
        let number = bare(number);
        if !number.is_empty() {
            agreements.entry(number).or_insert(agreement);
        }
    }
    agreements
}

/// How many units of each line are used. A record that links a line twice uses it once.
fn lines_used(facts: &VaultFacts) -> HashMap<LineId, i64> {
    let mut used: HashMap<LineId, i64> = HashMap::new();
    for record in facts.records.values() {
        let mut of_record: BTreeMap<LineId, i64> = BTreeMap::new();
        for evidence in &record.evidence {
            if let Some(line) = evidence.line {
                let line = LineId { document: evidence.document, line };
                let units = pieces::units(record, evidence, facts);
                let most = of_record.entry(line).or_default();
                if units.unsigned_abs() > most.unsigned_abs() {
                    *most = units;
                }
            }
        }
        for (line, units) in of_record {
            let sum = used.entry(line).or_default();
            *sum = sum.saturating_add(units);
        }
    }
    used
}

fn coverage(facts: &VaultFacts) -> HashMap<LicenseId, Vec<(LicenseId, Days)>> {
    let mut coverage: HashMap<LicenseId, Vec<(LicenseId, Days)>> = HashMap::new();
    for (license, record) in &facts.records {
        let days = (record.record.sa_from, record.record.sa_to);
        if days == (None, None) {
            continue;
        }
        coverage.entry(*license).or_default().push((*license, days));
        let covers = matches!(
            record.record.channel,
            Some(AcquisitionChannel::SaWithBase | AcquisitionChannel::SaOverOem)
        );
        for base in
            record.acquisition.underlying.iter().filter(|base| covers && base.license != *license)
        {
            coverage.entry(base.license).or_default().push((*license, days));
        }
    }
    coverage
}

/// The latest day for which each register was calculated, for all agreements and for each.
fn latest(facts: &VaultFacts) -> HashMap<(Portal, Option<String>), NaiveDate> {
    let mut latest: HashMap<(Portal, Option<String>), NaiveDate> = HashMap::new();
    for (document, statement) in &facts.statements {
        if !facts.documents.get(document).is_some_and(pieces::is_sound) {
            continue;
        }
        let portal = match statement.system {
            crate::SourceSystem::BusinessCenter => Portal::BusinessCenter,
            _ => Portal::VolumeLicensing,
        };
        let mut agreements: Vec<_> =
            statement.covers.iter().map(|number| Some(bare(number))).collect();
        if agreements.is_empty() {
            agreements.push(None);
        }
        for agreement in agreements {
            let day = latest.entry((portal, agreement)).or_insert(statement.calculated_on);
            *day = (*day).max(statement.calculated_on);
        }
    }
    latest
}

/// The last waiver of each finding.
fn waivers(facts: &VaultFacts) -> HashMap<LicenseId, HashMap<&str, &Waiver>> {
    let mut sorted: Vec<_> = facts.waivers.iter().collect();
    sorted.sort_by_key(|waiver| (waiver.at, &waiver.by, &waiver.reason));
    let mut waivers: HashMap<LicenseId, HashMap<&str, &Waiver>> = HashMap::new();
    for waiver in sorted {
        waivers.entry(waiver.license).or_default().insert(&waiver.finding, waiver);
    }
    waivers
}

fn series(facts: &VaultFacts) -> Vec<Timeline<'_, EditionId>> {
    Timeline::all(facts.editions.iter().map(|(key, edition)| Held { key: *key, edition }))
}
