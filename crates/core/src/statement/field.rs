//! The fields of the rows of statements, and which column of a table holds which.

use std::collections::BTreeMap;

use super::RowKind;
use crate::code::vocabulary;

vocabulary!(
    /// A field of a row.
    Field, "field of a statement" {
        /// The customer or organization, as printed.
        Customer = "customer",
        /// The reseller.
        Reseller = "reseller",
        /// The number of the authorization or agreement.
        Authorization = "authorization_number",
        /// The licensing ID: license, enrollment or customer number.
        Number = "license_number",
        /// The license agreement type.
        LicenseAgreementType = "license_agreement_type",
        /// The status of an agreement.
        AgreementStatus = "agreement_status",
        /// The license program.
        Program = "license_program",
        /// The agreement type.
        AgreementType = "agreement_type",
        /// The first day of an agreement.
        AgreementFrom = "agreement_from",
        /// The last day of an agreement.
        AgreementTo = "agreement_to",
        /// The city.
        City = "city",
        /// The state or region.
        State = "state",
        /// The country of an agreement or organization.
        AgreementCountry = "agreement_country",
        /// The country of usage.
        UsageCountry = "usage_country",
        /// The product pool.
        Pool = "pool",
        /// The license product.
        Product = "product",
        /// The license product family.
        Family = "family",
        /// The version.
        Version = "version",
        /// The effective quantity.
        Effective = "effective",
        /// The unresolved quantity.
        Unresolved = "unresolved",
        /// The upgrade quantity.
        Upgrade = "upgrade",
        /// The upgrade quantity with maintenance.
        UpgradeMaintained = "upgrade_maintained",
        /// The quantity with active Software Assurance.
        ActiveSa = "active_sa",
        /// Software Assurance that expires within 12 months.
        Expiring12 = "expiring_12",
        /// Software Assurance that expires in 12 to 24 months.
        Expiring24 = "expiring_24",
        /// Software Assurance that expires later.
        ExpiringLater = "expiring_later",
        /// The last day of Software Assurance or a subscription.
        SaTo = "sa_to",
        /// The part number.
        PartNumber = "part_number",
        /// The name of the item.
        Item = "item",
        /// Who publishes it.
        Publisher = "publisher",
        /// The license type.
        LicenseType = "license_type",
        /// The quantity of a purchase.
        Quantity = "quantity",
        /// The day of the order or invoice.
        OrderedOn = "ordered_on",
        /// The number of the order.
        Order = "order_number",
        /// The number of the purchase order.
        PurchaseOrder = "purchase_order",
        /// The number of the invoice.
        Invoice = "invoice_number",
        /// The first day of coverage.
        CoveredFrom = "covered_from",
        /// The last day of coverage.
        CoveredTo = "covered_to",
        /// The price of a unit.
        UnitPrice = "unit_price",
        /// The price of the row.
        Amount = "amount",
        /// The currency.
        Currency = "currency",
        /// A product key.
        Key = "key",
        /// The type of a product key.
        KeyType = "key_type",
        /// Activations used.
        Used = "used",
        /// Activations or seats available.
        Available = "available",
    }
);

/// Which column of a table holds which field, as a person stated it, to be used again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// A name for it.
    pub name: String,
    /// What the rows list.
    pub rows: RowKind,
    /// The caption of the column of each field. Captions compare without case and punctuation.
    pub columns: BTreeMap<Field, String>,
}

impl Field {
    /// Whether its cells hold calendar days.
    pub fn is_day(self) -> bool {
        matches!(
            self,
            Self::AgreementFrom
                | Self::AgreementTo
                | Self::SaTo
                | Self::OrderedOn
                | Self::CoveredFrom
                | Self::CoveredTo
        )
    }

    /// Whether its cells hold units, of which a blank one means 0.
    pub fn is_units(self) -> bool {
        matches!(
            self,
            Self::Effective
                | Self::Unresolved
                | Self::Upgrade
                | Self::UpgradeMaintained
                | Self::ActiveSa
                | Self::Expiring12
                | Self::Expiring24
                | Self::ExpiringLater
                | Self::Quantity
                | Self::Used
                | Self::Available
        )
    }

    /// The fields that rows of a kind have.
    pub fn of(rows: RowKind) -> &'static [Self] {
        match rows {
            RowKind::Organization => &[Self::Customer, Self::AgreementCountry],
            RowKind::Line => &[
                Self::Pool,
                Self::Product,
                Self::Family,
                Self::Version,
                Self::UsageCountry,
                Self::Effective,
                Self::Unresolved,
                Self::Upgrade,
                Self::UpgradeMaintained,
                Self::ActiveSa,
                Self::Expiring12,
                Self::Expiring24,
                Self::ExpiringLater,
                Self::SaTo,
            ],
            RowKind::Agreement => &[
                Self::Customer,
                Self::LicenseAgreementType,
                Self::AgreementStatus,
                Self::Program,
                Self::AgreementType,
                Self::Authorization,
                Self::Number,
                Self::AgreementFrom,
                Self::AgreementTo,
                Self::City,
                Self::State,
                Self::AgreementCountry,
            ],
            RowKind::Transaction => &[
                Self::Customer,
                Self::Reseller,
                Self::Authorization,
                Self::Number,
                Self::Program,
                Self::PartNumber,
                Self::Item,
                Self::Publisher,
                Self::Pool,
                Self::Family,
                Self::Version,
                Self::LicenseType,
                Self::Quantity,
                Self::OrderedOn,
                Self::Order,
                Self::PurchaseOrder,
                Self::Invoice,
                Self::CoveredFrom,
                Self::CoveredTo,
                Self::UsageCountry,
                Self::UnitPrice,
                Self::Amount,
                Self::Currency,
            ],
            RowKind::Key => &[
                Self::Item,
                Self::Key,
                Self::KeyType,
                Self::Used,
                Self::Available,
                Self::Number,
                Self::Customer,
            ],
        }
    }

    /// The field without which a row of a kind names nothing; any of them will do.
    pub fn naming(rows: RowKind) -> &'static [Self] {
        match rows {
            RowKind::Organization => &[Self::Customer],
            RowKind::Line => &[Self::Family, Self::Product],
            RowKind::Agreement => &[Self::Number, Self::Authorization],
            RowKind::Transaction => &[Self::Family, Self::Item, Self::PartNumber, Self::Order],
            RowKind::Key => &[Self::Item, Self::Key],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_a_row_is_a_field_of_it() {
        for rows in RowKind::ALL {
            for field in Field::naming(*rows) {
                assert!(Field::of(*rows).contains(field), "{rows}: {field}");
            }
        }
    }
}
