use super::{Clues, looks_like_quote, suggest};
use crate::{Description, EvidenceKind, NumberKind};

fn read(text: &str) -> Description {
    suggest(&Clues { name: "scan.pdf", media_type: "application/pdf", facts: &[], pages: &[text] })
}

fn numbers(found: &Description) -> Vec<(NumberKind, &str)> {
    found.numbers.iter().map(|number| (number.kind, number.value.as_str())).collect()
}

fn date(found: &Description) -> Option<String> {
    found.date.map(|day| day.to_string())
}

const ENGLISH: &str = "\
Northwind Resellers Ltd.                                       INVOICE
12 Quay Road, Dublin

Bill To:                              Invoice Number:   INV-2019-00421
Contoso Manufacturing Inc.            Invoice Date:     14/03/2019
1 Main Street                         Due Date:         13/04/2019
                                      PO Number:        4500017232

Item              Description                          Qty    Amount
269-05623         Office Professional Plus license     25     8,750.00
                                      Total (EUR)             8,750.00
Northwind Resellers Ltd. - VAT IE1234567X";

#[test]
fn an_english_invoice_says_what_it_is() {
    let found = read(ENGLISH);
    assert_eq!(found.kind, Some(EvidenceKind::Invoice));
    assert_eq!(date(&found).as_deref(), Some("2019-03-14"));
    assert_eq!(found.parties.issuer.as_deref(), Some("Northwind Resellers Ltd."));
    assert_eq!(found.parties.recipient.as_deref(), Some("Contoso Manufacturing Inc."));
    assert_eq!(
        numbers(&found),
        [
            (NumberKind::Invoice, "INV-2019-00421"),
            (NumberKind::PurchaseOrder, "4500017232"),
            (NumberKind::Part, "269-05623"),
        ]
    );
    assert_eq!(found.title.as_deref(), Some("Invoice INV-2019-00421, Northwind Resellers Ltd."));
}

#[test]
fn a_german_invoice_with_a_senders_line_is_read() {
    let found = read(
        "Nordlicht Software GmbH • Kaistraße 4 • 24103 Kiel\n\
         Fabrikam AG\nHafenweg 3\n20457 Hamburg\n\n\
         Rechnung                         Kundennummer: K-1007\n\
         Rechnungsnr.   2019/3312\n\
         Rechnungsdatum 3. Mai 2019\n\
         Liefertermin 10.05.2019\n\
         Menge  Bezeichnung   Betrag\n10  Lizenz  1.190,00 €\nzzgl. MwSt.",
    );
    assert_eq!(found.kind, Some(EvidenceKind::Invoice));
    assert_eq!(date(&found).as_deref(), Some("2019-05-03"));
    assert_eq!(found.parties.issuer.as_deref(), Some("Nordlicht Software GmbH"));
    assert_eq!(
        numbers(&found),
        [(NumberKind::Invoice, "2019/3312"), (NumberKind::Customer, "K-1007")]
    );
}

#[test]
fn french_and_spanish_invoices_are_read() {
    let found = read(
        "Logiciels du Midi SARL\nFacture n° F2020-118\nDate de facture : 02/06/2020\nTVA 20 %\nTotal TTC",
    );
    assert_eq!(found.kind, Some(EvidenceKind::Invoice));
    assert_eq!(numbers(&found), [(NumberKind::Invoice, "F2020-118")]);
    assert_eq!(date(&found).as_deref(), Some("2020-06-02"));
    let found =
        read("FACTURA\nNúmero de factura: A-00231\nFecha de factura: 5 de enero de 2021\nIVA 21%");
    assert_eq!(found.kind, Some(EvidenceKind::Invoice));
    assert_eq!(numbers(&found), [(NumberKind::Invoice, "A-00231")]);
    assert_eq!(date(&found).as_deref(), Some("2021-01-05"));
}

#[test]
fn values_are_found_under_their_labels() {
    let found = read(
        "INVOICE\n\
         Invoice Date          Invoice No           Customer No\n\
         03/20/2023            77-1209              C00817\n\
         Subtotal                                   USD 12.00",
    );
    assert_eq!(date(&found).as_deref(), Some("2023-03-20"));
    assert_eq!(
        numbers(&found),
        [(NumberKind::Invoice, "77-1209"), (NumberKind::Customer, "C00817")]
    );
}

#[test]
fn a_date_that_can_be_read_in_two_ways_is_left_out() {
    let found = read("INVOICE\nInvoice No: 12345\nInvoice Date: 01/02/2019\nAmount due 5.00");
    assert_eq!(found.kind, Some(EvidenceKind::Invoice));
    assert_eq!(found.date, None);
}

#[test]
fn other_papers_are_told_apart() {
    for (text, kind) in [
        (
            "PURCHASE ORDER\nPO Number: 4500011\nVendor: Northwind Ltd.\nShip To: Contoso",
            Some(EvidenceKind::PurchaseOrder),
        ),
        (
            "Auftragsbestätigung\nAuftragsnummer: 88120\nVielen Dank für Ihre Bestellung",
            Some(EvidenceKind::OrderConfirmation),
        ),
        (
            "MASTER LICENSE AGREEMENT\nThis Agreement is made by and between A and B.\nWHEREAS the parties",
            Some(EvidenceKind::Agreement),
        ),
        (
            "Enterprise Enrollment\nEnrollment number 7654321\nThe Enrolled Affiliate",
            Some(EvidenceKind::Enrollment),
        ),
        (
            "AMENDMENT NO. 2\nThis Amendment changes the Agreement, which is hereby amended",
            Some(EvidenceKind::Amendment),
        ),
        (
            "Certificate of Authenticity\nLabel not to be sold separately\nProduct Key",
            Some(EvidenceKind::Coa),
        ),
        (
            "Microsoft License Statement\nCalculation Date 2021-03-31\nEffective Quantity",
            Some(EvidenceKind::MlsSnapshot),
        ),
        ("RECEIPT\nReceipt No: 1182\nPayment received\nCash 20.00", Some(EvidenceKind::Receipt)),
        (
            "Terms of Service\nLast updated: May 1, 2020\nYou agree to these terms",
            Some(EvidenceKind::PublicTerms),
        ),
        (
            "Notice of Audit\nDear Sir,\nunder the agreement's right to audit an independent auditor",
            Some(EvidenceKind::AuditLetter),
        ),
        ("QUOTATION\nQuote number Q-17\nSubtotal 5.00\nVAT 1.00", None),
        ("Minutes of the meeting\nWe spoke about the invoice and the purchase order.", None),
        ("", None),
    ] {
        assert_eq!(read(text).kind, kind, "{text}");
    }
}

#[test]
fn a_quote_is_told_from_what_proves_a_purchase() {
    for (text, is_quote) in [
        ("QUOTATION\nQuote number Q-17\nValid until 2024-05-31", true),
        ("Purchase Requisition\nRequisition number 17", true),
        ("Angebot\nAngebotsnummer 17\nGültig bis 31.05.2024", true),
        ("INVOICE\nInvoice number 17\nAs in our quote number Q-17", false),
        ("Purchase Order\nPO number 17", false),
        ("True-up quote\nEnrollment 8812345\nAnniversary 2024-07-01", false),
        ("We spoke about the quote.", false),
        ("", false),
    ] {
        let clues = Clues { pages: &[text], ..Clues::default() };
        assert_eq!(looks_like_quote(&clues), is_quote, "{text}");
    }
}

#[test]
fn the_parties_of_an_agreement_are_named_in_its_first_sentence() {
    let found = read(
        "DISTRIBUTION AGREEMENT\n\
         This Agreement is entered into as of April 1, 2019 by and between Airspan Networks, Inc.,\n\
         a Delaware corporation (\"Airspan\"), and Verbatim Trading Limited, a company of England.\n\
         WHEREAS the parties wish",
    );
    assert_eq!(found.kind, Some(EvidenceKind::Agreement));
    assert_eq!(found.parties.recipient.as_deref(), Some("Verbatim Trading Limited"));
    assert_eq!(date(&found).as_deref(), Some("2019-04-01"));
    assert_eq!(found.title.as_deref(), Some("DISTRIBUTION AGREEMENT"));
}

#[test]
fn a_mail_is_described_by_its_header() {
    let fact = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let facts = [
        fact("from", "Anna Berg <anna@example.org>"),
        fact("to", "licensing@example.com"),
        fact("subject", "True-up 2019"),
        fact("date", "Tue, 2 Apr 2019 10:00:00 +0200"),
    ];
    let found = suggest(&Clues {
        name: "mail.eml",
        media_type: "message/rfc822",
        facts: &facts,
        pages: &["Invoice attached. Invoice number 12345"],
    });
    assert_eq!(found.kind, Some(EvidenceKind::Correspondence));
    assert_eq!(found.title.as_deref(), Some("True-up 2019"));
    assert_eq!(date(&found).as_deref(), Some("2019-04-02"));
    assert_eq!(found.parties.issuer.as_deref(), Some("Anna Berg"));
    assert_eq!(found.parties.recipient.as_deref(), Some("licensing@example.com"));
    assert!(found.numbers.is_empty());
}

#[test]
fn part_numbers_need_a_text_about_licenses() {
    let about = read("Microsoft Windows Server\n9EM-00653  16 Core\n9EM-00653\nphone 555-01234-99");
    assert_eq!(numbers(&about), [(NumberKind::Part, "9EM-00653")]);
    assert!(read("Bolts\n9EM-00653").numbers.is_empty());
}

#[test]
fn a_till_prints_the_name_of_its_shop_on_top() {
    let found = read(
        "RESTORAN WAN SHENG\n002043319-W\nTax Invoice\nINV No: 1053110 Cashier: T\n\
         Date : 19-03-2018\nTotal RM 8.20\nCASH 10.00\nCHANGE 1.80\nGST 0.46",
    );
    assert_eq!(found.parties.issuer.as_deref(), Some("RESTORAN WAN SHENG"));
    assert_eq!(date(&found).as_deref(), Some("2018-03-19"));
}

#[test]
fn a_heading_in_capitals_is_no_shop() {
    let found = read("ANNUAL REPORT OVERVIEW\nINVOICE\nInvoice No: 77-12\nVAT 3.00\nTotal 9.00");
    assert_eq!(found.parties.issuer, None);
}
