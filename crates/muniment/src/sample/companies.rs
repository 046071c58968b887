//! The companies of the sample vault. All of them are invented.

/// A company as its letterhead shows it.
pub(crate) struct Company {
    pub(crate) name: &'static str,
    pub(super) street: &'static str,
    pub(super) town: &'static str,
    pub(super) country: &'static str,
    pub(super) tax: &'static str,
    pub(super) mail: &'static str,
    pub(super) bank: &'static str,
}

impl Company {
    /// The lines of a postal address.
    pub(super) fn address(&self) -> [&'static str; 4] {
        [self.name, self.street, self.town, self.country]
    }
}

pub(crate) const LARKSPUR_UK: Company = Company {
    name: "Larkspur Instruments Ltd",
    street: "14 Harbour Row",
    town: "Wexcombe WX3 4QD",
    country: "United Kingdom",
    tax: "VAT GB 000 4417 21",
    mail: "it-procurement@larkspur.example",
    bank: "",
};

pub(crate) const LARKSPUR_DE: Company = Company {
    name: "Larkspur Instruments GmbH",
    street: "Lindenallee 22",
    town: "09999 Auental",
    country: "Deutschland",
    tax: "USt-IdNr. DE000441722",
    mail: "einkauf@larkspur.example",
    bank: "",
};

pub(crate) const LARKSPUR_US: Company = Company {
    name: "Larkspur Instruments Inc.",
    street: "400 Quarry Street",
    town: "Fairmont Falls, OR 97999",
    country: "United States",
    tax: "",
    mail: "purchasing@larkspur.example",
    bank: "",
};

pub(crate) const NORTHGATE: Company = Company {
    name: "Northgate Licensing Ltd",
    street: "2 Millpond Court",
    town: "Aldermere AM1 7TB",
    country: "United Kingdom",
    tax: "VAT GB 000 9083 55",
    mail: "accounts@northgate.example",
    bank: "Aldermere Bank, sort code 00-00-00, account 00441907",
};

pub(super) const KONTOR: Company = Company {
    name: "Kontor Softhaus GmbH",
    street: "Werkstraße 8",
    town: "09998 Neuental",
    country: "Deutschland",
    tax: "USt-IdNr. DE000118740",
    mail: "rechnung@kontor-softhaus.example",
    bank: "Neuentaler Bank, IBAN DE00 0000 0000 0011 8740 00",
};

pub(super) const BELMONT: Company = Company {
    name: "Belmont Büro & IT e.K.",
    street: "Am Alten Markt 3",
    town: "09999 Auental",
    country: "Deutschland",
    tax: "USt-IdNr. DE000202318",
    mail: "laden@belmont-it.example",
    bank: "Sparkasse Auental, IBAN DE00 0000 0000 0020 2318 00",
};

pub(super) const TIDEWATER: Company = Company {
    name: "Tidewater Software Supply Inc.",
    street: "88 Landing Road",
    town: "Port Elmsley, ME 04999",
    country: "United States",
    tax: "",
    mail: "billing@tidewater.example",
    bank: "First Bank of Elmsley, routing 000000000, account 0093218",
};

pub(super) const KESTREL: Company = Company {
    name: "Kestrel Office Supply",
    street: "1207 Mill Avenue",
    town: "Fairmont Falls, OR 97999",
    country: "United States",
    tax: "",
    mail: "shop@kestrel.example",
    bank: "",
};

pub(super) const SEEBACH: Company = Company {
    name: "Seebach Informatik AG",
    street: "Uferweg 5",
    town: "8999 Seebach am See",
    country: "Schweiz",
    tax: "CHE-000.411.902 MWST",
    mail: "faktura@seebach.example",
    bank: "Bank am See, IBAN CH00 0000 0000 4119 02",
};

pub(super) const ASHDOWN: Company = Company {
    name: "Ashdown Optics Ltd",
    street: "Unit 6, Prism Park",
    town: "Greyholt GH8 2LN",
    country: "United Kingdom",
    tax: "VAT GB 000 3120 66",
    mail: "secretary@ashdown-optics.example",
    bank: "",
};
