//! License records: the right to use a number of units.

use chrono::NaiveDate;
use thiserror::Error;

use crate::code::vocabulary;
use crate::table::bare;

/// A right to use `quantity` units of a product. Texts are as the person or the source gave them;
/// empty means not stated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LicenseRecord {
    /// Who publishes the product.
    pub publisher: String,
    /// The product family, such as `SQL Server`.
    pub product: String,
    /// The edition, such as `Standard`.
    pub edition: String,
    /// The version, such as `2019`.
    pub version: String,
    /// The publisher's part number (SKU).
    pub part_number: String,
    /// The counting unit, such as `Per Core`.
    pub metric: String,
    /// How many units.
    pub quantity: u64,
    /// How it was bought.
    pub channel: Option<AcquisitionChannel>,
    /// The licensing program, such as `Enterprise Agreement`.
    pub program: String,
    /// The agreement, enrollment or license number.
    pub agreement_number: String,
    /// The legal entity that holds the right.
    pub licensee: String,
    /// The day it was acquired.
    pub acquired_on: Option<NaiveDate>,
    /// The first day of Software Assurance.
    pub sa_from: Option<NaiveDate>,
    /// The last day of Software Assurance.
    pub sa_to: Option<NaiveDate>,
    /// Anything else worth knowing.
    pub notes: String,
}

/// Why a license record cannot be what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LicenseProblem {
    /// A right must be a right to something.
    #[error("the product is missing")]
    NoProduct,
    /// A right to no units is no right.
    #[error("the quantity must be at least 1")]
    NoQuantity,
    /// Coverage cannot end before it starts.
    #[error("Software Assurance ends before it starts")]
    AssuranceBackwards,
}

impl LicenseRecord {
    /// What is wrong with this record in itself, in the order of its fields.
    pub fn problems(&self) -> Vec<LicenseProblem> {
        let mut problems = Vec::new();
        if self.product.trim().is_empty() {
            problems.push(LicenseProblem::NoProduct);
        }
        if self.quantity == 0 {
            problems.push(LicenseProblem::NoQuantity);
        }
        if let (Some(from), Some(to)) = (self.sa_from, self.sa_to)
            && to < from
        {
            problems.push(LicenseProblem::AssuranceBackwards);
        }
        problems
    }

    /// The product family as statements name it: the product with its edition, which a record may
    /// state apart.
    pub fn family(&self) -> String {
        let (product, edition) = (self.product.trim(), self.edition.trim());
        match bare(product).ends_with(&bare(edition)) {
            true => product.to_owned(),
            false => format!("{product} {edition}"),
        }
    }

    /// The name by which a person knows the record: product, edition and version.
    pub fn title(&self) -> String {
        [&self.product, &self.edition, &self.version]
            .into_iter()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

vocabulary!(
    /// How a license was acquired. Each channel has its own rules of evidence.
    AcquisitionChannel, "acquisition channel" {
        /// A volume licensing program.
        VolumeLicense = "volume_license",
        /// Pre-installed on hardware.
        Oem = "oem",
        /// A retail box.
        Fpp = "fpp",
        /// An electronic download bought at retail.
        Esd = "esd",
        /// A developer subscription bought under volume licensing.
        MsdnVl = "msdn_vl",
        /// A developer subscription bought at retail.
        MsdnRetail = "msdn_retail",
        /// An upgrade of a license already held.
        Upgrade = "upgrade",
        /// Software Assurance bought with its base license.
        SaWithBase = "sa_with_base",
        /// Software Assurance over a pre-installed license.
        SaOverOem = "sa_over_oem",
        /// A step-up to a higher edition.
        StepUp = "step_up",
        /// A license granted by a promotion.
        LicenseGrant = "license_grant",
        /// Received from another legal entity.
        TransferredIn = "transferred_in",
        /// Given to another legal entity.
        TransferredOut = "transferred_out",
        /// A line of a true-up order.
        TrueUp = "true_up",
        /// The services provider program.
        Spla = "spla",
        /// The royalty program of software vendors.
        IsvRoyalty = "isv_royalty",
        /// An online subscription.
        OnlineSubscription = "online_subscription",
        /// Bought from a cloud solution provider.
        Csp = "csp",
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_without_product_or_quantity_is_not_a_right() {
        assert_eq!(
            LicenseRecord::default().problems(),
            [LicenseProblem::NoProduct, LicenseProblem::NoQuantity]
        );
    }

    #[test]
    fn the_title_leaves_out_what_is_not_stated() {
        let record = LicenseRecord {
            product: "SQL Server".into(),
            version: " 2019 ".into(),
            quantity: 8,
            ..LicenseRecord::default()
        };
        assert_eq!(record.title(), "SQL Server 2019");
        assert_eq!(record.problems(), []);
    }
}
