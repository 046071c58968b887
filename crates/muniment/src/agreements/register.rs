//! The register at one moment, as of a day, so that what refers to it can be named.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use muniment_catalog::{AgreementEntry, AgreementTie, Catalog, Tie};
use muniment_core::deadlines::DeadlineRules;
use muniment_core::{Agreement, AgreementId, DocumentId, EntityId, calendar};

use crate::Error;
use crate::own_rules::deadline_rules;
use crate::show::written;
use crate::view::{AffiliateFields, AgreementFields, AgreementRow, PaperFields};

/// All agreements, the names of all legal entities, and which documents speak for which agreement.
pub(crate) struct Register {
    entries: Vec<AgreementEntry>,
    entities: BTreeMap<EntityId, String>,
    ties: Vec<AgreementTie>,
    /// They state the terms of programs.
    rules: DeadlineRules,
    as_of: NaiveDate,
}

impl Register {
    pub(crate) fn load(catalog: &Catalog, as_of: NaiveDate) -> Result<Self, Error> {
        let entities = catalog.entities()?.into_iter();
        Ok(Self {
            entries: catalog.agreements()?,
            entities: entities.map(|entry| (entry.id, entry.stated.name)).collect(),
            ties: catalog.agreement_ties()?,
            rules: deadline_rules(catalog)?,
            as_of,
        })
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &AgreementEntry> {
        self.entries.iter()
    }

    pub(crate) fn entity_name(&self, entity: EntityId) -> Option<String> {
        self.entities.get(&entity).cloned()
    }

    pub(super) fn ties(&self, agreement: AgreementId) -> impl Iterator<Item = &AgreementTie> {
        self.ties.iter().filter(move |tie| tie.agreement == agreement)
    }

    /// The documents that speak for an agreement in this way.
    pub(super) fn tied(&self, agreement: AgreementId, way: Tie) -> BTreeSet<DocumentId> {
        self.ties(agreement).filter(|tie| tie.tie == way).map(|tie| tie.document).collect()
    }

    pub(crate) fn row(&self, entry: &AgreementEntry) -> AgreementRow {
        let stated = &entry.stated;
        let own = |tie: &&AgreementTie| tie.tie != Tie::License;
        let documents: BTreeSet<DocumentId> =
            self.ties(entry.id).filter(own).map(|tie| tie.document).collect();
        let parent = self.entries.iter().find(|other| Some(other.id) == stated.parent);
        let term_to = if stated.to.is_some() { None } else { term_to(stated, &self.rules) };
        AgreementRow {
            id: entry.id.to_string(),
            label: stated.label().to_owned(),
            fields: fields(stated),
            term_to: written(term_to),
            next_anniversary: written(next_anniversary(stated, stated.to.or(term_to), self.as_of)),
            parent_label: parent.map(|parent| parent.stated.label().to_owned()),
            entity_name: stated.entity.and_then(|entity| self.entity_name(entity)),
            counterparty_name: stated.counterparty.and_then(|entity| self.entity_name(entity)),
            licenses: entry.licenses,
            documents: documents.len() as u64,
            voided: entry.voided.is_some(),
        }
    }
}

fn term_to(stated: &Agreement, rules: &DeadlineRules) -> Option<NaiveDate> {
    rules.agreement_term(stated.program?.code(), stated.from?)
}

/// An agreement that has ended by then has no further anniversary.
fn next_anniversary(
    stated: &Agreement,
    last: Option<NaiveDate>,
    as_of: NaiveDate,
) -> Option<NaiveDate> {
    let next = calendar::next_anniversary(stated.from?, as_of)?;
    last.is_none_or(|last| next <= last).then_some(next)
}

fn fields(stated: &Agreement) -> AgreementFields {
    let affiliates = stated.affiliates.iter().map(|affiliate| AffiliateFields {
        entity: affiliate.entity.to_string(),
        included: affiliate.included,
    });
    let papers = stated.papers.iter().map(|paper| PaperFields {
        document: paper.document.to_string(),
        kind: paper.kind.code().to_owned(),
        shows: paper.shows.iter().map(|shown| shown.code().to_owned()).collect(),
    });
    AgreementFields {
        program: stated.program.map(|program| program.code().to_owned()),
        number: stated.number.clone(),
        title: stated.title.clone(),
        parent: stated.parent.map(|parent| parent.to_string()),
        entity: stated.entity.map(|entity| entity.to_string()),
        counterparty: stated.counterparty.map(|entity| entity.to_string()),
        from: written(stated.from),
        to: written(stated.to),
        affiliates: affiliates.collect(),
        papers: papers.collect(),
        notes: stated.notes.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use muniment_core::LicenseProgram;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn of(program: LicenseProgram, from: &str) -> Agreement {
        Agreement { program: Some(program), from: Some(day(from)), ..Agreement::default() }
    }

    #[test]
    fn the_term_of_a_program_gives_the_last_day() {
        let rules = DeadlineRules::built_in();
        let last = |program| term_to(&of(program, "2023-07-01"), &rules);
        assert_eq!(last(LicenseProgram::EaEnterpriseEnrollment), Some(day("2026-06-30")));
        assert_eq!(last(LicenseProgram::SelectPlus), None);
    }

    #[test]
    fn an_agreement_has_no_anniversary_after_its_last_day() {
        let enrollment = of(LicenseProgram::EaEnterpriseEnrollment, "2023-07-01");
        let last = term_to(&enrollment, &DeadlineRules::built_in());
        let next = |as_of: &str| next_anniversary(&enrollment, last, day(as_of));
        assert_eq!(next("2025-01-01"), Some(day("2025-07-01")));
        assert_eq!(next("2025-07-02"), None, "the third anniversary follows the last day");
    }

    #[test]
    fn an_agreement_that_never_ends_has_anniversaries_for_ever() {
        let purchasing = of(LicenseProgram::SelectPlus, "2012-02-29");
        let next = |as_of: &str| next_anniversary(&purchasing, None, day(as_of));
        assert_eq!(next("2023-01-01"), Some(day("2023-02-28")));
        assert_eq!(next("2023-03-01"), Some(day("2024-02-29")));
    }
}
