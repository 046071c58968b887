//! License records.

use muniment_catalog::{Catalog, LicenseEntry, LicenseFilter, LicenseSort};
use muniment_core::proof::Profile;
use muniment_core::{Event, LicenseId, Op};
use uuid::Uuid;

use crate::error::Subject;
use crate::kept::calculations_of;
use crate::proof::profile_of;
use crate::transact::Decision;
use crate::view::{BaseFields, LicenseDetails, LicenseFields, LicensePage, LicenseRequest};
use crate::{Done, Error, Vault, show};

/// The most rows one answer holds.
pub(crate) const MOST_ROWS: u64 = 500;
/// Asks for the records of which nobody stated a channel.
const UNSTATED: &str = "unstated";

impl Vault {
    /// License records, filtered and sorted.
    ///
    /// # Errors
    /// When the sort is unknown or the catalog cannot be read.
    pub fn licenses(&self, request: &LicenseRequest) -> Result<LicensePage, Error> {
        self.assess(profile_of(&request.profile)?)?;
        let status = request.status.as_deref().filter(|code| !code.is_empty());
        let filter = LicenseFilter {
            status: status.map(|code| show::code_of(code, "bad_status")).transpose()?,
            finding: request.finding.clone().filter(|code| !code.is_empty()),
            channel: match request.channel.as_deref() {
                None | Some("") => None,
                Some(UNSTATED) => Some(None),
                Some(code) => Some(Some(show::code_of(code, "bad_channel")?)),
            },
            words: request.filter.split_whitespace().map(str::to_owned).collect(),
            linked: request.linked,
            voided: request.voided,
            sort: match request.sort.as_str() {
                "title" | "" => LicenseSort::Title,
                "publisher" => LicenseSort::Publisher,
                "quantity" => LicenseSort::Quantity,
                "acquired_on" => LicenseSort::AcquiredOn,
                "licensee" => LicenseSort::Licensee,
                "agreement_number" => LicenseSort::AgreementNumber,
                "links" => LicenseSort::Links,
                "proof" => LicenseSort::Proof,
                other => {
                    return Err(Error::invalid("bad_sort", format!("`{other}` is not a sort")));
                }
            },
            descending: request.descending,
        };
        let (total, rows) =
            self.catalog.licenses(&filter, request.offset, request.limit.min(MOST_ROWS))?;
        Ok(LicensePage { total, rows: rows.iter().map(show::license_row).collect() })
    }

    /// Everything about one license record.
    ///
    /// # Errors
    /// When there is no such record.
    pub fn license(&self, id: &str) -> Result<LicenseDetails, Error> {
        self.assess(Profile::Practical)?;
        let entry = resolve_license(&self.catalog, id)?;
        let carries = self.catalog.builds_on(&entry.id)?;
        let carries = self
            .catalog
            .license_titles(carries)?
            .into_iter()
            .map(|(id, title)| BaseFields { license: id.to_string(), title, quantity: None });
        Ok(LicenseDetails {
            row: show::license_row(&entry),
            acquisition: self.acquisition_of(entry.id)?,
            carries: carries.collect(),
            links: self.catalog.links_of_license(&entry.id)?.iter().map(show::link).collect(),
            calculations: calculations_of(&self.catalog, &entry.id)?,
            history: self.catalog.history(&entry.id.to_string())?.iter().map(show::entry).collect(),
            void_reason: entry.voided,
        })
    }

    /// Creates a license record; returns its id.
    ///
    /// # Errors
    /// When the product or the quantity is missing, or a date or channel cannot be.
    pub fn add_license(&self, fields: &LicenseFields) -> Result<Done<String>, Error> {
        let record = show::read_license(fields)?;
        let license = LicenseId::new(Uuid::now_v7());
        self.transact(Op::AddLicense, |_| {
            let event = Event::LicenseAdded { license, record: record.clone() };
            Ok(Decision { events: vec![event], value: license.to_string() })
        })
    }

    /// Corrects a license record. The same again changes nothing.
    ///
    /// # Errors
    /// As [`Self::add_license`], or when there is no such record.
    pub fn edit_license(&self, id: &str, fields: &LicenseFields) -> Result<Done<()>, Error> {
        let record = show::read_license(fields)?;
        self.transact(Op::EditLicense, |catalog| {
            let before = resolve_license(catalog, id)?;
            let mut events = Vec::new();
            if before.record != record {
                events.push(Event::LicenseEdited { license: before.id, record: record.clone() });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// Voids a license record: it stays on record but counts no more.
    ///
    /// # Errors
    /// When there is no such record or it is void.
    pub fn void_license(&self, id: &str, reason: &str) -> Result<Done<()>, Error> {
        self.transact(Op::VoidLicense, |catalog| {
            let before = resolve_license(catalog, id)?;
            if before.voided.is_some() {
                return Err(Error::invalid("already_void", "the license record is void"));
            }
            let reason = reason.trim().to_owned();
            let event = Event::LicenseVoided { license: before.id, reason };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// Makes a voided license record count again.
    ///
    /// # Errors
    /// When there is no such record or it is not void.
    pub fn restore_license(&self, id: &str) -> Result<Done<()>, Error> {
        self.transact(Op::RestoreLicense, |catalog| {
            let before = resolve_license(catalog, id)?;
            if before.voided.is_none() {
                return Err(Error::invalid("not_void", "the license record is not void"));
            }
            let event = Event::LicenseRestored { license: before.id };
            Ok(Decision { events: vec![event], value: () })
        })
    }
}

/// The license record that a person means: its id, or enough of its start.
pub(crate) fn resolve_license(catalog: &Catalog, id: &str) -> Result<LicenseEntry, Error> {
    let missing = || Error::missing(Subject::License, id);
    let license = match id.parse::<LicenseId>() {
        Ok(license) => license,
        Err(_) if id.len() >= 6 => {
            match catalog.licenses_by_prefix(&id.to_lowercase(), 2)?.as_slice() {
                [license] => *license,
                [] => return Err(missing()),
                _ => return Err(Error::Ambiguous { what: Subject::License, id: id.to_owned() }),
            }
        }
        Err(_) => return Err(missing()),
    };
    catalog.license(&license)?.ok_or_else(missing)
}
