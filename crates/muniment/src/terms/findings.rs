//! What keeps the governing terms of license records from being known, and of which records.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muniment_core::proof::RecordFacts;
use muniment_core::terms::{MissingFact, TermsKind, governing, matching};
use muniment_core::{LicenseId, Severity};

use super::Shelf;
use super::cases::Cases;
use super::governing::CAPTURE;
use crate::show::as_of;
use crate::view::{NamedLicense, SentenceView, TermsFinding};
use crate::{Error, Vault};

/// So many of the records that a finding is about are named; the others are counted.
const NAMED: usize = 20;

/// What is found of one record or more; editions to capture come first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Lack {
    /// The edition in force on a day is not held.
    Edition(NaiveDate, TermsKind),
    /// It is assumed that an edition held was still in force, for the reason that is given.
    Assumed(NaiveDate, TermsKind, String),
    /// A fact without which the terms cannot be told.
    Fact(MissingFact),
}

impl Vault {
    /// What keeps the governing terms of license records from being known or held as of a day,
    /// each with the records that it concerns; no day means today.
    ///
    /// # Errors
    /// When the day is no date or the catalog cannot be read.
    pub fn terms_findings(&self, on: Option<&str>) -> Result<Vec<TermsFinding>, Error> {
        let at = as_of(on)?;
        let shelf = Shelf::load(&self.catalog)?;
        let cases = Cases::load(&self.catalog)?;
        let timelines = shelf.timelines();
        let mut found: BTreeMap<Lack, Vec<(LicenseId, &RecordFacts)>> = BTreeMap::new();
        let grounds = self.grounds()?;
        for (id, facts) in &grounds.facts.records {
            let case = cases.case(&shelf.rules, *id, &facts.record, facts.acquisition.term, "");
            let answer = governing(&case, &shelf.rules, at);
            let unknown = answer.missing.iter().map(|fact| Lack::Fact(*fact));
            let editions = matching(&answer, &case.product, case.program, &timelines, &shelf.rules);
            let lacking = editions.iter().filter_map(|edition| {
                let (on, kind) = (answer.required_on?, edition.kind);
                match (&edition.held, &edition.gap) {
                    (None, _) => Some(Lack::Edition(on, kind)),
                    (Some(_), Some(gap)) => Some(Lack::Assumed(on, kind, gap.sentence())),
                    (Some(_), None) => None,
                }
            });
            for lack in unknown.chain(lacking) {
                found.entry(lack).or_default().push((*id, facts));
            }
        }
        Ok(found.iter().map(|(lack, records)| finding(&shelf, lack, records)).collect())
    }
}

fn finding(shelf: &Shelf, lack: &Lack, records: &[(LicenseId, &RecordFacts)]) -> TermsFinding {
    let title = |kind: TermsKind| shelf.rules.kind(kind).title.clone();
    let places = |kind, on: NaiveDate| {
        BTreeMap::from([("terms".to_owned(), title(kind)), ("date".to_owned(), on.to_string())])
    };
    let (code, severity, action) = match lack {
        Lack::Edition(..) => ("T-CAPTURE", Severity::Warning, CAPTURE),
        Lack::Assumed(..) => ("T-ASSUMED", Severity::Info, CAPTURE),
        Lack::Fact(_) => ("T-FACT", Severity::Info, "complete_record"),
    };
    let (kind, day) = match lack {
        Lack::Edition(on, kind) | Lack::Assumed(on, kind, _) => (Some(*kind), Some(*on)),
        Lack::Fact(_) => (None, None),
    };
    let (form, places) = match lack {
        Lack::Edition(on, kind) => {
            ("The {terms} in force on {date} are not in the vault.".to_owned(), places(*kind, *on))
        }
        Lack::Assumed(on, kind, gap) => {
            (format!("{{terms}} of {{date}}: {gap}"), places(*kind, *on))
        }
        Lack::Fact(fact) => (unknown(*fact).to_owned(), BTreeMap::new()),
    };
    let mut licenses: Vec<NamedLicense> = records
        .iter()
        .map(|(id, facts)| NamedLicense { id: id.to_string(), title: facts.record.title() })
        .collect();
    licenses.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
    licenses.truncate(NAMED);
    let message = places
        .iter()
        .fold(form.clone(), |text, (place, value)| text.replace(&format!("{{{place}}}"), value));
    TermsFinding {
        code: code.to_owned(),
        severity: severity.code().to_owned(),
        message,
        sentence: SentenceView { form, places },
        action: action.to_owned(),
        kind: kind.map(|kind| kind.code().to_owned()),
        day: day.map(|day| day.to_string()),
        licenses,
        count: records.len() as u64,
    }
}

fn unknown(fact: MissingFact) -> &'static str {
    match fact {
        MissingFact::Program => {
            "No rule says which terms govern: the record states no program or channel that has one."
        }
        MissingFact::AgreementStart => {
            "Which terms govern cannot be told without the first day of the agreement."
        }
        MissingFact::OrderDay => {
            "Which terms govern cannot be told without the day of the acquisition."
        }
        MissingFact::SubscriptionStart => {
            "Which terms govern cannot be told without the first day of the subscription."
        }
        MissingFact::ReleaseDay => {
            "Which terms govern cannot be told without the day on which the version was released."
        }
    }
}
