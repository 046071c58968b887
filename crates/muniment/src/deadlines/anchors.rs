//! The days in a vault from which deadlines count.
//!
//! What a vault does not know has no anchor: reservations and demands for payment.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use muniment_catalog::{
    AgreementEntry, Catalog, DatedDocument, DatedLicense, DatedTransfer, EditionEntry, TrueUpEntry,
};
use muniment_core::calendar::month_end;
use muniment_core::deadlines::{Anchor, AnchorKind, DeadlineRules, Subject, SubjectKind};
use muniment_core::terms::TermsRules;
use muniment_core::{AcquisitionChannel, AgreementId, EvidenceKind, LicenseProgram, SourceSystem};

use super::matters::{self, OpenMatter};
use super::true_ups;
use crate::Error;
use crate::access::invitations;
use crate::benefits::benefits_reviewed_on;

/// The kinds of documents whose day is an anchor.
const KINDS: [EvidenceKind; 6] = [
    EvidenceKind::MlsSnapshot,
    EvidenceKind::LicenseSummary,
    EvidenceKind::OrderConfirmation,
    EvidenceKind::TrueUpOrder,
    EvidenceKind::AuditLetter,
    EvidenceKind::PublicTerms,
];

/// What a vault knows that bears a day.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) agreements: Vec<AgreementEntry>,
    pub(super) licenses: Vec<DatedLicense>,
    pub(super) transfers: Vec<DatedTransfer>,
    pub(super) documents: Vec<DatedDocument>,
    /// The invitations to portals that are awaited, each an anchor of its own.
    pub(super) invitations: Vec<Anchor>,
    /// The day by which the benefits of every agreement under which some are stated had been
    /// looked at.
    pub(super) benefits_reviewed_on: Option<NaiveDate>,
    pub(super) true_ups: Vec<TrueUpEntry>,
    pub(super) editions: Vec<EditionEntry>,
    pub(super) matters: Vec<OpenMatter>,
    /// The day of the vault's first entry, from which what nobody has done yet counts.
    pub(super) began_on: Option<NaiveDate>,
}

impl Facts {
    pub(super) fn of(catalog: &Catalog) -> Result<Self, Error> {
        let mut agreements = catalog.agreements()?;
        agreements.retain(|entry| entry.voided.is_none());
        Ok(Self {
            agreements,
            licenses: catalog.dated_licenses()?,
            transfers: catalog.dated_transfers()?,
            documents: catalog.dated_documents(&KINDS)?,
            invitations: invitations(catalog)?,
            benefits_reviewed_on: benefits_reviewed_on(catalog)?,
            true_ups: catalog.true_ups()?,
            editions: catalog.terms_editions()?,
            matters: matters::open(catalog)?,
            began_on: catalog.began_at()?.map(|at| at.date_naive()),
        })
    }

    /// Every anchor; of what comes each month, those up to a day.
    pub(super) fn anchors(&self, rules: &DeadlineRules, until: NaiveDate) -> Vec<Anchor> {
        let mut anchors = Vec::new();
        let parents: BTreeSet<AgreementId> =
            self.agreements.iter().filter_map(|entry| entry.stated.parent).collect();
        for entry in &self.agreements {
            let is_parent = parents.contains(&entry.id);
            anchors.extend(of_agreement(entry, is_parent, rules, until));
        }
        anchors.extend(self.licenses.iter().flat_map(of_license));
        anchors.extend(self.transfers.iter().filter_map(of_transfer));
        let terms = kinds_of_terms(rules);
        anchors.extend(self.documents.iter().filter_map(|document| of_document(document, &terms)));
        anchors.extend(self.invitations.iter().cloned());
        anchors.extend(true_ups::anchors(&self.true_ups, &self.agreements));
        anchors.extend(self.of_editions());
        anchors.extend(matters::anchors(&self.matters));
        anchors.extend(self.of_vault());
        anchors
    }

    /// The terms editions that count, of kinds that are still published.
    fn of_editions(&self) -> Vec<Anchor> {
        let rules = TermsRules::built_in();
        let goes_on = |entry: &&EditionEntry| {
            entry.voided.is_none() && rules.kind(entry.stated.kind).until.is_none()
        };
        let of_edition = |entry: &EditionEntry| {
            let code = entry.stated.kind.code();
            let subject = subject(SubjectKind::Terms, code.to_owned(), code);
            anchor(subject, AnchorKind::LastTermsCaptured, Some(code), entry.stated.effective)
        };
        self.editions.iter().filter(goes_on).map(of_edition).collect()
    }

    /// What is done for the vault as a whole. Nobody has reviewed anything before it began.
    fn of_vault(&self) -> Vec<Anchor> {
        let Some(began_on) = self.began_on else { return Vec::new() };
        let since = |kind, day| anchor(vault(), kind, None, day);
        let mut anchors = Vec::new();
        let exports = self.documents.iter().filter(|document| is_statement(document.kind));
        if exports.clone().all(|export| portal(export.source).is_none()) {
            let last = exports.map(|export| export.day).max();
            let day = last.or((!self.agreements.is_empty()).then_some(began_on));
            anchors.extend(day.map(|day| since(AnchorKind::LastSnapshot, day)));
        }
        if !self.agreements.is_empty() {
            anchors.push(since(AnchorKind::LastAgreementReview, began_on));
        }
        if self.licenses.iter().any(|license| license.sa_to.is_some()) {
            let day = self.benefits_reviewed_on.map_or(began_on, |day| day.max(began_on));
            anchors.push(since(AnchorKind::LastBenefitReview, day));
        }
        anchors
    }
}

/// An agreement's first and last day, and the months for which a services provider reports. Where
/// no last day is stated, the term of its program counts.
fn of_agreement(
    entry: &AgreementEntry,
    is_parent: bool,
    rules: &DeadlineRules,
    until: NaiveDate,
) -> Vec<Anchor> {
    let subject = |kind| subject(kind, entry.id.to_string(), entry.stated.label());
    let program = entry.stated.program;
    let code = program.map(LicenseProgram::code);
    let of = |kind, day| anchor(subject(SubjectKind::Agreement), kind, code, day);
    let effective = match program {
        Some(program) if is_enrollment(program, is_parent) => AnchorKind::EnrollmentEffective,
        _ => AnchorKind::AgreementEffective,
    };
    let (from, stated_end) = (entry.stated.from, entry.stated.to);
    let end = stated_end.or_else(|| rules.agreement_term(code?, from?));
    let mut anchors: Vec<Anchor> = from.map(|day| of(effective, day)).into_iter().collect();
    anchors.extend(end.map(|day| of(AnchorKind::AgreementEnd, day)));
    if let (Some(LicenseProgram::Spla), Some(from)) = (program, from) {
        let last = end.map_or(until, |end| end.min(until));
        anchors.extend(
            months(from, last).map(|day| {
                anchor(subject(SubjectKind::UseReport), AnchorKind::SplaMonth, None, day)
            }),
        );
    }
    anchors
}

/// An Enterprise Agreement is kept without its enrollments where none stands below it.
pub(crate) fn is_enrollment(program: LicenseProgram, is_parent: bool) -> bool {
    match program {
        LicenseProgram::Ea => !is_parent,
        LicenseProgram::EaEnterpriseEnrollment
        | LicenseProgram::Eas
        | LicenseProgram::Sce
        | LicenseProgram::Ees
        | LicenseProgram::SchoolEnrollment => true,
        _ => false,
    }
}

/// A day of each month from one day to another.
fn months(from: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(from), |day| month_end(*day).succ_opt())
        .take_while(move |day| *day <= last)
}

fn of_license(license: &DatedLicense) -> Vec<Anchor> {
    let of = |kind, day| {
        anchor(
            subject(SubjectKind::License, license.id.to_string(), &license.title),
            kind,
            None,
            day,
        )
    };
    let bought = license.acquired_on.filter(|_| is_awaited(license));
    let bought = bought.map(|day| of(AnchorKind::Purchase, day));
    bought.into_iter().chain(license.sa_to.map(|day| of(AnchorKind::SaEnd, day))).collect()
}

/// Whether a statement should list the right and none does. Statements list what was bought under
/// volume licensing (How Microsoft defines PoE).
fn is_awaited(license: &DatedLicense) -> bool {
    use AcquisitionChannel::{
        LicenseGrant, MsdnVl, SaOverOem, SaWithBase, StepUp, TrueUp, Upgrade, VolumeLicense,
    };
    let has_agreement = !license.agreement_number.trim().is_empty();
    let by_volume = match license.channel {
        Some(VolumeLicense | MsdnVl | SaWithBase | SaOverOem | StepUp | LicenseGrant | TrueUp) => {
            true
        }
        Some(Upgrade) | None => has_agreement,
        Some(_) => false,
    };
    by_volume && !license.is_in_statement
}

/// A transfer of which the publisher was told needs no notice.
fn of_transfer(transfer: &DatedTransfer) -> Option<Anchor> {
    let subject = subject(SubjectKind::Transfer, transfer.license.to_string(), &transfer.title);
    transfer.notice_on.is_none().then(|| anchor(subject, AnchorKind::Transfer, None, transfer.on))
}

fn of_document(document: &DatedDocument, terms: &BTreeSet<String>) -> Option<Anchor> {
    let own = |kind| subject(kind, document.id.to_string(), &document.title);
    let of = |subject, kind, qualifier| Some(anchor(subject, kind, qualifier, document.day));
    match document.kind {
        EvidenceKind::AuditLetter => of(own(SubjectKind::Matter), AnchorKind::AuditLetter, None),
        EvidenceKind::TrueUpOrder => of(own(SubjectKind::Order), AnchorKind::TrueUpSubmitted, None),
        EvidenceKind::OrderConfirmation if !document.is_in_statement => {
            let qualifier = if document.is_online { "online_service" } else { "purchase" };
            of(own(SubjectKind::Order), AnchorKind::OrderProcessed, Some(qualifier))
        }
        EvidenceKind::PublicTerms => {
            let code = terms.iter().find(|code| names_terms(&document.title, code))?;
            let subject = subject(SubjectKind::Terms, code.clone(), code);
            of(subject, AnchorKind::LastTermsCaptured, Some(code))
        }
        kind if is_statement(kind) => {
            let code = portal(document.source)?.code();
            let subject = subject(SubjectKind::SourceSystem, code.to_owned(), code);
            of(subject, AnchorKind::LastSnapshot, None)
        }
        _ => None,
    }
}

fn is_statement(kind: EvidenceKind) -> bool {
    matches!(kind, EvidenceKind::MlsSnapshot | EvidenceKind::LicenseSummary)
}

/// The system of which an export was taken, where it is known: files, mails and scans may come
/// from any.
fn portal(source: SourceSystem) -> Option<SourceSystem> {
    match source {
        SourceSystem::Files
        | SourceSystem::Mail
        | SourceSystem::Scanner
        | SourceSystem::Clipboard => None,
        portal => Some(portal),
    }
}

/// The kinds of published terms that rules ask for.
fn kinds_of_terms(rules: &DeadlineRules) -> BTreeSet<String> {
    let filters = rules.iter().filter_map(|rule| rule.anchor.as_ref());
    filters
        .filter(|filter| filter.kind == AnchorKind::LastTermsCaptured)
        .flat_map(|filter| filter.qualifiers.iter().cloned())
        .collect()
}

/// Whether a title has the words of a code, such as `Product Terms` those of `product_terms`.
fn names_terms(title: &str, code: &str) -> bool {
    let words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    format!("_{}_", words.join("_")).contains(&format!("_{code}_"))
}

/// The vault as a subject; it has no other name in a key.
fn vault() -> Subject {
    subject(SubjectKind::Vault, "vault".to_owned(), "vault")
}

fn subject(kind: SubjectKind, id: String, title: &str) -> Subject {
    Subject { kind, id, title: title.to_owned() }
}

fn anchor(subject: Subject, kind: AnchorKind, qualifier: Option<&str>, day: NaiveDate) -> Anchor {
    Anchor { subject, kind, qualifier: qualifier.map(str::to_owned), day }
}
