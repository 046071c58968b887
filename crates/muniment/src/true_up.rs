//! The true-ups of agreements: what was done for each anniversary, and what speaks against it.

mod count;
mod cycles;
mod facts;

use chrono::{Local, NaiveDate};
use muniment_catalog::{AgreementEntry, Catalog, TrueUpEntry};
use muniment_core::maths::{Facts, Function};
use muniment_core::true_up::{CountLine, StepDone, TrueUpCycle, TrueUpFinding, TrueUpStep};
use muniment_core::{Event, Op};

use crate::agreements::resolve_agreement;
use crate::calculator;
use crate::document::resolve_document;
use crate::show::{self, code_of, stated, written};
use crate::transact::Decision;
use crate::view::{
    CountLineView, StepDoneFields, StepDoneView, TrueUpFindingView, TrueUpStepView, TrueUpView,
};
use crate::{Done, Error, Vault};
use cycles::{Anniversaries, Cycles};
pub(crate) use cycles::{CHALLENGE_RULE, EXPORT_RULE};

impl Vault {
    /// The true-ups of one agreement, or of all that have them, as of a day; absent means today.
    /// Those of which nothing is stated yet are listed up to the coming anniversary.
    ///
    /// # Errors
    /// When there is no such agreement, the day is no date, or the holidays of this machine or the
    /// company's own rules cannot be read.
    pub fn true_ups(
        &self,
        agreement: Option<&str>,
        as_of: Option<&str>,
    ) -> Result<Vec<TrueUpView>, Error> {
        let as_of = show::as_of(as_of)?;
        let cycles = Cycles::load(self, as_of)?;
        let mut views = Vec::new();
        for entry in self.agreements_with_true_ups(agreement)? {
            for known in cycles.of(&entry) {
                views.push(self.true_up_view(&cycles, &entry, known)?);
            }
        }
        Ok(views)
    }

    /// One true-up, by its agreement and its anniversary, as of a day; absent means today.
    ///
    /// # Errors
    /// As [`Self::true_ups`], or when the agreement has no such anniversary.
    pub fn true_up(
        &self,
        agreement: &str,
        anniversary: &str,
        as_of: Option<&str>,
    ) -> Result<TrueUpView, Error> {
        let cycles = Cycles::load(self, show::as_of(as_of)?)?;
        let entry = resolve_agreement(&self.catalog, agreement)?;
        let before = cycle_before(&self.catalog, &cycles.anniversaries, &entry, anniversary)?;
        self.true_up_view(&cycles, &entry, before)
    }

    /// States that something was done in a true-up, or takes back that it was. The same again
    /// changes nothing. Findings, such as a review by the same person, stop nobody.
    ///
    /// # Errors
    /// When there is no such agreement, anniversary, step or document, or the day is missing or
    /// yet to come.
    pub fn state_true_up_step(
        &self,
        agreement: &str,
        anniversary: &str,
        step: &str,
        done: Option<&StepDoneFields>,
    ) -> Result<Done<()>, Error> {
        let step: TrueUpStep = code_of(step, "bad_step")?;
        self.change_true_up(agreement, anniversary, |catalog, mut cycle| {
            match done {
                Some(fields) => cycle.done.insert(step, self.read_done(catalog, fields)?),
                None => cycle.done.remove(&step),
            };
            Ok(cycle)
        })
    }

    /// Writes what a change makes of a true-up, if it makes something else of it.
    fn change_true_up(
        &self,
        agreement: &str,
        anniversary: &str,
        change: impl Fn(&Catalog, TrueUpCycle) -> Result<TrueUpCycle, Error>,
    ) -> Result<Done<()>, Error> {
        self.transact(Op::StateTrueUp, |catalog| {
            let entry = resolve_agreement(catalog, agreement)?;
            let anniversaries = Anniversaries::load(catalog)?;
            let before = cycle_before(catalog, &anniversaries, &entry, anniversary)?;
            let stated = change(catalog, before.stated.clone())?;
            let mut events = Vec::new();
            if stated != before.stated {
                let TrueUpEntry { agreement, anniversary, .. } = before;
                events.push(Event::TrueUpStated { agreement, anniversary, stated });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// What a person states, complete enough to be that.
    fn read_done(&self, catalog: &Catalog, fields: &StepDoneFields) -> Result<StepDone, Error> {
        let on = show::day(Some(&fields.on))?
            .ok_or_else(|| Error::invalid("bad_date", "the day is missing"))?;
        if on > Local::now().date_naive() {
            return Err(Error::invalid("bad_date", format!("`{on}` is yet to come")));
        }
        let mut evidence = Vec::new();
        for id in &fields.evidence {
            let document = resolve_document(catalog, id)?;
            if document.voided.is_some() {
                let message = format!("`{}` is void and shows nothing", document.name);
                return Err(Error::invalid("void", message));
            }
            if !evidence.contains(&document.id) {
                evidence.push(document.id);
            }
        }
        let by = stated(Some(&fields.by)).unwrap_or_else(|| self.actor.clone());
        Ok(StepDone { on, by, evidence, note: fields.note.trim().to_owned() })
    }

    fn agreements_with_true_ups(
        &self,
        agreement: Option<&str>,
    ) -> Result<Vec<AgreementEntry>, Error> {
        Ok(match agreement {
            Some(id) => vec![resolve_agreement(&self.catalog, id)?],
            None => {
                let mut entries = self.catalog.agreements()?;
                entries.retain(|entry| entry.voided.is_none());
                entries.sort_by_key(|entry| entry.stated.label().to_lowercase());
                entries
            }
        })
    }

    fn true_up_view(
        &self,
        cycles: &Cycles,
        entry: &AgreementEntry,
        known: TrueUpEntry,
    ) -> Result<TrueUpView, Error> {
        let cycle = known.stated.as_of(cycles.as_of);
        let facts = self.true_up_facts(cycles, entry, known.anniversary, &cycle)?;
        let findings = cycle.findings(&facts, cycles.as_of);
        let lines = cycle.count.as_ref().map_or(&[][..], |count| &count.lines);
        Ok(TrueUpView {
            agreement: entry.id.to_string(),
            label: entry.stated.label().to_owned(),
            anniversary: known.anniversary.to_string(),
            export_due: written(facts.export_due),
            challenge_until: written(facts.challenge_until),
            steps: self.steps(&cycle)?,
            places_done: small(cycle.places_done()),
            places: small(TrueUpCycle::PLACES),
            order: cycle.order().map(|order| order.code().to_owned()),
            counted_from: cycle.count.as_ref().map(|count| count.from.clone()),
            added: added(lines),
            lines: lines.iter().map(line).collect(),
            findings: findings.iter().map(finding).collect(),
            rule: calculator::rule(Facts::built_in().rule(Function::TrueUpDelta).clone()),
        })
    }

    fn steps(&self, cycle: &TrueUpCycle) -> Result<Vec<TrueUpStepView>, Error> {
        let view = |step: &TrueUpStep| -> Result<TrueUpStepView, Error> {
            let done = cycle.done.get(step).map(|done| self.done_view(done)).transpose()?;
            let place = step.place().map(small);
            Ok(TrueUpStepView { step: step.code().to_owned(), place, done })
        };
        TrueUpStep::ALL.iter().map(view).collect()
    }

    fn done_view(&self, done: &StepDone) -> Result<StepDoneView, Error> {
        let mut evidence = Vec::new();
        for id in &done.evidence {
            evidence.extend(self.catalog.document_by_id(id)?.as_ref().map(show::document_row));
        }
        let (by, note) = (done.by.clone(), done.note.clone());
        Ok(StepDoneView { on: done.on.to_string(), by, evidence, note })
    }
}

/// What is stated of a true-up so far; an anniversary that the agreement does not have has none.
fn cycle_before(
    catalog: &Catalog,
    anniversaries: &Anniversaries,
    entry: &AgreementEntry,
    anniversary: &str,
) -> Result<TrueUpEntry, Error> {
    let anniversary: NaiveDate = show::day(Some(anniversary))?
        .ok_or_else(|| Error::invalid("bad_date", "the anniversary is missing"))?;
    let known = catalog.true_ups_of(&entry.id)?;
    if let Some(known) = known.into_iter().find(|known| known.anniversary == anniversary) {
        return Ok(known);
    }
    if !anniversaries.has(entry, anniversary) {
        let label = entry.stated.label();
        let message = format!("`{anniversary}` is no anniversary of `{label}` with a true-up");
        return Err(Error::invalid("no_such_anniversary", message));
    }
    Ok(TrueUpEntry { agreement: entry.id, anniversary, stated: TrueUpCycle::default() })
}

fn line(line: &CountLine) -> CountLineView {
    CountLineView {
        product: line.product.clone(),
        deployed: line.deployed,
        baseline: line.baseline,
        delta: line.delta(),
    }
}

fn added(lines: &[CountLine]) -> u64 {
    lines.iter().fold(0, |sum: u64, line| sum.saturating_add(line.delta()))
}

fn finding(finding: &TrueUpFinding) -> TrueUpFindingView {
    TrueUpFindingView {
        check: finding.check.code().to_owned(),
        severity: finding.severity.code().to_owned(),
        about: finding.about.clone(),
        message: finding.to_string(),
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
