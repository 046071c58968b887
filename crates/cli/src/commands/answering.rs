//! `answer`: what the vault has for the lines of an auditor's list.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use muniment::Vault;
use muniment::view::{AnsweredList, ResponseFields};

use crate::failure::Failure;
use crate::json::snake_case;
use crate::matter_args::AnswerArgs;
use crate::out::{Out, Outcome};
use crate::text::{count, table};

/// Ends with exit code 1 where something has no exact match.
pub(super) fn answer(vault: &Vault, args: &AnswerArgs, out: &Out) -> Result<Outcome, Failure> {
    let answered = if args.list == Path::new("-") {
        let mut list = String::new();
        std::io::stdin().read_to_string(&mut list)?;
        vault.answer(&list)?
    } else {
        vault.answer_file(&args.list)?
    };
    let mut value = snake_case(&answered);
    if let (Some(matter), Some(request), true) = (&args.matter, &args.request, args.respond) {
        let stated = vault.respond(matter, request, &responses(&answered))?.value;
        value["responded"] = stated.into();
    }
    out.answer(&value, || told(&answered))?;
    let all = answered.answered as usize == answered.lines.len();
    Ok(if all { Outcome::Done } else { Outcome::Problems })
}

/// Every exact match as a response, with the lines that it answers.
fn responses(answered: &AnsweredList) -> Vec<ResponseFields> {
    let mut lines: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for line in &answered.lines {
        for found in &line.exact {
            let about = lines.entry((&found.subject, &found.id)).or_default();
            about.push(line.text.clone());
        }
    }
    let response = |((subject, id), about): ((&str, &str), Vec<String>)| ResponseFields {
        subject: subject.to_owned(),
        id: id.to_owned(),
        pages: String::new(),
        disposition: "produce".to_owned(),
        redacted_copy: None,
        note: about.join(", "),
    };
    lines.into_iter().map(response).collect()
}

fn told(answered: &AnsweredList) -> String {
    let rows = answered.lines.iter().flat_map(|line| {
        let row = |how: &str, what: String, page: String| {
            [
                line.line.to_string(),
                line.text.clone(),
                line.kind.clone(),
                how.to_owned(),
                what,
                page,
            ]
        };
        let exact = line.exact.iter().map(|found| ("exact", found));
        let near = line.near.iter().map(|found| ("near", found));
        let matches = exact.chain(near).map(|(how, found)| {
            let page = if found.page > 0 { found.page.to_string() } else { String::new() };
            row(how, format!("{} ({}: {})", found.name, found.by, found.found), page)
        });
        let mut rows: Vec<[String; 6]> = matches.collect();
        if rows.is_empty() {
            rows.push(row("nothing", String::new(), String::new()));
        }
        if line.more > 0 {
            let what = format!("{} more may match; search for it", line.more);
            rows.push(row("more", what, String::new()));
        }
        rows
    });
    let table = table(["LINE", "ASKED FOR", "KIND", "FOUND", "WHAT", ">PAGE"], rows);
    let asked = count(answered.lines.len(), "thing asked for", "things asked for");
    format!("{table}\n{asked}, {} with an exact match", answered.answered)
}
