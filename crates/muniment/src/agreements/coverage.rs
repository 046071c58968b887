//! What the vault holds of each agreement by source system, and what is missing on either side.

use std::collections::BTreeSet;

use chrono::{Local, NaiveDate};
use muniment_catalog::{AgreementEntry, AgreementTie, Tie};
use muniment_core::{DocumentId, LicenseProgram, SourceSystem};

use super::Register;
use crate::show::written;
use crate::view::{CoverageCell, CoverageRow, CoverageSource, CoverageView, NumberUse};
use crate::{Error, Vault, show};

/// The systems in which an agreement is to be looked up: no one of them knows all (VLSC/VLMS
/// administration), and what was bought under a Products and Services Agreement or through a cloud
/// reseller is in none of the others' lists (Volume licensing reference guide).
fn expected(entry: &AgreementEntry) -> &'static [SourceSystem] {
    use SourceSystem::{BusinessCenter, M365Admin, PartnerCenter, ResellerPortal, Vlsc};
    match entry.stated.program {
        Some(LicenseProgram::Mpsa) => &[BusinessCenter, ResellerPortal],
        Some(LicenseProgram::Csp) => &[PartnerCenter, M365Admin],
        _ => &[Vlsc, M365Admin, ResellerPortal],
    }
}

impl Vault {
    /// Agreements by source systems, with the age of what was obtained last, and what has no
    /// counterpart: numbers without an agreement and agreements that nothing names. Absent means
    /// as of today; documents of later days are passed over.
    ///
    /// # Errors
    /// When the day is no date or the catalog cannot be read.
    pub fn agreement_coverage(&self, as_of: Option<&str>) -> Result<CoverageView, Error> {
        let as_of = show::as_of(as_of)?;
        let register = Register::load(&self.catalog, as_of)?;
        let counting: Vec<&AgreementEntry> =
            register.entries().filter(|entry| entry.voided.is_none()).collect();
        let sources = sources(&register, &counting, as_of);
        let row = |entry: &&AgreementEntry| CoverageRow {
            agreement: entry.id.to_string(),
            label: entry.stated.label().to_owned(),
            number: entry.stated.number.clone(),
            cells: sources.iter().map(|source| cell(&register, entry, *source, as_of)).collect(),
        };
        let unregistered = self.catalog.unregistered_numbers()?.into_iter();
        Ok(CoverageView {
            as_of: as_of.to_string(),
            rows: counting.iter().map(row).collect(),
            unregistered: unregistered
                .map(|found| NumberUse {
                    number: found.number,
                    licenses: found.licenses,
                    documents: found.documents,
                })
                .collect(),
            unmentioned: counting
                .iter()
                .filter(|entry| is_unmentioned(&register, entry))
                .map(|entry| register.row(entry))
                .collect(),
            sources: sources
                .into_iter()
                .map(|source| CoverageSource {
                    source: source.code().to_owned(),
                    expected: counting.iter().any(|entry| expected(entry).contains(&source)),
                })
                .collect(),
        })
    }
}

/// The systems from which something is expected, then others from which something came.
fn sources(
    register: &Register,
    entries: &[&AgreementEntry],
    as_of: NaiveDate,
) -> Vec<SourceSystem> {
    let came: BTreeSet<SourceSystem> = entries
        .iter()
        .flat_map(|entry| register.ties(entry.id))
        .filter(|tie| day_of(tie) <= as_of)
        .map(|tie| tie.source)
        .collect();
    let mut sources = Vec::new();
    let expected = entries.iter().flat_map(|entry| expected(entry)).copied();
    for source in expected.chain(came) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

fn cell(
    register: &Register,
    entry: &AgreementEntry,
    source: SourceSystem,
    as_of: NaiveDate,
) -> CoverageCell {
    let ties: Vec<&AgreementTie> = register
        .ties(entry.id)
        .filter(|tie| tie.source == source && day_of(tie) <= as_of)
        .collect();
    let latest = ties.iter().map(|tie| day_of(tie)).max();
    let documents: BTreeSet<DocumentId> = ties.iter().map(|tie| tie.document).collect();
    CoverageCell {
        latest: written(latest),
        age: latest.map(|latest| (as_of - latest).num_days()),
        documents: documents.len() as u64,
        hole: latest.is_none() && expected(entry).contains(&source),
    }
}

/// The day for which a document speaks: the one it bears, else that of its arrival where this
/// machine is.
pub(super) fn day_of(tie: &AgreementTie) -> NaiveDate {
    tie.date.unwrap_or_else(|| tie.arrived.with_timezone(&Local).date_naive())
}

/// An agreement that is not linked to the customer is invisible in the portals; its own papers do
/// not show that anybody else knows it.
pub(crate) fn is_unmentioned(register: &Register, entry: &AgreementEntry) -> bool {
    let papers = register.tied(entry.id, Tie::Paper);
    entry.licenses == 0 && register.tied(entry.id, Tie::Number).is_subset(&papers)
}
