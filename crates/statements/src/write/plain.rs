//! License records as a table for anybody; the import of tables reads it back.

use muniment_core::LicenseRecord;

use super::{DayForm, Table, Value};

const CAPTIONS: [&str; 15] = [
    "Publisher",
    "Product",
    "Edition",
    "Version",
    "Part Number",
    "Metric",
    "Quantity",
    "Channel",
    "Program",
    "Agreement Number",
    "Licensee",
    "Acquired On",
    "SA From",
    "SA To",
    "Notes",
];

/// License records, a column for each field.
pub fn records(records: &[LicenseRecord]) -> Table {
    let row = |record: &LicenseRecord| {
        vec![
            Value::of(&record.publisher),
            Value::of(&record.product),
            Value::of(&record.edition),
            Value::of(&record.version),
            Value::of(&record.part_number),
            Value::of(&record.metric),
            Value::Units(i64::try_from(record.quantity).unwrap_or(i64::MAX)),
            Value::of(record.channel.map_or("", |channel| channel.code())),
            Value::of(&record.program),
            Value::of(&record.agreement_number),
            Value::of(&record.licensee),
            Value::on(record.acquired_on),
            Value::on(record.sa_from),
            Value::on(record.sa_to),
            Value::of(&record.notes),
        ]
    };
    Table {
        captions: CAPTIONS.to_vec(),
        rows: records.iter().map(row).collect(),
        days: DayForm::Iso,
    }
}
