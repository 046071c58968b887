//! Agreements as Snow imports them (its documentation, agreement import; the columns that it
//! names in public).

use muniment_core::Agreement;

use super::{DayForm, Table, Value};

const CAPTIONS: [&str; 11] = [
    "Manufacturer",
    "Agreement name",
    "Agreement number",
    "Master agreement number",
    "Agreement type",
    "Activate automatic upgrade",
    "Subscription agreement",
    "Valid from",
    "Valid to",
    "Alert on expiration",
    "Legal organisation",
];

/// Agreements of a publisher, each with the number of the agreement above it and the legal entity
/// that signed it.
pub fn snow(publisher: &str, agreements: &[(Agreement, String, String)]) -> Table {
    let row = |(agreement, master, entity): &(Agreement, String, String)| {
        let name = if agreement.title.is_empty() { &agreement.number } else { &agreement.title };
        vec![
            Value::of(publisher),
            Value::of(name),
            Value::of(&agreement.number),
            Value::of(master),
            Value::of("SOFTWARE"),
            Value::of("No"),
            Value::of("No"),
            Value::on(agreement.from),
            Value::on(agreement.to),
            Value::of(if agreement.to.is_some() { "Yes" } else { "No" }),
            Value::of(entity),
        ]
    };
    Table {
        captions: CAPTIONS.to_vec(),
        rows: agreements.iter().map(row).collect(),
        days: DayForm::Iso,
    }
}
