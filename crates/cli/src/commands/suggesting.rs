//! `suggest`: what the content of a document suggests, and what is made of it.

use muniment::view::{
    AcceptedSuggestion, ProposedRecordView, RejectedSuggestion, SuggestedPlaceView, SuggestionsView,
};
use muniment::{SuggestedField, Vault};
use serde_json::Value;

use crate::args::SuggestArgs;
use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::text::table;

/// Accepts, corrects and rejects, then shows what is suggested after that.
pub(super) fn suggest(vault: &Vault, args: &SuggestArgs, out: &Out) -> Result<Outcome, Failure> {
    let id = &args.document;
    let withdrawn = args.withdrawn.iter().map(|text| rejection(text));
    let withdrawn: Vec<RejectedSuggestion> = withdrawn.collect::<Result<_, _>>()?;
    if !withdrawn.is_empty() {
        vault.withdraw_rejections(id, &withdrawn)?;
    }
    let suggested = vault.suggestions(id)?;
    let mut accepted = Vec::new();
    for text in &args.accepted {
        let values = chosen(&suggested, text, Several::OfOneField)?.into_iter();
        accepted.extend(values.map(|(field, value)| AcceptedSuggestion {
            field,
            value,
            instead: None,
        }));
    }
    for text in &args.corrected {
        accepted.push(correction(&suggested, text)?);
    }
    let mut rejected = Vec::new();
    for text in &args.rejected {
        let values = chosen(&suggested, text, Several::All)?.into_iter();
        rejected.extend(values.map(|(field, value)| RejectedSuggestion { field, value }));
    }
    if !accepted.is_empty() {
        vault.accept_suggestions(id, &accepted)?;
    }
    if !rejected.is_empty() {
        vault.reject_suggestions(id, &rejected)?;
    }
    let suggested = vault.suggestions(id)?;
    out.answer(&answer(&suggested), || told(&suggested))?;
    Ok(Outcome::Done)
}

/// Everything that is suggested; license records have the form that `license list` gives them.
fn answer(suggested: &SuggestionsView) -> Value {
    let mut answer = json::snake_case(suggested);
    for (shown, record) in
        answer["records"].as_array_mut().into_iter().flatten().zip(&suggested.records)
    {
        shown["license"] = json::license(&record.license);
    }
    answer
}

/// How many of the suggestions for a field are meant where none is named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Several {
    /// All where a document bears several, such as part numbers; else the best.
    OfOneField,
    All,
}

/// The suggestions that `FIELD` or `FIELD=VALUE` names.
fn chosen(
    suggested: &SuggestionsView,
    text: &str,
    several: Several,
) -> Result<Vec<(String, String)>, Failure> {
    let (code, value) = match text.split_once('=') {
        Some((code, value)) => (code, Some(value)),
        None => (text, None),
    };
    let field = field(code)?;
    let mut values: Vec<String> = if field == SuggestedField::Line {
        suggested.lines.iter().map(|line| line.number.to_string()).collect()
    } else {
        let of_field = suggested.values.iter().filter(|value| value.field == code);
        of_field.map(|value| value.value.clone()).collect()
    };
    match value {
        Some(value) => values.retain(|known| known == value),
        None if several == Several::OfOneField && field.is_single() => values.truncate(1),
        None => {}
    }
    if values.is_empty() {
        let message = format!("the document does not suggest `{text}`");
        return Err(Failure::wrong_use("no_such_suggestion", message));
    }
    Ok(values.into_iter().map(|value| (code.to_owned(), value)).collect())
}

fn correction(suggested: &SuggestionsView, text: &str) -> Result<AcceptedSuggestion, Failure> {
    let (code, instead) = pair(text)?;
    let best = chosen(suggested, code, Several::OfOneField)?.into_iter().next();
    let (field, value) = best.ok_or_else(|| {
        Failure::wrong_use("no_such_suggestion", format!("nothing is suggested as `{code}`"))
    })?;
    Ok(AcceptedSuggestion { field, value, instead: Some(instead.to_owned()) })
}

fn rejection(text: &str) -> Result<RejectedSuggestion, Failure> {
    let (code, value) = pair(text)?;
    field(code)?;
    Ok(RejectedSuggestion { field: code.to_owned(), value: value.to_owned() })
}

fn pair(text: &str) -> Result<(&str, &str), Failure> {
    text.split_once('=')
        .ok_or_else(|| Failure::wrong_use("bad_field", format!("`{text}` is not FIELD=VALUE")))
}

fn field(code: &str) -> Result<SuggestedField, Failure> {
    code.parse().map_err(|_| {
        let all: Vec<&str> = SuggestedField::ALL.iter().map(|field| field.code()).collect();
        let message = format!("`{code}` is no field; there are {}", all.join(", "));
        Failure::wrong_use("bad_field", message)
    })
}

fn told(suggested: &SuggestionsView) -> String {
    let values = suggested.values.iter().map(|value| {
        let mark = match (value.stated, value.contested) {
            (true, _) => "stated",
            (false, true) => "contested",
            (false, false) => "",
        };
        [
            value.field.clone(),
            value.value.clone(),
            mark.to_owned(),
            value.reason.clone(),
            value.places.first().map_or(String::new(), place),
        ]
    });
    let mut text = table(["FIELD", "SUGGESTED", "", "REASON", "PLACE"], values);
    if !suggested.lines.is_empty() {
        let lines = suggested.lines.iter().map(|line| {
            [
                line.number.to_string(),
                line.part_number.clone(),
                line.description.clone(),
                line.quantity_read.clone(),
                line.amount.clone(),
                line.places.first().map_or(String::new(), place),
            ]
        });
        let head = ["LINE", "PART", "DESCRIPTION", ">QUANTITY", ">AMOUNT", "PLACE"];
        text += &format!("\n{}", table(head, lines));
    }
    if !suggested.records.is_empty() {
        let records = suggested.records.iter().map(|record| {
            [record.license.id.clone(), record.license.title.clone(), reasons(record)]
        });
        text += &format!("\n{}", table(["LICENSE RECORD", "TITLE", "IN COMMON"], records));
    }
    for unreadable in &suggested.unreadable {
        text += &format!("cannot be read: {} at {}\n", unreadable.value, place(&unreadable.place));
    }
    text
}

fn reasons(record: &ProposedRecordView) -> String {
    let reasons = record.reasons.iter().map(|common| format!("{} {}", common.reason, common.value));
    reasons.collect::<Vec<_>>().join(", ")
}

fn place(place: &SuggestedPlaceView) -> String {
    match place.kind.as_str() {
        "text" => format!("page {}", place.page),
        "element" => format!("{} {}", place.name, place.path).trim().to_owned(),
        _ => place.name.clone(),
    }
}
