//! Everything an evaluation may know, as plain values that the caller gathers.
//!
//! Nothing here is judged. Texts are as a person or a document gave them; empty means not stated.
//! Voided links and records are left out by the caller; voided documents stay, so that a finding
//! can say why they do not count.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::stated::{Legibility, Shown, Sign};
use crate::calendar::month_end;
use crate::terms::{LicenseCase, TermsEdition};
use crate::{
    Acquisition, DocumentId, EditionId, EvidenceKind, InvoiceLine, LicenseId, LicenseRecord,
    LinkId, ReferenceNumber, SourceSystem,
};

/// What a vault knows about its license records and their proof.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VaultFacts {
    /// The license records.
    pub records: BTreeMap<LicenseId, RecordFacts>,
    /// The documents that links, agreements, statements and periods refer to.
    pub documents: BTreeMap<DocumentId, DocumentFacts>,
    /// The agreements by number. Numbers compare without regard to case and spaces.
    pub agreements: BTreeMap<String, AgreementFacts>,
    /// The lines of invoices and credit notes.
    pub invoice_lines: BTreeMap<LineId, InvoiceLine>,
    /// The publisher's statements, by the document that holds them.
    pub statements: BTreeMap<DocumentId, StatementFacts>,
    /// The names under which the own legal entities appear on paper. Without any, nobody is
    /// called a stranger.
    pub own_names: Vec<OwnName>,
    /// The editions of public terms held.
    pub editions: Vec<(EditionId, TermsEdition)>,
    /// The findings that somebody decided to live with.
    pub waivers: Vec<Waiver>,
}

/// A license record with all that speaks for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecordFacts {
    /// The record itself.
    pub record: LicenseRecord,
    /// How it was acquired and on what it builds.
    pub acquisition: Acquisition,
    /// The documents linked to it.
    pub evidence: Vec<Evidence>,
    /// The lines of statements that list it.
    pub statement_lines: Vec<StatementLine>,
    /// Its billing periods.
    pub billing: Vec<Period>,
    /// What decides which public terms govern it; absent leaves that question out.
    pub terms: Option<LicenseCase>,
}

/// How long a right lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// Without end.
    Perpetual,
    /// For a time; days that are not stated are absent.
    Subscription {
        /// The first day.
        from: Option<NaiveDate>,
        /// The last day.
        to: Option<NaiveDate>,
    },
}

/// A license that changed hands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Transfer {
    /// Who gave it.
    pub from: String,
    /// Who received it.
    pub to: String,
    /// The day it changed hands.
    pub on: Option<NaiveDate>,
    /// The day the publisher was told.
    pub notice_on: Option<NaiveDate>,
}

/// A document linked to a record as a kind of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The link.
    pub link: LinkId,
    /// The document.
    pub document: DocumentId,
    /// As what it proves the record.
    pub kind: EvidenceKind,
    /// How many units it proves; absent means all of the record's, as far as its line goes.
    pub quantity: Option<u64>,
    /// The line of the invoice, if one is stated.
    pub line: Option<u32>,
    /// What a person confirmed is visible on it.
    pub shows: BTreeSet<Shown>,
}

/// What is known about a document, whatever it is linked to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentFacts {
    /// Its title or file name, for messages.
    pub title: String,
    /// The date it bears.
    pub date: Option<NaiveDate>,
    /// Who issued it.
    pub issuer: String,
    /// To whom it was issued, as printed.
    pub recipient: String,
    /// The numbers it bears.
    pub numbers: Vec<ReferenceNumber>,
    /// Where it was obtained.
    pub source: Option<SourceSystem>,
    /// How well it can be read.
    pub legibility: Legibility,
    /// Whether its bytes still have their digest; absent means not checked.
    pub intact: Option<bool>,
    /// Whether it no longer counts.
    pub voided: bool,
    /// What it looks like or shows besides its kind.
    pub signs: BTreeSet<Sign>,
}

/// An agreement or enrollment, whose documents speak for each record under it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgreementFacts {
    /// The program, such as `Enterprise Agreement`.
    pub program: String,
    /// The number of the agreement above it.
    pub parent: String,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Its documents.
    pub documents: Vec<AgreementDocument>,
    /// Its years up to each anniversary, with what was ordered for each.
    pub true_ups: Vec<Period>,
    /// Its calendar months under the services provider program.
    pub reports: Vec<Period>,
}

/// A document of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementDocument {
    /// The document.
    pub document: DocumentId,
    /// What it is.
    pub kind: EvidenceKind,
    /// What a person confirmed is visible on it.
    pub shows: BTreeSet<Shown>,
}

/// A stretch of time for which something has to be shown, and what there is for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// What there is for it.
    pub evidence: Vec<(EvidenceKind, DocumentId)>,
    /// Whether nothing was added or used in it.
    pub quiet: bool,
    /// The amount reported, in cents of a US dollar.
    pub cents: Option<i64>,
}

impl Period {
    /// The month of a use report that bears a day, with the sum of its lines. Absent where a line
    /// states no amount in US dollars, in which the program's minimum is set.
    pub fn of_use_report<'a>(
        document: DocumentId,
        day: NaiveDate,
        lines: impl IntoIterator<Item = &'a InvoiceLine>,
    ) -> Option<Self> {
        let amounts: Option<Vec<i64>> = lines.into_iter().map(|line| cents(&line.amount)).collect();
        let amounts = amounts.filter(|amounts| !amounts.is_empty())?;
        let sum = amounts.iter().sum();
        Some(Self {
            from: day.with_day(1)?,
            to: month_end(day),
            evidence: vec![(EvidenceKind::UseReport, document)],
            quiet: sum == 0,
            cents: Some(sum),
        })
    }
}

/// An amount in US dollars such as `1,250.00 USD` or `$99`, in cents.
fn cents(amount: &str) -> Option<i64> {
    let number = amount.replace("USD", "").replace("US$", "").replace(['$', ',', ' '], "");
    let is_dollars = amount.contains("USD") || amount.contains('$') || number == "0";
    let (whole, part) = number.split_once('.').unwrap_or((&number, "00"));
    let part = match part.len() {
        1 => format!("{part}0"),
        _ => part.to_owned(),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_dollars || part.len() != 2 || !digits(whole) || !digits(&part) {
        return None;
    }
    format!("{whole}{part}").parse().ok()
}

/// A line of an invoice or credit note, by its document and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId {
    /// The document.
    pub document: DocumentId,
    /// The number of the line, from 1.
    pub line: u32,
}

/// A publisher's statement of what a customer holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementFacts {
    /// What it counts as: a license statement or a portal's summary.
    pub kind: EvidenceKind,
    /// Where it was obtained.
    pub system: SourceSystem,
    /// The day for which it was calculated.
    pub calculated_on: NaiveDate,
    /// The agreement numbers it speaks for; none means all.
    pub covers: BTreeSet<String>,
}

/// A line of a statement that lists a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementLine {
    /// The statement.
    pub statement: DocumentId,
    /// How many units it lists; absent where it lists a grant with `*`.
    pub quantity: Option<i64>,
}

/// A record on which another builds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Underlying {
    /// The record below.
    pub license: LicenseId,
    /// How many of its units are built on; absent means as many as are needed.
    pub quantity: Option<u64>,
}

/// A person who uses a seat of a developer subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedUser {
    /// The person's name or account.
    pub name: String,
    /// The seat or subscription id; empty means not stated.
    pub seat: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; absent means still.
    pub to: Option<NaiveDate>,
}

/// A name under which an own legal entity appears on paper. An entity that was sold and bought
/// back has the same name twice, with different days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnName {
    /// The name as printed. Names compare without regard to case and spaces.
    pub name: String,
    /// The first day it is ours; absent means always.
    pub from: Option<NaiveDate>,
    /// The last day it is ours; absent means still.
    pub to: Option<NaiveDate>,
}

/// The decision to live with a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The record.
    pub license: LicenseId,
    /// The code of the finding, such as `R-OEM-1/G2`.
    pub finding: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_dollars_become_cents() {
        assert_eq!(cents("1,250.00 USD"), Some(125_000));
        assert_eq!(cents("$99"), Some(9_900));
        assert_eq!(cents("US$ 99.5"), Some(9_950));
        assert_eq!(cents("0"), Some(0));
        assert_eq!(cents("99.00 EUR"), None, "the minimum is set in dollars");
        assert_eq!(cents("1.250,00 USD"), None, "no guess at what separates what");
        assert_eq!(cents(""), None);
    }

    #[test]
    fn a_use_report_speaks_for_the_month_of_its_day() {
        let document = DocumentId::new(uuid::Uuid::from_u128(1));
        let day = "2024-02-10".parse().expect("a day");
        let line = |amount: &str| InvoiceLine { amount: amount.into(), ..InvoiceLine::default() };
        let month = Period::of_use_report(document, day, [&line("60 USD"), &line("$ 30.50")]);
        let month = month.expect("both state an amount");
        assert_eq!(month.to.to_string(), "2024-02-29");
        assert_eq!((month.cents, month.quiet), (Some(9_050), false));
        assert_eq!(Period::of_use_report(document, day, [&line("")]), None);
        assert_eq!(Period::of_use_report(document, day, []), None);
    }
}
