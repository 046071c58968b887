//! What a document is, from what it calls itself.

use super::Clues;
use super::page::Page;
use crate::EvidenceKind::{self, *};

/// Lines in which a paper says what it is.
const HEAD: usize = 30;
/// Words a heading has at most.
const HEADING: usize = 7;
/// A heading, a label that only such papers have, and a phrase that they often have.
const STRONG: u32 = 4;
const CLEAR: u32 = 3;
const WEAK: u32 = 1;
/// What a kind needs to be suggested, and by how much it must lead.
const ENOUGH: u32 = 4;
const LEAD: u32 = 2;

/// German headings that end longer words, such as "Handelsrechnung".
const COMPOUNDS: &[&str] = &["rechnung", "vertrag"];

/// What tells that a paper is of a kind; in small letters.
struct Sign {
    /// None: a paper that proves nothing by itself, so that no kind is suggested.
    kind: Option<EvidenceKind>,
    headings: &'static [&'static str],
    labels: &'static [&'static str],
    phrases: &'static [&'static str],
}

const SIGNS: &[Sign] = &[
    Sign {
        kind: Some(Invoice),
        headings: &[
            "invoice",
            "tax invoice",
            "sales invoice",
            "rechnung",
            "facture",
            "factura",
            "factuur",
        ],
        labels: &[
            "invoice number",
            "invoice no",
            "invoice #",
            "invoice date",
            "invoice id",
            "inv no",
            "rechnungsnummer",
            "rechnungsnr",
            "rechnungs-nr",
            "rechnungsdatum",
            "facture n°",
            "facture no",
            "numéro de facture",
            "date de facture",
            "factura n.º",
            "factura nº",
            "número de factura",
            "fecha de factura",
            "factuurnummer",
            "factuurdatum",
        ],
        phrases: &[
            "amount due",
            "balance due",
            "payment terms",
            "zahlbar",
            "subtotal",
            "bill to",
            "vat",
            "mwst",
            "tva",
            "iva",
        ],
    },
    Sign {
        kind: Some(PurchaseOrder),
        headings: &["purchase order", "bestellung", "bon de commande", "orden de compra"],
        labels: &[
            "purchase order number",
            "purchase order no",
            "po number",
            "po no",
            "po date",
            "bestellnummer",
            "bestelldatum",
            "orden de compra no",
        ],
        phrases: &[
            "ship to",
            "vendor",
            "lieferant",
            "fournisseur",
            "proveedor",
            "deliver to",
            "authorized by",
        ],
    },
    Sign {
        kind: Some(OrderConfirmation),
        headings: &[
            "order confirmation",
            "order acknowledgement",
            "order acknowledgment",
            "auftragsbestätigung",
            "bestellbestätigung",
            "confirmation de commande",
            "confirmación de pedido",
            "certificate of purchase",
        ],
        labels: &["confirmation number", "auftragsnummer"],
        phrases: &[
            "thank you for your order",
            "vielen dank für ihre bestellung",
            "merci de votre commande",
            "gracias por su pedido",
        ],
    },
    Sign {
        kind: Some(Receipt),
        headings: &[
            "receipt",
            "payment receipt",
            "sales receipt",
            "official receipt",
            "quittung",
            "kassenbon",
            "reçu",
            "recibo",
        ],
        labels: &["receipt number", "receipt no", "quittungsnummer", "reçu n°", "recibo n.º"],
        phrases: &["payment received", "cash", "change", "cashier", "bar bezahlt"],
    },
    Sign {
        kind: Some(Enrollment),
        headings: &[
            "enterprise enrollment",
            "enrollment",
            "server and cloud enrollment",
            "affiliate registration form",
            "enterprise subscription enrollment",
            "program enrollment",
        ],
        labels: &["enrollment number", "enrolled affiliate", "public customer number"],
        phrases: &[
            "enrollment effective date",
            "qualified devices",
            "enterprise products",
            "expiration date",
        ],
    },
    Sign {
        kind: Some(Amendment),
        headings: &["amendment", "addendum", "nachtrag", "avenant", "adenda", "contract amendment"],
        labels: &["this amendment", "amendment id"],
        phrases: &["is amended", "hereby amended", "remain in full force"],
    },
    Sign {
        kind: Some(Agreement),
        headings: &[
            "agreement",
            "license agreement",
            "master agreement",
            "enterprise agreement",
            "contract",
            "vertrag",
            "rahmenvertrag",
            "lizenzvertrag",
            "contrat",
            "contrato",
            "acuerdo",
            "select plus agreement",
        ],
        labels: &[
            "agreement number",
            "vertragsnummer",
            "numéro de contrat",
            "número de contrato",
            "by and between",
        ],
        phrases: &[
            "this agreement",
            "whereas",
            "witnesseth",
            "governing law",
            "in witness whereof",
            "the parties",
            "vertragsparteien",
            "les parties",
            "las partes",
            "hereinafter",
        ],
    },
    Sign {
        kind: Some(MlsSnapshot),
        headings: &["microsoft license statement", "license statement"],
        labels: &[
            "effective quantity",
            "unresolved quantity",
            "active sa quantity",
            "calculation date",
        ],
        phrases: &["request id", "license pool", "product family", "volume licensing"],
    },
    Sign {
        kind: Some(LicenseSummary),
        headings: &["license summary", "relationship summary", "licence summary"],
        labels: &["licensing id", "license id"],
        phrases: &["volume licensing", "software assurance"],
    },
    Sign {
        kind: Some(TrueUpOrder),
        headings: &[
            "true-up",
            "true up",
            "true-up order",
            "update statement",
            "enrollment update statement",
            "true-up quote",
        ],
        labels: &["true-up period", "zero usage"],
        phrases: &["anniversary", "enrollment"],
    },
    Sign {
        kind: Some(Coa),
        headings: &[
            "certificate of authenticity",
            "coa",
            "echtheitszertifikat",
            "certificat d'authenticité",
            "certificado de autenticidad",
        ],
        labels: &["label not to be sold separately", "proof of license"],
        phrases: &["product key", "oem software", "oem product"],
    },
    Sign {
        kind: Some(PriceSheet),
        headings: &[
            "price sheet",
            "customer price sheet",
            "channel price sheet",
            "price list",
            "preisliste",
        ],
        labels: &["net price", "price level"],
        phrases: &["part number", "unit price", "estimated retail price"],
    },
    Sign {
        kind: Some(Eula),
        headings: &[
            "end user license agreement",
            "end-user license agreement",
            "software license terms",
            "microsoft software license terms",
            "endbenutzer-lizenzvertrag",
            "contrat de licence utilisateur final",
            "contrato de licencia de usuario final",
        ],
        labels: &["by using the software, you accept", "this eula"],
        phrases: &["installation and use rights", "you may not", "limited warranty"],
    },
    Sign {
        kind: Some(PublicTerms),
        headings: &[
            "terms of service",
            "terms of use",
            "product terms",
            "services agreement",
            "service terms",
            "product use rights",
            "online services terms",
            "universal license terms",
            "service level agreement",
            "privacy statement",
            "nutzungsbedingungen",
        ],
        labels: &["last updated", "published", "effective date of these terms"],
        phrases: &["you agree", "we may change these terms", "these terms"],
    },
    Sign {
        kind: Some(AuditLetter),
        headings: &[
            "notice of audit",
            "license audit",
            "audit notification",
            "license compliance verification",
            "software license review",
        ],
        labels: &[
            "compliance verification",
            "right to audit",
            "license compliance review",
            "lizenzaudit",
            "audit de licences",
        ],
        phrases: &[
            "independent auditor",
            "dear",
            "sehr geehrte",
            "within thirty",
            "effective license position",
        ],
    },
    Sign {
        kind: Some(TransferRecord),
        headings: &[
            "license transfer form",
            "perpetual license transfer",
            "transfer of licenses",
            "notice of transfer",
        ],
        labels: &["transferor", "transferee"],
        phrases: &["transfer date", "perpetual licenses"],
    },
    Sign {
        kind: Some(UseReport),
        headings: &["monthly use report", "use report", "spla report"],
        labels: &["zero use", "reporting period"],
        phrases: &["spla", "services provider license agreement"],
    },
    Sign {
        kind: None,
        headings: &[
            "quotation",
            "quote",
            "angebot",
            "devis",
            "presupuesto",
            "delivery note",
            "packing slip",
            "lieferschein",
            "bon de livraison",
            "albarán",
            "statement of account",
            "credit note",
            "gutschrift",
            "avoir",
            "bestellformular",
        ],
        labels: &[
            "quote number",
            "quotation no",
            "angebotsnummer",
            "lieferscheinnummer",
            "valid until",
        ],
        phrases: &[],
    },
];

pub(super) fn of(clues: &Clues<'_>, pages: &[Page]) -> Option<EvidenceKind> {
    if clues.is_mail() {
        return Some(Correspondence);
    }
    let name = name_words(clues.name);
    let scores = SIGNS.iter().map(|sign| (score(sign, &name, pages), sign.kind));
    let mut scores: Vec<(u32, Option<EvidenceKind>)> = scores.collect();
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let [(best, kind), (second, _), ..] = scores[..] else { return None };
    kind.filter(|_| best >= ENOUGH && best >= second + LEAD)
}

fn score(sign: &Sign, name: &str, pages: &[Page]) -> u32 {
    let Some(first) = pages.first() else { return 0 };
    let head = first.lines.iter().take(HEAD);
    let mut heading = 0;
    for (at, line) in head.enumerate() {
        for cell in &line.cells {
            let text = line.lower[cell.start..cell.end].trim();
            if sign.headings.iter().any(|phrase| is_heading(text, phrase)) {
                heading = heading.max(STRONG + u32::from(at < 5) + u32::from(text.len() < 24));
            }
        }
    }
    let labels = sign.labels.iter().filter(|label| first.says(label)).count();
    let labels = CLEAR * u32::try_from(labels.min(2)).unwrap_or(2);
    let phrases = sign.phrases.iter().filter(|phrase| pages.iter().any(|page| page.says(phrase)));
    let phrases = WEAK * u32::try_from(phrases.count().min(4)).unwrap_or(4);
    let named = sign.headings.iter().any(|phrase| name.contains(&format!(" {phrase} ")));
    heading + labels + phrases + if named { 2 } else { 0 }
}

/// Whether a cell is, begins with or ends with a phrase and says little else. What has a colon
/// after it is a label.
fn is_heading(cell: &str, phrase: &str) -> bool {
    let cell = cell.trim_matches(|c: char| !c.is_alphanumeric() && c != ':');
    if cell.split_whitespace().count() > HEADING || cell.ends_with(':') {
        return false;
    }
    if let Some(rest) = cell.strip_prefix(phrase) {
        return rest.is_empty() || (rest.starts_with([' ', '#', '.']) && !rest.starts_with(" :"));
    }
    // Agreements are named by what they are about, before the word; German puts it in one word.
    let compound = COMPOUNDS.contains(&phrase);
    if let Some(rest) = cell.strip_suffix(phrase) {
        return (rest.ends_with(' ') || compound) && !rest.contains([':', ',', '.']);
    }
    compound
        && !cell.contains(':')
        && cell.split_whitespace().next().is_some_and(|first| first.ends_with(phrase))
        && cell.contains(|c: char| c.is_ascii_digit())
}

fn name_words(name: &str) -> String {
    let words: String =
        name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "))
}
