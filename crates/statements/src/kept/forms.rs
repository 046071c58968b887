//! Each kind of row as it is kept.

use std::fmt::{self, Display};
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use muniment_core::statement::{
    Extras, Figures, Line, ListedAgreement, ListedKey, Organization, RowFault, RowPlace,
    RowProblem, Sheet, Statement, StatementKind, Tab, Transaction,
};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a statement says before its rows.
#[derive(Serialize, Deserialize)]
pub(super) struct Heading {
    #[serde(with = "code")]
    kind: StatementKind,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    request_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    calculated_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    language: String,
    sheets: Vec<KeptSheet>,
}

#[derive(Serialize, Deserialize)]
struct KeptSheet {
    name: String,
    #[serde(with = "code::optional", default, skip_serializing_if = "Option::is_none")]
    tab: Option<Tab>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    header_row: Option<u32>,
    captions: Vec<String>,
    rows: u32,
}

/// A row, or what is wrong with one.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "rows pass one by one, and most are the large ones")]
pub(super) enum Row {
    Organization(#[serde(with = "OrganizationForm")] Organization),
    Line(#[serde(with = "LineForm")] Line),
    Agreement(#[serde(with = "ListedAgreementForm")] ListedAgreement),
    Transaction(#[serde(with = "TransactionForm")] Transaction),
    Key(#[serde(with = "ListedKeyForm")] ListedKey),
    Problem(#[serde(with = "RowProblemForm")] RowProblem),
}

/// The heading and the rows of a statement.
pub(super) fn taken_apart(statement: Statement) -> (Heading, impl Iterator<Item = Row>) {
    let Statement { kind, name, request_id, calculated_on, language, sheets, .. } = statement;
    let sheets = sheets.into_iter().map(|sheet| {
        let Sheet { name, tab, header_row, captions, rows } = sheet;
        KeptSheet { name, tab, header_row, captions, rows }
    });
    let sheets = sheets.collect();
    let heading = Heading { kind, name, request_id, calculated_on, language, sheets };
    let organizations = statement.organizations.into_iter().map(Row::Organization);
    let rows = organizations
        .chain(statement.lines.into_iter().map(Row::Line))
        .chain(statement.agreements.into_iter().map(Row::Agreement))
        .chain(statement.transactions.into_iter().map(Row::Transaction))
        .chain(statement.keys.into_iter().map(Row::Key))
        .chain(statement.problems.into_iter().map(Row::Problem));
    (heading, rows)
}

impl Heading {
    /// A statement without rows.
    pub(super) fn statement(self) -> Statement {
        let sheets = self.sheets.into_iter().map(|sheet| {
            let KeptSheet { name, tab, header_row, captions, rows } = sheet;
            Sheet { name, tab, header_row, captions, rows }
        });
        Statement {
            name: self.name,
            request_id: self.request_id,
            calculated_on: self.calculated_on,
            language: self.language,
            sheets: sheets.collect(),
            ..Statement::new(self.kind)
        }
    }
}

impl Row {
    /// Puts the row where it belongs.
    pub(super) fn join(self, statement: &mut Statement) {
        match self {
            Self::Organization(row) => statement.organizations.push(row),
            Self::Line(row) => statement.lines.push(row),
            Self::Agreement(row) => statement.agreements.push(row),
            Self::Transaction(row) => statement.transactions.push(row),
            Self::Key(row) => statement.keys.push(row),
            Self::Problem(row) => statement.problems.push(row),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Organization")]
struct OrganizationForm {
    #[serde(with = "place")]
    at: RowPlace,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    country: String,
    #[serde(default, skip_serializing_if = "Extras::is_empty")]
    extra: Extras,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Line")]
struct LineForm {
    #[serde(with = "place")]
    at: RowPlace,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pool: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    product: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    family: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    version: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    country: String,
    #[serde(with = "FiguresForm", default, skip_serializing_if = "is_nothing")]
    figures: Figures,
    #[serde(default, skip_serializing_if = "is_false")]
    is_grant: bool,
    #[serde(with = "day", default, skip_serializing_if = "Option::is_none")]
    sa_to: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Extras::is_empty")]
    extra: Extras,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Figures")]
struct FiguresForm {
    #[serde(default, skip_serializing_if = "is_zero")]
    effective: i64,
    #[serde(default, skip_serializing_if = "is_zero")]
    unresolved: i64,
    #[serde(default, skip_serializing_if = "is_zero")]
    upgrade: i64,
    #[serde(default, skip_serializing_if = "is_zero")]
    upgrade_maintained: i64,
    #[serde(default, skip_serializing_if = "is_zero")]
    active_sa: i64,
    #[serde(default, skip_serializing_if = "is_zero")]
    expiring_12: i64,
    #[serde(default, skip_serializing_if = "is_zero")]
    expiring_24: i64,
    #[serde(default, skip_serializing_if = "is_zero")]
    expiring_later: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ListedAgreement")]
struct ListedAgreementForm {
    #[serde(with = "place")]
    at: RowPlace,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    customer: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    license_type: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    status: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    program: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    agreement_type: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    authorization: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    number: String,
    #[serde(with = "day", default, skip_serializing_if = "Option::is_none")]
    from: Option<NaiveDate>,
    #[serde(with = "day", default, skip_serializing_if = "Option::is_none")]
    to: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    city: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    state: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    country: String,
    #[serde(default, skip_serializing_if = "Extras::is_empty")]
    extra: Extras,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Transaction")]
struct TransactionForm {
    #[serde(with = "place")]
    at: RowPlace,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    customer: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reseller: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    authorization: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    number: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    program: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    part_number: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    item: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    publisher: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pool: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    family: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    version: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    license_type: String,
    #[serde(default, skip_serializing_if = "is_zero")]
    quantity: i64,
    #[serde(with = "day", default, skip_serializing_if = "Option::is_none")]
    ordered_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    order: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    purchase_order: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    invoice: String,
    #[serde(with = "day", default, skip_serializing_if = "Option::is_none")]
    covered_from: Option<NaiveDate>,
    #[serde(with = "day", default, skip_serializing_if = "Option::is_none")]
    covered_to: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    country: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    unit_price: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    amount: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    currency: String,
    #[serde(default, skip_serializing_if = "Extras::is_empty")]
    extra: Extras,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ListedKey")]
struct ListedKeyForm {
    #[serde(with = "place")]
    at: RowPlace,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    product: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    kind: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    last_five: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    used: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    available: Option<i64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    number: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    organization: String,
    #[serde(default, skip_serializing_if = "Extras::is_empty")]
    extra: Extras,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RowProblem")]
struct RowProblemForm {
    #[serde(with = "place")]
    at: RowPlace,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    column: String,
    #[serde(with = "code")]
    fault: RowFault,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    value: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference to the field")]
fn is_zero(units: &i64) -> bool {
    *units == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference to the field")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

fn is_nothing(figures: &Figures) -> bool {
    *figures == Figures::default()
}

/// A place as a pair: sheet and row.
mod place {
    use super::*;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference to the field")]
    pub(super) fn serialize<S: Serializer>(at: &RowPlace, to: S) -> Result<S::Ok, S::Error> {
        (at.sheet, at.row).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<RowPlace, D::Error> {
        let (sheet, row) = Deserialize::deserialize(from)?;
        Ok(RowPlace { sheet, row })
    }
}

/// A day as `YYYY-MM-DD`. A large statement has hundreds of thousands, which are read and written in
/// this form directly; what is not in it goes through chrono.
mod day {
    use serde::de::Visitor;

    use super::*;

    #[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
    pub(super) fn serialize<S: Serializer>(
        day: &Option<NaiveDate>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let Some(day) = day else { return to.serialize_none() };
        let Some(year) = u32::try_from(day.year()).ok().filter(|year| *year <= 9_999) else {
            return day.serialize(to);
        };
        let mut text = *b"0000-00-00";
        let parts = [(0..4, year), (5..7, day.month()), (8..10, day.day())];
        for (place, mut number) in parts {
            for digit in text[place].iter_mut().rev() {
                *digit += (number % 10) as u8;
                number /= 10;
            }
        }
        to.serialize_str(std::str::from_utf8(&text).map_err(serde::ser::Error::custom)?)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<NaiveDate>, D::Error> {
        from.deserialize_str(Day).map(Some)
    }

    struct Day;

    impl Visitor<'_> for Day {
        type Value = NaiveDate;

        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            to.write_str("a day")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<NaiveDate, E> {
            usual(text.as_bytes()).map_or_else(|| text.parse().map_err(E::custom), Ok)
        }
    }

    /// The day, where it is written as it is kept.
    fn usual(text: &[u8]) -> Option<NaiveDate> {
        let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text else { return None };
        let number = |digits: &[&u8]| {
            digits.iter().try_fold(0, |number, digit| {
                digit.is_ascii_digit().then(|| number * 10 + u32::from(**digit - b'0'))
            })
        };
        let year = i32::try_from(number(&[y0, y1, y2, y3])?).ok()?;
        NaiveDate::from_ymd_opt(year, number(&[m0, m1])?, number(&[d0, d1])?)
    }
}

/// A member of a vocabulary as its code.
mod code {
    use super::*;

    pub(super) fn serialize<T: Display, S: Serializer>(
        value: &T,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_str(value)
    }

    pub(super) fn deserialize<'de, T, D>(from: D) -> Result<T, D::Error>
    where
        T: FromStr<Err: Display>,
        D: Deserializer<'de>,
    {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }

    pub(super) mod optional {
        use super::*;

        #[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
        pub(in crate::kept::forms) fn serialize<T: Display, S: Serializer>(
            value: &Option<T>,
            to: S,
        ) -> Result<S::Ok, S::Error> {
            match value {
                Some(value) => to.collect_str(value),
                None => to.serialize_none(),
            }
        }

        pub(in crate::kept::forms) fn deserialize<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
        where
            T: FromStr<Err: Display>,
            D: Deserializer<'de>,
        {
            super::deserialize(from).map(Some)
        }
    }
}
