//! A statement: an export as it was read, never changed after.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    Line, ListedAgreement, ListedKey, Organization, RowKind, RowPlace, RowProblem, StatementKind,
    Tab, Transaction,
};
use crate::proof::text::fold;
use crate::table::bare;

/// A publisher's or tool's list of what it has on record, as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// The name in its heading, such as that of the customer.
    pub name: String,
    /// The number of the request for which it was made.
    pub request_id: String,
    /// The day for which it was calculated, where it says so.
    pub calculated_on: Option<NaiveDate>,
    /// The language of its captions, such as `en`; empty where several fit.
    pub language: String,
    /// Its sheets, in their order.
    pub sheets: Vec<Sheet>,
    /// The organizations.
    pub organizations: Vec<Organization>,
    /// The lines of all tabs.
    pub lines: Vec<Line>,
    /// The agreements.
    pub agreements: Vec<ListedAgreement>,
    /// The transactions.
    pub transactions: Vec<Transaction>,
    /// The product keys, masked.
    pub keys: Vec<ListedKey>,
    /// What could not be read.
    pub problems: Vec<RowProblem>,
}

/// A sheet of a statement, or the only table of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its title as printed.
    pub name: String,
    /// What it is; none where it is no tab of a statement.
    pub tab: Option<Tab>,
    /// The row of its captions, from 1.
    pub header_row: Option<u32>,
    /// Its captions as printed, one for each column.
    pub captions: Vec<String>,
    /// How many rows below the header hold anything.
    pub rows: u32,
}

/// A statement in short: what it is and how much it lists, without its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementHead {
    /// What it is.
    pub kind: StatementKind,
    /// The name in its heading, such as that of the customer.
    pub name: String,
    /// The number of the request for which it was made.
    pub request_id: String,
    /// The day for which it was calculated, where it says so.
    pub calculated_on: Option<NaiveDate>,
    /// The language of its captions, such as `en`; empty where several fit.
    pub language: String,
    /// The name of the saved mapping with which it was read; empty where none was needed.
    pub mapping: String,
    /// How many rows it lists, by what they list.
    pub counts: BTreeMap<RowKind, u64>,
    /// How many problems its rows have.
    pub problems: u64,
}

/// For whom and for what a statement speaks. Names and numbers are in the form in which they
/// compare.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// The organizations and customers.
    pub organizations: BTreeSet<String>,
    /// The countries of usage.
    pub countries: BTreeSet<String>,
    /// The licensing IDs.
    pub numbers: BTreeSet<String>,
}

impl Statement {
    /// An empty statement of a kind.
    pub fn new(kind: StatementKind) -> Self {
        Self {
            kind,
            name: String::new(),
            request_id: String::new(),
            calculated_on: None,
            language: String::new(),
            sheets: Vec::new(),
            organizations: Vec::new(),
            lines: Vec::new(),
            agreements: Vec::new(),
            transactions: Vec::new(),
            keys: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// The statement in short; `mapping` is the name of the one with which it was read.
    pub fn head(&self, mapping: &str) -> StatementHead {
        let counts = [
            (RowKind::Organization, self.organizations.len()),
            (RowKind::Line, self.lines.len()),
            (RowKind::Agreement, self.agreements.len()),
            (RowKind::Transaction, self.transactions.len()),
            (RowKind::Key, self.keys.len()),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        StatementHead {
            kind: self.kind,
            name: self.name.clone(),
            request_id: self.request_id.clone(),
            calculated_on: self.calculated_on,
            language: self.language.clone(),
            mapping: mapping.to_owned(),
            counts: counts.map(|(kind, count)| (kind, count as u64)).collect(),
            problems: self.problems.len() as u64,
        }
    }

    /// The tab on which a row stands.
    pub fn tab(&self, at: RowPlace) -> Option<Tab> {
        self.sheets.get(usize::from(at.sheet)).and_then(|sheet| sheet.tab)
    }

    /// The lines that say what is held in all: of the pivot those for all countries, else of the
    /// license summary, else of the only table. The other tabs say the same in other words.
    pub fn position(&self) -> impl Iterator<Item = &Line> {
        let tab = [Tab::PivotData, Tab::LicenseSummary, Tab::Table]
            .into_iter()
            .find(|tab| self.lines.iter().any(|line| self.tab(line.at) == Some(*tab)));
        self.lines
            .iter()
            .filter(move |line| tab.is_some() && self.tab(line.at) == tab && line.is_total())
    }

    /// The lines of a tab.
    pub fn lines_of(&self, tab: Tab) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| self.tab(line.at) == Some(tab))
    }

    /// For whom and for what it speaks.
    pub fn scope(&self) -> Scope {
        let organizations = self
            .organizations
            .iter()
            .map(|organization| &organization.name)
            .chain(self.agreements.iter().map(|agreement| &agreement.customer));
        let numbers = self.agreements.iter().map(|agreement| &agreement.number);
        let countries = self.lines.iter().filter(|line| !line.is_total()).map(|line| &line.country);
        let stated = |texts: BTreeSet<String>| texts.into_iter().filter(|t| !t.is_empty());
        Scope {
            organizations: stated(organizations.map(|name| fold(name)).collect()).collect(),
            countries: stated(countries.map(|name| fold(name)).collect()).collect(),
            numbers: stated(numbers.map(|number| bare(number)).collect()).collect(),
        }
    }
}

impl Scope {
    /// What is in this scope and not in the other.
    pub fn without(&self, other: &Self) -> Self {
        let only = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect();
        Self {
            organizations: only(&self.organizations, &other.organizations),
            countries: only(&self.countries, &other.countries),
            numbers: only(&self.numbers, &other.numbers),
        }
    }

    /// Whether it names nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
