//! `key`: the register of product keys.

use std::io::BufRead;

use muniment::view::{KeyDetails, KeyRequest, KeyRow};
use muniment::{Error, KeyInput, SealingError, Vault};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::json;
use crate::key_args::{KeyArgs, KeyFieldArgs, KeyValueArgs, no_key};
use crate::out::{Out, Outcome};
use crate::text::{count, facts, table};

pub(super) fn run(vault: &Vault, args: &KeyArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        KeyArgs::Add { value, fields } => add(vault, value, fields, out),
        KeyArgs::List { filter, voided } => {
            list(vault, &KeyRequest { filter: filter.clone(), voided: *voided }, out)
        }
        KeyArgs::Show { key } => show(vault, key, out),
        KeyArgs::Printed { document } => printed(vault, document, out),
        KeyArgs::Edit { key, key_stdin, fields } => {
            let typed =
                if *key_stdin { Some(Secrets::new(true).ask("product key: ")?) } else { None };
            let mut fields = fields.over(vault.product_key(key)?.row.fields);
            if typed.is_some() {
                fields.last_five.clear();
            }
            let input = typed.as_deref().map_or(KeyInput::Kept, KeyInput::Typed);
            vault.state_product_key(Some(key), &fields, input)?;
            show(vault, key, out)
        }
        KeyArgs::Void { key, reason } => {
            vault.void_product_key(key, reason)?;
            show(vault, key, out)
        }
        KeyArgs::Restore { key } => {
            vault.restore_product_key(key)?;
            show(vault, key, out)
        }
        KeyArgs::Reveal { key, reason, passphrase_stdin } => {
            let mut secrets = Secrets::new(*passphrase_stdin);
            let shown =
                unlocked(vault, &mut secrets, |vault| vault.reveal_product_key(key, reason))?;
            let shown = shown.value;
            out.answer(&json!({ "key": shown.id, "value": shown.value }), || shown.value.clone())?;
            Ok(Outcome::Done)
        }
        KeyArgs::Passphrase { passphrase_stdin, remember } => {
            passphrase(vault, *passphrase_stdin, *remember, out)
        }
        KeyArgs::Remember { passphrase_stdin } => {
            let mut secrets = Secrets::new(*passphrase_stdin);
            unlocked(vault, &mut secrets, Vault::keep_keys_in_keychain)?;
            out.answer(&lock(vault)?, || "this computer's keychain opens the keys".to_owned())?;
            Ok(Outcome::Done)
        }
    }
}

fn add(
    vault: &Vault,
    value: &KeyValueArgs,
    fields: &KeyFieldArgs,
    out: &Out,
) -> Result<Outcome, Failure> {
    let without_value = fields.last_five.is_some() || fields.kind.as_deref() == Some("embedded");
    let typed = if value.from.is_some() || (without_value && !value.key_stdin) {
        None
    } else {
        Some(Secrets::new(value.key_stdin).ask("product key: ")?)
    };
    let input = match (&value.from, &typed) {
        (Some(document), _) => KeyInput::Printed { document, page: value.page, nth: value.nth },
        (None, Some(typed)) => KeyInput::Typed(typed),
        (None, None) => KeyInput::Kept,
    };
    let key = vault.state_product_key(None, &fields.over(no_key()), input)?.value;
    show(vault, &key, out)
}

fn passphrase(
    vault: &Vault,
    from_stdin: bool,
    remember: bool,
    out: &Out,
) -> Result<Outcome, Failure> {
    let mut secrets = Secrets::new(from_stdin);
    let new = secrets.ask("new passphrase: ")?;
    if !from_stdin && secrets.ask("the same again: ")? != new {
        return Err(Failure::wrong_use("other_passphrase", "the passphrases differ"));
    }
    unlocked(vault, &mut secrets, |vault| vault.set_key_passphrase(new.clone(), remember))?;
    out.answer(&lock(vault)?, || "the passphrase opens the keys on any computer".to_owned())?;
    Ok(Outcome::Done)
}

/// Does what needs the vault's identity, and asks for the passphrase where nothing else opens it.
fn unlocked<T>(
    vault: &Vault,
    secrets: &mut Secrets,
    work: impl Fn(&Vault) -> Result<T, Error>,
) -> Result<T, Failure> {
    match work(vault) {
        Err(Error::Sealing(SealingError::Locked)) => {
            vault.unlock_keys(secrets.ask("passphrase: ")?, false)?;
            Ok(work(vault)?)
        }
        done => Ok(done?),
    }
}

/// Secrets as a person types them, or as a script writes them, one a line.
struct Secrets {
    from_stdin: bool,
}

impl Secrets {
    fn new(from_stdin: bool) -> Self {
        Self { from_stdin }
    }

    fn ask(&mut self, question: &str) -> Result<String, Failure> {
        if !self.from_stdin {
            return Ok(rpassword::prompt_password(question)?);
        }
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    }
}

fn lock(vault: &Vault) -> Result<Value, Failure> {
    Ok(json::snake_case(&vault.key_lock()?))
}

fn list(vault: &Vault, request: &KeyRequest, out: &Out) -> Result<Outcome, Failure> {
    let rows = vault.product_keys(request)?;
    let keys: Vec<Value> = rows.iter().map(json::key).collect();
    out.answer(&json!({ "total": rows.len(), "keys": keys }), || {
        let cells = rows.iter().map(|row| {
            [
                row.id.clone(),
                row.title.clone(),
                row.fields.kind.clone(),
                row.fields.last_five.clone(),
                number(row.fields.used),
                number(row.fields.available),
                estimated(row),
                row.finding.clone().unwrap_or_default(),
            ]
        });
        let captions =
            ["KEY", "PRODUCT", "KIND", "LAST FIVE", ">USED", ">LEFT", ">ESTIMATE", "FINDING"];
        format!("{}\n{}", table(captions, cells), count(rows.len(), "product key", "product keys"))
    })?;
    Ok(Outcome::Done)
}

fn show(vault: &Vault, id: &str, out: &Out) -> Result<Outcome, Failure> {
    let details = vault.product_key(id)?;
    let mut answer = json::key(&details.row);
    if let Value::Object(shown) = &mut answer {
        shown.insert("history".to_owned(), json::snake_case(&details.history));
        shown.insert("void_reason".to_owned(), json!(details.void_reason));
    }
    out.answer(&answer, || told(&details))?;
    Ok(Outcome::Done)
}

fn told(details: &KeyDetails) -> String {
    let (row, fields) = (&details.row, details.row.fields.clone());
    let or_empty = Option::unwrap_or_default;
    let licenses: Vec<&str> = details.licenses.iter().map(|row| row.title.as_str()).collect();
    let mut text = facts(&[
        ("product", row.title.clone()),
        ("key", row.id.clone()),
        ("kind", fields.kind),
        ("value", row.masked.clone()),
        ("kept", if row.sealed { "sealed".to_owned() } else { "only its end".to_owned() }),
        ("agreement", fields.agreement_number),
        ("licenses", licenses.join(", ")),
        ("purchased", number(fields.purchased)),
        ("used", number(fields.used)),
        ("left", number(fields.available)),
        ("read on", or_empty(fields.counted_on)),
        ("estimate", estimated(row)),
        ("finding", or_empty(row.finding.clone())),
        ("printed on", details.document.as_ref().map_or(String::new(), |row| row.name.clone())),
        ("note", fields.note),
        ("voided", or_empty(details.void_reason.clone())),
    ]);
    for source in row.estimate.iter().flat_map(|estimate| &estimate.by) {
        text += &format!("  {} ({})\n", source.says, source.source);
    }
    for source in row.estimate.iter().flat_map(|estimate| &estimate.otherwise) {
        text += &format!("  otherwise: {} ({})\n", source.says, source.source);
    }
    text
}

fn printed(vault: &Vault, document: &str, out: &Out) -> Result<Outcome, Failure> {
    let found = vault.printed_keys(document)?;
    let keys = json::snake_case(&found);
    out.answer(&json!({ "total": found.len(), "keys": keys }), || {
        let cells = found.iter().map(|key| {
            [
                key.masked.clone(),
                key.page.to_string(),
                key.nth.to_string(),
                key.registered.clone().unwrap_or_default(),
            ]
        });
        let table = table(["KEY", ">PAGE", ">NTH", "REGISTERED AS"], cells);
        format!("{table}\n{}", count(found.len(), "product key", "product keys"))
    })?;
    Ok(Outcome::Done)
}

fn number(count: Option<u64>) -> String {
    count.map_or(String::new(), |count| count.to_string())
}

fn estimated(row: &KeyRow) -> String {
    row.estimate.as_ref().map_or(String::new(), |estimate| format!("~{}", estimate.activations))
}
