//! The general license statement that Configuration Manager imports as CSV (its documentation,
//! configuring Asset Intelligence).

use muniment_core::{Acquisition, LicenseRecord};

use super::{DayForm, Table, Value};

const CAPTIONS: [&str; 11] = [
    "Name",
    "Publisher",
    "Version",
    "Language",
    "EffectiveQuantity",
    "PONumber",
    "ResellerName",
    "DateOfPurchase",
    "SupportPurchased",
    "SupportExpirationDate",
    "Comments",
];

/// License records as a general license statement. Days have the month first. In its column of
/// support, 0 means yes and 1 means no.
pub fn config_manager(records: &[(LicenseRecord, Acquisition)]) -> Table {
    let row = |(record, acquisition): &(LicenseRecord, Acquisition)| {
        let has_support = record.sa_from.is_some() || record.sa_to.is_some();
        vec![
            Value::of(&record.title()),
            Value::of(&record.publisher),
            Value::of(&record.version),
            Value::Blank,
            Value::Units(i64::try_from(record.quantity).unwrap_or(i64::MAX)),
            Value::of(&acquisition.order_number),
            Value::Blank,
            Value::on(record.acquired_on),
            Value::Units(if has_support { 0 } else { 1 }),
            Value::on(record.sa_to),
            Value::of(&record.notes),
        ]
    };
    Table {
        captions: CAPTIONS.to_vec(),
        rows: records.iter().map(row).collect(),
        days: DayForm::MonthFirst,
    }
}
