//! Licenses as Ivanti License Optimizer imports them (its documentation, general license import).
//! Its public list of columns breaks off; the product, its version and the quantity stand in
//! columns of our own names at the end, to be mapped in its wizard.

use muniment_core::proof::LicenseType;
use muniment_core::{Acquisition, LicenseRecord};

use super::{DayForm, Table, Value};

const CAPTIONS: [&str; 19] = [
    "AvailableStartDate",
    "Business Owner",
    "Contract Description",
    "Contract Number",
    "Cost",
    "Currency Code",
    "Downgradable",
    "EntitlementType",
    "ExpiryDate",
    "License Location",
    "MaintenanceStartDate",
    "MaintenanceEndDate",
    "MaintenanceType",
    "Metric",
    "MS Software Assurance",
    "PO Number",
    "Product",
    "Version",
    "Quantity",
];

/// License records as a general license import. Days come first in dates.
pub fn ivanti(records: &[(LicenseRecord, Acquisition)]) -> Table {
    let row = |(record, acquisition): &(LicenseRecord, Acquisition)| {
        let has_sa = record.sa_from.is_some() || record.sa_to.is_some();
        let yes_no = |yes: bool| Value::of(if yes { "Yes" } else { "No" });
        vec![
            Value::on(record.acquired_on),
            Value::of(&record.licensee),
            Value::of(&record.program),
            Value::of(&record.agreement_number),
            Value::Blank,
            Value::Blank,
            Value::Blank,
            Value::of(entitlement(acquisition.license_type)),
            Value::Blank,
            Value::Blank,
            Value::on(record.sa_from),
            Value::on(record.sa_to),
            Value::of(if has_sa { "Software Assurance" } else { "" }),
            Value::of(&record.metric),
            yes_no(has_sa),
            Value::of(&acquisition.order_number),
            Value::of(format!("{} {}", record.product, record.edition).trim()),
            Value::of(&record.version),
            Value::Units(i64::try_from(record.quantity).unwrap_or(i64::MAX)),
        ]
    };
    Table {
        captions: CAPTIONS.to_vec(),
        rows: records.iter().map(row).collect(),
        days: DayForm::DayFirst,
    }
}

fn entitlement(kind: Option<LicenseType>) -> &'static str {
    match kind {
        Some(LicenseType::Sa) => "Maintenance",
        Some(LicenseType::Upgrade | LicenseType::StepUp) => "Upgrade",
        _ => "Base",
    }
}
