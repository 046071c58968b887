//! What is known of invoices and receipts, from the files of the corpus that say it.
//!
//! Truth is read by other means than Muniment's: a search for elements, and JSON.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::corpus::manifest::Row;

/// The values that are known, by the code of the field.
pub(super) struct Truth {
    pub(super) values: BTreeMap<&'static str, String>,
    /// The document holds a structured invoice.
    pub(super) is_structured: bool,
}

/// Of an invoice with a file of its values, or with the XML that it holds.
pub(super) fn of_invoice(folder: &Path, row: &Row) -> Result<Option<Truth>> {
    let truths = || row.ground_truth.split(';').filter(|path| !path.is_empty());
    let mut values = BTreeMap::new();
    if let Some(path) = truths().find(|path| path.ends_with(".xml")) {
        values.extend(of_xml(&read(folder, path)?));
    }
    let is_structured = !values.is_empty();
    if let Some(path) = truths().find(|path| path.ends_with(".json")) {
        values.extend(of_json(&read(folder, path)?, JSON_INVOICE)?);
        values.insert("kind", "invoice".to_owned());
    }
    Ok((!values.is_empty()).then_some(Truth { values, is_structured }))
}

/// Of a photo of a receipt.
pub(super) fn of_receipt(folder: &Path, row: &Row) -> Result<Option<Truth>> {
    let Some(path) = row.ground_truth.split(';').find(|path| path.ends_with(".json")) else {
        return Ok(None);
    };
    let values = of_json(&read(folder, path)?, JSON_RECEIPT)?.into_iter().collect();
    Ok(Some(Truth { values, is_structured: false }))
}

fn read(folder: &Path, path: &str) -> Result<String> {
    let path = folder.join(path);
    let bytes = fs::read(&path).with_context(|| format!("could not read `{}`", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

const JSON_INVOICE: &[(&str, &str)] = &[
    ("issuer", "issuer"),
    ("date", "date"),
    ("invoice_number", "invoice"),
    ("amount", "gross_total"),
    ("amount_untaxed", "net_total"),
    ("amount_tax", "tax_total"),
];
const JSON_RECEIPT: &[(&str, &str)] =
    &[("company", "issuer"), ("date", "date"), ("total", "gross_total")];

fn of_json(text: &str, names: &[(&str, &'static str)]) -> Result<Vec<(&'static str, String)>> {
    let json: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    let values = json.get(0).unwrap_or(&json);
    let known = names.iter().filter_map(|(name, field)| match values.get(name)? {
        Value::String(text) => Some((*field, text.clone())),
        Value::Number(number) => Some((*field, number.to_string())),
        _ => None,
    });
    Ok(known.collect())
}

/// Of a Cross Industry Invoice; other XML, such as an order, says nothing here.
fn of_xml(xml: &str) -> Vec<(&'static str, String)> {
    if !xml.contains("CrossIndustry") {
        return Vec::new();
    }
    let document = element(xml, "ExchangedDocument").or(element(xml, "HeaderExchangedDocument"));
    let inside = |outer: &str, inner: &[&str]| {
        let outer = element(xml, outer)?;
        inner.iter().find_map(|inner| element(outer, inner))
    };
    // Credit notes prove no purchase; of their kind nothing is to be suggested.
    let kind = document.and_then(|document| element(document, "TypeCode"));
    let kind = kind.filter(|code| code.trim() != "381").map(|_| "invoice");
    [
        ("kind", kind),
        ("invoice", document.and_then(|document| element(document, "ID"))),
        ("date", document.and_then(|document| element(document, "DateTimeString"))),
        ("issuer", inside("SellerTradeParty", &["Name"])),
        ("recipient", inside("BuyerTradeParty", &["Name"])),
        ("purchase_order", inside("BuyerOrderReferencedDocument", &["IssuerAssignedID", "ID"])),
        ("net_total", element(xml, "TaxBasisTotalAmount")),
        ("tax_total", element(xml, "TaxTotalAmount")),
        ("gross_total", element(xml, "GrandTotalAmount")),
    ]
    .into_iter()
    .filter_map(|(field, value)| Some((field, plain(value?))))
    .filter(|(_, value)| !value.is_empty())
    .collect()
}

fn plain(value: &str) -> String {
    value.trim().replace("&amp;", "&").replace("&lt;", "<").replace("&quot;", "\"")
}

/// The content of the first element of a name, whatever its prefix.
fn element<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let mut from = 0;
    while let Some(found) = xml[from..].find(name) {
        let (start, end) = (from + found, from + found + name.len());
        from = end;
        let tag = xml[..start].rfind('<')?;
        let prefix = &xml[tag + 1..start];
        let named = prefix.is_empty() || prefix.ends_with(':') && !prefix.contains([' ', '>', '/']);
        if !named || !xml[end..].starts_with(['>', ' ', '\n', '\t', '\r']) {
            continue;
        }
        let content = end + xml[end..].find('>')? + 1;
        let close = format!("</{prefix}{name}");
        return Some(&xml[content..content + xml[content..].find(&close)?]);
    }
    None
}

/// Whether a suggested value is the known one.
pub(super) fn is_same(field: &str, known: &str, suggested: &str) -> bool {
    match field {
        "date" => day_of(known).is_some_and(|day| day == suggested),
        "net_total" | "tax_total" | "gross_total" => {
            cents(known).is_some_and(|amount| cents(suggested) == Some(amount))
        }
        "issuer" | "recipient" => {
            let (known, suggested) = (letters(known), letters(suggested));
            let shorter = known.len().min(suggested.len());
            shorter >= 3 && (known.contains(&suggested) || suggested.contains(&known))
        }
        _ => letters(known) == letters(suggested),
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// An amount in hundredths, from what is printed with a point before the decimals.
fn cents(text: &str) -> Option<i64> {
    let plain: String =
        text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let fraction = format!("{fraction:0<2}");
    format!("{whole}{}", fraction.get(..2)?).parse().ok()
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A day as the corpus writes it, `YYYY-MM-DD`: year, month and day, or day, month and year.
fn day_of(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    }
    let lower = text.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let [a, b, c, ..] = parts[..] else { return None };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    let year = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
    let named = MONTHS.iter().position(|name| month.starts_with(name));
    let month = match named {
        Some(at) => at + 1,
        None => month.parse().ok()?,
    };
    let day: u32 = day.parse().ok()?;
    Some(format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_compared_in_all_the_forms_of_the_corpus() {
        for known in ["20181118", "2018-11-18", "18-11-18", "18/11/2018", "18 NOV 2018"] {
            assert!(is_same("date", known, "2018-11-18"), "{known}");
        }
        assert!(!is_same("date", "11/12/2018", "2018-11-12"), "the day comes first");
    }

    #[test]
    fn amounts_are_compared_to_the_cent() {
        assert!(is_same("gross_total", "$8.20", "8.2"));
        assert!(is_same("gross_total", "6888", "6888.00"));
        assert!(!is_same("gross_total", "68.88", "6888"));
    }

    #[test]
    fn an_element_is_found_whatever_its_prefix() {
        let xml = "<r:Top><!-- Name --><a:NameX>no</a:NameX><a:Name b=\"1\">yes</a:Name></r:Top>";
        assert_eq!(element(xml, "Name"), Some("yes"));
        assert_eq!(element(xml, "Missing"), None);
    }

    #[test]
    fn a_name_that_holds_the_other_is_the_same() {
        assert!(is_same("issuer", "OYO", "OYO Rooms"));
        assert!(!is_same("issuer", "Coolblue B.V.", "Saeco"));
    }
}
