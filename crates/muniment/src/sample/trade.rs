//! What was bought from whom: the facts that orders, confirmations and invoices share.

use chrono::NaiveDate;
use muniment_core::LicenseRecord;

use super::companies::{self as company, Company};
use super::records::{self as record, day};

/// How a seller writes dates and amounts, and in which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Locale {
    British,
    American,
    German,
    Swiss,
}

/// One purchase, from order to invoice.
pub(super) struct Purchase {
    pub(super) seller: &'static Company,
    pub(super) buyer: &'static Company,
    pub(super) locale: Locale,
    pub(super) currency: &'static str,
    pub(super) invoice: &'static str,
    pub(super) date: NaiveDate,
    /// The buyer's purchase order.
    pub(super) order: &'static str,
    /// The agreement, enrollment or customer number it was bought under, as printed.
    pub(super) under: &'static str,
    /// In thousandths of the net amount.
    pub(super) tax: i64,
    pub(super) lines: Vec<Line>,
    pub(super) note: &'static str,
}

/// One line of a purchase. Amounts are in hundredths.
pub(super) struct Line {
    pub(super) part: String,
    pub(super) text: String,
    pub(super) quantity: u64,
    pub(super) unit: i64,
}

impl Line {
    /// A line that buys exactly what a license record says.
    fn of(record: &LicenseRecord, suffix: &str, unit: i64) -> Self {
        Self {
            part: record.part_number.clone(),
            text: format!("{} {suffix}", record.title()).trim().to_owned(),
            quantity: record.quantity,
            unit,
        }
    }

    pub(super) fn amount(&self) -> i64 {
        self.unit * self.quantity as i64
    }
}

impl Purchase {
    pub(super) fn net(&self) -> i64 {
        self.lines.iter().map(Line::amount).sum()
    }

    pub(super) fn tax_amount(&self) -> i64 {
        (self.net() * self.tax + 500) / 1000
    }

    pub(super) fn total(&self) -> i64 {
        self.net() + self.tax_amount()
    }
}

impl Locale {
    pub(super) fn is_german(self) -> bool {
        matches!(self, Self::German | Self::Swiss)
    }

    pub(super) fn money(self, hundredths: i64) -> String {
        let (group, point) = match self {
            Self::British | Self::American => (",", "."),
            Self::German => (".", ","),
            Self::Swiss => ("'", "."),
        };
        let whole = (hundredths / 100).to_string();
        let mut grouped = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                grouped.push_str(group);
            }
            grouped.push(digit);
        }
        format!("{grouped}{point}{:02}", hundredths % 100)
    }

    pub(super) fn date(self, date: NaiveDate) -> String {
        let pattern = match self {
            Self::British => "%-d %B %Y",
            Self::American => "%m/%d/%Y",
            Self::German | Self::Swiss => "%d.%m.%Y",
        };
        date.format(pattern).to_string()
    }
}

/// The first order under the enrollment: ordered, confirmed and invoiced.
pub(super) fn first_order() -> Purchase {
    let all = record::licenses();
    Purchase {
        seller: &company::NORTHGATE,
        buyer: &company::LARKSPUR_UK,
        locale: Locale::British,
        currency: "GBP",
        invoice: "NL-204417",
        date: day(2020, 4, 14),
        order: "4500018832",
        under: "Enrollment E8830127",
        tax: 200,
        lines: vec![
            Line::of(&all[record::SQL_SERVER], "core license, with Software Assurance", 141_250),
            Line::of(&all[record::WINDOWS_SERVER], "core license, with Software Assurance", 22_840),
            Line::of(&all[record::OFFICE], "device license, with Software Assurance", 33_175),
        ],
        note: "First of three annual payments. Coverage from 1 April 2020 to 31 March 2023.",
    }
}

pub(super) fn true_up() -> Purchase {
    let all = record::licenses();
    Purchase {
        invoice: "NL-211098",
        date: day(2021, 3, 22),
        order: "4500020216",
        lines: vec![Line::of(&all[record::SERVER_CAL], "user license, true-up", 2_790)],
        note: "True-up order for the anniversary on 31 March 2021: users added since April 2020.",
        ..first_order()
    }
}

pub(super) fn developer_subscriptions() -> Purchase {
    let all = record::licenses();
    Purchase {
        invoice: "NL-223561",
        date: day(2022, 5, 18),
        order: "4500022904",
        lines: vec![Line::of(&all[record::VISUAL_STUDIO], "subscription, 3 years", 104_600)],
        note: "Each subscription must be assigned to one named developer.",
        ..first_order()
    }
}

pub(super) fn renewal() -> Purchase {
    let all = record::licenses();
    let assurance = |position: usize, part: &str, unit| Line {
        part: part.to_owned(),
        ..Line::of(&all[position], "Software Assurance renewal", unit)
    };
    Purchase {
        invoice: "NL-236902",
        date: day(2023, 4, 3),
        order: "4500025571",
        lines: vec![
            assurance(record::SQL_SERVER, "7XQ-00413", 35_310),
            assurance(record::WINDOWS_SERVER, "9YA-00874", 5_710),
            assurance(record::OFFICE, "7Q9-05121", 8_290),
        ],
        note: "Coverage renewed without a gap from 1 April 2023 to 31 March 2026.",
        ..first_order()
    }
}

/// The German subsidiary's order: ordered, confirmed and invoiced.
pub(super) fn german_order() -> Purchase {
    let all = record::licenses();
    Purchase {
        seller: &company::KONTOR,
        buyer: &company::LARKSPUR_DE,
        locale: Locale::German,
        currency: "EUR",
        invoice: "RE-2021-11874",
        date: day(2021, 11, 9),
        order: "4500021107",
        under: "Rahmenvertrag RV-2021-0417",
        tax: 190,
        lines: vec![
            Line::of(&all[record::VISIO], "Gerätelizenz", 41_280),
            Line::of(&all[record::PROJECT], "Gerätelizenz", 79_800),
        ],
        note: "Zahlbar innerhalb von 30 Tagen ohne Abzug. Leistungsdatum entspricht dem Rechnungsdatum.",
    }
}

pub(super) fn notebooks() -> Purchase {
    let all = record::licenses();
    let oem = &all[record::WINDOWS_OEM];
    Purchase {
        seller: &company::BELMONT,
        invoice: "2023-0218",
        date: day(2023, 2, 15),
        order: "4500024390",
        under: "",
        lines: vec![
            Line {
                part: "NB-14-5530".to_owned(),
                text: "Notebook Halden 14, 16 GB, 512 GB".to_owned(),
                quantity: oem.quantity,
                unit: 94_900,
            },
            Line::of(oem, "OEM, vorinstalliert", 11_800),
        ],
        note: "Seriennummern HLD5530-0101 bis HLD5530-0124. Die Echtheitszertifikate sind an den Geräten angebracht.",
        ..german_order()
    }
}

pub(super) fn swiss_servers() -> Purchase {
    let all = record::licenses();
    Purchase {
        seller: &company::SEEBACH,
        locale: Locale::Swiss,
        currency: "CHF",
        invoice: "22-4119",
        date: day(2022, 9, 27),
        order: "4500023688",
        tax: 77,
        lines: vec![Line::of(&all[record::WINDOWS_SERVER_STANDARD], "Kernlizenz", 6_735)],
        note: "Zahlbar netto 30 Tage. Lieferung elektronisch.",
        ..german_order()
    }
}

pub(super) fn mail_servers() -> Purchase {
    let all = record::licenses();
    Purchase {
        seller: &company::TIDEWATER,
        buyer: &company::LARKSPUR_US,
        locale: Locale::American,
        currency: "USD",
        invoice: "INV-0093218",
        date: day(2021, 6, 30),
        order: "LI-2021-0664",
        under: "Public Customer Number 6D41B7A9",
        tax: 0,
        lines: vec![Line::of(&all[record::EXCHANGE], "server license", 74_200)],
        note: "Electronic delivery. No sales tax is charged on electronic delivery to Oregon.",
    }
}

/// The subscription whose invoice is attached to a mail.
pub(super) fn subscription() -> Purchase {
    let all = record::licenses();
    Purchase {
        invoice: "INV-0131277",
        date: day(2025, 1, 8),
        order: "LI-2025-0017",
        under: "Order TW-55-20881",
        lines: vec![Line::of(&all[record::M365], "user subscription, 12 months", 39_600)],
        note: "Service period 01/08/2025 to 01/07/2026.",
        ..mail_servers()
    }
}

/// A purchase for which the sample vault has no license record yet.
pub(super) fn unrecorded() -> Purchase {
    Purchase {
        invoice: "INV-0118840",
        date: day(2024, 6, 12),
        order: "LI-2024-0391",
        lines: vec![Line {
            part: "7XQ-00518".to_owned(),
            text: "SQL Server Standard 2022 core license".to_owned(),
            quantity: 16,
            unit: 179_300,
        }],
        ..mail_servers()
    }
}

pub(super) fn retail_boxes() -> Purchase {
    let all = record::licenses();
    Purchase {
        seller: &company::KESTREL,
        invoice: "R-77120",
        date: day(2022, 8, 3),
        order: "",
        under: "",
        lines: vec![Line::of(&all[record::OFFICE_RETAIL], "", 24_999)],
        note: "PAID BY CARD ENDING 0000",
        ..mail_servers()
    }
}

/// The invoice behind the transferred licenses, made out to the company that first bought them.
pub(super) fn before_the_transfer() -> Purchase {
    let all = record::licenses();
    Purchase {
        buyer: &company::ASHDOWN,
        invoice: "NL-193350",
        date: day(2019, 7, 18),
        order: "AO-1147",
        under: "License 68810442",
        lines: vec![Line::of(&all[record::REMOTE_DESKTOP], "user license", 9_620)],
        note: "Electronic delivery. Title passes when the invoice is paid.",
        ..first_order()
    }
}
