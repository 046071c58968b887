//! Which license records a statement lists, and with how many units: what registers them.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::holding::{agrees, days_apart};
use super::{HoldingKind, Limits, Statement, VersionedProduct};
use crate::table::bare;
use crate::{AcquisitionChannel, LicenseId, LicenseRecord};

/// The purchases of a statement, or its lines where it lists no purchases, ready to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    purchases: Vec<Purchase>,
    /// The purchases of each part number and product, by day; those without one come first.
    by_part: BTreeMap<String, Vec<usize>>,
    by_product: BTreeMap<VersionedProduct, Vec<usize>>,
    /// The effective units of each product; none where they are granted with `*`.
    held: BTreeMap<VersionedProduct, Option<i64>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Purchase {
    part: String,
    numbers: [String; 2],
    on: Option<NaiveDate>,
    quantity: i64,
    adds_licenses: bool,
}

impl Listing {
    /// What a statement lists.
    pub fn of(statement: &Statement) -> Self {
        let mut listing = Self::default();
        for row in statement.transactions.iter().filter(|row| row.quantity > 0) {
            let at = listing.purchases.len();
            listing.purchases.push(Purchase {
                part: bare(&row.part_number),
                numbers: [bare(&row.number), bare(&row.authorization)],
                on: row.ordered_on.or(row.covered_from),
                quantity: row.quantity,
                adds_licenses: row.adds_licenses(),
            });
            let product = VersionedProduct::of(&row.family, &row.version);
            listing.by_product.entry(product).or_default().push(at);
            listing.by_part.entry(bare(&row.part_number)).or_default().push(at);
        }
        let purchases = &listing.purchases;
        for rows in listing.by_part.values_mut().chain(listing.by_product.values_mut()) {
            rows.sort_by_key(|at| purchases[*at].on);
        }
        if listing.purchases.is_empty() {
            for line in statement.position() {
                let product = VersionedProduct::of(&line.family, &line.version);
                let units = (!line.is_grant).then_some(line.figures.effective);
                let sum = listing.held.entry(product).or_insert(Some(0));
                *sum = sum.zip(units).map(|(sum, units)| sum.saturating_add(units));
            }
        }
        listing
    }

    /// The records that it lists, each with its units; without units where it lists a grant. A
    /// purchase speaks for one record: first for one of as many units, then, together with the
    /// others of its product, number and days, for one that was split or is of other units.
    pub fn records<'a>(
        &self,
        records: impl IntoIterator<Item = (LicenseId, &'a LicenseRecord)>,
        limits: &Limits,
    ) -> BTreeMap<LicenseId, Option<i64>> {
        let mut asked: Vec<Asked> = records.into_iter().filter_map(Asked::of).collect();
        if self.purchases.is_empty() {
            let held = |asked: &Asked| Some((asked.license, *self.held.get(&asked.product)?));
            return asked.iter().filter_map(held).collect();
        }
        asked.sort_by_key(|asked| (asked.on, asked.license));
        let mut taken = vec![false; self.purchases.len()];
        let mut listed = BTreeMap::new();
        for asked in &asked {
            let alike = self.alike(asked, &taken, limits);
            let same = alike.filter(|(_, at)| self.purchases[*at].quantity == asked.units);
            if let Some((_, at)) = same.min() {
                taken[at] = true;
                listed.insert(asked.license, Some(asked.units));
            }
        }
        for asked in &asked {
            if listed.contains_key(&asked.license) {
                continue;
            }
            let rows: Vec<usize> = self.alike(asked, &taken, limits).map(|(_, at)| at).collect();
            let sum =
                rows.iter().map(|at| self.purchases[*at].quantity).fold(0, i64::saturating_add);
            if !rows.is_empty() {
                listed.insert(asked.license, Some(sum));
            }
            for at in rows {
                taken[at] = true;
            }
        }
        listed
    }

    /// The purchases that nobody took yet and that may be what is asked for, with the days apart.
    fn alike(
        &self,
        asked: &Asked,
        taken: &[bool],
        limits: &Limits,
    ) -> impl Iterator<Item = (i64, usize)> {
        let of_part = self.by_part.get(&asked.part).filter(|_| !asked.part.is_empty());
        // A part number says what was bought where the names differ.
        let rows = of_part.or_else(|| self.by_product.get(&asked.product));
        let rows = rows.map(Vec::as_slice).unwrap_or_default();
        self.near(rows, asked.on, limits).filter_map(move |at| {
            let row = &self.purchases[at];
            let fits = !taken[at]
                && row.adds_licenses == asked.adds_licenses
                && (asked.part.is_empty() || row.part.is_empty() || row.part == asked.part)
                && agrees(&asked.number, &row.numbers);
            fits.then(|| days_apart(asked.on, row.on, limits)).flatten().map(|days| (days, at))
        })
    }

    /// The purchases that no day rules out, which a popular product has many of: those without a
    /// day and those around one, or all where none is asked for.
    fn near(
        &self,
        rows: &[usize],
        on: Option<NaiveDate>,
        limits: &Limits,
    ) -> impl Iterator<Item = usize> {
        let span = Days::new(limits.match_days.into());
        let before =
            |day: Option<NaiveDate>| rows.partition_point(|at| self.purchases[*at].on < day);
        let (from, to) = match on {
            Some(on) => (
                before(on.checked_sub_days(span)),
                before(on.checked_add_days(span).and_then(|last| last.succ_opt())),
            ),
            None => (0, rows.len()),
        };
        let undated = before(Some(NaiveDate::MIN)).min(from);
        rows[..undated].iter().chain(&rows[from..to.max(from)]).copied()
    }
}

/// A record, as far as a statement can list it.
struct Asked {
    license: LicenseId,
    part: String,
    product: VersionedProduct,
    number: String,
    on: Option<NaiveDate>,
    units: i64,
    adds_licenses: bool,
}

impl Asked {
    /// What to look for; none where no statement of a volume program lists such a license.
    fn of((license, record): (LicenseId, &LicenseRecord)) -> Option<Self> {
        let channel = record.channel?;
        let is_assurance =
            matches!(channel, AcquisitionChannel::SaWithBase | AcquisitionChannel::SaOverOem);
        let is_volume = matches!(
            HoldingKind::of(channel),
            Some(HoldingKind::Volume | HoldingKind::TransferredIn)
        );
        (is_assurance || is_volume).then(|| Self {
            license,
            part: bare(&record.part_number),
            product: VersionedProduct::of(&record.family(), &record.version),
            number: bare(&record.agreement_number),
            on: record.acquired_on,
            units: i64::try_from(record.quantity).unwrap_or(i64::MAX),
            adds_licenses: !is_assurance,
        })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::statement::fixture::{day, line, posted, statement};
    use crate::statement::{RowPlace, Transaction};

    fn id(number: u128) -> LicenseId {
        LicenseId::new(Uuid::from_u128(number))
    }

    fn record(quantity: u64, on: &str) -> LicenseRecord {
        LicenseRecord {
            product: "Visio Professional".into(),
            version: "2019".into(),
            agreement_number: "17296530".into(),
            channel: Some(AcquisitionChannel::VolumeLicense),
            quantity,
            acquired_on: Some(day(on)),
            ..LicenseRecord::default()
        }
    }

    fn bought(quantity: i64, on: &str) -> Transaction {
        posted("D87-01057", "Visio Professional", "2019", quantity, on)
    }

    fn listed(rows: Vec<Transaction>, records: &[LicenseRecord]) -> Vec<Option<i64>> {
        let statement =
            crate::statement::Statement { transactions: rows, ..statement("2024-06-01") };
        let limits = Limits::built_in(day("2024-06-01"));
        let asked = (1..).map(id).zip(records);
        let found = Listing::of(&statement).records(asked, &limits);
        (1..).map(id).take(records.len()).map(|id| found.get(&id).copied().flatten()).collect()
    }

    #[test]
    fn a_purchase_lists_the_record_of_the_same_units_and_no_second() {
        let records = [record(10, "2024-01-10"), record(10, "2024-01-11")];
        let found = listed(vec![bought(10, "2024-01-12")], &records);
        assert_eq!(found, [Some(10), None]);
    }

    #[test]
    fn a_purchase_that_was_split_lists_its_units_together() {
        let rows = vec![bought(6, "2024-01-10"), bought(4, "2024-01-12")];
        assert_eq!(listed(rows, &[record(10, "2024-01-10")]), [Some(10)]);
    }

    #[test]
    fn fewer_units_on_the_statement_are_told() {
        assert_eq!(listed(vec![bought(7, "2024-01-10")], &[record(10, "2024-01-10")]), [Some(7)]);
    }

    #[test]
    fn a_purchase_counts_up_to_the_last_day_that_still_matches() {
        let limits = Limits::built_in(day("2024-06-01"));
        let last = day("2024-01-10") + Days::new(limits.match_days.into());
        let after = last.succ_opt().expect("a day").to_string();
        let records = [record(10, "2024-01-10")];
        assert_eq!(listed(vec![bought(10, &last.to_string())], &records), [Some(10)]);
        assert_eq!(listed(vec![bought(10, &after)], &records), [None]);
        let undated = Transaction { ordered_on: None, ..bought(10, "2024-01-10") };
        assert_eq!(listed(vec![bought(3, &after), undated], &records), [Some(10)]);
    }

    #[test]
    fn the_purchase_of_another_agreement_lists_nothing() {
        let other = Transaction { number: "555".into(), ..bought(10, "2024-01-10") };
        assert_eq!(listed(vec![other], &[record(10, "2024-01-10")]), [None]);
    }

    #[test]
    fn a_license_from_a_shop_is_on_no_statement() {
        let mut boxed = record(10, "2024-01-10");
        boxed.channel = Some(AcquisitionChannel::Fpp);
        assert_eq!(listed(vec![bought(10, "2024-01-10")], &[boxed]), [None]);
    }

    #[test]
    fn a_license_is_not_registered_by_software_assurance_alone() {
        let assurance = Transaction { license_type: "SA".into(), ..bought(10, "2024-01-10") };
        assert_eq!(listed(vec![assurance], &[record(10, "2024-01-10")]), [None]);
    }

    #[test]
    fn without_purchases_the_lines_speak_and_a_grant_has_no_units() {
        let mut summary = statement("2024-06-01");
        let granted = super::super::Line { is_grant: true, ..line("Project Standard", "2019", 0) };
        summary.lines = vec![line("Visio Professional", "2019", 12), granted];
        for (row, line) in (11..).zip(&mut summary.lines) {
            line.at = RowPlace { sheet: 0, row };
        }
        let mut project = record(5, "2024-01-10");
        project.product = "Project Standard".into();
        let records = [record(10, "2024-01-10"), project];
        let found = Listing::of(&summary)
            .records((1..).map(id).zip(&records), &Limits::built_in(day("2024-06-01")));
        assert_eq!(found, BTreeMap::from([(id(1), Some(12)), (id(2), None)]));
    }
}
