//! Which column of a table holds which field of a license record.

use super::{CellProblem, Values, assign};
use crate::LicenseRecord;
use crate::code::vocabulary;

vocabulary!(
    /// A field of a license record.
    RecordField, "field of a license record" {
        /// Who publishes the product.
        Publisher = "publisher",
        /// The product family.
        Product = "product",
        /// The edition.
        Edition = "edition",
        /// The version.
        Version = "version",
        /// The publisher's part number.
        PartNumber = "part_number",
        /// The counting unit.
        Metric = "metric",
        /// How many units.
        Quantity = "quantity",
        /// How it was bought.
        Channel = "channel",
        /// The licensing program.
        Program = "program",
        /// The agreement, enrollment or license number.
        AgreementNumber = "agreement_number",
        /// The legal entity that holds the right.
        Licensee = "licensee",
        /// The day it was acquired.
        AcquiredOn = "acquired_on",
        /// The first day of Software Assurance.
        SaFrom = "sa_from",
        /// The last day of Software Assurance.
        SaTo = "sa_to",
        /// Anything else.
        Notes = "notes",
    }
);

impl RecordField {
    /// The likeliest column of each field, in the order of [`RecordField::ALL`].
    pub fn guess(captions: &[String]) -> Vec<(Self, Option<usize>)> {
        let names: Vec<&[&str]> = Self::ALL.iter().map(|field| field.names()).collect();
        Self::ALL.iter().copied().zip(assign(captions, &names)).collect()
    }

    /// Whether its cells hold calendar days.
    pub fn is_day(self) -> bool {
        matches!(self, Self::AcquiredOn | Self::SaFrom | Self::SaTo)
    }

    /// Sets this field from a cell that is not blank.
    ///
    /// # Errors
    /// What is wrong with the cell.
    pub fn set(
        self,
        record: &mut LicenseRecord,
        value: &str,
        values: &Values,
    ) -> Result<(), CellProblem> {
        let text = value.to_owned();
        match self {
            Self::Publisher => record.publisher = text,
            Self::Product => record.product = text,
            Self::Edition => record.edition = text,
            Self::Version => record.version = text,
            Self::PartNumber => record.part_number = text,
            Self::Metric => record.metric = text,
            Self::Quantity => record.quantity = values.quantity(value)?,
            Self::Channel => record.channel = Some(values.channel(value)?),
            Self::Program => record.program = text,
            Self::AgreementNumber => record.agreement_number = text,
            Self::Licensee => record.licensee = text,
            Self::AcquiredOn => record.acquired_on = Some(values.day(value)?),
            Self::SaFrom => record.sa_from = Some(values.day(value)?),
            Self::SaTo => record.sa_to = Some(values.day(value)?),
            Self::Notes => record.notes = text,
        }
        Ok(())
    }

    /// The captions under which tables show it, the usual one first, bare.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Publisher => &[
                "publisher",
                "manufacturer",
                "vendor",
                "hersteller",
                "éditeur",
                "softwarepublisher",
            ],
            Self::Product => &[
                "product",
                "productname",
                "productfamily",
                "licensename",
                "softwarename",
                "software",
                "licenseproductfamily",
                "produkt",
                "produktname",
                "produit",
                "name",
                "item",
            ],
            Self::Edition => &["edition", "productedition", "ausgabe"],
            Self::Version => &["version", "licenseversion", "productversion"],
            Self::PartNumber => &[
                "partnumber",
                "sku",
                "partno",
                "mfgpartnumber",
                "itemnumber",
                "artikelnummer",
                "teilenummer",
            ],
            Self::Metric => &[
                "metric",
                "licensemetric",
                "unit",
                "licensetype",
                "licensemodel",
                "metrik",
                "lizenzmetrik",
            ],
            Self::Quantity => &[
                "quantity",
                "qty",
                "seats",
                "effectivequantity",
                "licensequantity",
                "count",
                "units",
                "menge",
                "anzahl",
                "quantité",
            ],
            Self::Channel => &["channel", "acquisitionchannel", "purchasechannel", "kanal"],
            Self::Program => &[
                "program",
                "licensingprogram",
                "licenseprogram",
                "agreementtype",
                "programm",
                "programme",
            ],
            Self::AgreementNumber => &[
                "agreementnumber",
                "agreement",
                "enrollmentnumber",
                "licensenumber",
                "contractnumber",
                "vertragsnummer",
                "agreementid",
                "contract",
            ],
            Self::Licensee => &[
                "licensee",
                "licensedto",
                "licensedtoname",
                "company",
                "entity",
                "organization",
                "lizenznehmer",
                "customer",
            ],
            Self::AcquiredOn => &[
                "acquiredon",
                "purchasedate",
                "acquisitiondate",
                "datepurchased",
                "orderdate",
                "invoicedate",
                "kaufdatum",
                "dateachat",
                "date",
            ],
            Self::SaFrom => &[
                "safrom",
                "sastart",
                "sastartdate",
                "softwareassurancestart",
                "effectivedate",
                "maintenancestart",
            ],
            Self::SaTo => &[
                "sato",
                "saend",
                "saenddate",
                "softwareassuranceend",
                "expirationdate",
                "maintenanceend",
            ],
            Self::Notes => &["notes", "comment", "comments", "remarks", "bemerkung", "bemerkungen"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_serves_only_the_field_it_fits_best() {
        let captions = ["Name", "Product Name", "Qty", "Order Date"].map(str::to_owned);
        let guessed = RecordField::guess(&captions);
        let column = |field| guessed.iter().find(|(f, _)| *f == field).and_then(|(_, at)| *at);
        assert_eq!(column(RecordField::Product), Some(1));
        assert_eq!(column(RecordField::Quantity), Some(2));
        assert_eq!(column(RecordField::AcquiredOn), Some(3));
        assert_eq!(column(RecordField::Publisher), None);
    }
}
