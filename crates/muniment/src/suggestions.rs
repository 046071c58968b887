//! What the content of documents suggests, and what people make of it.

mod shown;

use muniment_catalog::{Catalog, DocumentRecord};
use muniment_core::{
    Clues, Event, InvoiceLine, Op, StatedTerm, StructuredInvoice, Suggested, SuggestedField,
    SuggestedLine, propose_records, suggestions,
};
use muniment_worker::Reading;

use crate::document::resolve_document;
use crate::transact::Decision;
use crate::view::{
    AcceptedSuggestion, DescriptionView, NumberView, ProposedRecordView, RejectedSuggestion,
    SuggestionsView,
};
use crate::{Done, Error, Vault, show};

/// The license records that are proposed at most.
const MOST_RECORDS: usize = 20;

impl Vault {
    /// Everything that the content of a document suggests: values with their places, lines of
    /// invoices, and license records that bear the same numbers. What was rejected is left out.
    ///
    /// # Errors
    /// When there is no such document.
    pub fn suggestions(&self, id: &str) -> Result<SuggestionsView, Error> {
        let record = resolve_document(&self.catalog, id)?;
        let suggested = self.suggested(&self.catalog, &record)?;
        let rejected = self.catalog.rejections(record.row)?.into_iter();
        let content = self.content(&record.digest)?;
        let pages = content.as_ref().map_or(&[][..], |content| content.pages.as_slice());
        let shown = shown::Shown::new(pages);
        Ok(SuggestionsView {
            values: suggested
                .values
                .iter()
                .map(|value| shown.value(value, &record.description))
                .collect(),
            lines: suggested.lines.iter().map(|line| shown.line(line)).collect(),
            records: self.proposed_records(&record, &suggested)?,
            unreadable: suggested
                .unreadable
                .iter()
                .map(|(value, place)| shown.unreadable(value, place))
                .collect(),
            rejected: rejected
                .map(|(field, value)| RejectedSuggestion { field: field.code().to_owned(), value })
                .collect(),
        })
    }

    /// States what a person accepted of what is suggested, or what they wrote in its place:
    /// describes the document, and states lines of its invoice.
    ///
    /// # Errors
    /// When there is no such document or suggestion, or a value cannot be stated.
    pub fn accept_suggestions(
        &self,
        id: &str,
        accepted: &[AcceptedSuggestion],
    ) -> Result<Done<()>, Error> {
        let is_line = |accepted: &AcceptedSuggestion| accepted.field == SuggestedField::Line.code();
        let op =
            if accepted.iter().all(is_line) { Op::StateInvoiceLines } else { Op::DescribeDocument };
        self.transact(op, |catalog| {
            let record = resolve_document(catalog, id)?;
            let suggested = self.suggested(catalog, &record)?;
            let mut view = show::description(&record.description);
            let before = catalog.invoice_lines(&record.id)?;
            let mut lines = before.clone();
            for accepted in accepted {
                let field = field_of(&accepted.field)?;
                if !is_suggested(&suggested, field, &accepted.value) {
                    return Err(no_such_suggestion(&accepted.field, &accepted.value));
                }
                match field {
                    SuggestedField::Line => state(&mut lines, line_of(&suggested, accepted)?),
                    _ => describe(&mut view, field, accepted)?,
                }
            }
            let (document, description) = (record.id, show::read_description(&view)?);
            let mut events = Vec::new();
            if description != record.description {
                events.push(Event::DocumentDescribed { document, description });
            }
            if lines != before {
                events.push(Event::InvoiceLinesStated { document, lines });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// Rejects suggestions, so that they do not come again.
    ///
    /// # Errors
    /// When there is no such document or suggestion.
    pub fn reject_suggestions(
        &self,
        id: &str,
        rejected: &[RejectedSuggestion],
    ) -> Result<Done<()>, Error> {
        self.transact(Op::RejectSuggestion, |catalog| {
            let record = resolve_document(catalog, id)?;
            let suggested = self.suggested(catalog, &record)?;
            let mut events = Vec::new();
            for RejectedSuggestion { field: code, value } in rejected {
                let field = field_of(code)?;
                if !is_suggested(&suggested, field, value) {
                    return Err(no_such_suggestion(code, value));
                }
                let (document, value) = (record.id, value.clone());
                let event = Event::SuggestionRejected { document, field, value };
                if !events.contains(&event) {
                    events.push(event);
                }
            }
            Ok(Decision { events, value: () })
        })
    }

    /// Lets rejected values be suggested again.
    ///
    /// # Errors
    /// When there is no such document, or a value was not rejected.
    pub fn withdraw_rejections(
        &self,
        id: &str,
        rejected: &[RejectedSuggestion],
    ) -> Result<Done<()>, Error> {
        self.transact(Op::WithdrawRejection, |catalog| {
            let record = resolve_document(catalog, id)?;
            let known = catalog.rejections(record.row)?;
            let mut events = Vec::new();
            for RejectedSuggestion { field: code, value } in rejected {
                let (field, value) = (field_of(code)?, value.clone());
                if !known.contains(&(field, value.clone())) {
                    return Err(no_such_suggestion(code, &value));
                }
                let event = Event::RejectionWithdrawn { document: record.id, field, value };
                if !events.contains(&event) {
                    events.push(event);
                }
            }
            Ok(Decision { events, value: () })
        })
    }

    /// What the content of a document suggests, without product keys and what was rejected.
    pub(crate) fn suggested(
        &self,
        catalog: &Catalog,
        record: &DocumentRecord,
    ) -> Result<Suggested, Error> {
        let Some(reading) = self.content(&record.digest)? else {
            return Ok(Suggested::default());
        };
        let pages: Vec<&str> = reading.pages.iter().map(|page| page.text.as_str()).collect();
        let clues = Clues {
            name: &record.name,
            media_type: &record.media_type,
            facts: &reading.facts,
            pages: &pages,
        };
        let suggested = suggestions(&clues, &structured(&reading));
        Ok(suggested.without_keys().without(&catalog.rejections(record.row)?))
    }

    /// The license records that bear a number of the document and are not linked to it.
    fn proposed_records(
        &self,
        record: &DocumentRecord,
        suggested: &Suggested,
    ) -> Result<Vec<ProposedRecordView>, Error> {
        let stated = record.description.numbers.iter().filter_map(|number| {
            Some((SuggestedField::of_number(number.kind)?, number.value.clone()))
        });
        let mut bears: Vec<(SuggestedField, String)> = stated.collect();
        bears.extend(suggested.values.iter().map(|value| (value.field, value.value.clone())));
        let lines = self.lines_of(record, suggested)?;
        bears.extend(lines.iter().map(|line| (SuggestedField::Part, line.part_number.clone())));
        let linked = self.catalog.links_of_document(&record.id)?;
        let mut candidates = self.catalog.link_candidates()?;
        candidates.retain(|candidate| !linked.iter().any(|link| link.license == candidate.license));
        let kind = record.description.kind.or(suggested.description().kind);
        let mut proposed = Vec::new();
        for found in propose_records(&bears, &candidates).into_iter().take(MOST_RECORDS) {
            let Some(license) = self.catalog.license(&found.license)? else { continue };
            proposed.push(shown::record(&license, &found, kind, &lines));
        }
        Ok(proposed)
    }

    /// The lines that were stated for a document, else those that its content suggests.
    fn lines_of(
        &self,
        record: &DocumentRecord,
        suggested: &Suggested,
    ) -> Result<Vec<InvoiceLine>, Error> {
        let stated = self.catalog.invoice_lines(&record.id)?;
        if stated.is_empty() {
            return Ok(suggested.lines.iter().filter_map(SuggestedLine::line).collect());
        }
        Ok(stated)
    }
}

/// The structured invoices of a reading.
fn structured(reading: &Reading) -> Vec<StructuredInvoice> {
    let invoices = reading.invoices.iter().map(|invoice| {
        let terms = invoice.values.iter().map(|stated| StatedTerm {
            term: &stated.term,
            line: stated.line,
            value: &stated.value,
            unit: &stated.unit,
            place: &stated.place,
        });
        StructuredInvoice::of(&invoice.file, terms)
    });
    invoices.collect()
}

fn field_of(code: &str) -> Result<SuggestedField, Error> {
    show::code_of(code, "bad_field")
}

fn is_suggested(suggested: &Suggested, field: SuggestedField, value: &str) -> bool {
    if field == SuggestedField::Line {
        return suggested.lines.iter().any(|line| line.number.to_string() == value);
    }
    suggested.values.iter().any(|known| known.field == field && known.value == value)
}

fn no_such_suggestion(field: &str, value: &str) -> Error {
    Error::invalid("no_such_suggestion", format!("`{value}` is not suggested as {field}"))
}

/// The line that was accepted, which states a whole number of units.
fn line_of(suggested: &Suggested, accepted: &AcceptedSuggestion) -> Result<InvoiceLine, Error> {
    let found = suggested.lines.iter().find(|line| line.number.to_string() == accepted.value);
    match found.and_then(SuggestedLine::line) {
        Some(line) if accepted.instead.is_none() => Ok(line),
        Some(_) => Err(Error::invalid("bad_line", "a line is corrected among the invoice lines")),
        None => {
            let message = format!("line {} has no whole quantity; state it", accepted.value);
            Err(Error::invalid("bad_quantity", message))
        }
    }
}

/// Puts a line among others; one of the same number is replaced.
fn state(lines: &mut Vec<InvoiceLine>, line: InvoiceLine) {
    match lines.iter_mut().find(|other| other.number == line.number) {
        Some(other) => *other = line,
        None => {
            let at = lines.partition_point(|other| other.number < line.number);
            lines.insert(at, line);
        }
    }
}

fn describe(
    view: &mut DescriptionView,
    field: SuggestedField,
    accepted: &AcceptedSuggestion,
) -> Result<(), Error> {
    let value = accepted.instead.as_deref().unwrap_or(&accepted.value).trim().to_owned();
    if value.is_empty() {
        return Err(Error::invalid("no_value", "say what is stated instead"));
    }
    if let Some(kind) = field.number() {
        let number = NumberView { kind: kind.code().to_owned(), value };
        if !view.numbers.contains(&number) {
            view.numbers.push(number);
        }
        return Ok(());
    }
    let slot = match field {
        SuggestedField::Kind => &mut view.kind,
        SuggestedField::Title => &mut view.title,
        SuggestedField::Date => &mut view.date,
        SuggestedField::Issuer => &mut view.issuer,
        SuggestedField::Recipient => &mut view.recipient,
        SuggestedField::Currency => &mut view.currency,
        SuggestedField::Net => &mut view.net,
        SuggestedField::Tax => &mut view.tax,
        SuggestedField::Gross => &mut view.gross,
        _ => return Err(no_such_suggestion(&accepted.field, &accepted.value)),
    };
    *slot = Some(value);
    Ok(())
}
