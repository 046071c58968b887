//! The day a document bears.

use chrono::{DateTime, NaiveDate};

use super::calendar::{Order, dates_in};
use super::page::{Label, Page};
use super::spot::Spot;
use super::suggestion::SuggestionReason;
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
    let sent = sent.map(|sent| sent.date_naive()).ok();
    sent.or_else(|| leading(date, Order::Unknown).map(|(_, day)| day))
}

/// The day a paper bears: a labeled one, or the only one at its beginning.
pub(super) fn of(
    kind: Option<EvidenceKind>,
    pages: &[Page],
    order: Order,
) -> Option<Spot<NaiveDate>> {
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
    let labeled = |labels: &[&str]| {
        pages.iter().enumerate().find_map(|(at, page)| labeled(at, page, labels, order))
    };
    labels.iter().find_map(|labels| labeled(labels)).or_else(|| {
        let first = pages.first()?;
        in_heading(first, order).or_else(|| plainly(first, order)).or_else(|| only(first, order))
    })
}

/// The days a paper may bear: the one that [`of`] finds, or both readings of one that has its day
/// first or its month first, the former before.
pub(super) fn readings(
    kind: Option<EvidenceKind>,
    pages: &[Page],
    order: Order,
) -> Vec<Spot<NaiveDate>> {
    if let Some(spot) = of(kind, pages, order) {
        return vec![spot];
    }
    if order != Order::Unknown {
        return Vec::new();
    }
    let readings = [Order::DayFirst, Order::MonthFirst].map(|order| of(kind, pages, order));
    let either = |spot| Spot { reason: SuggestionReason::EitherOrder, ..spot };
    readings.into_iter().flatten().map(either).collect()
}

fn labeled(at: usize, page: &Page, labels: &[&str], order: Order) -> Option<Spot<NaiveDate>> {
    page.labels(labels).find_map(|label| after(at, page, label, order))
}

/// The day after a label or under it.
fn after(at: usize, page: &Page, label: Label, order: Order) -> Option<Spot<NaiveDate>> {
    let beside = || leading(page.after(label), order).map(|found| (found, label.line));
    let below = || {
        let below = page.below(label)?;
        leading(below, order).map(|found| (found, label.line + 1))
    };
    let ((printed, value), line) = beside().or_else(below)?;
    let clue = page.words_of(label);
    Some(Spot { value, page: at, line, printed, reason: SuggestionReason::Labeled, clue })
}

/// In the line that names the paper, as in "Rechnung Nr. 7 vom 5.6.2018".
fn in_heading(page: &Page, order: Order) -> Option<Spot<NaiveDate>> {
    page.lines.iter().enumerate().take(40).find_map(|(at, line)| {
        let first = line.lower.split_whitespace().next()?;
        PAPERS.iter().find(|paper| first.ends_with(*paper))?;
        let joint =
            JOINTS.iter().filter_map(|joint| Some(line.find(joint, 0)? + joint.len())).min()?;
        let (printed, value) = leading(&line.text[joint..], order)?;
        let (reason, clue) = (SuggestionReason::Heading, line.text[..joint].trim().to_owned());
        Some(Spot { value, page: 0, line: at, printed, reason, clue })
    })
}

/// After a plain "date" at the start of a cell.
fn plainly(page: &Page, order: Order) -> Option<Spot<NaiveDate>> {
    let found = page.labels(PLAIN).filter(|label| {
        let line = &page.lines[label.line];
        // The label is the cell's first word, and nothing else about it is said.
        line.cells.iter().any(|cell| {
            label.end > cell.start
                && label.end <= cell.end
                && !line.lower[cell.start..label.end].contains(' ')
        })
    });
    let mut found = found.filter_map(|label| after(0, page, label, order));
    let first = found.next()?;
    found.all(|other| other.value == first.value).then_some(first)
}

/// The only day in the upper part of a page, where nothing says that it is another one's.
fn only(page: &Page, order: Order) -> Option<Spot<NaiveDate>> {
    let mut days: Vec<Spot<NaiveDate>> = Vec::new();
    for (at, line) in page.lines.iter().enumerate().take(25) {
        let found = dates_in(&line.text, order);
        if !found.is_empty() && OTHERS.iter().any(|other| line.lower.contains(other)) {
            return None;
        }
        days.extend(found.into_iter().map(|(start, end, value)| Spot {
            value,
            page: 0,
            line: at,
            printed: line.text[start..end].to_owned(),
            reason: SuggestionReason::Only,
            clue: String::new(),
        }));
    }
    days.dedup_by_key(|spot| spot.value);
    <[Spot<NaiveDate>; 1]>::try_from(days).ok().map(|[day]| day)
}

/// The date with which a text begins, after a word or two such as a weekday; as printed, and the
/// day it is.
fn leading(text: &str, order: Order) -> Option<(String, NaiveDate)> {
    let (start, end, day) = dates_in(text, order).into_iter().next()?;
    let before = &text[..start];
    let few = before.len() <= 24 && !before.contains(|c: char| c.is_numeric() || c == ':');
    let other = OTHERS.iter().any(|other| before.to_lowercase().contains(other));
    (few && !other).then(|| (text[start..end].to_owned(), day))
}

#[cfg(test)]
mod tests {
    use super::{leading, of_mail};
    use crate::suggest::calendar::Order;

    fn read(text: &str, order: Order) -> String {
        leading(text, order).map_or("none".to_owned(), |(_, day)| day.to_string())
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
    fn a_time_that_no_space_sets_apart_is_no_part_of_the_date() {
        for (text, printed) in [
            ("01-04-201911:25:29", "01-04-2019"),
            ("01-04-1911:25 SH01", "01-04-19"),
            ("1 Apr 201911:25", "1 Apr 2019"),
            ("Apr 1, 201911:25", "Apr 1, 2019"),
            ("2019-04-0111:25", "2019-04-01"),
            ("2019-04-01T11:25:29Z", "2019-04-01"),
            ("01.04.2019: paid", "01.04.2019"),
            ("01.04.2019:", "01.04.2019"),
        ] {
            let found = leading(text, Order::DayFirst);
            let found = found.map(|(printed, day)| (printed, day.to_string()));
            assert_eq!(found, Some((printed.to_owned(), "2019-04-01".to_owned())), "{text}");
        }
        assert_eq!(read("01-04-20191", Order::DayFirst), "none", "a number of five digits");
    }

    #[test]
    fn mails_state_their_date_in_two_forms() {
        let day = |text| of_mail(text).map(|day| day.to_string());
        assert_eq!(day("Tue, 2 Apr 2019 10:00:00 +0200").as_deref(), Some("2019-04-02"));
        assert_eq!(day("2019-04-02T08:00:00Z").as_deref(), Some("2019-04-02"));
        assert_eq!(day("soon"), None);
    }
}
