//! Which elements of the two syntaxes hold what, after the semantic model of EN 16931-1 and its
//! syntax bindings (CEN/TS 16931-3-2 and 3-3), with the older names of ZUGFeRD 1.

/// A syntax for invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    CrossIndustry,
    Ubl,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    Number,
    TypeCode,
    IssueDate,
    Seller,
    SellerTradingName,
    SellerId,
    Buyer,
    BuyerTradingName,
    BuyerId,
    PurchaseOrder,
    SalesOrder,
    Contract,
    Currency,
    Net,
    Tax,
    Gross,
    LinePosition,
    LineDescription,
    LineSellerItem,
    LineManufacturerItem,
    LineStandardItem,
    LineQuantity,
    LinePrice,
    LineAmount,
    LineSerial,
}

use Term::*;

/// What an element holds: the end of its path, below the root or the line.
type Table = &'static [(&'static str, Term)];

/// Ends of paths; the first part may be the end of a longer name, which differs between versions.
const CROSS_INDUSTRY: Table = &[
    ("ExchangedDocument/ID", Number),
    ("ExchangedDocument/TypeCode", TypeCode),
    ("ExchangedDocument/IssueDateTime/DateTimeString", IssueDate),
    ("TradeAgreement/SellerTradeParty/Name", Seller),
    ("TradeAgreement/SellerTradeParty/ID", SellerId),
    ("TradeAgreement/SellerTradeParty/GlobalID", SellerId),
    ("TradeAgreement/SellerTradeParty/SpecifiedTaxRegistration/ID", SellerId),
    ("TradeAgreement/BuyerTradeParty/Name", Buyer),
    ("TradeAgreement/BuyerTradeParty/ID", BuyerId),
    ("TradeAgreement/BuyerTradeParty/GlobalID", BuyerId),
    ("TradeAgreement/BuyerTradeParty/SpecifiedTaxRegistration/ID", BuyerId),
    ("TradeAgreement/BuyerOrderReferencedDocument/IssuerAssignedID", PurchaseOrder),
    ("TradeAgreement/BuyerOrderReferencedDocument/ID", PurchaseOrder),
    ("TradeAgreement/SellerOrderReferencedDocument/IssuerAssignedID", SalesOrder),
    ("TradeAgreement/ContractReferencedDocument/IssuerAssignedID", Contract),
    ("TradeAgreement/ContractReferencedDocument/ID", Contract),
    ("TradeSettlement/InvoiceCurrencyCode", Currency),
    ("MonetarySummation/TaxBasisTotalAmount", Net),
    ("MonetarySummation/TaxTotalAmount", Tax),
    ("MonetarySummation/GrandTotalAmount", Gross),
];
const CROSS_INDUSTRY_LINE: Table = &[
    ("AssociatedDocumentLineDocument/LineID", LinePosition),
    ("SpecifiedTradeProduct/Name", LineDescription),
    ("SpecifiedTradeProduct/SellerAssignedID", LineSellerItem),
    ("SpecifiedTradeProduct/ManufacturerAssignedID", LineManufacturerItem),
    ("SpecifiedTradeProduct/GlobalID", LineStandardItem),
    ("TradeDelivery/BilledQuantity", LineQuantity),
    ("NetPriceProductTradePrice/ChargeAmount", LinePrice),
    ("MonetarySummation/LineTotalAmount", LineAmount),
    ("IndividualTradeProductInstance/SerialID", LineSerial),
];
/// Whole paths below the root, since the same names stand for other things elsewhere.
const UBL: Table = &[
    ("ID", Number),
    ("InvoiceTypeCode", TypeCode),
    ("CreditNoteTypeCode", TypeCode),
    ("IssueDate", IssueDate),
    ("AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName", Seller),
    ("AccountingSupplierParty/Party/PartyName/Name", SellerTradingName),
    ("AccountingSupplierParty/Party/PartyIdentification/ID", SellerId),
    ("AccountingSupplierParty/Party/PartyTaxScheme/CompanyID", SellerId),
    ("AccountingSupplierParty/Party/PartyLegalEntity/CompanyID", SellerId),
    ("AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName", Buyer),
    ("AccountingCustomerParty/Party/PartyName/Name", BuyerTradingName),
    ("AccountingCustomerParty/Party/PartyIdentification/ID", BuyerId),
    ("AccountingCustomerParty/Party/PartyTaxScheme/CompanyID", BuyerId),
    ("AccountingCustomerParty/Party/PartyLegalEntity/CompanyID", BuyerId),
    ("OrderReference/ID", PurchaseOrder),
    ("OrderReference/SalesOrderID", SalesOrder),
    ("ContractDocumentReference/ID", Contract),
    ("DocumentCurrencyCode", Currency),
    ("LegalMonetaryTotal/TaxExclusiveAmount", Net),
    ("TaxTotal/TaxAmount", Tax),
    ("LegalMonetaryTotal/TaxInclusiveAmount", Gross),
];
const UBL_LINE: Table = &[
    ("ID", LinePosition),
    ("Item/Name", LineDescription),
    ("Item/SellersItemIdentification/ID", LineSellerItem),
    ("Item/ManufacturersItemIdentification/ID", LineManufacturerItem),
    ("Item/StandardItemIdentification/ID", LineStandardItem),
    ("InvoicedQuantity", LineQuantity),
    ("CreditedQuantity", LineQuantity),
    ("Price/PriceAmount", LinePrice),
    ("LineExtensionAmount", LineAmount),
    ("Item/ItemInstance/SerialID", LineSerial),
];

impl Syntax {
    /// The syntax whose root has this name and these namespaces.
    pub(super) fn of_root(
        name: &str,
        mut namespaces: impl Iterator<Item = String>,
    ) -> Option<Self> {
        match name {
            "CrossIndustryInvoice" | "CrossIndustryDocument" => Some(Self::CrossIndustry),
            "Invoice" | "CreditNote" => namespaces
                .any(|namespace| namespace.starts_with("urn:oasis:names:specification:ubl:"))
                .then_some(Self::Ubl),
            _ => None,
        }
    }

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::CrossIndustry => "cii",
            Self::Ubl => "ubl",
        }
    }

    /// Whether an element of this name is a line of the invoice.
    pub(super) fn is_line(self, name: &str) -> bool {
        match self {
            Self::CrossIndustry => name == "IncludedSupplyChainTradeLineItem",
            Self::Ubl => matches!(name, "InvoiceLine" | "CreditNoteLine"),
        }
    }

    /// What the element at the end of a path holds. The path begins with the root; `line` is the
    /// position in it of the line in which the element stands.
    pub(super) fn term(self, path: &[&str], line: Option<usize>) -> Option<Term> {
        let found = |table: Table, fits: &dyn Fn(&str) -> bool| {
            table.iter().find(|(end, _)| fits(end)).map(|(_, term)| *term)
        };
        match self {
            Self::CrossIndustry => {
                let path = path.join("/");
                let table = if line.is_some() { CROSS_INDUSTRY_LINE } else { CROSS_INDUSTRY };
                found(table, &|end| path.ends_with(end))
            }
            Self::Ubl => {
                let below = path.get(line.unwrap_or_default() + 1..)?.join("/");
                found(if line.is_some() { UBL_LINE } else { UBL }, &|end| below == end)
            }
        }
    }
}

impl Term {
    /// The code under which a reading keeps it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Number => "number",
            TypeCode => "type_code",
            IssueDate => "issue_date",
            Seller => "seller",
            SellerTradingName => "seller_trading_name",
            SellerId => "seller_id",
            Buyer => "buyer",
            BuyerTradingName => "buyer_trading_name",
            BuyerId => "buyer_id",
            PurchaseOrder => "purchase_order",
            SalesOrder => "sales_order",
            Contract => "contract",
            Currency => "currency",
            Net => "net",
            Tax => "tax",
            Gross => "gross",
            LinePosition => "line_position",
            LineDescription => "line_description",
            LineSellerItem => "line_seller_item",
            LineManufacturerItem => "line_manufacturer_item",
            LineStandardItem => "line_standard_item",
            LineQuantity => "line_quantity",
            LinePrice => "line_price",
            LineAmount => "line_amount",
            LineSerial => "line_serial",
        }
    }
}
