//! The clauses of the sample agreements. They are written for the sample vault and are no legal text.

/// One numbered clause.
pub(super) struct Clause {
    pub(super) title: &'static str,
    pub(super) paragraphs: &'static [&'static str],
}

pub(super) const FRAMEWORK: &[Clause] = &[
    Clause {
        title: "What this agreement does",
        paragraphs: &[
            "The Customer and its affiliates may order software licenses through the Supplier. \
             An order becomes binding when the Supplier confirms it. Each affiliate takes part \
             entirely or not at all.",
            "Enrollments under this agreement carry numbers of their own. Where an enrollment \
             and this agreement differ, the enrollment decides for the products it names.",
        ],
    },
    Clause {
        title: "Words used",
        paragraphs: &[
            "License means the right to use one unit of a product, counted by the metric that \
             the order names: per device, per user, per server or per core.",
            "Affiliate means a company that the Customer controls, or that is controlled by the \
             same parent. Control means more than half of the voting rights.",
            "Software Assurance means the right to new versions that appear while coverage \
             lasts, and to the benefits that the publisher attaches to it.",
        ],
    },
    Clause {
        title: "Ordering",
        paragraphs: &[
            "Orders are placed in writing and name the part number, the product, the quantity \
             and the affiliate that will hold the licenses. The Supplier passes complete orders \
             on within two working days.",
            "The Supplier confirms each order in writing and states under which enrollment the \
             licenses will be registered.",
        ],
    },
    Clause {
        title: "Prices and payment",
        paragraphs: &[
            "Prices are fixed for each product for the three years of an enrollment. Taxes are \
             added at the rate that applies on the day of the invoice.",
            "Invoices are due within thirty days. Where an enrollment allows installments, the \
             right to use a product becomes perpetual when the last installment is paid.",
        ],
    },
    Clause {
        title: "True-up",
        paragraphs: &[
            "Once a year, in the sixty days before the anniversary of an enrollment, the \
             Customer counts its devices, users and cores and orders what was added. If nothing \
             was added, it says so in an update statement.",
            "A late true-up does not end the right to use a product, but the Supplier may \
             charge the coverage that would have been due.",
        ],
    },
    Clause {
        title: "Proof of entitlement",
        paragraphs: &[
            "The Customer keeps this agreement, its enrollments, order confirmations, invoices \
             and proof of payment for as long as it uses the products, and for seven years \
             after that.",
            "The Supplier sends the Customer every paper that proves a purchase, and answers \
             questions about old orders for ten years.",
        ],
    },
    Clause {
        title: "Transfer",
        paragraphs: &[
            "Licenses that are fully paid and perpetual may pass to an affiliate, or to a buyer \
             of the business that uses them. The Customer gives written notice before the \
             transfer and keeps a copy of it.",
            "Licenses for an upgrade pass only together with the license they upgrade. \
             Software Assurance alone cannot be transferred.",
        ],
    },
    Clause {
        title: "Verification",
        paragraphs: &[
            "The publisher may ask once a year, with thirty days’ notice, whether the use of \
             its products is covered. The Customer answers with its records and may choose an \
             independent auditor at its own expense.",
            "If more than five percent of the use is not covered, the Customer orders the \
             missing licenses within thirty days.",
        ],
    },
    Clause {
        title: "Confidentiality and data",
        paragraphs: &[
            "Prices, counts and reports are confidential. Either party may show them to its \
             advisers and auditors, who must keep them confidential too.",
        ],
    },
    Clause {
        title: "Term and end",
        paragraphs: &[
            "This agreement has no fixed end. Either party may end it with sixty days’ notice; \
             enrollments that are running then continue to their own end.",
            "Perpetual licenses outlast this agreement. Subscriptions end with their term.",
        ],
    },
    Clause {
        title: "Other terms",
        paragraphs: &[
            "Changes need writing. If a clause turns out to be void, the others stay in force. \
             The law of the country in which the Customer has its seat applies.",
        ],
    },
];

pub(super) const GERMAN_FRAMEWORK: &[Clause] = &[
    Clause {
        title: "Gegenstand",
        paragraphs: &[
            "Der Kunde und seine verbundenen Unternehmen können über den Lieferanten \
             Softwarelizenzen beziehen. Ein Auftrag kommt zustande, wenn der Lieferant ihn \
             schriftlich bestätigt.",
            "Jede Lizenz berechtigt zur Nutzung einer Einheit des Produkts. Die Zählweise, etwa \
             je Gerät, je Nutzer oder je Kern, ergibt sich aus dem Auftrag.",
        ],
    },
    Clause {
        title: "Bestellung und Lieferung",
        paragraphs: &[
            "Bestellungen nennen Artikelnummer, Produkt, Menge und das Unternehmen, das die \
             Lizenzen halten soll. Der Lieferant leitet vollständige Bestellungen innerhalb von \
             zwei Werktagen weiter.",
            "Die Lieferung erfolgt elektronisch. Der Lieferant teilt mit, unter welcher Nummer \
             die Lizenzen beim Hersteller geführt werden.",
        ],
    },
    Clause {
        title: "Preise und Zahlung",
        paragraphs: &[
            "Es gelten die Preise der jeweils gültigen Preisliste. Rechnungen sind innerhalb \
             von dreißig Tagen ohne Abzug zahlbar.",
            "Bis zur vollständigen Bezahlung ist die Nutzung nur auf Zeit gestattet. Danach \
             besteht das Nutzungsrecht unbefristet.",
        ],
    },
    Clause {
        title: "Wartung",
        paragraphs: &[
            "Wird zu einer Lizenz Wartung erworben, so darf der Kunde neue Versionen nutzen, \
             die während der Laufzeit der Wartung erscheinen. Eine Lücke in der Wartung lässt \
             dieses Recht für spätere Versionen entfallen.",
        ],
    },
    Clause {
        title: "Nachweise",
        paragraphs: &[
            "Der Kunde bewahrt diesen Vertrag, Auftragsbestätigungen, Rechnungen und \
             Zahlungsbelege auf, solange er die Produkte nutzt, und zehn Jahre darüber hinaus.",
            "Der Lieferant stellt auf Anfrage Kopien der Belege aus, die er noch besitzt. Eine \
             Pflicht zur Aufbewahrung über die gesetzlichen Fristen hinaus übernimmt er nicht.",
        ],
    },
    Clause {
        title: "Übertragung",
        paragraphs: &[
            "Vollständig bezahlte, unbefristete Lizenzen dürfen an verbundene Unternehmen \
             übertragen werden. Beide Seiten halten die Übertragung schriftlich fest und nennen \
             Datum, Produkt und Menge.",
            "Lizenzen für ein Upgrade werden nur zusammen mit der zugrunde liegenden Lizenz \
             übertragen.",
        ],
    },
    Clause {
        title: "Prüfung",
        paragraphs: &[
            "Der Hersteller kann einmal im Jahr mit einer Frist von dreißig Tagen Auskunft über \
             die Nutzung verlangen. Der Kunde legt dazu seine Aufzeichnungen vor.",
            "Fehlende Lizenzen bestellt der Kunde innerhalb von dreißig Tagen nach. Weitere \
             Ansprüche wegen derselben Nutzung bestehen dann nicht.",
        ],
    },
    Clause {
        title: "Vertraulichkeit",
        paragraphs: &[
            "Preise und Stückzahlen behandeln die Parteien vertraulich. Die Weitergabe an \
             Berater und Prüfer, die selbst zur Verschwiegenheit verpflichtet sind, ist erlaubt.",
        ],
    },
    Clause {
        title: "Laufzeit",
        paragraphs: &[
            "Der Vertrag läuft auf unbestimmte Zeit und kann mit einer Frist von drei Monaten \
             zum Ende eines Kalenderjahres gekündigt werden. Bestehende Lizenzen bleiben davon \
             unberührt.",
        ],
    },
    Clause {
        title: "Schlussbestimmungen",
        paragraphs: &[
            "Änderungen bedürfen der Schriftform. Sollte eine Bestimmung unwirksam sein, so \
             bleiben die übrigen wirksam. Erfüllungsort ist der Sitz des Kunden.",
        ],
    },
];

pub(super) const AMENDMENT: &[Clause] = &[
    Clause {
        title: "Installments",
        paragraphs: &[
            "The Customer pays for the products of its first order in three equal installments, \
             due on 14 April 2020, 14 April 2021 and 14 April 2022. No interest is charged.",
        ],
    },
    Clause {
        title: "Affiliates",
        paragraphs: &[
            "Affiliates that the Customer acquires while the enrollment runs may join it with \
             ninety days’ notice. Their licenses bought earlier stay under the agreements under \
             which they were bought.",
        ],
    },
    Clause {
        title: "Late payment",
        paragraphs: &[
            "If an installment is more than sixty days late, the Supplier may ask for the \
             remaining amount at once.",
        ],
    },
];
