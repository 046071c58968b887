//! What a pack says of license statements: true numbers, comparisons, disputes, and the publisher's
//! own table of what its statement lacks. Only statements that are handed over are spoken of, and
//! only products of the records that the pack shows.

use std::collections::{BTreeMap, BTreeSet};

use muniment_catalog::StatementEntry;
use muniment_core::DocumentId;
use muniment_core::pack::PackFile;
use muniment_core::statement::compare::{Grain, Renames, Standing, compare};
use muniment_core::statement::{
    Component, DisputeState, Exhibit, Holding, Limits, Statement, TrueNumber, VersionedProduct,
    true_numbers,
};
use muniment_statements::write::Value;

use super::gather::Gathered;
use super::tables;
use crate::{Error, Vault};

impl Vault {
    /// The tables that lie with the statements of a pack.
    pub(super) fn statement_files(&self, gathered: &Gathered) -> Result<Vec<PackFile>, Error> {
        let handed = self.statements_handed_over(gathered)?;
        let mut files = Vec::new();
        for (earlier, later) in handed.iter().zip(handed.iter().skip(1)) {
            files.extend(self.comparison_files(gathered, earlier, later)?);
        }
        if let Some(latest) = handed.last() {
            let rows = self.true_number_rows(gathered, latest)?;
            let table = tables::true_numbers(&rows);
            files.extend(tables::files("true_numbers", "True numbers", &table)?);
        }
        let rows = self.dispute_rows(gathered, &handed)?;
        if !rows.is_empty() {
            let table = tables::disputes(&rows);
            files.extend(tables::files("disputes", "Disputes", &table)?);
        }
        Ok(files)
    }

    /// The publisher's own table of what its statement lacks, for the records of the pack.
    pub(super) fn other_data_files(&self, gathered: &Gathered) -> Result<Vec<PackFile>, Error> {
        let records: BTreeSet<_> = gathered.records.iter().map(|record| record.id).collect();
        let table = self.other_data(gathered.as_of, |holding| {
            holding.license.is_some_and(|license| records.contains(&license))
        })?;
        if table.rows.is_empty() {
            return Ok(Vec::new());
        }
        tables::files("11_other_data_template", "Other Data", &table)
    }

    /// The statements among the exhibits, the earliest first.
    fn statements_handed_over(&self, gathered: &Gathered) -> Result<Vec<StatementEntry>, Error> {
        let exhibits: BTreeSet<DocumentId> =
            gathered.exhibits.iter().map(|shown| shown.record.id).collect();
        let mut entries = self.catalog.statements()?;
        entries.retain(|entry| {
            entry.voided.is_none()
                && entry.head.kind.is_position()
                && exhibits.contains(&entry.document)
                && entry.head.calculated_on.is_some_and(|on| on <= gathered.as_of)
        });
        entries.sort_by_key(|entry| (entry.head.calculated_on, entry.document));
        Ok(entries)
    }

    fn comparison_files(
        &self,
        gathered: &Gathered,
        earlier: &StatementEntry,
        later: &StatementEntry,
    ) -> Result<Vec<PackFile>, Error> {
        let standing = |entry: &StatementEntry| {
            let statement = self.rows_of(entry)?;
            Ok::<_, Error>(Standing::of(&statement, Grain::Totals, &Renames::new()))
        };
        let limits = Limits::built_in(gathered.as_of);
        let found = compare(&standing(earlier)?, &standing(later)?, &limits);
        let day = |entry: &StatementEntry| {
            entry.head.calculated_on.map(|on| on.to_string()).unwrap_or_default()
        };
        let rows: Vec<Vec<Value>> = found
            .lines
            .iter()
            .map(|change| {
                let printed = change.after.as_ref().or(change.before.as_ref());
                let text = |of: fn(&muniment_core::statement::compare::LineStanding) -> &String| {
                    Value::of(printed.map(of).map_or("", String::as_str))
                };
                let units = |side: &Option<muniment_core::statement::compare::LineStanding>| {
                    let side = side.as_ref();
                    side.map_or(Value::Blank, |line| Value::Units(line.figures.effective))
                };
                let kinds: Vec<&str> = change.kinds.iter().map(|kind| kind.code()).collect();
                vec![
                    text(|line| &line.family),
                    text(|line| &line.version),
                    units(&change.before),
                    units(&change.after),
                    Value::Units(change.explained),
                    Value::Units(change.unexplained),
                    Value::of(&kinds.join("; ")),
                ]
            })
            .collect();
        let name = format!("comparison_{}_{}", day(earlier), day(later));
        tables::files(&name, "Comparison", &tables::comparison(rows))
    }

    fn true_number_rows(
        &self,
        gathered: &Gathered,
        latest: &StatementEntry,
    ) -> Result<Vec<Vec<Value>>, Error> {
        let statement = self.rows_of(latest)?;
        let holdings = self.holdings(Some(&statement), gathered.as_of)?;
        let limits = Limits::built_in(gathered.as_of);
        let numbers = true_numbers(Some(&statement), &holdings, gathered.as_of, &limits);
        let products: BTreeSet<VersionedProduct> = gathered
            .records
            .iter()
            .map(|shown| VersionedProduct::of(&shown.record.product, &shown.record.version))
            .collect();
        let labels = labels(gathered);
        let shown = numbers.iter().filter(|number| products.contains(&number.product));
        Ok(shown.map(|number| number_row(number, &holdings, &labels, &statement)).collect())
    }

    fn dispute_rows(
        &self,
        gathered: &Gathered,
        handed: &[StatementEntry],
    ) -> Result<Vec<Vec<Value>>, Error> {
        let labels = labels(gathered);
        let mut rows = Vec::new();
        for dispute in self.catalog.disputes()? {
            let stated = &dispute.stated;
            let is_sent = !matches!(stated.state(), DisputeState::Draft | DisputeState::Withdrawn);
            let of = handed.iter().find(|entry| entry.document == stated.statement);
            let Some(of) = of.filter(|_| is_sent) else { continue };
            let last = stated.steps().last().map(|step| step.on);
            rows.extend(stated.lines.iter().map(|line| {
                vec![
                    Value::on(of.head.calculated_on),
                    Value::of(&line.family),
                    Value::of(&line.version),
                    Value::Units(line.listed),
                    Value::Units(line.claimed),
                    Value::of(stated.state().code()),
                    Value::on(last),
                    Value::of(&stated.reference),
                    Value::of(&joined(&line.exhibits, &labels)),
                ]
            }));
        }
        Ok(rows)
    }
}

/// The numbers of the exhibits by document.
fn labels(gathered: &Gathered) -> BTreeMap<DocumentId, &str> {
    let shown = gathered.exhibits.iter();
    shown.map(|shown| (shown.original.unwrap_or(shown.record.id), shown.label.as_str())).collect()
}

/// The exhibits that are handed over.
fn joined(exhibits: &[Exhibit], labels: &BTreeMap<DocumentId, &str>) -> String {
    let shown = exhibits.iter().filter_map(|exhibit| labels.get(&exhibit.document).copied());
    shown.collect::<BTreeSet<&str>>().into_iter().collect::<Vec<_>>().join("; ")
}

fn number_row(
    number: &TrueNumber,
    holdings: &[Holding],
    labels: &BTreeMap<DocumentId, &str>,
    statement: &Statement,
) -> Vec<Value> {
    let units = |component: Component| {
        let figure = number.figures.iter().find(|figure| figure.component == component);
        figure.map_or(Value::Blank, |figure| Value::Units(figure.quantity))
    };
    let behind = number.figures.iter().flat_map(|figure| &figure.holdings);
    let exhibits: Vec<Exhibit> = behind
        .filter_map(|at| holdings.get(*at))
        .flat_map(|holding| holding.exhibits.clone())
        .collect();
    let rows = number.figures.iter().flat_map(|figure| &figure.rows).map(|at| {
        let sheet = statement.sheets.get(usize::from(at.sheet));
        format!("{} {}", sheet.map_or("", |sheet| sheet.name.as_str()), at.row)
    });
    let rows: Vec<String> = rows.collect();
    let mut values = vec![Value::of(&number.family), Value::of(&number.version)];
    values.extend(Component::ALL.iter().map(|component| units(*component)));
    values.extend([
        Value::Units(number.literal),
        Value::Units(number.adjusted),
        Value::Units(number.gap),
        Value::of(&rows.join("; ")),
        Value::of(&joined(&exhibits, labels)),
    ]);
    values
}
