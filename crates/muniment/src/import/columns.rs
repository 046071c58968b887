//! Which column of a table holds which field of a license record.

use std::str::FromStr;

use muniment_core::LicenseRecord;

use super::values::Values;
use crate::Error;
use crate::view::ColumnChoice;

/// A field of a license record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Publisher,
    Product,
    Edition,
    Version,
    PartNumber,
    Metric,
    Quantity,
    Channel,
    Program,
    AgreementNumber,
    Licensee,
    AcquiredOn,
    SaFrom,
    SaTo,
    Notes,
}

/// Each field with its name and the captions under which tables show it, the usual one first.
/// Captions are compared without case, spaces and punctuation.
const FIELDS: &[(Field, &str, &[&str])] = &[
    (
        Field::Publisher,
        "publisher",
        &["publisher", "manufacturer", "vendor", "hersteller", "éditeur", "softwarepublisher"],
    ),
    (
        Field::Product,
        "product",
        &[
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
    ),
    (Field::Edition, "edition", &["edition", "productedition", "ausgabe"]),
    (Field::Version, "version", &["version", "licenseversion", "productversion"]),
    (
        Field::PartNumber,
        "part_number",
        &[
            "partnumber",
            "sku",
            "partno",
            "mfgpartnumber",
            "itemnumber",
            "artikelnummer",
            "teilenummer",
        ],
    ),
    (
        Field::Metric,
        "metric",
        &[
            "metric",
            "licensemetric",
            "unit",
            "licensetype",
            "licensemodel",
            "metrik",
            "lizenzmetrik",
        ],
    ),
    (
        Field::Quantity,
        "quantity",
        &[
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
    ),
    (Field::Channel, "channel", &["channel", "acquisitionchannel", "purchasechannel", "kanal"]),
    (
        Field::Program,
        "program",
        &[
            "program",
            "licensingprogram",
            "licenseprogram",
            "agreementtype",
            "programm",
            "programme",
        ],
    ),
    (
        Field::AgreementNumber,
        "agreement_number",
        &[
            "agreementnumber",
            "agreement",
            "enrollmentnumber",
            "licensenumber",
            "contractnumber",
            "vertragsnummer",
            "agreementid",
            "contract",
        ],
    ),
    (
        Field::Licensee,
        "licensee",
        &[
            "licensee",
            "licensedto",
            "licensedtoname",
            "company",
            "entity",
            "organization",
            "lizenznehmer",
            "customer",
        ],
    ),
    (
        Field::AcquiredOn,
        "acquired_on",
        &[
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
    ),
    (
        Field::SaFrom,
        "sa_from",
        &[
            "safrom",
            "sastart",
            "sastartdate",
            "softwareassurancestart",
            "effectivedate",
            "maintenancestart",
        ],
    ),
    (
        Field::SaTo,
        "sa_to",
        &["sato", "saend", "saenddate", "softwareassuranceend", "expirationdate", "maintenanceend"],
    ),
    (
        Field::Notes,
        "notes",
        &["notes", "comment", "comments", "remarks", "bemerkung", "bemerkungen"],
    ),
];

impl FromStr for Field {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = FIELDS.iter().find(|(_, known, _)| *known == name);
        found.map(|(field, ..)| *field).ok_or_else(|| {
            Error::invalid("bad_mapping", format!("`{name}` is not a field of a license record"))
        })
    }
}

impl Field {
    pub(super) fn is_day(self) -> bool {
        matches!(self, Self::AcquiredOn | Self::SaFrom | Self::SaTo)
    }

    /// Sets this field from a cell that is not blank; the code of what is wrong with it.
    pub(super) fn set(
        self,
        record: &mut LicenseRecord,
        value: &str,
        values: &Values,
    ) -> Result<(), &'static str> {
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
}

/// The likeliest column of each field of a license record.
pub(super) fn guess(captions: &[String]) -> Vec<ColumnChoice> {
    let fields: Vec<Captioned<'_>> =
        FIELDS.iter().map(|(_, name, names)| (*name, *names)).collect();
    likeliest(&fields, captions)
}

/// A field by its name, and the captions under which tables show it, the usual one first, in lower
/// case without spaces and punctuation.
pub(crate) type Captioned<'a> = (&'a str, &'a [&'a str]);

/// The likeliest column of each of these fields. A column serves one field; a caption that is
/// closer to the usual one wins.
pub(crate) fn likeliest(fields: &[Captioned<'_>], captions: &[String]) -> Vec<ColumnChoice> {
    let captions: Vec<String> = captions.iter().map(|caption| bare(caption)).collect();
    let mut taken = vec![false; captions.len()];
    let mut mapping: Vec<ColumnChoice> = fields
        .iter()
        .map(|(name, _)| ColumnChoice { field: (*name).to_owned(), column: None })
        .collect();
    let longest = fields.iter().map(|(_, names)| names.len()).max().unwrap_or(0);
    for rank in 0..longest {
        for (choice, (_, names)) in mapping.iter_mut().zip(fields) {
            let Some(name) = names.get(rank).filter(|_| choice.column.is_none()) else { continue };
            let column = (0..captions.len()).find(|at| !taken[*at] && captions[*at] == *name);
            if let Some(column) = column {
                taken[column] = true;
                choice.column = u32::try_from(column).ok();
            }
        }
    }
    mapping
}

fn bare(caption: &str) -> String {
    caption.to_lowercase().chars().filter(|character| character.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_serves_only_the_field_it_fits_best() {
        let captions = ["Name", "Product Name", "Qty", "Order Date"].map(str::to_owned);
        let column = |field: &str| {
            guess(&captions).into_iter().find(|choice| choice.field == field).and_then(|c| c.column)
        };
        assert_eq!(column("product"), Some(1));
        assert_eq!(column("quantity"), Some(2));
        assert_eq!(column("acquired_on"), Some(3));
        assert_eq!(column("publisher"), None);
    }
}
