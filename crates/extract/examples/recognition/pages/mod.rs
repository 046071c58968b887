//! Ten business pages whose text is known: invoices, a certificate, contracts, tables, small print.

mod certificate;
mod invoice;
mod letter;
mod prose;
mod tables;

use crate::chance::Chance;
use crate::pdf::Sheet;
use crate::truth::Truth;

/// A page as a PDF file, and what it says.
pub(crate) struct Page {
    pub(crate) name: &'static str,
    pub(crate) pdf: Vec<u8>,
    pub(crate) truth: Truth,
}

type Draw = fn(&mut Sheet, &mut Chance);

const DRAWN: [(&str, Draw); 9] = [
    ("invoice-en", invoice::english),
    ("invoice-de", invoice::german),
    ("certificate-fr", certificate::french),
    ("contract-en", prose::english_contract),
    ("contract-de", prose::german_contract),
    ("contract-fr", prose::french_contract),
    ("statement", tables::statement),
    ("fine-print", prose::fine_print),
    ("delivery-note", tables::delivery_note),
];

const PRODUCTS: [&str; 12] = [
    "Office Professional Plus",
    "Windows Server Standard 16 Core",
    "SQL Server Enterprise Core",
    "Exchange Server Device CAL",
    "Project Standard",
    "Visio Professional",
    "Remote Desktop Services User CAL",
    "SharePoint Server",
    "Windows Enterprise Upgrade",
    "System Center Datacenter",
    "Visual Studio Professional",
    "Core Infrastructure Suite",
];

/// Every page. The letter is written in all its languages where there is a font for them.
pub(crate) fn all(embedded: Option<&[u8]>) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::with_capacity(DRAWN.len() + 1);
    for (name, draw) in DRAWN {
        let mut sheet = Sheet::default();
        draw(&mut sheet, &mut Chance::new(pages.len() as u64));
        let (pdf, truth) = sheet.finish(None);
        pages.push(Page { name, pdf, truth });
    }
    let mut sheet = Sheet::default();
    letter::letter(&mut sheet, &mut Chance::new(pages.len() as u64), embedded.is_some());
    let (pdf, truth) = sheet.finish(embedded);
    pages.push(Page { name: "letter", pdf, truth });
    pages
}

fn product(chance: &mut Chance) -> &'static str {
    PRODUCTS[chance.below(PRODUCTS.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_are_the_same_each_time_and_have_keys_of_their_own() {
        let (pages, again) = (all(None), all(None));
        assert_eq!(pages.len(), 10);
        for (page, same) in pages.iter().zip(&again) {
            assert_eq!(page.pdf, same.pdf, "{}", page.name);
            assert!(!page.truth.lines.is_empty(), "{}", page.name);
        }
        let mut keys: Vec<&String> = pages.iter().flat_map(|page| &page.truth.keys).collect();
        assert_eq!(keys.len(), 37);
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 37, "a key that occurs twice is easier to find");
    }

    #[test]
    fn every_identifier_is_printed_on_its_page() {
        for page in all(None) {
            let accuracy = page.truth.accuracy(&page.truth.lines.join("\n"));
            assert_eq!(accuracy.errors.part, 0, "{}", page.name);
            assert_eq!(accuracy.identifiers.part, accuracy.identifiers.of, "{}", page.name);
        }
    }
}
