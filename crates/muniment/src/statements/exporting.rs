//! Hand-overs: what other programs import, and tables for anybody.

use std::path::Path;

use chrono::NaiveDate;
use muniment_core::statement::{Holding, HoldingKind};
use muniment_core::{Acquisition, Agreement, LicenseRecord};
use muniment_statements::write::{
    OtherRow, OtherRowType, Table, config_manager, ivanti, other_data, records, snow,
};

use super::planning::known_records;
use super::statement_of_day;
use crate::{Error, Vault, show};

/// The shapes that can be written.
const SHAPES: [&str; 6] =
    ["other_data", "config_manager", "snow", "ivanti", "licenses_csv", "licenses_xlsx"];

impl Vault {
    /// The shapes in which license data can be handed over, as codes.
    pub fn export_shapes(&self) -> Vec<String> {
        SHAPES.map(str::to_owned).to_vec()
    }

    /// Writes license data in the shape that another program imports, as of a day; returns how many
    /// rows. A workbook where the name of the file ends in `.xlsx`, else CSV.
    ///
    /// # Errors
    /// When there is no such shape, the day cannot be, or the file is there or cannot be written.
    pub fn export_shape(&self, shape: &str, to: &Path, as_of: Option<&str>) -> Result<u64, Error> {
        let table = match shape {
            "other_data" => self.other_data(show::as_of(as_of)?, |_| true)?,
            "config_manager" => config_manager(&self.records_with_acquisitions()?),
            "ivanti" => ivanti(&self.records_with_acquisitions()?),
            "snow" => snow("Microsoft", &self.agreements_with_entities()?),
            "licenses_csv" | "licenses_xlsx" => {
                let known = known_records(&self.catalog)?.into_iter();
                records(&known.map(|(_, record)| record).collect::<Vec<_>>())
            }
            _ => {
                let message = format!("`{shape}` is none of: {}", SHAPES.join(", "));
                return Err(Error::invalid("no_such_shape", message));
            }
        };
        let is_workbook = to.extension().is_some_and(|end| end.eq_ignore_ascii_case("xlsx"));
        let bytes = match is_workbook {
            true => table.workbook("Data"),
            false => table.csv().map(String::into_bytes),
        };
        let bytes = bytes.map_err(|error| Error::invalid("not_written", error.to_string()))?;
        write_new(to, &bytes)?;
        Ok(table.rows.len() as u64)
    }

    /// What the statement of a day lacks of some holdings, in the publisher's own table.
    pub(crate) fn other_data(
        &self,
        as_of: NaiveDate,
        wanted: impl Fn(&Holding) -> bool,
    ) -> Result<Table, Error> {
        let entry = statement_of_day(&self.catalog, None, as_of)?;
        let statement = entry.as_ref().map(|entry| self.rows_of(entry)).transpose()?;
        let grounds = self.grounds()?;
        let holdings = self.holdings(statement.as_deref(), as_of)?;
        let limits = muniment_core::statement::Limits::built_in(as_of);
        let listed = match &statement {
            Some(statement) => muniment_core::statement::matched(statement, &holdings, &limits),
            None => vec![None; holdings.len()],
        };
        let mut rows = Vec::new();
        let unlisted = holdings.iter().zip(&listed).filter(|(holding, listed)| {
            wanted(holding)
                && holding.is_proven
                && listed.is_none()
                && holding.on.is_none_or(|on| on <= as_of)
        });
        for (holding, _) in unlisted {
            let record = holding.license.and_then(|id| grounds.facts.records.get(&id));
            let customer = record.map(|facts| facts.record.licensee.clone()).unwrap_or_default();
            rows.push(other_row(holding, customer));
        }
        Ok(other_data(&rows))
    }

    fn records_with_acquisitions(&self) -> Result<Vec<(LicenseRecord, Acquisition)>, Error> {
        let known = known_records(&self.catalog)?;
        let with = |(id, record)| Ok((record, self.catalog.acquisition(&id)?));
        known.into_iter().map(with).collect()
    }

    /// Agreements that count, each with the number of the one above it and the entity that signed.
    fn agreements_with_entities(&self) -> Result<Vec<(Agreement, String, String)>, Error> {
        let entries = self.catalog.agreements()?;
        let entities = self.catalog.entities()?;
        let counting = entries.iter().filter(|entry| entry.voided.is_none());
        let with = counting.map(|entry| {
            let above = entry.stated.parent.and_then(|parent| {
                entries.iter().find(|other| other.id == parent).map(|o| o.stated.number.clone())
            });
            let signer = entry.stated.entity.and_then(|id| {
                entities.iter().find(|entity| entity.id == id).map(|e| e.stated.name.clone())
            });
            (entry.stated.clone(), above.unwrap_or_default(), signer.unwrap_or_default())
        });
        Ok(with.collect())
    }
}

fn other_row(holding: &Holding, customer: String) -> OtherRow {
    let sign = match holding.kind {
        HoldingKind::Divested | HoldingKind::TransferredOut => -1,
        _ => 1,
    };
    let number = match holding.number.as_str() {
        "" => holding.order.clone(),
        number => number.to_owned(),
    };
    OtherRow {
        family: holding.family.clone(),
        version: holding.version.clone(),
        effective: holding.quantity.saturating_mul(sign),
        upgrade: 0,
        upgrade_maintained: 0,
        active_sa: 0,
        customer,
        row_type: OtherRowType::of(holding.kind),
        document: number,
        from: holding.on,
        to: None,
        partner: String::new(),
        deployment_adjustment: None,
        allocation_adjustment: None,
        notes: String::new(),
    }
}

/// Writes a file that is not there yet.
fn write_new(to: &Path, bytes: &[u8]) -> Result<(), Error> {
    use std::io::Write;
    let fail = |source| Error::File { what: "write", path: to.to_owned(), source };
    let mut file = std::fs::File::create_new(to).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.sync_all().map_err(fail)
}
