//! What papers suggest: an officer accepts, corrects and rejects what was read, sees where it was
//! read, and links the records that bear the same numbers.

use muniment::view::{
    AcceptedSuggestion, LicenseFields, LinkRequest, RejectedSuggestion, SuggestionView,
    SuggestionsView,
};
use muniment::{AddOptions, Input, Vault};

use crate::office::{Office, named, sql_server};

/// An invoice as a reseller prints it.
const PRINTED: &str = "\
Northwind Resellers Ltd.                                       INVOICE
12 Quay Road, Dublin

Bill To:                              Invoice Number:   INV-2024-00421
Larkspur Instruments Inc.             Invoice Date:     14/06/2024
1 Main Street                         PO Number:        4500017232

Part Number       Description                          Qty     Price        Amount
7XQ-00518         SQL Server Standard Core license     16      350.00       5,600.00

Subtotal                                                                    5,600.00
VAT                                                                         1,288.00
Total EUR                                                                   6,888.00
Northwind Resellers Ltd. - VAT IE1234567X";

/// The same invoice as Cross Industry Invoice, with another day than the paper.
const CROSS_INDUSTRY: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:ram" xmlns:udt="urn:udt">
<rsm:ExchangedDocument><ram:ID>INV-2024-00421</ram:ID><ram:TypeCode>380</ram:TypeCode>
<ram:IssueDateTime><udt:DateTimeString format="102">20240615</udt:DateTimeString></ram:IssueDateTime>
</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
<ram:IncludedSupplyChainTradeLineItem>
<ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
<ram:SpecifiedTradeProduct><ram:SellerAssignedID>7XQ-00518</ram:SellerAssignedID>
<ram:Name>SQL Server Standard Core license</ram:Name></ram:SpecifiedTradeProduct>
<ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>
<ram:ChargeAmount>350.00</ram:ChargeAmount></ram:NetPriceProductTradePrice>
</ram:SpecifiedLineTradeAgreement>
<ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">16.0000</ram:BilledQuantity>
</ram:SpecifiedLineTradeDelivery>
<ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation>
<ram:LineTotalAmount>5600.00</ram:LineTotalAmount>
</ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
</ram:IncludedSupplyChainTradeLineItem>
<ram:ApplicableHeaderTradeAgreement>
<ram:SellerTradeParty><ram:Name>Northwind Resellers Ltd.</ram:Name></ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:Name>Larkspur Instruments Inc.</ram:Name></ram:BuyerTradeParty>
<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>4500017232</ram:IssuerAssignedID>
</ram:BuyerOrderReferencedDocument>
</ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation>
<ram:TaxBasisTotalAmount>5600.00</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="EUR">1288.00</ram:TaxTotalAmount>
<ram:GrandTotalAmount>6888.00</ram:GrandTotalAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"#;

/// A credit note as Universal Business Language; one amount is no number.
const CREDIT_NOTE: &str = r#"<CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"
 xmlns:cac="urn:cac" xmlns:cbc="urn:cbc">
<cbc:ID>CN-17</cbc:ID><cbc:IssueDate>2024-07-01</cbc:IssueDate>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Northwind Resellers Ltd.</cbc:Name>
</cac:PartyName></cac:Party></cac:AccountingSupplierParty>
<cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="EUR">about 700</cbc:TaxInclusiveAmount>
</cac:LegalMonetaryTotal>
<cac:CreditNoteLine><cbc:ID>1</cbc:ID><cbc:CreditedQuantity unitCode="C62">2</cbc:CreditedQuantity>
<cbc:LineExtensionAmount currencyID="EUR">700.00</cbc:LineExtensionAmount>
<cac:Item><cbc:Name>SQL Server Standard Core license</cbc:Name>
<cac:SellersItemIdentification><cbc:ID>7XQ-00518</cbc:ID></cac:SellersItemIdentification></cac:Item>
</cac:CreditNoteLine></CreditNote>"#;

/// A PDF of one page that shows lines of text, and holds a file: the shape of Factur-X.
fn factur_x(lines: &str, file: &str) -> Vec<u8> {
    let mut content = "BT /F1 9 Tf 11 TL 40 780 Td\n".to_owned();
    for line in lines.lines() {
        let line = line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        content.push_str(&format!("({line}) Tj T*\n"));
    }
    content.push_str("ET");
    let stream = |entries: &str, data: &str| {
        format!("<< {entries} /Length {} >>\nstream\n{data}\nendstream", data.len())
    };
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /AF [6 0 R] \
         /Names << /EmbeddedFiles << /Names [(factur-x.xml) 6 0 R] >> >> >>"
            .to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        stream("", &content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
            .to_owned(),
        "<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /AFRelationship /Alternative \
         /EF << /F 7 0 R >> >>"
            .to_owned(),
        stream("/Type /EmbeddedFile /Subtype /text#2Fxml", file),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let at = bytes.len();
    let size = objects.len() + 1;
    bytes.extend(table.bytes());
    bytes.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n").bytes(),
    );
    bytes
}

/// Adds one file and returns its document.
fn add(vault: &Vault, name: &str, bytes: impl Into<Vec<u8>>) -> String {
    let input = Input::Bytes { name: name.to_owned(), bytes: bytes.into() };
    let added = vault.add(vec![input], AddOptions::default()).wait_searchable();
    assert_eq!(added.failed, [], "the file can be stored");
    named(vault, name).id
}

fn suggested(vault: &Vault, document: &str) -> SuggestionsView {
    vault.suggestions(document).expect("the document")
}

fn of_field<'a>(suggested: &'a SuggestionsView, field: &str) -> Vec<&'a SuggestionView> {
    suggested.values.iter().filter(|value| value.field == field).collect()
}

fn best<'a>(suggested: &'a SuggestionsView, field: &str) -> Option<&'a str> {
    of_field(suggested, field).first().map(|value| value.value.as_str())
}

fn accept(field: &str, value: &str) -> AcceptedSuggestion {
    AcceptedSuggestion { field: field.to_owned(), value: value.to_owned(), instead: None }
}

fn reject(field: &str, value: &str) -> RejectedSuggestion {
    RejectedSuggestion { field: field.to_owned(), value: value.to_owned() }
}

#[test]
fn a_printed_invoice_says_what_it_is_and_where_each_value_stands() {
    let office = Office::new();
    let vault = office.create();
    let invoice = add(&vault, "printed.txt", PRINTED);
    let found = suggested(&vault, &invoice);
    for (field, value) in [
        ("kind", "invoice"),
        ("invoice", "INV-2024-00421"),
        ("date", "2024-06-14"),
        ("issuer", "Northwind Resellers Ltd."),
        ("recipient", "Larkspur Instruments Inc."),
        ("purchase_order", "4500017232"),
        ("part", "7XQ-00518"),
        ("currency", "EUR"),
        ("net_total", "5600"),
        ("tax_total", "1288"),
        ("gross_total", "6888"),
    ] {
        assert_eq!(best(&found, field), Some(value), "{field}");
    }
    let page = vault.page(&invoice, 1, "").expect("the page");
    let units: Vec<u16> = page.text.encode_utf16().collect();
    let place = &of_field(&found, "invoice")[0].places[0];
    let printed = &units[place.start as usize..place.end as usize];
    assert_eq!(String::from_utf16_lossy(printed), "INV-2024-00421");
    let line = &found.lines[0];
    assert_eq!((line.part_number.as_str(), line.quantity), ("7XQ-00518", Some(16)));
    assert_eq!(found.lines.len(), 1);
    office.nothing_is_wrong(&vault);
}

#[test]
fn an_embedded_invoice_goes_before_the_text_and_contradictions_stay_visible() {
    let office = Office::new();
    let vault = office.create();
    let invoice = add(&vault, "facture.pdf", factur_x(PRINTED, CROSS_INDUSTRY));
    let found = suggested(&vault, &invoice);
    let days = of_field(&found, "date");
    let values: Vec<&str> = days.iter().map(|day| day.value.as_str()).collect();
    assert_eq!(values, ["2024-06-15", "2024-06-14"]);
    assert!(days.iter().all(|day| day.contested), "both days are marked");
    assert_eq!(days[0].reason, "structured");
    assert_eq!(days[0].places[0].name, "factur-x.xml");
    let number = of_field(&found, "invoice")[0];
    assert!(number.confirmed && !number.contested, "the paper agrees");
    let kinds: Vec<&str> = number.places.iter().map(|place| place.kind.as_str()).collect();
    assert_eq!(kinds, ["element", "text"], "the number is shown on the page, too");
    assert_eq!(found.lines[0].quantity, Some(16));
    assert_eq!(found.lines[0].reason, "structured");
    let file = named(&vault, "factur-x.xml");
    assert_eq!(best(&suggested(&vault, &file.id), "invoice"), Some("INV-2024-00421"));
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_credit_note_takes_back_and_says_what_cannot_be_read() {
    let office = Office::new();
    let vault = office.create();
    let note = add(&vault, "credit.xml", CREDIT_NOTE);
    let found = suggested(&vault, &note);
    assert_eq!(best(&found, "title"), Some("Credit note CN-17, Northwind Resellers Ltd."));
    assert_eq!(best(&found, "kind"), None, "a credit note proves no purchase");
    assert_eq!(found.lines[0].quantity, Some(-2));
    assert_eq!(found.unreadable[0].value, "about 700");
    assert_eq!(found.unreadable[0].place.path, "/CreditNote/LegalMonetaryTotal/TaxInclusiveAmount");
    office.nothing_is_wrong(&vault);
}

#[test]
fn what_is_accepted_is_stated_and_what_is_corrected_too() {
    let office = Office::new();
    let vault = office.create();
    let invoice = add(&vault, "facture.pdf", factur_x(PRINTED, CROSS_INDUSTRY));
    let corrected = AcceptedSuggestion {
        instead: Some("Larkspur Instruments Ltd".to_owned()),
        ..accept("recipient", "Larkspur Instruments Inc.")
    };
    let accepted = [
        accept("kind", "invoice"),
        accept("date", "2024-06-14"),
        accept("invoice", "INV-2024-00421"),
        accept("line", "1"),
        accept("gross_total", "6888"),
        accept("currency", "EUR"),
        corrected,
    ];
    vault.accept_suggestions(&invoice, &accepted).expect("they are suggested");
    let described = vault.document(&invoice).expect("the invoice").description;
    assert_eq!(described.kind.as_deref(), Some("invoice"));
    assert_eq!(described.date.as_deref(), Some("2024-06-14"));
    assert_eq!(described.recipient.as_deref(), Some("Larkspur Instruments Ltd"));
    assert_eq!(described.numbers[0].value, "INV-2024-00421");
    assert_eq!(described.gross.as_deref(), Some("6888"));
    assert_eq!(described.currency.as_deref(), Some("EUR"));
    let lines = vault.invoice_lines(&invoice).expect("the lines");
    assert_eq!((lines.len(), lines[0].quantity), (1, 16));
    let found = suggested(&vault, &invoice);
    assert!(of_field(&found, "invoice")[0].stated);
    assert!(of_field(&found, "gross_total")[0].stated);
    vault.undo().expect("undo works").expect("there is something to undo");
    assert_eq!(vault.document(&invoice).expect("the invoice").description.kind, None);
    assert_eq!(vault.invoice_lines(&invoice).expect("the lines"), []);
    office.nothing_is_wrong(&vault);
}

#[test]
fn what_nobody_suggested_cannot_be_accepted() {
    let office = Office::new();
    let vault = office.create();
    let invoice = add(&vault, "printed.txt", PRINTED);
    let code = |accepted: AcceptedSuggestion| {
        let refused = vault.accept_suggestions(&invoice, &[accepted]).expect_err("refused");
        refused.problem().code
    };
    assert_eq!(code(accept("invoice", "4711")), "no_such_suggestion");
    assert_eq!(code(accept("color", "red")), "bad_field");
    let much =
        AcceptedSuggestion { instead: Some("much".to_owned()), ..accept("gross_total", "6888") };
    assert_eq!(code(much), "bad_amount");
}

#[test]
fn what_is_rejected_does_not_come_again_until_that_is_undone() {
    let office = Office::new();
    let vault = office.create();
    let invoice = add(&vault, "facture.pdf", factur_x(PRINTED, CROSS_INDUSTRY));
    vault.reject_suggestions(&invoice, &[reject("date", "2024-06-15")]).expect("it is suggested");
    let found = suggested(&vault, &invoice);
    let days = of_field(&found, "date");
    assert_eq!(days.len(), 1);
    assert_eq!((days[0].value.as_str(), days[0].contested), ("2024-06-14", false));
    let described = vault.document(&invoice).expect("the invoice").suggested;
    assert_eq!(described.date.as_deref(), Some("2024-06-14"));
    vault.close();
    drop(vault);
    std::fs::remove_dir_all(office.path("desk/cache")).expect("the caches go");

    let vault = office.open();
    let found = suggested(&vault, &invoice);
    assert_eq!(found.rejected, [reject("date", "2024-06-15")]);
    assert_eq!(best(&found, "date"), Some("2024-06-14"));
    vault.withdraw_rejections(&invoice, &found.rejected).expect("it was rejected");
    assert_eq!(best(&suggested(&vault, &invoice), "date"), Some("2024-06-15"));
    vault.undo().expect("undo works").expect("there is something to undo");
    assert_eq!(best(&suggested(&vault, &invoice), "date"), Some("2024-06-14"));
    office.nothing_is_wrong(&vault);
}

#[test]
fn records_with_the_same_numbers_are_proposed_the_best_first() {
    let office = Office::new();
    let vault = office.create();
    let product = |part: &str, agreement: &str| LicenseFields {
        part_number: part.to_owned(),
        agreement_number: agreement.to_owned(),
        ..sql_server()
    };
    let other = vault.add_license(&product("9EM-00653", "5550000")).expect("a record").value;
    let part = vault.add_license(&product("7XQ-00518", "5550000")).expect("a record").value;
    let both = vault.add_license(&product("7XQ-00518", "7654321")).expect("a record").value;
    let text = format!("{PRINTED}\nAgreement number: 7654321\n");
    let invoice = add(&vault, "printed.txt", text);
    let found = suggested(&vault, &invoice);
    let proposed: Vec<&str> =
        found.records.iter().map(|record| record.license.id.as_str()).collect();
    assert_eq!(proposed, [both.as_str(), part.as_str()], "and not {other}");
    let record = &found.records[0];
    let reasons: Vec<&str> = record.reasons.iter().map(|common| common.reason.as_str()).collect();
    assert_eq!(reasons, ["agreement", "part"]);
    assert_eq!((record.quantity, record.kind.as_deref()), (Some(16), Some("invoice")));

    let request = LinkRequest {
        document: invoice.clone(),
        license: both.clone(),
        kind: "invoice".to_owned(),
        quantity: record.quantity,
        pages: String::new(),
    };
    vault.link(&[request]).expect("a link");
    let found = suggested(&vault, &invoice);
    assert!(found.records.iter().all(|record| record.license.id != both), "it is linked");
    office.nothing_is_wrong(&vault);
}
