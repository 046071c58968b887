//! `matter`: audits and requests for proof.

mod told;

use muniment::Vault;
use muniment::view::{MatterFields, MattersRequest, RequestFields};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::json::{matter, snake_case};
use crate::matter_args::{MatterArgs, MatterFieldArgs, RequestArgs, RespondArgs, WhichRequest};
use crate::out::{Out, Outcome};

pub(super) fn run(vault: &Vault, args: &MatterArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        MatterArgs::Open { reference, fields } => open(vault, reference, fields, out),
        MatterArgs::List { words, state, as_of } => {
            let (filter, state, as_of) = (words.join(" "), state.clone(), as_of.clone());
            list(vault, &MattersRequest { state, filter, as_of }, out)
        }
        MatterArgs::Show { matter, as_of } => show(vault, matter, as_of.as_deref(), out),
        MatterArgs::Change { matter, reference, fields } => {
            change(vault, matter, reference.as_deref(), fields, out)
        }
        MatterArgs::Close { matter, on, reason } => {
            vault.close_matter(matter, on.as_deref(), reason)?;
            show(vault, matter, None, out)
        }
        MatterArgs::Reopen { matter } => {
            vault.reopen_matter(matter)?;
            show(vault, matter, None, out)
        }
        MatterArgs::Request(args) => request(vault, args, out),
        MatterArgs::Respond(args) => respond(vault, args, out),
        MatterArgs::Disclosures { matter, document } => {
            disclosures(vault, matter.as_deref(), document.as_deref(), out)
        }
    }
}

fn open(
    vault: &Vault,
    reference: &str,
    fields: &MatterFieldArgs,
    out: &Out,
) -> Result<Outcome, Failure> {
    let nothing = MatterFields {
        reference: reference.to_owned(),
        title: String::new(),
        publisher: String::new(),
        auditor: String::new(),
        counsel: String::new(),
        letter_on: None,
        notice_days: None,
        due_on: None,
        period_from: None,
        period_to: None,
        entities: Vec::new(),
        products: Vec::new(),
        publishers: Vec::new(),
        exhibit_prefix: String::new(),
        privileged: false,
        note: String::new(),
    };
    let id = vault.open_matter(&fields.over(nothing))?.value;
    show(vault, &id, None, out)
}

fn change(
    vault: &Vault,
    matter: &str,
    reference: Option<&str>,
    fields: &MatterFieldArgs,
    out: &Out,
) -> Result<Outcome, Failure> {
    let before = vault.matter(matter, None)?.row;
    let mut stated = fields.over(before.fields);
    if let Some(reference) = reference {
        reference.clone_into(&mut stated.reference);
    }
    vault.change_matter(&before.id, &stated)?;
    show(vault, &before.id, None, out)
}

fn list(vault: &Vault, request: &MattersRequest, out: &Out) -> Result<Outcome, Failure> {
    let rows = vault.matters(request)?;
    let listed: Vec<Value> = rows.iter().map(matter).collect();
    out.answer(&json!({ "total": rows.len(), "matters": listed }), || told::list(&rows))?;
    Ok(Outcome::Done)
}

fn show(vault: &Vault, id: &str, as_of: Option<&str>, out: &Out) -> Result<Outcome, Failure> {
    let board = vault.matter(id, as_of)?;
    let mut answer = snake_case(&board);
    answer["requests"] = board.requests.iter().map(told::request_value).collect();
    if let (Value::Object(answer), Value::Object(row)) = (&mut answer, matter(&board.row)) {
        answer.remove("row");
        answer.extend(row);
    }
    out.answer(&answer, || told::board(&board))?;
    Ok(Outcome::Done)
}

fn request(vault: &Vault, args: &RequestArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        RequestArgs::Add { matter, text, number, days } => {
            let number = number.clone().unwrap_or_default();
            let fields = RequestFields { number, text: text.clone(), asked_on: None, due_on: None };
            let number = vault.add_request(matter, &days.over(fields))?.value;
            show_request(vault, matter, &number, out)
        }
        RequestArgs::Change { which, text, days } => {
            let mut before = known(vault, which)?;
            if let Some(text) = text {
                before.text.clone_from(text);
            }
            vault.change_request(&which.matter, &which.number, &days.over(before))?;
            show_request(vault, &which.matter, &which.number, out)
        }
        RequestArgs::Settle { which, how, on } => {
            let how = Some(how.as_str()).filter(|how| *how != "open");
            vault.settle_request(&which.matter, &which.number, how, on.as_deref())?;
            show_request(vault, &which.matter, &which.number, out)
        }
        RequestArgs::Remove { which } => {
            vault.remove_request(&which.matter, &which.number)?;
            show(vault, &which.matter, None, out)
        }
    }
}

/// A request as it is stated; nothing where the matter has none of this number.
fn known(vault: &Vault, which: &WhichRequest) -> Result<RequestFields, Failure> {
    let requests = vault.matter(&which.matter, None)?.requests.into_iter();
    let mut fields = requests.map(|request| request.fields);
    let nothing = || RequestFields {
        number: which.number.clone(),
        text: String::new(),
        asked_on: None,
        due_on: None,
    };
    let is_it = |fields: &RequestFields| fields.number.eq_ignore_ascii_case(&which.number);
    Ok(fields.find(is_it).unwrap_or_else(nothing))
}

fn show_request(vault: &Vault, matter: &str, number: &str, out: &Out) -> Result<Outcome, Failure> {
    let requests = vault.matter(matter, None)?.requests;
    let is_it = |number_of: &str| number_of.eq_ignore_ascii_case(number.trim());
    for request in requests.iter().filter(|request| is_it(&request.fields.number)) {
        out.answer(&told::request_value(request), || told::request(request))?;
    }
    Ok(Outcome::Done)
}

fn respond(vault: &Vault, args: &RespondArgs, out: &Out) -> Result<Outcome, Failure> {
    let WhichRequest { matter, number } = &args.which;
    let fields = args.fields();
    if args.take_back {
        for each in &fields {
            vault.withdraw_response(matter, number, &each.subject, &each.id)?;
        }
    } else {
        vault.respond(matter, number, &fields)?;
    }
    show_request(vault, matter, number, out)
}

fn disclosures(
    vault: &Vault,
    matter: Option<&str>,
    document: Option<&str>,
    out: &Out,
) -> Result<Outcome, Failure> {
    let log = vault.disclosures(matter, document)?;
    let listed: Vec<Value> = log.iter().map(snake_case).collect();
    out.answer(&json!({ "total": log.len(), "disclosures": listed }), || told::disclosures(&log))?;
    Ok(Outcome::Done)
}
