//! A file becomes a statement: planned, shown, and only then imported.

use std::path::Path;

use muniment::view::{
    AliasChoice, DoubtView, MappedColumn, MappingFields, StatementImport, StatementImported,
    StatementPlan, StatementPreview,
};
use muniment::{AddOptions, Input, Vault};
use serde_json::Value;

use super::counts;
use crate::commands::adding::wait;
use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::progress::Progress;
use crate::statement_args::ImportArgs;
use crate::text::{count, printable, table};

pub(super) fn import(vault: &Vault, args: &ImportArgs, out: &Out) -> Result<Outcome, Failure> {
    let mapping = mapping(vault, args)?;
    let document = document(vault, &args.file, out)?;
    let plan = vault.plan_statement(&document, mapping.as_ref())?;
    let mut answer = json::snake_case(&plan);
    let mut imported = None;
    if !args.plan {
        if let Some(mapping) = mapping.as_ref().filter(|_| args.rows.is_some())
            && !mapping.name.is_empty()
        {
            vault.save_mapping(mapping)?;
        }
        let done = vault.import_statement(&StatementImport {
            document,
            mapping,
            aliases: args.alias.iter().map(|choice| alias(choice)).collect::<Result<_, _>>()?,
            create_records: args.create_records,
            link_records: args.link_records || args.create_records,
        })?;
        imported = Some(done.value);
    }
    if let (Value::Object(fields), Some(imported)) = (&mut answer, &imported) {
        fields.insert("imported".to_owned(), json::snake_case(imported));
    }
    out.answer(&answer, || told(&plan, imported.as_ref()))?;
    let is_clean = plan.doubts.is_empty() && plan.row.problems == 0 && plan.novelty != "altered";
    Ok(if is_clean { Outcome::Done } else { Outcome::Problems })
}

pub(super) fn preview(vault: &Vault, file: &str, out: &Out) -> Result<Outcome, Failure> {
    let document = document(vault, file, out)?;
    let preview = vault.preview_statement(&document)?;
    out.answer(&json::snake_case(&preview), || told_preview(&preview))?;
    Ok(Outcome::Done)
}

/// The document that a person means; a file is added to the vault first.
fn document(vault: &Vault, file: &str, out: &Out) -> Result<String, Failure> {
    let path = Path::new(file);
    if !path.is_file() {
        return Ok(file.to_owned());
    }
    let batch = vault.add(vec![Input::Path(path.to_owned())], AddOptions::default());
    let stored = wait(vault, &batch, false, &Progress::new(out));
    let added = stored.added.into_iter().map(|file| file.document);
    let mut known = added.chain(stored.duplicates.into_iter().map(|file| file.document));
    known.next().ok_or_else(|| {
        let why = stored.failed.first().map_or("it could not be stored", |file| &file.message);
        Failure::wrong_use("not_added", format!("`{file}`: {why}"))
    })
}

fn mapping(vault: &Vault, args: &ImportArgs) -> Result<Option<MappingFields>, Failure> {
    let name = args.mapping.clone().unwrap_or_default();
    let Some(rows) = &args.rows else {
        if name.is_empty() {
            return Ok(None);
        }
        let saved = vault.mappings()?.into_iter().find(|mapping| mapping.name == name);
        return saved.map(Some).ok_or_else(|| {
            Failure::wrong_use("no_such_mapping", format!("there is no mapping `{name}`"))
        });
    };
    let column = |choice: &String| match choice.split_once('=') {
        Some((field, caption)) => {
            Ok(MappedColumn { field: field.to_owned(), caption: caption.to_owned() })
        }
        None => Err(Failure::wrong_use("bad_mapping", format!("`{choice}` is not FIELD=CAPTION"))),
    };
    let columns = args.map.iter().map(column).collect::<Result<_, _>>()?;
    Ok(Some(MappingFields { name, rows: rows.clone(), columns }))
}

fn alias(choice: &str) -> Result<AliasChoice, Failure> {
    let (name, entity) = choice
        .rsplit_once('=')
        .ok_or_else(|| Failure::wrong_use("bad_alias", format!("`{choice}` is not NAME=ENTITY")))?;
    Ok(AliasChoice { name: name.to_owned(), entity: entity.to_owned() })
}

fn told(plan: &StatementPlan, imported: Option<&StatementImported>) -> String {
    let row = &plan.row;
    let day = row.calculated_on.as_deref().unwrap_or("no date");
    let mut text = format!("{} of {}, {day}: {}\n", row.kind, printable(&row.name), counts(row));
    match (plan.novelty.as_str(), &plan.known) {
        ("same", Some(known)) => text += &format!("the same bytes as {}\n", known.document),
        ("altered", Some(known)) => {
            let known = &known.document;
            text += &format!("CAREFUL: the same request as {known}, with other bytes\n");
        }
        ("again", _) => text += "it is read as a statement already\n",
        _ => {}
    }
    let names = plan.names.iter().filter(|name| name.owner != "known").map(|name| {
        let of = match &name.entity {
            Some(entity) => format!("{} {}% ({entity})", name.entity_name, name.percent),
            None => "nobody is called so".to_owned(),
        };
        [name.name.clone(), of]
    });
    let names: Vec<_> = names.collect();
    if !names.is_empty() {
        text += &table(["NAME", "MAY BE"], names);
    }
    text += &told_doubts(&plan.doubts);
    for problem in &plan.problems {
        let (at, what) = (&problem.at, problem.cells.join(" "));
        text += &format!("{} row {}: {}\n", printable(&at.sheet), at.row, printable(&what));
    }
    text += &match imported {
        None => format!(
            "{} would be created, {} match, {} would be sealed",
            count(plan.creates as usize, "record", "records"),
            plan.matches,
            count(plan.keys as usize, "key", "keys")
        ),
        Some(done) => format!(
            "imported: {} created, {} linked, {} and {} added",
            count(done.created as usize, "record", "records"),
            done.linked,
            count(done.aliases as usize, "alias", "aliases"),
            count(done.sealed as usize, "key", "keys")
        ),
    };
    text
}

/// What is doubtful, a line each.
pub(super) fn told_doubts(doubts: &[DoubtView]) -> String {
    let lines = doubts.iter().map(|doubt| {
        let DoubtView { check, severity, statement, subject, source, .. } = doubt;
        let units = match (doubt.found, doubt.against) {
            (Some(found), Some(against)) => format!(" ({found} against {against})"),
            (Some(found), None) => format!(" ({found})"),
            _ => String::new(),
        };
        let subject = printable(subject);
        format!("{severity} {check}: {subject}{units}: {statement} [{source}]\n")
    });
    lines.collect()
}

fn told_preview(preview: &StatementPreview) -> String {
    let mut text = match &preview.recognized {
        Some(kind) => format!("recognized as {kind}\n"),
        None => "no known export has these captions; map the columns\n".to_owned(),
    };
    for sheet in &preview.tables {
        let (name, from) = (printable(&sheet.sheet), sheet.header_row);
        text += &format!("\nsheet `{name}`, captions in row {from}, {} rows\n", sheet.count);
        text += &format!("  {}\n", printable(&sheet.captions.join(" | ")));
        for suggested in &sheet.suggestions {
            let columns = suggested.columns.iter();
            let maps = columns.map(|column| format!("--map '{}={}'", column.field, column.caption));
            let maps = maps.collect::<Vec<_>>().join(" ");
            text += &format!("  --rows {} {maps}\n", suggested.rows);
        }
    }
    let saved = preview.mappings.iter().map(|mapping| format!("`{}`", mapping.name));
    let saved: Vec<_> = saved.collect();
    if !saved.is_empty() {
        text += &format!("\nsaved mappings that fit: {}\n", saved.join(", "));
    }
    text
}
