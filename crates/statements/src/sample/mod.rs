//! Made-up license statements with known truth, in every variant that is known of real ones. No
//! real statement is public, so readers are tested against these.

mod facts;
mod page;

use chrono::NaiveDate;
use muniment_core::statement::{
    Field, Line, ListedAgreement, Organization, RowKind, Statement, StatementKind, Tab, Transaction,
};
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::captions::{Captions, Label};
use page::{Page, Shown};

/// The number of the request in every sample.
const REQUEST: &str = "3f0c1f5e-0000-4000-8000-000000017296";
/// The name in every sample.
const NAME: &str = "FAIRMONT FALLS";

/// Which variant to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleOptions {
    /// The language of titles and captions, such as `en`, `de`, `fr`, `es` or `ja`.
    pub language: String,
    /// The day for which it is calculated.
    pub calculated_on: NaiveDate,
    /// Where that day stands.
    pub day_at: DayPlace,
    /// Whether quantities are text, with separators of thousands.
    pub numbers_as_text: bool,
    /// Whether every second row is hidden, as a filter does.
    pub hides_rows: bool,
    /// Whether the tab of the Products and Services Agreement has rows.
    pub has_mpsa: bool,
    /// Whether the customer of all agreements stands in one merged cell.
    pub merges_customers: bool,
    /// Whether tables have a column that nobody knows.
    pub has_unknown_column: bool,
    /// How many purchases it lists.
    pub transactions: u32,
}

/// Where the day of calculation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPlace {
    /// Beside its label.
    Labeled,
    /// In K3, without a label.
    K3,
    /// In L3, without a label.
    L3,
}

/// A workbook, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The bytes of the workbook.
    pub bytes: Vec<u8>,
    /// What a reader must find; its list of sheets is empty.
    pub truth: Statement,
}

impl Default for SampleOptions {
    fn default() -> Self {
        Self {
            language: "en".to_owned(),
            calculated_on: NaiveDate::from_ymd_opt(2024, 3, 1).expect("a day"),
            day_at: DayPlace::Labeled,
            numbers_as_text: false,
            hides_rows: false,
            has_mpsa: false,
            merges_customers: false,
            has_unknown_column: false,
            transactions: 200,
        }
    }
}

/// Writes a sample.
///
/// # Errors
/// Where the workbook cannot be written, as with more rows than a sheet has.
pub fn workbook(options: &SampleOptions) -> Result<Sample, XlsxError> {
    let captions = Captions::built_in();
    let mut book = Workbook::new();
    let mut truth = Statement {
        name: NAME.to_owned(),
        request_id: REQUEST.to_owned(),
        calculated_on: Some(options.calculated_on),
        language: options.language.clone(),
        ..Statement::new(StatementKind::Mls)
    };
    let tabs = [
        Tab::OrganizationSummary,
        Tab::LicenseSummary,
        Tab::TransactionSummary,
        Tab::LicenseAgreements,
        Tab::TransactionData,
        Tab::Glossary,
        Tab::PivotData,
        Tab::Mpsa,
    ];
    for (sheet, tab) in (0..).zip(tabs) {
        let sheet_page = book.add_worksheet();
        sheet_page.set_name(captions.title_in(tab, &options.language))?;
        let mut page = Page::new(sheet_page, sheet, options, &captions);
        heading(&mut page)?;
        match tab {
            Tab::OrganizationSummary => truth.organizations = organizations(&mut page)?,
            Tab::LicenseAgreements => truth.agreements = agreements(&mut page)?,
            Tab::TransactionData => truth.transactions = transactions(&mut page)?,
            Tab::Glossary => page.text(10, 1, "Effective quantity: what counts today.")?,
            _ => truth.lines.extend(lines(&mut page, tab)?),
        }
    }
    Ok(Sample { bytes: book.save_to_buffer()?, truth })
}

fn heading(page: &mut Page<'_>) -> Result<(), XlsxError> {
    page.text(1, 1, "Microsoft License Statement")?;
    page.label(2, 1, Label::Name)?;
    page.text(2, 4, NAME)?;
    page.label(4, 1, Label::RequestId)?;
    page.text(4, 4, REQUEST)?;
    let day = page.options.calculated_on.format("%Y/%m/%d").to_string();
    match page.options.day_at {
        DayPlace::Labeled => {
            page.label(3, 9, Label::CalculationDate)?;
            page.text(3, 10, &day)
        }
        DayPlace::K3 => page.text(3, 10, &day),
        DayPlace::L3 => page.text(3, 11, &day),
    }
}

fn organizations(page: &mut Page<'_>) -> Result<Vec<Organization>, XlsxError> {
    page.header(10, &[Field::Customer, Field::AgreementCountry])?;
    let mut rows = Vec::new();
    for (row, (name, country)) in (11..).zip(facts::ORGANIZATIONS) {
        let shown = [Shown::Text(name.into()), Shown::Text(country.into())];
        let extra = page.row(row, &shown)?;
        let (name, country) = (name.to_owned(), country.to_owned());
        let at = page.at(row);
        rows.push(Organization { at, name, country, extra });
    }
    Ok(rows)
}

fn agreements(page: &mut Page<'_>) -> Result<Vec<ListedAgreement>, XlsxError> {
    page.text(6, 1, "Agreements of all customers")?;
    page.header(11, Field::of(RowKind::Agreement))?;
    let mut rows = facts::agreements();
    for (number, agreement) in (12..).zip(&mut rows) {
        let mut shown = facts::agreement_cells(agreement);
        if page.options.merges_customers {
            shown[0] = Shown::Blank;
        }
        agreement.extra = page.row(number, &shown)?;
        agreement.at = page.at(number);
    }
    if page.options.merges_customers {
        let last = 11 + u32::try_from(rows.len()).unwrap_or(0);
        page.merge(12, last, &rows[0].customer)?;
    }
    Ok(rows)
}

fn transactions(page: &mut Page<'_>) -> Result<Vec<Transaction>, XlsxError> {
    page.header(10, &facts::TRANSACTION_FIELDS)?;
    let count = page.options.transactions;
    let mut rows = Vec::new();
    for (row, number) in (11..).zip(0..count) {
        let mut transaction = facts::transaction(number, page.options.calculated_on);
        transaction.extra = page.row(row, &facts::transaction_cells(&transaction))?;
        transaction.at = page.at(row);
        rows.push(transaction);
    }
    Ok(rows)
}

fn lines(page: &mut Page<'_>, tab: Tab) -> Result<Vec<Line>, XlsxError> {
    if tab == Tab::Mpsa && !page.options.has_mpsa {
        return Ok(Vec::new());
    }
    let fields = facts::line_fields(tab);
    page.header(10, &fields)?;
    let mut rows = facts::lines(tab, page.options.calculated_on);
    for (row, line) in (11..).zip(&mut rows) {
        line.extra = page.row(row, &facts::line_cells(line, &fields))?;
        line.at = page.at(row);
    }
    Ok(rows)
}
