//! Domain values as views, and what people typed as domain values.

use chrono::{DateTime, Local, NaiveDate, SecondsFormat, Utc};
use muniment_catalog::{DocumentRecord, EntryRecord, LicenseEntry, LinkRecord, OriginRecord};
use muniment_core::{Claim, Decimal, Description, LicenseRecord, Parties, ReferenceNumber, Totals};

use crate::Error;
use crate::view::{
    ClaimFields, DescriptionView, DocumentRow, EntryView, LicenseFields, LicenseRow, LinkView,
    NumberView, OriginView, ProofBadge,
};

pub(crate) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

pub(crate) fn document_row(record: &DocumentRecord) -> DocumentRow {
    DocumentRow {
        id: record.id.to_string(),
        sha256: record.digest.to_string(),
        name: record.name.clone(),
        title: record.description.title.clone(),
        kind: record.description.kind.map(|kind| kind.code().to_owned()),
        date: record.description.date.map(|date| date.to_string()),
        state: record.state.code().to_owned(),
        state_code: record.reason.as_ref().map(|(code, _)| code.clone()),
        state_reason: record.reason.as_ref().map(|(_, message)| message.clone()),
        bytes: record.bytes,
        pages: record.pages,
        waiting: record.waiting,
        doubtful: record.doubtful,
        script: record.script.code().to_owned(),
        added_at: instant(record.added_at),
        parent: record.parent.map(|parent| parent.to_string()),
        links: record.links,
        voided: record.voided.is_some(),
        hit: None,
    }
}

pub(crate) fn description(stated: &Description) -> DescriptionView {
    let amount = |amount: Option<Decimal>| amount.map(|amount| amount.to_string());
    DescriptionView {
        kind: stated.kind.map(|kind| kind.code().to_owned()),
        title: stated.title.clone(),
        date: stated.date.map(|date| date.to_string()),
        issuer: stated.parties.issuer.clone(),
        recipient: stated.parties.recipient.clone(),
        numbers: stated
            .numbers
            .iter()
            .map(|number| NumberView {
                kind: number.kind.code().to_owned(),
                value: number.value.clone(),
            })
            .collect(),
        currency: stated.totals.currency.clone(),
        net: amount(stated.totals.net),
        tax: amount(stated.totals.tax),
        gross: amount(stated.totals.gross),
        tags: stated.tags.clone(),
    }
}

pub(crate) fn origin(record: &OriginRecord) -> OriginView {
    let container = record.origin.container.as_ref();
    OriginView {
        name: record.origin.name.clone(),
        path: record.origin.path.clone(),
        modified: record.origin.modified.map(instant),
        source: record.origin.source.code().to_owned(),
        actor: record.actor.clone(),
        at: instant(record.at),
        container: container.map(|container| container.document.to_string()),
        container_path: container.map(|container| container.path.clone()),
    }
}

pub(crate) fn link(record: &LinkRecord) -> LinkView {
    LinkView {
        id: record.id.to_string(),
        document: record.document.to_string(),
        document_name: record.document_name.clone(),
        license: record.license.to_string(),
        license_title: record.license_title.clone(),
        kind: record.kind.code().to_owned(),
        claim: claim(&record.claim),
        pages: record.pages.to_string(),
        actor: record.actor.clone(),
        at: instant(record.at),
    }
}

pub(crate) fn entry(record: &EntryRecord) -> EntryView {
    EntryView {
        n: record.n,
        at: instant(record.at),
        actor: record.actor.clone(),
        op: record.op.code().to_owned(),
        subjects: record.subjects.clone(),
        events: record.events,
        sha256: record.digest.to_string(),
    }
}

pub(crate) fn license_fields(record: &LicenseRecord) -> LicenseFields {
    LicenseFields {
        publisher: record.publisher.clone(),
        product: record.product.clone(),
        edition: record.edition.clone(),
        version: record.version.clone(),
        part_number: record.part_number.clone(),
        metric: record.metric.clone(),
        quantity: record.quantity,
        channel: record.channel.map(|channel| channel.code().to_owned()),
        program: record.program.clone(),
        agreement_number: record.agreement_number.clone(),
        licensee: record.licensee.clone(),
        acquired_on: record.acquired_on.map(|day| day.to_string()),
        sa_from: record.sa_from.map(|day| day.to_string()),
        sa_to: record.sa_to.map(|day| day.to_string()),
        notes: record.notes.clone(),
    }
}

pub(crate) fn license_row(entry: &LicenseEntry) -> LicenseRow {
    LicenseRow {
        id: entry.id.to_string(),
        title: entry.record.title(),
        fields: license_fields(&entry.record),
        links: entry.links,
        proof: entry.proof.filter(|_| entry.voided.is_none()).map(|proof| ProofBadge {
            status: proof.status.code().to_owned(),
            met: proof.met,
            required: proof.required,
        }),
        voided: entry.voided.is_some(),
    }
}

pub(crate) fn claim(claim: &Claim) -> ClaimFields {
    ClaimFields {
        quantity: claim.quantity,
        line: claim.line,
        shows: claim.shows.iter().map(|shown| shown.code().to_owned()).collect(),
        note: claim.note.clone(),
    }
}

/// What a person typed about a document. Blank texts are not stated.
pub(crate) fn read_description(view: &DescriptionView) -> Result<Description, Error> {
    let numbers = view.numbers.iter().filter(|number| !number.value.trim().is_empty());
    Ok(Description {
        kind: view.kind.as_deref().map(|code| code_of(code, "bad_kind")).transpose()?,
        title: stated(view.title.as_deref()),
        date: day(view.date.as_deref())?,
        parties: Parties {
            issuer: stated(view.issuer.as_deref()),
            recipient: stated(view.recipient.as_deref()),
        },
        numbers: numbers
            .map(|number| {
                Ok(ReferenceNumber {
                    kind: code_of(&number.kind, "bad_kind")?,
                    value: number.value.trim().to_owned(),
                })
            })
            .collect::<Result<_, Error>>()?,
        totals: Totals {
            currency: currency(view.currency.as_deref())?,
            net: amount(view.net.as_deref())?,
            tax: amount(view.tax.as_deref())?,
            gross: amount(view.gross.as_deref())?,
        },
        tags: view.tags.iter().filter_map(|tag| stated(Some(tag))).collect(),
    })
}

/// A license record as a person typed it, complete enough to be one.
pub(crate) fn read_license(fields: &LicenseFields) -> Result<LicenseRecord, Error> {
    let text = |text: &str| text.trim().to_owned();
    let channel = stated(fields.channel.as_deref());
    let record = LicenseRecord {
        publisher: text(&fields.publisher),
        product: text(&fields.product),
        edition: text(&fields.edition),
        version: text(&fields.version),
        part_number: text(&fields.part_number),
        metric: text(&fields.metric),
        quantity: fields.quantity,
        channel: channel.as_deref().map(|code| code_of(code, "bad_channel")).transpose()?,
        program: text(&fields.program),
        agreement_number: text(&fields.agreement_number),
        licensee: text(&fields.licensee),
        acquired_on: day(fields.acquired_on.as_deref())?,
        sa_from: day(fields.sa_from.as_deref())?,
        sa_to: day(fields.sa_to.as_deref())?,
        notes: text(&fields.notes),
    };
    match record.problems().first() {
        Some(problem) => Err(Error::invalid("bad_license", problem.to_string())),
        None if record.quantity > i64::MAX.unsigned_abs() => {
            Err(Error::invalid("bad_license", "the quantity is too large"))
        }
        None => Ok(record),
    }
}

/// A member of a vocabulary by its code.
pub(crate) fn code_of<T: std::str::FromStr<Err = muniment_core::UnknownCode>>(
    code: &str,
    problem: &'static str,
) -> Result<T, Error> {
    code.parse()
        .map_err(|error: muniment_core::UnknownCode| Error::invalid(problem, error.to_string()))
}

/// A calendar day as `YYYY-MM-DD`; blank is none.
pub(crate) fn day(text: Option<&str>) -> Result<Option<NaiveDate>, Error> {
    let Some(text) = stated(text) else { return Ok(None) };
    NaiveDate::parse_from_str(&text, "%Y-%m-%d").map(Some).map_err(|_| {
        Error::invalid("bad_date", format!("`{text}` is not a date: write it like 2024-03-31"))
    })
}

/// A currency, whatever its letters' case.
fn currency(text: Option<&str>) -> Result<Option<String>, Error> {
    let Some(text) = stated(text) else { return Ok(None) };
    if text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        return Ok(Some(text.to_ascii_uppercase()));
    }
    let message = format!("`{text}` is not a currency: write its three letters, like EUR");
    Err(Error::invalid("bad_currency", message))
}

fn amount(text: Option<&str>) -> Result<Option<Decimal>, Error> {
    let Some(text) = stated(text) else { return Ok(None) };
    text.parse().map(Some).map_err(|_| {
        let message = format!("`{text}` is not an amount: write it like 1234.50");
        Error::invalid("bad_amount", message)
    })
}

/// The as-of day that a person gave, else today where this machine is.
pub(crate) fn as_of(text: Option<&str>) -> Result<NaiveDate, Error> {
    Ok(day(text)?.unwrap_or_else(|| Local::now().date_naive()))
}

/// A day as views have it.
pub(crate) fn written(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

pub(crate) fn stated(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}
