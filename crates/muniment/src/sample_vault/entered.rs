//! What the people of the sample vault's company have entered beside papers and records: entities,
//! agreements, who may sign in, a license statement, and an audit that runs today.

use chrono::{Days, NaiveDate};

use crate::proof::today;
use crate::sample::companies::{LARKSPUR_DE, LARKSPUR_UK, LARKSPUR_US, NORTHGATE};
use crate::sample::{AGREEMENT, ENROLLMENT, GERMAN_AGREEMENT};
use crate::view::{
    AccessFields, AffiliateFields, AgreementFields, EntityFields, MatterFields, PaperFields,
    RequestFields, ResponseFields, StatementImport,
};
use crate::{Error, Vault};

const MATTER: &str = "AUD-2026-01";
const STATEMENT: &str = "License statement 2026-03-31.xlsx";

pub(super) fn enter(vault: &Vault) -> Result<(), Error> {
    let own = entity(vault, LARKSPUR_UK.name, "own")?;
    let affiliates = [LARKSPUR_DE.name, LARKSPUR_US.name]
        .map(|name| entity(vault, name, "affiliate"))
        .into_iter()
        .collect::<Result<Vec<_>, _>>()?;
    let reseller = entity(vault, NORTHGATE.name, "reseller")?;
    let enrollment = agreements(vault, &own, &affiliates, &reseller)?;
    for (person, role, status) in [
        ("Tobias Wren", "administrator", "active"),
        ("Imke Halloran", "invoice_reader", "invitation_sent"),
    ] {
        vault.state_access(None, &access(person, role, status, &enrollment))?;
    }
    if let Some(document) = named(vault, STATEMENT)? {
        vault.import_statement(&StatementImport {
            document,
            mapping: None,
            aliases: Vec::new(),
            create_records: false,
            link_records: false,
        })?;
    }
    audit(vault, today())
}

fn named(vault: &Vault, name: &str) -> Result<Option<String>, Error> {
    Ok(vault.catalog.document_named(name)?.map(|document| document.to_string()))
}

fn entity(vault: &Vault, name: &str, role: &str) -> Result<String, Error> {
    let fields = EntityFields {
        name: name.to_owned(),
        role: role.to_owned(),
        aliases: Vec::new(),
        from: None,
        to: None,
        notes: String::new(),
    };
    Ok(vault.state_entity(None, &fields)?.value)
}

/// The agreements of the sample; returns the id of the enrollment.
fn agreements(
    vault: &Vault,
    own: &str,
    affiliates: &[String],
    reseller: &str,
) -> Result<String, Error> {
    let paper = |name: &str, kind: &str| -> Result<Vec<PaperFields>, Error> {
        let paper = |document| PaperFields { document, kind: kind.to_owned(), shows: Vec::new() };
        Ok(named(vault, name)?.map(paper).into_iter().collect())
    };
    let included = |entity: &String| AffiliateFields { entity: entity.clone(), included: true };
    let bare = AgreementFields {
        program: None,
        number: String::new(),
        title: String::new(),
        parent: None,
        entity: Some(own.to_owned()),
        counterparty: Some(reseller.to_owned()),
        from: None,
        to: None,
        affiliates: Vec::new(),
        papers: Vec::new(),
        notes: String::new(),
    };
    let above = AgreementFields {
        program: Some("ea".to_owned()),
        number: AGREEMENT.to_owned(),
        from: Some("2020-03-16".to_owned()),
        papers: paper("Agreement V4471938.pdf", "agreement")?,
        ..bare.clone()
    };
    let above = vault.state_agreement(None, &above)?.value;
    let german = AgreementFields {
        program: Some("open_value_now".to_owned()),
        number: GERMAN_AGREEMENT.to_owned(),
        entity: affiliates.first().cloned(),
        counterparty: None,
        from: Some("2021-05-01".to_owned()),
        papers: paper("Rahmenvertrag RV-2021-0417.pdf", "agreement")?,
        ..bare.clone()
    };
    vault.state_agreement(None, &german)?;
    let enrollment = AgreementFields {
        program: Some("ea_enterprise_enrollment".to_owned()),
        number: ENROLLMENT.to_owned(),
        title: "Enterprise Enrollment".to_owned(),
        parent: Some(above),
        from: Some("2020-04-01".to_owned()),
        to: Some("2026-03-31".to_owned()),
        affiliates: affiliates.iter().map(included).collect(),
        papers: paper("Enrollment E8830127.pdf", "enrollment")?,
        ..bare
    };
    Ok(vault.state_agreement(None, &enrollment)?.value)
}

fn access(person: &str, role: &str, status: &str, agreement: &str) -> AccessFields {
    AccessFields {
        person: person.to_owned(),
        agreement: Some(agreement.to_owned()),
        licensing_id: String::new(),
        role: role.to_owned(),
        status: status.to_owned(),
        account: Some("entra_id".to_owned()),
        contacts: Vec::new(),
        invited_on: None,
        accepted_on: None,
        left_on: None,
        note: String::new(),
    }
}

/// A license review whose letter came a few days ago.
fn audit(vault: &Vault, today: NaiveDate) -> Result<(), Error> {
    let day = |ago: u64| (today - Days::new(ago)).to_string();
    vault.open_matter(&MatterFields {
        reference: MATTER.to_owned(),
        title: "License review 2026".to_owned(),
        publisher: "Microsoft".to_owned(),
        auditor: "Alder & Finch LLP".to_owned(),
        counsel: String::new(),
        letter_on: Some(day(9)),
        notice_days: Some(30),
        due_on: None,
        period_from: Some("2020-04-01".to_owned()),
        period_to: None,
        entities: Vec::new(),
        products: Vec::new(),
        publishers: Vec::new(),
        exhibit_prefix: "LARK".to_owned(),
        privileged: false,
        note: String::new(),
    })?;
    for (number, text) in [
        ("1", "Agreements and enrollments in force since April 2020, with their amendments"),
        ("2", "Invoices for server products"),
        ("3", "Certificates of authenticity of pre-installed operating systems"),
    ] {
        vault.add_request(
            MATTER,
            &RequestFields {
                number: number.to_owned(),
                text: text.to_owned(),
                asked_on: Some(day(9)),
                due_on: None,
            },
        )?;
    }
    for (request, name, disposition) in [
        ("1", "Agreement V4471938.pdf", "produce"),
        ("1", "Enrollment E8830127.pdf", "produce"),
        ("2", "Invoice NL-204417.pdf", "produce"),
        ("2", "Call with Northgate.txt", "not_responsive"),
    ] {
        let Some(id) = named(vault, name)? else { continue };
        let response = ResponseFields {
            subject: "document".to_owned(),
            id,
            pages: String::new(),
            disposition: disposition.to_owned(),
            redacted_copy: None,
            note: String::new(),
        };
        vault.respond(MATTER, request, &[response])?;
    }
    Ok(())
}
