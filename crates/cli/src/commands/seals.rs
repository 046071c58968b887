//! `seal`: signed checkpoints of the journal, and time stamps over them.

use std::path::Path;

use muniment::Vault;
use muniment::view::SealView;
use serde_json::{Value, json};

use crate::custody_args::{SealArgs, SealCommand};
use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::text::printable;

pub(super) fn run(vault: &Vault, args: &SealArgs, out: &Out) -> Result<Outcome, Failure> {
    match &args.command {
        None => seal(vault, args, out),
        Some(SealCommand::List) => list(vault, out),
        Some(SealCommand::Key) => {
            let key = vault.verifier_key();
            out.answer(&json!({ "key": key }), || key.clone())?;
            Ok(Outcome::Done)
        }
        Some(SealCommand::Authority { url }) => authority(vault, url.as_deref(), out),
        Some(SealCommand::Query { to }) => told(&vault.write_time_stamp_query(to)?, out),
        Some(SealCommand::Import { reply, authority }) => {
            told(&vault.import_time_stamp(reply, authority.as_deref())?, out)
        }
    }
}

fn seal(vault: &Vault, args: &SealArgs, out: &Out) -> Result<Outcome, Failure> {
    let seal = match &args.time_stamp {
        None => vault.seal()?,
        Some(url) => {
            let url = Some(url.as_str()).filter(|url| !url.is_empty());
            vault.seal_with_time_stamp(url, args.authority.as_deref())?
        }
    };
    if let Some(to) = &args.to {
        write(to, &seal.text)?;
    }
    told(&seal, out)
}

fn write(to: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(to, text).map_err(|error| {
        let message = format!("could not write `{}`: {error}", to.display());
        Failure::wrong_use("cannot_write_file", message)
    })
}

fn list(vault: &Vault, out: &Out) -> Result<Outcome, Failure> {
    let seals = vault.seals()?;
    let values: Vec<Value> = seals.iter().map(json::snake_case).collect();
    out.answer(&json!({ "seals": values }), || match seals.is_empty() {
        true => "the vault has no seal".to_owned(),
        false => seals.iter().map(seal_lines).collect(),
    })?;
    Ok(Outcome::Done)
}

fn authority(vault: &Vault, url: Option<&str>, out: &Out) -> Result<Outcome, Failure> {
    if let Some(url) = url {
        vault.set_time_stamp_authority(url)?;
    }
    let set = vault.time_stamp_authority()?;
    out.answer(&json!({ "authority": set }), || match set.as_str() {
        "" => "no authority is set".to_owned(),
        set => set.to_owned(),
    })?;
    Ok(Outcome::Done)
}

fn told(seal: &SealView, out: &Out) -> Result<Outcome, Failure> {
    out.answer(&json::snake_case(seal), || format!("{}{}", seal_lines(seal), seal.text))?;
    Ok(Outcome::Done)
}

/// A seal with what it shows, and its time stamps below it.
pub(super) fn seal_lines(seal: &SealView) -> String {
    let by = seal.signed_by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
    let at = seal.at.as_ref().map(|at| format!(", the last one of {at}")).unwrap_or_default();
    let mut lines = format!(
        "{}: entries 1 to {}{at}{by} [{}]\n  {}\n",
        printable(&seal.path),
        seal.entries,
        seal.standing,
        seal.message
    );
    for stamp in &seal.stamps {
        let problem = stamp.problem.as_ref().map(|why| format!("{why}. ")).unwrap_or_default();
        lines.push_str(&format!("  {problem}{}\n", printable(&stamp.message)));
    }
    lines
}
