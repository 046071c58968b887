use super::{StatedInvoice, read};

const CII: &str = r#"<?xml version="1.0" encoding="UTF-8"?><!-- a comment -->
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
    xmlns:ram="urn:ram" xmlns:udt="urn:udt">
  <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>
    <ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
  </rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument><ram:ID>INV-7</ram:ID><ram:TypeCode>380</ram:TypeCode>
    <ram:IssueDateTime><udt:DateTimeString format="102">20240229</udt:DateTimeString></ram:IssueDateTime>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>10</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct><ram:GlobalID schemeID="0160">4012345678901</ram:GlobalID>
        <ram:SellerAssignedID>269-05623</ram:SellerAssignedID><ram:Name>Office &amp; more</ram:Name>
      </ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">25.0000</ram:BilledQuantity>
      </ram:SpecifiedLineTradeDelivery>
    </ram:IncludedSupplyChainTradeLineItem>
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:SpecifiedTradeProduct><ram:Name>Second</ram:Name></ram:SpecifiedTradeProduct>
    </ram:IncludedSupplyChainTradeLineItem>
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty><ram:Name>Northwind</ram:Name>
        <ram:DefinedTradeContact><ram:PersonName>Someone</ram:PersonName></ram:DefinedTradeContact>
      </ram:SellerTradeParty>
    </ram:ApplicableHeaderTradeAgreement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"#;

const UBL: &str = r#"<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
    xmlns:cac="urn:cac" xmlns:cbc="urn:cbc">
  <cbc:ID>UBL-1</cbc:ID><cbc:IssueDate>2024-03-01</cbc:IssueDate>
  <cac:OrderReference><cbc:ID>4500017232</cbc:ID></cac:OrderReference>
  <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Shop</cbc:Name></cac:PartyName>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="EUR">119.00</cbc:TaxInclusiveAmount>
  </cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="H87">4</cbc:InvoicedQuantity>
    <cac:Item><cbc:Name>License</cbc:Name></cac:Item></cac:InvoiceLine>
</Invoice>"#;

fn value<'a>(invoice: &'a StatedInvoice, term: &str, line: Option<u32>) -> Option<&'a str> {
    let mut values = invoice.values.iter();
    values.find(|value| value.term == term && value.line == line).map(|value| value.value.as_str())
}

fn place<'a>(invoice: &'a StatedInvoice, term: &str) -> &'a str {
    let mut values = invoice.values.iter();
    values.find(|value| value.term == term).map_or("", |value| value.place.as_str())
}

#[test]
fn a_cross_industry_invoice_states_its_values() {
    let invoice = read(CII).expect("an invoice");
    assert_eq!(invoice.syntax, "cii");
    assert_eq!(value(&invoice, "number", None), Some("INV-7"));
    assert_eq!(value(&invoice, "issue_date", None), Some("20240229"));
    assert_eq!(value(&invoice, "seller", None), Some("Northwind"));
    assert_eq!(value(&invoice, "line_quantity", Some(1)), Some("25.0000"));
    assert_eq!(value(&invoice, "line_description", Some(1)), Some("Office & more"));
    assert_eq!(value(&invoice, "line_description", Some(2)), Some("Second"));
    assert_eq!(invoice.problem, None);
}

#[test]
fn a_value_says_where_it_stands() {
    let invoice = read(CII).expect("an invoice");
    assert_eq!(place(&invoice, "number"), "/CrossIndustryInvoice/ExchangedDocument/ID");
    assert_eq!(
        place(&invoice, "line_quantity"),
        "/CrossIndustryInvoice/SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem[1]\
         /SpecifiedLineTradeDelivery/BilledQuantity"
    );
}

#[test]
fn a_ubl_invoice_states_its_values() {
    let invoice = read(UBL).expect("an invoice");
    assert_eq!(invoice.syntax, "ubl");
    assert_eq!(value(&invoice, "number", None), Some("UBL-1"));
    assert_eq!(value(&invoice, "purchase_order", None), Some("4500017232"));
    assert_eq!(value(&invoice, "gross", None), Some("119.00"));
    assert_eq!(value(&invoice, "line_position", Some(1)), Some("1"));
    assert_eq!(value(&invoice, "line_quantity", Some(1)), Some("4"));
}

#[test]
fn the_unit_of_a_value_is_kept() {
    let invoice = read(UBL).expect("an invoice");
    let gross = invoice.values.iter().find(|value| value.term == "gross").expect("a total");
    assert_eq!(gross.unit, "EUR");
}

#[test]
fn other_xml_is_no_invoice() {
    assert_eq!(read("<Invoice><ID>7</ID></Invoice>"), None);
    assert_eq!(read("<html><body>Invoice</body></html>"), None);
    assert_eq!(read("no markup"), None);
}

#[test]
fn a_broken_invoice_keeps_what_stands_before_the_damage_and_says_so() {
    let broken = &CII[..CII.find("<ram:SpecifiedLineTradeDelivery>").expect("a delivery")];
    let invoice = read(broken).expect("an invoice");
    assert_eq!(value(&invoice, "number", None), Some("INV-7"));
    assert_eq!(invoice.problem.expect("a problem").code, "bad_xml");
}

#[test]
fn depth_and_width_are_bounded() {
    let deep = format!(
        "<CrossIndustryInvoice>{}deep{}</CrossIndustryInvoice>",
        "<a>".repeat(100_000),
        "</a>".repeat(100_000)
    );
    assert_eq!(read(&deep).expect("an invoice").values, []);
    let line = "<IncludedSupplyChainTradeLineItem><SpecifiedTradeProduct><Name>x</Name>\
                </SpecifiedTradeProduct></IncludedSupplyChainTradeLineItem>";
    let wide = format!("<CrossIndustryInvoice>{}</CrossIndustryInvoice>", line.repeat(60_000));
    let invoice = read(&wide).expect("an invoice");
    assert_eq!(invoice.problem.expect("a problem").code, "truncated");
}
