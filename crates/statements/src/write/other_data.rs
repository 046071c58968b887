//! The publisher's own table of what its statement lacks, columns A to O (Microsoft Intelligent
//! Asset Manager, Other Data template).

use chrono::NaiveDate;
use muniment_core::statement::HoldingKind;

use super::{DayForm, Table, Value};

const CAPTIONS: [&str; 15] = [
    "Licensing Product Family Name",
    "Licensing Product Version Name",
    "Effective License Quantity",
    "Upgrade License Quantity",
    "Upgrade License Quantity (w/ Maintenance)",
    "Active SA Quantity",
    "Customer Name On License Document",
    "Row Type",
    "License Document Identifier",
    "License Document Start Date",
    "License Document End Date",
    "Channel Partner Name",
    "Deployment Adjustment Quantity",
    "License Allocation Adjustment Quantity",
    "Notes",
];

/// A row of the table. Texts are as given; empty means not stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherRow {
    /// The product family.
    pub family: String,
    /// The version.
    pub version: String,
    /// Effective licenses.
    pub effective: i64,
    /// Upgrade licenses.
    pub upgrade: i64,
    /// Upgrade licenses with maintenance.
    pub upgrade_maintained: i64,
    /// Licenses with active Software Assurance.
    pub active_sa: i64,
    /// The customer as the document names it.
    pub customer: String,
    /// Why the statement lacks it.
    pub row_type: OtherRowType,
    /// The number of the document that proves it.
    pub document: String,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Who sold it.
    pub partner: String,
    /// Installations to add or take away.
    pub deployment_adjustment: Option<i64>,
    /// Licenses to allocate otherwise.
    pub allocation_adjustment: Option<i64>,
    /// Anything else.
    pub notes: String,
}

/// Why the statement lacks a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherRowType {
    /// Came with hardware.
    Oem,
    /// Bought in a box or as a download.
    Fpp,
    /// Came with another vendor's software.
    Isv,
    /// Granted to a partner of the publisher.
    Mpn,
    /// Bought under the Products and Services Agreement.
    Mpsa,
    /// A subscription.
    Subscription,
    /// A correction of licenses.
    Manual,
    /// A correction of installations.
    Deployment,
    /// A correction of how licenses are allocated.
    Allocation,
}

impl OtherRowType {
    /// The type of a holding.
    pub fn of(kind: HoldingKind) -> Self {
        match kind {
            HoldingKind::Oem => Self::Oem,
            HoldingKind::Fpp | HoldingKind::Esd => Self::Fpp,
            HoldingKind::Isv => Self::Isv,
            HoldingKind::Mpn => Self::Mpn,
            HoldingKind::Mpsa => Self::Mpsa,
            HoldingKind::Subscription => Self::Subscription,
            HoldingKind::Volume
            | HoldingKind::TransferredIn
            | HoldingKind::TransferredOut
            | HoldingKind::Divested
            | HoldingKind::Adjustment => Self::Manual,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Oem => "OEM",
            Self::Fpp => "FPP",
            Self::Isv => "ISV",
            Self::Mpn => "MPN",
            Self::Mpsa => "MPSA",
            Self::Subscription => "Subscription Entitlement",
            Self::Manual => "Manual Adjustment",
            Self::Deployment => "Deployment Adjustment",
            Self::Allocation => "Licensing Allocation Adjustment",
        }
    }

    /// Where the template takes the first day of 1900 for a date that does not exist.
    fn may_lack_dates(self) -> bool {
        matches!(self, Self::Oem | Self::Fpp)
    }
}

/// The table of what the statement lacks.
pub fn other_data(rows: &[OtherRow]) -> Table {
    Table {
        captions: CAPTIONS.to_vec(),
        rows: rows.iter().map(OtherRow::values).collect(),
        days: DayForm::MonthFirst,
    }
}

impl OtherRow {
    fn values(&self) -> Vec<Value> {
        let day = |day: Option<NaiveDate>| match day {
            None if self.row_type.may_lack_dates() => {
                Value::on(NaiveDate::from_ymd_opt(1900, 1, 1))
            }
            day => Value::on(day),
        };
        let units = |units: Option<i64>| units.map_or(Value::Blank, Value::Units);
        vec![
            Value::of(&self.family),
            Value::of(&self.version),
            Value::Units(self.effective),
            Value::Units(self.upgrade),
            Value::Units(self.upgrade_maintained),
            Value::Units(self.active_sa),
            Value::of(&self.customer),
            Value::of(self.row_type.name()),
            Value::of(&self.document),
            day(self.from),
            day(self.to),
            Value::of(&self.partner),
            units(self.deployment_adjustment),
            units(self.allocation_adjustment),
            Value::of(&self.notes),
        ]
    }
}
