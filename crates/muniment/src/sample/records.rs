//! The license records of the sample vault, and what proves them.

use chrono::NaiveDate;
use muniment_core::{AcquisitionChannel, EvidenceKind, LicenseRecord};

use super::SampleLink;
use super::companies::{Company, LARKSPUR_DE, LARKSPUR_UK, LARKSPUR_US};

pub(super) const SQL_SERVER: usize = 0;
pub(super) const WINDOWS_SERVER: usize = 1;
pub(super) const OFFICE: usize = 2;
pub(super) const SERVER_CAL: usize = 3;
pub(super) const VISIO: usize = 4;
pub(super) const PROJECT: usize = 5;
pub(super) const WINDOWS_OEM: usize = 6;
pub(super) const OFFICE_RETAIL: usize = 7;
pub(super) const VISUAL_STUDIO: usize = 8;
pub(super) const EXCHANGE: usize = 9;
pub(super) const M365: usize = 10;
pub(super) const REMOTE_DESKTOP: usize = 11;
pub(super) const WINDOWS_SERVER_STANDARD: usize = 12;

pub(crate) const ENROLLMENT: &str = "E8830127";
pub(crate) const AGREEMENT: &str = "V4471938";
pub(crate) const GERMAN_AGREEMENT: &str = "RV-2021-0417";
pub(super) const CUSTOMER_NUMBER: &str = "6D41B7A9";

/// A calendar day of the sample papers.
pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the sample papers bear real days")
}

/// A product by its name, edition, version, part number and metric.
fn product([product, edition, version, part_number, metric]: [&str; 5]) -> LicenseRecord {
    LicenseRecord {
        publisher: "Microsoft".to_owned(),
        product: product.to_owned(),
        edition: edition.to_owned(),
        version: version.to_owned(),
        part_number: part_number.to_owned(),
        metric: metric.to_owned(),
        ..LicenseRecord::default()
    }
}

fn bought(
    product: LicenseRecord,
    quantity: u64,
    channel: AcquisitionChannel,
    holder: &Company,
    acquired_on: NaiveDate,
) -> LicenseRecord {
    LicenseRecord {
        quantity,
        channel: Some(channel),
        licensee: holder.name.to_owned(),
        acquired_on: Some(acquired_on),
        ..product
    }
}

/// The license records, in an order that never changes: links name them by position.
pub(crate) fn licenses() -> Vec<LicenseRecord> {
    use AcquisitionChannel as Channel;
    let enrolled = |record: LicenseRecord| LicenseRecord {
        program: "Enterprise Agreement".to_owned(),
        agreement_number: ENROLLMENT.to_owned(),
        sa_to: Some(day(2026, 3, 31)),
        ..record
    };
    let german = |record: LicenseRecord| LicenseRecord {
        program: "Open Value".to_owned(),
        agreement_number: GERMAN_AGREEMENT.to_owned(),
        ..record
    };
    let (uk, de, us) = (&LARKSPUR_UK, &LARKSPUR_DE, &LARKSPUR_US);
    let volume = Channel::VolumeLicense;
    let first_order = day(2020, 4, 14);
    let sa_from = Some(day(2020, 4, 1));
    vec![
        LicenseRecord {
            sa_from,
            ..enrolled(bought(
                product(["SQL Server", "Standard", "2019", "7XQ-00412", "Per Core"]),
                32,
                volume,
                uk,
                first_order,
            ))
        },
        LicenseRecord {
            sa_from,
            ..enrolled(bought(
                product(["Windows Server", "Datacenter", "2019", "9YA-00873", "Per Core"]),
                128,
                volume,
                uk,
                first_order,
            ))
        },
        LicenseRecord {
            sa_from,
            ..enrolled(bought(
                product(["Office", "Professional Plus", "2019", "7Q9-05120", "Per Device"]),
                450,
                volume,
                uk,
                first_order,
            ))
        },
        LicenseRecord {
            sa_from: Some(day(2021, 4, 1)),
            notes: "Ordered with the first true-up.".to_owned(),
            ..enrolled(bought(
                product(["Windows Server CAL", "", "2019", "R1Q-03344", "Per User"]),
                500,
                Channel::TrueUp,
                uk,
                day(2021, 3, 22),
            ))
        },
        german(bought(
            product(["Visio", "Professional", "2021", "D8Q-01915", "Per Device"]),
            40,
            volume,
            de,
            day(2021, 11, 9),
        )),
        german(bought(
            product(["Project", "Professional", "2021", "H4Q-06677", "Per Device"]),
            25,
            volume,
            de,
            day(2021, 11, 9),
        )),
        LicenseRecord {
            program: "OEM".to_owned(),
            notes: "Pre-installed on 24 notebooks; certificates are glued to the devices."
                .to_owned(),
            ..bought(
                product(["Windows 11", "Pro", "", "FQQ-10533", "Per Device"]),
                24,
                Channel::Oem,
                de,
                day(2023, 2, 15),
            )
        },
        LicenseRecord {
            program: "Retail".to_owned(),
            ..bought(
                product(["Office", "Home & Business", "2021", "T5Q-03518", "Per Device"]),
                6,
                Channel::Fpp,
                us,
                day(2022, 8, 3),
            )
        },
        LicenseRecord {
            sa_from: Some(day(2022, 6, 1)),
            sa_to: Some(day(2025, 5, 31)),
            ..enrolled(bought(
                product(["Visual Studio", "Professional", "2022", "77Q-00821", "Per User"]),
                12,
                Channel::MsdnVl,
                uk,
                day(2022, 5, 18),
            ))
        },
        LicenseRecord {
            program: "Select Plus".to_owned(),
            agreement_number: CUSTOMER_NUMBER.to_owned(),
            ..bought(
                product(["Exchange Server", "Standard", "2019", "3Q2-01290", "Per Server"]),
                4,
                volume,
                us,
                day(2021, 6, 30),
            )
        },
        LicenseRecord {
            program: "Cloud Solution Provider".to_owned(),
            agreement_number: "TW-55-20881".to_owned(),
            ..bought(
                product(["Microsoft 365", "E3", "", "CFQ-00271", "Per User"]),
                120,
                Channel::Csp,
                us,
                day(2025, 1, 8),
            )
        },
        LicenseRecord {
            program: "Open License".to_owned(),
            agreement_number: "68810442".to_owned(),
            notes: "Received from Ashdown Optics Ltd with its laboratory in Greyholt.".to_owned(),
            ..bought(
                product(["Remote Desktop Services CAL", "", "2019", "6VQ-03748", "Per User"]),
                200,
                Channel::TransferredIn,
                uk,
                day(2024, 1, 31),
            )
        },
        german(bought(
            product(["Windows Server", "Standard", "2022", "9EQ-00653", "Per Core"]),
            64,
            volume,
            de,
            day(2022, 9, 27),
        )),
    ]
}

/// The evidence links that the sample vault starts with. Some records are left without proof.
pub(crate) fn links() -> Vec<SampleLink> {
    use EvidenceKind as Kind;
    let all = licenses();
    let whole = |document, license: usize, kind| SampleLink {
        document,
        license,
        kind,
        quantity: Some(all[license].quantity),
        pages: "",
    };
    let on = |pages, link: SampleLink| SampleLink { pages, ..link };
    vec![
        whole("Invoice NL-204417.pdf", SQL_SERVER, Kind::Invoice),
        whole("Invoice NL-204417.pdf", WINDOWS_SERVER, Kind::Invoice),
        whole("Invoice NL-204417.pdf", OFFICE, Kind::Invoice),
        SampleLink {
            quantity: None,
            ..on("1-2", whole("Enrollment E8830127.pdf", SQL_SERVER, Kind::Enrollment))
        },
        SampleLink {
            quantity: None,
            ..on("1-2", whole("Enrollment E8830127.pdf", WINDOWS_SERVER, Kind::Enrollment))
        },
        whole("PO 4500018832.pdf", SQL_SERVER, Kind::PurchaseOrder),
        whole("Order confirmation SO-88213.pdf", SQL_SERVER, Kind::OrderConfirmation),
        whole("Invoice NL-211098 true-up.pdf", SERVER_CAL, Kind::Invoice),
        whole("Rechnung RE-2021-11874.pdf", VISIO, Kind::Invoice),
        SampleLink {
            quantity: None,
            ..on("1-3", whole("Rahmenvertrag RV-2021-0417.pdf", VISIO, Kind::Agreement))
        },
        whole("Rechnung 2023-0218.pdf", WINDOWS_OEM, Kind::Invoice),
        SampleLink { quantity: Some(1), ..whole("IMG_2214.jpg", WINDOWS_OEM, Kind::Coa) },
        whole("Invoice INV-0093218.pdf", EXCHANGE, Kind::Invoice),
        whole("License statement 2026-03-31.xlsx", SQL_SERVER, Kind::MlsSnapshot),
    ]
}
