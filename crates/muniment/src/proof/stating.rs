//! What people state about the proof of license records: how they were acquired, what was seen on
//! documents, what invoices list, and with which findings they decided to live.

use std::collections::BTreeSet;

use muniment_core::proof::{NamedUser, Term, Transfer, Underlying};
use muniment_core::{Acquisition, Claim, Event, InvoiceLine, LicenseId, LinkId, Op, UnknownCode};

use super::{profile_of, today};
use crate::document::resolve_document;
use crate::error::Subject;
use crate::licenses::resolve_license;
use crate::transact::Decision;
use crate::vault::Inside;
use crate::view::{
    AcquisitionFields, BaseFields, ClaimFields, InvoiceLineFields, NamedUserFields, TransferFields,
};
use crate::{Done, Error, Vault, show};

impl Vault {
    /// States how a license was acquired and on what it builds; replaces what was stated before.
    ///
    /// # Errors
    /// When a code or day cannot be, a base is missing or void, or the record would build on
    /// itself.
    pub fn state_acquisition(
        &self,
        id: &str,
        fields: &AcquisitionFields,
    ) -> Result<Done<()>, Error> {
        self.transact(Op::StateAcquisition, |catalog| {
            let license = resolve_license(catalog, id)?.id;
            let mut stated = read_acquisition(fields)?;
            for (base, fields) in stated.underlying.iter_mut().zip(&fields.underlying) {
                let found = resolve_license(catalog, &fields.license)?;
                if found.voided.is_some() {
                    let message = format!("`{}` is void; restore it first", found.record.title());
                    return Err(Error::invalid("void", message));
                }
                base.license = found.id;
            }
            if stands_on(catalog, &stated, license)? {
                let message = "the license would build on itself, directly or by way of others";
                return Err(Error::invalid("circle", message));
            }
            let mut events = Vec::new();
            if catalog.acquisition(&license)? != stated {
                events.push(Event::AcquisitionStated { license, acquisition: stated });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// States how far links prove their records and what is visible on the documents.
    ///
    /// # Errors
    /// When a link is missing or a code cannot be.
    pub fn claim_links(&self, claims: &[(String, ClaimFields)]) -> Result<Done<()>, Error> {
        self.transact(Op::ClaimLink, |catalog| {
            let mut events = Vec::new();
            for (id, fields) in claims {
                let missing = || Error::missing(Subject::Link, id);
                let link: LinkId = id.parse().map_err(|_| missing())?;
                let before = catalog.link(&link)?.ok_or_else(missing)?;
                if fields.quantity == Some(0) {
                    return Err(Error::invalid("bad_quantity", "a link proves at least 1 unit"));
                }
                let claim = Claim {
                    quantity: fields.quantity,
                    line: fields.line,
                    shows: codes(&fields.shows, "bad_code")?,
                    note: fields.note.trim().to_owned(),
                };
                if claim != before.claim {
                    events.push(Event::LinkClaimed { link, claim });
                }
            }
            Ok(Decision { events, value: () })
        })
    }

    /// The lines stated for an invoice or credit note.
    ///
    /// # Errors
    /// When there is no such document.
    pub fn invoice_lines(&self, id: &str) -> Result<Vec<InvoiceLineFields>, Error> {
        let document = resolve_document(&self.catalog, id)?;
        let lines = self.catalog.invoice_lines(&document.id)?.into_iter();
        Ok(lines
            .map(|line| InvoiceLineFields {
                number: line.number,
                invoice: line.invoice,
                part_number: line.part_number,
                description: line.description,
                quantity: line.quantity,
                unit_price: line.unit_price,
                amount: line.amount,
                hardware: line.hardware,
            })
            .collect())
    }

    /// States the lines of an invoice or credit note; they replace those stated before.
    ///
    /// # Errors
    /// When there is no such document, or two lines have the same number.
    pub fn state_invoice_lines(
        &self,
        id: &str,
        lines: &[InvoiceLineFields],
    ) -> Result<Done<()>, Error> {
        let stated: Vec<InvoiceLine> = lines.iter().map(read_line).collect();
        let mut numbers = BTreeSet::new();
        for line in &stated {
            if line.number == 0 || !numbers.insert(line.number) {
                let message = format!("line {} is there twice, or 0", line.number);
                return Err(Error::invalid("bad_line", message));
            }
        }
        self.transact(Op::StateInvoiceLines, |catalog| {
            let document = resolve_document(catalog, id)?.id;
            let mut events = Vec::new();
            if catalog.invoice_lines(&document)? != stated {
                events.push(Event::InvoiceLinesStated { document, lines: stated.clone() });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// Decides to live with a finding about a license record.
    ///
    /// # Errors
    /// When the record does not have the finding, or no reason is given.
    pub fn waive_finding(&self, id: &str, finding: &str, reason: &str) -> Result<Done<()>, Error> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Error::invalid("no_reason", "say why the finding may stay"));
        }
        let license = resolve_license(&self.catalog, id)?.id;
        if !self.has_finding(license, finding)? {
            let message = format!("the license record has no finding `{finding}`");
            return Err(Error::invalid("no_such_finding", message));
        }
        self.transact(Op::WaiveFinding, |_| {
            let (finding, reason) = (finding.to_owned(), reason.to_owned());
            let event = Event::FindingWaived { license, finding, reason };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// Lets a waived finding count again.
    ///
    /// # Errors
    /// When the finding is not waived.
    pub fn withdraw_waiver(&self, id: &str, finding: &str) -> Result<Done<()>, Error> {
        self.transact(Op::WithdrawWaiver, |catalog| {
            let license = resolve_license(catalog, id)?.id;
            if !catalog.waivers(&license)?.iter().any(|waiver| waiver.finding == finding) {
                let message = format!("the finding `{finding}` is not waived");
                return Err(Error::invalid("not_waived", message));
            }
            let event = Event::WaiverWithdrawn { license, finding: finding.to_owned() };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// Whether a record has a finding under either profile.
    fn has_finding(&self, license: LicenseId, finding: &str) -> Result<bool, Error> {
        for profile in ["practical", "seed_strict"] {
            let proof = self.proof_of(license, profile_of(profile)?, today())?;
            let mut findings = proof.iter().flat_map(|proof| &proof.findings);
            if findings.any(|found| found.code == finding) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Inside {
    /// What was stated about the acquisition of a record, as fields.
    pub(crate) fn acquisition_of(&self, license: LicenseId) -> Result<AcquisitionFields, Error> {
        let stated = self.catalog.acquisition(&license)?;
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        let (term, term_from, term_to) = match stated.term {
            None => (None, None, None),
            Some(Term::Perpetual) => (Some("perpetual"), None, None),
            Some(Term::Subscription { from, to }) => (Some("subscription"), day(from), day(to)),
        };
        let bases = stated.underlying.iter().map(|base| base.license);
        let titles = self.catalog.license_titles(bases)?;
        let underlying = stated.underlying.iter().map(|base| BaseFields {
            license: base.license.to_string(),
            title: titles
                .iter()
                .find(|(id, _)| *id == base.license)
                .map(|(_, title)| title.clone())
                .unwrap_or_default(),
            quantity: base.quantity,
        });
        let users = stated.users.iter().map(|user| NamedUserFields {
            name: user.name.clone(),
            seat: user.seat.clone(),
            from: user.from.to_string(),
            to: day(user.to),
        });
        Ok(AcquisitionFields {
            license_type: stated.license_type.map(|kind| kind.code().to_owned()),
            bought_through: stated.bought_through.map(|channel| channel.code().to_owned()),
            term: term.map(str::to_owned),
            term_from,
            term_to,
            order_number: stated.order_number.clone(),
            device: stated.device.clone(),
            transfer: stated.transfer.as_ref().map(|transfer| TransferFields {
                from: transfer.from.clone(),
                to: transfer.to.clone(),
                on: day(transfer.on),
                notice_on: day(transfer.notice_on),
            }),
            circumstances: stated.circumstances.iter().map(|c| c.code().to_owned()).collect(),
            underlying: underlying.collect(),
            users: users.collect(),
        })
    }
}

fn codes<T, C>(texts: &[String], problem: &'static str) -> Result<C, Error>
where
    T: std::str::FromStr<Err = UnknownCode>,
    C: FromIterator<T>,
{
    texts.iter().map(|code| show::code_of(code, problem)).collect()
}

fn read_line(fields: &InvoiceLineFields) -> InvoiceLine {
    let text = |text: &str| text.trim().to_owned();
    InvoiceLine {
        number: fields.number,
        invoice: text(&fields.invoice),
        part_number: text(&fields.part_number),
        description: text(&fields.description),
        quantity: fields.quantity,
        unit_price: text(&fields.unit_price),
        amount: text(&fields.amount),
        hardware: text(&fields.hardware),
    }
}

/// What a person stated. The bases still have to be resolved.
fn read_acquisition(fields: &AcquisitionFields) -> Result<Acquisition, Error> {
    let text = |text: &str| text.trim().to_owned();
    let code = |code: &Option<String>| show::stated(code.as_deref());
    let term = match code(&fields.term).as_deref() {
        None => None,
        Some("perpetual") => Some(Term::Perpetual),
        Some("subscription") => Some(Term::Subscription {
            from: show::day(fields.term_from.as_deref())?,
            to: show::day(fields.term_to.as_deref())?,
        }),
        Some(other) => {
            return Err(Error::invalid("bad_code", format!("`{other}` is not a term")));
        }
    };
    if let Some(Term::Subscription { from: Some(from), to: Some(to) }) = term
        && to < from
    {
        return Err(Error::invalid("bad_date", "the subscription ends before it starts"));
    }
    let transfer = fields.transfer.as_ref().map(|transfer| {
        Ok::<_, Error>(Transfer {
            from: text(&transfer.from),
            to: text(&transfer.to),
            on: show::day(transfer.on.as_deref())?,
            notice_on: show::day(transfer.notice_on.as_deref())?,
        })
    });
    let nobody = LicenseId::new(uuid::Uuid::nil());
    let bases = fields.underlying.iter();
    let users = fields.users.iter().map(|user| {
        Ok::<_, Error>(NamedUser {
            name: text(&user.name),
            seat: text(&user.seat),
            from: show::day(Some(&user.from))?
                .ok_or_else(|| Error::invalid("bad_date", "a named user has a first day"))?,
            to: show::day(user.to.as_deref())?,
        })
    });
    Ok(Acquisition {
        license_type: code(&fields.license_type)
            .map(|code| show::code_of(&code, "bad_code"))
            .transpose()?,
        bought_through: code(&fields.bought_through)
            .map(|code| show::code_of(&code, "bad_channel"))
            .transpose()?,
        term,
        order_number: text(&fields.order_number),
        device: text(&fields.device),
        transfer: transfer.transpose()?,
        circumstances: codes(&fields.circumstances, "bad_code")?,
        underlying: bases
            .map(|base| Underlying { license: nobody, quantity: base.quantity })
            .collect(),
        users: users.collect::<Result<_, _>>()?,
    })
}

/// Whether a record would build on itself.
fn stands_on(
    catalog: &muniment_catalog::Catalog,
    stated: &Acquisition,
    license: LicenseId,
) -> Result<bool, Error> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<LicenseId> = stated.underlying.iter().map(|base| base.license).collect();
    while let Some(base) = open.pop() {
        if base == license {
            return Ok(true);
        }
        if seen.insert(base) {
            let below = catalog.acquisition(&base)?.underlying;
            open.extend(below.iter().map(|base| base.license));
        }
    }
    Ok(false)
}
