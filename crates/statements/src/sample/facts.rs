//! What the made-up company holds. Everything follows from numbers that count up, so that a sample
//! is the same each time.

use chrono::{Days, NaiveDate};
use muniment_core::statement::{Field, Figures, Line, ListedAgreement, Tab, Transaction};

use super::page::Shown;

pub(super) const ORGANIZATIONS: [(&str, &str); 3] = [
    ("FAIRMONT FALLS LTD.", "United Kingdom"),
    ("Fairmont Mühlen GmbH", "Germany"),
    ("フェアモント株式会社", "Japan"),
];

/// Family, pool, part number, effective units of each version.
const PRODUCTS: [(&str, &str, &str, i64); 5] = [
    ("Office Professional Plus", "Applications", "79P-05", 1240),
    ("Windows Server Standard Core", "Servers", "9EM-00", 16384),
    ("SQL Server Standard Core", "Servers", "7NQ-00", 96),
    ("Visio Professional", "Applications", "D87-01", 75),
    ("Windows Pro Upgrade", "Systems", "FQC-02", 1300),
];
const VERSIONS: [&str; 3] = ["2016", "2019", "2022"];
const COUNTRIES: [&str; 3] = ["All Countries", "Germany", "United Kingdom"];
const TYPES: [&str; 4] = ["L", "L&SA", "SA", "Step-up"];

pub(super) const TRANSACTION_FIELDS: [Field; 18] = [
    Field::Customer,
    Field::Reseller,
    Field::Authorization,
    Field::Number,
    Field::Program,
    Field::PartNumber,
    Field::Item,
    Field::Pool,
    Field::Family,
    Field::Version,
    Field::LicenseType,
    Field::Quantity,
    Field::OrderedOn,
    Field::Order,
    Field::PurchaseOrder,
    Field::CoveredFrom,
    Field::CoveredTo,
    Field::UsageCountry,
];

pub(super) fn agreements() -> Vec<ListedAgreement> {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    let customer = ORGANIZATIONS[0].0;
    let agreement =
        |program: &str, kind: &str, authorization: &str, number: &str| ListedAgreement {
            customer: customer.to_owned(),
            license_type: "Standard".to_owned(),
            program: program.to_owned(),
            agreement_type: kind.to_owned(),
            authorization: authorization.to_owned(),
            number: number.to_owned(),
            city: "COSTA MESA".to_owned(),
            state: "CA".to_owned(),
            country: "United States".to_owned(),
            ..ListedAgreement::default()
        };
    vec![
        ListedAgreement {
            // Listed as active long after its end, as in the publisher's own sample.
            status: "Active".to_owned(),
            from: day(2004, 1, 23),
            to: day(2006, 1, 31),
            ..agreement("OPEN", "License Confirmation Number", "17232219ZZS0601", "17296530")
        },
        ListedAgreement {
            status: "Active".to_owned(),
            from: day(2022, 7, 1),
            to: day(2025, 6, 30),
            ..agreement("Enterprise 6", "Enrollment", "E0441793", "8837001")
        },
    ]
}

pub(super) fn agreement_cells(agreement: &ListedAgreement) -> Vec<Shown> {
    let text = |text: &str| Shown::Text(text.to_owned());
    let day = |day: Option<NaiveDate>| day.map_or(Shown::Blank, Shown::DayText);
    vec![
        text(&agreement.customer),
        text(&agreement.license_type),
        text(&agreement.status),
        text(&agreement.program),
        text(&agreement.agreement_type),
        text(&agreement.authorization),
        text(&agreement.number),
        day(agreement.from),
        day(agreement.to),
        text(&agreement.city),
        text(&agreement.state),
        text(&agreement.country),
    ]
}

pub(super) fn transaction(number: u32, calculated_on: NaiveDate) -> Transaction {
    let at = number as usize;
    let (family, pool, part, _) = PRODUCTS[at % PRODUCTS.len()];
    let version = VERSIONS[at / 5 % VERSIONS.len()];
    let ordered_on = calculated_on.checked_sub_days(Days::new(u64::from(50 + number % 3000)));
    let covered_to = ordered_on.and_then(|day| day.checked_add_days(Days::new(1095)));
    Transaction {
        customer: ORGANIZATIONS[at % 2].0.to_owned(),
        reseller: "Larkspur Trading Ltd.".to_owned(),
        authorization: "E0441793".to_owned(),
        number: if at.is_multiple_of(3) { "17296530" } else { "8837001" }.to_owned(),
        program: "Enterprise 6".to_owned(),
        part_number: format!("{part}{:03}", number % 1000),
        item: format!("{family} {version} Sngl"),
        pool: pool.to_owned(),
        family: family.to_owned(),
        version: version.to_owned(),
        license_type: TYPES[at / 7 % TYPES.len()].to_owned(),
        // Every 50th is a return.
        quantity: if number % 50 == 49 { -3 } else { i64::from(number % 1500) + 1 },
        ordered_on,
        order: format!("SO-{:07}", number / 4),
        purchase_order: format!("PO-{:06}", number / 9),
        covered_from: ordered_on,
        covered_to,
        country: COUNTRIES[1 + at % 2].to_owned(),
        ..Transaction::default()
    }
}

pub(super) fn transaction_cells(row: &Transaction) -> Vec<Shown> {
    let text = |text: &str| Shown::Text(text.to_owned());
    let day = |day: Option<NaiveDate>| day.map_or(Shown::Blank, Shown::Day);
    vec![
        text(&row.customer),
        text(&row.reseller),
        text(&row.authorization),
        text(&row.number),
        text(&row.program),
        text(&row.part_number),
        text(&row.item),
        text(&row.pool),
        text(&row.family),
        text(&row.version),
        text(&row.license_type),
        Shown::Units(row.quantity),
        day(row.ordered_on),
        text(&row.order),
        text(&row.purchase_order),
        day(row.covered_from),
        day(row.covered_to),
        text(&row.country),
    ]
}

/// The columns of a tab, in the order of the publisher where it is known.
pub(super) fn line_fields(tab: Tab) -> Vec<Field> {
    let product = [Field::Pool, Field::Family, Field::Version];
    let rest: &[Field] = match tab {
        Tab::PivotData => &[
            Field::Effective,
            Field::Upgrade,
            Field::UpgradeMaintained,
            Field::ActiveSa,
            Field::UsageCountry,
            Field::Expiring12,
            Field::Expiring24,
            Field::ExpiringLater,
        ],
        Tab::LicenseSummary => &[
            Field::Effective,
            Field::Unresolved,
            Field::Upgrade,
            Field::UpgradeMaintained,
            Field::ActiveSa,
        ],
        Tab::Mpsa => &[Field::Effective, Field::ActiveSa, Field::SaTo],
        _ => &[Field::Effective],
    };
    [&product[..], rest].concat()
}

pub(super) fn lines(tab: Tab, calculated_on: NaiveDate) -> Vec<Line> {
    let countries = if tab == Tab::PivotData { &COUNTRIES[..] } else { &[""][..] };
    let mut lines = Vec::new();
    for (product, (family, pool, _, units)) in (1_i64..).zip(PRODUCTS) {
        for (version_number, version) in (1_i64..).zip(VERSIONS) {
            for (part, country) in (1_i64..).zip(countries) {
                // Two countries hold a half each of what all hold.
                let share = if part == 1 { 1 } else { 2 };
                let all = Figures {
                    effective: units * version_number * 2,
                    unresolved: if product == 2 { 8 } else { 0 },
                    upgrade: if product == 5 { units } else { 0 },
                    upgrade_maintained: 0,
                    active_sa: units * version_number,
                    expiring_12: units,
                    expiring_24: units * (version_number - 1),
                    expiring_later: 0,
                };
                lines.push(Line {
                    pool: pool.to_owned(),
                    family: family.to_owned(),
                    version: version.to_owned(),
                    country: (*country).to_owned(),
                    figures: of_tab(tab, all, share),
                    sa_to: (tab == Tab::Mpsa).then_some(calculated_on + Days::new(200)),
                    ..Line::default()
                });
            }
        }
    }
    lines
}

/// The figures that a tab shows, as a share of the whole.
fn of_tab(tab: Tab, all: Figures, share: i64) -> Figures {
    let fields = line_fields(tab);
    let keep = |field: Field, units: i64| if fields.contains(&field) { units / share } else { 0 };
    Figures {
        effective: keep(Field::Effective, all.effective),
        unresolved: keep(Field::Unresolved, all.unresolved),
        upgrade: keep(Field::Upgrade, all.upgrade),
        upgrade_maintained: keep(Field::UpgradeMaintained, all.upgrade_maintained),
        active_sa: keep(Field::ActiveSa, all.active_sa),
        expiring_12: keep(Field::Expiring12, all.expiring_12),
        expiring_24: keep(Field::Expiring24, all.expiring_24),
        expiring_later: keep(Field::ExpiringLater, all.expiring_later),
    }
}

pub(super) fn line_cells(line: &Line, fields: &[Field]) -> Vec<Shown> {
    let figures = &line.figures;
    let cell = |field: &Field| match field {
        Field::Pool => Shown::Text(line.pool.clone()),
        Field::Family => Shown::Text(line.family.clone()),
        Field::Version => Shown::Text(line.version.clone()),
        Field::UsageCountry => Shown::Text(line.country.clone()),
        Field::Effective => Shown::Units(figures.effective),
        Field::Unresolved => Shown::Units(figures.unresolved),
        Field::Upgrade => Shown::Units(figures.upgrade),
        Field::UpgradeMaintained => Shown::Units(figures.upgrade_maintained),
        Field::ActiveSa => Shown::Units(figures.active_sa),
        Field::Expiring12 => Shown::Units(figures.expiring_12),
        Field::Expiring24 => Shown::Units(figures.expiring_24),
        Field::ExpiringLater => Shown::Units(figures.expiring_later),
        Field::SaTo => line.sa_to.map_or(Shown::Blank, Shown::Day),
        _ => Shown::Blank,
    };
    fields.iter().map(cell).collect()
}
