//! Suggestions as views.

use muniment_catalog::LicenseEntry;
use muniment_core::{
    Decimal, Description, EvidenceKind, InvoiceLine, ProposedRecord, SuggestedField, SuggestedLine,
    SuggestedPlace, Suggestion,
};
use muniment_worker::Page;

use crate::pages::Units;
use crate::show;
use crate::view::{
    LinkReasonView, ProposedRecordView, SuggestedLineView, SuggestedPlaceView, SuggestionView,
    UnreadableView,
};

/// Shows suggestions of a document, with places counted as windows count them.
pub(super) struct Shown(Vec<Units>);

impl Shown {
    /// For the first pages of a document: suggestions come from nowhere else.
    pub(super) fn new(pages: &[Page]) -> Self {
        Self(pages.iter().take(MOST_PAGES).map(|page| Units::new(&page.text)).collect())
    }

    pub(super) fn value(&self, value: &Suggestion, description: &Description) -> SuggestionView {
        SuggestionView {
            field: value.field.code().to_owned(),
            value: value.value.clone(),
            reason: value.reason.code().to_owned(),
            clue: value.clue.clone(),
            places: self.places(&value.places),
            contested: value.contested,
            confirmed: value.confirmed,
            stated: states(description, value),
        }
    }

    pub(super) fn line(&self, line: &SuggestedLine) -> SuggestedLineView {
        let quantity = line.quantity.map_or(String::new(), |quantity| quantity.to_string());
        SuggestedLineView {
            number: line.number,
            invoice: line.invoice.clone(),
            part_number: line.part_number.clone(),
            description: line.description.clone(),
            quantity: line.quantity.and_then(Decimal::whole),
            quantity_read: format!("{quantity} {}", line.unit).trim().to_owned(),
            unit_price: line.unit_price.clone(),
            amount: line.amount.clone(),
            hardware: line.hardware.clone(),
            reason: line.reason.code().to_owned(),
            places: self.places(&line.places),
        }
    }

    pub(super) fn unreadable(&self, value: &str, place: &SuggestedPlace) -> UnreadableView {
        UnreadableView { value: value.to_owned(), place: self.place(place) }
    }

    fn places(&self, places: &[SuggestedPlace]) -> Vec<SuggestedPlaceView> {
        places.iter().map(|place| self.place(place)).collect()
    }

    fn place(&self, place: &SuggestedPlace) -> SuggestedPlaceView {
        let mut view = SuggestedPlaceView {
            kind: String::new(),
            page: 0,
            start: 0,
            end: 0,
            name: String::new(),
            path: String::new(),
        };
        match place {
            SuggestedPlace::Text { page, start, end } => {
                let units = self.0.get((*page as usize).saturating_sub(1));
                let at = |byte| units.map_or(0, |units| units.at(byte));
                "text".clone_into(&mut view.kind);
                (view.page, view.start, view.end) = (*page, at(*start), at(*end));
            }
            SuggestedPlace::Element { file, path } => {
                "element".clone_into(&mut view.kind);
                (view.name, view.path) = (file.clone(), path.clone());
            }
            SuggestedPlace::Fact { name } => {
                "fact".clone_into(&mut view.kind);
                view.name.clone_from(name);
            }
        }
        view
    }
}

/// More pages are never looked at for suggestions.
const MOST_PAGES: usize = 16;

/// Whether a description states a suggested value.
fn states(description: &Description, value: &Suggestion) -> bool {
    let is = |stated: Option<&str>| stated == Some(value.value.as_str());
    let is_amount =
        |stated: Option<Decimal>| stated.is_some() && stated == value.value.parse().ok();
    let totals = &description.totals;
    if let Some(kind) = value.field.number() {
        let mut numbers = description.numbers.iter();
        return numbers.any(|number| number.kind == kind && number.value == value.value);
    }
    match value.field {
        SuggestedField::Kind => is(description.kind.map(EvidenceKind::code)),
        SuggestedField::Title => is(description.title.as_deref()),
        SuggestedField::Date => is(description.date.map(|day| day.to_string()).as_deref()),
        SuggestedField::Issuer => is(description.parties.issuer.as_deref()),
        SuggestedField::Recipient => is(description.parties.recipient.as_deref()),
        SuggestedField::Currency => is(totals.currency.as_deref()),
        SuggestedField::Net => is_amount(totals.net),
        SuggestedField::Tax => is_amount(totals.tax),
        SuggestedField::Gross => is_amount(totals.gross),
        _ => false,
    }
}

/// A proposed record, with the units that the lines of its part number add up to.
pub(super) fn record(
    license: &LicenseEntry,
    found: &ProposedRecord,
    kind: Option<EvidenceKind>,
    lines: &[InvoiceLine],
) -> ProposedRecordView {
    let part = license.record.part_number.trim();
    let of_part = lines.iter().filter(|line| !part.is_empty() && line.part_number.trim() == part);
    let units = of_part.map(|line| line.quantity).try_fold(0_i64, i64::checked_add);
    let units = units.and_then(|units| u64::try_from(units).ok());
    ProposedRecordView {
        license: show::license_row(license),
        reasons: found
            .reasons
            .iter()
            .map(|(reason, value)| LinkReasonView {
                reason: reason.code().to_owned(),
                value: value.clone(),
            })
            .collect(),
        kind: kind.map(|kind| kind.code().to_owned()),
        quantity: units.filter(|units| *units > 0),
    }
}
