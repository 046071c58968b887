//! The same change of several license records: planned, shown, then executed as one operation.

use std::collections::BTreeSet;

use muniment_catalog::{Catalog, LicenseEntry};
use muniment_core::{Event, LicenseRecord, Op};

use crate::licenses::resolve_license;
use crate::show::code_of;
use crate::transact::Decision;
use crate::view::{EditPlan, EditRefusal, EditRow, FieldChange};
use crate::{Done, Error, Vault};

/// The most records that are changed at once: one entry of the journal holds them.
const MOST: usize = 10_000;

/// What a change does to each record, without those that it leaves as they are.
#[derive(Default)]
struct Edit {
    edited: Vec<(LicenseEntry, LicenseRecord)>,
    unchanged: u64,
    refused: Vec<EditRefusal>,
}

impl Vault {
    /// Says what a change of fields would make of license records, without writing anything.
    ///
    /// # Errors
    /// When there is no change, a field cannot be changed for several records, or a value cannot
    /// be.
    pub fn plan_edit(
        &self,
        licenses: &[String],
        changes: &[FieldChange],
    ) -> Result<EditPlan, Error> {
        let edit = edit(&self.catalog, licenses, changes)?;
        let row = |(before, after): &(LicenseEntry, LicenseRecord)| EditRow {
            license: before.id.to_string(),
            title: before.record.title(),
            before: changes.iter().map(|change| value(&before.record, &change.field)).collect(),
            after: changes.iter().map(|change| value(after, &change.field)).collect(),
        };
        Ok(EditPlan {
            fields: changes.iter().map(|change| change.field.clone()).collect(),
            rows: edit.edited.iter().map(row).collect(),
            unchanged: edit.unchanged,
            refused: edit.refused,
        })
    }

    /// Changes license records in one operation, as the plan said; returns how many. Records that
    /// are refused or already so are passed over.
    ///
    /// # Errors
    /// As [`Self::plan_edit`].
    pub fn edit_licenses(
        &self,
        licenses: &[String],
        changes: &[FieldChange],
    ) -> Result<Done<u64>, Error> {
        self.transact(Op::EditLicenses, |catalog| {
            let edited = edit(catalog, licenses, changes)?.edited;
            let value = edited.len() as u64;
            let event = |(before, record): (LicenseEntry, LicenseRecord)| Event::LicenseEdited {
                license: before.id,
                record,
            };
            Ok(Decision { events: edited.into_iter().map(event).collect(), value })
        })
    }
}

fn edit(catalog: &Catalog, licenses: &[String], changes: &[FieldChange]) -> Result<Edit, Error> {
    check(licenses, changes)?;
    let (mut edit, mut seen) = (Edit::default(), BTreeSet::new());
    for id in licenses {
        let entry = match resolve_license(catalog, id) {
            Ok(entry) => entry,
            Err(error @ (Error::Missing { .. } | Error::Ambiguous { .. })) => {
                edit.refused.push(refusal(id, "", error.problem().code));
                continue;
            }
            Err(error) => return Err(error),
        };
        if !seen.insert(entry.id) {
            continue;
        }
        if entry.voided.is_some() {
            edit.refused.push(refusal(id, &entry.record.title(), "void".to_owned()));
            continue;
        }
        let after = changed(&entry.record, changes)?;
        if after == entry.record {
            edit.unchanged += 1;
        } else {
            edit.edited.push((entry, after));
        }
    }
    Ok(edit)
}

/// Refuses what no record could be changed by.
fn check(licenses: &[String], changes: &[FieldChange]) -> Result<(), Error> {
    if changes.is_empty() {
        return Err(Error::invalid("no_change", "say which field becomes what"));
    }
    if licenses.len() > MOST {
        let message = format!("at most {MOST} records are changed at once");
        return Err(Error::invalid("too_many", message));
    }
    let mut fields = BTreeSet::new();
    if !changes.iter().all(|change| fields.insert(&change.field)) {
        return Err(Error::invalid("named_twice", "a field is named twice"));
    }
    changed(&LicenseRecord::default(), changes).map(drop)
}

fn changed(record: &LicenseRecord, changes: &[FieldChange]) -> Result<LicenseRecord, Error> {
    let mut record = record.clone();
    for FieldChange { field, value } in changes {
        let value = value.trim().to_owned();
        match field.as_str() {
            "publisher" => record.publisher = value,
            "metric" => record.metric = value,
            "channel" if value.is_empty() => record.channel = None,
            "channel" => record.channel = Some(code_of(&value, "bad_channel")?),
            "program" => record.program = value,
            "agreement_number" => record.agreement_number = value,
            "licensee" => record.licensee = value,
            "notes" => record.notes = value,
            other => {
                let message = format!("`{other}` is not changed for several records at once");
                return Err(Error::invalid("bad_field", message));
            }
        }
    }
    Ok(record)
}

/// The value of one of the fields above, as a person reads it.
fn value(record: &LicenseRecord, field: &str) -> String {
    match field {
        "publisher" => record.publisher.clone(),
        "metric" => record.metric.clone(),
        "channel" => record.channel.map(|channel| channel.code().to_owned()).unwrap_or_default(),
        "program" => record.program.clone(),
        "agreement_number" => record.agreement_number.clone(),
        "licensee" => record.licensee.clone(),
        _ => record.notes.clone(),
    }
}

fn refusal(license: &str, title: &str, code: String) -> EditRefusal {
    EditRefusal { license: license.to_owned(), title: title.to_owned(), code }
}
