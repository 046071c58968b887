//! The lines of an invoice, from a table in its text.
//!
//! A line is taken only where its table names a column of quantities, or where quantity, price and
//! amount agree: a wrong line costs more than one to type.

use super::amounts::{Mark, Printed, number_of, numbers_in};
use super::numbers::part_in;
use super::page::{Cell, Line, Page};
use super::spot::in_text;
use super::suggestion::{SuggestedLine, SuggestedPlace, SuggestionReason};
use crate::Decimal;

/// Fewer letters name nothing that is sold; a currency has three.
const FEWEST_LETTERS: usize = 4;
/// More lines are a price list's.
const MOST_LINES: usize = 500;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Part,
    Description,
    Quantity,
    Price,
    Amount,
    Other,
}

/// The heads of columns, the longer before those that they begin with; in small letters.
const HEADS: &[(Column, &[&str])] = &[
    (
        Column::Part,
        &[
            "part number",
            "part no",
            "part #",
            "partnumber",
            "mfg part",
            "sku",
            "item no",
            "item number",
            "item code",
            "product code",
            "article no",
            "artikelnummer",
            "artikelnr",
            "artikel-nr",
            "art.-nr",
            "art.nr",
            "art. nr",
            "référence",
            "réf",
            "referencia",
            "código",
        ],
    ),
    (
        Column::Quantity,
        &[
            "quantity",
            "qty",
            "menge",
            "anzahl",
            "quantité",
            "qté",
            "cantidad",
            "cant",
            "aantal",
            "stück",
        ],
    ),
    (
        Column::Price,
        &[
            "unit price",
            "price/unit",
            "price per",
            "price",
            "rate",
            "einzelpreis",
            "stückpreis",
            "e-preis",
            "preis",
            "prix unitaire",
            "p.u",
            "pu ht",
            "prix",
            "precio",
            "prijs",
        ],
    ),
    (
        Column::Amount,
        &[
            "line total",
            "amount",
            "total",
            "ext. price",
            "extended",
            "gesamtpreis",
            "g-preis",
            "gesamt",
            "betrag",
            "summe",
            "montant",
            "importe",
            "bedrag",
            "totaal",
        ],
    ),
    (
        Column::Description,
        &[
            "description",
            "product",
            "item",
            "bezeichnung",
            "beschreibung",
            "artikel",
            "leistung",
            "désignation",
            "libellé",
            "descripción",
            "concepto",
            "omschrijving",
            "produkt",
        ],
    ),
    (
        Column::Other,
        &[
            "pos", "#", "no", "nr", "vat", "tax", "mwst", "ust", "tva", "iva", "btw", "unit",
            "einheit", "%", "discount", "rabatt", "date",
        ],
    ),
];
/// With these a table ends; in small letters.
const ENDS: &[&str] = &[
    "total",
    "subtotal",
    "sub-total",
    "sub total",
    "net amount",
    "summe",
    "zwischensumme",
    "gesamtbetrag",
    "rechnungsbetrag",
    "nettobetrag",
    "netto",
    "montant",
    "importe total",
    "base imponible",
    "subtotaal",
    "totaal",
    "amount due",
    "balance",
];

/// The head of a table: what its columns hold, from where to where, in characters.
struct Head(Vec<(Column, usize, usize)>);

/// The lines that the text of an invoice lists, numbered from 1.
pub(super) fn of(pages: &[Page]) -> Vec<SuggestedLine> {
    let mark = Mark::of(pages);
    let mut lines = in_tables(pages, mark);
    if lines.is_empty() {
        lines = by_arithmetic(pages, mark);
    }
    if lines.len() > MOST_LINES {
        return Vec::new();
    }
    for (line, number) in lines.iter_mut().zip(1..) {
        line.number = number;
    }
    lines
}

fn in_tables(pages: &[Page], mark: Mark) -> Vec<SuggestedLine> {
    let mut found = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let mut head: Option<Head> = None;
        for line in &page.lines {
            if let Some(new) = Head::of(line) {
                head = Some(new);
            } else if ends_table(line) {
                head = None;
            } else if let Some(row) = head.as_ref().and_then(|head| head.row(line, mark)) {
                found.push(SuggestedLine { places: place(at, line), ..row });
            }
        }
    }
    found
}

impl Head {
    /// The head that a line is: it names quantities, and what is sold or what it costs.
    fn of(line: &Line) -> Option<Self> {
        let mut columns: Vec<(Column, usize, usize)> = Vec::new();
        for cell in &line.cells {
            let text = &line.lower[cell.start..cell.end];
            let named = HEADS.iter().find(|(_, heads)| {
                heads.iter().any(|head| {
                    text.starts_with(head) && !text[head.len()..].starts_with(char::is_alphanumeric)
                })
            });
            let column = named.map_or(Column::Other, |(column, _)| *column);
            columns.push((column, cell.column, cell.column + width(line, cell)));
        }
        let has = |column| columns.iter().any(|(known, ..)| *known == column);
        let is_head = has(Column::Quantity)
            && (has(Column::Amount) || has(Column::Price))
            && (has(Column::Description) || has(Column::Part))
            && numbers_in(&line.text, Mark::Unknown).is_empty();
        is_head.then_some(Self(columns))
    }

    /// The row that a line is: every value stands under its head.
    fn row(&self, line: &Line, mark: Mark) -> Option<SuggestedLine> {
        let mut row = empty(SuggestionReason::Table);
        let mut amount = None;
        for cell in &line.cells {
            let text = line.cell(*cell);
            match self.column(cell.column, cell.column + width(line, cell)) {
                Column::Quantity if row.quantity.is_none() => row.quantity = quantity(text, mark),
                Column::Price => row.unit_price = text.to_owned(),
                Column::Amount => {
                    amount = numbers_in(text, mark).last().map(|printed| printed.value);
                    row.amount = text.to_owned();
                }
                Column::Part if row.part_number.is_empty() => row.part_number = text.to_owned(),
                Column::Description if row.description.is_empty() => {
                    row.description = text.to_owned();
                }
                _ => {}
            }
        }
        let priced = amount.is_some() || number_of(&row.unit_price, mark).is_some();
        let named = !row.description.is_empty() || !row.part_number.is_empty();
        if row.part_number.is_empty() {
            row.part_number = part_in(&line.text).unwrap_or_default().to_owned();
        }
        (row.quantity.is_some() && priced && named).then_some(row)
    }

    /// The column whose head is nearest to a cell.
    fn column(&self, start: usize, end: usize) -> Column {
        let apart = |from: usize, to: usize| from.saturating_sub(end).max(start.saturating_sub(to));
        let nearest = self.0.iter().min_by_key(|(_, from, to)| apart(*from, *to));
        nearest.map_or(Column::Other, |(column, ..)| *column)
    }
}

/// A quantity, which may have its unit after it.
fn quantity(text: &str, mark: Mark) -> Option<Decimal> {
    let number = text.split_whitespace().next()?;
    number_of(number, mark).filter(|quantity| quantity.abs() < Decimal::from(10_000_000))
}

fn width(line: &Line, cell: &Cell) -> usize {
    line.cell(*cell).chars().count()
}

fn ends_table(line: &Line) -> bool {
    ENDS.iter().any(|end| {
        line.lower
            .trim_start()
            .strip_prefix(end)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    })
}

/// Lines that end with a quantity, a price and the product of both.
fn by_arithmetic(pages: &[Page], mark: Mark) -> Vec<SuggestedLine> {
    let mut found = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        for line in page.lines.iter().filter(|line| !ends_table(line)) {
            if let Some(row) = agreeing(line, mark) {
                found.push(SuggestedLine { places: place(at, line), ..row });
            }
        }
    }
    found
}

fn agreeing(line: &Line, mark: Mark) -> Option<SuggestedLine> {
    let numbers = numbers_in(&line.text, mark);
    let [.., a, b, amount] = &numbers[..] else { return None };
    let fits = |quantity: &Printed, price: &Printed| {
        let counts = quantity.value.whole().is_some_and(|whole| whole != 0)
            && price.has_decimals
            && amount.has_decimals;
        counts && amount.value.is_product_of(quantity.value, price.value)
    };
    // What is counted has no decimals, or stands first: `2,00 Lizenz 5,00 10,00`.
    let (quantity, price) = match (fits(a, b), fits(b, a)) {
        (true, true) if !b.has_decimals => (b, a),
        (true, _) => (a, b),
        (false, true) => (b, a),
        (false, false) => return None,
    };
    let pieces = [0..a.start, a.end..b.start, b.end..amount.start].map(|at| line.text.get(at));
    let letters = |piece: &&str| piece.chars().filter(|c| c.is_alphabetic()).count();
    let named = pieces.into_iter().flatten().max_by_key(letters)?;
    if letters(&named) < FEWEST_LETTERS {
        return None;
    }
    let part = part_in(named).unwrap_or_default();
    let printed = |printed: &Printed| line.text[printed.start..printed.end].to_owned();
    Some(SuggestedLine {
        part_number: part.to_owned(),
        description: named.replacen(part, "", 1).trim().to_owned(),
        quantity: Some(quantity.value),
        unit_price: printed(price),
        amount: printed(amount),
        ..empty(SuggestionReason::Arithmetic)
    })
}

fn empty(reason: SuggestionReason) -> SuggestedLine {
    SuggestedLine {
        number: 0,
        invoice: String::new(),
        part_number: String::new(),
        description: String::new(),
        quantity: None,
        unit: String::new(),
        unit_price: String::new(),
        amount: String::new(),
        hardware: String::new(),
        reason,
        places: Vec::new(),
    }
}

fn place(page: usize, line: &Line) -> Vec<SuggestedPlace> {
    let (start, end) = line.span;
    vec![in_text(page, start, end)]
}
