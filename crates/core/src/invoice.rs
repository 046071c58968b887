//! The lines of invoices and credit notes.

/// A line of an invoice or credit note, as printed. Empty means not stated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvoiceLine {
    /// Its number on the document, from 1. A document with several invoices numbers them through.
    pub number: u32,
    /// The number of the invoice it stands on, where the document holds several.
    pub invoice: String,
    /// The publisher's part number.
    pub part_number: String,
    /// What was sold.
    pub description: String,
    /// How many units; negative on a credit note.
    pub quantity: i64,
    /// The price of a unit, with its currency.
    pub unit_price: String,
    /// The price of the line, with its currency.
    pub amount: String,
    /// The hardware it came with: model or serial number.
    pub hardware: String,
}
