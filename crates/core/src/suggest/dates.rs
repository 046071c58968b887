//! The day a document bears.

use chrono::{DateTime, NaiveDate};

use super::calendar::{Order, dates_in};
use super::page::Page;
use crate::EvidenceKind;

/// Labels of the day of a paper, best first; in small letters.
const INVOICED: &[&str] = &[
    "invoice date",
    "date of invoice",
    "date invoice",
    "bill date",
    "billing date",
    "tax point",
    "rechnungsdatum",
    "rechnung vom",
    "date de facture",
    "date de facturation",
    "date facture",
    "fecha de factura",
    "fecha factura",
    "factuurdatum",
    "factuur datum",
    "date of issue",
    "issue date",
    "issued on",
    "date d'émission",
    "fecha de emisión",
    "fecha de expedición",
    "ausstellungsdatum",
    "receipt date",
];
const ORDERED: &[&str] = &[
    "purchase order date",
    "po date",
    "p.o. date",
    "order date",
    "date of order",
    "bestelldatum",
    "auftragsdatum",
    "date de commande",
    "date de la commande",
    "fecha de pedido",
    "fecha del pedido",
];
const AGREED: &[&str] = &[
    "effective date",
    "agreement date",
    "dated as of",
    "effective as of",
    "entered into as of",
    "made as of",
    "made and entered into",
    "is made on",
    "is entered into",
    "entered into on",
    "dated",
    "vertragsdatum",
    "vertragsbeginn",
    "geschlossen am",
    "date d'effet",
    "date de prise d'effet",
    "fecha de entrada en vigor",
    "fecha efectiva",
];
const STATED: &[&str] = &["calculation date", "calculated on", "last updated", "statement date"];
/// Labels that say no more than that it is a date; they must begin a cell.
const PLAIN: &[&str] = &["date", "datum", "fecha", "le", "den", "dated"];
/// Papers whose heading may hold their day, and what joins it.
const PAPERS: &[&str] = &["invoice", "rechnung", "facture", "factura", "bestellung", "commande"];
const JOINTS: &[&str] = &["vom", "von", "dated", "issued at", "issued on", "du", "del", "de fecha"];
/// Days that are not the paper's own.
const OTHERS: &[&str] = &[
    "due",
    "delivery",
    "deliver",
    "ship",
    "expir",
    "valid",
    "print",
    "order",
    "payment",
    "pay",
    "fällig",
    "liefer",
    "leistung",
    "druck",
    "bestell",
    "zahl",
    "verval",
    "échéance",
    "livraison",
    "commande",
    "paiement",
    "vencimiento",
    "entrega",
    "pedido",
    "pago",
    "birth",
    "period",
    "start",
    "end",
    "from",
    "until",
    "check",
    "arrival",
    "departure",
];
/// The date of a mail, as its header or its reader states it.
pub(super) fn of_mail(date: &str) -> Option<NaiveDate> {
    let sent = DateTime::parse_from_rfc2822(date).or_else(|_| DateTime::parse_from_rfc3339(date));
    sent.map(|sent| sent.date_naive()).ok().or_else(|| leading(date, Order::Unknown))
}

/// The day a paper bears: a labeled one, or the only one at its beginning.
pub(super) fn of(kind: Option<EvidenceKind>, pages: &[Page], order: Order) -> Option<NaiveDate> {
    let labels: &[&[&str]] = match kind {
        Some(EvidenceKind::PurchaseOrder | EvidenceKind::OrderConfirmation) => &[ORDERED, INVOICED],
        Some(EvidenceKind::Agreement | EvidenceKind::Enrollment | EvidenceKind::Amendment) => {
            &[AGREED]
        }
        Some(
            EvidenceKind::MlsSnapshot | EvidenceKind::LicenseSummary | EvidenceKind::PublicTerms,
        ) => &[STATED, AGREED],
        _ => &[INVOICED, STATED],
    };
    let labeled = |labels: &[&str]| pages.iter().find_map(|page| labeled(page, labels, order));
    labels.iter().find_map(|labels| labeled(labels)).or_else(|| {
        let first = pages.first()?;
        in_heading(first, order).or_else(|| plainly(first, order)).or_else(|| only(first, order))
    })
}

fn labeled(page: &Page, labels: &[&str], order: Order) -> Option<NaiveDate> {
    page.labels(labels).find_map(|label| {
        leading(page.after(label), order)
            .or_else(|| page.below(label).and_then(|below| leading(below, order)))
    })
}

/// In the line that names the paper, as in "Rechnung Nr. 7 vom 5.6.2018".
fn in_heading(page: &Page, order: Order) -> Option<NaiveDate> {
    page.lines.iter().take(40).find_map(|line| {
        let first = line.lower.split_whitespace().next()?;
        PAPERS.iter().find(|paper| first.ends_with(*paper))?;
        let at =
            JOINTS.iter().filter_map(|joint| Some(line.find(joint, 0)? + joint.len())).min()?;
        leading(&line.text[at..], order)
    })
}

/// After a plain "date" at the start of a cell.
fn plainly(page: &Page, order: Order) -> Option<NaiveDate> {
    let found = page.labels(PLAIN).filter(|label| {
        let line = &page.lines[label.line];
        // The label is the cell's first word, and nothing else about it is said.
        line.cells.iter().any(|cell| {
            label.end > cell.start
                && label.end <= cell.end
                && !line.lower[cell.start..label.end].contains(' ')
        })
    });
    let mut found = found.filter_map(|label| {
        leading(page.after(label), order)
            .or_else(|| page.below(label).and_then(|below| leading(below, order)))
    });
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// The only day in the upper part of a page, where nothing says that it is another one's.
fn only(page: &Page, order: Order) -> Option<NaiveDate> {
    let mut days = Vec::new();
    for line in page.lines.iter().take(25) {
        let found = dates_in(&line.text, order);
        if !found.is_empty() && OTHERS.iter().any(|other| line.lower.contains(other)) {
            return None;
        }
        days.extend(found.into_iter().map(|(_, day)| day));
    }
    days.dedup();
    <[NaiveDate; 1]>::try_from(days).ok().map(|[day]| day)
}

/// The date with which a text begins, after a word or two such as a weekday.
fn leading(text: &str, order: Order) -> Option<NaiveDate> {
    let (at, day) = dates_in(text, order).into_iter().next()?;
    let before = &text[..at];
    let few = before.len() <= 24 && !before.contains(|c: char| c.is_numeric() || c == ':');
    let other = OTHERS.iter().any(|other| before.to_lowercase().contains(other));
    (few && !other).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::{leading, of_mail};
    use crate::suggest::calendar::Order;

    fn read(text: &str, order: Order) -> String {
        leading(text, order).map_or("none".to_owned(), |day| day.to_string())
    }

    #[test]
    fn dates_are_read_in_four_languages() {
        for text in [
            "2019-04-01",
            "2019/4/1",
            "01.04.2019",
            "1.4.19",
            "1 April 2019",
            "1st of April 2019",
            "1st day of April, 2019",
            "April 1, 2019",
            "Apr 1, 2019",
            "01-Apr-2019",
            "1. April 2019",
            "1er avril 2019",
            "1 de abril de 2019",
            "Monday, April 1st, 2019",
            "2019年4月1日",
        ] {
            assert_eq!(read(text, Order::Unknown), "2019-04-01", "{text}");
        }
        assert_eq!(read("7. Mai 2014", Order::Unknown), "2014-05-07");
        assert_eq!(read("3 août 2014", Order::Unknown), "2014-08-03");
        assert_eq!(read("3 de enero de 2014", Order::Unknown), "2014-01-03");
    }

    #[test]
    fn a_date_that_can_be_read_in_two_ways_needs_a_clue() {
        assert_eq!(read("01/02/2019", Order::Unknown), "none");
        assert_eq!(read("01/02/2019", Order::DayFirst), "2019-02-01");
        assert_eq!(read("01/02/2019", Order::MonthFirst), "2019-01-02");
        assert_eq!(read("31/02/2019", Order::DayFirst), "none");
        assert_eq!(read("13/02/2019", Order::MonthFirst), "2019-02-13");
        assert_eq!(read("02/02/2019", Order::Unknown), "2019-02-02");
    }

    #[test]
    fn mails_state_their_date_in_two_forms() {
        let day = |text| of_mail(text).map(|day| day.to_string());
        assert_eq!(day("Tue, 2 Apr 2019 10:00:00 +0200").as_deref(), Some("2019-04-02"));
        assert_eq!(day("2019-04-02T08:00:00Z").as_deref(), Some("2019-04-02"));
        assert_eq!(day("soon"), None);
    }
}
