//! Calculations kept with license records, each with its rule and source.

use muniment_catalog::{CalculationEntry, Catalog};
use muniment_core::maths::{self, BUILT_IN_TEXT, Function};
use muniment_core::{CalculationId, Digest, Event, KeptCalculation, KeptValue, LicenseId, Op};
use uuid::Uuid;

use crate::calculator;
use crate::error::Subject;
use crate::licenses::resolve_license;
use crate::transact::Decision;
use crate::view::{CalculationRequest, KeptCalculationView, KeptValueView};
use crate::{Done, Error, Vault, show};
use muniment_storage::digest_of;

impl Vault {
    /// Calculates and keeps the answer with a license record; returns the id of what is kept.
    ///
    /// # Errors
    /// As [`crate::calculate`], or when there is no such record or it is void.
    pub fn keep_calculation(
        &self,
        license: &str,
        request: &CalculationRequest,
        note: &str,
    ) -> Result<Done<String>, Error> {
        let function: Function = calculator::parse(&request.function)?;
        let as_of = show::day(request.as_of.as_deref())?;
        let calculation = maths::calculate(function, &request.inputs, as_of)?;
        let kept = KeptCalculation::of(&calculation, as_of, facts(), note.trim().to_owned());
        let id = CalculationId::new(Uuid::now_v7());
        self.transact(Op::KeepCalculation, |catalog| {
            let license = resolve_license(catalog, license)?;
            if license.voided.is_some() {
                let message = "nothing is kept with what is void; restore it first";
                return Err(Error::invalid("void", message));
            }
            let event =
                Event::CalculationKept { calculation: id, license: license.id, kept: kept.clone() };
            Ok(Decision { events: vec![event], value: id.to_string() })
        })
    }

    /// Voids a kept calculation: it stays on record but is shown no more.
    ///
    /// # Errors
    /// When there is no such calculation or it is void.
    pub fn void_calculation(&self, id: &str, reason: &str) -> Result<Done<()>, Error> {
        let missing = || Error::missing(Subject::KeptCalculation, id);
        let calculation: CalculationId = id.parse().map_err(|_| missing())?;
        self.transact(Op::VoidCalculation, |catalog| {
            let before = catalog.calculation(&calculation)?.ok_or_else(missing)?;
            if before.voided.is_some() {
                return Err(Error::invalid("already_void", "the calculation is void"));
            }
            let event = Event::CalculationVoided { calculation, reason: reason.trim().to_owned() };
            Ok(Decision { events: vec![event], value: () })
        })
    }
}

/// What is kept with a record and counts, the first one first.
pub(crate) fn calculations_of(
    catalog: &Catalog,
    license: &LicenseId,
) -> Result<Vec<KeptCalculationView>, Error> {
    let mut entries = catalog.calculations_of(license)?;
    entries.retain(|entry| entry.voided.is_none());
    Ok(entries.into_iter().map(view).collect())
}

fn view(entry: CalculationEntry) -> KeptCalculationView {
    let CalculationEntry { id, kept, actor, at, .. } = entry;
    let values = |values: Vec<KeptValue>| values.into_iter().map(value).collect();
    KeptCalculationView {
        id: id.to_string(),
        function: kept.function.code().to_owned(),
        label: maths::signature(kept.function).label.to_owned(),
        as_of: show::written(kept.as_of),
        inputs: values(kept.inputs),
        outcomes: values(kept.outcomes),
        rule: kept.rule,
        source: kept.source,
        facts_sha256: kept.facts.to_string(),
        is_current: kept.facts == facts(),
        note: kept.note,
        actor,
        at: show::instant(at),
    }
}

fn value(KeptValue { name, label, value }: KeptValue) -> KeptValueView {
    KeptValueView { name, label, value }
}

/// The digest of the rules and figures by which this version calculates.
fn facts() -> Digest {
    digest_of(BUILT_IN_TEXT.as_bytes())
}
